"""Days as people type them: "12 Dec", "12.12.", "tomorrow", "next Friday"; it knows no document and no widget.

What can be read in two ways is refused, never guessed at. Words are those of English and of the window's language.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from cxstudio.edits.problems import Refused
from cxstudio.edits.values import quoted
from cxstudio.model.days import MONTHS, WEEKDAYS
from cxstudio.words import N_, _

EARLIEST, LATEST = 1900, 2199  # years; what lies beyond is a slip of the fingers

_MONTHS_IN_FULL = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DAYS_IN_FULL = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_AHEAD = ((N_("today"), 0), (N_("tomorrow"), 1), (N_("in a week"), 7), (N_("in two weeks"), 14))
_NEXT = N_("next")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\.? ?(\d{4}|\d{2})?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?")
_WORDED = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)? ([^\W\d_]+)\.?(?: (\d{4}))?")
_AMERICAN = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?")
_UNSEEN = re.compile("[\u200c-\u200f\u2066-\u2069\u061c]")


def read_day(text: str, today: date, *, ahead: bool = True) -> str:
    """The day somebody typed as ISO 8601; "" for an empty text. Raises Refused with a reason.

    A day without a year is the one to come, today among them; or with `ahead` off the latest one that was. A weekday,
    with or without "next", is the first one after today.
    """
    plain = _plain(text)
    if not plain:
        return ""
    found = _spoken(plain, today)
    if found is None:
        found = _written(plain, today, ahead=ahead)
    if found is None:
        raise Refused(
            _("“{value}” is no day; write for example 12 Dec or 2026-12-12").format(value=quoted(text))
        )
    if not EARLIEST <= found.year <= LATEST:
        raise Refused(_("The year {year} is too far away").format(year=found.year))
    return found.isoformat()


def _plain(text: str) -> str:
    """The text in small letters and European digits, without invisible signs, commas and doubled blanks."""
    figures = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in _UNSEEN.sub("", text))
    return " ".join(figures.casefold().replace(",", " ").split())


def _spoken(plain: str, today: date) -> date | None:
    for words, days in _AHEAD:
        if plain in {words, _(words).casefold()}:
            return today + timedelta(days)
    for word in (_NEXT, _(_NEXT).casefold()):
        plain = plain.removeprefix(f"{word} ")
    weekday = _weekday(plain)
    if weekday is None:
        return None
    return today + timedelta((weekday - today.weekday() - 1) % 7 + 1)


def _written(plain: str, today: date, *, ahead: bool) -> date | None:
    first, _blank, rest = plain.partition(" ")
    named = _weekday(first.removesuffix(".")) if rest else None
    found = _day_and_month(rest if named is not None else plain)
    if found is None:
        return None
    day, month, year = found
    made = _made(day, month, year, today, ahead=ahead)
    if named is not None and made.weekday() != named:
        raise Refused(_("That day is no {weekday}").format(weekday=_(_DAYS_IN_FULL[named])))
    return made


def _day_and_month(plain: str) -> tuple[int, int, int | None] | None:
    """Day, month and year of a day in figures, or with the name of its month."""
    if found := _ISO.fullmatch(plain):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _DOTTED.fullmatch(plain):
        return int(found[1]), int(found[2]), _year(found[3])
    if found := _SLASHED.fullmatch(plain):
        return (*_told_apart(int(found[1]), int(found[2]), plain), _year(found[3]))
    if (found := _WORDED.fullmatch(plain)) and (month := _month(found[2])):
        return int(found[1]), month, _year(found[3])
    if (found := _AMERICAN.fullmatch(plain)) and (month := _month(found[1])):
        return int(found[2]), month, _year(found[3])
    return None


def _told_apart(first: int, second: int, plain: str) -> tuple[int, int]:
    """Day and month between strokes, where half of the world writes the month first."""
    if first <= 12 and second <= 12 and first != second:
        reason = _("“{value}” can be read in two ways; write the month as a word, or year-month-day")
        raise Refused(reason.format(value=plain))
    return (second, first) if second > 12 else (first, second)


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) + 2000 if len(text) == 2 else int(text)


def _made(day: int, month: int, year: int | None, today: date, *, ahead: bool) -> date:
    if not 1 <= month <= 12:
        reason = _("There is no month {month}; write year-month-day, for example 2026-12-31")
        raise Refused(reason.format(month=month))
    # A 29 February waits for its year.
    years = [year] if year is not None else [today.year + (n if ahead else -n) for n in range(-1, 9)]
    for one in years:
        try:
            made = date(one, month, day)
        except ValueError:
            continue
        if year is not None or (made >= today if ahead else made <= today):
            return made
    reason = _("There is no day {day} in {month}")
    raise Refused(reason.format(day=day, month=_(MONTHS[month - 1])))


def _month(word: str) -> int | None:
    for place, (full, short) in enumerate(zip(_MONTHS_IN_FULL, MONTHS, strict=True), start=1):
        own = _plain(_(short)).removesuffix(".")
        if (len(word) >= 3 and full.startswith(word)) or (own != short.casefold() and word.startswith(own)):
            return place
    return None


def _weekday(word: str) -> int | None:
    for place, (full, short) in enumerate(zip(_DAYS_IN_FULL, WEEKDAYS, strict=True)):
        if len(word) >= 3 and full.casefold().startswith(word):
            return place
        if word in {_plain(_(full)), _plain(_(short)).removesuffix(".")}:
            return place
    return None
