"""The lines of a service blueprint, each above the lane it belongs to: dashed, with its name at the leading end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxstudio.model.lanes import lane_kind
from cxstudio.picture.frame import card_frame
from cxstudio.picture.grid import Column, Grid, Row
from cxstudio.picture.marks import line
from cxstudio.picture.primitives import Part, Placed, Rect, Stroke, Text
from cxstudio.picture.styles import canvas_style, furniture
from cxstudio.picture.theme import tokens
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextEngine
from cxstudio.words import N_

ROLE, NAME_ROLE = "blueprint-line", "blueprint-name"
_LEAD, _PAD = 4.0, 4.0


@dataclass(frozen=True, slots=True)
class BlueprintLine:
    """What a line separates, in words, and its dash."""

    label: str
    dash: tuple[float, float]


LINES = {
    "interaction": BlueprintLine(N_("Line of interaction"), (9.0, 4.0)),
    "visibility": BlueprintLine(N_("Line of visibility"), (4.0, 3.0)),
    "internal": BlueprintLine(N_("Line of internal interaction"), (1.0, 4.0)),
}


def line_above(grid: Grid, row: Row) -> BlueprintLine | None:
    """The line above a lane; None above the first one, where there is nothing to separate."""
    return LINES.get(lane_kind(row.key).line) if row != grid.rows[0] else None


def line_pieces(
    grid: Grid, column: Column, row: Row, kind: BlueprintLine, engine: TextEngine, wording: Wording
) -> Iterator[Placed]:
    """The line over a stage and the gap before it; before the first stage also over the lanes' names.

    A piece for each: a painter dashes the whole of a line also where it shows little of it.
    """
    if column is not grid.columns[0]:
        yield _piece(grid, column.left - tokens().card["stageGap"], column.right, row, kind)
        return
    yield _piece(grid, 0.0, grid.lead, row, kind)
    yield _piece(grid, grid.lead, column.right, row, kind)
    yield _name(grid, column, row, wording.say(kind.label), engine, wording)


def _piece(grid: Grid, first: float, last: float, row: Row, kind: BlueprintLine) -> Placed:
    stroke = Stroke("blueprintLine", tokens().stroke["blueprint"], kind.dash)
    path = line([grid.frame.point(first, 0.0), grid.frame.point(last, 0.0)], stroke)
    bounds = grid.frame.box(first, -1.0, last - first, 2.0)
    return Placed(Part("", ROLE, bounds, (path,), "lane"), 0.0, row.top)


def _name(grid: Grid, column: Column, row: Row, name: str, engine: TextEngine, wording: Wording) -> Placed:
    """What the line is called, on a ground that leaves a gap in it."""
    inner = column.width - 2 * (_LEAD + _PAD)
    block = furniture(engine, name, canvas_style("chip"), inner, wording, max_lines=1)
    frame, width = card_frame(wording.rtl, inner), block.natural_width
    ground = frame.box(-_PAD, 0.0, width + 2 * _PAD, block.height)
    words = Text(frame.x(0.0, block.width), 0.0, block, "inkMuted")
    part = Part(
        "", NAME_ROLE, ground, (Rect(ground, "surface", text_size=block.style.size), words), "lane", name
    )
    x = grid.frame.x(grid.lead + _LEAD + _PAD, inner)
    return Placed(part, x, row.top - block.height / 2)
