"""Reads what a room says of a candidate in one line: "A 5 2", "A @maria 12 Dec > call the ward"; it changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cxstudio.edits.problems import Refused
from cxstudio.edits.values import quoted
from cxstudio.model.labels import label, place_of
from cxstudio.words import _
from cxstudio.workshop.day_names import Order
from cxstudio.workshop.days_ahead import digits, is_day, read_ahead, seen

LOW, HIGH = 1.0, 5.0  # of impact and effort

_LABEL = re.compile(r"([A-Za-z]{1,2})(?:[:.)]\s*|\s+|$)")
_ONE = r"(\d+(?:[.,٫]\d+)?|\d*½)"
_BOTH = re.compile(rf"{_ONE}(?:\s*;\s*|\s+){_ONE}(?=$|\s*[@>|])")
_LONE = re.compile(rf"{_ONE}|\d,\d")
_STEP = re.compile(r"[>|]")


@dataclass(frozen=True, slots=True)
class Said:
    """What a line says. `place` is that of a candidate, from 0, None where none is named; "" and None are unsaid."""

    place: int | None = None
    impact: float | None = None
    effort: float | None = None
    owner: str = ""
    due: date | None = None
    first_step: str = ""

    @property
    def weighs(self) -> bool:
        return self.impact is not None

    @property
    def plans(self) -> bool:
        """Whether it says who, when, or what comes first."""
        return bool(self.owner or self.due or self.first_step)


def read_said(
    text: str, count: int, today: date, languages: tuple[str, ...] = ("en",), here: Order = ""
) -> Said:
    """What a line says about one of so many candidates. Raises Refused with a reason for what cannot be read.

    `here` is the order of day and month that is usual where the line is typed.
    """
    whole = seen(text).strip()
    head, first_step = _first_step(whole)
    place, rest = _place(head, count)
    impact, effort, rest = _both(rest)
    before, _at, called = rest.partition("@")
    owner, day = _owner_and_day(called.strip(), lambda said: is_day(said, today, languages, here))
    if "@" in rest and (not owner or "@" in owner):
        raise Refused(_("Write a name behind the @, such as @maria"))
    if before.strip():
        day = f"{before.strip()} {day}".strip()
    due = _day(day, today, languages, here) if day else None
    return Said(place, impact, effort, owner, due, first_step)


def read_owner(
    text: str, today: date, languages: tuple[str, ...] = ("en",), here: Order = ""
) -> tuple[str, date | None]:
    """Whom and by when, of a line that says nothing else: "Anna tomorrow", "Maria Kowalska", "12 Dec".

    Raises Refused with a reason for a day that cannot be read.
    """
    said = seen(text).strip().lstrip("@").strip()
    if is_day(said, today, languages, here):
        return "", _day(said, today, languages, here)
    owner, day = _owner_and_day(said, lambda words: is_day(words, today, languages, here))
    if not any(letter.isdecimal() for letter in day) and not is_day(day, today, languages, here):
        return _name(f"{owner} {day}"), None  # nothing but a name of several words
    return owner, _day(day, today, languages, here)


def _first_step(text: str) -> tuple[str, str]:
    found = _STEP.search(text)
    return (text[: found.start()].strip(), text[found.end() :].strip()) if found else (text, "")


def _place(text: str, count: int) -> tuple[int | None, str]:
    """The candidate a line begins with, and the rest of the line. A letter nobody has as a label is said to be that."""
    found = _LABEL.match(text)
    place = place_of(found[1]) if found else None
    if found is None or place is None:
        return None, text
    if place < count:
        return place, text[found.end() :].strip()
    if len(found[1]) > 1 and found.end() < len(text):
        return None, text  # a short word of another meaning
    if not count:
        raise Refused(_("There are no candidates yet; choose some in the list"))
    reason = _("There is no candidate {label}; the last one is {last}")
    raise Refused(reason.format(label=found[1].upper(), last=label(count - 1)))


def _both(text: str) -> tuple[float | None, float | None, str]:
    """Impact and effort at the beginning of a text, and what follows."""
    plain = digits(text)
    found = _BOTH.match(plain)
    if found is None:
        if _LONE.fullmatch(plain):
            raise Refused(_("Write impact and effort with a blank between them, such as 5 2"))
        return None, None, text
    impact, effort = (_number(found[part]) for part in (1, 2))
    if not (LOW <= impact <= HIGH and LOW <= effort <= HIGH):
        raise Refused(_("Impact and effort go from 1 to 5"))
    return impact, effort, plain[found.end() :].strip()


def _number(text: str) -> float:
    if text.endswith("½"):
        return float(text[:-1] or 0) + 0.5
    return float(text.replace(",", ".").replace("٫", "."))


def _owner_and_day(text: str, reads: Callable[[str], bool]) -> tuple[str, str]:
    """Whom and when: the name is the first word, and what follows up to the longest rest that is a day.

    A digit or another @ belongs to no further word of a name: there it is the day that is written otherwise.
    """
    name, _blank, rest = text.partition(" ")
    words = rest.split()
    for start in range(len(words)):
        if any(letter.isdecimal() or letter == "@" for letter in "".join(words[:start])):
            break
        if reads(" ".join(words[start:])):
            return _name(" ".join((name, *words[:start]))), " ".join(words[start:])
    first = next((place for place, word in enumerate(words) if any(c.isdecimal() for c in word)), 0)
    return _name(" ".join((name, *words[:first]))), " ".join(words[first:])


def _name(text: str) -> str:
    return text.replace("_", " ").strip()


def _day(text: str, today: date, languages: tuple[str, ...], here: Order) -> date:
    try:
        return read_ahead(text, today, languages, here)
    except Refused as refusal:
        if any(letter.isdecimal() for letter in text):
            raise
        reason = _(
            "“{value}” is no day. A name of several words is written with _ between them: @maria_lopez"
        )
        raise Refused(reason.format(value=quoted(text))) from refusal
