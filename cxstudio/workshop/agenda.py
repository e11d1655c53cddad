"""The rules of an agenda: which step runs, when it will end, and how the rest is squeezed; it changes nothing.

Moments are seconds since 1970, UTC; lengths are seconds unless they are called minutes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxstudio.model.reading import Reading
from cxstudio.model.workshops import AgendaStep

LEAST_MINUTES = 1  # of a step that was squeezed
_MINUTE = 60.0


def steps(document: Reading) -> list[AgendaStep]:
    """All steps in their order."""
    return document.nodes(AgendaStep)


def running(agenda: Sequence[AgendaStep]) -> AgendaStep | None:
    """The step that has begun and not ended; of several, the last that began."""
    begun = [step for step in agenda if step.began is not None and step.ended is None]
    return max(begun, key=lambda step: step.began or 0.0, default=None)


def is_done(step: AgendaStep) -> bool:
    """Whether a step has run to its end."""
    return step.ended is not None


def next_step(agenda: Sequence[AgendaStep]) -> AgendaStep | None:
    """The step that comes next: the first one after the running one that did not end; else the first not begun."""
    now = running(agenda)
    later = agenda[list(agenda).index(now) + 1 :] if now is not None else agenda
    return next((step for step in later if step.began is None), None)


def previous_step(agenda: Sequence[AgendaStep]) -> AgendaStep | None:
    """The step before the running one, or the last that ended."""
    now = running(agenda)
    before = agenda[: list(agenda).index(now)] if now is not None else [s for s in agenda if is_done(s)]
    return before[-1] if before else None


def remaining(agenda: Sequence[AgendaStep]) -> list[AgendaStep]:
    """The steps that are still to come, without the running one."""
    now = running(agenda)
    later = agenda[list(agenda).index(now) + 1 :] if now is not None else agenda
    return [step for step in later if step.began is None]


def planned_end(agenda: Sequence[AgendaStep]) -> float | None:
    """When it was to end: the minutes of all steps after the first one began. None before anything began."""
    begun = [step.began for step in agenda if step.began is not None]
    return min(begun) + sum(step.minutes for step in agenda) * _MINUTE if begun else None


@dataclass(frozen=True, slots=True)
class Standing:
    """How the time stands: when it was to end, when it will, and by how many seconds that is late (below 0: early)."""

    planned: float
    expected: float

    @property
    def late(self) -> float:
        return self.expected - self.planned


def standing(agenda: Sequence[AgendaStep], now: float, left: float) -> Standing | None:
    """How the time stands while `left` seconds of the running step are left; None before anything began."""
    planned = planned_end(agenda)
    if planned is None:
        return None
    rest = sum(step.allotted for step in remaining(agenda)) * _MINUTE
    return Standing(planned, now + max(0.0, left) + rest)


def squeeze(agenda: Sequence[AgendaStep], now: float, left: float) -> dict[str, int]:
    """The minutes of the steps to come, by id, that end the workshop when it was planned to end.

    Steps that keep their minutes keep them, all others shrink (or grow again, never beyond their own minutes) in
    proportion, by the method of largest remainders, and none below one minute: with too little time it still ends late.
    """
    planned = planned_end(agenda)
    to_come = remaining(agenda)
    if planned is None or not to_come:
        return {}
    kept = {step.id: step.minutes for step in to_come if step.keeps}
    soft = [step for step in to_come if not step.keeps]
    room = int((planned - now - max(0.0, left)) // _MINUTE) - sum(kept.values())
    return kept | _shared_out(soft, room)


def _shared_out(soft: Sequence[AgendaStep], room: int) -> dict[str, int]:
    whole = sum(step.minutes for step in soft)
    if room >= whole:
        return {step.id: step.minutes for step in soft}
    least = {step.id: min(LEAST_MINUTES, step.minutes) for step in soft}
    room -= sum(least.values())
    above = {step.id: step.minutes - least[step.id] for step in soft}
    total = sum(above.values())
    if room <= 0 or not total:
        return least
    shares = {id: room * minutes / total for id, minutes in above.items()}
    found = {id: least[id] + int(share) for id, share in shares.items()}
    over = room - sum(int(share) for share in shares.values())
    for id in sorted(shares, key=lambda one: shares[one] - int(shares[one]), reverse=True)[:over]:
        found[id] += 1
    return found


def starts(agenda: Sequence[AgendaStep], now: float, left: float) -> Mapping[str, float]:
    """When each step began, or is expected to begin, by id; before anything began all are counted from now."""
    found: dict[str, float] = {}
    current = running(agenda)
    at = now + (max(0.0, left) if current is not None else 0.0)
    to_come = {step.id for step in remaining(agenda)}
    for step in agenda:
        if step.began is not None:
            found[step.id] = step.began
        elif step.id in to_come:
            found[step.id] = at
            at += step.allotted * _MINUTE
    return found
