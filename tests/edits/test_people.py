"""The people in the room, noted once at the start: a line each, or a whole list."""

from __future__ import annotations

import pytest

from cxstudio.edits.attendees import MOST_PEOPLE, add_attendee, add_people, set_present
from cxstudio.edits.problems import Refused
from cxstudio.insight.people import people_present, those_present
from cxstudio.model.document import Document
from cxstudio.model.plans import Attendee
from tests.makers import small_map


def people(document: Document) -> list[tuple[str, str, str, bool]]:
    return [(one.name, one.role, one.team, one.present) for one in document.nodes(Attendee)]


def test_a_line_says_name_role_and_team() -> None:
    document = small_map().document
    add_people(document, "Maria Kowalska, nurse, ward 3, left wing")
    assert people(document) == [("Maria Kowalska", "nurse", "ward 3, left wing", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Maria, nurse\nTom Baker\n\nليلى، ممرضة",
        "- Maria, nurse\r\n• Tom Baker\n2) ليلى; ممرضة",
        "Maria\tnurse\nTom Baker\nليلى\tممرضة\n",
    ],
)
def test_a_pasted_list_is_one_step_however_it_is_written(text: str) -> None:
    document = small_map().document
    before = document.undo_label
    assert len(add_people(document, text)) == 3
    assert people(document) == [
        ("Maria", "nurse", "", True),
        ("Tom Baker", "", "", True),
        ("ليلى", "ممرضة", "", True),
    ]
    document.undo()
    assert document.undo_label == before
    assert not people(document)


def test_somebody_who_is_known_already_is_only_present_now() -> None:
    document = small_map().document
    maria = add_attendee(document, "Maria")
    assert add_people(document, "maria, nurse") == [maria]
    assert people(document) == [("Maria", "nurse", "", True)]


def test_how_many_are_in_the_room_follows_who_is_present() -> None:
    document = small_map().document
    one, two = add_people(document, "Maria\nTom")
    add_attendee(document, "Somebody who answers for an action")
    assert people_present(document) == 2
    set_present(document, [one], present=False)
    assert people_present(document) == 1
    assert [person.id for person in those_present(document)] == [two]


@pytest.mark.parametrize("text", ["", " \n ", ", nurse", "\n".join(f"P{n}" for n in range(MOST_PEOPLE + 1))])
def test_a_list_without_a_name_or_without_end_adds_nobody(text: str) -> None:
    document = small_map().document
    with pytest.raises(Refused):
        add_people(document, text)
    assert not people(document)
