"""Arrows, curves and annotations laid over the cells of a map; each kept as long as what it depends on is the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cxstudio.model.document import Document
from cxstudio.picture.annotations import callout_parts, lay_out_sticky, pinned, sticky_parts, tether_parts
from cxstudio.picture.arrows import Arrows, arrow_parts
from cxstudio.picture.cells import Cells
from cxstudio.picture.change_parts import change_parts
from cxstudio.picture.comments import comment_parts
from cxstudio.picture.content import EMOTION_LANE, TOUCHPOINT_LANE, Feelings
from cxstudio.picture.grid import Grid
from cxstudio.picture.kept import Kept
from cxstudio.picture.lanes.emotion import Points, feeling_parts
from cxstudio.picture.options import MapOptions
from cxstudio.picture.over import Over, Scatter, Sheet, scattered
from cxstudio.picture.primitives import Bounds, Placed
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextEngine


@dataclass(frozen=True)
class Overlays:
    """Lays them out on the grid of one journey's map."""

    document: Document
    journey: str
    engine: TextEngine
    wording: Wording
    options: MapOptions
    kept: Kept
    points: Points = field(default_factory=Points)

    def lay_out(
        self, grid: Grid, band: float, arrows: Arrows, feelings: Sequence[Feelings], cells: Cells
    ) -> Over:
        """All of it; `band` is the room above the touchpoint cards."""
        over = Over(self._arrows(grid, band, arrows), self._curves(grid, feelings))

        def where(id: str) -> Bounds | None:
            here = cells.placed(id) or over.find(id, "emotion-point")
            return here.bounds if here else None

        frame = grid.frame
        over.pins = pinned(self.document, self.journey, where, frame, grid.bounds, self.options.piece)
        parts: list[Placed] = []
        tethers: list[Placed] = []
        for item in over.pins:
            if not item.number:
                sticky = lay_out_sticky(item, frame, self.engine, self.wording)
                over.stickies[item.record.id] = sticky
                tethers += tether_parts(item, sticky)
                parts += sticky_parts(item, sticky, self.options.outlined)
        callouts = [item for item in over.pins if item.number]
        parts += callout_parts(callouts, frame, self.engine, self.wording)
        if self.options.comments:
            parts += comment_parts(self.document, where, frame, self.engine, self.wording)
        if self.options.changes:
            parts += change_parts(self.document, self.journey, where, frame, self.wording)
        over.tethers, over.annotations = Sheet(Scatter(tethers)), Sheet(Scatter(parts))
        return over

    def _arrows(self, grid: Grid, band: float, arrows: Arrows) -> Sheet:
        row = grid.row(TOUCHPOINT_LANE)
        if row is None:
            return Sheet(Scatter())
        key = (arrows, grid.columns)
        return Sheet(
            self.kept.keep("arrows", key, lambda: scattered(arrow_parts(arrows, grid))), row.top + band
        )

    def _curves(self, grid: Grid, feelings: Sequence[Feelings]) -> Sheet:
        row = grid.row(EMOTION_LANE)
        if row is None:
            return Sheet(Scatter())
        height, shown = row.height, self.options.placeholders

        def curves() -> Scatter:
            parts = feeling_parts(feelings, grid, height, self.wording, self.points, placeholders=shown)
            return Scatter(parts)

        return Sheet(self.kept.keep("curves", (feelings, grid.columns, height), curves), row.top)
