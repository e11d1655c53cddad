"""The furniture of a map: stage sheets and headers, lanes' lines and headers, and what invites somebody to add."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cxstudio.picture.blueprint import BlueprintLine, line_above, line_pieces
from cxstudio.picture.content import EMOTION_LANE, TOUCHPOINT_LANE
from cxstudio.picture.frame import card_frame
from cxstudio.picture.grid import Column, Grid, Row
from cxstudio.picture.lane_headers import LaneHeader, add_lane_part, lane_line_part
from cxstudio.picture.lanes.emotion import guide_part
from cxstudio.picture.options import MapOptions
from cxstudio.picture.primitives import Bounds, Part, Placed
from cxstudio.picture.stages import (
    StageHeader,
    column_part,
    empty_map_parts,
    empty_stage_part,
)
from cxstudio.picture.theme import tokens
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextEngine


class Furniture:
    """Makes each piece when it is first asked for, and keeps it until the grid changes."""

    def __init__(
        self,
        grid: Grid,
        stages: Mapping[str, StageHeader],
        headers: Sequence[LaneHeader],
        *,
        band: float,
        options: MapOptions,
        engine: TextEngine,
        wording: Wording,
    ) -> None:
        self._grid = grid
        self._stages = stages
        self._headers = {header.lane.key: header for header in headers}
        self._band = band
        self._options = options
        self._engine = engine
        self._wording = wording
        self._kept: dict[tuple[str, str], Placed] = {}
        self._lines: dict[tuple[str, str], tuple[Placed, ...]] = {}

    def parts(self, columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[Placed]:
        """The pieces of some columns and rows, back to front."""
        grid = self._grid
        for column in columns:
            yield self._sheet(column)
        if not grid.columns:
            yield from self._empty_map()
        for row in rows:
            if row is not grid.rows[0]:
                yield self._line(row)
            if row.key == EMOTION_LANE:
                yield from (self._guides(column, row) for column in columns)
            yield self.lane_header(row)
        for row in rows:
            line = line_above(grid, row)
            if line is not None:
                yield from (part for column in columns for part in self._blueprint(column, row, line))
        if self._options.placeholders and grid.columns:
            yield self._add_lane()
        for column in columns:
            yield self.header(column)
            if not column.touchpoints and self._options.placeholders:
                yield from self._empty_stage(column)

    def header(self, column: Column) -> Placed:
        kept = self._kept.get(("header", column.stage))
        if kept is None:
            part = self._stages[column.stage].part(self._grid.head, self._options)
            kept = self._keep("header", column.stage, part, self._x(column), 0.0)
        return kept

    def lane_header(self, row: Row) -> Placed:
        kept = self._kept.get(("lane", row.key))
        if kept is None:
            grid = self._grid
            part = self._headers[row.key].part(row.height, ground=self._options.placeholders)
            kept = self._keep("lane", row.key, part, grid.frame.x(0, grid.lead), row.top)
        return kept

    def _keep(self, what: str, key: str, part: Part, dx: float, dy: float) -> Placed:
        placed = self._kept[what, key] = Placed(part, dx, dy)
        return placed

    def _x(self, column: Column) -> float:
        return self._grid.frame.x(column.left, column.width)

    def _sheet(self, column: Column) -> Placed:
        kept = self._kept.get(("sheet", column.stage))
        if kept is None:
            bounds = Bounds(0, 0, column.width, self._grid.height)
            part = column_part(column.stage, bounds, self._options)
            kept = self._keep("sheet", column.stage, part, self._x(column), 0.0)
        return kept

    def _line(self, row: Row) -> Placed:
        kept = self._kept.get(("line", row.key))
        if kept is None:
            grid = self._grid
            kept = self._keep("line", row.key, lane_line_part(grid.width, grid.frame), 0.0, row.top)
        return kept

    def _guides(self, column: Column, row: Row) -> Placed:
        kept = self._kept.get(("guides", column.stage))
        return kept or self._keep("guides", column.stage, guide_part(self._grid, column, row), 0.0, row.top)

    def _blueprint(self, column: Column, row: Row, line: BlueprintLine) -> tuple[Placed, ...]:
        """The pieces of the line above a lane that belong to a stage."""
        kept = self._lines.get((row.key, column.stage))
        if kept is None:
            pieces = line_pieces(self._grid, column, row, line, self._engine, self._wording)
            kept = self._lines[row.key, column.stage] = tuple(pieces)
        return kept

    def _add_lane(self) -> Placed:
        kept = self._kept.get(("add", ""))
        if kept is None:
            grid = self._grid
            part = add_lane_part(
                grid.lead, card_frame(grid.frame.rtl, grid.lead), self._engine, self._wording
            )
            kept = self._keep("add", "", part, grid.frame.x(0, grid.lead), grid.height - grid.foot)
        return kept

    def _empty_stage(self, column: Column) -> Iterator[Placed]:
        row = self._grid.row(TOUCHPOINT_LANE)
        if row is None:
            return
        kept = self._kept.get(("empty", column.stage))
        if kept is None:
            part = empty_stage_part(column.stage, column.sub_width, row.lone, self._engine, self._wording)
            x = self._grid.frame.x(column.left + tokens().card["padding"], column.sub_width)
            kept = self._keep("empty", column.stage, part, x, row.top + self._band)
        yield kept

    def _empty_map(self) -> Iterator[Placed]:
        grid, options = self._grid, self._options
        if not options.placeholders:
            return
        sheet = column_part("", Bounds(0, 0, grid.ghost, grid.height), options)
        yield Placed(sheet, grid.frame.x(grid.lead, grid.ghost), 0.0)
        height = tokens().card["touchpointMinHeight"]
        for part, u, y in empty_map_parts(
            grid.lead, grid.ghost, grid.head, height, self._engine, self._wording
        ):
            yield Placed(part, grid.frame.x(u, part.bounds.width), y)
