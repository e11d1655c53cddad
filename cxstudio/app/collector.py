"""Python's garbage is collected by the window's thread alone: Qt's objects may be in it, and must end where they live.

Python collects in whichever thread happens to make the next object, also in one that lays out a page or writes a file.
"""

from __future__ import annotations

import gc
import linecache
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

LOOK = 100  # milliseconds between looks at how much waits
OLDEST = 2  # Python's generations are 0, 1 and 2
SHARE = 0.01  # of all time, that collecting the oldest generation may take


class Collector(QObject):
    """As long as it runs, nothing is collected but by it, with Python's own thresholds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._collected = gc.isenabled()
        gc.disable()
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self._collect)
        self._rests_until = 0.0
        self._look.start()

    def _collect(self) -> None:
        # PySide looks into the source of every module that is loaded, and Python would keep it: 20 MB for nothing.
        linecache.clearcache()
        start = perf_counter()
        if collect_due(whole=start > self._rests_until):
            end = perf_counter()
            self._rests_until = end + (end - start) / SHARE

    def stop(self) -> None:
        """Leave collecting to Python again, as it was."""
        self._look.stop()
        if self._collected:
            gc.enable()


def collect_due(*, whole: bool = True) -> bool:
    """Collect the oldest generation that is due, and with it the younger ones; whether that was all there is.

    Without `whole` the oldest generation waits: of a large map it stops the window for a tenth of a second.
    """
    due = [
        generation
        for generation, (waiting, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if limit and waiting > limit
    ]
    if due and due[-1] == OLDEST and not whole:
        due.pop()
    if due:
        gc.collect(due[-1])
    return due[-1:] == [OLDEST]


def spare_collector() -> None:
    """Let go of what a closed map has left, and spare the collector the open ones.

    What was read stays for as long as its window: walking it again and again stops a large map for a tenth of a
    second and more.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
