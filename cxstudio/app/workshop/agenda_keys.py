"""What each key does in the list of the agenda, as one table that the keys sheet shows as well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cxstudio.words import N_

Key, Held = Qt.Key, Qt.KeyboardModifier
_NONE, _ALT = Held.NoModifier, Held.AltModifier
Press = tuple[Qt.Key, Qt.KeyboardModifier]


class Keyed(Protocol):
    """What the keys act on: the step that is current in a list."""

    def go_to(self) -> None: ...
    def rename(self) -> None: ...
    def move_by(self, by: int) -> None: ...
    def add(self) -> None: ...
    def remove(self) -> None: ...


@dataclass(frozen=True, slots=True)
class AgendaKey:
    """What a key does, how it is shown, and which it is: the first does the first, and so on."""

    title: str
    shown: str
    keys: tuple[Press, ...]
    does: tuple[Callable[[Keyed], None], ...]


AGENDA_KEYS = (
    AgendaKey(N_("Go to the step, forwards or back"), "Enter", ((Key.Key_Return, _NONE),), (lambda at: at.go_to(),)),
    AgendaKey(N_("Move the step"), "Alt+Up, Alt+Down", ((Key.Key_Up, _ALT), (Key.Key_Down, _ALT)),
              (lambda at: at.move_by(-1), lambda at: at.move_by(1))),
    AgendaKey(N_("Write the title of the step"), "F2", ((Key.Key_F2, _NONE),), (lambda at: at.rename(),)),
    AgendaKey(N_("Add a step"), "Ins", ((Key.Key_Insert, _NONE),), (lambda at: at.add(),)),
    AgendaKey(N_("Delete the step"), "Del", ((Key.Key_Delete, _NONE),), (lambda at: at.remove(),)),
)  # fmt: skip


def press_in_agenda(at: Keyed, event: QKeyEvent) -> bool:
    """Carry out a key; False for one that means nothing of its own here."""
    pressed = _pressed(event)
    for row in AGENDA_KEYS:
        if pressed in row.keys:
            row.does[row.keys.index(pressed)](at)
            return True
    return False


def means_something(event: QKeyEvent) -> bool:
    """Whether a key has a meaning of its own here, whatever it does elsewhere in the window."""
    return any(_pressed(event) in row.keys for row in AGENDA_KEYS)


def _pressed(event: QKeyEvent) -> Press:
    key = Key.Key_Return if event.key() == Key.Key_Enter else Key(event.key())
    return key, event.modifiers() & ~Held.KeypadModifier
