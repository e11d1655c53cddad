"""The wall: a window without a frame for the projector, that shows what the room may see; it holds nothing else.

No panel, menu, tool tip or message is ever on it. Keys pressed while it has the keyboard are passed on by name.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QCursor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from cxstudio.app.workshop.wall_glide import WallGlide
from cxstudio.app.workshop.wall_painting import Fitted, paint_areas
from cxstudio.app.workshop.wall_picture import WallPicture
from cxstudio.canvas.backing import rectangles_of
from cxstudio.picture.primitives import Bounds
from cxstudio.picture.theme import theme
from cxstudio.render.pictures import FindPicture
from cxstudio.render.qt import QtPainter
from cxstudio.words import _

# What a key means while the wall has the keyboard: the ids of what the wall asks for.
WALL_KEYS: dict[Qt.Key, str] = {
    Qt.Key.Key_Right: "ahead",
    Qt.Key.Key_PageDown: "ahead",
    Qt.Key.Key_Left: "back",
    Qt.Key.Key_PageUp: "back",
    Qt.Key.Key_Space: "pause",
    Qt.Key.Key_B: "black",
    Qt.Key.Key_C: "curtain",
    Qt.Key.Key_F: "freeze",
    Qt.Key.Key_N: "next",
    Qt.Key.Key_Escape: "console",
}


class Wall(QWidget):
    """`asked` carries a word of `WALL_KEYS`, `moved` that the pointer moved over it, `painted` that it was painted.

    `closed`: the system closed it, as with Alt+F4.
    """

    asked = Signal(str)
    moved = Signal()
    painted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget, picture: WallPicture, images: FindPicture) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("wall")
        self.setWindowTitle(_("Wall"))
        self.setAccessibleName(_("Wall: what the room sees"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.picture = picture
        self._brush = QtPainter(theme("projector"), images, smallest_text=0.0)
        self.glide = WallGlide(self._brush, self.update, self)
        self._seen = QPoint()
        self._shy = (
            False  # it gives back a keyboard that nobody gave it: some systems give it to each new window
        )
        picture.changed.connect(self._repaint)

    def use(self, *, alone: bool) -> None:
        """Take the keyboard when shown, on a screen it has alone with the console; on its own screen leave it there."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not alone)
        self._shy = not alone
        self.setCursor(QCursor(Qt.CursorShape.ArrowCursor))

    def hide_pointer(self) -> None:
        """Nothing but the picture."""
        self.setCursor(QCursor(Qt.CursorShape.BlankCursor))

    def fitted(self) -> Fitted:
        """How the picture lies in this window, in device pixels."""
        return Fitted.of(self.picture.shown_size, self._pixels())

    # Qt's events

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.ToolTip, QEvent.Type.WhatsThis}:
            return True  # nothing pops up on the wall
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._take_size()
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._shy = False
        elif event.type() == QEvent.Type.WindowActivate and self._shy:
            self._shy = False
            QTimer.singleShot(0, self, lambda: self.asked.emit("console"))
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        word = WALL_KEYS.get(Qt.Key(event.key()))
        if word is None or held:
            super().keyPressEvent(event)
            return
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            turned = {Qt.Key.Key_Left: "ahead", Qt.Key.Key_Right: "back"}
            word = turned.get(Qt.Key(event.key()), word)
        if not event.isAutoRepeat() or word in {"ahead", "back"}:
            self.asked.emit(word)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.globalPosition().toPoint()
        if at != self._seen:  # some systems tell of a pointer at rest when a window comes under it
            self._seen = at
            self.moved.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # it is put away, not torn down: the workshop decides when
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        fitted = self.fitted()
        if self.glide.under_way:
            self.glide.paint(painter)
            painter.end()
            return
        try:
            for dirty in rectangles_of(event.region()):
                rect = QRectF(dirty)
                pixels = QRectF(
                    rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio
                )
                paint_areas(painter, self._brush, self.picture.areas, fitted, pixels)
        finally:
            painter.end()
        self.painted.emit()

    # Sizes

    def _pixels(self) -> tuple[int, int]:
        ratio = self.devicePixelRatioF()
        return round(self.width() * ratio), round(self.height() * ratio)

    def _take_size(self) -> None:
        self.glide.cut()
        if self.isVisible():
            self.picture.take_size(self._pixels())
        self.update()

    def _repaint(self, dirty: list[Bounds]) -> None:
        """Paint again where something changed, to the pixel outwards."""
        if not self.isVisible():
            self.glide.stand(self.picture.scene, self.picture.areas)
            return
        self.glide.follow(self.picture.scene, self.picture.areas, self.fitted(), self._pixels())
        fitted, ratio, region = self.fitted(), self.devicePixelRatioF(), QRegion()
        for bounds in dirty:
            rect = fitted.rect(bounds)
            shown = QRectF(
                rect.x() / ratio, rect.y() / ratio, rect.width() / ratio, rect.height() / ratio
            ).toAlignedRect()
            region += shown.intersected(self.rect())
        if self.picture.at_once:
            self.repaint(region)
        else:
            self.update(region)
