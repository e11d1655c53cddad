"""Panning a canvas to something that was found, in steps the eye can follow; it selects and edits nothing else."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPointF, QVariantAnimation

from cxstudio.canvas.view import MapCanvas

GLIDE = 180  # milliseconds, as VISUAL.md asks for going to a finding


def glide_to(canvas: MapCanvas, id: str) -> None:
    """Select a thing and pan until it is in view."""
    camera, before = canvas.camera, (canvas.camera.left, canvas.camera.top)
    canvas.select([id])
    way = QPointF(camera.left - before[0], camera.top - before[1])
    if way.isNull() or not canvas.isVisible():
        return
    canvas.pan_by(-way.x(), -way.y())
    _Glide(canvas, way).start()


def show_lane_of(canvas: MapCanvas, key: str) -> None:
    """Pan until a lane is in view, where it shows."""
    picture, camera = canvas.picture, canvas.camera
    row = picture.grid.row(key)
    if row is not None:
        lane = picture.grid.frame.box(0, row.top, picture.grid.lead, row.height)
        _dx, dy = camera.shift_to_show(lane)
        canvas.pan_by(0, dy)


class _Glide(QVariantAnimation):
    """One way of the view, in device pixels; whatever else pans meanwhile is added to it."""

    def __init__(self, canvas: MapCanvas, way: QPointF) -> None:
        super().__init__(canvas)
        self._canvas, self._way = canvas, way
        self._done = QPointF()
        self.setDuration(GLIDE)
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        curve = QEasingCurve(QEasingCurve.Type.BezierSpline)
        curve.addCubicBezierSegment(QPointF(0.2, 0.0), QPointF(0.0, 1.0), QPointF(1.0, 1.0))
        self.setEasingCurve(curve)
        self.valueChanged.connect(self._step)
        self.finished.connect(self.deleteLater)

    def _step(self, part: float) -> None:
        there = QPointF(round(self._way.x() * part), round(self._way.y() * part))
        self._canvas.pan_by(there.x() - self._done.x(), there.y() - self._done.y())
        self._done = there
