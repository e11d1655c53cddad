"""Votes: opened, tallied within the budget, closed for good; and what they say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cxstudio.edits.cards import add_card
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_text
from cxstudio.edits.groups import group_cards
from cxstudio.edits.problems import Refused
from cxstudio.edits.votes import Terms, close_round, discard_round, open_round, set_voters, tally
from cxstudio.insight.votes import candidates, dots_of, latest, outcome, top, words_of
from cxstudio.model.document import Document
from cxstudio.model.workshops import VoteRound
from tests.makers import Made, small_map

DAY = date(2026, 11, 22)


def with_pains() -> tuple[Made, list[str]]:
    made = small_map()
    pains = [add_card(made.document, "pain", made.touchpoints[n], f"Pain {n}") for n in range(3)]
    return made, pains


def the(document: Document, id: str) -> VoteRound:
    vote = document.find(id, VoteRound)
    assert vote is not None
    return vote


def test_candidates_stand_in_reading_order_within_their_area() -> None:
    made, pains = with_pains()
    assert candidates(made.document, made.journey) == [pains[0], made.cards[0], pains[1], pains[2]]
    assert candidates(made.document, made.journey, made.touchpoints[1]) == [made.cards[0], pains[1]]
    assert candidates(made.document, made.journey, made.stages[1]) == []
    assert candidates(made.document, made.journey, kinds=("gain",)) == [made.cards[4]]


def test_grouped_cards_are_one_candidate() -> None:
    made, pains = with_pains()
    group = group_cards(made.document, [pains[0], pains[2]], "Waiting")
    assert candidates(made.document, made.journey) == [group, made.cards[0], pains[1]]


def test_a_round_is_tallied_and_frozen_with_the_words_of_that_day() -> None:
    made, pains = with_pains()
    document = made.document
    vote = open_round(document, "Which first?", pains, Terms(4, 2))
    tally(document, vote, pains[1], 5)
    tally(document, vote, pains[0], 3)
    close_round(document, vote, DAY)
    set_text(document, pains[1], "Quite another pain")
    delete(document, [pains[0]])
    found = outcome(document, the(document, vote))
    assert [(row.words, row.dots, row.place) for row in found] == [
        ("Pain 1", 5, 1),
        ("Pain 0", 3, 2),
        ("Pain 2", 0, 3),
    ]
    assert (the(document, vote).date, the(document, vote).voters) == ("2026-11-22", 4)
    assert the(document, vote).result == (3, 5, 0, 0, 0, 0)
    assert dots_of(document)[pains[1]] == 5


def test_no_undo_reaches_a_vote() -> None:
    made, pains = with_pains()
    before = made.document.undo_label
    vote = open_round(made.document, "", pains, Terms(4))
    tally(made.document, vote, pains[0], 3)
    assert made.document.undo_label == before
    made.document.undo()
    assert the(made.document, vote).placed == 3


def test_no_more_dots_are_placed_than_the_room_has() -> None:
    made, pains = with_pains()
    vote = open_round(made.document, "", pains, Terms(2, 2, 1))
    tally(made.document, vote, pains[0], 3)
    with pytest.raises(Refused, match="4 dots; 1 are left"):
        tally(made.document, vote, pains[1], 2)
    tally(made.document, vote, pains[1], 2, concern=True)
    with pytest.raises(Refused, match="2 dots; 0 are left"):
        tally(made.document, vote, pains[2], 1, concern=True)
    with pytest.raises(Refused, match="More dots are placed"):
        set_voters(made.document, vote, 1)
    set_voters(made.document, vote, 3)
    tally(made.document, vote, pains[0], 0)
    assert the(made.document, vote).dots == (0, 0, 0)
    assert the(made.document, vote).concerns == (0, 2, 0)


def test_a_closed_round_takes_nothing_more() -> None:
    made, pains = with_pains()
    vote = open_round(made.document, "", pains, Terms(4))
    with pytest.raises(Refused, match="No dot"):
        close_round(made.document, vote, DAY)
    tally(made.document, vote, pains[0], 1)
    close_round(made.document, vote, DAY)
    for act in (
        lambda: tally(made.document, vote, pains[0], 2),
        lambda: set_voters(made.document, vote, 9),
        lambda: close_round(made.document, vote, DAY),
        lambda: discard_round(made.document, vote),
        lambda: delete(made.document, [vote]),
    ):
        with pytest.raises((Refused, ValueError), match="closed vote"):
            act()


def test_an_open_round_can_be_discarded() -> None:
    made, pains = with_pains()
    vote = open_round(made.document, "", pains, Terms(4))
    discard_round(made.document, vote)
    assert latest(made.document) is None


def test_the_top_goes_into_a_second_round_with_all_who_share_the_last_place() -> None:
    made, pains = with_pains()
    ids = [*pains, made.cards[0]]
    vote = open_round(made.document, "", ids, Terms(9))
    for id, dots in zip(ids, (4, 7, 4, 0), strict=True):
        tally(made.document, vote, id, dots)
    close_round(made.document, vote, DAY)
    assert top(made.document, the(made.document, vote), 2) == [pains[1], pains[0], pains[2]]
    second = open_round(
        made.document, "", top(made.document, the(made.document, vote), 2), Terms(9, after=vote)
    )
    assert the(made.document, second).after == vote


def test_of_as_many_dots_the_one_with_fewer_concerns_stands_first() -> None:
    made, pains = with_pains()
    vote = open_round(made.document, "", pains, Terms(9, concern_budget=1))
    for id, dots, concerns in zip(pains, (4, 4, 1), (3, 1, 0), strict=True):
        tally(made.document, vote, id, dots)
        tally(made.document, vote, id, concerns, concern=True)
    found = outcome(made.document, the(made.document, vote))
    assert [(row.id, row.place) for row in found] == [(pains[1], 1), (pains[0], 1), (pains[2], 3)]


@pytest.mark.parametrize(
    ("people", "more", "reason"),
    [
        (0, {}, "people and dots"),
        (4, {"budget": 0}, "people and dots"),
        (-1, {}, "0"),
        (4, {"budget": 101}, "100"),
    ],
)
def test_a_round_nobody_can_vote_in_is_refused(people: int, more: dict[str, Any], reason: str) -> None:
    made, pains = with_pains()
    with pytest.raises(Refused, match=reason):
        open_round(made.document, "", pains, Terms(people, **more))


def test_a_vote_is_on_two_cards_or_more_that_are_there() -> None:
    made, pains = with_pains()
    with pytest.raises(Refused, match="two candidates"):
        open_round(made.document, "", [pains[0], pains[0]], Terms(4))
    with pytest.raises(Refused, match="cards or groups"):
        open_round(made.document, "", [pains[0], made.stages[0]], Terms(4))
    with pytest.raises(Refused, match="no candidate"):
        tally(made.document, open_round(made.document, "", pains, Terms(4)), made.cards[0], 1)


def test_words_of_an_open_round_are_those_of_now() -> None:
    made, pains = with_pains()
    vote = open_round(made.document, "", pains, Terms(4))
    set_text(made.document, pains[0], "Other")
    assert words_of(made.document, the(made.document, vote))[0] == "Other"


def test_a_candidate_that_is_gone_keeps_the_words_the_round_was_opened_with() -> None:
    made, pains = with_pains()
    vote = open_round(made.document, "", pains, Terms(4))
    set_text(made.document, pains[1], "Other")
    delete(made.document, [pains[0]])
    assert words_of(made.document, the(made.document, vote)) == ("Pain 0", "Other", "Pain 2")
    tally(made.document, vote, pains[0], 2)
    close_round(made.document, vote, DAY)
    assert the(made.document, vote).words == ("Pain 0", "Other", "Pain 2")
