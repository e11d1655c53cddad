"""The field that names one thing, a person, source or metric: chosen from a list, or typed and so made anew.

It knows no document: its value is an id where the name is known, and else the name as it was typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from cxstudio.app.labels import in_menu
from cxstudio.app.letter_menu import LetterMenu
from cxstudio.app.panels.field_row import MIXED, FieldRow, Mixed, Offer
from cxstudio.app.texts import ChevronButton, Line
from cxstudio.words import N_, _

# What an empty field invites to, by its editor.
_HINTS = {
    "attendee": N_("Choose or type a name"),
    "source": N_("Choose or type a source"),
    "metric": N_("Choose or type a title"),
    "category": N_("Choose or type one"),
}


class NamedRow(FieldRow):
    """One of those there are, or a new one by its name."""

    editor: Line

    def is_stacked(self) -> bool:
        """In a section of its own no label stands beside it."""
        return self.field.section == "evidence"

    def make_editor(self) -> QWidget:
        self.line = Line()
        # Not after a pause: half a name would become a person of the session.
        self.line.textEdited.connect(self.began)
        self.line.editingFinished.connect(self.leave)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        shown = QListView()
        shown.setAccessibleName(_(self.field.label))
        completer.setPopup(shown)
        self.line.setCompleter(completer)
        self.menu = LetterMenu(self.line)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.button = ChevronButton(self.line, _("Choose from a list"))
        self.button.clicked.connect(self._open_menu)
        self._offers: tuple[Offer, ...] = ()
        self._picked = ""  # of several with one name the one that was meant
        return self.line

    def offer(self, offers: Sequence[Offer]) -> None:
        """What there is to choose from."""
        self._offers = tuple(offers)
        names = [offer.text for offer in offers]
        if self._names.stringList() != names:
            self._names.setStringList(names)

    def display(self, value: Any) -> None:
        mixed = isinstance(value, Mixed)
        self.line.setPlaceholderText(_(MIXED) if mixed else _(_HINTS.get(self.field.editor, "")))
        self._picked = "" if mixed else value or ""
        text = (
            next((one.text for one in self._offers if one.value == self._picked), "") if self._picked else ""
        )
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)

    def read(self) -> Any:
        text = self.line.text().strip()
        known = [one.value for one in self._offers if one.text.casefold() == text.casefold()]
        return self._picked if self._picked in known else next(iter(known), text)

    def _open_menu(self) -> None:
        self.menu.setMinimumWidth(self.line.width())
        self.menu.popup(self.line.mapToGlobal(self.line.rect().bottomLeft()))

    def _fill_menu(self) -> None:
        self.menu.clear()
        nobody = self.menu.addAction(_("None"))
        nobody.setData("")
        nobody.triggered.connect(self._chosen)
        for one in self._offers:
            action = self.menu.addAction(one.icon, in_menu(one.text))
            action.setData(one.value)
            action.setCheckable(True)
            action.setChecked(one.value == self._picked)
            action.triggered.connect(self._chosen)

    def _chosen(self) -> None:
        action = self.sender()
        self._picked = str(action.data()) if isinstance(action, QAction) else ""
        self.line.setText(next((one.text for one in self._offers if one.value == self._picked), ""))
        self.changed()
