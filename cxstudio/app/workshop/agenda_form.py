"""The fields of one step of the agenda, under its list; it writes through `edits` and keeps what was refused."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxstudio.app.panels.field_row import FieldRow
from cxstudio.app.panels.fields import LineRow, row_for
from cxstudio.edits.fields import set_field
from cxstudio.edits.problems import Refused
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS, Field
from cxstudio.model.workshops import AgendaStep


class AgendaForm(QWidget):
    """Title, minutes, what to say and all else of a step, one row each as the table of kinds has them."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.step = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.rows: dict[str, FieldRow] = {}
        for field in KINDS["agenda_step"].fields:
            row = _row(field)
            row.committed.connect(self._commit)
            self.rows[field.name] = row
            column.addWidget(row)

    def show_step(self, id: str) -> None:
        """Show the fields of a step; what was typed for another one is written first."""
        if id != self.step:
            self.flush()
            for row in self.rows.values():
                row.forget()
        self.step = id
        step = self._document.find(id, AgendaStep)
        self.setEnabled(step is not None)
        for name, row in self.rows.items():
            row.show_value(getattr(step if step is not None else AgendaStep(id="none"), name))

    def flush(self) -> None:
        """Write what is still being typed."""
        for row in self.rows.values():
            row.flush()

    def _commit(self, name: str, value: object) -> None:
        row = self.rows[name]
        if self._document.find(self.step, AgendaStep) is None:
            row.forget()
            return
        try:
            with self._document.one_step(row.visit):
                set_field(self._document, [self.step], name, 0 if value is None else value)
        except Refused as refusal:
            row.refuse(refusal.reason)


def _row(field: Field) -> FieldRow:
    """The editor of a field: here a title is a line among others."""
    return LineRow(field) if field.name == "title" else row_for(field)
