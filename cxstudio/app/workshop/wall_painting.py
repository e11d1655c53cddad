"""Paints the areas of the wall into a window of any size, and says which of them are others now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from cxstudio.picture.primitives import Bounds
from cxstudio.picture.wall.scene import WallArea
from cxstudio.render.qt import QtPainter

Size = tuple[int, int]  # width and height, in pixels


@dataclass(frozen=True, slots=True)
class Fitted:
    """How a wall of one size lies in a window of another: as large as it can, in the middle. Pixels of the window."""

    factor: float
    left: float
    top: float

    @classmethod
    def of(cls, wall: Size, window: Size) -> Fitted:
        factor = min(window[0] / max(1, wall[0]), window[1] / max(1, wall[1]))
        left, top = (window[0] - wall[0] * factor) / 2, (window[1] - wall[1] * factor) / 2
        return cls(factor, left, top)

    def rect(self, bounds: Bounds) -> QRectF:
        """Where something of the wall lies in the window."""
        x, y = self.left + bounds.x * self.factor, self.top + bounds.y * self.factor
        return QRectF(x, y, bounds.width * self.factor, bounds.height * self.factor)


def paint_areas(
    painter: QPainter, brush: QtPainter, areas: Sequence[WallArea], fitted: Fitted, dirty: QRectF
) -> None:
    """Paint the areas that meet what is dirty (pixels of the window); between them is the ground.

    An area is kept inside of its bounds, so that repainting one never touches its neighbour.
    """
    painter.fillRect(dirty, brush.colour("surface"))
    for area in areas:
        rect = fitted.rect(area.bounds)
        if not rect.intersects(dirty):
            continue
        painter.save()
        painter.setClipRect(rect.intersected(dirty))
        painter.translate(fitted.left, fitted.top)
        scale = fitted.factor * area.scale
        painter.scale(scale, scale)
        brush.paint(painter, area.parts, scale)
        painter.restore()


def changed_bounds(before: Sequence[WallArea], after: Sequence[WallArea]) -> list[Bounds]:
    """The bounds of all that is to be painted again: areas that are new, gone, or others than before."""
    old, new = {area.name: area for area in before}, {area.name: area for area in after}
    if [area.name for area in before if area.name in new] != [
        area.name for area in after if area.name in old
    ]:
        every = (*before, *after)  # what lies over what is not as it was
        return list(dict.fromkeys(area.bounds for area in every))
    dirty = []
    for name in old | new:
        one, other = old.get(name), new.get(name)
        if one is not None and other is not None and one == other:
            continue
        dirty += [area.bounds for area in (one, other) if area is not None]
    return list(dict.fromkeys(dirty))
