"""The whole map small in a corner of the view, with what the view shows of it: press or drag there to look elsewhere.

It is painted in slices between events and kept; it changes nothing and never lies over what is selected. While nobody
looks elsewhere it is folded to a button, which unfolds under the pointer.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.minimap_corner import Corner
from cxstudio.canvas.preview import NOTHING
from cxstudio.canvas.roundings import radius
from cxstudio.canvas.sight import Sight
from cxstudio.picture.icons import icon
from cxstudio.picture.primitives import Bounds, Placed
from cxstudio.picture.strip import strip_bounds, strip_parts
from cxstudio.picture.theme import Theme, tokens
from cxstudio.render.qt import QtPainter, paint_shapes
from cxstudio.words import _

ROOM = QSize(224, 132)  # logical pixels at the most, its edge included
SMALL_ROOM = QSize(120, 96)  # in a window narrower than this
WIDE_WINDOW = 1280
FOLDED = 32  # logical pixels of the button it is while the map rests
SIGN = 16
REST = 2500  # milliseconds after the last look elsewhere until it folds
LOWEST = 44
LEAST_VIEW = QSize(760, 420)  # a smaller view has no room for it
CROSS = 18  # logical pixels of what puts it away, in its trailing upper corner
SLICE = 0.004  # seconds of painting per turn of the event loop
PAUSE = 250  # milliseconds after a change until it is painted anew, at the least
RARELY = 3  # the pause is at least so many times what painting takes


class Minimap(QWidget):
    """A child of the view. Call `place` when the view looks elsewhere or the selection moved, `renew` after changes.

    `put_away`: somebody pressed its cross; `wanted_anew`: it is to show now, or no longer.
    """

    put_away = Signal()
    wanted_anew = Signal(bool)

    def __init__(self, view: QWidget, desk: Desk, sight: Sight, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._desk, self._sight, self._theme = view, desk, sight, theme
        self._wanted = self._folded = False
        self._corner = Corner(desk, sight)
        self._seen: Bounds | None = None  # what the view showed when it was placed last
        self.rest = QTimer(self, interval=REST, singleShot=True)
        self.rest.timeout.connect(self.fold)
        self._shown, self._coming = QPixmap(), QPixmap()
        self._parts: Iterator[Placed] = iter(())
        self._stretch = 1.0
        self._cost = 0.0  # seconds the picture on its way has taken so far
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._work)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._begin)
        self.setAccessibleName(_("Minimap"))
        self.setAccessibleDescription(_("The whole map. Press or drag in it to look elsewhere."))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def wanted(self) -> bool:
        """Whether it shows where there is need and room for it."""
        return self._wanted

    def want(self, wanted: bool) -> None:
        other, self._wanted = wanted != self._wanted, wanted
        self._unfold()
        if other:
            self.wanted_anew.emit(wanted)

    def wear(self, theme: Theme) -> None:
        self._theme = theme
        self.renew()

    def renew(self) -> None:
        """The map looks different now."""
        if self._wanted:
            self._slices.stop()
            self._pause.start()
            self.place()

    def place(self) -> None:
        """Take the corner that is free, or step aside."""
        seen = self._sight.camera.seen
        if seen != self._seen:
            # Where the eye is led to what was chosen, nobody looks elsewhere by hand.
            self._seen, self._folded = seen, self._folded and self._sight.leads
            self.rest.start()
        if self._typed_beside():
            self._fold_away()
        needed = self._needed()
        if not needed and self._desk.preview == NOTHING:
            self._corner.forget()
        spot = self._spot() if needed else None
        if spot is None:
            self.hide()
            return
        if self.size() != spot.size():
            self.setGeometry(spot)
            if not self._folded:
                self._pause.stop()
                self._begin()
        self.setGeometry(spot)
        self.show()
        self.update()

    @property
    def folded(self) -> bool:
        """Whether it is a button now."""
        return self._folded

    def fold(self) -> None:
        """The map rests: become a button, unless the pointer is here."""
        if self._fold_away():
            self.place()

    def _fold_away(self) -> bool:
        """Be a button from the next look on; False while the pointer is here."""
        if self.underMouse():
            return False
        self._folded = True
        self._slices.stop()  # painted anew as it unfolds
        return True

    def _typed_beside(self) -> bool:
        """Whether the map moves because somebody types in a line beside it: then nobody looks elsewhere."""
        focus = QApplication.focusWidget()
        return isinstance(focus, QLineEdit) and not self._view.isAncestorOf(focus)

    def _unfold(self) -> None:
        self._folded = False
        self.rest.start()
        self.place()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._unfold()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.rest.start()

    def finish(self) -> None:
        """Paint all of it now."""
        if self._pause.isActive():
            self._pause.stop()
            self._begin()
        while self._slices.isActive():
            self._work()

    # Where it stands

    def _needed(self) -> bool:
        view, grid = self._view.size(), self._desk.picture.grid
        if not self._wanted or not grid.columns or self._desk.preview != NOTHING:
            return False
        if view.width() < LEAST_VIEW.width() or view.height() < LEAST_VIEW.height():
            return False
        seen, whole = self._sight.camera.seen, grid.bounds
        return not (
            seen.x <= whole.x
            and seen.y <= whole.y
            and seen.right >= whole.right
            and seen.bottom >= whole.bottom
        )

    def _spot(self) -> QRect | None:
        """A corner where it covers nothing selected: the one it has while that is such a one, else the emptiest.

        What is typed in is selected too; while something is dragged it is not there at all, and while somebody types
        beside the map it keeps to its one corner.
        """
        corner = self._corner.of(self._corners(self._whole_size()), still=self._typed_beside())
        return None if corner is None else self._corners(self._size())[corner]

    def _corners(self, size: QSize) -> tuple[QRect, ...]:
        """The trailing bottom corner, the leading one, and those at the top."""
        gap = int(tokens().space["4"])
        bottom = self._view.height() - gap - size.height()
        right = QRect(self._view.width() - gap - size.width(), bottom, size.width(), size.height())
        left = QRect(gap, bottom, size.width(), size.height())
        below = (left, right) if self._desk.picture.rtl else (right, left)
        return (*below, *(spot.translated(0, gap - spot.y()) for spot in below))

    def _edge(self) -> float:
        return float(tokens().space["1"])

    def _size(self) -> QSize:
        return QSize(FOLDED, FOLDED) if self._folded else self._whole_size()

    def _whole_size(self) -> QSize:
        """As the map is formed; one that is very long keeps a height that can be hit."""
        whole, edge = strip_bounds(self._desk.picture), 2 * self._edge()
        room = ROOM if self._view.window().width() >= WIDE_WINDOW else SMALL_ROOM
        room_x, room_y = room.width() - edge, room.height() - edge
        scale = min(room_x / max(1.0, whole.width), room_y / max(1.0, whole.height))
        width, height = whole.width * scale, whole.height * scale
        self._stretch = max(1.0, (LOWEST - edge) / max(1.0, height))
        return QSize(round(width + edge), round(height * self._stretch + edge))

    # Painting

    def _scale(self) -> float:
        """Logical pixels across for one unit of the map."""
        return (self.width() - 2 * self._edge()) / max(1.0, strip_bounds(self._desk.picture).width)

    def _begin(self) -> None:
        if self._folded:
            return
        ratio = self.devicePixelRatioF()
        self._coming = QPixmap(_device(self.size(), ratio))
        self._coming.fill(Qt.GlobalColor.transparent)
        self._parts = strip_parts(self._desk.picture, self._scale())
        self._cost = 0.0
        self._slices.start()

    def _work(self) -> None:
        """Paint for so long; the kept picture is changed for the new one when that is complete."""
        ratio, scale, edge = self.devicePixelRatioF(), self._scale(), self._edge()
        whole, brush = strip_bounds(self._desk.picture), QtPainter(self._theme)
        start, over = perf_counter(), False
        painter = QPainter(self._coming)
        try:
            painter.scale(ratio, ratio)
            painter.translate(edge, edge)
            painter.scale(1.0, self._stretch)
            painter.translate(-whole.x * scale, -whole.y * scale)
            while not over and perf_counter() - start < SLICE:
                part = next(self._parts, None)
                over = part is None
                if part is not None:
                    brush.paint(painter, (part,), ratio)
        finally:
            painter.end()
        self._cost += perf_counter() - start
        if over:
            self._slices.stop()
            # A large map takes longer, so that it is painted less often.
            self._pause.setInterval(max(PAUSE, round(RARELY * self._cost * 1000)))
            self._coming.setDevicePixelRatio(ratio)
            self._shown = self._coming
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.colour("lineControl")), 1))
        painter.setBrush(QColor(self._theme.colour("canvas")))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, radius("control"), radius("control"))
        if self._folded:
            inset = (FOLDED - SIGN) / 2
            paint_shapes(painter, icon("scan", Bounds(inset, inset, SIGN, SIGN), "ink"), self._theme)
            painter.end()
            return
        if not self._shown.isNull():
            painter.drawPixmap(self.rect(), self._shown)
        veil = QColor(self._theme.colour("selection"))
        painter.setPen(QPen(veil, 2))
        veil.setAlphaF(0.12)
        painter.setBrush(veil)
        painter.drawRoundedRect(self._window().intersected(frame.adjusted(1, 1, -1, -1)), 2, 2)
        if self.underMouse():
            self._paint_cross(painter)
        painter.end()

    def _cross(self) -> QRectF:
        x = 1.0 if self._desk.picture.rtl else self.width() - CROSS - 1.0
        return QRectF(x, 1, CROSS, CROSS)

    def _on_cross(self, at: QPointF) -> bool:
        """Whether a press there means the cross, which is seen while the pointer is here."""
        return self.underMouse() and self._cross().contains(at)

    def _paint_cross(self, painter: QPainter) -> None:
        box, inset = self._cross(), (CROSS - SIGN) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colour("surface")))
        painter.drawRoundedRect(box, radius("control"), radius("control"))
        sign = Bounds(box.x() + inset, box.y() + inset, SIGN, SIGN)
        paint_shapes(painter, icon("x", sign, "ink"), self._theme)

    def _window(self) -> QRectF:
        """Where the part of the map that the view shows is seen here."""
        seen, whole = self._sight.camera.seen, strip_bounds(self._desk.picture)
        across, edge = self._scale(), self._edge()
        down = across * self._stretch
        return QRectF(
            edge + (seen.x - whole.x) * across,
            edge + (seen.y - whole.y) * down,
            seen.width * across,
            seen.height * down,
        )

    # Looking elsewhere

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._folded:
            self._unfold()
        elif event.button() == Qt.MouseButton.LeftButton and self._on_cross(event.position()):
            self.put_away.emit()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._look(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._folded and event.buttons() & Qt.MouseButton.LeftButton:
            self._look(event.position())

    def _look(self, at: QPointF) -> None:
        whole, across, edge = strip_bounds(self._desk.picture), self._scale(), self._edge()
        camera, bounds = self._sight.camera, self._desk.picture.bounds
        seen = camera.seen
        x = _inside(whole.x + (at.x() - edge) / across, seen.width, bounds.x, bounds.right)
        y = whole.y + (at.y() - edge) / (across * self._stretch)
        y = _inside(y, seen.height, bounds.y, bounds.bottom)
        middle = camera.area_to_device(Bounds(x, y, 0, 0))
        self._sight.pan_by(middle.x - camera.width / 2, middle.y - camera.height / 2)


def _inside(middle: float, size: float, first: float, last: float) -> float:
    """The middle of a stretch of a size, moved so that it shows no more beside the map than it must."""
    if last - first <= size:
        return (first + last) / 2
    return max(first + size / 2, min(last - size / 2, middle))


def _device(size: QSize, ratio: float) -> QSize:
    """A size in device pixels."""
    return QSize(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
