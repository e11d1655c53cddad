"""Pages of a view on the screen, as wide as there is room: painted by the map's painter; it makes no page itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from cxstudio.picture.poster import Page
from cxstudio.picture.primitives import Bounds, Part
from cxstudio.picture.theme import Theme
from cxstudio.render.pictures import FindPicture
from cxstudio.render.qt import QtPainter

GAP = 16  # pixels around and between pages
WIDEST = 1400  # pixels of a page


class _Pages(QWidget):
    """The pages under each other, at one scale. A press on something that is somebody's tells its id."""

    pressed = Signal(str)

    def __init__(self, wears: Theme, pictures: FindPicture) -> None:
        super().__init__()
        self._pictures = pictures
        self.pages: tuple[Page, ...] = ()
        self.width_now = 0
        self.wear(wears)

    def wear(self, wears: Theme) -> None:
        self._look = wears
        self._brush = QtPainter(wears, self._pictures, 0)
        self.update()

    def scale(self) -> float:
        """Pixels of a point."""
        widest = max((page.width_pt for page in self.pages), default=1.0)
        return min(WIDEST, max(200, self.width_now - 2 * GAP)) / widest

    def fit(self, width: int) -> None:
        """Take up so much width."""
        self.width_now = width
        scale = self.scale()
        height = sum(page.height_pt * scale + GAP for page in self.pages) + GAP
        self.setFixedSize(QSize(max(width, 1), round(height)))
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        part = self.part_at(event.position())
        if part is not None and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(part.node)


class SheetArea(QScrollArea):
    """Scrolls the pages of a view. `pressed` tells the id of what was pressed."""

    pressed = Signal(str)

    def __init__(self, wears: Theme, pictures: FindPicture) -> None:
        super().__init__()
        self._pages = _Pages(wears, pictures)
        self._pages.pressed.connect(self.pressed)
        self.setWidget(self._pages)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show these in place of what is shown; the place they are scrolled to stays."""
        self._pages.pages = tuple(pages)
        self._pages.fit(self.viewport().width())

    def bring(self, bounds: Bounds, page: int = 0) -> None:
        """Scroll until a place of a page, in points, is in sight."""
        scale, box = self._pages.scale(), self._pages.boxes()[page]
        centre = (box.x() + bounds.centre[0] * scale, box.y() + bounds.centre[1] * scale)
        around = (bounds.width * scale / 2 + GAP, bounds.height * scale / 2 + GAP)
        self.ensureVisible(round(centre[0]), round(centre[1]), round(around[0]), round(around[1]))

    def wear(self, wears: Theme) -> None:
        self._pages.wear(wears)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pages.fit(self.viewport().width())
