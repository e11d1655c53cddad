"""Sources and people: found or made by their names, and joined to what leans on them."""

from __future__ import annotations

import pytest

from cxstudio.edits.attendees import add_attendee, attendee_for
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_field
from cxstudio.edits.problems import Refused
from cxstudio.edits.sources import add_source, detach, lean_on, lean_on_named, source_for
from cxstudio.model.measures import Source
from cxstudio.model.plans import Attendee
from tests.makers import small_map


def test_a_source_says_how_when_and_of_how_many() -> None:
    made = small_map()
    id = add_source(made.document, " Exit interviews ", "interview", n=12, date="2026-05-14")
    source = made.document.find(id, Source)
    assert source is not None
    assert (source.title, source.method, source.n, source.date) == (
        "Exit interviews",
        "interview",
        12,
        "2026-05-14",
    )


@pytest.mark.parametrize(
    ("title", "method", "n", "date"),
    [
        ("  ", "interview", None, ""),
        ("Survey", "guess", None, ""),
        ("Survey", "survey", -1, ""),
        ("Survey", "survey", 5, "14 May"),
    ],
)
def test_a_source_without_sense_is_refused_and_nothing_is_left(
    title: str, method: str, n: int | None, date: str
) -> None:
    made = small_map()
    with pytest.raises(Refused):
        add_source(made.document, title, method, n=n, date=date)
    assert made.document.nodes(Source) == []


def test_the_same_title_in_any_case_is_the_same_source() -> None:
    made = small_map()
    first = source_for(made.document, "Exit interviews")
    assert source_for(made.document, "exit INTERVIEWS ") == first
    assert source_for(made.document, first) == first
    assert source_for(made.document, "") == ""
    assert len(made.document.nodes(Source)) == 1


def test_things_lean_on_a_source_once_and_can_be_loosened() -> None:
    made = small_map()
    document, spots = made.document, [made.touchpoints[0], made.cards[0], made.stages[0], made.journey]
    source = add_source(document, "Survey", "survey")
    lean_on(document, source, spots)
    lean_on(document, source, spots)
    assert [len(document.links_of(id, "basis")) for id in spots] == [1, 1, 1, 1]
    detach(document, source, spots[:2])
    assert [len(document.links_of(id, "basis")) for id in spots] == [0, 0, 1, 1]
    document.undo()
    assert [len(document.links_of(id, "basis")) for id in spots] == [1, 1, 1, 1]


def test_a_new_source_and_its_links_are_one_step() -> None:
    made = small_map()
    lean_on_named(made.document, "Survey of May", [made.touchpoints[0]])
    assert made.document.undo_label == "Add source"
    made.document.undo()
    assert made.document.nodes(Source) == []


def test_a_channel_leans_on_nothing() -> None:
    made = small_map()
    channel = made.document.channels()[0]
    with pytest.raises(Refused, match="basis of a touchpoint"):
        lean_on_named(made.document, "Survey", [channel.id])
    assert made.document.nodes(Source) == []


def test_a_source_taken_away_takes_its_links_along() -> None:
    made = small_map()
    source = lean_on_named(made.document, "Survey", [made.touchpoints[0]])
    delete(made.document, [source])
    assert made.document.links_of(made.touchpoints[0], "basis") == []


def test_a_person_is_found_by_name_in_any_case_or_made() -> None:
    made = small_map()
    maria = add_attendee(made.document, "Maria")
    assert attendee_for(made.document, " maria") == maria
    assert attendee_for(made.document, maria) == maria
    assert attendee_for(made.document, "") == ""
    with pytest.raises(Refused):
        add_attendee(made.document, " ")
    assert [a.name for a in made.document.nodes(Attendee)] == ["Maria"]


def test_one_name_owns_several_touchpoints_and_is_one_person() -> None:
    made = small_map()
    set_field(made.document, made.touchpoints, "owned_by", "Front office")
    assert len(made.document.nodes(Attendee)) == 1
    assert made.document.undo_label == "Change owner"
