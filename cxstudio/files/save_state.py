"""What an open file says of its saving; it saves nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SaveState:
    """What is on disk. `pending` rows wait, `problem` says why (or ""); `saved` is the time of the last durable row."""

    pending: int
    problem: str
    saved: float | None  # seconds since 1970, UTC
