"""One slide's canvas: its size, margins, head and foot, and how parts become a page; it knows no kind of slide.

Every slide is 540 points high, so that one size of letters can be read from everywhere: a fiftieth of the height is
the smallest there is. `u` runs from the leading margin.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import one_line
from cxstudio.model.records import Journey
from cxstudio.picture.assumptions import assumption_mark, assumption_words
from cxstudio.picture.flow import Flow, Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.marks import line
from cxstudio.picture.papers import SCREENS, paper_mm
from cxstudio.picture.poster import (
    FOOT,
    Anchor,
    Bookmark,
    Connection,
    Element,
    Page,
    PageLink,
    PageSetup,
    PageTable,
    PlacedGroup,
    Tag,
)
from cxstudio.picture.primitives import Part, Placed, Primitive, Rect, Stroke, Text
from cxstudio.picture.styles import furniture, slide_style
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import Style, TextEngine

HEIGHT = 540.0  # points
SMALLEST = HEIGHT / 50  # of a text
MARGIN = 42.0
TOP = 32.0
_FOOT = 47.0  # from the rule of the foot to the slide's edge
_TITLE_LINES, _LONG_TITLE_LINES = 2, 3
_BAR, _BAR_HEIGHT, _BAR_GAP, _MOST_BARS = 27.0, 4.5, 6.0, 12
_FULL = 0.88  # of a line: one that is fuller is broken, because a wider font would break it as well
_BROKEN = 0.72
_NUMBER = 46.0  # of the width, for the number of a slide
_ASSUMED_SHARE = 0.64  # of the width, at most
_ASSUMED = 1.5  # times its size on paper, so that its letters can be read on a slide
_TAGS: dict[str, Tag] = {"title": "H1", "heading": "H2", "emotion-curve": "Figure", "matrix": "Figure"}


@dataclass(frozen=True)
class Screen:
    """What all slides of a deck share. `journeys` are those it shows."""

    document: Document
    engine: TextEngine
    setup: PageSetup
    journeys: tuple[str, ...] = ()

    @cached_property
    def wording(self) -> Wording:
        session = self.document.session
        return Wording(session.language, session.direction == "rtl")

    @cached_property
    def size(self) -> tuple[float, float]:
        """Width and height in points; paper gives its shape alone."""
        if self.setup.size in SCREENS or self.setup.size == "fit":
            return SCREENS.get(self.setup.size, SCREENS["16:9"])
        short, long = paper_mm(self.setup.size)
        return HEIGHT * long / short, HEIGHT

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.size[0] - 2 * MARGIN

    @property
    def bottom(self) -> float:
        """Where what stands on the slide must end: above the foot."""
        return HEIGHT - _FOOT - 9.0

    @cached_property
    def setting(self) -> Setting:
        return Setting(self.engine, self.wording)

    @cached_property
    def frame(self) -> Frame:
        rtl = self.wording.rtl
        return Frame(rtl, self.size[0] - MARGIN if rtl else MARGIN)

    def flow(self, u: float, y: float, width: float) -> Flow:
        """A column of text at a place of the slide."""
        return Flow(self.setting, self.frame, u, y, width)


@dataclass
class Slide:
    """One slide while it is made: its words, its parts from back to front, and what viewers and presenters are told.

    `basis` are the journeys whose basis it speaks of in its foot, `label` what the foot says it is about.
    `progress` is which of how many stages it is of, counted from 1.
    """

    screen: Screen
    title: str
    eyebrow: str = ""
    label: str = ""
    basis: tuple[str, ...] = ()
    progress: tuple[int, int] | None = None
    level: int = 0  # of its bookmark
    name: str = ""  # in the outline, where it is not the title
    footless: bool = False
    parts: list[Part] = field(default_factory=list)
    connections: list[Connection] = field(default_factory=list)
    tables: list[PageTable] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    links: list[PageLink] = field(default_factory=list)
    groups: list[PlacedGroup] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    speech: list[str] = field(default_factory=list)
    figures: dict[str, str] = field(default_factory=dict)  # what curves say, by their node

    def add(self, *parts: Part) -> None:
        self.parts.extend(parts)

    def put(self, flow: Flow, role: str, node: str = "") -> None:
        """Add what a flow holds, and remember what it could not show."""
        if flow.drawn:
            self.parts.append(replace(flow.part(role), node=node))
        self.cut += flow.cut

    def head(self) -> float:
        """Set the eyebrow, the title and the progress; returns where the rest begins."""
        screen = self.screen
        bars = self._bars()
        if bars is not None:
            self.add(bars)
        taken = screen.inner - bars.bounds.width - 24.0 if bars is not None else screen.inner
        y = TOP
        if self.eyebrow:
            flow = screen.flow(0.0, y, taken)
            flow.text(self.eyebrow, slide_style("note"), "inkMuted", max_lines=1)
            self.put(flow, "eyebrow")
            y = flow.y + 3.0
        style = title_style(screen, self.title, screen.inner)
        flow = screen.flow(0.0, y, unfilled(screen, self.title, style, screen.inner))
        flow.text(self.title, style, "ink", max_lines=_LONG_TITLE_LINES)
        self.put(flow, "title")
        return flow.y

    def _bars(self) -> Part | None:
        """How far the journey has come: a bar for each stage, the one shown in colour."""
        if self.progress is None or not 1 < self.progress[1] <= _MOST_BARS:
            return None
        here, count = self.progress
        frame, width = self.screen.frame, count * (_BAR + _BAR_GAP) - _BAR_GAP
        start, y = self.screen.inner - width, TOP + 6.0
        shapes: list[Primitive] = []
        for place in range(count):
            box = frame.box(start + place * (_BAR + _BAR_GAP), y, _BAR, _BAR_HEIGHT)
            colour = "accent" if place + 1 == here else "lineControl"
            shapes.append(Rect(box, colour, None, (_BAR_HEIGHT / 2,) * 4))
        return Part("", "progress", frame.box(start, y, width, _BAR_HEIGHT), tuple(shapes), "ground")

    def page(self) -> Page:
        """The finished page; its number is set when all pages are there."""
        feet = [] if self.footless else [self._foot(1, 1)]
        parts = [*self.parts, *self._assumed(), *feet]
        placed = tuple(Placed(part, 0.0, 0.0) for part in parts)
        mark = Bookmark(self.name or self.title, 0.0, 0.0, self.level)
        return Page(
            *self.screen.size,
            (PlacedGroup(1.0, 0.0, 0.0, placed), *self.groups),
            (mark,),
            structure=tuple(self._elements()),
            foot=None if self.footless else self._foot,
            links=tuple(self.links),
            anchors=tuple(self.anchors),
            connections=tuple(self.connections),
            tables=tuple(self.tables),
            speech="\n".join(self.speech).strip(),
        )

    def _elements(self) -> list[Element]:
        """What is read, in the order it was set: the title before all."""
        titles = [part for part in self.parts if part.role == "title"]
        rest = [part for part in self.parts if part.role not in {"title", "emotion-point"}]
        grouped = [placed.part for group in self.groups for placed in group.parts]
        found: dict[Element, None] = {}
        for part in (*titles, *rest, *grouped, *self._assumed()):
            text = self.figures.get(part.node, part.full) if part.node else part.full
            if text:
                found[Element(_TAGS.get(part.role, "P"), part.node, text)] = None
        return list(found)

    def _assumed(self) -> list[Part]:
        """What is said of a journey nobody has validated, before the number of the slide."""
        screen = self.screen
        words = assumption_words(screen.document, self.basis, screen.wording)
        if not words:
            return []
        setting, width = Setting(screen.engine, screen.wording, _ASSUMED), screen.inner * _ASSUMED_SHARE
        frame = Frame(screen.frame.rtl, screen.frame.x(screen.inner - _NUMBER - width))
        return [assumption_mark(words, setting, frame, width, HEIGHT - 32.0, 1.0)]

    def _foot(self, number: int, _count: int) -> Part:
        screen, style = self.screen, slide_style("min")
        top = HEIGHT - _FOOT
        taken = sum(part.bounds.width + 14.0 for part in self._assumed())
        flow = screen.flow(0.0, top + 6.0, screen.inner - _NUMBER - taken)
        ends = [screen.frame.point(0.0, top), screen.frame.point(screen.inner, top)]
        flow.draw(line(ends, Stroke("lineControl", 0.75)))
        session = screen.document.session
        day = screen.wording.date(session.date) if session.date else ""
        said = screen.wording.parted(self.label or foot_words(screen), day)
        flow.text(said, style, "inkMuted", max_lines=1)
        said = screen.wording.digits(str(number))
        width = _NUMBER - 6.0
        block = furniture(screen.engine, said, style, width, screen.wording, max_lines=1, side="end")
        flow.draw(Text(screen.frame.x(screen.inner - width, width), top + 6.0, block, "inkMuted"))
        flow.words.append(said)
        bounds = screen.frame.box(0.0, top, screen.inner, flow.y - top)
        return replace(flow.part(FOOT), bounds=bounds)


def even_parts(count: int, most: int) -> list[tuple[int, int]]:
    """Where so many things begin and end on as few slides as can be, about as many on each."""
    slides = -(-count // max(1, most))
    ends = [count * place // slides for place in range(slides + 1)] if slides else [0]
    return list(pairwise(ends))


def title_style(screen: Screen, text: str, width: float) -> Style:
    """The style of a title: a little smaller where it then stands on one line, much smaller where two are too few."""
    large, smaller = slide_style("title"), slide_style("heading")
    for style in (large, smaller):
        if screen.engine.width(text, style) <= _FULL * width:
            return style
    for style in (large, smaller):
        if len(screen.engine.block(text, style, width).lines) <= _TITLE_LINES:
            return style
    return replace(slide_style("card"), weight=700)


def unfilled(screen: Screen, text: str, style: Style, width: float) -> float:
    """The width to set a text in: less where it would fill its one line to the end, so that it has two good ones."""
    return _BROKEN * width if width > screen.engine.width(text, style) > _FULL * width else width


def foot_words(screen: Screen) -> str:
    """What the foot of a slide of the whole session says; of one journey also in which state it is shown."""
    session = screen.document.session
    named = screen.wording.listed(one_line(session.title), one_line(session.client))
    return screen.wording.parted(named, states_words(screen))


def states_words(screen: Screen) -> str:
    """The states of the journeys of a deck, each once: "Current state, Future state"."""
    found = [screen.document.find(id, Journey) for id in screen.journeys]
    choices = dict(next(field.choices for field in KINDS["journey"].fields if field.name == "state"))
    words = (choices.get(one.state, "") for one in found if one is not None)
    return screen.wording.listed(*(screen.wording.say(said) for said in dict.fromkeys(words)))


def text_at(screen: Screen, text: str, style: Style, box: tuple[float, float, float], colour: str) -> Text:
    """One line in the middle of a box of (u, y, width)."""
    u, y, width = box
    block = furniture(screen.engine, text, style, width, screen.wording, max_lines=1, side="center")
    return Text(screen.frame.x(u, width), y, block, colour)
