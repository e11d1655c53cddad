"""Times as people write them: "41 min", "2 h", "9 d" to whole minutes and back; it knows no widget."""

from __future__ import annotations

import re

from cxstudio.words import _

HOUR, DAY, WEEK = 60, 24 * 60, 7 * 24 * 60
LONGEST = 10_000_000  # the bound of the record

_PART = re.compile(r"([+-]?\d+(?:[.,]\d+)?)\s*([^\W\d_]*)", re.UNICODE)
_UNITS = {
    "": 1, "m": 1, "min": 1, "mins": 1, "minute": 1, "minutes": 1,
    "h": HOUR, "hr": HOUR, "hrs": HOUR, "hour": HOUR, "hours": HOUR,
    "d": DAY, "day": DAY, "days": DAY,
    "w": WEEK, "wk": WEEK, "week": WEEK, "weeks": WEEK,
}  # fmt: skip


class NotATime(ValueError):
    """The text is no duration; its message says in plain words what to write."""


def words(minutes: int) -> str:
    """A duration the shortest exact way: 41 min, 2 h, 1 h 30 min, 9 d."""
    if minutes == 0:
        return _("{n} min").format(n=0)
    days, rest = divmod(minutes, DAY)
    hours, left = divmod(rest, HOUR)
    parts = [
        text.format(n=n) for n, text in ((days, _("{n} d")), (hours, _("{n} h")), (left, _("{n} min"))) if n
    ]
    return " ".join(parts)


def minutes(text: str) -> int | None:
    """A written duration in minutes, None for an empty text. A bare number counts minutes. Raises NotATime."""
    text = text.strip().lower()
    if not text:
        return None
    units = {**_UNITS, **_own_units()}
    total, end = 0.0, 0
    for part in _PART.finditer(text):
        if text[end : part.start()].strip(" ,") or part[2] not in units:
            raise NotATime(_("Type a time such as 41 min, 2 h or 9 d"))
        total += float(part[1].replace(",", ".")) * units[part[2]]
        end = part.end()
    if end == 0 or text[end:].strip(" .") or not 0 <= total <= LONGEST:
        raise NotATime(_("Type a time such as 41 min, 2 h or 9 d"))
    return round(total)


def _own_units() -> dict[str, int]:
    """The units as the window's language writes them."""
    named = ((_("{n} min"), 1), (_("{n} h"), HOUR), (_("{n} d"), DAY))
    return {text.replace("{n}", "").strip().lower(): size for text, size in named}
