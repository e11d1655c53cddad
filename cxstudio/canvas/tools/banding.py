"""Selecting everything under a rubber band."""

from __future__ import annotations

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.preview import NOTHING, Preview
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.picture.primitives import Bounds

IN_A_BAND = ("touchpoint", "card", "sticky", "callout")


class RubberBand:
    """A rectangle from the press to the pointer; what it meets is selected, with Shift or Ctrl in addition."""

    def __init__(self, desk: Desk, start: Pointer) -> None:
        self._desk = desk
        self._start = start
        self._before = desk.selection
        self._kept = desk.selection if start.shift or start.ctrl else ()

    def move(self, at: Pointer) -> None:
        left, right = sorted((self._start.hand[0], at.hand[0]))
        top, bottom = sorted((self._start.hand[1], at.hand[1]))
        band = Bounds(left, top, right - left, bottom - top)
        inside = [
            placed.part.node
            for placed in self._desk.picture.parts(band)
            if placed.part.role in IN_A_BAND and placed.bounds.meets(band)
        ]
        self._desk.select([*self._kept, *inside])
        self._desk.show(Preview(band=band))

    def drop(self, at: Pointer) -> None:
        self.move(at)
        self._desk.show(NOTHING)

    def cancel(self) -> None:
        self._desk.select(self._before)
        self._desk.show(NOTHING)
