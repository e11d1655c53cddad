"""What each key does in the outline, as one table; the edits stand in `outline_moves`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from cxstudio.app.icons import icon
from cxstudio.app.letter_menu import LetterMenu
from cxstudio.app.panels.outline_content import LOT
from cxstudio.app.panels.outline_moves import (
    DOWN,
    UP,
    add_beside,
    add_inside,
    kinds_inside,
    move_in,
    move_out,
    move_rows,
)
from cxstudio.canvas.key_names import letter_on_key
from cxstudio.edits.deleting import delete
from cxstudio.model.kinds import KINDS
from cxstudio.words import N_, _

if TYPE_CHECKING:
    from cxstudio.app.panels.outline import Outline

Key, Held = Qt.Key, Qt.KeyboardModifier
_NONE, _CTRL, _ALT, _SHIFT = (
    Held.NoModifier,
    Held.ControlModifier,
    Held.AltModifier,
    Held.ShiftModifier,
)


def press_in_outline(tree: Outline, event: QKeyEvent) -> bool:
    """Carry out a key on the current or selected rows; False for a key that means nothing of its own here."""
    pressed = _pressed(event)
    row = next((row for row in OUTLINE_KEYS if pressed in row.keys), None)
    if row is None:
        return False
    row.does[row.keys.index(pressed) % len(row.does)](tree)
    return True


def means_something(event: QKeyEvent) -> bool:
    """Whether a key has a meaning of its own here, whatever it does elsewhere in the window."""
    return any(_pressed(event) in row.keys for row in OUTLINE_KEYS)


def _pressed(event: QKeyEvent) -> Press:
    if letter_on_key(event) == "/":
        return Key.Key_Slash, _NONE  # as on the map, whatever script the keyboard types
    key = Key.Key_Return if event.key() == Key.Key_Enter else Key(event.key())
    return key, event.modifiers() & ~Held.KeypadModifier


def _rename(tree: Outline) -> None:
    tree.rename()


def _beside(tree: Outline) -> None:
    made: list[str] = []
    if tree.attempt(lambda: made.append(add_beside(tree.document, tree.journey, tree.current_id()))):
        tree.begin(made[0])


def _inside(tree: Outline) -> None:
    """A stage takes a touchpoint at once; where several kinds fit, a list of them opens, with a letter for each."""
    home = tree.current_id()
    kinds = kinds_inside(tree.document, home)
    if not kinds:
        tree.said.emit(_("Nothing can be added inside this"))
    elif kinds[0] == "touchpoint":
        add_kind_inside(tree, home, "touchpoint")
    else:
        kind_menu(tree, home, kinds).popup(tree.menu_point())


def add_kind_inside(tree: Outline, home: str, kind: str) -> None:
    """Add a thing of a kind inside a row and open its text."""
    made: list[str] = []
    if tree.attempt(lambda: made.append(add_inside(tree.document, home, kind))):
        tree.begin(made[0])


def kind_menu(tree: Outline, home: str, kinds: tuple[str, ...]) -> QMenu:
    """The kinds that can be added inside a row."""
    menu = LetterMenu(tree)
    menu.setObjectName("kinds")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for kind in kinds:
        row = KINDS[kind]
        action = menu.addAction(icon(row.icon, tree.kind_colour(kind), 16), _(row.label))
        action.setData(kind)
    menu.triggered.connect(lambda action: add_kind_inside(tree, home, str(action.data())))
    menu.setActiveAction(menu.actions()[0])
    return menu


def _delete(tree: Outline) -> None:
    ids = [id for id in tree.selected_ids() if id != LOT]
    if not ids:
        return
    following = tree.neighbour_of(ids)
    if tree.attempt(lambda: delete(tree.document, ids)) and following:
        tree.choose([following])


def _move(step: int) -> Callable[[Outline], None]:
    def move(tree: Outline) -> None:
        ids = tree.selected_ids() or [tree.current_id()]
        tree.attempt(lambda: move_rows(tree.document, tree.journey, ids, step))
        tree.show_current()

    return move


def _sideways(way: Qt.Key) -> Callable[[Outline], None]:
    """Out is towards where the rows begin, whichever side that is."""

    def move(tree: Outline) -> None:
        rtl = tree.layoutDirection() == Qt.LayoutDirection.RightToLeft
        out = (way == Key.Key_Right) == rtl
        ids = tree.selected_ids() or [tree.current_id()]
        edit = move_out if out else move_in
        tree.attempt(lambda: edit(tree.document, tree.journey, ids))
        tree.show_current()

    return move


def _menu(tree: Outline) -> None:
    point: QPoint = tree.menu_point()
    tree.menu_wanted.emit([id for id in tree.selected_ids() if id != LOT], point)


def _note(tree: Outline) -> None:
    tree.entry_wanted.emit()


def _leave(tree: Outline) -> None:
    tree.left.emit()


Press = tuple[Qt.Key, Qt.KeyboardModifier]


@dataclass(frozen=True, slots=True)
class OutlineKey:
    """Keys of one purpose: the words and signs for a list of keys, and what each does; one `does` may serve all."""

    title: str
    shown: str
    keys: tuple[Press, ...]
    does: tuple[Callable[[Outline], None], ...]


OUTLINE_KEYS: tuple[OutlineKey, ...] = (
    OutlineKey(N_("Rename"), "Enter, F2", ((Key.Key_Return, _NONE), (Key.Key_F2, _NONE)), (_rename,)),
    OutlineKey(
        N_("Add beside"), "Ctrl+Enter", ((Key.Key_Insert, _NONE), (Key.Key_Return, _CTRL)), (_beside,)
    ),
    OutlineKey(N_("Add inside"), "Ctrl+Shift+Enter", ((Key.Key_Return, _CTRL | _SHIFT),), (_inside,)),
    OutlineKey(N_("Delete"), "Del", ((Key.Key_Delete, _NONE),), (_delete,)),
    OutlineKey(
        N_("Move up and down"),
        "Alt + ↑ ↓",
        ((Key.Key_Up, _ALT), (Key.Key_Down, _ALT)),
        (_move(UP), _move(DOWN)),
    ),
    OutlineKey(
        N_("Move a level out or in"),
        "Alt + ← →",
        ((Key.Key_Left, _ALT), (Key.Key_Right, _ALT)),
        (_sideways(Key.Key_Left), _sideways(Key.Key_Right)),
    ),
    OutlineKey(N_("Open the menu"), "Shift+F10", ((Key.Key_F10, _SHIFT),), (_menu,)),
    OutlineKey(N_("Go to the entry line"), "/", ((Key.Key_Slash, _NONE), (Key.Key_Slash, _SHIFT)), (_note,)),
    OutlineKey(N_("Back to the map"), "Esc", ((Key.Key_Escape, _NONE),), (_leave,)),
)
