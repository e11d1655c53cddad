"""One editor per way a field is edited; they know no document.

Several things with different values say so, and stay different until somebody edits.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cxstudio.app import durations
from cxstudio.app.controls import Tick
from cxstudio.app.days import day_hint, day_said, day_typed
from cxstudio.app.figures import figure
from cxstudio.app.labels import look
from cxstudio.app.panels.audit_row import AuditRow
from cxstudio.app.panels.category_row import CategoryRow
from cxstudio.app.panels.channels_row import ChannelsRow
from cxstudio.app.panels.choice_row import ChoiceRow, EndRow, LanguageRow, PersonaRow
from cxstudio.app.panels.field_row import MIXED, FieldRow, Mixed
from cxstudio.app.panels.inputs_row import InputsRow
from cxstudio.app.panels.measure_rows import DecimalRow, MethodRow, PlaceRow, PointsRow
from cxstudio.app.panels.named_row import NamedRow
from cxstudio.app.panels.persona_rows import LevelsRow, PairsRow, TraitsRow
from cxstudio.app.segments import Segments
from cxstudio.app.texts import GrowingText, Line
from cxstudio.model.kinds import Field
from cxstudio.text.digits import plain_digits
from cxstudio.words import _


class LineRow(FieldRow):
    """One line of text, a date or a duration."""

    editor: Line

    def make_editor(self) -> QWidget:
        editor = Line()
        # A day is not told after a pause: half of it may be another one.
        editor.textEdited.connect(self.began if self.field.editor == "date" else self.touched)
        editor.editingFinished.connect(self.leave)
        if self.field.editor == "date":
            editor.setPlaceholderText(day_hint())
        elif self.field.editor == "duration":
            editor.setPlaceholderText(_("such as 2 h, 3 d"))
        return editor

    def display(self, value: Any) -> None:
        mixed = isinstance(value, Mixed)
        self.editor.setPlaceholderText(_(MIXED) if mixed else self._hint())
        if mixed or value is None:
            text = ""
        elif self.field.editor == "duration":
            text = durations.words(int(value))
        elif self.field.editor == "date":
            text = day_said(str(value), weekday=False)
        elif isinstance(value, float):
            text = figure(f"{value:g}")
        else:
            text = str(value)
        if self.editor.text() != text:
            self.editor.setText(text)
            self.editor.setCursorPosition(0)

    def _hint(self) -> str:
        return {"date": day_hint(), "duration": _("such as 2 h, 3 d")}.get(self.field.editor, "")

    def read(self) -> Any:
        text = self.editor.text().strip()
        if self.field.editor == "duration":
            return durations.minutes(text)
        if self.field.editor == "number":
            if not text:
                return None
            try:
                number = float(plain_digits(text).replace(",", ".").removesuffix("%").strip())
            except ValueError:
                raise ValueError(_("Type a number, such as 40")) from None
            return int(number) if number.is_integer() else number
        if self.field.editor == "date":
            return day_typed(text, ahead=self.field.name == "due")
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
        if lead:  # shown while it has no parent yet, it would be a window of its own
            self.label.hide()
        return editor

    def _typed(self) -> None:
        if not self._quiet:
            self.touched()

    def display(self, value: Any) -> None:
        mixed = isinstance(value, Mixed)
        self.editor.setPlaceholderText(_(MIXED) if mixed else self._hint)
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
        editor.entered.connect(self._enter)
        self.label.hide()
        return editor

    def _enter(self) -> None:
        """Enter ends a name as it does on the map; one that is refused stays to be mended."""
        self.leave()
        if not self.refused and self.field.editor == "line":
            self.done.emit()


class SentenceRow(TextRow):
    """One line in meaning, wrapped so that all of it is seen."""

    def make_editor(self) -> QWidget:
        self._quiet = False
        self._hint = ""
        editor = GrowingText((1, 4), one_line=True)
        editor.textChanged.connect(self._typed)
        editor.left.connect(self.leave)
        editor.entered.connect(self.leave)
        return editor


class CheckRow(FieldRow):
    """Yes or no."""

    editor: Tick

    def make_editor(self) -> QWidget:
        editor = Tick(_(self.field.label))
        editor.clicked.connect(self.changed)
        self.label.hide()
        return editor

    def display(self, value: Any) -> None:
        mixed = isinstance(value, Mixed)
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
        self._value = "" if isinstance(value, Mixed) else str(value)
        if isinstance(value, Mixed):
            self.editor.set_several([str(one) for one in value.values])
        else:
            self.editor.set_value(self._value)

    def read(self) -> Any:
        return self._value


def row_for(field: Field) -> FieldRow:
    """The editor a field of the table asks for."""
    if field.section == "identity" and field.name in {"title", "name", "text"}:
        return TitleRow(field)
    if field.editor == "choice" and field.section == "evidence":
        return SegmentsRow(field)
    if field.sentence:
        return SentenceRow(field)
    if field.name == "points":
        return PointsRow(field)
    if field.editor == "number" and not field.high:
        return LineRow(field)
    rows: dict[str, type[FieldRow]] = {
        "text": TextRow,
        "choice": ChoiceRow,
        "number": ChoiceRow,
        "check": CheckRow,
        "persona": PersonaRow,
        "channels": ChannelsRow,
        "attendee": NamedRow,
        "source": NamedRow,
        "metric": NamedRow,
        "audit": AuditRow,
        "category": CategoryRow,
        "place": PlaceRow,
        "decimal": DecimalRow,
        "method": MethodRow,
        "inputs": InputsRow,
        "pairs": PairsRow,
        "traits": TraitsRow,
        "levels": LevelsRow,
        "language": LanguageRow,
        "end": EndRow,
        "anything": EndRow,
    }
    return rows.get(field.editor, LineRow)(field)
