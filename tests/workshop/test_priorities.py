"""Candidates of the priorities follow the vote; a line about one of them moves it, or plans it, in one step."""

from __future__ import annotations

from datetime import date

import pytest

from cxstudio.edits.attendees import add_attendee
from cxstudio.edits.cards import add_card, park
from cxstudio.edits.fields import set_field
from cxstudio.edits.groups import group_cards
from cxstudio.edits.links import connect
from cxstudio.edits.plan import add_action, weigh
from cxstudio.edits.problems import Refused
from cxstudio.edits.votes import Terms, close_round, open_round, tally
from cxstudio.model.document import Document
from cxstudio.model.plans import Action, Attendee
from cxstudio.model.records import Card
from cxstudio.workshop.owner_line import Said
from cxstudio.workshop.priorities import (
    MOST,
    action_of,
    carry_out,
    choosable,
    fine_tune,
    owner_meant,
    proposed,
    with_or_without,
)
from tests.makers import Made, small_map

DEC_12 = date(2026, 12, 12)
OPPORTUNITY, IDEA = 1, 6


def voted(made: Made, dots: dict[str, int]) -> None:
    vote = open_round(made.document, "Which?", tuple(dots), Terms(voters=9, budget=9))
    for id, count in dots.items():
        tally(made.document, vote, id, count)
    close_round(made.document, vote, on=DEC_12)


def place(document: Document, id: str) -> tuple[float | None, float | None]:
    thing = document.get(id)
    assert isinstance(thing, Card | Action)
    return thing.impact, thing.effort


def test_without_a_vote_opportunities_and_ideas_stand_by_score_and_kind() -> None:
    made = small_map()
    assert proposed(made.document, made.journey) == (made.cards[OPPORTUNITY], made.cards[IDEA])
    set_field(made.document, [made.cards[IDEA]], "importance", 9.0)
    set_field(made.document, [made.cards[IDEA]], "satisfaction", 2.0)
    assert proposed(made.document, made.journey)[0] == made.cards[IDEA]


def test_what_answers_the_top_of_the_vote_comes_first() -> None:
    made = small_map()
    pain = add_card(made.document, "pain", made.touchpoints[4], "Nobody says how long")
    connect(made.document, "answers", made.cards[IDEA], pain)
    voted(made, {made.cards[0]: 2, pain: 7})
    assert proposed(made.document, made.journey) == (made.cards[IDEA], made.cards[OPPORTUNITY])


def test_a_group_that_was_voted_on_stands_for_what_answers_its_cards() -> None:
    made = small_map()
    pain = add_card(made.document, "pain", made.touchpoints[4], "On hold again")
    group = group_cards(made.document, [made.cards[0], pain], "On hold")
    voted(made, {group: 5, made.cards[7]: 1})
    assert proposed(made.document, made.journey) == (made.cards[OPPORTUNITY],)


def test_what_is_parked_or_internal_is_no_candidate() -> None:
    made = small_map()
    park(made.document, [made.cards[OPPORTUNITY]])
    set_field(made.document, [made.cards[IDEA]], "internal", True)
    assert choosable(made.document, made.journey) == []
    assert proposed(made.document, made.journey) == ()


def test_candidates_come_and_go_until_the_letters_end() -> None:
    assert with_or_without(("a", "b"), "a") == ("b",)
    assert with_or_without(("a",), "b") == ("a", "b")
    with pytest.raises(Refused):
        with_or_without(tuple(str(number) for number in range(MOST)), "one more")


def test_impact_and_effort_are_one_step_and_the_action_follows_its_card() -> None:
    made = small_map()
    document, card = made.document, made.cards[OPPORTUNITY]
    action = add_action(document, delivers=card)
    assert carry_out(document, card, Said(0, 5, 2)) == card
    assert place(document, card) == place(document, action) == (5, 2)
    document.undo()
    assert place(document, card) == place(document, action) == (None, None)


def test_an_action_that_was_moved_on_purpose_stays() -> None:
    made = small_map()
    document, card = made.document, made.cards[OPPORTUNITY]
    action = add_action(document, delivers=card)
    weigh(document, action, 1.0, 4.0)
    carry_out(document, card, Said(0, 5, 2))
    assert place(document, action) == (1, 4)


def test_who_when_and_what_first_make_the_action_once() -> None:
    made = small_map()
    document, card = made.document, made.cards[OPPORTUNITY]
    maria = add_attendee(document, "Maria Lopez")
    first = carry_out(document, card, Said(0, 5, 2, "mar", DEC_12, "call the ward"))
    action = document.find(first, Action)
    assert action is not None
    assert (action.owned_by, action.due, action.first_step) == (maria, "2026-12-12", "call the ward")
    assert (action.impact, action.effort) == (5, 2)
    assert carry_out(document, card, Said(0, owner="George")) == first
    assert [one.name for one in document.nodes(Attendee)] == ["Maria Lopez", "George"]
    document.undo()
    document.undo()
    assert document.nodes(Action) == []
    assert place(document, card) == (None, None)


def test_a_done_action_gives_way_to_one_that_is_open() -> None:
    made = small_map()
    document, card = made.document, made.cards[OPPORTUNITY]
    done, still = add_action(document, delivers=card), add_action(document, "Again", delivers=card)
    set_field(document, [done], "status", "done")
    found = action_of(document, card)
    assert found is not None
    assert found.id == still
    assert action_of(document, still) == found


def test_several_people_with_the_beginning_are_named_and_nothing_changes() -> None:
    made = small_map()
    document, card = made.document, made.cards[OPPORTUNITY]
    for name in ("Maria Lopez", "Marek", "Zażółć"):
        add_attendee(document, name)
    with pytest.raises(Refused, match="Maria Lopez, Marek"):
        carry_out(document, card, Said(0, owner="mar"))
    assert document.nodes(Action) == []
    zazolc = owner_meant(document, "zazolc")
    assert zazolc is not None
    assert zazolc.name == "Zażółć"
    assert owner_meant(document, "New") is None


def test_arrows_move_by_half_a_step_and_stop_at_the_edge() -> None:
    made = small_map()
    document, card = made.document, made.cards[OPPORTUNITY]
    carry_out(document, card, Said(0, 5, 2))
    fine_tune(document, card, effort=0.5)
    fine_tune(document, card, impact=0.5)
    assert place(document, card) == (5, 2.5)


def test_a_candidate_that_is_gone_says_so() -> None:
    with pytest.raises(Refused):
        carry_out(Document(), "gone", Said(0, 5, 2))
