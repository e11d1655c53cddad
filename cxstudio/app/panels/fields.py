"""One editor per way a field is edited; they know no document.

Several things with different values show a dash, and stay different until somebody edits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from cxstudio.app import durations
from cxstudio.app.controls import MIXED, Choice, Segments, Tick
from cxstudio.app.labels import look
from cxstudio.app.panels.field_row import MIXED_VALUE, FieldRow, Offer
from cxstudio.app.texts import ChevronButton, GrowingText, Line
from cxstudio.model.kinds import Field
from cxstudio.words import _


class LineRow(FieldRow):
    """One line of text, a date or a duration."""

    editor: Line

    def make_editor(self) -> QWidget:
        editor = Line()
        editor.textEdited.connect(self.touched)
        editor.editingFinished.connect(self.leave)
        if self.field.editor == "date":
            editor.setPlaceholderText("2026-11-21")
        elif self.field.editor == "duration":
            editor.setPlaceholderText(_("such as 41 min"))
        return editor

    def display(self, value: Any) -> None:
        mixed = value is MIXED_VALUE
        self.editor.setPlaceholderText(MIXED if mixed else self._hint())
        if mixed or value is None:
            text = ""
        elif self.field.editor == "duration":
            text = durations.words(int(value))
        elif isinstance(value, float):
            text = f"{value:g}"
        else:
            text = str(value)
        if self.editor.text() != text:
            self.editor.setText(text)
            self.editor.setCursorPosition(0)

    def _hint(self) -> str:
        return {"date": "2026-11-21", "duration": _("such as 41 min")}.get(self.field.editor, "")

    def read(self) -> Any:
        text = self.editor.text().strip()
        if self.field.editor == "duration":
            return durations.minutes(text)
        if self.field.editor == "number":
            if not text:
                return None
            try:
                return float(text.replace(",", ".").removesuffix("%").strip())
            except ValueError:
                raise ValueError(_("Type a number, such as 40")) from None
        return text


class TextRow(FieldRow):
    """A text of several lines."""

    stacked = True
    editor: GrowingText

    def make_editor(self) -> QWidget:
        self._quiet = False
        lead = self.field.section == "identity"
        editor = GrowingText((1 if lead else 2, 8))
        editor.textChanged.connect(self._typed)
        editor.left.connect(self.leave)
        editor.entered.connect(self.leave)
        self._hint = _(self.field.label) if lead else ""
        self.label.setHidden(lead)
        return editor

    def _typed(self) -> None:
        if not self._quiet:
            self.touched()

    def display(self, value: Any) -> None:
        mixed = value is MIXED_VALUE
        self.editor.setPlaceholderText(MIXED if mixed else self._hint)
        text = "" if mixed or value is None else str(value)
        if self.editor.toPlainText() != text:
            self._quiet = True
            self.editor.setPlainText(text)
            self._quiet = False

    def read(self) -> Any:
        return self.editor.toPlainText()


class TitleRow(TextRow):
    """The text a thing is known by, large and without a frame until it is edited."""

    def make_editor(self) -> QWidget:
        self._quiet = False
        editor = GrowingText((1, 6), one_line=self.field.editor == "line", around=8)
        look(editor, "title")
        self._hint = _(self.field.label)
        editor.textChanged.connect(self._typed)
        editor.left.connect(self.leave)
        editor.entered.connect(self.leave)
        self.label.hide()
        return editor


class ChoiceRow(FieldRow):
    """One of a few values, or a small whole number."""

    editor: Choice

    def make_editor(self) -> QWidget:
        editor = Choice()
        for value, text in self.choices():
            editor.addItem(_(text), value)
        editor.activated.connect(self.changed)
        return editor

    def choices(self) -> Sequence[tuple[Any, str]]:
        if self.field.editor == "number":
            return [(None, MIXED), *((n, str(n)) for n in range(self.field.low, self.field.high + 1))]
        return self.field.choices

    def display(self, value: Any) -> None:
        self.editor.setCurrentIndex(-1 if value is MIXED_VALUE else self.editor.findData(value))
        self.editor.setPlaceholderText(MIXED)

    def read(self) -> Any:
        return self.editor.currentData()


class PersonaRow(ChoiceRow):
    """Whose this is: a persona of the session, or all."""

    def offer(self, offers: Sequence[Offer], nobody: str) -> None:
        """The personas to choose from; `nobody` is what no persona means here."""
        now = self.editor.currentData()
        self.editor.clear()
        self.editor.addItem(nobody, "")
        for one in offers:
            self.editor.addItem(one.icon, one.text, one.value)
        self.editor.setCurrentIndex(self.editor.findData(now))

    def choices(self) -> Sequence[tuple[Any, str]]:
        return ()


class CheckRow(FieldRow):
    """Yes or no."""

    editor: Tick

    def make_editor(self) -> QWidget:
        editor = Tick(_(self.field.label))
        editor.clicked.connect(self.changed)
        self.label.hide()
        return editor

    def display(self, value: Any) -> None:
        mixed = value is MIXED_VALUE
        self.editor.setTristate(mixed)
        state = (
            Qt.CheckState.PartiallyChecked
            if mixed
            else Qt.CheckState.Checked
            if value
            else Qt.CheckState.Unchecked
        )
        self.editor.setCheckState(state)

    def read(self) -> Any:
        self.editor.setTristate(False)
        return self.editor.isChecked()


class SegmentsRow(FieldRow):
    """One of a few values, all in view; pressing the chosen one again says nothing."""

    stacked = True
    editor: Segments

    def make_editor(self) -> QWidget:
        choices = tuple((value, _(text)) for value, text in self.field.choices if value)
        editor = Segments(choices, _(self.field.label), icons=self.field.name == "evidence")
        editor.chosen.connect(self._chosen)
        self.label.hide()
        self._value = ""
        return editor

    def _chosen(self, value: str) -> None:
        self._value = value
        self.changed()

    def display(self, value: Any) -> None:
        self._value = "" if value is MIXED_VALUE else str(value)
        self.editor.set_value(self._value)

    def read(self) -> Any:
        return self._value


class ChannelsRow(FieldRow):
    """Channels as names with commas between; the button beside offers the session's and the usual ones."""

    def make_editor(self) -> QWidget:
        self.line = Line()
        # Not after a pause: half a name would become a channel of the session.
        self.line.textEdited.connect(self.began)
        self.line.editingFinished.connect(self.leave)
        self.menu = QMenu(self.line)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.button = ChevronButton(self.line, _("Choose channels"))
        self.button.clicked.connect(self._open_menu)
        self._offers: tuple[Offer, ...] = ()
        return self.line

    def offer(self, offers: Sequence[Offer]) -> None:
        self._offers = tuple(offers)

    def names(self) -> list[str]:
        return [name for part in self.line.text().split(",") if (name := part.strip())]

    def display(self, value: Any) -> None:
        mixed = value is MIXED_VALUE
        self.line.setPlaceholderText(MIXED if mixed else _("such as Phone"))
        text = "" if mixed else ", ".join(value)
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
            action = self.menu.addAction(one.icon, one.text)
            action.setCheckable(True)
            action.setChecked(one.text.casefold() in chosen)
            action.triggered.connect(self._toggled)

    def _toggled(self) -> None:
        action = self.sender()
        name = action.text() if hasattr(action, "text") else ""
        names = self.names()
        kept = [n for n in names if n.casefold() != name.casefold()]
        self.line.setText(", ".join(kept if len(kept) < len(names) else [*names, name]))
        self.changed()


def row_for(field: Field) -> FieldRow:
    """The editor a field of the table asks for."""
    if field.section == "identity" and field.name in {"title", "name", "text"}:
        return TitleRow(field)
    if field.editor == "choice" and field.section == "evidence":
        return SegmentsRow(field)
    if field.editor == "number" and not field.high:
        return LineRow(field)
    rows: dict[str, type[FieldRow]] = {
        "text": TextRow,
        "choice": ChoiceRow,
        "number": ChoiceRow,
        "check": CheckRow,
        "persona": PersonaRow,
        "channels": ChannelsRow,
    }
    return rows.get(field.editor, LineRow)(field)
