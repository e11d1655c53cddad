"""One editor per way a field is edited; they know no document.

Several things with different values say so, and stay different until somebody edits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from cxstudio.app import durations
from cxstudio.app.controls import NONE, Choice, Segments, Tick
from cxstudio.app.figures import figures
from cxstudio.app.labels import look
from cxstudio.app.panels.channels_row import ChannelsRow
from cxstudio.app.panels.field_row import MIXED, FieldRow, Mixed, Offer
from cxstudio.app.panels.named_row import NamedRow
from cxstudio.app.panels.offers import language_offers
from cxstudio.app.texts import GrowingText, Line
from cxstudio.model.kinds import Field
from cxstudio.text.digits import plain_digits
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
        mixed = isinstance(value, Mixed)
        self.editor.setPlaceholderText(_(MIXED) if mixed else self._hint())
        if mixed or value is None:
            text = ""
        elif self.field.editor == "duration":
            text = durations.words(int(value))
        elif isinstance(value, float):
            text = figures(f"{value:g}")
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
                return float(plain_digits(text).replace(",", ".").removesuffix("%").strip())
            except ValueError:
                raise ValueError(_("Type a number, such as 40")) from None
        if self.field.editor == "date":
            return plain_digits(text)
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
            numbers = range(self.field.low, self.field.high + 1)
            return [(None, NONE), *((n, figures(str(n))) for n in numbers)]
        return self.field.choices

    def display(self, value: Any) -> None:
        mixed = isinstance(value, Mixed)
        self.editor.setCurrentIndex(-1 if mixed else self.editor.findData(value))
        self.editor.setPlaceholderText(_(MIXED) if mixed else NONE)

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


class LanguageRow(ChoiceRow):
    """A language by its own name; one that is not on the list is added to it."""

    def choices(self) -> Sequence[tuple[Any, str]]:
        return ()

    def display(self, value: Any) -> None:
        if not self.editor.count() or (isinstance(value, str) and self.editor.findData(value) < 0):
            self.editor.clear()
            for one in language_offers(value if isinstance(value, str) else ""):
                self.editor.addItem(one.text, one.value)
        super().display(value)


class EndRow(ChoiceRow):
    """What an arrow begins or ends at. All there is to choose from is asked for once somebody comes to choose."""

    asked = Signal(str)  # the field's name: offer what fits

    def make_editor(self) -> QWidget:
        editor = super().make_editor()
        editor.installEventFilter(self)
        self._text, self._value = "", ""
        return editor

    def choices(self) -> Sequence[tuple[Any, str]]:
        return ()

    def name_value(self, value: str, text: str) -> None:
        """What the value that is shown next is called."""
        self._value, self._text = value, text

    def display(self, value: Any) -> None:
        if not isinstance(value, Mixed) and self.editor.findData(value) < 0:
            self.editor.addItem(self._text, value)
        super().display(value)

    def offer(self, offers: Sequence[Offer]) -> None:
        now = self.editor.currentData()
        self.editor.clear()
        for one in offers:
            self.editor.addItem(one.icon, one.text, one.value)
        self.editor.setCurrentIndex(self.editor.findData(now) if now is not None else -1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress}:
            self.asked.emit(self.field.name)
        return False


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
        "attendee": NamedRow,
        "source": NamedRow,
        "language": LanguageRow,
        "end": EndRow,
    }
    return rows.get(field.editor, LineRow)(field)
