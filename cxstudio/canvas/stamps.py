"""Parts painted once and stamped from then on, as long as the zoom stays; it knows no map and no view.

Stamped where they would be painted, to the pixel: what stands between two pixels is painted so.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from cxstudio.canvas.camera import Camera
from cxstudio.picture.primitives import Part, Placed, Rect
from cxstudio.render.qt import QtPainter

EDGE = 2  # device pixels around a part that its lines reach into
MOST_BYTES = 24_000_000
SAME_PLACE = 1 / 64  # of a pixel
LARGEST = 8_000_000  # bytes; a larger part is painted each time


class Stamps:
    """The stamps of one painter at one scale, those used last."""

    def __init__(self) -> None:
        self._brush: QtPainter | None = None
        self._scale = 1.0
        # A part is kept together with its stamp, so that its identity stays its own.
        self._made: OrderedDict[int, tuple[Part, QPointF, QPixmap]] = OrderedDict()
        self._bytes = 0

    def draw(
        self, painter: QPainter, placed: Iterable[Placed], camera: Camera, brush: QtPainter, *, still: bool
    ) -> None:
        """Draw parts where the camera sees them, on a painter in device pixels.

        Unless the zoom is still, the stamps there are stand in, stretched as everything else is.
        """
        if brush is not self._brush or (still and camera.scale != self._scale):
            self._made.clear()
            self._brush, self._scale, self._bytes = brush, camera.scale, 0
        for one in placed:
            x, y = camera.to_device(one.bounds.x, one.bounds.y)
            known = self._made.get(id(one.part))
            edge = 0 if _ground(one.part) else EDGE
            if camera.scale != self._scale and known is not None:
                factor, (_, rest, stamp) = camera.scale / self._scale, known
                left, top = x - (edge + rest.x()) * factor, y - (edge + rest.y()) * factor
                target = QRectF(left, top, stamp.width() * factor, stamp.height() * factor)
                painter.drawPixmap(target, stamp, QRectF(stamp.rect()))
            elif camera.scale != self._scale or self._size(one.part) > LARGEST:
                painter.save()
                painter.translate(-camera.left, -camera.top)
                painter.scale(camera.scale, camera.scale)
                brush.paint(painter, (one,), camera.scale, camera.seen)
                painter.restore()
            else:
                left, top = math.floor(x + SAME_PLACE / 2), math.floor(y + SAME_PLACE / 2)
                stamp = self._stamp(one.part, QPointF(max(0, x - left), max(0, y - top)), brush)
                painter.drawPixmap(QPoint(left - edge, top - edge), stamp)

    def _stamp(self, part: Part, rest: QPointF, brush: QtPainter) -> QPixmap:
        """The part; `rest` is how far right and down of its first whole pixel it begins."""
        known = self._made.pop(id(part), None)
        if known is not None and (known[1] - rest).manhattanLength() < SAME_PLACE:
            self._made[id(part)] = known
            return known[2]
        if known is not None:
            self._bytes -= self._size(part)
        width, height = self._extent(part)
        pixmap = QPixmap(width, height)
        ground = _ground(part)
        # Without a see-through pixel it is copied instead of blended.
        pixmap.fill(brush.colour(ground) if ground else Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        edge = 0 if ground else EDGE
        painter.translate(edge + rest.x(), edge + rest.y())
        painter.scale(self._scale, self._scale)
        brush.paint(painter, (Placed(part, -part.bounds.x, -part.bounds.y),), self._scale)
        painter.end()
        self._made[id(part)] = (part, rest, pixmap)
        self._bytes += self._size(part)
        while self._bytes > MOST_BYTES and len(self._made) > 1:
            _, (old, _, _) = self._made.popitem(last=False)
            self._bytes -= self._size(old)
        return pixmap

    def _extent(self, part: Part) -> tuple[int, int]:
        width, height = part.bounds.width * self._scale, part.bounds.height * self._scale
        if _ground(part):
            return max(1, round(width)), max(1, round(height))
        return math.ceil(width) + 2 * EDGE + 1, math.ceil(height) + 2 * EDGE + 1

    def _size(self, part: Part) -> int:
        width, height = self._extent(part)
        return width * height * 4


def _ground(part: Part) -> str:
    """The colour of a part that covers all of its bounds, or ""."""
    first = part.primitives[0] if part.primitives else None
    if not isinstance(first, Rect) or first.bounds != part.bounds or any(first.radii):
        return ""
    return first.fill or ""
