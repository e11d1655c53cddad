"""Pages of a view on the screen, as wide as there is room: painted by the map's painter; it makes no page itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from cxstudio.picture.poster import Page
from cxstudio.picture.primitives import Bounds, Part
from cxstudio.picture.theme import Theme
from cxstudio.render.pictures import FindPicture
from cxstudio.render.qt import QtPainter

GAP = 16  # pixels around and between pages
RING = 2  # pixels of the line that shows where the keyboard is
LEAST, WIDEST = 200.0, 1400.0  # pixels of a page


class _Pages(QWidget):
    """The pages under each other, at one scale. A press on something that is somebody's tells its id.

    `touched` tells the very part, `opened` the id of what was pressed twice.
    """

    pressed = Signal(str)
    touched = Signal(object)
    opened = Signal(str)

    def __init__(self, wears: Theme, pictures: FindPicture) -> None:
        super().__init__()
        self._pictures = pictures
        self.selected: frozenset[str] = frozenset()
        self._under: Part | None = None
        self.setMouseTracking(True)
        self.pages: tuple[Page, ...] = ()
        self.width_now, self.wide = 0, 0.0
        self.wear(wears)

    def wear(self, wears: Theme) -> None:
        self._look = wears
        self._brush = QtPainter(wears, self._pictures, 0)
        self.update()

    def scale(self) -> float:
        """Pixels of a point."""
        widest = max((page.width_pt for page in self.pages), default=1.0)
        return max(LEAST, self.wide) / widest

    def fit(self, room: QSize, wide: float) -> None:
        """Take up so much width, with pages so wide in its middle, and at least so much height."""
        self.width_now, self.wide = room.width(), wide
        width = self.width_now
        scale = self.scale()
        height = sum(page.height_pt * scale + GAP for page in self.pages) + GAP
        self.setFixedSize(QSize(max(width, 1), max(round(height), room.height())))
        self.update()

    def boxes(self) -> list[QRectF]:
        """Where each page lies, in pixels."""
        scale, top, found = self.scale(), float(GAP), []
        for page in self.pages:
            width, height = page.width_pt * scale, page.height_pt * scale
            found.append(QRectF((self.width_now - width) / 2, top, width, height))
            top += height + GAP
        return found

    def part_at(self, at: QPointF) -> Part | None:
        """The topmost thing at a point."""
        scale = self.scale()
        for page, box in zip(self.pages, self.boxes(), strict=True):
            if not box.contains(at):
                continue
            x, y = (at.x() - box.x()) / scale, (at.y() - box.y()) / scale
            for group in reversed(page.layers):
                u, v = (x - group.dx) / group.scale, (y - group.dy) / group.scale
                for placed in reversed(group.parts):
                    if placed.part.node and placed.bounds.contains(u, v):
                        return placed.part
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(self._look.colour("canvas")))
        scale = self.scale()
        for page, box in zip(self.pages, self.boxes(), strict=True):
            if not box.intersects(QRectF(event.rect())):
                continue
            painter.setPen(QPen(QColor(self._look.colour("line")), 1))
            painter.setBrush(QColor(self._look.colour("surface")))
            painter.drawRoundedRect(box, 8, 8)
            for group in page.layers:
                painter.save()
                painter.translate(box.topLeft())
                painter.scale(scale, scale)
                painter.translate(group.dx, group.dy)
                painter.scale(group.scale, group.scale)
                self._brush.paint(painter, group.parts, scale * group.scale)
                painter.restore()
        self._paint_rings(painter)

    def _paint_rings(self, painter: QPainter) -> None:
        """A ring around what is selected, and a finer one around what the pointer rests on."""
        for part, rect in self.places():
            if part.node in self.selected:
                painter.setPen(QPen(QColor(self._look.colour("selection")), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), 9, 9)
            elif part is self._under:
                painter.setPen(QPen(QColor(self._look.colour("lineControl")), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(-6, -4, 6, 4), 6, 6)

    def places(self) -> Iterator[tuple[Part, QRectF]]:
        """What stands for something, each with its place in pixels."""
        scale = self.scale()
        for page, box in zip(self.pages, self.boxes(), strict=True):
            for group in page.layers:
                for placed in group.parts:
                    if placed.part.node:
                        b = placed.bounds
                        x, y = group.dx + b.x * group.scale, group.dy + b.y * group.scale
                        size = (b.width * group.scale * scale, b.height * group.scale * scale)
                        yield placed.part, QRectF(box.x() + x * scale, box.y() + y * scale, *size)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        part = self.part_at(event.position())
        if part is not None and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(part.node)
            self.touched.emit(part)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        part = self.part_at(event.position())
        if part is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(part.node)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._rest_on(self.part_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._rest_on(None)

    def _rest_on(self, part: Part | None) -> None:
        if part is not self._under:
            self._under = part
            if part is None:
                self.unsetCursor()
            else:
                self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.update()


class _Ring(QWidget):
    """Lies over what scrolls while the keyboard moves it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.colour = ""
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self.colour), RING))
        painter.drawRect(QRectF(self.rect()).adjusted(RING / 2, RING / 2, -RING / 2, -RING / 2))
        painter.end()


class SheetArea(QScrollArea):
    """Scrolls the pages of a view. `pressed` tells the id of what was pressed, `opened` of what was pressed twice.

    `touched` tells the part itself, where several stand for one thing. `outgrown`: its pages are set for another room.
    """

    pressed = Signal(str)
    touched = Signal(object)
    opened = Signal(str)
    outgrown = Signal()

    def __init__(self, wears: Theme, pictures: FindPicture) -> None:
        super().__init__()
        self._pages = _Pages(wears, pictures)
        self._pages.pressed.connect(self.pressed)
        self._pages.touched.connect(self.touched)
        self._pages.opened.connect(self.opened)
        self.setWidget(self._pages)
        self._set_for = 0.0
        self._ring = _Ring(self)
        self._ring.colour = wears.colour("focusRing")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show these in place of what is shown; the place they are scrolled to stays."""
        self._set_for = self.room
        self._pages.pages = tuple(pages)
        self._fit()

    def _fit(self) -> None:
        self._pages.fit(self.viewport().size(), self._set_for if self.fitting else self.room)

    @property
    def room(self) -> float:
        """How wide a page is shown, in pixels."""
        return min(WIDEST, self.viewport().width() - 2.0 * GAP)

    @property
    def fitting(self) -> bool:
        """Whether pages set for what room there was may stay: the way of a scroll bar that went is no reason to turn.

        Otherwise pages that need a bar only where there is none would be set without an end.
        """
        return 0 <= self.room - self._set_for <= self.verticalScrollBar().sizeHint().width()

    def bring(self, bounds: Bounds, page: int = 0) -> None:
        """Scroll until a place of a page, in points, is in sight."""
        scale, box = self._pages.scale(), self._pages.boxes()[page]
        centre = (box.x() + bounds.centre[0] * scale, box.y() + bounds.centre[1] * scale)
        around = (bounds.width * scale / 2 + GAP, bounds.height * scale / 2 + GAP)
        self.ensureVisible(round(centre[0]), round(centre[1]), round(around[0]), round(around[1]))

    def show_selected(self, ids: Iterable[str]) -> None:
        """Ring these."""
        self._pages.selected = frozenset(ids)
        self._pages.update()

    def reveal(self, id: str) -> None:
        """Scroll until a thing is in view."""
        rect = next((rect for part, rect in self._pages.places() if part.node == id), None)
        if rect is not None:
            spot = rect.center().toPoint()
            self.ensureVisible(spot.x(), spot.y(), 0, round(rect.height() / 2) + GAP)

    def place_of(self, id: str, role: str = "") -> QRectF | None:
        """Where a thing lies on the pages, in pixels of what scrolls; None where it is not shown."""
        found = (rect for part, rect in self._pages.places() if part.node == id and role in ("", part.role))
        return next(found, None)

    def wear(self, wears: Theme) -> None:
        self._pages.wear(wears)
        self._ring.colour = wears.colour("focusRing")
        self._ring.update()

    @property
    def ringed(self) -> bool:
        """Whether it shows that it has the keyboard."""
        return self._ring.isVisibleTo(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring.setVisible(event.reason() != Qt.FocusReason.MouseFocusReason)
        self._ring.raise_()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ring.setGeometry(self.viewport().geometry())
        self._fit()
        if not self.fitting:
            self.outgrown.emit()
