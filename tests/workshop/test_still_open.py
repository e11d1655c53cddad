"""What is still open when a workshop hands out what it made is said, and what is done is not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from cxstudio.edits.attendees import add_attendee
from cxstudio.edits.cards import add_card
from cxstudio.edits.fields import set_field
from cxstudio.edits.links import connect
from cxstudio.edits.plan import add_action, add_decision, weigh
from cxstudio.edits.votes import Terms, close_round, open_round, tally
from cxstudio.model.document import Document
from cxstudio.words import use_language
from cxstudio.workshop.drafts import DRAFTS_KEPT, Draft, kept_drafts
from cxstudio.workshop.read_back import sentences
from cxstudio.workshop.stand import KEPT
from cxstudio.workshop.still_open import READ_KEPT, known_as, still_open
from tests.makers import small_map


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language(None)


def texts(document: Document, kept: dict[str, object] | None = None) -> list[str]:
    return [one.text for one in still_open(document, (kept or {}).get, "Parcel")]


def test_a_map_with_a_title_and_all_read_has_nothing_open() -> None:
    document = Document()
    made = small_map(document)
    add_decision(document, "We call back")
    read = [known_as(one) for one in sentences(document, made.journey, str)]
    assert texts(document, {READ_KEPT: read}) == []
    assert texts(document, {READ_KEPT: read[:-1]}) == ["1 sentence was not read back"]


def test_an_action_is_open_until_it_has_owner_and_date_whatever_its_first_step() -> None:
    document = Document()
    made = small_map(document)
    action = add_action(document, "Show the delay")
    read: dict[str, object] = {READ_KEPT: [known_as(one) for one in sentences(document, made.journey, str)]}
    assert texts(document, read) == ["1 action has no owner or no date"]
    set_field(document, [action], "owned_by", add_attendee(document, "Maria"))
    assert texts(document, read) == ["1 action has no owner or no date"]
    set_field(document, [action], "due", "2026-12-12")
    assert texts(document, read) == []


def test_drafts_open_votes_and_a_name_nobody_gave_are_said() -> None:
    document = Document()
    made = small_map(document)
    read: list[object] = [known_as(one) for one in sentences(document, made.journey, str)]
    drafts = [Draft("One", "pain"), Draft("Two", "pain"), Draft("On the map", "pain", made=made.cards[0])]
    vote = open_round(document, "Pains", list(made.cards[:2]), Terms(3))
    set_field(document, [document.session.id, made.journey], "title", "")
    kept: dict[str, object] = {READ_KEPT: read, DRAFTS_KEPT: kept_drafts(drafts)}
    assert texts(document, kept) == [
        "A journey has no title and is called “Parcel”",
        "2 private drafts are not revealed",
        "1 vote is still open",
    ]
    tally(document, vote, made.cards[0], 3)
    close_round(document, vote, date(2026, 11, 22))
    set_field(document, [document.session.id], "title", "Parcels")
    assert texts(document, {READ_KEPT: read}) == []


@pytest.mark.parametrize("kept", [None, "text", 7, {"a": 1}, [None, 7]])
def test_a_local_state_of_another_form_is_no_fault(kept: object) -> None:
    document = Document()
    small_map(document)
    assert texts(document, {READ_KEPT: kept, DRAFTS_KEPT: kept}) == ["1 sentence was not read back"]


def test_a_priority_that_nobody_weighed_or_planned_is_open_until_somebody_does() -> None:
    document = Document()
    made = small_map(document)
    weighed, planned, left = (
        made.cards[1],
        made.cards[6],
        add_card(document, "idea", made.touchpoints[0], "Bus"),
    )
    weigh(document, weighed, 5, 2)
    settled = add_action(document, delivers=planned)
    set_field(document, [settled], "status", "done")
    matrix = [weighed, planned, left, "gone"]
    found = sentences(document, made.journey, str, matrix)
    assert [(one.id, one.part, one.text) for one in found if one.missing] == [(left, "priorities", "Bus.")]
    kept: dict[str, object] = {KEPT: {"matrix": matrix}, READ_KEPT: [known_as(one) for one in found]}
    assert texts(document, kept) == ["1 priority has no owner, no date and no impact"]
    weigh(document, left, 2, 2)
    assert texts(document, kept) == []


def test_a_pain_the_room_chose_is_open_until_something_answers_it() -> None:
    document = Document()
    made = small_map(document)
    pain = add_card(document, "pain", made.touchpoints[0], "No bus on Sundays")
    vote = open_round(document, "Pains", [pain, made.cards[4]], Terms(3))
    tally(document, vote, pain, 3)
    close_round(document, vote, date(2026, 11, 22))
    found = sentences(document, made.journey, str)
    (one,) = (one for one in found if one.part == "pains")
    assert (one.text, one.lacks) == ("No bus on Sundays.", "It has no opportunity or idea yet.")
    kept: dict[str, object] = {READ_KEPT: [known_as(one) for one in found]}
    assert texts(document, kept) == ["1 voted pain point has no opportunity or idea"]
    answer = add_card(document, "opportunity", made.touchpoints[0], "A shuttle")
    connect(document, "answers", answer, pain)
    assert texts(document, kept) == []
