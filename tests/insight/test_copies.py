"""What a state to come took over is listed, numbered and counted once, until what it was is gone."""

from __future__ import annotations

from datetime import date

import pytest

from cxstudio.edits.cards import add_card
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_field
from cxstudio.edits.journeys import duplicate_as
from cxstudio.edits.links import connect
from cxstudio.insight.copies import Copies
from cxstudio.insight.gaps import gaps
from cxstudio.insight.plan import how_many_ideas, ideas, weighed_ideas
from cxstudio.model.records import Card
from tests.makers import Made, small_map

TODAY = date(2026, 11, 22)


@pytest.fixture
def made() -> Made:
    return small_map()


def twin(made: Made, card: str) -> str:
    """The copy of a card in a state to come."""
    (link,) = [x for x in made.document.links_of(card, "same_as") if x.target == card]
    return link.source


def test_copies_are_left_out_of_the_opportunities_until_the_first_is_gone(made: Made) -> None:
    before = [card.id for card in ideas(made.document)]
    duplicate_as(made.document, made.journey, "future")
    assert [card.id for card in ideas(made.document)] == before
    copy = twin(made, before[0])
    delete(made.document, [before[0]])
    assert copy in [card.id for card in ideas(made.document)]
    assert how_many_ideas(made.document) == len(ideas(made.document)) == len(before)


def test_a_new_idea_of_the_state_to_come_is_listed(made: Made) -> None:
    future = duplicate_as(made.document, made.journey, "future")
    place = made.document.journey_touchpoints(future)[0].id
    new = add_card(made.document, "idea", place, "Something new")
    assert new in [card.id for card in ideas(made.document)]


def test_an_ideal_state_made_from_a_future_one_comes_from_the_current_one(made: Made) -> None:
    ideal = duplicate_as(made.document, duplicate_as(made.document, made.journey, "future"), "ideal")
    origins = Copies(made.document).origin_of
    cards = [c.id for t in made.document.journey_touchpoints(ideal) for c in made.document.cards(t.id)]
    first = {c.id for t in made.document.journey_touchpoints(made.journey) for c in made.document.cards(t.id)}
    assert cards
    assert {origins[id] for id in cards} <= first


def test_of_two_cards_that_are_each_the_copy_of_the_other_one_is_listed(made: Made) -> None:
    duplicate_as(made.document, made.journey, "future")
    first = made.cards[1]
    copy = twin(made, first)
    connect(made.document, "same_as", first, copy)
    assert len([card for card in ideas(made.document) if card.id in {first, copy}]) == 1


def test_gaps_are_counted_once_and_lead_to_the_first(made: Made) -> None:
    pain = add_card(made.document, "pain", made.touchpoints[3], "No chairs")
    found = gaps(made.document, "", TODAY)
    future = duplicate_as(made.document, made.journey, "future")
    assert gaps(made.document, "", TODAY) == found
    assert [gap.node for gap in gaps(made.document, future, TODAY) if gap.kind == "unanswered"] == [pain]


def test_the_highest_score_is_number_one_and_what_has_none_comes_last(made: Made) -> None:
    document = made.document
    low, high = (add_card(document, "idea", made.touchpoints[0], words) for words in ("Low", "High"))
    for id, importance in ((low, 4.0), (high, 9.0)):
        set_field(document, [id], "importance", importance)
        set_field(document, [id], "satisfaction", 2.0)
    numbers = {item.id: item.number for item in weighed_ideas(document)}
    assert (numbers[high], numbers[low]) == (1, 2)
    assert {document.node(id).kind for id in numbers} <= {"idea", "opportunity"}
    assert all(isinstance(document.node(id), Card) for id in numbers)
