"""The field of channels: names with commas between, completed while they are typed, and a list to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from cxstudio.app.labels import in_menu
from cxstudio.app.letter_menu import LetterMenu
from cxstudio.app.panels.field_row import MIXED, FieldRow, Mixed, Offer
from cxstudio.app.texts import ChevronButton, Line
from cxstudio.words import _


class NameCompleter(QCompleter):
    """Completes the last of several names with commas between."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._names = QStringListModel(self)
        self.setModel(self._names)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self._list = QListView()
        self._list.setAccessibleName(_("Channels"))
        self.setPopup(self._list)

    def offer(self, names: Sequence[str]) -> None:
        if self._names.stringList() != list(names):
            self._names.setStringList(list(names))

    def splitPath(self, path: str) -> list[str]:
        self._list.setLayoutDirection(self._line.layoutDirection())
        return [_parts(path)[-1].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        written = [part.strip() for part in _parts(self._line.text())[:-1]]
        return ", ".join([*written, str(index.data())])


class ChannelsRow(FieldRow):
    """Several things with different channels say so: typing gives all of them the same, the list adds one to each.

    `toggled` tells the name chosen in the list while things differ.
    """

    toggled = Signal(str, str)  # the field's name, the channel
    opened = Signal(str)  # the channel whose own details are asked for

    def make_editor(self) -> QWidget:
        self.line = Line()
        # Not after a pause: half a name would become a channel of the session.
        self.line.textEdited.connect(self.began)
        self.line.editingFinished.connect(self.leave)
        self.completer = NameCompleter(self.line)
        self.line.setCompleter(self.completer)
        self.menu = LetterMenu(self.line)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.button = ChevronButton(self.line, _("Choose channels"))
        self.button.clicked.connect(self._open_menu)
        self._offers: tuple[Offer, ...] = ()
        self._mixed = False
        return self.line

    def offer(self, offers: Sequence[Offer]) -> None:
        self._offers = tuple(offers)
        self.completer.offer([offer.text for offer in offers])

    def names(self) -> list[str]:
        """What is written, name by name."""
        return [name for part in _parts(self.line.text()) if (name := part.strip())]

    def display(self, value: Any) -> None:
        self._mixed = isinstance(value, Mixed)
        self.line.setPlaceholderText(_(MIXED) if self._mixed else _("such as Phone"))
        text = "" if self._mixed else ", ".join(value)
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)

    def read(self) -> Any:
        return self.names()

    def _open_menu(self) -> None:
        self.menu.setMinimumWidth(self.line.width())
        self.menu.popup(self.line.mapToGlobal(self.line.rect().bottomLeft()))

    def _fill_menu(self) -> None:
        self.menu.clear()
        chosen = {name.casefold() for name in self.names()}
        for one in self._offers:
            action = self.menu.addAction(one.icon, in_menu(one.text))
            action.setData(one.text)
            action.setCheckable(True)
            action.setChecked(one.text.casefold() in chosen)
            action.triggered.connect(self._chosen)
        own = [one for one in self._offers if one.value and one.text.casefold() in chosen]
        if own:
            self.menu.addSeparator()
        for one in own:
            action = self.menu.addAction(one.icon, in_menu(_("Change “{name}”…").format(name=one.text)))
            action.triggered.connect(partial(self.opened.emit, one.value))

    def _chosen(self) -> None:
        action = self.sender()
        name = str(action.data()) if isinstance(action, QAction) else ""
        if self._mixed and not self.names():
            self.toggled.emit(self.field.name, name)
            return
        names = self.names()
        kept = [n for n in names if n.casefold() != name.casefold()]
        self.line.setText(", ".join(kept if len(kept) < len(names) else [*names, name]))
        self.changed()


def _parts(text: str) -> list[str]:
    """Names as people separate them, the Arabic comma too."""
    return text.replace("،", ",").split(",")
