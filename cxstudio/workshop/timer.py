"""A countdown, and a clock that goes on while the machine sleeps and never jumps when its time is set; no widget."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

Clock = Callable[[], float]
SIGNALS = (120, 30, 0)  # seconds left at which the room is told
_LONGEST = 24 * 3600.0


def steady_clock() -> Clock:
    """Seconds since some moment, by the clock of this system that goes on in sleep and that nobody can set.

    `CLOCK_BOOTTIME` on Linux, `CLOCK_MONOTONIC` on macOS, where it counts sleep; Windows' monotonic clock does.
    """
    read = getattr(time, "clock_gettime", None)
    number = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
    return time.monotonic if read is None or number is None else partial(read, number)


@dataclass(frozen=True, slots=True)
class Countdown:
    """Time that runs down to `ends`, a moment of the steady clock, or stands at `rest` seconds while it is paused.

    All lengths are seconds. It goes on below 0: how late one is counts too.
    """

    total: float = 0.0
    rest: float = 0.0
    ends: float | None = None

    @classmethod
    def of(cls, seconds: float, now: float) -> Countdown:
        """One that starts now."""
        return cls(seconds, seconds, now + seconds)

    @property
    def paused(self) -> bool:
        return self.ends is None

    def left(self, now: float) -> float:
        """The seconds that are left, below 0 when it is over."""
        return self.rest if self.ends is None else self.ends - now

    def pause(self, now: float) -> Countdown:
        return replace(self, rest=self.left(now), ends=None)

    def go_on(self, now: float) -> Countdown:
        return replace(self, ends=now + self.rest) if self.ends is None else self

    def with_more(self, seconds: float) -> Countdown:
        """With so many seconds more, or fewer; the whole of it grows as well."""
        ends = None if self.ends is None else self.ends + seconds
        return Countdown(max(0.0, self.total + seconds), self.rest + seconds, ends)

    def kept(self, now: float, day: float) -> dict[str, Any]:
        """What of it a file remembers; `day` is the time of day in seconds since 1970, for the next opening."""
        return {"total": self.total, "left": self.left(now), "paused": self.paused, "at": day}


def countdown_from(kept: Any, now: float, day: float) -> Countdown | None:
    """The countdown a file remembers, gone on meanwhile unless it was paused; None for anything else."""
    numbers = ("total", "left", "at")
    if not isinstance(kept, dict) or not all(_is_number(kept.get(name)) for name in numbers):
        return None
    total, left, at = (float(kept[name]) for name in numbers)
    if not 0 <= total <= _LONGEST or abs(left) > _LONGEST:
        return None
    if kept.get("paused") is True:
        return Countdown(total, left)
    gone = day - at
    if not 0 <= gone <= _LONGEST:
        return Countdown(total, left)  # the clock was set meanwhile: it waits for a hand
    return Countdown(total, left - gone, now + left - gone)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e12


def signals_between(before: float, after: float, marks: Iterable[int] = SIGNALS) -> list[int]:
    """The moments, in seconds left, that passed from one look at the countdown to the next."""
    return [mark for mark in marks if after <= mark < before]
