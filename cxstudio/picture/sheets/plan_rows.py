"""Rows of cells over as many pages as they need, each page with the heads of its columns; it knows no kind of thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cxstudio.picture.flow import Flow
from cxstudio.picture.marks import line
from cxstudio.picture.primitives import Bounds, Colour, Part, Point, Primitive, Stroke
from cxstudio.picture.sheets.pouring import Column, Pages
from cxstudio.picture.sheets.widths import shared_widths, widest_word
from cxstudio.picture.styles import print_style

_PAD = 4.0  # points at a factor of 1, above and below the words of a row
_BETWEEN = 10.0  # between columns
_SIGN_GAP = 4.0
LETTERS = 1.2  # times the size of a note on a map: these rows are read at a desk

# Draws a sign around a point, so large.
Sign = Callable[[Point, float], Sequence[Primitive]]


@dataclass(frozen=True, slots=True)
class Words:
    """One text of a cell: its style by name, its colour, and a sign before it, so large at a factor of 1."""

    text: str
    style: str = "note"
    colour: Colour = "ink"
    sign: Sign | None = None
    size: float = 8.0


@dataclass(frozen=True, slots=True)
class Head:
    """One column: its words, and its share of the width beside the others'."""

    words: str
    share: float


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the thing it is of, and the texts of each cell under each other."""

    node: str
    cells: tuple[tuple[Words, ...], ...]


def set_rows(column: Column, heads: Sequence[Head], rows: Sequence[Row]) -> None:
    """Set a table from where the column is; rows that do not fit stand on the next page, under the heads again.

    A column in which nobody said anything is left out.
    """
    used = [place for place in range(len(heads)) if not place or any(_says(row, place) for row in rows)]
    heads = [heads[place] for place in used]
    rows = [Row(row.node, tuple(row.cells[place] for place in used)) for row in rows]
    factor = column.paper.factor
    gap = _BETWEEN * factor
    widths = _widths(column, heads, rows)
    starts = [sum(widths[:place]) + gap * place for place in range(len(widths))]
    places = list(zip(starts, widths, strict=True))
    first = True
    for row in rows:
        made = _row(column, places, row)
        height = max(flow.y for flow in made) - column.y + 2 * _PAD * factor
        if first or (height > column.room and not column.fresh):
            # A head is never left alone at the foot of a page.
            if height + 24 * factor > column.room and not column.fresh:
                column.turn()
            _heads(column, places, heads)
            made = _row(column, places, row)
        first = False
        _put(column, row, made)


def height_of(column: Column, heads: Sequence[Head], rows: Sequence[Row]) -> float:
    """The height these rows take under the heads of their columns, where they all stand on one page."""
    trial = Column(Pages(column.paper), column.u, column.width, column.paper.top)
    set_rows(trial, heads, rows)
    return trial.y - trial.top if not trial.page else column.paper.bottom - column.paper.top


def _widths(column: Column, heads: Sequence[Head], rows: Sequence[Row]) -> Sequence[float]:
    """The widths of all columns: by their shares, but none narrower than its longest word."""
    engine, factor = column.paper.engine, column.paper.factor
    head_style = print_style("note", factor * LETTERS)
    longest = []
    for place, head in enumerate(heads):
        widest = widest_word(engine, [head.words], head_style)
        by_look: dict[tuple[str, float], list[str]] = {}
        for row in rows:
            for words in row.cells[place]:
                lead = words.size + _SIGN_GAP if words.sign is not None else 0.0
                by_look.setdefault((words.style, lead), []).append(words.text)
        for (style, lead), texts in by_look.items():
            word = widest_word(engine, texts, print_style(style, factor * LETTERS))
            widest = max(widest, word + lead * factor)
        longest.append(widest)
    room = column.width - _BETWEEN * factor * (len(heads) - 1)
    return shared_widths(room, [head.share for head in heads], longest)


def _says(row: Row, place: int) -> bool:
    return any(words.text for words in row.cells[place])


def _heads(column: Column, places: Sequence[tuple[float, float]], heads: Sequence[Head]) -> None:
    factor = column.paper.factor
    bottom, flows = column.y, []
    for (start, width), head in zip(places, heads, strict=True):
        flow = column.flow(start, width)
        flow.text(head.words, print_style("note", factor * LETTERS), "inkMuted")
        flows.append(flow)
        bottom = max(bottom, flow.y)
    shapes = [shape for flow in flows for shape in flow.primitives]
    below = bottom + _PAD * factor
    shapes.append(_rule(column, below, "lineControl", 1.0))
    box = column.paper.frame.box(column.u, column.y, column.width, below - column.y)
    words = " · ".join(head.words for head in heads if head.words)
    column.put(Part("", "heads", box, tuple(shapes), "ground", words))
    column.y = below


def _row(column: Column, places: Sequence[tuple[float, float]], row: Row) -> list[Flow]:
    factor, pad = column.paper.factor, _PAD * column.paper.factor
    made = []
    # The first lines of all cells stand at one height, also beside a large sign.
    tallest = max((_first_line(cell, factor) for cell in row.cells), default=0.0)
    for (start, width), cell in zip(places, row.cells, strict=True):
        flow = column.flow(start, width)
        flow.y += pad + (tallest - _first_line(cell, factor)) / 2
        for words in cell:
            _set(flow, words, factor)
        made.append(flow)
    return made


def _first_line(cell: Sequence[Words], factor: float) -> float:
    """The height of the first line of a cell, with its sign."""
    if not cell:
        return 0.0
    line_height = print_style(cell[0].style, factor * LETTERS).line_height
    return max(line_height, cell[0].size * factor) if cell[0].sign is not None else line_height


def _set(flow: Flow, words: Words, factor: float) -> None:
    """One text, with its sign at the middle of its first line."""
    style = print_style(words.style, factor * LETTERS)
    if words.sign is None:
        flow.text(words.text, style, words.colour)
        return
    size = words.size * factor
    middle = flow.y + max(style.line_height, size) / 2
    flow.draw(*words.sign(flow.frame.point(flow.u + size / 2, middle), size))
    top = flow.y
    flow.y += max(0.0, (size - style.line_height) / 2)
    flow.text(words.text, style, words.colour, indent=size + _SIGN_GAP * factor)
    flow.y = max(flow.y, top + size)


def _put(column: Column, row: Row, made: Sequence[Flow]) -> None:
    factor = column.paper.factor
    below = max(flow.y for flow in made) + _PAD * factor
    shapes = [shape for flow in made for shape in flow.primitives]
    shapes.append(_rule(column, below, "line", 0.75))
    box = column.paper.frame.box(column.u, column.y, column.width, below - column.y)
    words = "\n".join(text for flow in made for text in flow.words)
    column.put(
        Part(row.node, "row", Bounds(box.x, box.y, box.width, box.height), tuple(shapes), "ground", words)
    )
    column.y = below


def _rule(column: Column, y: float, colour: Colour, width: float) -> Primitive:
    frame = column.paper.frame
    ends = [frame.point(column.u, y), frame.point(column.u + column.width, y)]
    return line(ends, Stroke(colour, width * column.paper.factor))
