"""Columns of a sheet that go on from page to page: what does not fit on one stands on the next, and nothing is cut.

It knows no kind of thing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from cxstudio.picture.flow import Flow
from cxstudio.picture.primitives import Bounds, Colour, Part
from cxstudio.picture.sheets.paper import Paper
from cxstudio.text.layout import Style, TextBlock

_FEWEST = 2  # lines at the foot of a page of a text that goes on


T = TypeVar("T")


@dataclass
class Pages:
    """The parts of the pages made so far."""

    paper: Paper
    parts: list[list[Part]] = field(default_factory=lambda: [[]])

    def on(self, page: int) -> list[Part]:
        while page >= len(self.parts):
            self.parts.append([])
        return self.parts[page]


@dataclass
class Column:
    """A column from `u` on, `width` wide; `y` is where the next thing goes on page `page`, `top` where one begins.

    `opened` heads each page after the first; what is poured begins under that heading.
    """

    pages: Pages
    u: float
    width: float
    top: float
    y: float = 0.0
    page: int = 0
    opened: Callable[[], None] | None = None
    _edge: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        self.y = self._edge = self.top

    @property
    def paper(self) -> Paper:
        return self.pages.paper

    @property
    def room(self) -> float:
        """The height left on this page."""
        return self.paper.bottom - self.y

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on this page of the column yet."""
        return self.y <= self.top + 0.01

    def gap(self, height: float) -> None:
        """Leave so much room, in points at a factor of 1; none at the top of a page."""
        if not self.fresh:
            self.y += height * self.paper.factor

    def turn(self) -> None:
        """Go on at the top of the next page."""
        self.page += 1
        self.y = self.top = self._edge
        if self.opened is not None:
            self.opened()
            self.top = self.y

    def need(self, height: float) -> None:
        """Turn the page where there is not so much room left, unless it is empty."""
        if height > self.room and not self.fresh:
            self.turn()

    def flow(self, u: float = 0.0, width: float | None = None) -> Flow:
        """A flow of text from here on, `u` from the edge of the column."""
        return self.paper.flow(self.u + u, self.y, self.width - u if width is None else width)

    def put(self, part: Part) -> None:
        self.pages.on(self.page).append(part)

    def set(self, flow: Flow, node: str = "", role: str = "text", top: float | None = None) -> None:
        """Put what a flow holds here and go on below it."""
        part = flow.part(role)
        if top is not None:
            box = part.bounds
            part = replace(part, bounds=Bounds(box.x, top, box.width, flow.y - top))
        self.put(replace(part, node=node))
        self.y = max(self.y, flow.y)

    def text(
        self,
        text: str,
        style: Style,
        colour: Colour,
        node: str = "",
        role: str = "text",
        *,
        indent: float = 0.0,
    ) -> None:
        """A text of any length, over as many pages as it needs."""
        rest = text
        while rest:
            flow = self.flow(indent)
            lines = lines_in(self.room, style)
            if lines < _FEWEST and not self.fresh:
                self.turn()
                continue
            block = flow.text(rest, style, colour)
            rest = ""
            if block is not None and flow.y > self.paper.bottom:
                head, rest = parted(block, max(1, lines))
                flow = self.flow(indent)
                flow.text(head, style, colour)
            self.set(flow, node, role)
            if rest:
                self.turn()


def begun(paper: Paper) -> Column:
    """A column as wide as the paper, from where its first page is free."""
    column = Column(Pages(paper), 0.0, paper.inner, paper.top)
    column.y = paper.first
    return column


def parted(block: TextBlock, lines: int) -> tuple[str, str]:
    """The text of the first lines of a block, and what is left of it; no word is parted that was not."""
    end = 0
    for line in block.lines[:lines]:
        words = line.text.strip()
        end = max(end, block.text.find(words, end)) + len(words)
    return block.text[:end], block.text[end:].strip()


def lines_in(height: float, style: Style) -> int:
    """How many lines of a style surely fit into a height; tall scripts take more room than the style says."""
    return int(height // (style.line_height * 1.2))


def split(text: str) -> Sequence[str]:
    """The entries of a field that holds one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def rows_of(things: Sequence[T], across: int) -> Sequence[Sequence[T]]:
    """Things in rows of so many."""
    return [things[start : start + across] for start in range(0, len(things), across)]
