"""Acting inside a menu or dialog that waits in a loop of its own; it knows neither the map nor the robots."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

LOOK = 10  # milliseconds between two looks at what has opened
LOOKS = 1000


def menu_open() -> bool:
    return isinstance(QApplication.activePopupWidget(), QMenu)


def dialog_open() -> bool:
    dialog = QApplication.activeModalWidget()
    return isinstance(dialog, QDialog) and dialog.isActiveWindow()


def meanwhile(
    qtbot: QtBot, opens: Callable[[], object], opened: Callable[[], bool], does: Callable[[], object]
) -> None:
    """Do what opens something, and something else once it is open. What goes wrong inside fails the test."""
    looks, done = 0, False

    def look() -> None:
        nonlocal looks, done
        looks += 1
        if not opened() and looks < LOOKS:
            return
        timer.stop()
        try:
            assert opened(), "nothing opened"
            does()
            done = True
        finally:
            if not done:
                _close_what_waits()

    timer = QTimer(interval=LOOK)
    timer.timeout.connect(look)
    timer.start()
    opens()
    qtbot.waitUntil(lambda: not timer.isActive(), timeout=2 * LOOK * LOOKS)
    QApplication.processEvents()
    assert done, "see what was caught in Qt's event loop"


def _close_what_waits() -> None:
    for waiting in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
        if isinstance(waiting, QWidget):
            waiting.close()
