"""What the wall is to show of agenda and clock, as plain data; it paints nothing and knows no window."""

from __future__ import annotations

from collections.abc import Sequence

from cxstudio.app.workshop.clock import StepClock
from cxstudio.model.document import Document
from cxstudio.model.workshops import AgendaStep
from cxstudio.picture.wall.scene import StepShown, TimerShown
from cxstudio.words import N_, translate
from cxstudio.workshop.agenda import running, steps

_UNNAMED = N_("Agenda step")


def steps_shown(document: Document) -> tuple[StepShown, ...]:
    """The agenda as the room sees it: what stands before the step that runs is done, also where it was left out."""
    agenda = steps(document)
    now = running(agenda)
    begun = [place for place, step in enumerate(agenda) if step.began is not None]
    here = agenda.index(now) if now is not None else max(begun, default=-1) + 1
    return tuple(
        _shown(document, agenda, place, here, running=now is not None) for place in range(len(agenda))
    )


def timer_shown(document: Document, clock: StepClock) -> TimerShown | None:
    """The timer of the step that runs; None while none does."""
    step, countdown = document.find(clock.step, AgendaStep), clock.countdown
    if step is None or countdown is None:
        return None
    return TimerShown(_title(document, step), clock.shown, round(countdown.total), clock.paused)


def _shown(
    document: Document, agenda: Sequence[AgendaStep], place: int, here: int, *, running: bool
) -> StepShown:
    title = _title(document, agenda[place])
    if place < here:
        return StepShown(title, "done")
    return StepShown(title, "now" if place == here and running else "next")


def _title(document: Document, step: AgendaStep) -> str:
    return " ".join(step.title.split()) or translate(_UNNAMED, document.session.language)
