"""The keys of the entry line, as one table that the keys sheet shows as well; what they do is the line's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent

from cxstudio.words import N_

_ALT, _CTRL, _SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_NONE = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class EntryKey:
    """What a key does, and how it is shown."""

    title: str
    shown: str


ENTRY_KEYS = (
    EntryKey(N_("Add and keep the line"), "Enter"),
    EntryKey(N_("Next or previous touchpoint"), "Tab, Shift+Tab"),
    EntryKey(N_("Next or previous stage"), "Ctrl+Tab, Ctrl+Shift+Tab"),
    EntryKey(N_("Earlier and later entries"), "Up, Down"),
    EntryKey(N_("Next or previous kind of note"), "Ctrl+Down, Ctrl+Up"),
    EntryKey(N_("Choose the kind of note"), "Alt+Down"),
    EntryKey(N_("Merge with what is there already"), "Alt+M"),
    EntryKey(N_("Count what is there once more"), "Alt+C"),
    EntryKey(N_("Signs of the entry line"), "F1"),
    EntryKey(N_("Back to the map"), "Esc"),
)
MERGE, COUNT = QKeyCombination(_ALT, Qt.Key.Key_M), QKeyCombination(_ALT, Qt.Key.Key_C)
_BACKTABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class Keyed(Protocol):
    """What the keys act on."""

    def step(self, by: int) -> bool: ...
    def step_stage(self, by: int) -> None: ...
    def step_kind(self, by: int) -> None: ...
    def recall(self, by: int) -> None: ...
    def show_kinds(self) -> None: ...
    def show_signs(self) -> None: ...
    def escape(self) -> None: ...
    def merge(self) -> bool: ...
    def count(self) -> bool: ...


class Beside(Protocol):
    """Something beside the map that is worked by keys of the line."""

    def claims(self, event: QKeyEvent) -> bool: ...
    def key(self, event: QKeyEvent) -> bool: ...


def claimed(event: QKeyEvent, beside: Beside | None) -> bool:
    """Whether a key belongs to the line although the window has a use for it elsewhere."""
    if beside is not None and beside.claims(event):
        return True
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() in _BACKTABS:
        return bool(held & _CTRL)
    return (event.key() == Qt.Key.Key_F1 and held == _NONE) or event.keyCombination() in (MERGE, COUNT)


class Keys:
    """Carries the keys of one line out."""

    def __init__(self, line: Keyed) -> None:
        self._line = line

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key means; False where it is the text's."""
        line, key = self._line, Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _BACKTABS:
            by = -1 if key == Qt.Key.Key_Backtab or held & _SHIFT else 1
            if not held & _CTRL:
                return line.step(by)
            line.step_stage(by)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._up_or_down(held, -1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Escape:
            line.escape()
        elif key == Qt.Key.Key_F1 and held == _NONE:
            line.show_signs()
        elif event.keyCombination() == MERGE:
            line.merge()
        elif event.keyCombination() == COUNT:
            line.count()
        else:
            return False
        return True

    def _up_or_down(self, held: Qt.KeyboardModifier, by: int) -> None:
        if held & _ALT:
            self._line.show_kinds()
        elif held & _CTRL:
            self._line.step_kind(by)
        else:
            self._line.recall(-by)
