"""What has to be painted again after a change: the areas in which two states of a map's picture differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce

from cxstudio.picture.content import TOUCHPOINT_LANE, LaneRow
from cxstudio.picture.grid import Column, Grid, Row
from cxstudio.picture.lane_headers import ADD_HEIGHT
from cxstudio.picture.lanes.room import DerivedCell
from cxstudio.picture.over import Over, Sheet
from cxstudio.picture.primitives import Bounds, Placed
from cxstudio.picture.stage_block import StageBlock
from cxstudio.picture.wording import Wording

MOST_AREAS = 64  # more are told as the one that holds them all
REACH = 12.0  # marks and strokes stick out of a part by no more than this


@dataclass(frozen=True, slots=True)
class Damage:
    """`everything` asks for a full repaint; otherwise `areas` hold all that looks different."""

    everything: bool = False
    areas: tuple[Bounds, ...] = ()


@dataclass(frozen=True)
class Snapshot:
    """One state of the picture, cheap to take: everything in it is shared."""

    wording: Wording
    grid: Grid
    lanes: tuple[LaneRow, ...]
    blocks: tuple[StageBlock, ...]
    derived: Mapping[str, Mapping[str, DerivedCell]]
    over: Over
    vision: Placed | None = None


def compare(old: Snapshot, new: Snapshot) -> Damage:
    """The damage that leads from one state to the other."""
    everything = (
        old.wording != new.wording or old.grid.head != new.grid.head or bool(old.blocks) != bool(new.blocks)
    )
    if everything or old.vision != new.vision:
        return Damage(everything=True)
    bands = [*_shifted_columns(old.grid, new.grid), *_shifted_rows(old, new)]
    single = [*_changed_cells(old, new), *_changed_over(old, new)]
    areas = [*bands, *(a for a in single if not any(_covers(band, a) for band in bands))]
    if len(areas) > MOST_AREAS:
        areas = [reduce(Bounds.united, areas)]
    return Damage(areas=tuple(a.grown(REACH) for a in areas))


def _covers(band: Bounds, area: Bounds) -> bool:
    return band.x <= area.x and area.right <= band.right and band.y <= area.y and area.bottom <= band.bottom


def _shifted_columns(old: Grid, new: Grid) -> Iterator[Bounds]:
    """From the first column that moved to the end."""
    if _shapes(old.columns) == _shapes(new.columns):
        return
    pairs = zip(old.columns, new.columns, strict=False)
    same = next(
        (i for i, (a, b) in enumerate(pairs) if _shape(a) != _shape(b)),
        min(len(old.columns), len(new.columns)),
    )
    columns = new.columns if same < len(new.columns) else old.columns
    left = columns[same].left
    width = max(old.width, new.width) - left
    yield new.frame.box(left, 0, width, max(old.height, new.height))


def _shape(column: Column) -> tuple[str, float, float]:
    return (column.stage, column.left, column.width)


def _shapes(columns: tuple[Column, ...]) -> list[tuple[str, float, float]]:
    return [_shape(c) for c in columns]


def _shifted_rows(old: Snapshot, new: Snapshot) -> Iterator[Bounds]:
    """From the first row that moved to the bottom; a row that only changed inside, alone."""
    width = max(old.grid.width, new.grid.width)

    def band(top: float, bottom: float) -> Bounds:
        return new.grid.frame.box(0, top, width, bottom - top)

    olds, news = old.grid.rows, new.grid.rows
    for a, b in zip(olds, news, strict=False):
        if _extent(a) != _extent(b):
            yield band(min(a.top, b.top), _end(old, new))
            return
        if a != b:
            yield band(a.top, a.bottom)
    if len(olds) != len(news):
        shared = min(len(olds), len(news))
        top = olds[shared - 1].bottom if shared else old.grid.head
        yield band(top, _end(old, new))
    for lane_old, lane_new, row in zip(old.lanes, new.lanes, news, strict=False):
        if lane_old != lane_new:
            yield band(row.top, row.bottom)


def _end(old: Snapshot, new: Snapshot) -> float:
    """How far down either map reaches, with what stands under its lanes' names."""
    return max(old.grid.height, new.grid.height) + ADD_HEIGHT


def _extent(row: Row) -> tuple[str, float, float]:
    return (row.key, row.top, row.height)


def _changed_cells(old: Snapshot, new: Snapshot) -> Iterator[Bounds]:
    before = {block.content.stage.id: block for block in old.blocks}
    for block, column in zip(new.blocks, new.grid.columns, strict=True):
        was = before.get(block.content.stage.id)
        if was is None:
            continue
        if was is not block and was.header != block.header:
            yield new.grid.frame.box(column.left, 0, column.width, new.grid.head)
        shown, showed = (snapshot.derived.get(column.stage, {}) for snapshot in (new, old))
        for row in new.grid.rows:
            if showed.get(row.key) is not shown.get(row.key) or (
                was is not block and _looks_different(was, block, row.key)
            ):
                yield new.grid.cell(column, row)


def _looks_different(was: StageBlock, block: StageBlock, lane: str) -> bool:
    return (
        was.cells.get(lane) != block.cells.get(lane)
        or was.ghosts.get(lane) != block.ghosts.get(lane)
        or (lane == TOUCHPOINT_LANE and was.touchpoints != block.touchpoints)
    )


def _changed_over(old: Snapshot, new: Snapshot) -> Iterator[Bounds]:
    for before, after in zip(old.over.sheets, new.over.sheets, strict=True):
        if before.scatter is not after.scatter:
            yield from _changed_parts(before, after)
        elif before.y != after.y:
            yield from (before.extent, after.extent)


def _changed_parts(old: Sheet, new: Sheet) -> Iterator[Bounds]:
    for key in old.scatter.parts.keys() | new.scatter.parts.keys():
        a, b = old.find(key), new.find(key)
        if a != b:
            yield from (placed.bounds for placed in (a, b) if placed is not None)
