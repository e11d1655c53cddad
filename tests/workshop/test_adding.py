"""What a line of the entry line does to the map: everything at once, and nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cxstudio.edits.attendees import add_attendee
from cxstudio.edits.personas import set_journey_persona
from cxstudio.edits.problems import Refused
from cxstudio.edits.sources import add_source
from cxstudio.model.document import Document
from cxstudio.model.naming import own_title
from cxstudio.model.plans import Action, Attendee, Decision
from cxstudio.model.records import Card, Node, Touchpoint
from cxstudio.workshop.adding import Place, add_line, merge_line, usable, why_text
from cxstudio.workshop.capture import read_line
from tests.makers import Made, empty_map, small_map

DAY = date(2026, 11, 22)


def added(made: Made, line: str, at: str = "", kind: str = "pain") -> Node | None:
    place = Place(made.journey, at)
    return made.document.get(add_line(made.document, read_line(line, kind), place, DAY))


def card(found: object) -> Card:
    assert isinstance(found, Card)
    return found


def channels(document: Document, touchpoint: str) -> list[str]:
    there = document.find(touchpoint, Touchpoint)
    assert there is not None
    return [own_title(document.get(id)) for id in there.channels]


def test_a_bare_text_becomes_the_kind_of_the_step_where_the_room_is() -> None:
    made = small_map()
    found = card(added(made, "No seats left", made.touchpoints[4], "gain"))
    assert (found.kind, found.text, found.home) == ("gain", "No seats left", made.touchpoints[4])


def test_everything_a_line_says_is_one_step() -> None:
    made = small_map()
    document, at = made.document, made.touchpoints[4]
    found = card(added(made, "-No word on delays !!!! x3 #phone :-2", at))
    assert (found.severity, found.frequency) == (4, 3)
    assert channels(document, at) == ["On site", "Phone"]
    register = document.emotion(at, made.personas[0])
    assert register is not None
    assert register.mean == -2
    document.undo()
    assert document.get(found.id) is None
    assert channels(document, at) == ["On site"]


def test_a_touchpoint_may_have_an_arrow_from_where_the_room_was() -> None:
    made = small_map()
    found = added(made, "> Call back", made.touchpoints[1])
    assert isinstance(found, Touchpoint)
    assert [link.source for link in made.document.links_of(found.id, "next")] == [made.touchpoints[1]]


def test_a_person_is_found_by_the_beginning_of_a_name() -> None:
    made = small_map()
    maria = add_attendee(made.document, "María Kowalska")
    found = added(made, ".Desk @maria", made.stages[0])
    assert isinstance(found, Touchpoint)
    assert found.owned_by == maria


def test_somebody_new_is_somebody_new_and_one_of_two_is_nobody() -> None:
    made = small_map()
    for name in ("Tom Berg", "Tom Stein"):
        add_attendee(made.document, name)
    new = added(made, ".Desk @Aisha_Noor", made.stages[0])
    assert isinstance(new, Touchpoint)
    assert own_title(made.document.get(new.owned_by)) == "Aisha Noor"
    unclear = added(made, ".Counter @tom", made.stages[0])
    assert isinstance(unclear, Touchpoint)
    assert (unclear.title, unclear.owned_by) == ("Counter @tom", "")
    assert len(made.document.nodes(Attendee)) == 3


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("?who pays !! x3", "who pays !! x3"),
        ("-slow @maria", "slow @maria"),
        ("!We drop it #phone :1", "We drop it #phone :1"),
        ("p later #phone", "later #phone"),
    ],
)
def test_what_a_kind_cannot_take_stays_in_its_text(line: str, text: str) -> None:
    made = small_map()
    assert own_title(added(made, line, made.touchpoints[0])) == text


def test_the_parking_lot_takes_things_also_before_there_is_a_place() -> None:
    made = empty_map()
    found = card(added(made, "p who owns the letter?"))
    assert found.parked
    assert [node.id for node in made.document.parked()] == [found.id]


def test_a_parked_one_remembers_where_the_room_was() -> None:
    made = small_map()
    found = card(added(made, "p ?who pays", made.touchpoints[2]))
    assert (found.kind, found.home, found.parked) == ("question", made.touchpoints[2], True)


def test_decisions_and_actions_go_into_the_plan() -> None:
    made = small_map()
    decision = added(made, "!We drop the form", made.touchpoints[0])
    assert isinstance(decision, Decision)
    assert (decision.text, decision.date) == ("We drop the form", "2026-11-22")
    action = added(made, "Set up call-backs @maria", made.cards[1], "action")
    assert isinstance(action, Action)
    assert own_title(made.document.get(action.owned_by)) == "maria"
    assert [link.target for link in made.document.links_of(action.id, "delivers")] == [made.cards[1]]


def test_nothing_is_added_without_a_text_or_a_place() -> None:
    with pytest.raises(Refused, match="no text"):
        added(small_map(), "- ")
    with pytest.raises(Refused, match="touchpoint first"):
        added(empty_map(), "-slow")


def test_stages_follow_each_other_as_they_are_typed() -> None:
    made = empty_map()
    at = ""
    for title in ("Hear", "Book", "Visit"):
        at = add_line(made.document, read_line(title, "stage"), Place(made.journey, at), DAY)
    assert [stage.title for stage in made.document.stages(made.journey)] == ["Hear", "Book", "Visit"]


def test_what_a_line_would_do_is_told_before_it_is_done() -> None:
    made = small_map()
    line = usable(
        made.document, read_line("slow @maria x3", "pain"), Place(made.journey, made.touchpoints[0])
    )
    assert (line.text, line.end("frequency")) == ("slow @maria", 3)


def test_why_a_sign_stays_in_the_text_is_said_of_each() -> None:
    made = small_map()
    place = Place(made.journey, made.stages[1])
    said = dict(why_text(made.document, read_line('"Nobody told me #phone @ma !!', "pain"), place))
    assert said == {
        "#phone": "it does not go to one touchpoint",
        "@ma": "it names the owner of an action made of it",
        "!!": "this kind has no severity",
    }


def test_an_emotion_without_a_persona_stays_in_the_text() -> None:
    made = small_map()
    set_journey_persona(made.document, made.journey, "")
    found = card(added(made, "No word :-2", made.touchpoints[4]))
    assert found.text == "No word :-2"


def test_a_merged_line_adds_nothing_and_says_what_it_says_more() -> None:
    made = small_map()
    document = made.document
    there = card(added(made, "No seats left", made.touchpoints[4]))
    cards = len(document.nodes(Card))
    merge_line(document, read_line("No seats for wheelchairs !!!! x3", "gain"), Place(made.journey), there.id)
    found = card(document.get(there.id))
    assert len(document.nodes(Card)) == cards
    assert (found.kind, found.severity, found.frequency) == ("pain", 4, 3)
    assert found.text == "No seats left\nNo seats for wheelchairs"
    document.undo()
    assert card(document.get(there.id)).text == "No seats left"


def test_what_is_read_from_a_photo_leans_on_it_in_the_same_step() -> None:
    made = small_map()
    document = made.document
    photo = add_source(document, "wall.jpg", "workshop")
    place = Place(made.journey, made.touchpoints[4], source=photo)
    noted = add_line(document, read_line("No seats left", "pain"), place, DAY)
    assert [link.source for link in document.links_of(noted, "basis")] == [photo]
    add_line(document, read_line("! We hire a nurse", "pain"), place, DAY)
    document.undo()
    document.undo()
    assert document.get(noted) is None
    assert document.get(photo) is not None


def test_an_opportunity_answers_the_pain_it_was_meant_for_at_that_place_alone() -> None:
    made = small_map()
    document, pain = made.document, made.cards[0]
    here = Place(made.journey, pain, answers=pain)
    answer = add_line(document, read_line("Ring back", "opportunity"), here, DAY)
    assert [link.target for link in document.links_of(answer, "answers")] == [pain]
    document.undo()
    assert document.get(answer) is None
    other = add_line(
        document, read_line("A sign", "opportunity"), replace(here, selected=made.touchpoints[4]), DAY
    )
    another_pain = add_line(document, read_line("Loud", "pain"), here, DAY)
    assert not document.links_of(other, "answers")
    assert not document.links_of(another_pain, "answers")
