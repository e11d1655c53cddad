"""Long work in small slices between two events of the window, so that it never waits; it knows no work by name."""

from __future__ import annotations

import time
from collections.abc import Generator
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

SLICE = 0.02  # seconds of work in one turn, unless one step takes longer


class Slices(QObject):
    """`progressed` tells the part that is done, `ended` what the work returns, `failed` the error that ended it."""

    progressed = Signal(float)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Generator[float, None, Any] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._turn)

    @property
    def running(self) -> bool:
        return self._work is not None

    def start(self, work: Generator[float, None, Any]) -> None:
        """Begin this work; what was going on before is given up."""
        self.stop()
        self._work = work
        self._timer.start()

    def stop(self) -> None:
        """Give the work up where it is."""
        self._timer.stop()
        work, self._work = self._work, None
        if work is not None:
            work.close()

    def _turn(self) -> None:
        until = time.monotonic() + SLICE
        part = 0.0
        while (work := self._work) is not None:
            try:
                part = next(work)
            except StopIteration as end:
                self._finish()
                self.ended.emit(end.value)
                return
            except Exception as error:  # noqa: BLE001 - whoever asked for the work answers for it
                self._finish()
                self.failed.emit(error)
                return
            if time.monotonic() >= until:
                self.progressed.emit(part)
                return

    def _finish(self) -> None:
        self._timer.stop()
        self._work = None
