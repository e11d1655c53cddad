"""The editors that choose one of a list: values, personas, languages, ends of arrows; they know no document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from cxstudio.app.controls import NONE, Choice
from cxstudio.app.figures import measured
from cxstudio.app.panels.field_row import MIXED, FieldRow, Mixed, Offer
from cxstudio.app.panels.offers import language_offers
from cxstudio.words import _


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
            low, step = self.field.low, self.field.step
            steps = round((self.field.high - low) / step) + 1
            return [(None, NONE), *((n, measured(n)) for n in (low + place * step for place in range(steps)))]
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

    @property
    def name_of_value(self) -> str:
        """What the value that is shown is called."""
        return self._text

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
