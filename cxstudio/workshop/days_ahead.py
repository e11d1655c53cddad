"""Days to come as a room says them: "12 Dec", "Friday", "in 2 weeks", "end of month"; it knows no document.

What languages say stands in `day_names`; figures, dots and month names in English are read by `edits/days`.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from cxstudio.edits.days import read_day
from cxstudio.edits.problems import Refused
from cxstudio.edits.values import quoted
from cxstudio.model.alike import plain
from cxstudio.model.days import MONTHS, WEEKDAYS
from cxstudio.words import _
from cxstudio.workshop.day_names import DAY_NAMES, DayNames, Order, names_of, order_of

_JOINERS = "\u200c\u200d"  # they shape words and faces, and belong to the text
_STROKES = re.compile(r"(\d{1,2})/(\d{1,2})((?:/\d{2,4})?)")
_LONGEST = 60  # characters a day may have
_MOST_AHEAD = 400  # of "in so many days, weeks or months"


def seen(text: str) -> str:
    """A text without the marks of direction and other signs nobody sees, wherever a keyboard put them."""
    return "".join(sign for sign in text if sign in _JOINERS or unicodedata.category(sign) != "Cf")


def read_ahead(text: str, today: date, languages: Sequence[str] = ("en",), here: Order = "") -> date:
    """The day somebody said, today or later. English is always read, and these languages, by their BCP 47 tags.

    What decides about "3/4": the first language where it alone has an order of day and month, else the order that is
    usual `here`, else the first of the languages that has one. Raises Refused with a reason for what is no day, what
    can be read in two ways, and a day that has passed.
    """
    said = _words(text)
    if not said or len(said) > _LONGEST:
        raise _no_day(text)
    known = [names for tag in languages if (names := names_of(tag)) is not None]
    for names in (*known, DAY_NAMES["en"]):
        found = _spoken(said, names, today)
        if found is not None:
            return found
    for names in (*known, DAY_NAMES["en"]):
        said = _in_english(said, names)
    if not said:  # "next", "by the": small words beside a day that is still to be typed
        raise _no_day(text)
    found = date.fromisoformat(read_day(_strokes_apart(said, _order(languages, here)), today, ahead=True))
    if found < today:
        raise Refused(_("That day has passed; say one to come"))
    return found


def _no_day(text: str) -> Refused:
    return Refused(
        _("“{value}” is no day; write for example 12 Dec or 2026-12-12").format(value=quoted(text))
    )


def is_day(text: str, today: date, languages: Sequence[str] = ("en",), here: Order = "") -> bool:
    """Whether a text says a day to come."""
    try:
        read_ahead(text, today, languages, here)
    except Refused:
        return False
    return True


def digits(text: str) -> str:
    """A text with European digits, without the signs of direction that keyboards put in."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in seen(text))


def _words(text: str) -> str:
    return " ".join(digits(text).casefold().replace(",", " ").split())


def _spoken(said: str, names: DayNames, today: date) -> date | None:
    """A day told from today: "tomorrow", "in 2 weeks", "end of month"."""
    beside = {plain(word) for word in names.beside.split()}
    whole, bare = plain(said), _without(plain(said), beside)
    if bare in {_without(plain(phrase), beside) for phrase in names.month_ends}:
        return today.replace(day=monthrange(today.year, today.month)[1])
    if {whole, bare} & {plain(word) for word in names.tomorrow}:
        return today + timedelta(1)
    ahead = {plain(word) for word in names.ahead.split()}
    words = whole.split()
    if not ahead & set(words):
        return None
    # "de" in "dentro de 2 semanas" and the like stand between the small word and the number.
    words = [word for word in words if word not in ahead and word not in beside]
    if not 1 <= len(words) <= 2:
        return None
    count = _count(words[0], names) if len(words) == 2 else 1
    return _later(today, count, words[-1], names) if count is not None else None


def _without(text: str, words: set[str]) -> str:
    return " ".join(word for word in text.split() if word not in words)


def _count(word: str, names: DayNames) -> int | None:
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= _MOST_AHEAD else None
    for number, forms in ((1, names.one), (2, names.two)):
        if word in {plain(form) for form in forms.split()}:
            return number
    return None


def _later(today: date, count: int, unit: str, names: DayNames) -> date | None:
    for place, stems in enumerate(names.units):
        if any(stem and unit.startswith(plain(stem)) for stem in stems.split("|")):
            return today + timedelta(count * (1, 7)[place]) if place < 2 else _months_later(today, count)
    return None


def _months_later(today: date, count: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _in_english(said: str, names: DayNames) -> str:
    """The text with a language's months and weekdays in English, and without the small words beside a day."""
    beside = {plain(word) for word in names.beside.split()}
    found = []
    for word in said.split():
        bare, dot = (word[:-1], ".") if word.endswith(".") and not word[:-1].isdecimal() else (word, "")
        english = _named(bare, names)
        if english:
            found.append(english)
        elif plain(word) not in beside:
            found.append(bare + dot)
    return " ".join(found)


def _named(word: str, names: DayNames) -> str:
    """The English name of a month or weekday: of the one a word is, else of the one that three letters begin."""
    word = plain(word)
    begun: list[str] = []
    for rows, english in ((names.months, MONTHS), (names.weekdays, WEEKDAYS)):
        begins = set()
        for forms, name in zip(rows.split(), english, strict=True):
            for form in map(plain, forms.split("|")):
                if word == form:
                    return name.casefold()
                if len(word) >= 3 and form.startswith(word):
                    begins.add(name.casefold())
        if len(begins) == 1:
            begun += begins
    return begun[0] if begun else ""


def _order(languages: Sequence[str], here: Order) -> Order:
    first = names_of(languages[0]) if languages else None
    if first is not None and first.order:
        return first.order
    return here or next((order for tag in languages if (order := order_of(tag))), "")


def _strokes_apart(said: str, order: Order) -> str:
    """Day and month between strokes in this order; as they are where there is none."""
    found = _STROKES.fullmatch(said)
    if not order or found is None:
        return said
    day, month = (found[1], found[2]) if order == "dm" else (found[2], found[1])
    if not 1 <= int(month) <= 12:
        return said  # it can be read the other way round only
    year = found[3].removeprefix("/")
    return f"{day}.{month}.{year}"
