"""What candidates are called in the room, on the canvas: a letter in a disc on each; it knows no vote."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.missing import Missing
from cxstudio.canvas.strokes import Strokes


class Lettered(Missing):
    """The things with a letter on one desk. `renew` after every change of the picture."""

    colour = "accent"
    across = 22.0
    least = 0.2  # a whole map is what a room votes on

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._letters: tuple[str, ...] = ()

    def call(self, letters: Mapping[str, str]) -> None:
        """Call these so, by their ids, and no others."""
        self._letters = tuple(letters.values())
        self.show(tuple(letters))

    def _badge(self, strokes: Strokes, rect: QRectF, number: int) -> None:
        """The letter on the trailing upper corner."""
        corner = rect.topLeft() if self._desk.picture.rtl else rect.topRight()
        self._disc(strokes, corner, self._letters[number - 1])
