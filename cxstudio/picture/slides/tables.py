"""Tables that go on from slide to slide under the same heads, drawn and as data for formats that have tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from cxstudio.picture.flow import Flow
from cxstudio.picture.marks import line
from cxstudio.picture.poster import AFTER_NUMBER, CellLook, PageTable
from cxstudio.picture.primitives import Colour, Part, Point, Primitive, Rect, Stroke, Text
from cxstudio.picture.slides.screen import Screen, Slide, even_parts
from cxstudio.picture.styles import furniture, slide_style
from cxstudio.text.layout import Style

# A native table keeps its texts so far from the edges of its cells, in points, and sets them a little narrower, in
# case its font is wider; rows drawn as high as that take the same room.
_PAD_X, _PAD_Y = 4.0, 4.0
_SLACK = 0.94
# What a word grows by where a program has not our font; those of other letters than Latin ones grow more.
_WIDER, _WIDER_BEYOND, _BEYOND_LATIN = 1.18, 1.45, "\u0590"
_MOST_LINES = 6
_SIGN_GAP = 4.0
_SIZES = (("body", "head"), ("note", "label"))  # the larger ones first
_LARGE = "card"  # of wide tables of few rows
_WIDE = 600.0

# Draws a sign around a point, so large.
Sign = Callable[[Point, float], Sequence[Primitive]]


@dataclass(frozen=True)
class Cell:
    """One cell: its text, and what is said under it in a quieter colour; a sign stands before the text."""

    text: str
    under: str = ""
    colour: Colour = "ink"
    strong: bool = False
    sign: Sign | None = None
    size: float = 9.0
    alone: bool = False  # the sign says the text
    number: bool = False  # stands at the trailing edge, as its whole column should

    @property
    def said(self) -> str:
        return "\n".join(text for text in (self.text, self.under) if text)

    @property
    def look(self) -> CellLook:
        """How a table of another format sets it."""
        lines = len(self.text.splitlines()) if self.under else 0
        return CellLook(self.colour, self.strong, lines, self.number)


@dataclass(frozen=True)
class Row:
    """One row, of the thing with this id."""

    node: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """Heads with their shares of the width, and rows. `role` is what its parts are called on every slide."""

    role: str
    heads: tuple[tuple[str, float], ...]
    rows: tuple[Row, ...]

    def used(self) -> Table:
        """The same without the columns in which nothing is said."""
        kept = [place for place in range(len(self.heads)) if any(row.cells[place].said for row in self.rows)]
        heads = tuple(self.heads[place] for place in kept)
        rows = tuple(replace(row, cells=tuple(row.cells[place] for place in kept)) for row in self.rows)
        return Table(self.role, heads, rows)


@dataclass(frozen=True)
class TableRoom:
    """Where on a slide a table may stand: its leading edge, its width, its top and its bottom."""

    u: float
    width: float
    top: float
    bottom: float


def set_table(slide: Slide, table: Table, room: TableRoom) -> Table | None:
    """Set the head and as many rows as there is room for, at least one; what is left comes back.

    The letters are larger where all rows have room with them. Where some are left, about as many as on this slide
    stand on each further one.
    """
    tried = [_Setting(slide.screen, table, room, size) for size in _sizes(room)]
    setting = next((one for one in tried if one.rows_in() == len(table.rows)), tried[-1])
    most = max(1, setting.rows_in())
    start, end = even_parts(len(table.rows), most)[-1]
    shown = min(most, end - start)
    setting.draw(slide, shown)
    left = table.rows[shown:]
    return replace(table, rows=left) if left else None


def heights_of(screen: Screen, table: Table, width: float) -> list[float]:
    """How high a whole table is, in its largest letters first."""
    room = TableRoom(0.0, width, 0.0, 1e9)
    return [_Setting(screen, table, room, size).bottom(len(table.rows)) for size in _sizes(room)]


def _sizes(room: TableRoom) -> tuple[tuple[str, str], ...]:
    """The names of the usual and of the strong style, the largest first."""
    return ((_LARGE, _LARGE), *_SIZES) if room.width > _WIDE else _SIZES


def _style(name: str, *, strong: bool) -> Style:
    style = slide_style(name)
    return style if strong or name != _LARGE else replace(style, weight=400)


@dataclass(frozen=True)
class _Setting:
    """A table in its room, in letters of one size: the names of the usual and of the strong style."""

    screen: Screen
    table: Table
    room: TableRoom
    size: tuple[str, str]

    @cached_property
    def widths(self) -> tuple[float, ...]:
        """As the shares say, but no head is broken inside a word."""
        usual, style = self.room.width, _style(self.size[1], strong=True)
        least = [
            max((self._wider(word, style) for word in words.split()), default=0.0)
            + 2 * _PAD_X
            + (AFTER_NUMBER if head.number else 1.0)
            for (words, _), head in zip(self.table.heads, self.head_cells, strict=True)
        ]
        shares = sum(share for _, share in self.table.heads)
        wanted = [
            max(low, usual * share / shares) for low, (_, share) in zip(least, self.table.heads, strict=True)
        ]
        over = sum(wanted) - usual
        spare = sum(width - low for width, low in zip(wanted, least, strict=True))
        if over <= 0 or spare <= 0:
            return tuple(width * usual / sum(wanted) for width in wanted)
        part = min(1.0, over / spare)
        return tuple(width - (width - low) * part for width, low in zip(wanted, least, strict=True))

    def _wider(self, word: str, style: Style) -> float:
        """How wide a word may be in another font."""
        grows = _WIDER_BEYOND if any(letter >= _BEYOND_LATIN for letter in word) else _WIDER
        return grows * self.screen.engine.width(word, style)

    @cached_property
    def head(self) -> list[Flow]:
        return self._flows(self.head_cells, self.room.top)

    @cached_property
    def head_cells(self) -> tuple[Cell, ...]:
        """The heads; that of a column of numbers stands at the same edge."""
        numbers = [
            all(row.cells[place].number for row in self.table.rows) for place in range(len(self.table.heads))
        ]
        return tuple(
            Cell(words, colour="inkMuted", strong=True, number=number)
            for (words, _), number in zip(self.table.heads, numbers, strict=True)
        )

    @cached_property
    def ends(self) -> list[float]:
        """Where the head and each row end, as far as there is room."""
        found = [_end(self.head)]
        for row in self.table.rows:
            found.append(_end(self._flows(row.cells, found[-1])))
            if found[-1] > self.room.bottom:
                break
        return found

    def rows_in(self) -> int:
        return sum(end <= self.room.bottom for end in self.ends[1:])

    def bottom(self, rows: int) -> float:
        return self.ends[rows]

    def draw(self, slide: Slide, shown: int) -> None:
        y = _put(slide, self.table.role, "", self.head, self.room)
        for row in self.table.rows[:shown]:
            y = _put(slide, self.table.role, row.node, self._flows(row.cells, y), self.room)
        said = [tuple(words for words, _ in self.table.heads)]
        said += [tuple(cell.said for cell in row.cells) for row in self.table.rows[:shown]]
        looks = [tuple(cell.look for cell in self.head_cells)]
        looks += [tuple(cell.look for cell in row.cells) for row in self.table.rows[:shown]]
        x = self.screen.frame.x(self.room.u, self.room.width)
        slide.tables.append(
            PageTable(x, self.room.top, self.widths, tuple(said), self.table.role, tuple(looks))
        )

    def _flows(self, cells: Sequence[Cell], top: float) -> list[Flow]:
        flows, u = [], self.room.u
        for cell, width in zip(cells, self.widths, strict=True):
            flow = self.screen.flow(u + _PAD_X, top + _PAD_Y, (width - 2 * _PAD_X) * _SLACK)
            self._set(flow, cell)
            flow.top = top
            flows.append(flow)
            u += width
        return flows

    def _set(self, flow: Flow, cell: Cell) -> None:
        usual, strong = self.size
        style = _style(strong if cell.strong else usual, strong=cell.strong)
        if cell.number and cell.text:
            width = flow.width / _SLACK - AFTER_NUMBER
            block = furniture(
                self.screen.engine, cell.text, style, width, self.screen.wording, max_lines=1, side="end"
            )
            flow.draw(Text(self.screen.frame.x(flow.u, width), flow.y, block, cell.colour))
            flow.y += block.height
            flow.words.append(cell.text)
            return
        indent = 0.0
        if cell.sign is not None:
            middle = flow.y + style.line_height / 2
            flow.draw(*cell.sign(flow.frame.point(flow.u + cell.size / 2, middle), cell.size))
            indent = cell.size + _SIGN_GAP
        if cell.alone:
            flow.y += style.line_height
            flow.words.append(cell.text)
        else:
            flow.text(cell.text, style, cell.colour, indent=indent, max_lines=_MOST_LINES)
        flow.text(cell.under, _style(usual, strong=False), "inkMuted", indent=indent, max_lines=_MOST_LINES)


def _end(flows: Sequence[Flow]) -> float:
    return max(flow.y for flow in flows) + _PAD_Y


def _put(slide: Slide, role: str, node: str, flows: Sequence[Flow], room: TableRoom) -> float:
    """Draw a row and return where it ends; the one without a node is the head."""
    frame, top, bottom = slide.screen.frame, flows[0].top, _end(flows)
    box = frame.box(room.u, top, room.width, bottom - top)
    shapes: list[Primitive] = [] if node else [Rect(box, "surfaceSunken")]
    shapes += [shape for flow in flows for shape in flow.primitives]
    ends = [frame.point(room.u, bottom), frame.point(room.u + room.width, bottom)]
    shapes.append(line(ends, Stroke("line", 1.0) if node else Stroke("lineControl", 1.0)))
    words = "\n".join(text for flow in flows for text in flow.words)
    slide.add(Part(node, role, box, tuple(shapes), "ground", words))
    slide.cut += [text for flow in flows for text in flow.cut]
    return bottom
