"""What changed, on the canvas of a state to come: small signs at the corner of each thing; it compares nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QRegion

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.headers import Pinned
from cxstudio.canvas.strokes import Strokes
from cxstudio.picture.changes import What, change_sign
from cxstudio.picture.marks import disc
from cxstudio.picture.primitives import Bounds, Primitive
from cxstudio.render.qt import paint_shapes

SIGN, BETWEEN, OUT = 16.0, 2.0, 6.0  # logical pixels: a sign, to its neighbour, and out of the corner
SMALL = 0.5  # the zoom under which the signs are half as large


class Changed:
    """The changes shown on one desk. `renew` after every change of the picture."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._whats: dict[str, tuple[What, ...]] = {}
        self._boxes: list[tuple[tuple[What, ...], Bounds]] | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """What has a sign."""
        return tuple(self._whats)

    def show(self, whats: Mapping[str, Iterable[What]]) -> None:
        """Put these signs at these things, and no others."""
        self._whats, self._boxes = {id: tuple(signs) for id, signs in whats.items()}, None

    def renew(self) -> None:
        """Things may lie elsewhere now."""
        self._boxes = None

    def draw(self, strokes: Strokes, pinned: Pinned) -> None:
        """The signs of what is in sight, beside the headers that stay there."""
        if not self._whats:
            return
        picture = self._desk.picture
        if self._boxes is None:
            placed = ((whats, picture.placed(id)) for id, whats in self._whats.items())
            self._boxes = [(whats, one.bounds) for whats, one in placed if one is not None]
        seen = strokes.camera.seen
        size = SIGN if strokes.zoom >= SMALL else SIGN / 2
        shapes: list[Primitive] = []
        for whats, bounds in self._boxes:
            if not bounds.grown(SIGN / strokes.zoom).meets(seen):
                continue
            rect = strokes.rect(bounds)
            for place, what in enumerate(whats):
                along = place * (size + BETWEEN) - OUT
                x = rect.right() - along - size if picture.rtl else rect.left() + along
                box = Bounds(x, rect.top() - OUT, size, size)
                shapes += [disc(box.centre, size + 3, "surface"), *change_sign(what, box)]
        painter = strokes.painter
        painter.save()
        clear = QRegion(painter.viewport())
        for cover in pinned.cover():
            clear -= QRegion(strokes.rect(cover).toAlignedRect())
        painter.setClipRegion(clear)
        paint_shapes(painter, shapes, strokes.theme)
        painter.restore()
