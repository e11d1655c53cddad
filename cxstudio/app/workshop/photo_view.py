"""A photo to read from, with ticks where it was read: painted, zoomed and moved; it knows no document."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from cxstudio.app.icons import paint_icon
from cxstudio.app.scale import scaled
from cxstudio.picture.theme import Theme
from cxstudio.words import _

STEP = 1.25  # one step of zooming
MOST_ZOOM = 12.0  # times as large as the whole photo fits
PAN = 0.25  # of what is in view, that one key moves
TICK = 22  # pixels of a tick, the same at every zoom
STILL = 4  # pixels a press may move and still be a click
MOST_TICKS = 2000

Tick = tuple[float, float]  # a place on the photo, in shares of its width and height


class PhotoView(QWidget):
    """`ticked` carries all ticks after a change of them; a click on a tick takes it away."""

    ticked = Signal(list)

    def __init__(self, wears: Theme) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays in the entry line
        self.setMinimumSize(scaled(160), scaled(120))
        self.setMouseTracking(False)
        self._look = wears
        self._image = QImage()
        self.ticks: list[Tick] = []
        self.zoom = 1.0
        self._middle = QPointF(0.5, 0.5)  # the place of the photo in the middle of the view, in shares
        self._pressed: QPointF | None = None
        self._moved = False

    def show_photo(self, image: QImage, ticks: list[Tick]) -> None:
        """Show a photo as a whole, with its ticks."""
        self._image, self.ticks = image, list(ticks)
        self.fit()

    def wear(self, wears: Theme) -> None:
        self._look = wears
        self.update()

    def _colour(self, name: str) -> QColor:
        return QColor(self._look.colour(name))

    def fit(self) -> None:
        """The whole photo."""
        self.zoom, self._middle = 1.0, QPointF(0.5, 0.5)
        self.update()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom around a place of the view, its middle where none is given."""
        at = at if at is not None else QPointF(self.rect().center())
        before = self._share(at)
        self.zoom = max(1.0, min(MOST_ZOOM, self.zoom * factor))
        after = self._share(at)
        self._middle += before - after
        self._keep_inside()

    def pan_by(self, x: float, y: float) -> None:
        """Move the view over the photo, in shares of what is in view."""
        box = self._box()
        if not box.isEmpty():
            self._middle += QPointF(x * self.width() / box.width(), y * self.height() / box.height())
        self._keep_inside()

    def tick_here(self) -> None:
        """Tick the next place in the middle of the view: what was just read."""
        self.tick((self._middle.x(), self._middle.y()))

    def tick(self, place: Tick) -> None:
        """Tick a place, or take a tick away that is there."""
        near = next((one for one in self.ticks if self._near(one, place)), None)
        if near is not None:
            self.ticks.remove(near)
        elif len(self.ticks) < MOST_TICKS:
            self.ticks.append((round(place[0], 4), round(place[1], 4)))
        self.update()
        self.ticked.emit(list(self.ticks))

    def _near(self, one: Tick, other: Tick) -> bool:
        between = self._point(one) - self._point(other)
        return between.manhattanLength() <= scaled(TICK) * 0.6

    # Places of the view and of the photo

    def _box(self) -> QRectF:
        """Where the whole photo lies, in pixels of the view."""
        if self._image.isNull() or not self._image.height():
            return QRectF()
        fits = min(self.width() / self._image.width(), self.height() / self._image.height())
        width, height = self._image.width() * fits * self.zoom, self._image.height() * fits * self.zoom
        middle = QPointF(self.width() / 2, self.height() / 2)
        return QRectF(
            middle.x() - self._middle.x() * width, middle.y() - self._middle.y() * height, width, height
        )

    def _share(self, point: QPointF) -> QPointF:
        box = self._box()
        if box.isEmpty():
            return QPointF(0.5, 0.5)
        return QPointF((point.x() - box.x()) / box.width(), (point.y() - box.y()) / box.height())

    def _point(self, share: Tick) -> QPointF:
        box = self._box()
        return QPointF(box.x() + share[0] * box.width(), box.y() + share[1] * box.height())

    def _keep_inside(self) -> None:
        """Never show more beside the photo than there is when all of it fits."""
        box = self._box()
        if not box.isEmpty():
            for along, length, room in (("x", box.width(), self.width()), ("y", box.height(), self.height())):
                half = min(0.5, room / length / 2)
                value = self._middle.x() if along == "x" else self._middle.y()
                value = max(half, min(1 - half, value))
                if along == "x":
                    self._middle.setX(value)
                else:
                    self._middle.setY(value)
        self.update()

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._colour("surfaceSunken"))
        if self._image.isNull():
            painter.setPen(self._colour("inkMuted"))
            words = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
            painter.drawText(
                self.rect().adjusted(24, 24, -24, -24), words, _("Drop the photo of a wall here")
            )
        else:
            painter.drawImage(self._box(), self._image)
            for tick in self.ticks:
                self._paint_tick(painter, self._point(tick))
        painter.end()

    def _paint_tick(self, painter: QPainter, at: QPointF) -> None:
        size = scaled(TICK)
        box = QRectF(at.x() - size / 2, at.y() - size / 2, size, size)
        painter.setPen(QPen(self._colour("surface"), 2))
        painter.setBrush(self._colour("role.gain.mark"))
        painter.drawEllipse(box)
        inner = box.adjusted(4, 4, -4, -4)
        paint_icon(painter, "check", inner, self._colour("surface"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_inside()

    def wheelEvent(self, event: QWheelEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        turns = event.angleDelta().y() / 120
        if held or event.angleDelta().x():
            self.pan_by(-(event.angleDelta().x() / 120 or turns) * PAN / 2, 0)
        else:
            self.zoom_by(STEP**turns, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._moved = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not self.width() or not self.height():
            return
        by = event.position() - self._pressed
        if self._moved or by.manhattanLength() > STILL:
            self._moved, self._pressed = True, event.position()
            self.pan_by(-by.x() / self.width(), -by.y() / self.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and not self._moved and not self._image.isNull():
            at = self._share(event.position())
            if 0 <= at.x() <= 1 and 0 <= at.y() <= 1:
                self.tick((at.x(), at.y()))
