"""What stands in the bands of a map: cards and headers at their places; it lays out nothing and decides no heights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import inf

from cxstudio.model.document import Document
from cxstudio.model.lanes import lane_of
from cxstudio.model.records import Card, Prompt
from cxstudio.picture.cards.drawing import Drawing
from cxstudio.picture.content import TOUCHPOINT_LANE
from cxstudio.picture.furniture import Furniture
from cxstudio.picture.grid import Column, Grid, Row
from cxstudio.picture.lanes.room import DerivedCell
from cxstudio.picture.primitives import Bounds, Placed
from cxstudio.picture.stage_block import CellItem, StageBlock


class Cells:
    """The stages laid out, set into a grid. `band` is the room above the touchpoint cards.

    `derived` is what the stages show in lanes without cards.
    """

    def __init__(
        self,
        document: Document,
        grid: Grid,
        blocks: Mapping[str, StageBlock],
        derived: Mapping[str, Mapping[str, DerivedCell]],
        furniture: Furniture,
        band: float,
    ) -> None:
        self._document = document
        self._grid = grid
        self._blocks = blocks
        self._derived = derived
        self._furniture = furniture
        self._band = band
        self._spots: dict[str, tuple[Card | Prompt, tuple[Column, Row, CellItem] | None]] = {}

    def parts(self, column: Column, row: Row, area: Bounds | None = None) -> Iterator[Placed]:
        """The cards of a stage in a lane, or those of them that meet an area."""
        block = self._blocks[column.stage]
        first, last = self._grid.frame.range(area) if area else (-inf, inf)
        if row.key == TOUCHPOINT_LANE:
            for index, u in enumerate(column.starts):
                if u < last and u + column.sub_width > first:
                    yield self._touchpoint(column, row, index)
            return
        shown = self._derived.get(column.stage, {}).get(row.key)
        if shown is not None:
            for thing in shown.items:
                width, u = thing.part.bounds.width, column.left + thing.u
                if u < last and u + width > first:
                    yield Placed(thing.part, self._grid.frame.x(u, width), row.top + thing.y)
            return
        first, last = first - column.left, last - column.left
        top = row.top + row.inset
        above, below = (area.y - top, area.bottom - top) if area else (-inf, inf)
        for item in self._items(block, row.key):
            width, height = item.drawing.width, item.height(row.lone)
            if first - width < item.u < last and above - height < item.y < below:
                yield self._card(column, row, item)

    @staticmethod
    def _items(block: StageBlock, lane: str) -> Iterator[CellItem]:
        cell = block.cells.get(lane)
        yield from cell.items if cell else ()
        yield from block.ghosts.get(lane, ())

    def placed(self, node: str) -> Placed | None:
        """A stage's header, a touchpoint or a card; None when it does not show."""
        column = self._grid.column(node)
        if column is not None:
            return self._furniture.header(column)
        found = self._grid.touchpoint(node)
        if found is not None:
            row = self._grid.row(TOUCHPOINT_LANE)
            return self._touchpoint(found[0], row, found[1]) if row else None
        spot = self._spot(node)
        return self._card(*spot) if spot else None

    def shows(self, node: str) -> bool:
        """Whether it is placed; nothing is drawn to find out."""
        grid = self._grid
        if grid.column(node) is not None or grid.touchpoint(node) is not None:
            return self.placed(node) is not None
        return self._spot(node) is not None

    def drawing(self, node: str) -> Drawing | None:
        """The layout of a touchpoint or card."""
        found = self._grid.touchpoint(node)
        if found is not None:
            return self._blocks[found[0].stage].touchpoints[found[1]]
        spot = self._spot(node)
        return spot[2].drawing if spot else None

    def _touchpoint(self, column: Column, row: Row, index: int) -> Placed:
        drawing = self._blocks[column.stage].touchpoints[index]
        x = self._grid.frame.x(column.starts[index], drawing.width)
        return Placed(drawing.part(row.lone), x, row.top + self._band)

    def _card(self, column: Column, row: Row, item: CellItem) -> Placed:
        drawing = item.drawing
        x = self._grid.frame.x(column.left + item.u, drawing.width)
        y = row.top + row.inset + item.y
        return Placed(drawing.part(item.height(row.lone)), x, y)

    def _spot(self, node: str) -> tuple[Column, Row, CellItem] | None:
        """The cell item of a card or question; found once, because what is carried is asked for in every frame."""
        record = self._document.get(node)
        if not isinstance(record, (Card, Prompt)):
            return None
        known = self._spots.get(node)
        if known is None or known[0] is not record:
            known = self._spots[node] = (record, self._find(record))
        return known[1]

    def _find(self, record: Card | Prompt) -> tuple[Column, Row, CellItem] | None:
        stage = self._document.stage_of(record.home)
        column = self._grid.column(stage.id) if stage else None
        lane = lane_of(self._document, record) if isinstance(record, Card) else record.lane
        row = self._grid.row(lane)
        if column is None or row is None:
            return None
        items = self._items(self._blocks[column.stage], row.key)
        item = next((i for i in items if i.drawing.node == record.id), None)
        return (column, row, item) if item else None
