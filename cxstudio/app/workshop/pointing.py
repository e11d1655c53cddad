"""The pointer for the room: while Ctrl is held over the console's map, the wall marks the same place; no painting."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.wall_painting import Size
from cxstudio.canvas.shown import ShownMap
from cxstudio.picture.primitives import Bounds
from cxstudio.picture.wall.scene import WallArea

Share = tuple[float, float]
EACH = 30  # milliseconds
_HELD = Qt.KeyboardModifier.ControlModifier
_LOOKED_FOR = ("lens", "curve", "strip")  # the areas that show things of the map, the first before others


class Pointing(QObject):
    """Watches one canvas after another. `areas` are what the wall shows and its size in pixels, asked each time."""

    def __init__(self, around: Around, areas: Callable[[], tuple[Sequence[WallArea], Size]]) -> None:
        super().__init__(around.window)
        self._around, self._areas = around, areas
        self._canvas: ShownMap | None = None
        self._at: Share | None = None
        self._soon = QTimer(self, singleShot=True, interval=EACH)
        self._soon.timeout.connect(self._tell)

    def watch(self, *, wanted: bool) -> None:
        """Watch the canvas that is on the screen now, or none."""
        canvas = self._around.canvas() if wanted else None
        if canvas is self._canvas:
            return
        if self._canvas is not None:
            self._canvas.removeEventFilter(self)
            self._canvas.destroyed.disconnect(self._forget)
        self._canvas = canvas
        if canvas is not None:
            canvas.installEventFilter(self)
            canvas.destroyed.connect(self._forget)
        else:
            self._point(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing is taken from the canvas."""
        kind = event.type()
        if isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseMove:
            held = event.modifiers() == _HELD and not event.buttons()
            self._point(self._place(event.position()) if held else None)
        elif kind in {QEvent.Type.Leave, QEvent.Type.KeyRelease, QEvent.Type.FocusOut}:
            self._point(None)
        return False

    def _place(self, at: QPointF) -> Share | None:
        """Where on the wall the thing under the pointer is."""
        canvas = self._canvas
        if canvas is None:
            return None
        ratio = canvas.devicePixelRatioF()
        x, y = canvas.camera.to_map(at.x() * ratio, at.y() * ratio)
        placed = canvas.picture.at(x, y)
        if placed is None or not placed.part.node:
            return None
        box = placed.bounds
        share = ((x - box.x) / max(1.0, box.width), (y - box.y) / max(1.0, box.height))
        areas, size = self._areas()
        ids = [one.id for one in self._around.document.owners(placed.part.node)]
        return place_on_wall(areas, size, ids, share)

    def _point(self, place: Share | None) -> None:
        """Tell of a pointer that moves as often as a room can follow, of one that goes at once."""
        self._at = place
        if place is None:
            self._tell()
        elif not self._soon.isActive():
            self._soon.start()

    def _tell(self) -> None:
        self._soon.stop()
        if self._at != self._around.workshop.stand.pointer:
            self._around.workshop.be(pointer=self._at)

    def _forget(self) -> None:
        self._canvas = None


def place_on_wall(areas: Sequence[WallArea], size: Size, ids: Sequence[str], share: Share) -> Share | None:
    """Where the first of some things that shows on the wall is, as shares of the wall; `share` is the place inside it.

    `ids` are a thing and what it belongs to, from the inside out. None where the wall shows none of them.
    """
    for id in ids:
        for name in _LOOKED_FOR:
            box = _largest(areas, name, id)
            if box is not None:
                x, y = (min(1.0, max(0.0, part)) for part in share)
                return ((box.x + x * box.width) / size[0], (box.y + y * box.height) / size[1])
    return None


def _largest(areas: Sequence[WallArea], name: str, id: str) -> Bounds | None:
    """The largest part of a thing in an area, in pixels of the wall."""
    found = [
        Bounds(box.x * area.scale, box.y * area.scale, box.width * area.scale, box.height * area.scale)
        for area in areas
        if area.name == name
        for placed in area.parts
        if placed.part.node == id
        for box in (placed.bounds,)
    ]
    return max(found, key=lambda box: box.width * box.height, default=None)
