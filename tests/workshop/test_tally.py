"""The grammar of a tally, and what a line does to an open round: all of it or nothing."""

from __future__ import annotations

import pytest

from cxstudio.edits.cards import add_card
from cxstudio.edits.problems import Refused
from cxstudio.edits.votes import Terms, discard_round, open_round
from cxstudio.model.document import Document
from cxstudio.workshop.tally import Tally, Tallying, read_tallies
from tests.makers import small_map


def begun(count: int = 4, people: int = 10, concern: int = 1) -> tuple[Document, Tallying]:
    made = small_map()
    pains = [add_card(made.document, "pain", made.touchpoints[0], f"Pain {n}") for n in range(count)]
    return made.document, Tallying(
        made.document, open_round(made.document, "Which?", pains, Terms(people, 3, concern))
    )


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("A", [Tally(0, 1, True)]),
        ("c 5", [Tally(2, 5, False)]),
        ("C5", [Tally(2, 5, False)]),
        ("A +2", [Tally(0, 2, True)]),
        ("a-1", [Tally(0, -1, True)]),
        ("A −1", [Tally(0, -1, True)]),
        ("A !", [Tally(0, 1, True, True)]),
        ("A!2", [Tally(0, 2, False, True)]),
        ("b !-1", [Tally(1, -1, True, True)]),
        ("A 5 B 3, c1", [Tally(0, 5, False), Tally(1, 3, False), Tally(2, 1, False)]),
        ("A A B", [Tally(0, 1, True), Tally(0, 1, True), Tally(1, 1, True)]),
        ("AA 2", [Tally(26, 2, False)]),
        ("7", [Tally(None, 7, False)]),
        ("+", [Tally(None, 1, True)]),
        ("A ٥", [Tally(0, 5, False)]),
        ("Ａ　５", [Tally(0, 5, False)]),
        ("\u200fA \u206a5\u200e", [Tally(0, 5, False)]),
        ("", []),
        ("hello", []),
        ("A 5 3", []),
        ("A 12345", []),
        ("A five", []),
        ("?", []),
        ("A 5 ż", []),
    ],
)
def test_what_a_line_says(text: str, means: list[Tally]) -> None:
    assert list(read_tallies(text)) == means


def test_a_line_is_tallied_and_told() -> None:
    _document, tallying = begun()
    (last,) = tallying.enter("C 5")
    assert (last.label, last.dots, last.left, last.room) == ("C", 5, 25, 30)
    assert [(one.label, one.dots, one.left) for one in tallying.enter("A 4 B 3 A")] == [
        ("A", 5, 17),
        ("B", 3, 17),
    ]
    assert tallying.round.dots == (5, 3, 5, 0)


def test_the_chosen_candidate_takes_a_line_without_a_letter() -> None:
    _document, tallying = begun()
    tallying.choose(1)
    tallying.enter("5")
    tallying.enter("+1")
    tallying.choose(9)
    tallying.enter("2")
    assert tallying.round.dots == (0, 6, 0, 2)


def test_a_line_beyond_the_budget_changes_nothing() -> None:
    _document, tallying = begun(people=2)
    tallying.enter("A 4")
    with pytest.raises(Refused, match="6 dots, and 1 too many"):
        tallying.enter("B 1 C 2")
    assert tallying.round.dots == (4, 0, 0, 0)
    tallying.enter("B 4 A 2")  # moved: what goes away goes first
    assert tallying.round.dots == (2, 4, 0, 0)
    with pytest.raises(Refused, match="2 dots, and 7 too many"):
        tallying.enter("A !9")


@pytest.mark.parametrize(
    ("text", "why"), [("Z 1", "candidate Z"), ("what", "such as A 5"), ("A five", "such as A 5")]
)
def test_what_cannot_be_is_said_in_a_sentence(text: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        begun()[1].enter(text)


def test_dots_of_concern_need_a_budget() -> None:
    with pytest.raises(Refused, match="no dots of concern"):
        begun(concern=0)[1].enter("A !")


def test_the_last_mark_is_taken_back_and_then_the_one_before_it() -> None:
    document, tallying = begun()
    tallying.enter("A 5 B 3 C !2 A")
    tallying.enter("A 1")
    told = []
    for _time in range(5):
        marks, standings = tallying.take_back()
        told.append(([mark.written for mark in marks], [(one.label, one.dots) for one in standings]))
    assert told == [
        (["A 1"], [("A", 6)]),
        (["A +1"], [("A", 5)]),
        (["C !2"], [("C", 0)]),
        (["B 3"], [("B", 0)]),
        (["A 5"], [("A", 0)]),
    ]
    assert (tallying.round.dots, tallying.round.concerns) == ((0, 0, 0, 0), (0, 0, 0, 0))
    with pytest.raises(Refused, match="no tally"):
        tallying.take_back()
    assert document.undo_label != "Tally votes"


def test_dots_that_were_moved_go_back_together() -> None:
    _document, tallying = begun(people=2)  # six dots
    tallying.enter("A 6")
    tallying.enter("B 4 A 2")
    marks, _standings = tallying.take_back()
    assert [mark.written for mark in marks] == ["A 2", "B 4"]
    assert tallying.round.dots == (6, 0, 0, 0)
    tallying.take_back()
    assert tallying.round.dots == (0, 0, 0, 0)


def test_no_candidate_has_fewer_than_no_dots() -> None:
    _document, tallying = begun()
    tallying.enter("A 2")
    assert tallying.enter("A -5")[0].dots == 0


def test_a_vote_that_was_discarded_elsewhere_is_said_to_be_gone() -> None:
    document, tallying = begun()
    discard_round(document, tallying.vote)
    with pytest.raises(Refused, match="no longer"):
        tallying.enter("A")
