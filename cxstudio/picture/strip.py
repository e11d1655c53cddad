"""A map without words, for a picture the size of a stamp: boxes, blocks and curves on the map's own grid.

Nothing in it needs a card laid out, so that a map of guessed heights will do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxstudio.model.records import Card
from cxstudio.picture.cards.note import note_role
from cxstudio.picture.content import TOUCHPOINT_LANE
from cxstudio.picture.grid import Column, Row
from cxstudio.picture.laid_out import LaidOut
from cxstudio.picture.primitives import Bounds, Part, Path, Placed, Rect, Stroke
from cxstudio.picture.scaling import commands_at, scaled
from cxstudio.picture.stage_block import StageBlock

_CURVE = 1.5  # pixels of the small picture, as are the other sizes here
_EDGE = 0.75
_CORNER = 1.5
_GAP = 1.0  # between neighbours


def strip_bounds(picture: LaidOut) -> Bounds:
    """What a strip shows: all stages, without the lanes' names."""
    grid = picture.grid
    return grid.frame.box(grid.lead, 0, grid.width - grid.lead, grid.height)


def strip_parts(picture: LaidOut, scale: float) -> Iterator[Placed]:
    """The strip in pixels of the small picture, back to front; `scale` is their number for one canvas unit."""
    grid = picture.grid
    for block, column in zip(picture.blocks, grid.columns, strict=True):
        shapes = tuple(scaled(shape, scale, 0, 0) for shape in _stage(picture, block, column, 1 / scale))
        yield Placed(Part(column.stage, "strip", Bounds(0, 0, 0, 0), shapes), 0.0, 0.0)
    for (role, _, _), placed in picture.over.curves.parts():
        if role == "emotion-curve":
            curves = (s for s in placed.part.primitives if isinstance(s, Path))
            shapes = tuple(_curve(s, scale, placed.dx, placed.dy) for s in curves)
            yield Placed(replace(placed.part, primitives=shapes), 0.0, 0.0)


def _stage(picture: LaidOut, block: StageBlock, column: Column, unit: float) -> Iterator[Rect]:
    """A stage in canvas units; `unit` is the length of a pixel."""
    grid = picture.grid
    corners = (_CORNER * unit,) * 4
    edge = Stroke("lineControl", _EDGE * unit)
    yield Rect(grid.frame.box(column.left, 0, column.width, grid.height), "surface")
    yield Rect(grid.frame.box(column.left, 0, column.width, grid.head), "stageHeader")
    for row in grid.rows:
        if row.key == TOUCHPOINT_LANE:
            for start in column.starts:
                box = grid.frame.box(start, row.top + picture.band, column.sub_width, row.lone)
                yield Rect(_apart(box, unit), "accentTint", edge, corners)
        else:
            for box, kind in _cards(picture, block, column, row):
                yield Rect(_apart(box, unit), f"role.{note_role(kind)}.mark", None, corners)


def _cards(picture: LaidOut, block: StageBlock, column: Column, row: Row) -> Iterator[tuple[Bounds, str]]:
    """Where the cards of a cell lie, and their kinds."""
    cell = block.cells.get(row.key)
    for item in cell.items if cell else ():
        card = picture.document.find(item.drawing.node, Card)
        if card is not None:
            height = item.height(row.lone)
            top = row.top + row.inset + item.y
            yield picture.grid.frame.box(column.left + item.u, top, item.drawing.width, height), card.kind


def _apart(box: Bounds, unit: float) -> Bounds:
    """The box without half the gap on each side, so that neighbours stay apart where the map is tiny."""
    gap = min(_GAP * unit, box.width / 2, box.height / 2)
    return box.grown(-gap / 2)


def _curve(path: Path, scale: float, dx: float, dy: float) -> Path:
    commands = commands_at(path.commands, scale, dx * scale, dy * scale)
    return Path(commands, stroke=replace(path.stroke, width=_CURVE, dash=()) if path.stroke else None)
