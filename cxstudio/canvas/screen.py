"""Camera and retained picture together: pans, zooms and repaints in slices between events; knows no document."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QRectF, QTimer
from PySide6.QtGui import QImage, QPainter, QRegion

from cxstudio.canvas.backing import SLICE, Backing, PaintArea, logical_region, rectangles_of
from cxstudio.canvas.camera import LEAST_ZOOM, Camera
from cxstudio.picture.primitives import Bounds, Point

SETTLE = 70  # milliseconds after the last step of a zoom until the picture is painted afresh
STRETCH = 2.0  # beyond this the stretched picture is not worth looking at


class Screen(QObject):
    """`refresh` is told which region of the widget (logical pixels) shows something new."""

    def __init__(
        self, paint: PaintArea, ground: str, refresh: Callable[[QRegion], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.camera = Camera()
        self._backing = Backing(paint, ground)
        self._refresh = refresh
        self._slice = QTimer(self, interval=0)
        self._slice.timeout.connect(self._turn)
        self._settle = QTimer(self, interval=SETTLE, singleShot=True)
        self._settle.timeout.connect(self.resync)

    @property
    def clean(self) -> bool:
        """The picture is sharp and complete."""
        return self._backing.clean and self.still

    @property
    def still(self) -> bool:
        """No zoom is going on, in which the picture kept is stretched."""
        return not self._settle.isActive()

    def use_ground(self, colour: str) -> None:
        self._backing.use_ground(colour)
        self.invalidate()

    def resize(self, width: int, height: int, ratio: float) -> None:
        """Take the size of the view, in logical pixels, and its device pixels per logical pixel."""
        self.camera.ratio = ratio
        self.camera.width = max(1, math.ceil(width * ratio))
        self.camera.height = max(1, math.ceil(height * ratio))
        self.resync()

    def pan(self, dx: float, dy: float, kept: Bounds) -> None:
        """Pan by device pixels, keeping a strip of `kept` in sight."""
        self.camera.pan(dx, dy)
        self.camera.keep_in_sight(kept)
        self._backing.scroll(self.camera)
        # A strip that shows is worth painting before this frame; the rest follows in slices.
        if not self._backing.shows_clean:
            self._backing.work()
        self._wake()
        self._refresh_all()

    def zoom_at(self, zoom: float, x: float, y: float, kept: Bounds) -> None:
        """Zoom around a device pixel. The old picture is stretched until the gesture rests.

        It never ends before all of `kept` shows.
        """
        self.camera.zoom_at(zoom, x, y, min(LEAST_ZOOM, self.camera.zoom_to_fit(kept)))
        self.camera.keep_in_sight(kept)
        factor = self.camera.scale / self._backing.painted_scale
        if 1 / STRETCH <= factor <= STRETCH:
            self._slice.stop()
            self._settle.start()
            self._refresh_all()
        else:
            self.resync()

    def fit(self, area: Bounds) -> None:
        """Show a whole area of the map."""
        self.camera.fit(area)
        self.resync()

    def begin(self, area: Bounds, *, rtl: bool) -> None:
        """The first look at a map."""
        self.camera.begin(area, rtl=rtl)
        self.resync()

    def look_from(self, corner: Point, zoom: float, area: Bounds, *, rtl: bool) -> None:
        """Look from a corner at a map seen before."""
        self.camera.look_from(corner, zoom, area, rtl=rtl)
        self.resync()

    def invalidate(self, area: Bounds | None = None) -> None:
        """Paint an area in canvas units again, or everything."""
        self._backing.invalidate(area)
        self._wake()

    def hold(self, dy: int) -> None:
        """The map moved down by device pixels under what is looked at: follow it, and paint what else changed."""
        self.camera.top += dy
        self._backing.hold(dy)
        self._wake()
        self._refresh_all()

    def resync(self) -> None:
        """Paint for the camera as it is now; what can be kept is kept."""
        self._settle.stop()
        self._backing.adopt(self.camera)
        self._wake()
        self._refresh_all()

    def work(self, budget: float = SLICE) -> None:
        """Paint for so many seconds."""
        done = self._backing.work(budget)
        self._refresh(logical_region(done, self.camera.ratio))
        if self._backing.clean:
            self._slice.stop()

    def drain(self) -> None:
        """Paint everything that waits."""
        if self._settle.isActive():
            self.resync()
        while not self._backing.clean:
            self.work()

    def draw(self, painter: QPainter, region: QRegion) -> None:
        """Draw what is kept into a region of the widget."""
        ratio = self.camera.ratio
        whole = QRect(0, 0, self.camera.width, self.camera.height)
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        for r in rectangles_of(region):
            device = QRectF(r.x() * ratio, r.y() * ratio, r.width() * ratio, r.height() * ratio)
            self._backing.draw(painter, device.toAlignedRect() & whole, self.camera)
        painter.restore()

    def to_view(self, area: Bounds) -> QRectF:
        """An area of the map in logical pixels of the widget."""
        device, ratio = self.camera.area_to_device(area), self.camera.ratio
        return QRectF(device.x / ratio, device.y / ratio, device.width / ratio, device.height / ratio)

    def to_map(self, rect: QRect) -> Bounds:
        """A rectangle of the widget, in logical pixels, on the map."""
        ratio = self.camera.ratio
        edges = (rect.x(), rect.y(), rect.width(), rect.height())
        return self.camera.area_to_map(Bounds(*(edge * ratio for edge in edges)))

    def picture(self) -> QImage:
        """What is kept, without anything over it."""
        return self._backing.pixmap.toImage()

    def _turn(self) -> None:
        self.work()

    def _wake(self) -> None:
        if not self._backing.clean and self.still:
            self._slice.start()

    def _refresh_all(self) -> None:
        ratio = self.camera.ratio
        width, height = math.ceil(self.camera.width / ratio), math.ceil(self.camera.height / ratio)
        self._refresh(QRegion(0, 0, width, height))
