"""The plain names of the keys that mean something on the canvas."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cxstudio.canvas.desk import Desk

HELD = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
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


def name_of_key(key: int) -> str:
    """The name of a key in `keys.Keys`, "" for one that means nothing there."""
    if Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
        return str(key - Qt.Key.Key_0)
    return _NAMES.get(Qt.Key(key), "") if key in _NAMES else ""


def starts_a_map(desk: Desk, text: str, keys: Qt.KeyboardModifier) -> bool:
    """Whether a key typed on an empty map is the first letter of its first stage."""
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    if keys & (commands | Qt.KeyboardModifier.MetaModifier) or not text.strip() or not text.isprintable():
        return False
    return not desk.document.stages(desk.journey)
