"""Going along the agenda: one step ends, the next begins, and wall, clock and versions go with it; no widget."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cxstudio.app.workshop.agenda_versions import StepVersions
from cxstudio.app.workshop.agenda_words import length_words, squeeze_done, title_of
from cxstudio.app.workshop.clock import StepClock
from cxstudio.edits.agenda import begin_anew, begin_step, end_step, go_back_to, squeeze_steps
from cxstudio.edits.problems import Refused
from cxstudio.model.document import Document
from cxstudio.model.workshops import AgendaStep
from cxstudio.words import _
from cxstudio.workshop.agenda import (
    Standing,
    is_done,
    next_step,
    previous_step,
    running,
    squeeze,
    standing,
    steps,
)

if TYPE_CHECKING:
    from cxstudio.app.workshop.running import Workshop


class AgendaRun(QObject):
    """The run of one workshop's agenda.

    `begun` carries the step that runs now, `done` tells that the last one ended; `said` is a sentence of the moment,
    `offered` what was done and can be taken back.
    """

    begun = Signal(object)
    done = Signal()
    said = Signal(str)
    offered = Signal(str)

    def __init__(self, workshop: Workshop, clock: StepClock) -> None:
        super().__init__()
        self._workshop, self.clock = workshop, clock
        self.versions = StepVersions(workshop.session)
        self.versions.setParent(self)
        self.why_stay: Callable[[], str] | None = (
            None  # what of the step that runs is still open, "" for nothing
        )
        self._told = ""  # the step of which that was said already

    @property
    def document(self) -> Document:
        return self._workshop.session.document

    @property
    def agenda(self) -> list[AgendaStep]:
        return steps(self.document)

    @property
    def running(self) -> AgendaStep | None:
        """The step that runs now."""
        return running(self.agenda)

    @property
    def is_over(self) -> bool:
        """Whether the agenda was gone through to its end."""
        agenda = self.agenda
        return bool(agenda) and running(agenda) is None and is_done(agenda[-1])

    def next(self) -> None:
        """Begin the next step; the last one ends."""
        agenda = self.agenda
        following = next_step(agenda)
        if self._stays():
            return
        if not agenda:
            self.said.emit(_("There is no agenda yet: choose one beside the map"))
            self._workshop.run(running=True)
        elif self.is_over:
            self.said.emit(_("The agenda is done"))
        elif following is not None:
            self._begin(following)
        else:
            self._end()

    def previous(self) -> None:
        """Go back to the step before."""
        before = previous_step(self.agenda)
        if before is None:
            self.said.emit(_("This is the first step"))
        else:
            self.go_to(before.id)

    def go_to(self, id: str) -> None:
        """Begin a step, or go back to one; nothing happens to the one that runs."""
        agenda = self.agenda
        step = self.document.find(id, AgendaStep)
        now = running(agenda)
        if step is None or (now is not None and now.id == id) or self._stays():
            return
        ids = [one.id for one in agenda]
        if step.began is not None or (now is not None and ids.index(id) < ids.index(now.id)):
            self._go_back(step)
        else:
            self._begin(step)

    def anew(self) -> None:
        """Forget what has run, to hold the same workshop once more."""
        begin_anew(self.document)
        self.clock.end()
        self._workshop.be(step="")

    # The time

    def standing(self) -> Standing | None:
        """How the time stands; None before anything began."""
        return standing(self.agenda, self.clock.now, self.clock.left)

    def squeezed(self) -> dict[str, int]:
        """The minutes that squeezing would give the steps to come, by id: only those that would change."""
        agenda = self.agenda
        now = {step.id: step.allotted for step in agenda}
        minutes = squeeze(agenda, self.clock.now, self.clock.left)
        return {id: length for id, length in minutes.items() if length != now[id]}

    def squeeze(self) -> None:
        """Let the steps to come end when the workshop was to end, as one step that can be taken back."""
        minutes = self.squeezed()
        if not minutes:
            self.said.emit(_("There is nothing to squeeze: the agenda ends as planned"))
            return
        words = squeeze_done({step.id: step.allotted for step in self.agenda}, minutes)
        squeeze_steps(self.document, minutes)
        self.offered.emit(words)

    def pause_or_go_on(self) -> None:
        self.clock.pause_or_go_on()

    def minute_more(self) -> None:
        self.clock.add(1)

    def minute_less(self) -> None:
        self.clock.add(-1)

    def close_down(self) -> None:
        self.versions.close_down()
        self.clock.close_down()

    # Going

    def _stays(self) -> bool:
        """Whether something is still open in the step that runs: it is said once, and the next time it goes on."""
        now, reason = self.running, self.why_stay() if self.why_stay is not None else ""
        told, self._told = self._told, now.id if now is not None and reason else ""
        if not self._told or told == self._told:
            self._told = ""
            return False
        self.said.emit(reason)
        return True

    def _begin(self, step: AgendaStep) -> None:
        now = self.running
        if now is not None:
            self.versions.ended(now)
        begin_step(self.document, step.id, self.clock.now)
        self.clock.begin(step)
        self.versions.begun(step)
        self._show(step)

    def _go_back(self, step: AgendaStep) -> None:
        now = self.running
        if now is not None:
            self.versions.ended(now)
        go_back_to(self.document, step.id, self.clock.now)
        self.clock.go_back(step)
        self.versions.begun(step)
        self._show(step)

    def _end(self) -> None:
        now = self.running
        if now is None:
            return
        try:
            end_step(self.document, now.id, self.clock.now)
        except Refused as refusal:
            self.said.emit(refusal.reason)
            return
        self.clock.end()
        self.versions.ended(now)
        self.said.emit(_("The agenda is done"))
        self.done.emit()

    def _show(self, step: AgendaStep) -> None:
        self._workshop.run(running=True)
        self._workshop.be(step=step.id, lens=step.lens)
        words = _("{step}: {length}")
        self.said.emit(words.format(step=title_of(step), length=length_words(step.allotted)))
        self.begun.emit(step)
