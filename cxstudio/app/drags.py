"""What is dragged between a map and the panels beside it, and in from other programs; it knows no tool of the map."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from cxstudio.app.panels.left import LeftPanel
from cxstudio.app.taking import Taking
from cxstudio.canvas.bringing import Bringing
from cxstudio.canvas.dropping import Dropping
from cxstudio.canvas.view import MapCanvas


class Drags:
    """Of one workplace. A form in `details` keeps the keyboard it has when a tile is let go."""

    def __init__(self, canvas: MapCanvas, left: LeftPanel, details: QWidget, taking: Taking) -> None:
        self._canvas, self._left, self._details = canvas, left, details
        for tile in left.palette_area.tiles.values():
            tile.started.connect(canvas.arm)
            tile.moved.connect(canvas.carrying.move)
            tile.dropped.connect(self._drop_tile)
            tile.cancelled.connect(canvas.carrying.cancel)
            tile.armed.connect(self._arm)
        left.carry_to(Bringing(canvas))
        Dropping(canvas, taking)
        canvas.tool_changed.connect(left.palette_area.show_armed)
        canvas.dropped_outside.connect(self._dropped_outside)

    def _arm(self, kind: str) -> None:
        self._canvas.arm(kind or None)

    def _drop_tile(self, point: QPoint) -> None:
        self._canvas.carrying.end(point)
        writing = QApplication.focusWidget()
        if writing is None or not self._details.isAncestorOf(writing):
            self._canvas.setFocus()

    def _dropped_outside(self, ids: list[str], point: QPoint) -> None:
        """Things dragged off the map go into the parking lot or to the row of the outline they are let go over."""
        for target in (self._left.parking, self._left.outline.drops):
            if target.offer(ids, point) is not None:
                target.take(ids, point)
                return
