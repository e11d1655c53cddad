"""A time of so many minutes in words, in any language; it knows neither window nor map."""

from __future__ import annotations

from collections.abc import Callable

HOUR, DAY, WEEK = 60, 24 * 60, 7 * 24 * 60

SayCount = Callable[[str, str, int], str]
"""The form of a counted text that a number asks for, the number not filled in, as `words.ngettext` gives it."""


def duration_words(
    minutes: int, say_count: SayCount, *, digits: Callable[[str], str] = str, most: int = 3
) -> str:
    """A duration in days, hours and minutes: "41 min", "2 h", "1 h 30 min", "9 d"; in weeks where it is some: "2 wk".

    With `most` below 3 only so many units are said, the largest ones; the rest is dropped, not rounded.
    """
    weeks, over = divmod(minutes, WEEK)
    if weeks > 1 and not over:
        return unit_words(WEEK, weeks, say_count).format(n=digits(str(weeks)))
    days, rest = divmod(minutes, DAY)
    hours, left = divmod(rest, HOUR)
    parts = [(days, DAY), (hours, HOUR), (left, 1)]
    shown = [part for part in parts if part[0]][:most] or parts[-1:]
    return " ".join(unit_words(unit, n, say_count).format(n=digits(str(n))) for n, unit in shown)


def unit_words(unit: int, n: int, say_count: SayCount) -> str:
    """So many weeks, days, hours or minutes (`unit` in minutes), the number not filled in."""
    if unit == WEEK:
        return say_count("{n} wk", "{n} wk", n)
    if unit == DAY:
        return say_count("{n} d", "{n} d", n)
    if unit == HOUR:
        return say_count("{n} h", "{n} h", n)
    return say_count("{n} min", "{n} min", n)
