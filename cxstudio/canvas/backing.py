"""The retained picture of a view: scrolled on pan, stretched while zooming, repainted in slices; knows no map.

What paints an area is a plain function, so that this can be tried with any picture. All lengths are device pixels.
Cost per frame does not depend on the size of the map: a pan paints the exposed strips, a zoom stretches the old picture
and paints afresh once the gesture rests, an edit paints the areas it touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from time import perf_counter
from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

from cxstudio.canvas.camera import Camera
from cxstudio.picture.primitives import Bounds

# (painter in canvas units, clipped to the area; the area in canvas units; device pixels per unit)
PaintArea = Callable[[QPainter, Bounds, float], None]

SLICE = 0.006  # seconds of background painting per turn of the event loop
BLOCK = (960, 90)  # at the most so wide, and of this area: a narrow strip is painted in few goes
REACH = 2  # device pixels by which strokes and smooth edges reach past their geometry
FEW_RECTANGLES = 24
MARGIN = 128  # device pixels painted around the view, so that most frames of a pan paint nothing


class Backing:
    """A pixmap somewhat larger than the view, the camera it was painted for, and the region still to paint."""

    def __init__(self, paint: PaintArea, ground: str, margin: int = MARGIN) -> None:
        self._paint = paint
        self._ground = QColor(ground)
        self._margin = margin
        self._pixmap = QPixmap()
        self._camera = Camera()  # of the pixmap: that of the view, grown by the margin
        self._view = QRect()  # what of the pixmap the view shows
        self._dirty = QRegion()

    @property
    def clean(self) -> bool:
        """Nothing is left to paint."""
        return self._dirty.isEmpty()

    @property
    def shows_clean(self) -> bool:
        """Nothing is left to paint of what the view shows."""
        return not self._dirty.intersects(self._view)

    @property
    def pixmap(self) -> QPixmap:
        """What the view shows."""
        return self._pixmap.copy(self._view)

    @property
    def painted_scale(self) -> float:
        """Device pixels per canvas unit of the picture kept."""
        return self._camera.scale

    def use_ground(self, colour: str) -> None:
        """The colour shown where nothing has been painted yet."""
        self._ground = QColor(colour)

    def adopt(self, camera: Camera) -> None:
        """Take over the camera: the stretched old picture stands in while what changed is painted anew."""
        wide = _grown(camera, self._margin)
        area = QRect(0, 0, wide.width, wide.height)
        fresh = QPixmap(area.size())
        painter = QPainter(fresh)
        self.draw(painter, area, wide)
        painter.end()
        kept, self._camera = self._camera, wide
        covered = QRegion()
        if not self._pixmap.isNull() and kept.scale == wide.scale:
            dx, dy = kept.left - wide.left, kept.top - wide.top
            covered = (QRegion(self._pixmap.rect()) - self._dirty).translated(dx, dy)
        self._pixmap = fresh
        self._dirty = QRegion(area) - covered
        self._look(camera)

    def scroll(self, camera: Camera) -> None:
        """Follow a camera that only moved: once it comes near an edge, shift the picture and mark the strips."""
        if not self._fits(camera):
            return
        self._look(camera)
        dx = self._beyond(self._view.x())
        dy = self._beyond(self._view.y())
        if dx or dy:
            self._shift(dx, dy)
            self._look(camera)

    def hold(self, dy: int) -> None:
        """The camera moved down with the map: the picture stays where it is until it is painted anew."""
        self._camera.top += dy
        self.invalidate()

    def invalidate(self, area: Bounds | None = None) -> None:
        """Mark an area in canvas units for painting, or everything."""
        everything = self._pixmap.rect()
        if area is None:
            self._dirty = QRegion(everything)
            return
        device = self._camera.area_to_device(area)
        rectangle = _rectangle(device).adjusted(-REACH, -REACH, REACH, REACH)
        self._dirty += rectangle & everything

    def work(self, budget: float = SLICE) -> QRegion:
        """Paint dirty blocks until the budget (seconds) is spent, those in view first; gives what changed in view.

        At least one block is painted. An exception of the picture's painting comes through, with the painter closed.
        """
        done = QRegion()
        if self.clean:
            return done
        start = perf_counter()
        painter = QPainter(self._pixmap)
        try:
            while not self._dirty.isEmpty() and (done.isEmpty() or perf_counter() - start < budget):
                block = self._next_block()
                self._dirty -= QRegion(block)
                self._paint_block(painter, block)
                done += QRegion(block)
        finally:
            painter.end()
        return (done & self._view).translated(-self._view.topLeft())

    def draw(self, painter: QPainter, target: QRect, camera: Camera) -> None:
        """Draw what is kept for a rectangle of the view, stretched where the camera has zoomed since."""
        kept = self._camera
        if self._pixmap.isNull():
            painter.fillRect(target, self._ground)
            return
        here = target.translated(camera.left - kept.left, camera.top - kept.top)
        if camera.scale == kept.scale and self._pixmap.rect().contains(here):
            painter.drawPixmap(target.topLeft(), self._pixmap, here)
            return
        factor = camera.scale / kept.scale
        corner = QPointF(kept.left * factor - camera.left, kept.top * factor - camera.top)
        whole = QRectF(corner.x(), corner.y(), self._pixmap.width() * factor, self._pixmap.height() * factor)
        for rest in rectangles_of(QRegion(target) - QRegion(whole.toRect().adjusted(1, 1, -1, -1))):
            painter.fillRect(rest, self._ground)
        painter.save()
        painter.setClipRect(target, Qt.ClipOperation.IntersectClip)
        painter.drawPixmap(whole, self._pixmap, QRectF(self._pixmap.rect()))
        painter.restore()

    def _fits(self, camera: Camera) -> bool:
        """The picture kept has the camera's scale and size, so it can be scrolled."""
        kept, wide = self._camera, _grown(camera, self._margin)
        return (
            camera.scale == kept.scale
            and (wide.width, wide.height) == (kept.width, kept.height)
            and not self._pixmap.isNull()
        )

    def _look(self, camera: Camera) -> None:
        kept = self._camera
        self._view = QRect(camera.left - kept.left, camera.top - kept.top, camera.width, camera.height)

    def _beyond(self, place: int) -> int:
        """How far to shift so that the view is in the middle again; 0 while there is some of the margin left."""
        middle = self._margin
        return 0 if middle / 4 <= place <= 2 * middle - middle / 4 and middle else place - middle

    def _shift(self, dx: int, dy: int) -> None:
        area = self._pixmap.rect()
        self._pixmap.scroll(-dx, -dy, area)
        exposed = QRegion(area) - QRegion(area.translated(-dx, -dy))
        self._dirty.translate(-dx, -dy)
        self._dirty = (self._dirty + exposed) & area
        self._camera.left += dx
        self._camera.top += dy
        painter = QPainter(self._pixmap)
        for rectangle in rectangles_of(exposed):
            painter.fillRect(rectangle, self._ground)
        painter.end()

    def _next_block(self) -> QRect:
        # One painter call has a fixed price, so blocks are large; but one block must fit a slice on a dense screen.
        shrink = 2 if self._camera.ratio > 1.5 else 1
        seen = self._dirty & self._view
        first = next(iter(rectangles_of(self._dirty if seen.isEmpty() else seen)))
        width = min(first.width(), BLOCK[0] // shrink)
        most = BLOCK[0] * BLOCK[1] // (shrink * shrink * width)
        return QRect(first.x(), first.y(), width, min(first.height(), most))

    def _paint_block(self, painter: QPainter, block: QRect) -> None:
        camera = self._camera
        painter.save()
        try:
            painter.setClipRect(block)
            painter.fillRect(block, self._ground)
            painter.translate(-camera.left, -camera.top)
            painter.scale(camera.scale, camera.scale)
            edge = block.adjusted(-REACH, -REACH, REACH, REACH)
            area = camera.area_to_map(Bounds(edge.x(), edge.y(), edge.width(), edge.height()))
            self._paint(painter, area, camera.scale)
        finally:
            painter.restore()


def rectangles_of(region: QRegion) -> Iterable[QRect]:
    """The rectangles a region is made of; Qt's own type hints do not know that a region can be walked."""
    return cast("Iterable[QRect]", region)


def logical_region(region: QRegion, ratio: float) -> QRegion:
    """A region of device pixels as logical pixels of the widget, rounded outwards."""
    few = region.rectCount() < FEW_RECTANGLES
    rectangles = rectangles_of(region) if few else [region.boundingRect()]
    found = QRegion()
    for r in rectangles:
        found += QRectF(r.x() / ratio, r.y() / ratio, r.width() / ratio, r.height() / ratio).toAlignedRect()
    return found


def _rectangle(bounds: Bounds) -> QRect:
    # Far-off areas at high zoom pass the range of Qt's integers.
    far = 1_000_000.0
    left, top = max(-far, min(far, bounds.x)), max(-far, min(far, bounds.y))
    right, bottom = max(-far, min(far, bounds.right)), max(-far, min(far, bounds.bottom))
    return QRectF(left, top, right - left, bottom - top).toAlignedRect()


def _grown(camera: Camera, margin: int) -> Camera:
    """The camera of a view larger by a margin on each side."""
    return replace(
        camera,
        left=camera.left - margin,
        top=camera.top - margin,
        width=max(1, camera.width) + 2 * margin,
        height=max(1, camera.height) + 2 * margin,
    )
