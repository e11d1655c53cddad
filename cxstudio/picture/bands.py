"""The rows of a map: how high each lane is; it knows the laid-out stages and nothing of where they stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from cxstudio.model.lanes import lane_kind
from cxstudio.picture.content import EMOTION_LANE, TOUCHPOINT_LANE
from cxstudio.picture.grid import Row
from cxstudio.picture.lane_headers import LaneHeader
from cxstudio.picture.lanes.derived import DERIVED
from cxstudio.picture.lanes.room import DerivedCell
from cxstudio.picture.stage_block import StageBlock
from cxstudio.picture.theme import tokens

_UNDER_LINE = 4.0  # canvas units more between a blueprint line and the cards under it


def lay_out_rows(
    headers: Sequence[LaneHeader],
    blocks: Collection[StageBlock],
    derived: Mapping[str, Mapping[str, DerivedCell]],
    top: float,
    band: float,
) -> tuple[Row, ...]:
    """One row for each lane from a top down, as high as its cards and its header need.

    `derived` is what stages show in lanes without cards, `band` the room above the touchpoint cards, in which arrows
    run.
    """
    rows: list[Row] = []
    for header in headers:
        row = _row(header, blocks, derived, top, band)
        if rows and lane_kind(row.key).line:  # the name of the line reaches into the row
            row = replace(row, height=row.height + _UNDER_LINE, inset=row.inset + _UNDER_LINE)
        rows.append(row)
        top = row.bottom
    return tuple(rows)


def stretched(rows: tuple[Row, ...], bottom: float, kept: Collection[str] = ()) -> tuple[Row, ...]:
    """The rows, each higher by the same part, so that the last one ends at a height; never lower than they were.

    Cards grow with their rows, but not in the lanes named in `kept`; lanes without cards stay as they are.
    """
    if not rows or bottom <= rows[-1].bottom:
        return rows
    growing = sum(row.height for row in rows if row.key not in DERIVED)
    if not growing:
        return rows
    more = (bottom - rows[-1].bottom) / growing
    higher = []
    top = rows[0].top
    for row in rows:
        by = row.height * more if row.key not in DERIVED else 0.0
        lone = row.lone if row.key in kept else row.lone + by
        higher.append(replace(row, top=top, height=row.height + by, lone=lone))
        top = higher[-1].bottom
    return tuple(higher)


def _row(
    header: LaneHeader,
    blocks: Collection[StageBlock],
    derived: Mapping[str, Mapping[str, DerivedCell]],
    top: float,
    band: float,
) -> Row:
    lane, sizes = header.lane.key, tokens().card
    pad = sizes["lanePadY"]
    if lane == TOUCHPOINT_LANE:
        tallest = max((block.touchpoint_height for block in blocks), default=0.0)
        lone = max(tallest, sizes["touchpointMinHeight"], header.height - band - pad)
        return Row(lane, top, band + lone + pad, lone, band)
    if lane == EMOTION_LANE:
        return Row(lane, top, max(sizes["emotionLaneHeight"], header.height))
    shown = [cells[lane].height for cells in derived.values() if lane in cells]
    if shown:
        return Row(lane, top, max(sizes["laneMinHeight"], header.height, *shown))
    cells = [block.cells[lane] for block in blocks if lane in block.cells]
    lone = max((cell.lone for cell in cells), default=0.0)
    ghosts = (ghost.drawing.height for block in blocks for ghost in block.ghosts.get(lane, ()))
    content = max((*(cell.height for cell in cells), *ghosts), default=0.0)
    height = max(sizes["laneMinHeight"], max(content, lone) + 2 * pad, header.height)
    return Row(lane, top, height, lone, pad)
