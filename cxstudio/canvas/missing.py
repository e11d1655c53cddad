"""What is missing, on the canvas: a dashed box and a number for each thing that lacks something; it asks nothing.

What lacks what is found elsewhere and told by `show`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QRegion

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.headers import Pinned
from cxstudio.canvas.roundings import radius
from cxstudio.canvas.strokes import NO_PEN, Strokes
from cxstudio.picture.primitives import Bounds

AROUND = 3.0  # logical pixels from a thing to the middle of its box
BADGE = 16.0  # logical pixels across
LEAST = 0.5  # the zoom under which numbers would only hide what they number
COLOUR = "truth"


class Missing:
    """The things marked on one desk, in the order of their numbers. `renew` after every change of the picture."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._ids: tuple[str, ...] = ()
        self._boxes: list[tuple[int, Bounds]] | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        return self._ids

    def show(self, ids: Sequence[str]) -> None:
        """Mark these and no others."""
        self._ids, self._boxes = tuple(ids), None

    def renew(self) -> None:
        """Things may lie elsewhere now."""
        self._boxes = None

    def draw(self, strokes: Strokes, pinned: Pinned) -> None:
        """Box and number what is in sight, beside the headers that stay there."""
        if not self._ids:
            return
        if self._boxes is None:
            placed = ((n, self._desk.picture.placed(id)) for n, id in enumerate(self._ids, start=1))
            self._boxes = [(n, one.bounds) for n, one in placed if one is not None]
        painter, seen = strokes.painter, strokes.camera.seen
        painter.save()
        clear = QRegion(painter.viewport())
        for cover in pinned.cover():
            clear -= QRegion(strokes.rect(cover).toAlignedRect())
        painter.setClipRegion(clear)
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        pen = strokes.pen(COLOUR, 1.5, dashed=True)
        for number, box in self._boxes:
            if box.grown(BADGE / strokes.zoom).meets(seen):
                rect = strokes.rect(box, AROUND)
                strokes.outline(rect, radius("card") + AROUND, pen)
                if strokes.zoom >= LEAST:
                    self._badge(strokes, rect, number)
        painter.restore()

    def _badge(self, strokes: Strokes, rect: QRectF, number: int) -> None:
        """The number in a disc on the trailing lower corner."""
        words = self._desk.picture.wording.digits(str(number))
        painter = strokes.painter
        font = painter.font()
        font.setPixelSize(10)
        font.setBold(True)
        painter.setFont(font)
        wide = max(BADGE, painter.fontMetrics().horizontalAdvance(words) + 8.0)
        x = rect.left() if self._desk.picture.rtl else rect.right()
        disc = QRectF(x - wide / 2, rect.bottom() - BADGE / 2, wide, BADGE)
        strokes.outline(disc, BADGE / 2, NO_PEN, QBrush(strokes.colour(COLOUR)))
        painter.setPen(strokes.colour("surface"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, words)
