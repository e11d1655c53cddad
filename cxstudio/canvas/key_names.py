"""The plain names of the keys that mean something on the canvas."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

from cxstudio.canvas.desk import Desk

HELD = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
BY_KEYS = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_NAMES = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Return: "enter",
    Qt.Key.Key_Enter: "enter",
    Qt.Key.Key_Backspace: "backspace",
    Qt.Key.Key_Escape: "escape",
    Qt.Key.Key_Home: "home",
    Qt.Key.Key_End: "end",
    Qt.Key.Key_PageUp: "page up",
    Qt.Key.Key_PageDown: "page down",
    Qt.Key.Key_L: "l",
}


_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
# Where these letters stand on the keyboard, whatever they type.
_X11 = {58: "m", 46: "l", 57: "n", 61: "/"}
_WINDOWS = {0x4D: "m", 0x4C: "l", 0x4E: "n", 0xBF: "/"}
_MACOS = {0x2E: "m", 0x25: "l", 0x2D: "n", 0x2C: "/"}


def name_of_key(key: int) -> str:
    """The name of a key in `keys.Keys`, "" for one that means nothing there."""
    if Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
        return str(key - Qt.Key.Key_0)
    return _NAMES.get(Qt.Key(key), "") if key in _NAMES else ""


def letter_on_key(event: QKeyEvent) -> str:
    """The Latin letter, lower case, of a key that types another script; "" where it types Latin, or is another key.

    A key is known by its place: by its code on X11 and Wayland, by its virtual key on Windows and macOS.
    """
    if event.key() < 0x80 or event.key() >= Qt.Key.Key_Escape or event.modifiers() & _COMMANDS:
        return ""
    if sys.platform == "win32":
        return _WINDOWS.get(event.nativeVirtualKey(), "")
    if sys.platform == "darwin":
        return _MACOS.get(event.nativeVirtualKey(), "")
    return _X11.get(event.nativeScanCode(), "")


def run_single_key(actions: Iterable[QAction], letter: str) -> bool:
    """Run the action whose only key is this letter, if there is one and it can be run."""
    key = QKeySequence(letter.upper())
    action = next((a for a in actions if a.isEnabled() and key in a.shortcuts()), None) if letter else None
    if action is not None:
        action.trigger()
    return action is not None


def starts_a_map(desk: Desk, event: QEvent) -> bool:
    """Whether a key typed on an empty map is the first letter of its first stage, whatever it means elsewhere."""
    if not isinstance(event, QKeyEvent) or event.modifiers() & _COMMANDS:
        return False
    return event.text().isalnum() and not desk.document.stages(desk.journey)
