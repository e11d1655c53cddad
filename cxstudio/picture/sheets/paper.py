"""A sheet of paper for a view: its size, what is set on it with, and the foot each page has; it knows no view.

Page coordinates are points, y grows downwards; `u` runs from the leading margin, whichever side that is on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from cxstudio.model.document import Document
from cxstudio.model.records import Session
from cxstudio.picture.assumptions import HEIGHT, assumption_mark, assumption_words
from cxstudio.picture.flow import Flow, Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.marks import line
from cxstudio.picture.papers import PAPERS, POINTS_PER_MM, paper_mm
from cxstudio.picture.poster import (
    FOOT,
    Bookmark,
    Element,
    Page,
    PageSetup,
    PlacedGroup,
)
from cxstudio.picture.primitives import Part, Placed, Stroke
from cxstudio.picture.styles import print_style
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextEngine
from cxstudio.words import N_

_FOOT = 18.0  # points kept under everything, at a factor of 1
_RULE, _CLEAR = 6.0, 8.0  # what is clear above the rule of the foot, and under the mark of assumptions
_MARGIN_MM = 14.0
_AS_A4 = 0.9
_A4_LONG = PAPERS["A4"][1]


@dataclass(frozen=True)
class Paper:
    """One size of paper. A map that is as large as it likes ("fit") has views on A4, and a view lies on its side.

    `journeys` are those the pages are made for: where one of them rests on assumptions, each page says so. `begun` is
    how far down the first page is taken by what stands before, in points; 0 for a page of one's own.
    """

    document: Document
    engine: TextEngine
    setup: PageSetup
    journeys: tuple[str, ...] = ()
    begun: float = 0.0

    @cached_property
    def wording(self) -> Wording:
        session = self.document.session
        return Wording(session.language, session.direction == "rtl")

    @cached_property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        short, long = (side * POINTS_PER_MM for side in paper_mm(self.setup.size))
        return (short, long) if self.setup.landscape is False else (long, short)

    @cached_property
    def factor(self) -> float:
        """How much larger everything is than on A4, so that a large sheet is no small one in a corner."""
        factor = max(self.size) / (_A4_LONG * POINTS_PER_MM)
        # A letter is A4 for all that is read: its small print would be too small.
        return 1.0 if _AS_A4 <= factor < 1.0 else factor

    @property
    def margin(self) -> float:
        return _MARGIN_MM * POINTS_PER_MM * self.factor

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.size[0] - 2 * self.margin

    @property
    def top(self) -> float:
        return self.margin

    @property
    def first(self) -> float:
        """Where the first page begins: lower where something stands on it already."""
        return max(self.top, self.begun)

    @property
    def ends(self) -> bool:
        """Whether a page has a foot at a place of its own, so that something can stand right above it."""
        return True

    @property
    def bottom(self) -> float:
        """Where what stands on the page must end: above the foot, and above the mark of assumptions over it."""
        mark = max((self._rule - part.bounds.y for part in self._assumed), default=0.0)
        return self._rule - _RULE * self.factor - mark

    @property
    def _rule(self) -> float:
        """The height of the line that the foot begins with."""
        return self.size[1] - self.margin - (_FOOT - _RULE) * self.factor

    @cached_property
    def setting(self) -> Setting:
        return Setting(self.engine, self.wording, self.factor)

    @cached_property
    def frame(self) -> Frame:
        rtl = self.wording.rtl
        return Frame(rtl, self.size[0] - self.margin if rtl else self.margin)

    def flow(self, u: float, y: float, width: float) -> Flow:
        """A column of text at a place of the page."""
        return Flow(self.setting, self.frame, u, y, width)

    def page(
        self, parts: Sequence[Part], name: str, number: int = 1, count: int = 1, title: str = ""
    ) -> Page:
        """The page with a foot that says what it is: the name of the view, and its place among the view's pages."""
        foot = self._foot(name, number, count)
        placed = tuple(Placed(part, 0.0, 0.0) for part in (*parts, foot, *self._assumed))
        words = (Element("H1", "", title or name), *_said((*parts, *self._assumed)))
        bookmarks = (Bookmark(title or name, 0.0, 0.0),) if number == 1 or title else ()
        layers = (PlacedGroup(1.0, 0.0, 0.0, placed),)
        return Page(*self.size, layers, bookmarks, structure=words, foot=partial(self._foot, name))

    @cached_property
    def _assumed(self) -> tuple[Part, ...]:
        words = assumption_words(self.document, self.journeys, self.wording)
        if not words:
            return ()
        middle = self._rule - (_CLEAR + HEIGHT / 2) * self.factor
        return (assumption_mark(words, self.setting, self.frame, self.inner, middle),)

    def _foot(self, name: str, number: int, count: int) -> Part:
        session, wording, factor = self.document.session, self.wording, self.factor
        top = self._rule
        flow = self.flow(0.0, top + 5 * factor, self.inner * 0.48)
        rule = Stroke("lineControl", 0.75 * factor)
        flow.draw(line([self.frame.point(0, top), self.frame.point(self.inner, top)], rule))
        style = print_style("min", factor)
        flow.text(wording.listed(session.title, session.client), style, "inkMuted", max_lines=1)
        pages = ""
        if count > 1:
            pages = wording.say(N_("page {page} of {pages}")).format(
                page=wording.digits(str(number)), pages=wording.digits(str(count))
            )
        said = wording.listed(name, pages, session_day(session, wording))
        width = min(self.inner * 0.48, self.engine.width(said, style) + 1)
        end = self.flow(self.inner - width, top + 5 * factor, width)
        end.text(said, style, "inkMuted", max_lines=1)
        flow.draw(*end.drawn)
        flow.words += end.words
        return flow.part(FOOT)


def session_day(session: Session, wording: Wording) -> str:
    """The day of the session, called so: other days on the pages are those of what was measured and planned later."""
    day = wording.date(session.date) if session.date else ""
    return wording.say(N_("Session of {day}")).format(day=day) if day else ""


def _said(parts: Iterable[Part]) -> Iterable[Element]:
    """What a reader hears, part by part; of a thing by its id, of furniture by its words."""
    for part in parts:
        if part.full or part.node:
            yield Element("P", part.node, part.full)
