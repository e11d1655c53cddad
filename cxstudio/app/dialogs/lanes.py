"""All lanes of the map on the screen: which show, in what order, under which names; each change is made at once.

The map behind it follows. It asks the lane commands for everything and decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cxstudio.app.controls import MenuButton
from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.icons import icon
from cxstudio.app.labels import in_menu, label
from cxstudio.app.lane_commands import LaneCommands
from cxstudio.edits.lane_sets import shown_now
from cxstudio.model.document import Report
from cxstudio.model.kinds import LANES
from cxstudio.model.lanes import card_lanes, cards_of, lane_keys, lane_kind
from cxstudio.model.naming import lane_title
from cxstudio.model.records import Preset
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext

WIDTH, HEIGHT, SIGN = 420, 560, 16  # pixels
_KEY = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LaneList(QListWidget):
    """The lanes from the top, each with a tick. `stepped` asks for a place up or down, `sent` for one before a key.

    `removed` asks to delete the current one.
    """

    stepped = Signal(int)
    sent = Signal(str, str)  # a key and the one it goes before, "" = to the bottom
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Lanes of this map"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model().rowsMoved.connect(self._moved)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier):
            self.stepped.emit(step)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def key_at(self, row: int) -> str:
        """The key of the lane in a row, "" beyond the last one."""
        return str(self.item(row).data(_KEY)) if 0 <= row < self.count() else ""

    def _moved(self, _from: QModelIndex, first: int, _last: int, _to: QModelIndex, row: int) -> None:
        there = row if row < first else row - 1
        self.sent.emit(self.key_at(there), self.key_at(there + 1))


class LanesDialog(QDialog):
    """Stands beside the map while that is worked on. `undo` and `redo` are those of the window."""

    def __init__(
        self,
        commands: LaneCommands,
        actions: Mapping[str, QAction],
        wears: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Lanes"))
        self.resize(WIDTH, HEIGHT)
        self._commands, self._actions, self._look = commands, actions, wears
        self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_("Lanes"), "heading"))
        tops = QHBoxLayout()
        tops.setSpacing(8)
        self.sets = self._menu_button(_("Lane sets"), self._fill_sets)
        self.choices = self._menu_button(_("Saved views"), self._fill_choices)
        for button in (self.sets, self.choices):
            tops.addWidget(button)
        tops.addStretch(1)
        column.addLayout(tops)
        self.list = LaneList()
        column.addWidget(self.list, 1)
        hint = label(_("Space shows or hides, F2 renames, Alt with an arrow moves."), "caption")
        hint.setWordWrap(True)
        column.addWidget(hint)
        column.addLayout(self._buttons())
        self._wire()
        self._fill()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _menu_button(self, words: str, fill: Callable[[QMenu], None]) -> MenuButton:
        button = MenuButton("button")
        button.say(words)
        button.setAccessibleName(words)
        menu = QMenu(button)
        menu.aboutToShow.connect(partial(self._fill_menu, menu, fill))
        button.setMenu(menu)
        return button

    def _buttons(self) -> QHBoxLayout:
        self.add = QPushButton(_("New lane"))
        self.remove = QPushButton(_("Delete lane"))
        close = QPushButton(_("Close"))
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        close.clicked.connect(self.close)
        return button_row(self.add, self.remove, close)

    def _wire(self) -> None:
        self.list.itemChanged.connect(self._changed)
        self.list.stepped.connect(self._step)
        self.list.sent.connect(self._send)
        self.list.removed.connect(self._remove)
        self.list.currentRowChanged.connect(self._show_current)
        for id in ("edit.undo", "edit.redo"):
            for keys in self._actions[id].shortcuts():
                QShortcut(QKeySequence(keys), self, self._actions[id].trigger)
        # After the change was taken in everywhere, and once for many changes.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fill)
        self._stop = self._commands.document.subscribe(self._hear)

    def done(self, result: int) -> None:
        self._stop()
        self._later.stop()
        super().done(result)

    def renew(self) -> None:
        """Another journey is on the screen."""
        self._fill()

    def _hear(self, report: Report) -> None:
        del report
        self._later.start()

    # What it shows

    def _fill(self) -> None:
        document, journey = self._commands.document, self._commands.journey
        current, row = self.list.key_at(self.list.currentRow()), self.list.currentRow()
        shown, counts = set(shown_now(document, journey)), self._counts()
        self._filling = True
        self.list.clear()
        for key in lane_keys(document, journey):
            self.list.addItem(self._item(key, key in shown, counts.get(key, 0)))
        keys = [self.list.key_at(i) for i in range(self.list.count())]
        self.list.setCurrentRow(keys.index(current) if current in keys else min(row, len(keys) - 1))
        self._filling = False
        self._show_current()

    def _counts(self) -> dict[str, int]:
        document, journey = self._commands.document, self._commands.journey
        lanes, counts = card_lanes(document, journey), dict[str, int]()
        for card in cards_of(document, journey):
            counts[lanes.of(card)] = counts.get(lanes.of(card), 0) + 1
        return counts

    def _item(self, key: str, shown: bool, count: int) -> QListWidgetItem:
        name = lane_title(self._commands.document, self._commands.journey, key)
        item = QListWidgetItem(icon(lane_kind(key).icon, self._look.colour("inkMuted"), SIGN), name)
        item.setData(_KEY, key)
        flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable
        item.setFlags(flags & ~Qt.ItemFlag.ItemIsDropEnabled)
        item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
        cards = ngettext("{n} card", "{n} cards", count).format(n=count) if count else ""
        state = _("shown") if shown else _("not shown")
        item.setToolTip(cards)
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole, _(", ").join(part for part in (name, state, cards) if part)
        )
        return item

    def _show_current(self) -> None:
        self.remove.setEnabled(self._key not in {"", *LANES})

    @property
    def _key(self) -> str:
        return self.list.key_at(self.list.currentRow())

    # What it asks for

    def _changed(self, item: QListWidgetItem) -> None:
        if self._filling:
            return
        document, journey = self._commands.document, self._commands.journey
        key, name = str(item.data(_KEY)), item.text().strip()
        shown = item.checkState() == Qt.CheckState.Checked
        if shown != (key in shown_now(document, journey)):
            self._commands.show(key, shown)
        elif name != lane_title(document, journey, key):
            self._commands.rename(key, "" if name == _(lane_kind(key).label) else name)
        self._later.start()

    def _step(self, by: int) -> None:
        keys = [self.list.key_at(i) for i in range(self.list.count())]
        row = self.list.currentRow()
        if not 0 <= row + by < len(keys):
            return
        after = row + (1 if by > 0 else -1) + (1 if by > 0 else 0)
        self._commands.move(keys[row], keys[after] if after < len(keys) else None)
        self._fill()

    def _send(self, key: str, before: str) -> None:
        if not self._filling:
            self._commands.move(key, before or None)
            self._later.start()

    def _add(self) -> None:
        key = self._commands.make("", self._after())
        if not key:
            return
        self._fill()
        keys = [self.list.key_at(i) for i in range(self.list.count())]
        self.list.setCurrentRow(keys.index(key))
        self.list.setFocus()
        self.list.editItem(self.list.item(keys.index(key)))

    def _after(self) -> str | None:
        """What a new lane goes before: it comes right under the current one."""
        return self.list.key_at(self.list.currentRow() + 1) or None

    def _remove(self) -> None:
        if self._key not in {"", *LANES}:
            self._commands.delete(self._key)

    # Choices

    def _fill_menu(self, menu: QMenu, fill: Callable[[QMenu], None]) -> None:
        menu.clear()
        fill(menu)

    def _fill_sets(self, menu: QMenu) -> None:
        for id, action in self._actions.items():
            if id.startswith("lanes.set."):
                menu.addAction(action)

    def _fill_choices(self, menu: QMenu) -> None:
        commands, now = self._commands, shown_now(self._commands.document, self._commands.journey)
        presets = commands.document.nodes(Preset)
        for preset in presets:
            action = menu.addAction(in_menu(preset.title))
            action.setCheckable(True)
            action.setChecked(preset.lanes == now)
            action.triggered.connect(partial(_ignoring, commands.apply, preset.id))
        if presets:
            menu.addSeparator()
        menu.addAction(self._actions["lanes.save"])
        changes: tuple[tuple[str, Callable[[str], None]], ...] = (
            (_("Update"), commands.update),
            (_("Rename"), commands.rename_choice),
            (_("Delete"), commands.delete_choice),
        )
        for words, does in changes if presets else ():
            under = menu.addMenu(words)
            for preset in presets:
                under.addAction(in_menu(preset.title)).triggered.connect(partial(_ignoring, does, preset.id))


def _ignoring(does: Callable[[str], None], id: str, _checked: bool = False) -> None:
    does(id)
