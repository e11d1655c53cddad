"""Texts of the inspector that were refused, kept with the thing they were meant for; it knows no widget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Things = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was typed, and why it was not accepted."""

    text: Any
    reason: str


class Unaccepted:
    """By the things and the field a text was typed for."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Things, str], Refusal] = {}

    def keep(self, things: Things, field: str, refusal: Refusal) -> None:
        self._kept[things, field] = refusal

    def give_up(self, things: Things, field: str) -> None:
        """It was mended, or taken back."""
        self._kept.pop((things, field), None)

    def of(self, things: Things, field: str) -> Refusal | None:
        """What was refused there and still waits."""
        return self._kept.get((things, field))

    def first(self) -> Things | None:
        """The things the oldest kept text was meant for."""
        return next(iter(self._kept), (None, ""))[0]

    def forget_gone(self, there: Iterable[str]) -> None:
        """Drop what was meant for things that are no longer there."""
        here = set(there)
        self._kept = {key: refusal for key, refusal in self._kept.items() if set(key[0]) <= here}

    def things(self) -> set[str]:
        """All things some kept text was meant for."""
        return {id for things, _field in self._kept for id in things}
