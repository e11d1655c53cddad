"""A page painted bit by bit into an image, so that a large one keeps nobody waiting; it knows no widget it lies in."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from cxstudio.picture.poster import Page, PlacedGroup
from cxstudio.picture.primitives import Placed
from cxstudio.picture.theme import Theme
from cxstudio.render.pictures import FindPicture
from cxstudio.render.qt import QtPainter
from cxstudio.render.qt_items import box_of

OVER = 2  # painted pixels for one that is shown, each way: hairlines and small letters come out as on paper
SLICE = 0.015  # seconds of painting at a time: a frame
PARTS = 20  # painted between two looks at the clock


@dataclass(frozen=True, slots=True)
class _Wish:
    page: Page
    size: QSize  # painted pixels
    scale: float  # painted pixels of a point


class PagePicture(QObject):
    """`grown` tells that there is more to see. `image` is the last whole one until the next is whole."""

    grown = Signal()

    def __init__(self, paper: Theme, pictures: FindPicture) -> None:
        super().__init__()
        self._surface = QColor(paper.colour("surface"))
        self._brush = QtPainter(paper, pictures, 0, fine=True)
        self._wish: _Wish | None = None
        self._whole: QImage | None = None
        self._growing = QImage()
        self._rest: Iterator[tuple[PlacedGroup, Sequence[Placed]]] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def image(self) -> QImage:
        return self._growing if self._whole is None else self._whole

    @property
    def whole(self) -> bool:
        """Whether the page as it was asked for last is painted."""
        return self._wish is not None and not self._timer.isActive()

    def ask(self, page: Page, size: QSize, scale: float) -> None:
        """Paint a page so large, in device pixels; a small one is there at once. Asked again, nothing happens.

        The image is `OVER` times as large.
        """
        wish = _Wish(page, size * OVER, scale * OVER)
        if self._wish is not None and self._wish.page is not page:
            self._whole = None
        elif wish == self._wish:
            return
        self._wish = wish
        self._growing = QImage(wish.size, QImage.Format.Format_RGB32)
        self._growing.fill(self._surface)
        self._rest = in_bits(page)
        self._timer.start()
        self._paint()

    def stop(self) -> None:
        """Nobody looks any more."""
        self._timer.stop()

    def _go_on(self) -> None:
        self._paint()
        self.grown.emit()

    def _paint(self) -> None:
        assert self._wish is not None
        until = time.monotonic() + SLICE
        painter = QPainter(self._growing)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for layer, parts in self._rest:
            painter.save()
            painter.scale(self._wish.scale, self._wish.scale)
            if layer.clip is not None:
                painter.setClipRect(box_of(layer.clip))
            painter.translate(layer.dx, layer.dy)
            painter.scale(layer.scale, layer.scale)
            self._brush.paint(painter, parts, layer.scale * self._wish.scale)
            painter.restore()
            if time.monotonic() > until:
                break
        else:
            self._whole = self._growing
            self._timer.stop()
        painter.end()


def in_bits(page: Page) -> Iterator[tuple[PlacedGroup, Sequence[Placed]]]:
    """The parts of a page from back to front, a few at a time, each with the group that places them."""
    for layer in page.layers:
        for start in range(0, len(layer.parts), PARTS):
            yield layer, layer.parts[start : start + PARTS]
