"""What is missing, on the canvas: a dashed box and a number for each thing that lacks something; it asks nothing.

What lacks what is found elsewhere and told by `show`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QRegion

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.headers import Pinned
from cxstudio.canvas.roundings import radius
from cxstudio.canvas.strokes import NO_PEN, Strokes
from cxstudio.picture.primitives import Bounds, Colour

AROUND = 3.0  # logical pixels from a thing to the middle of its box


class Missing:
    """The things marked on one desk, in the order of their numbers. `renew` after every change of the picture."""

    colour: Colour = "truth"
    across = 16.0  # logical pixels of a badge
    least = 0.5  # the zoom under which numbers would only hide what they number

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

    def draw_boxes(self, strokes: Strokes, pinned: Pinned) -> None:
        """A box around what is in sight, beside the headers that stay there."""
        pen = strokes.pen(self.colour, 1.5, dashed=True)
        with self._beside(strokes, pinned):
            for _number, rect in self._seen(strokes):
                strokes.outline(rect, radius("card") + AROUND, pen)

    def draw_numbers(self, strokes: Strokes, pinned: Pinned) -> None:
        """The numbers of what is in sight, over whatever is drawn around it."""
        if strokes.zoom >= self.least:
            with self._beside(strokes, pinned):
                for number, rect in self._seen(strokes):
                    self._badge(strokes, rect, number)

    @contextmanager
    def _beside(self, strokes: Strokes, pinned: Pinned) -> Iterator[None]:
        painter = strokes.painter
        painter.save()
        if self._ids:
            clear = QRegion(painter.viewport())
            for cover in pinned.cover():
                clear -= QRegion(strokes.rect(cover).toAlignedRect())
            painter.setClipRegion(clear)
            painter.setRenderHint(painter.RenderHint.Antialiasing)
        yield
        painter.restore()

    def _seen(self, strokes: Strokes) -> Iterator[tuple[int, QRectF]]:
        """The numbers and boxes in sight, in logical pixels."""
        if self._boxes is None:
            placed = ((n, self._desk.picture.placed(id)) for n, id in enumerate(self._ids, start=1))
            self._boxes = [(n, one.bounds) for n, one in placed if one is not None]
        seen, near = strokes.camera.seen, self.across / strokes.zoom
        for number, box in self._boxes:
            if box.grown(near).meets(seen):
                yield number, strokes.rect(box, AROUND)

    def _badge(self, strokes: Strokes, rect: QRectF, number: int) -> None:
        """The number in a disc on the trailing lower corner."""
        corner = rect.bottomLeft() if self._desk.picture.rtl else rect.bottomRight()
        self._disc(strokes, corner, self._desk.picture.wording.digits(str(number)))

    def _disc(self, strokes: Strokes, middle: QPointF, words: str) -> None:
        """Words in a disc, or in what is round at both ends where they are long."""
        painter, across = strokes.painter, self.across
        font = painter.font()
        font.setPixelSize(int(across * 0.65))
        font.setBold(True)
        painter.setFont(font)
        wide = max(across, painter.fontMetrics().horizontalAdvance(words) + across / 2)
        disc = QRectF(middle.x() - wide / 2, middle.y() - across / 2, wide, across)
        strokes.outline(disc, across / 2, NO_PEN, QBrush(strokes.colour(self.colour)))
        painter.setPen(strokes.colour("surface"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, words)
