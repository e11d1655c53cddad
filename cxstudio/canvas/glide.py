"""Pans the view over a short time, so that the eye can follow; at once where the system asks for no motion."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation

TIME = 180  # milliseconds


class Glide(QObject):
    """One journey of the view at a time; `pan` moves it by device pixels."""

    def __init__(self, pan: Callable[[float, float], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pan = pan
        self._way = QPointF()
        self._gone = QPointF()
        self._run = QVariantAnimation(self)
        self._run.setStartValue(0.0)
        self._run.setEndValue(1.0)
        curve = QEasingCurve(QEasingCurve.Type.BezierSpline)
        curve.addCubicBezierSegment(QPointF(0.2, 0), QPointF(0, 1), QPointF(1, 1))
        self._run.setEasingCurve(curve)
        self._run.valueChanged.connect(self._step)

    def go(self, dx: float, dy: float, time: int) -> None:
        """Pan by so many device pixels within a time in milliseconds, 0 at once."""
        self.finish()
        if time <= 0:
            self._pan(dx, dy)
            return
        self._way, self._gone = QPointF(dx, dy), QPointF()
        self._run.setDuration(time)
        self._run.start()

    def finish(self) -> None:
        """Be there now."""
        if self._run.state() == QVariantAnimation.State.Running:
            self._run.setCurrentTime(self._run.duration())

    def stop(self) -> None:
        """Stay where it is: the user has taken hold of the view."""
        self._run.stop()

    def _step(self, share: float) -> None:
        wanted = self._way * share
        step = QPointF(round(wanted.x()), round(wanted.y())) - self._gone
        self._gone += step
        if not step.isNull():
            self._pan(step.x(), step.y())
