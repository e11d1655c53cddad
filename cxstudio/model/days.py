"""The names of months and weekdays, and a day in words; it knows no document and reads nothing that was typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from cxstudio.words import N_

MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)
WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def day_words(
    day: date, say: Callable[[str], str], digits: Callable[[str], str], *, weekday: bool = True
) -> str:
    """A day as somebody says it: "Fri 12 Dec 2026". `say` translates, `digits` writes numbers."""
    words = f"{day.day} {say(MONTHS[day.month - 1])} {day.year}"
    return digits(f"{say(WEEKDAYS[day.weekday()])} {words}" if weekday else words)


def month_words(day: date, say: Callable[[str], str], digits: Callable[[str], str]) -> str:
    """A month as somebody says it: "Dec 2026"."""
    return digits(f"{say(MONTHS[day.month - 1])} {day.year}")
