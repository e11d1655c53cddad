"""Feedback is counted where it speaks of, once at each place, and a name finds the place it means and no other."""

from __future__ import annotations

import pytest

from cxstudio.edits.deleting import delete
from cxstudio.edits.feedback import Said, add_feedback, add_said, link_to_place
from cxstudio.edits.fields import set_field
from cxstudio.edits.journeys import duplicate_as
from cxstudio.edits.sessions import add_journey
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.insight.places import Places
from cxstudio.insight.voice import (
    FeedbackCount,
    counts_at,
    feedback_at,
    feedback_counts,
    is_placed,
    said_in,
    speaks_of,
)
from cxstudio.model.measures import Feedback
from tests.makers import Made, small_map


@pytest.fixture
def made() -> Made:
    return small_map()


def test_feedback_is_counted_by_sentiment_and_by_what_waits(made: Made) -> None:
    line = made.touchpoints[1]
    add_said(
        made.document,
        [
            Said("Too long", at=line, sentiment="negative"),
            Said("Fine", at=line, sentiment="positive", status="closed"),
            Said("Hm", at=line),
        ],
    )
    assert counts_at(made.document, made.touchpoints) == {
        line: FeedbackCount(3, negative=1, positive=1, unstated=1, waiting=2)
    }


def test_what_speaks_of_two_touchpoints_counts_at_each_of_them_once(made: Made) -> None:
    first, second, *_rest = made.touchpoints
    said = add_feedback(made.document, "Twice", at=first)
    link_to_place(made.document, [said], second)
    link_to_place(made.document, [said], first)
    link_to_place(made.document, [said], second)
    counts = feedback_counts(made.document, made.journey)
    assert {id: count.total for id, count in counts.items()} == {first: 1, second: 1}
    record = made.document.find(said, Feedback)
    assert record is not None
    assert speaks_of(made.document, record) == (first, second)


def test_what_lost_its_place_is_placed_nowhere_and_remembers_its_name(made: Made) -> None:
    said = add_feedback(made.document, "Slow", at=made.touchpoints[1])
    delete(made.document, [made.touchpoints[1]])
    record = made.document.find(said, Feedback)
    assert record is not None
    assert not is_placed(made.document, record)
    assert record.place == "Booking line"


def test_a_journey_has_its_own_feedback_and_what_is_placed_nowhere(made: Made) -> None:
    other = add_journey(made.document, "Another")
    here = add_feedback(made.document, "Here", at=made.stages[0])
    nowhere = add_feedback(made.document, "Nowhere")
    there = add_feedback(made.document, "There", at=other)
    assert [one.id for one in said_in(made.document, made.journey)] == [here, nowhere]
    assert [one.id for one in said_in(made.document, "")] == [here, nowhere, there]
    assert [one.id for one in feedback_at(made.document, other)] == [there]


def test_a_name_finds_its_place_in_any_case_with_its_stage_or_its_number(made: Made) -> None:
    places = Places(made.document, made.journey)
    desk = made.touchpoints[3]
    assert [
        places.find(name) for name in ("Front desk", " front  DESK", "Visit / Front desk", "2.1 Front desk")
    ] == [desk] * 4
    assert places.find("visit") == made.stages[1]
    assert places.find("A first visit") == made.journey
    assert places.find("") == places.find("Back desk") == ""


def test_a_name_that_several_places_share_means_none_of_them(made: Made) -> None:
    add_touchpoint(made.document, made.stages[0], "Front desk")
    places = Places(made.document, made.journey)
    assert places.find("Front desk") == ""
    assert places.find("Visit > Front desk") == made.touchpoints[3]
    assert set(places.similar("Front desk")) == {
        made.touchpoints[3],
        made.document.touchpoints(made.stages[0])[-1].id,
    }


def test_the_journey_asked_about_comes_before_the_others(made: Made) -> None:
    other = add_journey(made.document, "Another")
    stage = add_stage(made.document, other, "Pay")
    desk = add_touchpoint(made.document, stage, "Front desk")
    assert Places(made.document, made.journey).find("Front desk") == made.touchpoints[3]
    assert Places(made.document, other).find("Front desk") == desk
    assert Places(made.document, made.journey).find("Pay") == stage


def test_a_place_of_another_journey_is_no_second_suggestion_of_the_same_name(made: Made) -> None:
    duplicate_as(made.document, made.journey, "future")
    assert Places(made.document, made.journey).similar("Wating area") == (made.touchpoints[4],)


def test_names_that_are_almost_so_are_suggested(made: Made) -> None:
    places = Places(made.document, made.journey)
    assert places.similar("Wating area")[0] == made.touchpoints[4]
    assert places.similar("Desk")[0] == made.touchpoints[3]
    assert places.similar("Checkout") == ()
    add_stage(made.document, made.journey, "Afterwards")
    assert Places(made.document, made.journey).similar("Cafeteria") == ()
    set_field(made.document, [made.touchpoints[4]], "title", "")
    assert made.touchpoints[4] not in Places(made.document).similar("Waiting area")


def test_the_counts_of_many_places_are_those_of_each(made: Made) -> None:
    for number in range(30):
        add_touchpoint(made.document, made.stages[0], f"Step {number}")
    places = [touchpoint.id for touchpoint in made.document.journey_touchpoints(made.journey)]
    ids = [add_feedback(made.document, f"Said {n}", at=places[n % 9]) for n in range(12)]
    link_to_place(made.document, ids[:2], places[20])
    together = counts_at(made.document, places)
    assert together == {
        place: found for x in places for place, found in counts_at(made.document, [x]).items()
    }
    assert sum(count.total for count in together.values()) >= 12
