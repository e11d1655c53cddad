"""The one table of actions as Qt makes them: menus, toolbar, shortcuts; the rows stand in `action_rows.py`."""

from __future__ import annotations

from collections.abc import Mapping
from weakref import ref

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from cxstudio.app.action_rows import ACTIONS, MENUS
from cxstudio.app.action_types import Action, Context, Menu, Owners, When
from cxstudio.app.figures import figures
from cxstudio.app.icons import icon
from cxstudio.edits.problems import kind_words
from cxstudio.picture.theme import Theme
from cxstudio.words import _

__all__ = ["ACTIONS", "MENUS", "Action", "Context", "Menu", "Owners", "When"]

_INSIDE: dict[Menu, Menu] = {"lanes": "view"}  # menus that stand in another one
_EVERYWHERE = ("file", "journey", "help")


def shortcuts(action: Action) -> list[QKeySequence]:
    """The key sequences of an action on this system, without doubles."""
    found: list[QKeySequence] = []
    for key in action.keys:
        several = [QKeySequence(key)] if isinstance(key, str) else QKeySequence.keyBindings(key)
        found.extend(k for k in several if not k.isEmpty() and k not in found)
    return found


def build(window: QWidget, owners: Owners) -> dict[str, QAction]:
    """The Qt actions of the table, connected to what they do; single keys wait for a canvas to be given to."""
    made: dict[str, QAction] = {}
    for row in ACTIONS:
        action = _RowAction(row, owners, window)
        if row.on_canvas:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        else:
            window.addAction(action)
        made[row.id] = action
    return made


class _RowAction(QAction):
    """A row as Qt wants it; what it does is asked of the objects that are there when it runs.

    It must not keep them: the window, which is one of them, would go inside of its own action.
    """

    def __init__(self, row: Action, owners: Owners, window: QWidget) -> None:
        super().__init__(_(row.title), window)
        self._row, self._owners = row, ref(owners)
        self.setObjectName(row.id)
        self.setStatusTip(figures(_(row.tip)))
        self.setCheckable(row.checkable or row.on is not None)
        self.setMenuRole(row.role)
        self.setShortcuts(shortcuts(row))
        self.triggered.connect(self._run)

    def _run(self) -> None:
        owners = self._owners()
        if owners is None:
            return
        if self._row.does is not None:
            self._row.does(owners)()
        else:
            owners.pass_on(self._row.id)


def give_single_keys(canvas: QWidget, actions: Mapping[str, QAction]) -> None:
    """Let a canvas hear the keys that fire on the map alone."""
    for row in ACTIONS:
        if row.on_canvas:
            canvas.addAction(actions[row.id])


def fill(menu: QMenu, name: Menu, actions: Mapping[str, QAction]) -> None:
    """Put one menu's actions into a Qt menu, with a line between its groups."""
    group = 0
    for row in ACTIONS:
        if row.menu == name:
            if group and row.group != group:
                menu.addSeparator()
            menu.addAction(actions[row.id])
            group = row.group


def pop_up(owner: QWidget, name: Menu, actions: Mapping[str, QAction], at: QPoint) -> None:
    """Open one menu's actions at a point of the screen."""
    menu = QMenu(owner)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fill(menu, name, actions)
    menu.popup(at)


def menus(owner: QWidget, actions: Mapping[str, QAction]) -> list[QMenu]:
    """All menus of the table, but those that stand in another one."""
    made: dict[Menu, QMenu] = {}
    for name, title in MENUS.items():
        menu = QMenu(_(title), owner)
        menu.setObjectName(name)
        fill(menu, name, actions)
        if name in _INSIDE:
            made[_INSIDE[name]].addSeparator()
            made[_INSIDE[name]].addMenu(menu)
        else:
            made[name] = menu
    return list(made.values())


def tint(actions: Mapping[str, QAction], look: Theme, *, rtl: bool) -> None:
    """Give every action its icon in a theme's colours, turned where the window runs from right to left."""
    for row in ACTIONS:
        if row.icon:
            actions[row.id].setIcon(
                icon(row.icon, look.colour("ink"), 16, look.colour("lineControl"), rtl=rtl)
            )


def words_alone(row: Action, action: QAction) -> str:
    """What an action is called where no menu's title stands over it: "Add stage", "Zoom to selection"."""
    if row.kind:
        return _("Add {thing}").format(thing=kind_words(row.kind))
    return _(row.alone) if row.alone else action.text()


def offered(context: Context) -> list[str]:
    """The ids of what a right click on such a thing offers, in the order of the table."""
    return [row.id for row in ACTIONS if context in row.context]


def enable(actions: Mapping[str, QAction], holds: Mapping[When, bool]) -> None:
    """Switch each action by what holds now."""
    for row in ACTIONS:
        here = row.elsewhere or row.menu in _EVERYWHERE or holds["map"]
        actions[row.id].setEnabled(here and (row.when == "always" or holds[row.when]))


def check(actions: Mapping[str, QAction], owners: Owners) -> None:
    """Mark each action that switches something by whether it is there now."""
    for row in ACTIONS:
        if row.on is not None:
            actions[row.id].setChecked(row.on(owners))


def name_steps(actions: Mapping[str, QAction], undo: str | None, redo: str | None) -> None:
    """Say in the menus what undo and redo would do: "Undo move 3 cards"."""
    for id, title, label in (("edit.undo", _("Undo"), undo), ("edit.redo", _("Redo"), redo)):
        step = f"{label[:1].lower()}{label[1:]}" if label else ""
        actions[id].setText(_("{action} {step}").format(action=title, step=step) if step else title)
        actions[id].setToolTip(tip(actions[id]))


def tip(action: QAction) -> str:
    """What a button's tool tip says: the title and its key."""
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    title = action.text()
    return f"{title} ({key})" if key else title
