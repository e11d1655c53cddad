"""The few fields of a step that is about the session or about whose journey it is; what is typed is written at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cxstudio.app.panels.field_row import FieldRow
from cxstudio.app.panels.fields import LineRow, SentenceRow
from cxstudio.app.panels.named_row import NamedRow
from cxstudio.app.panels.offers import persona_offers
from cxstudio.app.workshop.around import Around
from cxstudio.edits.fields import set_field
from cxstudio.edits.personas import drop_persona, set_journey_persona
from cxstudio.edits.problems import Refused
from cxstudio.model.kinds import KINDS, Field
from cxstudio.model.records import SESSION_ID, Journey, Persona
from cxstudio.model.workshops import Lens
from cxstudio.picture.theme import Theme
from cxstudio.words import N_

# A person's name and a persona's are chosen or typed in the same way.
_PERSONA = Field("persona", N_("Persona"), "attendee")
_JOURNEY = ("start", "end")


class StepFields(QWidget):
    """The fields of one step: title and goal on the wall's first picture, persona and boundaries on that of people."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._wears: Theme | None = None
        self._lens: Lens | None = None
        self._about = ("", "")  # the journey, and which field the goal is
        self.rows: dict[str, FieldRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def wear(self, wears: Theme) -> None:
        self._wears = wears
        self.refresh()

    def show_for(self, lens: Lens | None) -> bool:
        """Show the fields of a step with this lens; returns whether there are any."""
        there = lens in ("title", "people")
        about = (self._around.journey(), self._goal) if there else ("", "")
        if (lens, about) != (self._lens, self._about):
            at: object = QApplication.focusWidget()
            typed_here = isinstance(at, QWidget) and self.isAncestorOf(at)
            self._write_down()
            self._lens, self._about = lens, about
            if typed_here:  # before the field goes, else the keyboard lands wherever Qt finds a place
                self._around.to_line()
            self._build()
        self.setVisible(there)
        self.refresh()
        return there

    def refresh(self) -> None:
        """Show the values as they are now, but for what is being typed."""
        document = self._around.document
        journey = document.find(self._about[0], Journey)
        for name, row in self.rows.items():
            if isinstance(row, NamedRow):
                named = [one.id for one in document.personas() if one.name]
                offers = persona_offers(document, self._wears) if self._wears is not None else []
                row.offer([one for one in offers if one.value in named])
                mine = journey.persona if journey is not None else ""
                row.show_value(mine if mine in named else "")
            else:
                record = journey if name in _JOURNEY else document.session
                row.show_value(getattr(record, name, ""))

    @property
    def _goal(self) -> str:
        """The field the wall shows as the goal."""
        session = self._around.document.session
        return "promise" if session.promise.strip() and not session.impression.strip() else "impression"

    def _write_down(self) -> None:
        for row in self.rows.values():
            row.flush()

    def _build(self) -> None:
        for row in self.rows.values():
            row.forget()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        if self._lens == "title":
            self._add(LineRow(_field("session", "title")), self._set)
            self._add(SentenceRow(_field("session", self._about[1])), self._set)
        elif self._lens == "people":
            self._add(NamedRow(_PERSONA), self._set_persona)
            for name in _JOURNEY:
                self._add(LineRow(_field("journey", name)), self._set)

    def _add(self, row: FieldRow, write: Callable[[str, object], None]) -> None:
        self.rows[row.field.name] = row
        row.committed.connect(lambda name, value: self._try(write, name, value))
        self._column.addWidget(row)

    def _try(self, write: Callable[[str, object], None], name: str, value: object) -> None:
        row = self.rows[name]
        try:
            with self._around.document.one_step(row.visit):
                write(name, value)
        except Refused as refusal:
            row.refuse(refusal.reason)

    def _set(self, name: str, value: object) -> None:
        set_field(self._around.document, [self._about[0] if name in _JOURNEY else SESSION_ID], name, value)

    def _set_persona(self, _name: str, value: object) -> None:
        """One of the session, nobody, or by a name nobody has a new one."""
        document, journey, said = self._around.document, self._about[0], str(value)
        if said and document.find(said, Persona) is None:
            drop_persona(document, journey, said)
        else:
            set_journey_persona(document, journey, said)


def _field(kind: str, name: str) -> Field:
    return next(field for field in KINDS[kind].fields if field.name == name)
