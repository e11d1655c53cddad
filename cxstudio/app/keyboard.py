"""What keys do to buttons everywhere: Enter presses the one that has the keyboard, Down opens its menu; no document."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QToolButton

from cxstudio.app.panels.palette import Tile

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ButtonKeys(QObject):
    """Watches the whole application. Qt itself presses a button with Space, and with Enter only in dialogs."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(watched, QAbstractButton):
            return False
        if isinstance(watched, Tile) or not isinstance(event, QKeyEvent):
            return False  # a tile has a meaning of its own for Enter
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.AltModifier
        )
        opens = isinstance(watched, QToolButton) and watched.menu() is not None
        if plain and (event.key() in ENTER or (opens and event.key() == Qt.Key.Key_Down)):
            if not event.isAutoRepeat():
                watched.click()
            return True
        return False
