"""The field that names a person or a source: chosen from a list, or typed and so made anew."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cxstudio.app.panels.named_row import NamedRow
from cxstudio.edits.attendees import add_attendee
from cxstudio.edits.fields import set_field
from cxstudio.model.plans import Attendee
from cxstudio.model.records import Touchpoint
from tests.app.conftest import Opened
from tests.app.hands import press, type_into


def owner_row(opened: Opened) -> NamedRow:
    opened.window.canvas.select([opened.made.touchpoints[0]])
    row = opened.window.inspector.row("owned_by")
    assert isinstance(row, NamedRow)
    return row


def owner(opened: Opened) -> Attendee | None:
    document = opened.made.document
    touchpoint = document.find(opened.made.touchpoints[0], Touchpoint)
    assert touchpoint is not None
    return document.find(touchpoint.owned_by, Attendee)


def test_a_new_name_makes_the_person_in_the_same_step(small: Opened) -> None:
    row = owner_row(small)
    type_into(row.line, "Maria Keller")
    press(row.line, Qt.Key.Key_Return)
    found = owner(small)
    assert found is not None
    assert found.name == "Maria Keller"
    small.made.document.undo()
    assert owner(small) is None
    assert small.made.document.nodes(Attendee) == []


def test_a_known_name_in_any_case_is_the_person_there_is(small: Opened) -> None:
    maria = add_attendee(small.made.document, "Maria Keller")
    row = owner_row(small)
    type_into(row.line, "maria keller")
    press(row.line, Qt.Key.Key_Return)
    found = owner(small)
    assert found is not None
    assert found.id == maria
    assert row.line.text() == "Maria Keller"


def test_half_a_name_makes_nobody(small: Opened) -> None:
    row = owner_row(small)
    type_into(row.line, "Mar")
    assert small.made.document.nodes(Attendee) == []


def test_the_list_offers_everybody_and_none(small: Opened) -> None:
    document = small.made.document
    maria = add_attendee(document, "Maria")
    add_attendee(document, "Jon")
    set_field(document, [small.made.touchpoints[0]], "owned_by", maria)
    row = owner_row(small)
    row.menu.aboutToShow.emit()
    assert [(a.text(), a.isChecked()) for a in row.menu.actions()] == [
        ("None", False),
        ("Maria", True),
        ("Jon", False),
    ]
    row.menu.actions()[0].trigger()
    assert owner(small) is None
    assert row.line.text() == ""


def test_another_name_of_the_person_shows_at_once(small: Opened) -> None:
    document = small.made.document
    maria = add_attendee(document, "Maria")
    set_field(document, [small.made.touchpoints[0]], "owned_by", maria)
    row = owner_row(small)
    set_field(document, [maria], "name", "Maria K.")
    assert row.line.text() == "Maria K."
