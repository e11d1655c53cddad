"""Python's garbage is collected by the window's thread alone: Qt's objects may be in it, and must end where they live.

Python collects in whichever thread happens to make the next object, also in one that lays out a page or writes a file.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK = 100  # milliseconds between looks at how much waits


class Collector(QObject):
    """As long as it runs, nothing is collected but by it, with Python's own thresholds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._collected = gc.isenabled()
        gc.disable()
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(collect_due)
        self._look.start()

    def stop(self) -> None:
        """Leave collecting to Python again, as it was."""
        self._look.stop()
        if self._collected:
            gc.enable()


def collect_due() -> None:
    """Collect the oldest generation that is due, and with it the younger ones."""
    due = [
        generation
        for generation, (waiting, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if limit and waiting > limit
    ]
    if due:
        gc.collect(due[-1])
