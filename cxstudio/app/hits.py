"""What a search found, brought to the eye on a map or in its details; it neither searches nor edits."""

from __future__ import annotations

from cxstudio.app.arrangement import Areas
from cxstudio.app.panels.inspector import Inspector
from cxstudio.canvas.gliding import glide_to, show_lane_of
from cxstudio.canvas.view import MapCanvas
from cxstudio.insight.finding import Thing
from cxstudio.model.document import Document


class Hits:
    """Shows what was found on one map, or beside it."""

    def __init__(self, document: Document, canvas: MapCanvas, inspector: Inspector, areas: Areas) -> None:
        self._document, self._canvas, self._inspector, self._areas = document, canvas, inspector, areas

    def show(self, thing: Thing) -> None:
        """Bring it into view and select it, or show its details; the keyboard stays where it is."""
        if thing.kind == "lane":
            self._canvas.select([])
            show_lane_of(self._canvas, thing.id)
        elif self.is_here(thing):
            glide_to(self._canvas, thing.id)
        else:
            self._canvas.select([])
            self._areas.show_details()
            self._inspector.show_ids([thing.id])

    def is_here(self, thing: Thing) -> bool:
        """Whether a thing has a place on this map."""
        here = thing.kind == "lane" or self._document.is_drawn(thing.id)
        return here and not thing.parked


def end_of_stage_headers(canvas: MapCanvas) -> float:
    """Where the stage headers end on the canvas, in pixels from its top; they stay in sight when the map moves."""
    grid = canvas.picture.grid
    seen = canvas.sheet.to_view(grid.frame.box(0, 0, grid.lead, grid.head))
    return max(seen.bottom(), seen.height())
