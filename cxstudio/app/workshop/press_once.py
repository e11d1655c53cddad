"""A double click on a button that goes on counts as one press; it knows neither the button nor what it does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication


class PressOnce(QObject):
    """Keeps presses of the mouse from a button that come as soon after another as those of a double click do."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self._ready = 0  # milliseconds of the events' own time from which on a press counts
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        presses = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
        if event.type() not in presses or not isinstance(event, QMouseEvent):
            return False
        soon = event.timestamp() < self._ready
        self._ready = event.timestamp() + QApplication.doubleClickInterval()
        return soon
