"""What to do in the step that runs: the prompt, when it is done, what the entry line adds, what the step asks for."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from cxstudio.app.labels import Label, label
from cxstudio.app.workshop.agenda_words import added_words, title_of
from cxstudio.app.workshop.around import Around, Section
from cxstudio.app.workshop.clock_section import EDGE
from cxstudio.app.workshop.line_modes import LineModes
from cxstudio.app.workshop.persona_mode import PersonaMode
from cxstudio.app.workshop.step_fields import StepFields
from cxstudio.app.workshop.step_gaps import StepGaps
from cxstudio.model.document import Report
from cxstudio.model.records import Journey, Persona, Session
from cxstudio.model.workshops import AgendaStep
from cxstudio.picture.theme import Theme
from cxstudio.words import _
from cxstudio.workshop.agenda import next_step
from cxstudio.workshop.stand import Stand


class StepSection(Section):
    """The words of the step that runs, or of the one that is to begin; not there where a step has none."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._run = around.workshop.agenda
        self.mode = PersonaMode(around)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 12, EDGE, 12)
        column.setSpacing(4)
        self.heading = self._line("section")
        self.say = self._line("say")
        self.done_head = self._line("caption")
        self.done_when = self._line("")
        self.adds = self._line("caption")
        for part in (self.heading, self.say, self.done_head, self.done_when, self.adds):
            column.addWidget(part)
        column.insertSpacing(2, 8)
        column.insertSpacing(5, 4)
        self.fields, self.gaps = StepFields(around), StepGaps(around)
        column.addWidget(self.fields)
        column.addWidget(self.gaps)
        LineModes.of(around).fitted.connect(self.refresh)
        self._stop = around.document.subscribe(self._hear)
        self.refresh()

    def _line(self, name: str) -> Label:
        made = label("", name)
        made.setWordWrap(True)
        return made

    def show_stand(self, stand: Stand) -> None:
        self.refresh()
        step = self._around.document.find(stand.step, AgendaStep)
        agrees = stand.lens == "people" and not (step is not None and step.adds)
        LineModes.of(self._around).put("people", self.mode if agrees else None)

    def wear(self, wears: Theme) -> None:
        self.fields.wear(wears)
        self.gaps.wear(wears)

    def close_down(self) -> None:
        self._stop()
        self.gaps.close_down()

    def _hear(self, report: Report) -> None:
        if report.speaks_of(AgendaStep):
            self.refresh()
        elif report.speaks_of(Session, Journey, Persona):
            self.fields.refresh()
            self.mode.changed()
        self.gaps.ask()

    def refresh(self) -> None:
        """Show the words of the step that is on."""
        agenda = self._run.agenda
        now = self._run.running
        step = now or (None if self._run.is_over else next_step(agenda))
        said = (step.say.strip(), step.done_when.strip()) if step is not None else ("", "")
        notes = not LineModes.of(self._around).given
        adds = added_words(step.adds) if step is not None and notes else ""
        has_fields = self.fields.show_for(step.lens if step is not None else None)
        looks = step is not None and step.lens == "map"
        self.gaps.show_for(looks)
        self.setVisible(any(said) or bool(adds) or has_fields or looks)
        if step is None:
            return
        heading = _("Say aloud") if now is not None else _("First: {step}").format(step=title_of(step))
        for part, text in (
            (self.heading, heading if said[0] else ""),
            (self.say, said[0]),
            (self.done_head, _("Done when") if said[1] else ""),
            (self.done_when, said[1]),
            (self.adds, adds),
        ):
            part.setText(text)
            part.setVisible(bool(text))
