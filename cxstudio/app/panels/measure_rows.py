"""The editors of what is measured: decimal numbers, places, methods and what was counted; they know no document."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from cxstudio.app.figures import measured, typed_number
from cxstudio.app.panels.choice_row import EndRow
from cxstudio.app.panels.field_row import MIXED, FieldRow, Mixed
from cxstudio.app.texts import Line
from cxstudio.words import _


class DecimalRow(FieldRow):
    """A number with or without decimals, in the window's digits and with either sign for the decimals."""

    editor: Line

    def make_editor(self) -> QWidget:
        editor = Line()
        editor.textEdited.connect(self.touched)
        editor.editingFinished.connect(self.leave)
        return editor

    def display(self, value: Any) -> None:
        mixed = isinstance(value, Mixed)
        self.editor.setPlaceholderText(_(MIXED) if mixed else "")
        text = "" if mixed or value is None else measured(value, decimals=6)
        if self.editor.text() != text:
            self.editor.setText(text)
            self.editor.setCursorPosition(0)

    def read(self) -> Any:
        return typed_number(self.editor.text())


class PlaceRow(EndRow):
    """Where something is: a touchpoint, a stage, a journey, or no one place."""

    def display(self, value: Any) -> None:
        if not isinstance(value, Mixed) and self.editor.findData(value) >= 0:
            self.editor.setItemText(self.editor.findData(value), self.name_of_value)  # it may have a new name
        super().display(value)
