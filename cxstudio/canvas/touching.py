"""Fingers on a touchpad or a touch screen: two of them pan and pinch the map; it knows nothing of what is on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from cxstudio.canvas.sight import Sight

GESTURES = (QNativeGestureEvent, QGestureEvent)
NEAR = 0.01  # a zoom so near to 100 % counts as it


class Touching:
    """One per view, which passes its events on."""

    def __init__(self, view: QWidget, sight: Sight) -> None:
        self._view, self._sight = view, sight

    def begin(self) -> None:
        """Have Qt make gestures of touches; it sends the view events at once."""
        self._view.grabGesture(Qt.GestureType.PinchGesture)

    def hear(self, event: QEvent) -> bool:
        """Follow the fingers; False for an event of another sort, or a gesture that means nothing here."""
        if isinstance(event, QNativeGestureEvent):
            return self._native(event)
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            return isinstance(pinch, QPinchGesture) and self.pinch(pinch)
        return False

    def pinch(self, fingers: QPinchGesture) -> bool:
        """Two fingers on a screen: the map stays under them."""
        ratio = self._sight.camera.ratio
        here, before = (
            QPointF(self._view.mapFromGlobal(at)) * ratio
            for at in (fingers.centerPoint(), fingers.lastCenterPoint())
        )
        way = here - before
        if fingers.state() != Qt.GestureState.GestureStarted:
            self._sight.pan_by(-way.x(), -way.y())
        self._sight.zoom_at(self._sight.camera.zoom * fingers.scaleFactor(), here.x(), here.y())
        return True

    def _native(self, event: QNativeGestureEvent) -> bool:
        """What the system makes of fingers on a touchpad."""
        camera, at = self._sight.camera, event.position() * self._sight.camera.ratio
        match event.gestureType():
            case Qt.NativeGestureType.ZoomNativeGesture:
                self._sight.zoom_at(camera.zoom * (1 + event.value()), at.x(), at.y())
            case Qt.NativeGestureType.SmartZoomNativeGesture:
                if abs(camera.zoom - 1.0) < NEAR:
                    self._sight.fit()
                else:
                    self._sight.zoom_to(1.0)
            case Qt.NativeGestureType.PanNativeGesture:
                way = event.delta() * camera.ratio
                self._sight.pan_by(-way.x(), -way.y())
            case _:
                return False
        return True
