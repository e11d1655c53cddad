"""Whose turn it is to read out: a fair round through the people in the room; it knows no clock and no widget."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class ReadOut:
    """The order of a round by the people's ids, whose turn it is, and how many notes each one brought.

    `round` counts from 1. Who begins changes from round to round, so that the same people are not always the last.
    """

    order: tuple[str, ...] = ()
    at: int = 0
    round: int = 1
    notes: Mapping[str, int] = field(default_factory=dict)

    @property
    def current(self) -> str:
        """Whose turn it is; "" while nobody is in the room."""
        return self.order[self.at] if self.at < len(self.order) else ""

    def coming(self) -> tuple[str, ...]:
        """Who follows in this round."""
        return self.order[self.at + 1 :]

    def next(self) -> ReadOut:
        """The next person's turn; after the last one a new round, which somebody else begins."""
        if self.at + 1 < len(self.order):
            return replace(self, at=self.at + 1)
        return replace(self, order=self.order[1:] + self.order[:1], at=0, round=self.round + 1)

    def skip(self) -> ReadOut:
        """This person comes last in the round: nobody loses a turn who is only out for a moment."""
        here = self.current
        if not self.coming():
            return self
        kept = tuple(id for id in self.order if id != here)
        return replace(self, order=(*kept, here))

    def shuffled(self, dice: random.Random) -> ReadOut:
        """Another order of those who were not heard in this round yet."""
        rest = list(self.order[self.at :])
        dice.shuffle(rest)
        return replace(self, order=(*self.order[: self.at], *rest))

    def with_note(self) -> ReadOut:
        """One note more of whose turn it is."""
        if not self.current:
            return self
        return replace(self, notes={**self.notes, self.current: self.notes.get(self.current, 0) + 1})

    def among(self, present: Sequence[str]) -> ReadOut:
        """The same with who is in the room now: newcomers come last, and who left leaves no gap."""
        here = set(present)
        kept = tuple(id for id in self.order if id in here)
        at = sum(id in here for id in self.order[: self.at])
        order = (*kept, *(id for id in present if id not in kept))
        return replace(self, order=order, at=at if at < len(order) else 0)

    def kept(self) -> dict[str, Any]:
        """What of it a file remembers."""
        return {"order": list(self.order), "at": self.at, "round": self.round, "notes": dict(self.notes)}


def read_out_from(kept: Any) -> ReadOut:
    """The round a file remembers; one of nobody for anything else."""
    if not isinstance(kept, dict):
        return ReadOut()
    order, at, number, notes = (kept.get(name) for name in ("order", "at", "round", "notes"))
    if not isinstance(order, list) or not all(isinstance(id, str) for id in order):
        return ReadOut()
    said = notes if isinstance(notes, dict) else {}
    return ReadOut(
        tuple(dict.fromkeys(order)),
        at if type(at) is int and 0 <= at < max(1, len(order)) else 0,
        number if type(number) is int and number > 0 else 1,
        {str(id): count for id, count in said.items() if type(count) is int and count >= 0},
    )
