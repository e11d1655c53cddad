"""The lines of a service blueprint, each above the lane it belongs to: dashed, with its name at the leading end."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.model.lanes import lane_kind
from cxstudio.picture.grid import Column, Grid, Row
from cxstudio.picture.marks import line
from cxstudio.picture.primitives import Bounds, Part, Placed, Primitive, Rect, Stroke, Text
from cxstudio.picture.styles import canvas_style, furniture
from cxstudio.picture.theme import tokens
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextEngine
from cxstudio.words import N_

ROLE = "blueprint-line"
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


def line_piece(
    grid: Grid, column: Column, row: Row, kind: BlueprintLine, engine: TextEngine, wording: Wording
) -> Placed:
    """A piece of the line for a stage and what is before it; with the first stage its name.

    A piece for each stage: a painter dashes the whole of a line also where it shows little of it.
    """
    first = column is grid.columns[0]
    left = 0.0 if first else column.left - tokens().card["stageGap"]
    stroke = Stroke("blueprintLine", tokens().stroke["blueprint"], kind.dash)
    ends = [grid.frame.point(left, 0.0), grid.frame.point(column.right, 0.0)]
    shapes: list[Primitive] = [line(ends, stroke)]
    top, bottom = -1.0, 1.0
    if first:
        name = wording.say(kind.label)
        block = furniture(
            engine, name, canvas_style("chip"), column.width - 2 * _LEAD - _PAD, wording, max_lines=1
        )
        wide, at = block.natural_width, grid.lead + _LEAD
        top, bottom = -block.height / 2, block.height / 2
        ground = grid.frame.box(at, top, wide + 2 * _PAD, block.height)
        shapes.append(Rect(ground, "surface", text_size=block.style.size))
        shapes.append(Text(grid.frame.x(at + _PAD, block.width), top, block, "inkMuted"))
    box = grid.frame.box(left, top, column.right - left, bottom - top)
    words = wording.say(kind.label) if first else ""
    part = Part("", ROLE, Bounds(box.x, box.y, box.width, box.height), tuple(shapes), "lane", words)
    return Placed(part, 0.0, row.top)
