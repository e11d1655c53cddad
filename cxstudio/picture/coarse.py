"""A map from so far away that no word of it can be read: the cards of each stage are one part of plain boxes.

Nothing in it needs a card laid out, so that a map of guessed heights will do.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxstudio.picture.cards.note import note_role
from cxstudio.picture.content import TOUCHPOINT_LANE
from cxstudio.picture.frame import Frame, card_frame
from cxstudio.picture.grid import Column, Grid, Row
from cxstudio.picture.primitives import Bounds, Colour, Part, Placed, Rect, Stroke
from cxstudio.picture.stage_block import StageBlock
from cxstudio.picture.theme import tokens

COARSE_UNDER = 0.16  # painted pixels for a canvas unit: below, neither words nor marks are painted

_Boxes = dict[Colour, list[Bounds]]


class Coarse:
    """The parts made last, so that a painter knows them again as long as their stage stays as it is."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[StageBlock, tuple[Row, ...], float, Part]] = {}

    def part(self, grid: Grid, column: Column, block: StageBlock, band: float) -> Placed:
        """All cards of a stage. `band` is the room above the touchpoint cards."""
        kept = self._kept.get(column.stage)
        if kept is None or kept[0] is not block or kept[2] != band or kept[1] != grid.rows:
            shapes = tuple(_shapes(grid, block, band))
            part = Part(column.stage, "stage-cards", Bounds(0, 0, block.width, grid.height), shapes)
            kept = self._kept[column.stage] = (block, grid.rows, band, part)
        return Placed(kept[3], grid.frame.x(column.left, column.width), 0.0)


def _shapes(grid: Grid, block: StageBlock, band: float) -> Iterator[Rect]:
    """Boxes of one colour follow one another: a painter can paint a whole row of them at once."""
    frame = card_frame(grid.frame.rtl, block.width)
    row = grid.row(TOUCHPOINT_LANE)
    if row is not None:
        edge = Stroke("lineControl", tokens().stroke["control"])
        for start in block.starts[: len(block.touchpoints)]:
            yield Rect(frame.box(start, row.top + band, block.sub_width, row.lone), "surface", edge)
    sheets: _Boxes = {}
    bars: _Boxes = {}
    for row in grid.rows:
        _cards(block, row, frame, sheets, bars)
    for boxes in (sheets, bars):
        for colour, found in boxes.items():
            yield from (Rect(box, colour) for box in found)


def _cards(block: StageBlock, row: Row, frame: Frame, sheets: _Boxes, bars: _Boxes) -> None:
    """The tint of each card of a cell, and the bar that tells its kind."""
    cell = block.cells.get(row.key)
    if cell is None:
        return
    top, thick = row.top + row.inset, tokens().stroke["roleBar"]
    for spot, item in zip(block.content.cards[row.key], cell.items, strict=True):
        role, width = note_role(spot.card.kind), item.drawing.width
        height = item.height(row.lone)
        box = frame.box(item.u, top + item.y, width, height)
        bar = (width, thick) if spot.whole else (thick, height)
        sheets.setdefault(f"role.{role}.tint", []).append(box)
        bars.setdefault(f"role.{role}.mark", []).append(frame.box(item.u, top + item.y, *bar))
