"""The actions as an iCalendar file (RFC 5545), for calendars and task lists; it knows no window and no clock.

Each action is a task (VTODO). One that is still open and has a day is also an event of that whole day (VEVENT),
because many calendars show no tasks. Names of people are plain text: nobody is invited.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from cxstudio.edits.values import clean_text
from cxstudio.exchange.direction import closed
from cxstudio.exchange.exported import Exported
from cxstudio.exchange.plan_text import details
from cxstudio.model.document import Document
from cxstudio.model.naming import one_line, own_title
from cxstudio.model.plans import Action
from cxstudio.words import _

LONGEST_LINE = 75  # octets, without the line break (RFC 5545, 3.1)
_STATUS = {"started": "IN-PROCESS", "done": "COMPLETED"}
_OPEN = ("next", "started", "later")


def export_calendar(document: Document) -> Exported:
    """The file, the same each time for the same session. Raises ValueError when there is no action."""
    actions = document.nodes(Action)
    if not actions:
        raise ValueError(_("There are no actions yet. Add one in the plan first."))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//CX Studio//CX Studio//EN", "CALSCALE:GREGORIAN"]
    title = one_line(document.session.title)
    if title:
        lines.append(f"X-WR-CALNAME:{escaped(title)}")
    stamp = datetime.fromtimestamp(int(document.changed or 0), UTC).strftime("%Y%m%dT%H%M%SZ")
    for action in actions:
        lines += _task(document, action, stamp)
        lines += _event(document, action, stamp)
    lines.append("END:VCALENDAR")
    return Exported("".join(folded(line) for line in lines).encode())


def escaped(text: str) -> str:
    """A text as a value of the format: its separators and line breaks are written out (3.3.11)."""
    text = "\n".join(map(closed, clean_text(text).split("\n")))
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(sign, written)
    return text


def folded(line: str) -> str:
    """A line with its break, in pieces of at most 75 octets; no letter is cut in two (3.1)."""
    pieces, piece, room = [], "", LONGEST_LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append(piece)
            piece, room = "", LONGEST_LINE - 1  # the blank before it counts
        piece += letter
        room -= size
    return "\r\n ".join([*pieces, piece]) + "\r\n"


def _task(document: Document, action: Action, stamp: str) -> Iterator[str]:
    yield "BEGIN:VTODO"
    yield f"UID:{action.id}@cxstudio"
    yield f"DTSTAMP:{stamp}"
    yield from _said(document, action)
    day = _day(action)
    if day is not None:
        yield f"DUE;VALUE=DATE:{_basic(day)}"
    yield f"STATUS:{_STATUS.get(action.status, 'NEEDS-ACTION')}"
    if action.status == "done":
        yield "PERCENT-COMPLETE:100"
    if action.status in {"later", "parked"}:
        yield "PRIORITY:9"
    yield "END:VTODO"


def _event(document: Document, action: Action, stamp: str) -> Iterator[str]:
    day = _day(action)
    if day is None or action.status not in _OPEN:
        return
    yield "BEGIN:VEVENT"
    yield f"UID:{action.id}-day@cxstudio"
    yield f"DTSTAMP:{stamp}"
    yield from _said(document, action)
    yield f"DTSTART;VALUE=DATE:{_basic(day)}"
    if day < date.max:
        yield f"DTEND;VALUE=DATE:{_basic(day + timedelta(1))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _said(document: Document, action: Action) -> Iterator[str]:
    yield f"SUMMARY:{escaped(one_line(action.title))}"
    notes = "\n".join(f"{words}: {value}" for words, value in details(document, action))
    if notes:
        yield f"DESCRIPTION:{escaped(notes)}"
    owner = own_title(document.get(action.owned_by))
    if owner:
        yield f"CONTACT:{escaped(owner)}"


def _day(action: Action) -> date | None:
    """The day of an action; what is none is told by its notes alone."""
    try:
        return date.fromisoformat(action.due) if action.due else None
    except ValueError:
        return None


def _basic(day: date) -> str:
    """A day without separators (3.3.4); not every system writes four figures of an early year by itself."""
    return day.isoformat().replace("-", "")
