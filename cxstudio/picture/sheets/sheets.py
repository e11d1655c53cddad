"""Sections of a sheet under each other, over as many pages as they need, with two even columns; it knows no view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from cxstudio.picture.flow import Flow
from cxstudio.picture.poster import Bookmark, Page
from cxstudio.picture.primitives import Part
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.styles import print_style

GUTTER = 24.0  # points between two columns, at a factor of 1
_BETWEEN = 22.0  # two sections
_SECTION = 1.15  # times a header, of a heading under which a page does not begin


@dataclass(frozen=True, slots=True)
class Piece:
    """What goes whole into a column: how it is set, what its part is called, and the thing it shows."""

    fill: Callable[[Flow], None]
    role: str
    node: str = ""


@dataclass
class Sheets:
    """The pages made so far; `y` is where the next section goes on the last of them."""

    paper: Paper
    y: float = 0.0
    parts: list[list[Part]] = field(default_factory=lambda: [[]])
    marks: list[list[Bookmark]] = field(default_factory=lambda: [[]])

    def __post_init__(self) -> None:
        self.y = self.paper.first

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on this page yet."""
        return self.y <= self.paper.top + 0.01

    def put(self, *parts: Part) -> None:
        """Parts of this page; what comes next stands under them."""
        self.parts[-1] += parts
        self.y = max(self.y, *(part.bounds.bottom for part in parts))

    def turn(self) -> None:
        self.parts.append([])
        self.marks.append([])
        self.y = self.paper.top

    def need(self, height: float) -> None:
        """Turn the page where there is not so much room left, unless it is empty."""
        if self.y + height > self.paper.bottom and not self.fresh:
            self.turn()

    def gap(self) -> None:
        if not self.fresh:
            self.y += _BETWEEN * self.paper.factor

    def head(self, title: str, beside: str = "") -> None:
        """The title of a section with a line under it, larger where a page or the whole begins with it."""
        paper = self.paper
        first = self.fresh or not any(self.marks)
        style = (
            print_style("title", paper.factor) if first else print_style("header", paper.factor * _SECTION)
        )
        words = paper.wording.say(title)
        self.marks[-1].append(Bookmark(words, 0.0, 0.0 if self.fresh else self.y))
        flow = paper.flow(0.0, self.y, paper.inner)
        flow.text(words, style, "ink")
        flow.text(beside, print_style("lane", paper.factor), "inkMuted", max_lines=2)
        flow.gap(10 if first else 6)
        self.put(flow.part("audit-title"))

    def pour(self, pieces: Sequence[Piece]) -> None:
        """Pieces in two columns, as high as each other on each page; each goes where it fits whole."""
        rest = list(pieces)
        while rest:
            room = self.paper.bottom - self.y
            heights = [self._filled(piece, 0).y - self.y for piece in rest]
            first, both = _two_columns(heights, room)
            if not both and not self.fresh:
                self.turn()
                continue
            both = max(1, both)
            top = self.y
            for column, some in enumerate((rest[:first], rest[first:both])):
                self._set(some, column, top)
            rest = rest[both:]
            if rest:
                self.turn()

    def made(self, name: str) -> list[Page]:
        """The pages, each with the headings that stand on it."""
        count = len(self.parts)
        pages = []
        for place, (parts, marks) in enumerate(zip(self.parts, self.marks, strict=True), start=1):
            page = self.paper.page(parts, name, place, count, marks[0].title if marks else "")
            pages.append(replace(page, bookmarks=tuple(marks)))
        return pages

    def _set(self, pieces: Sequence[Piece], column: int, top: float) -> None:
        y = top
        for piece in pieces:
            flow = self._filled(piece, column, y)
            self.put(replace(flow.part(piece.role), node=piece.node))
            y = flow.y

    def _filled(self, piece: Piece, column: int, y: float | None = None) -> Flow:
        gutter = GUTTER * self.paper.factor
        width = (self.paper.inner - gutter) / 2
        flow = self.paper.flow(column * (width + gutter), self.y if y is None else y, width)
        piece.fill(flow)
        return flow


def _two_columns(heights: Sequence[float], room: float) -> tuple[int, int]:
    """How many of the things of these heights stand in the first column of a page, and how many in both."""
    full = _fitting(heights, room)
    both = full + _fitting(heights[full:], room)
    if both < len(heights):
        return full, both
    # All that is left: the lowest first column that leaves no more for the other.
    whole = sum(heights)
    first = next((n for n in range(full + 1) if sum(heights[:n]) >= whole - sum(heights[:n])), full)
    return first, both


def _fitting(heights: Sequence[float], room: float) -> int:
    taken = 0.0
    for place, height in enumerate(heights):
        taken += height
        if taken > room:
            return place
    return len(heights)
