"""Hands counted touchpoint by touchpoint: it goes on by itself, and each stay is one step to undo."""

from __future__ import annotations

import pytest

from cxstudio.edits.deleting import delete
from cxstudio.edits.problems import Refused
from cxstudio.edits.sessions import start_session
from cxstudio.model.document import Document
from cxstudio.workshop.hands import Hands, value_of
from tests.makers import Made, small_map


def begun(n: int = 3) -> tuple[Made, Hands]:
    made = small_map()
    return made, Hands(made.document, made.journey, made.personas[0], n)


def counts(made: Made, place: int) -> tuple[int, ...]:
    register = made.document.emotion(made.touchpoints[place], made.personas[0])
    return register.counts if register is not None else ()


def test_it_goes_on_by_itself_once_all_hands_are_counted() -> None:
    made, hands = begun()
    assert [hands.count(value) for value in (-2, 0, 0)] == [False, False, True]
    assert hands.touchpoint == made.touchpoints[1]
    assert counts(made, 0) == (1, 0, 2, 0, 0)
    before = hands.counted(made.touchpoints[0])
    assert (before.name, before.hands, before.n, before.spread) == ("Web page", 3, 3, "some")
    assert before.few
    assert before.mean == pytest.approx(-2 / 3)


def test_the_last_hand_is_taken_back_also_at_the_touchpoint_before() -> None:
    made, hands = begun()
    for value in (1, 1, 2, -1):
        hands.count(value)
    assert [hands.take_back(), hands.take_back(), hands.take_back()] == [-1, 2, 1]
    assert hands.touchpoint == made.touchpoints[0]
    assert counts(made, 0) == (0, 0, 0, 1, 0)
    hands.count(-2)
    assert counts(made, 0) == (1, 0, 0, 1, 0)


def test_nothing_is_taken_back_that_was_not_counted() -> None:
    made, hands = begun()
    with pytest.raises(Refused, match="no hand"):
        hands.take_back()
    hands.count(1)
    made.document.undo()
    with pytest.raises(Refused, match="no hand"):
        hands.take_back()


def test_the_hands_of_one_touchpoint_are_one_step_to_undo() -> None:
    made, hands = begun()
    for value in (1, 1, 2, -1, 0, 0):
        hands.count(value)
    made.document.undo()
    assert counts(made, 1) == (0, 0, 0, 0, 0)  # what was stated before is back
    assert counts(made, 0) == (0, 0, 0, 2, 1)
    made.document.undo()
    assert counts(made, 0) == (0, 0, 0, 0, 0)


def test_a_hand_taken_back_over_a_touchpoint_does_not_mix_their_steps() -> None:
    made, hands = begun(2)
    for value in (1, 1, 2):
        hands.count(value)
    hands.take_back()
    hands.take_back()
    hands.count(-2)
    assert counts(made, 0) == (1, 0, 0, 1, 0)
    made.document.undo()
    assert counts(made, 1) == (0, 0, 0, 0, 0)


def test_touchpoints_are_left_unfinished_and_come_back_to() -> None:
    made, hands = begun()
    hands.count(1)
    assert hands.step(1)
    assert hands.step(1)
    assert hands.step(-1)
    assert hands.step(-1)
    assert not hands.step(-1)
    hands.count(2)
    assert hands.count(2)
    assert counts(made, 0) == (0, 0, 0, 1, 2)


def test_no_hand_beyond_those_of_the_room_is_counted() -> None:
    made, hands = begun(2)
    for touchpoint in made.touchpoints[:4]:
        hands.go_to(touchpoint)
        hands.count(0)
    hands.go_to(made.touchpoints[4])
    assert [hands.count(1), hands.count(1)] == [False, False]  # nothing is left to rate
    with pytest.raises(Refused, match="Delete"):
        hands.count(1)
    hands.anew()
    hands.count(-1)
    assert counts(made, 4) == (0, 1, 0, 0, 0)


def test_a_touchpoint_that_went_leaves_the_count_at_the_first() -> None:
    made, hands = begun()
    hands.step(1)
    hands.count(1)
    delete(made.document, [made.touchpoints[1]])
    assert hands.touchpoint == made.touchpoints[0]
    with pytest.raises(Refused):
        hands.take_back()


def test_without_touchpoints_it_says_what_is_missing() -> None:
    document = Document()
    journey = start_session(document, "Empty")
    hands = Hands(document, journey, document.personas()[0].id, 4)
    assert hands.touchpoint == ""
    assert not hands.step(1)
    for act in (lambda: hands.count(1), hands.anew):
        with pytest.raises(Refused, match="touchpoints"):
            act()


@pytest.mark.parametrize(
    ("key", "value"),
    [("1", -2), ("5", 2), ("٣", 0), ("۵", 2), ("२", -1), ("４", 1), ("0", None), ("6", None), ("a", None),
     ("", None), ("12", None), ("½", None)],
)  # fmt: skip
def test_digits_of_any_script_are_hands(key: str, value: int | None) -> None:
    assert value_of(key) == value


def test_it_goes_round_to_what_nobody_rated_yet() -> None:
    made, hands = begun(1)
    hands.go_to(made.touchpoints[3])
    assert [hands.count(1), hands.count(1)] == [True, True]
    assert hands.touchpoint == made.touchpoints[0]
    assert [hands.count(1) for _ in range(2)] == [True, True]
    assert not hands.all_rated
    assert not hands.go_on()
    assert not hands.count(1)
    assert hands.all_rated
