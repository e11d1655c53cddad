"""New things carried from a tile of the palette to the map, and what a drag leaves behind that ends outside it.

What is there already comes by `bringing.py`, what other programs drag by `dropping.py`; `carried.py` draws it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.hand import Hand
from cxstudio.canvas.preview import NOTHING
from cxstudio.canvas.tools.pointer import Pointer


class Carrying:
    """A new thing on its way from the palette. `at` makes a point of the map of a global one, None outside the view."""

    def __init__(self, desk: Desk, hand: Hand, at: Callable[[QPoint], Pointer | None]) -> None:
        self._desk, self._hand, self._at = desk, hand, at

    def move(self, point: QPoint) -> bool:
        """The drag is here (global logical pixels); True when letting go would place it."""
        at = self._at(point)
        if at is None:
            self._desk.show(NOTHING)
            self._desk.say("")
            return False
        self._hand.move(at)
        return self._desk.preview.cursor != "refused"

    def end(self, point: QPoint) -> bool:
        """The drag ends here: True when the thing was placed, else it is put away and the status line says why."""
        at = self._at(point)
        if not self._hand.armed or at is None:
            self._hand.cancel()
            return False
        self._hand.place(at)
        if not self._hand.armed:
            return True
        self._hand.put_away()
        return False

    def cancel(self) -> None:
        if self._hand.armed:
            self._hand.cancel()


def carried_out(desk: Desk, hand: Hand, at: Pointer) -> list[str]:
    """End a drag that left the view: what was dragged, for whoever it was let go over; nothing inside the view."""
    lifted = desk.preview.lifted
    if lifted is None or not at.outside:
        return []
    hand.cancel()
    return list(lifted.nodes)
