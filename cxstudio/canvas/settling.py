"""Lays out the rest of a large map bit by bit between events; what is looked at stays where it is. It draws nothing."""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from cxstudio.canvas.camera import Camera
from cxstudio.canvas.desk import Desk
from cxstudio.canvas.screen import Screen
from cxstudio.picture.damage import Damage
from cxstudio.picture.primitives import Placed

SLICE = 0.005  # seconds of laying out for each turn of the event loop
PAUSE = 40  # milliseconds until it asks again whether it may go on


def height_looked_at(view: QWidget, camera: Camera, open_text: Placed | None) -> float:
    """What must not move by itself, in device pixels from the top: an open text, else the pointer, else the middle."""
    if open_text is not None:
        return camera.to_device(*open_text.bounds.centre)[1]
    pointer = view.mapFromGlobal(QCursor.pos())
    inside = view.rect().contains(pointer)
    return (pointer.y() if inside else view.height() / 2) * camera.ratio


class Settling(QObject):
    """One per view. `busy` says that nothing may move now, `eye` which height of the view (device pixels) must not.

    `moved` hears that heights of the map have changed.
    """

    def __init__(
        self,
        desk: Desk,
        screen: Screen,
        busy: Callable[[], bool],
        eye: Callable[[], float],
        moved: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._screen = screen
        self._busy = busy
        self._eye = eye
        self._moved = moved
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)

    def wake(self) -> None:
        """Go on as soon as there is time, if anything waits."""
        if not self._desk.picture.settled:
            self._timer.start(0)

    def stop(self) -> None:
        self._timer.stop()

    def finish(self) -> None:
        """Lay out everything that waits, at once."""
        while not self._desk.picture.settled:
            self._work(1.0)
        self.stop()

    def _turn(self) -> None:
        if self._desk.picture.settled:
            self.stop()
            return
        if self._busy() or not self._screen.clean:
            self._timer.setInterval(PAUSE)
            return
        self._timer.setInterval(0)
        self._work(SLICE)

    def _work(self, seconds: float) -> None:
        picture, camera = self._desk.picture, self._screen.camera
        eye = self._eye()
        row, depth = picture.grid.depth(camera.to_map(0, eye)[1])
        damage = picture.settle(seconds, camera.seen)
        # What is laid out stays as long as the map: the collector need not walk it again and again meanwhile.
        gc.freeze()
        if damage == Damage():
            return
        shift = camera.to_device(0, picture.grid.height_of(row, depth))[1] - eye
        if damage.everything or round(shift):
            self._screen.hold(round(shift))
        else:
            for area in damage.areas:
                self._screen.invalidate(area)
        self._moved()
