"""A map that is shown: laid out, painted, panned and zoomed, and kept in step with its document; it takes no input.

A screen on which nothing is edited needs no more; the canvas adds the hand, the keys and the writing in place.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from cxstudio.canvas.camera import Camera
from cxstudio.canvas.desk import Desk
from cxstudio.canvas.following import Following
from cxstudio.canvas.ground import dots_show, ground_colour, paint_dots
from cxstudio.canvas.headers import Headers, Pinned
from cxstudio.canvas.markings import Markings
from cxstudio.canvas.screen import Screen
from cxstudio.canvas.settling import Settling
from cxstudio.canvas.showing import Showing
from cxstudio.canvas.sight import Sight
from cxstudio.canvas.strokes import Strokes
from cxstudio.model.document import Report
from cxstudio.picture.map import MapPicture
from cxstudio.picture.options import MapOptions
from cxstudio.picture.primitives import Bounds
from cxstudio.picture.theme import Theme
from cxstudio.render.qt import QtPainter
from cxstudio.words import _


class ShownMap(QWidget):
    """A journey on screen. Zoom 1.0 is 100 %."""

    zoom_changed = Signal(float)

    def __init__(self, showing: Showing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        document, journey, theme = showing.document, showing.journey, showing.theme
        self._images = images = showing.images
        self._theme = theme
        self._brush = QtPainter(theme, images)
        self._open = True
        self.desk = Desk(document, journey, MapPicture(document, journey, showing.engine, showing.options))
        self._following = Following(self.desk)
        self._headers = Headers(self.desk)
        self.markings = Markings(self.desk)
        self.sheet = Screen(self._paint_area, ground_colour(theme), self.update, self)
        self.sight = Sight(self.desk, self.sheet, self._headers, self._looked_away, self.zoom_changed.emit)
        self._settling = Settling(self.desk, self.sheet, self._must_rest, self._eye, self._map_moved, self)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("Journey map"))
        self.setMinimumSize(200, 120)
        self._leave = document.subscribe(self._hear)
        self._settling.wake()

    @property
    def picture(self) -> MapPicture:
        return self.desk.picture

    @property
    def camera(self) -> Camera:
        return self.sheet.camera

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def zoom(self) -> float:
        return self.camera.zoom

    def fit(self) -> None:
        """Show the whole map."""
        self.sight.fit()

    def zoom_to(self, zoom: float) -> None:
        """Zoom around the current thing where it is in view, else the middle."""
        self.sight.zoom_to(zoom)

    def pan_by(self, dx: float, dy: float) -> None:
        """Pan by device pixels."""
        self.sight.pan_by(dx, dy)

    def mark(self, ids: Iterable[str] | None) -> None:
        """Ring what a search found and dim all else; None ends that."""
        self.markings.hits.show(ids)
        self.update()

    def light(self, ids: Iterable[str] | None) -> None:
        """Leave these stages and touchpoints in the light and veil all else; None ends that."""
        self.markings.lit.show(ids)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._brush = QtPainter(theme, self._images)
        self.sheet.use_ground(ground_colour(theme))

    def lay_out(self, options: MapOptions) -> None:
        """Show the map by other choices, such as fewer lanes; where it looks from stays."""
        self.desk.picture = MapPicture(
            self.desk.document, self.desk.journey, self.desk.picture.engine, options
        )
        self.desk.forget_vanished()
        self.sheet.invalidate()
        self._map_moved()
        self.sight.stay()
        self._settling.wake()
        self.update()

    def drain(self) -> None:
        """Lay out and paint everything that waits; for tests and screenshots."""
        self._settling.finish()
        self.sheet.drain()

    def close_map(self) -> None:
        """Stop listening to the document."""
        self.sight.glide.stop()
        if self._open:
            self._open = False
            self._settling.stop()
            self._leave()

    # Painting

    def _paint_area(self, painter: QPainter, area: Bounds, scale: float) -> None:
        if dots_show(scale / self.camera.ratio):
            paint_dots(painter, self._brush, area, scale)
        self._brush.paint(painter, self._following.parts(area, scale), scale, area)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            self.sheet.draw(painter, event.region())
            within, still = self.sheet.to_map(event.rect()), self.sheet.still
            self._headers.draw(painter, self.camera, self._theme, self._brush, within, still=still)
            strokes, pinned = Strokes(painter, self.camera, self._theme), self._headers.pinned(self.camera)
            self.markings.draw_under(strokes, pinned)
            self._draw_over(strokes, pinned)
            self.markings.draw_over(strokes, pinned)
        finally:
            painter.end()

    def _draw_over(self, strokes: Strokes, pinned: Pinned) -> None:
        """What somebody does with the map, drawn over it: here nobody does."""

    # What happens

    def _hear(self, report: Report) -> None:
        for area in self._following.hear(report):
            self.sheet.invalidate(area)
        self.setEnabled(not self._following.gone)
        self._settling.wake()
        self._headers.renew()
        self.markings.renew()
        self._changed(report)
        self.update()

    def _changed(self, _report: Report) -> None:
        """The document has changed, and the picture with it."""
        self.sight.stay(typing=False)

    def _looked_away(self) -> None:
        """Another part of the map is in view."""

    def _must_rest(self) -> bool:
        """Whether nothing may move by itself."""
        return self._following.gone

    def _eye(self) -> float:
        """What must not move when the rest does, in device pixels from the top: the middle."""
        return self.camera.height / 2

    def _map_moved(self) -> None:
        """Heights of the map have changed."""
        self._headers.renew()
        self.markings.renew()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._take_size()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._take_size()
        self.sight.look_again()

    def _take_size(self) -> None:
        self.sheet.resize(self.width(), self.height(), self.devicePixelRatioF())
