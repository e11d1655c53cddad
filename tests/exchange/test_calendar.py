"""The calendar file is read back by the rules of RFC 5545, written here once more and from scratch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.edits.fields import set_field
from cxstudio.edits.plan import add_action, set_status
from cxstudio.exchange.calendar import LONGEST_LINE, escaped, export_calendar, folded
from cxstudio.model.document import Document
from cxstudio.model.plans import Action
from tests.makers import Made, small_map


@dataclass(frozen=True)
class Property:
    """A content line (3.1): its name, its parameters, its value as it stands."""

    name: str
    parameters: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """A value of the type TEXT (3.3.11)."""
        made, rest = "", iter(self.value)
        for letter in rest:
            if letter == "\\":
                following = next(rest)
                assert following in "\\;,nN", f"\\{following} is no escape"
                made += "\n" if following in "nN" else following
            else:
                assert letter not in ";,", "a separator stands bare in a text"
                made += letter
        return made


Component = tuple[str, list[Property]]


def lines_of(data: bytes) -> list[str]:
    """The content lines: octets between CRLF, unfolded (3.1)."""
    assert data.endswith(b"\r\n")
    physical = data[:-2].split(b"\r\n")
    assert all(len(line) <= 75 for line in physical)
    assert all(b"\r" not in line and b"\n" not in line for line in physical)
    unfolded: list[bytes] = []
    for line in physical:
        line.decode()  # no letter is cut in two
        if line[:1] in {b" ", b"\t"}:
            unfolded[-1] += line[1:]
        else:
            unfolded.append(line)
    return [line.decode() for line in unfolded]


def parsed(line: str) -> Property:
    head, _colon, value = line.partition(":")
    name, *parameters = head.split(";")
    assert name.replace("-", "").isalnum()
    assert name == name.upper()
    return Property(name, dict(p.split("=") for p in parameters), value)


def components(data: bytes) -> tuple[list[Property], list[Component]]:
    """The properties of the calendar, and its components in order (3.4, 3.6)."""
    first, *middle, last = map(parsed, lines_of(data))
    assert (first.name, first.value) == ("BEGIN", "VCALENDAR")
    assert (last.name, last.value) == ("END", "VCALENDAR")
    own: list[Property] = []
    found: list[Component] = []
    inside = ""
    for line in middle:
        if line.name == "BEGIN":
            assert not inside
            inside = line.value
            found.append((inside, []))
        elif line.name == "END":
            assert line.value == inside
            inside = ""
        elif inside:
            found[-1][1].append(line)
        else:
            own.append(line)
    assert found, "a calendar has at least one component"
    return own, found


def one(properties: Sequence[Property], name: str) -> Property:
    (found,) = (p for p in properties if p.name == name)
    return found


def has(properties: Sequence[Property], name: str) -> bool:
    return any(p.name == name for p in properties)


@pytest.fixture
def made() -> Made:
    return small_map()


def add(document: Document, title: str, **fields: str) -> str:
    id = add_action(document, title)
    for name, value in fields.items():
        set_field(document, [id], name, value)
    return id


def test_each_action_is_a_task_and_an_open_one_with_a_day_an_event_too(made: Made) -> None:
    document = made.document
    day = add(document, "Text patients", due="2026-12-12", owned_by="Ann; Bob, and co")
    bare = add(document, "More car park spaces")
    done = add(document, "Name the entrance", due="2026-10-01")
    set_status(document, [done], "done")
    own, found = components(export_calendar(document).data)
    assert one(own, "VERSION").value == "2.0"
    assert one(own, "PRODID").value
    tasks = [properties for kind, properties in found if kind == "VTODO"]
    events = [properties for kind, properties in found if kind == "VEVENT"]
    assert [one(p, "SUMMARY").text for p in tasks] == [
        "Text patients",
        "More car park spaces",
        "Name the entrance",
    ]
    assert [one(p, "UID").value for p in tasks] == [f"{id}@cxstudio" for id in (day, bare, done)]
    (event,) = events
    start, end = one(event, "DTSTART"), one(event, "DTEND")
    assert start.parameters == {"VALUE": "DATE"}
    assert (start.value, end.value) == ("20261212", "20261213")
    assert one(tasks[0], "DUE").value == "20261212"
    assert one(tasks[0], "CONTACT").text == "Ann; Bob, and co"
    assert "Owner: Ann; Bob, and co" in one(tasks[0], "DESCRIPTION").text.split("\n")
    assert not has(tasks[0], "ATTENDEE")
    assert not has(tasks[1], "DUE")
    assert one(tasks[2], "STATUS").value == "COMPLETED"


def test_every_component_has_what_the_format_requires_once(made: Made) -> None:
    add(made.document, "One", due="2026-12-12")
    add(made.document, "Two", due="9999-12-31")
    _own, found = components(export_calendar(made.document).data)
    uids = [one(properties, "UID").value for _kind, properties in found]
    assert len(uids) == len(set(uids)) == 4
    for _kind, properties in found:
        stamp = datetime.strptime(one(properties, "DTSTAMP").value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        assert made.document.changed is not None
        assert abs(stamp.timestamp() - made.document.changed) <= 1
        assert one(properties, "SUMMARY").value


def test_the_same_session_makes_the_same_file(made: Made) -> None:
    add(made.document, "One", due="2026-12-12")
    assert export_calendar(made.document).data == export_calendar(made.document).data


def test_a_session_without_actions_makes_no_file(made: Made) -> None:
    with pytest.raises(ValueError, match="no actions yet"):
        export_calendar(made.document)


def test_a_day_nobody_can_read_makes_no_event(made: Made) -> None:
    with made.document.transaction("Foreign"):
        made.document.put(Action(id="odd", title="Odd", due="soon"))
    _own, found = components(export_calendar(made.document).data)
    assert [kind for kind, _properties in found] == ["VTODO"]


@given(st.text())
def test_any_text_comes_back_from_a_folded_line(text: str) -> None:
    line = folded(f"SUMMARY:{escaped(text)}")
    kept = "".join(c for c in text if c in "\t\n\r" or ord(c) >= 32)
    kept = kept.replace("\x7f", "").replace("\r\n", "\n").replace("\r", "\n")
    assert all(len(piece.encode()) <= LONGEST_LINE for piece in line.split("\r\n"))
    (content,) = lines_of(line.encode())
    assert parsed(content).text == kept


@given(st.dates(date(1, 1, 1), date(9999, 12, 30)))
def test_any_day_is_written_with_four_figures_of_its_year(day: date) -> None:
    made = small_map()
    with made.document.transaction("Made"):
        made.document.put(Action(id="a", title="A", due=day.isoformat()))
    _own, found = components(export_calendar(made.document).data)
    event = next(properties for kind, properties in found if kind == "VEVENT")
    assert one(event, "DTSTART").value == day.isoformat().replace("-", "")
    assert one(event, "DTEND").value == (day + timedelta(1)).isoformat().replace("-", "")
