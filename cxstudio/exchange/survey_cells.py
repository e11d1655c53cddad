"""What a cell of a foreign table says: a day, a score, a sentiment, or why it cannot be read; it knows no document."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache

from cxstudio.edits.days import EARLIEST, LATEST, read_day
from cxstudio.edits.problems import Refused
from cxstudio.exchange.sheet_rows import Cell
from cxstudio.insight.folding import fold
from cxstudio.insight.plan import today
from cxstudio.model.work_kinds import FEEDBACK_CATEGORIES, FEEDBACK_STATUS, SENTIMENTS
from cxstudio.words import _, languages, translate

_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_TIME = re.compile(
    r"[t ,]+\d{1,2}[:.]\d{2}([:.]\d{2}([.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(z|utc|[+-]\d{2}:?\d{2})?$"
)
_NUMBER = re.compile(r"([+-]?\d+(?:[.,]\d+)?)(?:\s*[-:]\s*[^\W\d].*)?")  # "9", "8.5", "9 - very likely"
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{3})+")  # a thousand, or one with three decimals?
_UNSEEN = re.compile("[\u200c-\u200f\u2066-\u2069\u061c]")
_SHOWN = 40  # letters of a cell inside a sentence

# What people write beside the words of the table.
_SENTIMENT_WORDS = {
    "negative": ("neg", "bad", "unhappy", "angry", "-", "-1", "☹", "👎"),
    "neutral": ("neu", "ok", "0", "none"),
    "positive": ("pos", "good", "happy", "+", "1", "+1", "☺", "👍"),
    "mixed": ("mixed", "both"),
}
_CATEGORY_WORDS = {
    "lead": ("lead", "sales", "opportunity"),
    "feature": ("feature", "request", "wish", "suggestion", "idea", "improvement"),
    "crisis": ("crisis", "incident", "emergency"),
    "technical": ("technical", "bug", "error", "problem", "technical issue"),
    "content": ("content", "ugc", "user generated content"),
    "praise": ("compliment", "thanks", "thank you"),
    "complaint": ("complaints",),
}
_STATUS_WORDS = {
    "new": ("open", "unread"),
    "started": ("in progress", "doing"),
    "answered": ("replied", "responded"),
    "closed": ("done", "solved", "resolved"),
}


def text_of(cell: Cell) -> str:
    """A cell as a text without blanks around it; a number without a needless ".0"."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return _("Yes") if cell else _("No")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def day_of(cell: Cell, *, day_first: bool = True) -> str:
    """A day as ISO 8601, "" for an empty cell. Raises Refused.

    `day_first` says how 03/04/2026 is meant.
    """
    if isinstance(cell, date):
        day = cell.date() if isinstance(cell, datetime) else cell
        return _possible(day.year, day.month, day.day, text_of(cell))
    text = _plain(text_of(cell))
    if not text:
        return ""
    text = _TIME.sub("", text)
    if found := _YEAR_FIRST.fullmatch(text):
        return _possible(int(found[1]), int(found[2]), int(found[3]), text)
    if found := _SLASHED.fullmatch(text):
        first, second, year = (int(part) for part in found.groups())
        if second > 12 or (not day_first and first <= 12):
            first, second = second, first
        return _possible(year + 2000 if year < 100 else year, second, first, text)
    if text.isdigit():
        raise Refused(_("“{value}” is no day; write it as year-month-day").format(value=text[:_SHOWN]))
    return read_day(text, today(), ahead=False)


def _possible(year: int, month: int, day: int, text: str) -> str:
    try:
        made = date(year, month, day)
    except ValueError:
        raise Refused(_("There is no such day as “{value}”").format(value=text[:_SHOWN])) from None
    if not EARLIEST <= year <= LATEST:
        raise Refused(_("The year {year} is too far away").format(year=year))
    return made.isoformat()


def is_day(cell: Cell) -> bool:
    """Whether a cell can be read as a day."""
    try:
        return bool(day_of(cell))
    except Refused:
        return False


def days_first(cells: Iterable[Cell]) -> bool | None:
    """Whether the days of a column stand before their months: True, False, or None where nothing tells."""
    first = second = False
    for cell in cells:
        found = _SLASHED.fullmatch(_TIME.sub("", _plain(cell))) if isinstance(cell, str) else None
        if found:
            first = first or int(found[1]) > 12
            second = second or int(found[2]) > 12
    return first if first != second else None


def number_of(cell: Cell) -> float | None:
    """A number in any digits, also "9/10" and "9 - very likely"; None for an empty cell. Raises Refused."""
    if isinstance(cell, bool):
        raise Refused(_("“{value}” is no number").format(value=text_of(cell)))
    if isinstance(cell, int | float):
        number = float(cell)
    else:
        text = _plain(text_of(cell))
        if not text:
            return None
        found = _NUMBER.fullmatch(text)
        if found is None:
            raise Refused(_("“{value}” is no number").format(value=text_of(cell)[:_SHOWN]))
        if _GROUPED.fullmatch(found[1]):
            raise Refused(
                _("“{value}” can be read in two ways; write the number in digits alone").format(
                    value=text_of(cell)[:_SHOWN]
                )
            )
        number = float(found[1].replace(",", "."))
    if not math.isfinite(number) or abs(number) > 1e15:
        raise Refused(_("“{value}” is no number").format(value=text_of(cell)[:_SHOWN]))
    return number


def is_number(cell: Cell, low: float, high: float) -> bool:
    """Whether a cell is a number within bounds."""
    try:
        number = number_of(cell)
    except Refused:
        return False
    return number is not None and low <= number <= high


def sentiment_of(cell: Cell) -> str:
    """The key of a sentiment; "" for an empty cell. Raises Refused."""
    return _one_of(cell, "sentiment")


def status_of(cell: Cell) -> str:
    """The key of a status; "new" for an empty cell. Raises Refused."""
    return _one_of(cell, "status") or "new"


def category_of(cell: Cell) -> str:
    """The key of a category, or a category of one's own as it is written."""
    text = text_of(cell)
    return _words("category").get(_key(text), " ".join(text.split()))


def _one_of(cell: Cell, what: str) -> str:
    text = text_of(cell)
    if not text:
        return ""
    known = _words(what).get(_key(text))
    if known is None:
        names = ", ".join(dict.fromkeys(_(label) for key, label in _CHOICES[what] if key))
        raise Refused(_("“{value}” is none of these: {known}").format(value=text[:_SHOWN], known=names))
    return known


_CHOICES = {"sentiment": SENTIMENTS, "status": FEEDBACK_STATUS, "category": FEEDBACK_CATEGORIES}
_MORE = {"sentiment": _SENTIMENT_WORDS, "status": _STATUS_WORDS, "category": _CATEGORY_WORDS}


@cache
def _words(what: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, label in _CHOICES[what]:
        for word in (
            key,
            *(translate(label, language) for language in languages()),
            *_MORE[what].get(key, ()),
        ):
            if word:
                found.setdefault(_key(word), key)
    return found


def _key(text: str) -> str:
    return " ".join(fold(text).split())


def _plain(text: str) -> str:
    """The text in small letters and European digits, without invisible signs."""
    figures = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in _UNSEEN.sub("", text))
    return " ".join(figures.replace("٫", ".").replace("−", "-").casefold().split())
