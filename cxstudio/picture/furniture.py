"""The furniture of a map: stage sheets and headers, lanes' lines and headers, and what invites on an empty one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cxstudio.picture.content import EMOTION_LANE, TOUCHPOINT_LANE
from cxstudio.picture.grid import Column, Row
from cxstudio.picture.lanes.emotion import guide_part
from cxstudio.picture.primitives import Bounds, Part, Placed
from cxstudio.picture.stages import (
    column_part,
    empty_map_parts,
    empty_stage_part,
    lane_header_part,
    lane_line_part,
)
from cxstudio.picture.theme import tokens

if TYPE_CHECKING:
    from cxstudio.picture.map import MapPicture


class Furniture:
    """Makes each piece when it is first asked for, and keeps it until the grid changes."""

    def __init__(self, picture: MapPicture) -> None:
        self._picture = picture
        self._kept: dict[tuple[str, str], Placed] = {}

    def parts(self, columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[Placed]:
        """The pieces of some columns and rows, back to front."""
        grid = self._picture.grid
        for column in columns:
            yield self._sheet(column)
        if not grid.columns:
            yield from self._empty_map()
        for row in rows:
            if row is not grid.rows[0]:
                yield self._line(row)
            if row.key == EMOTION_LANE and grid.columns:
                yield self._guides(row)
            yield self.lane_header(row)
        for column in columns:
            yield self.header(column)
            if not column.touchpoints and self._picture.options.placeholders:
                yield from self._empty_stage(column)

    def header(self, column: Column) -> Placed:
        kept = self._kept.get(("header", column.stage))
        if kept is None:
            picture = self._picture
            part = picture.block(column.stage).header.part(picture.grid.head, picture.options)
            kept = self._keep("header", column.stage, part, picture.frame.x(column.left, column.width), 0.0)
        return kept

    def lane_header(self, row: Row) -> Placed:
        kept = self._kept.get(("lane", row.key))
        if kept is None:
            picture, grid = self._picture, self._picture.grid
            lane = next(lane for lane in picture.lanes if lane.key == row.key)
            part = lane_header_part(
                lane, grid.lead, row.height, picture.engine, picture.wording, picture.options.placeholders
            )
            kept = self._keep("lane", row.key, part, picture.frame.x(0, grid.lead), row.top)
        return kept

    def _keep(self, what: str, key: str, part: Part, dx: float, dy: float) -> Placed:
        placed = self._kept[what, key] = Placed(part, dx, dy)
        return placed

    def _sheet(self, column: Column) -> Placed:
        kept = self._kept.get(("sheet", column.stage))
        if kept is None:
            picture = self._picture
            bounds = Bounds(0, 0, column.width, picture.grid.height)
            part = column_part(column.stage, bounds, picture.options)
            kept = self._keep("sheet", column.stage, part, picture.frame.x(column.left, column.width), 0.0)
        return kept

    def _line(self, row: Row) -> Placed:
        kept = self._kept.get(("line", row.key))
        if kept is None:
            grid = self._picture.grid
            kept = self._keep("line", row.key, lane_line_part(grid.width, grid.frame), 0.0, row.top)
        return kept

    def _guides(self, row: Row) -> Placed:
        kept = self._kept.get(("guides", row.key))
        return kept or self._keep("guides", row.key, guide_part(self._picture.grid, row), 0.0, row.top)

    def _empty_stage(self, column: Column) -> Iterator[Placed]:
        picture = self._picture
        row = picture.grid.row(TOUCHPOINT_LANE)
        if row is None:
            return
        kept = self._kept.get(("empty", column.stage))
        if kept is None:
            part = empty_stage_part(column.stage, column.sub_width, row.lone, picture.engine, picture.wording)
            x = picture.frame.x(column.left + tokens().card["padding"], column.sub_width)
            kept = self._keep("empty", column.stage, part, x, row.top + picture.band)
        yield kept

    def _empty_map(self) -> Iterator[Placed]:
        picture, grid = self._picture, self._picture.grid
        if not picture.options.placeholders:
            return
        sheet = column_part("", Bounds(0, 0, grid.ghost, grid.height), picture.options)
        yield Placed(sheet, picture.frame.x(grid.lead, grid.ghost), 0.0)
        height = tokens().card["touchpointMinHeight"]
        for part, u, y in empty_map_parts(
            grid.lead, grid.ghost, grid.head, height, picture.engine, picture.wording
        ):
            yield Placed(part, picture.frame.x(u, part.bounds.width), y)
