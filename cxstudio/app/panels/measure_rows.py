"""The editors of what is measured: decimal numbers, places and methods; they know no document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxstudio.app.figures import figures, measured, typed_number
from cxstudio.app.labels import label, sentence
from cxstudio.app.panels.choice_row import ChoiceRow, EndRow
from cxstudio.app.panels.field_row import MIXED, FieldRow, Mixed
from cxstudio.app.texts import Line
from cxstudio.model.kinds import Field
from cxstudio.model.method_ways import POSITIVE, USUAL_POINTS
from cxstudio.model.methods import METHODS
from cxstudio.text.digits import right_to_left
from cxstudio.words import _, spoken_language


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


class PointsRow(ChoiceRow):
    """How many points a scale has; a metric that does not say has the usual number."""

    def choices(self) -> Sequence[tuple[Any, str]]:
        return [(points, figures(str(points))) for points in POSITIVE]

    def display(self, value: Any) -> None:
        super().display(value or USUAL_POINTS)


class MethodRow(ChoiceRow):
    """How a metric is measured, by its published name, and under it what is asked and how the value is computed."""

    stacked = True

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.told = label("", "muted")
        self.told.setWordWrap(True)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self.error), self.told)
        families = [method.family for method in METHODS.values()]
        for place in range(len(families) - 1, 0, -1):
            if families[place] != families[place - 1]:
                self.editor.insertSeparator(place)

    def choices(self) -> Sequence[tuple[Any, str]]:
        return [(method.key, method.label) for method in METHODS.values()]

    def display(self, value: Any) -> None:
        super().display(value)
        method = METHODS.get(value) if isinstance(value, str) else None
        told = f"{_(method.question)}\n{_(method.formula)}" if method is not None else ""
        self.told.setText(sentence(figures(told), rtl=right_to_left(spoken_language())))
        self.told.setVisible(method is not None)
