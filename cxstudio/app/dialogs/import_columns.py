"""The first rows of a table, with a choice over each column of what it becomes; it plans nothing and reads no file."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from cxstudio.app.controls import Choice
from cxstudio.app.dialogs.problems import in_window, shown
from cxstudio.app.figures import figures
from cxstudio.app.labels import Elided, isolated, label
from cxstudio.app.scale import scaled
from cxstudio.exchange.import_columns import PlannedColumn, fields, label_of
from cxstudio.exchange.import_plan import ImportPlan
from cxstudio.model.naming import one_line
from cxstudio.words import N_, _, ngettext

WIDTH = 160  # pixels of a column
MOST_COLUMNS = 60  # that are shown
_LONGEST = 200  # letters of a cell
_HEAD, _CHOICE, _WHY, _FIRST_ROW = range(4)
_BECAUSE = {
    "name": N_("by its heading"),
    "content": N_("guessed by what it holds"),
    "chosen": N_("chosen by you"),
    "": N_("has no place yet"),
}


class Columns(QWidget):
    """`chosen`: a column, by its number, is to become another field, "" nothing."""

    chosen = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.choices: dict[int, Choice] = {}
        self._why: dict[int, QLabel] = {}
        self._shown: object = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(_("What each column becomes"), "section"))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._area, 1)
        self._more = label("", "caption")
        self._more.setWordWrap(True)
        column.addWidget(self._more)

    def show_plan(self, plan: ImportPlan) -> None:
        """The table and the choices of a plan; what has the keyboard keeps it where the table is the same."""
        columns = plan.columns[:MOST_COLUMNS]
        table = (tuple((c.number, c.heading) for c in columns), plan.samples)
        if table != self._shown:
            self._shown = table
            self._lay_out(columns, plan)
        for column in columns:
            self._show(column)
        more = len(plan.columns) - len(columns)
        words = ngettext("{n} column more is not shown", "{n} columns more are not shown", more)
        self._more.setText(figures(words.format(n=more)))
        self._more.setVisible(more > 0)

    def _lay_out(self, columns: tuple[PlannedColumn, ...], plan: ImportPlan) -> None:
        """Make the grid anew."""
        self.choices, self._why = {}, {}
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, 0, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for place, sample in enumerate(plan.samples):
            number = label(figures(str(sample.number)), "caption")
            number.setAccessibleName(figures(_("Row {number}").format(number=sample.number)))
            grid.addWidget(number, _FIRST_ROW + place, 0)
        for at, column in enumerate(columns, start=1):
            name = _heading(column)
            head = Elided(self._cell(name), "strong")
            why = label("", "caption")
            why.setWordWrap(True)
            why.setFixedWidth(scaled(WIDTH))
            why.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            choice = Choice()
            choice.setFixedWidth(scaled(WIDTH))
            choice.setAccessibleName(_("What “{name}” becomes").format(name=name))
            choice.activated.connect(partial(self._chose, column.number))
            self.choices[column.number], self._why[column.number] = choice, why
            grid.addWidget(head, _HEAD, at)
            grid.addWidget(choice, _CHOICE, at)
            grid.addWidget(why, _WHY, at)
            for place, sample in enumerate(plan.samples):
                text = sample.cells[column.number] if column.number < len(sample.cells) else ""
                grid.addWidget(Elided(self._cell(text)), _FIRST_ROW + place, at)
        grid.setColumnStretch(len(columns) + 1, 1)
        grid.setRowStretch(_FIRST_ROW + len(plan.samples), 1)
        self._area.setWidget(sheet)

    def _cell(self, text: str) -> str:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return isolated(one_line(shown(text[:_LONGEST])), rtl=rtl)

    def _show(self, column: PlannedColumn) -> None:
        """What a column becomes, what else it could be on top, and why."""
        choice = self.choices[column.number]
        first = [column.field] if column.field else []
        first += [key for key in column.fits if key not in first]
        choice.blockSignals(True)
        choice.clear()
        choice.addItem(_("– leave out –"), "")
        for key in first:
            choice.addItem(label_of(key), key)
        if first:
            choice.insertSeparator(choice.count())
        for field in fields():
            if field.key not in first:
                choice.addItem(field.label, field.key)
        choice.setCurrentIndex(choice.findData(column.field))
        choice.blockSignals(False)
        why = _(_BECAUSE[column.because])
        if not column.field and column.because == "chosen":
            why = _("left out by you")
        why = column.said or why
        self._why[column.number].setText(in_window(shown(why)))
        choice.setAccessibleDescription(why)

    def _chose(self, number: int, _place: int) -> None:
        self.chosen.emit(number, str(self.choices[number].currentData()))


def _heading(column: PlannedColumn) -> str:
    """What a column is called: its heading, else its number."""
    heading = one_line(shown(column.heading[:_LONGEST]))
    return heading or figures(_("Column {n}").format(n=column.number + 1))
