"""How the eye is led over the map: how long, along which curve, and not at all where motion is not wanted.

This is the one place that says whether anything moves by itself; it knows no map.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QObject, QPointF, Qt, QVariantAnimation
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from cxstudio.canvas.camera import Camera
from cxstudio.picture.primitives import Point
from cxstudio.picture.theme import tokens

_BLIND = {"offscreen", "minimal"}  # nobody looks


def moves(wanted: bool = True) -> bool:
    """Whether things may move by themselves: `wanted` is what the user set here, and the system must not be against it.

    Windows alone tells Qt; elsewhere only what is set here counts.
    """
    if not wanted or QGuiApplication.platformName() in _BLIND:
        return False
    return sys.platform != "win32" or QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


def easing() -> QEasingCurve:
    """The one curve of everything that moves."""
    x1, y1, x2, y2 = tokens().easing
    curve = QEasingCurve(QEasingCurve.Type.BezierSpline)
    curve.addCubicBezierSegment(QPointF(x1, y1), QPointF(x2, y2), QPointF(1.0, 1.0))
    return curve


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where an eye is: the zoom, and the offset in device pixels."""

    zoom: float
    left: int
    top: int

    @classmethod
    def of(cls, camera: Camera) -> Outlook:
        return cls(camera.zoom, camera.left, camera.top)

    def resting(self, there: Outlook, ratio: float) -> Point:
        """The device pixel, in or beside the view, that shows the same place in both outlooks of different zoom.

        `ratio` is the device pixels per logical pixel.
        """
        here, then = self.zoom * ratio, there.zoom * ratio
        x, y = (there.left - self.left) / (then - here), (there.top - self.top) / (then - here)
        return (x * here - self.left, y * here - self.top)

    def towards(self, there: Outlook, part: float) -> Outlook:
        """A part (0 to 1) of the way; what has the same place in both stays where it is all along."""
        if part >= 1.0:
            return there
        zoom = self.zoom * (there.zoom / self.zoom) ** part
        if there.zoom != self.zoom:
            part = (1 / self.zoom - 1 / zoom) / (1 / self.zoom - 1 / there.zoom)
        left = self.left / self.zoom + (there.left / there.zoom - self.left / self.zoom) * part
        top = self.top / self.zoom + (there.top / there.zoom - self.top / self.zoom) * part
        return Outlook(zoom, round(left * zoom), round(top * zoom))


class Glide(QObject):
    """One per view. `wanted` is what the user set; `go` tells `show` every outlook of the way, the last one exactly."""

    def __init__(self, show: Callable[[Outlook], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wanted = True
        self._show = show
        self._way: tuple[Outlook, Outlook] | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(easing())
        self._animation.valueChanged.connect(self._step)

    @property
    def under_way(self) -> bool:
        return self._way is not None

    def go(self, here: Outlook, there: Outlook) -> None:
        """Lead the eye there; at once where nothing moves by itself."""
        self._animation.stop()
        if here == there or not moves(self.wanted):
            self._way = None
            self._show(there)
            return
        self._way = (here, there)
        self._animation.setDuration(int(tokens().motion["zoom"]))
        self._animation.start()

    def arrive(self) -> None:
        """End the way at once, where it leads."""
        if self._way is not None:
            self._animation.stop()
            self._step(1.0)

    def stop(self) -> None:
        """Go no further: the view it leads is going away."""
        self._animation.stop()
        self._way = None

    def at(self, milliseconds: int) -> None:
        """Show what is seen so long after the beginning."""
        self._animation.setCurrentTime(milliseconds)

    def _step(self, part: float) -> None:
        if self._way is None:
            return
        here, there = self._way
        if part >= 1.0:
            self._way = None
        self._show(here.towards(there, part))
