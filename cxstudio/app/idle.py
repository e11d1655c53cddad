"""Long work in short slices, once nobody does anything: what it works out is its owner's; it knows no document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

SLICE = 0.006  # seconds of work between two turns of events
REST = 300  # milliseconds without being asked anew before the work begins


class Idle(QObject):
    """Goes through the steps `begin` makes, slice by slice; asked again it begins anew."""

    def __init__(self, parent: QObject, begin: Callable[[], Iterator[None]], rest: int = REST) -> None:
        super().__init__(parent)
        self._begin = begin
        self._rest = QTimer(self, interval=rest, singleShot=True)
        self._rest.timeout.connect(self._start)
        self._steps: Iterator[None] = iter(())
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._work)

    @property
    def waiting(self) -> bool:
        """Whether there is work to be done."""
        return self._rest.isActive() or self._slices.isActive()

    def ask(self) -> None:
        """Do the work soon."""
        self._slices.stop()
        self._rest.start()

    def now(self) -> None:
        """Do all of it at once."""
        self.stop()
        for _step in self._begin():
            pass

    def stop(self) -> None:
        """Do nothing any more until asked."""
        self._rest.stop()
        self._slices.stop()

    def _start(self) -> None:
        self._steps = self._begin()
        self._slices.start()

    def _work(self) -> None:
        until = perf_counter() + SLICE
        while perf_counter() < until:
            if next(self._steps, self) is self:
                self._slices.stop()
                return
