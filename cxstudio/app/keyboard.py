"""What keys do to buttons, texts and dialogs everywhere; no document.

Enter presses the button that has the keyboard, Down opens its menu; the window's own keys win over rare editing keys of
a text; the key to quit works under any dialog.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QToolButton

from cxstudio.app.panels.palette import Tile

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)
QUIT = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Q)  # Qt knows none on every system
_Standard = QKeySequence.StandardKey
EDITING = (
    _Standard.Undo,
    _Standard.Redo,
    _Standard.Cut,
    _Standard.Copy,
    _Standard.Paste,
    _Standard.SelectAll,
)


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


class WindowKeys(QObject):
    """Watches the whole application; `leave` is called for the key to quit while a dialog keeps it from the window.

    Qt lets a text claim Ctrl and a letter before the window hears of it, on Linux also for keys that few know there,
    such as Ctrl+E for the end of the line. Only what everybody edits with is the text's; the rest it gets where the
    window has no use for it.
    """

    def __init__(self, leave: Callable[[], None]) -> None:
        super().__init__()
        self._leave = leave

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if isinstance(watched, TEXTS) and _letter_with_control(event):
                event.ignore()
                return not any(event.matches(key) for key in EDITING)
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            quits = event.matches(_Standard.Quit) or event.keyCombination() == QUIT
            if quits and watched.isWidgetType() and QApplication.activeModalWidget() is not None:
                self._leave()
                return True
        return False


def _letter_with_control(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held == Qt.KeyboardModifier.ControlModifier and Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
