"""What a search found, on the canvas: the hits as they are and ringed, all else dimmed; it knows no question."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QRegion

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.headers import Pinned
from cxstudio.canvas.roundings import radius
from cxstudio.canvas.strokes import Strokes
from cxstudio.picture.primitives import Bounds, Rect

DIMMED = 0.42  # how much of what is dimmed still shows, as the tokens have it
AROUND = 3.0  # logical pixels kept clear around a hit
NEAR_ARROW = 24.0  # canvas units around an arrow in which its label is found


class Hits:
    """The hits on one desk. `renew` after every change of the picture. `veil` is how opaque it is, from 0 to 1."""

    veil = 1 - DIMMED
    edged = True

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._ids: tuple[str, ...] | None = None
        self._boxes: list[Bounds] | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        return self._ids or ()

    def show(self, ids: Iterable[str] | None) -> None:
        """Mark these: ids of nodes and links, and keys of lanes; None ends the search and dims nothing."""
        self._ids = None if ids is None else tuple(ids)
        self._boxes = None

    def renew(self) -> None:
        """Things may lie elsewhere now."""
        self._boxes = None

    def draw(self, strokes: Strokes, pinned: Pinned) -> None:
        """Lay a veil over all but the hits, beside the headers that stay in sight."""
        if not self._ids:
            return
        if self._boxes is None:
            self._boxes = [box for id in self._ids for box in self._boxes_of(id)]
        painter, seen = strokes.painter, strokes.camera.seen
        rects = [strokes.rect(box, AROUND) for box in self._boxes if box.meets(seen)]
        painter.save()
        clear = QRegion(painter.viewport())
        for cover in pinned.cover():
            clear -= QRegion(strokes.rect(cover).toAlignedRect())
        painter.setClipRegion(clear)
        edge = strokes.pen("accent", 2)
        veil = QRegion(clear)
        for rect in rects:
            veil -= QRegion(rect.toAlignedRect())
        painter.setClipRegion(veil)
        painter.fillRect(QRectF(painter.viewport()), strokes.colour("canvas", self.veil))
        painter.setClipRegion(clear)
        for rect in rects if self.edged else ():
            strokes.outline(rect.adjusted(1, 1, -1, -1), radius("control"), edge)
        painter.restore()

    def _boxes_of(self, id: str) -> list[Bounds]:
        picture = self._desk.picture
        row = picture.grid.row(id)
        if row is not None:
            return [picture.grid.frame.box(0, row.top, picture.grid.lead, row.height)]
        placed = picture.placed(id)
        if placed is None:
            return []
        if placed.part.role != "link":
            return [placed.bounds]
        near = picture.over.within(placed.bounds.grown(NEAR_ARROW), under=True)
        return [p.bounds for p in near if p.part.node == id and isinstance(p.part.primitives[0], Rect)]
