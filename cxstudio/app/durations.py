"""Times as people write them: "41 min", "2 h", "9 d", "2 weeks" to whole minutes and back; it knows no widget."""

from __future__ import annotations

import re
import unicodedata

from cxstudio.app.figures import figures
from cxstudio.model.durations import DAY, HOUR, WEEK, duration_words, unit_words
from cxstudio.model.records import LONGEST_MINUTES
from cxstudio.text.digits import plain_digits
from cxstudio.words import _, ngettext

_EACH_FORM = (0, 1, 2, 3, 5, 11, 100)  # numbers that between them ask for every plural form we have

_PART = re.compile(r"([+-]?\d+(?:[.,]\d+)?)\s*([^\W\d_]*)", re.UNICODE)
_UNITS = {
    "": 1, "m": 1, "min": 1, "mins": 1, "minute": 1, "minutes": 1,
    "h": HOUR, "hr": HOUR, "hrs": HOUR, "hour": HOUR, "hours": HOUR,
    "d": DAY, "day": DAY, "days": DAY,
    "w": WEEK, "wk": WEEK, "wks": WEEK, "week": WEEK, "weeks": WEEK,
    # What people write in full in the window's other languages, beside the short words it shows itself.
    "minuta": 1, "minuty": 1, "minut": 1, "minutę": 1, "godz": HOUR, "godzina": HOUR, "godziny": HOUR,
    "godzin": HOUR, "godzinę": HOUR, "dzień": DAY, "dni": DAY, "tydz": WEEK, "tydzień": WEEK, "tygodnie": WEEK,
    "tygodni": WEEK, "دقيقة": 1, "دقائق": 1, "ساعة": HOUR, "ساعات": HOUR, "يوم": DAY, "أيام": DAY,
    "ايام": DAY, "أسبوع": WEEK, "اسبوع": WEEK, "أسابيع": WEEK, "دقیقه": 1, "ساعت": HOUR, "روز": DAY, "هفته": WEEK,
}  # fmt: skip


class NotATime(ValueError):
    """The text is no duration; its message says in plain words what to write."""


def words(minutes: int) -> str:
    """A duration the shortest exact way, in the window's language and digits: 41 min, 2 h, 1 h 30 min, 9 d, 2 wk."""
    return figures(duration_words(minutes, ngettext))


def minutes(text: str) -> int | None:
    """A duration written in any digits in minutes, None for an empty text. A bare number counts minutes.

    Raises NotATime.
    """
    text = _letters(plain_digits(text))
    if not text:
        return None
    units = {**_UNITS, **_own_units()}
    total, end = 0.0, 0
    for part in _PART.finditer(text):
        if text[end : part.start()].strip(" ,.") or part[2] not in units:
            raise NotATime(_("Type a time such as 41 min, 2 h or 9 d"))
        total += float(part[1].replace(",", ".")) * units[part[2]]
        end = part.end()
    if end == 0 or text[end:].strip(" .") or not 0 <= total <= LONGEST_MINUTES:
        raise NotATime(_("Type a time such as 41 min, 2 h or 9 d"))
    return round(total)


def _own_units() -> dict[str, int]:
    """The units as the window's language writes them, in each of its plural forms."""
    named = ((unit, unit_words(unit, n, ngettext)) for unit in (1, HOUR, DAY, WEEK) for n in _EACH_FORM)
    return {_letters(text.replace("{n}", "")): unit for unit, text in named}


def _letters(text: str) -> str:
    """A text in lower case, without dots at its ends and without vowel marks, which not everybody types."""
    return "".join(c for c in text.strip(" .").lower() if not unicodedata.combining(c)).strip()
