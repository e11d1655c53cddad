"""Reading out goes round the room: everybody once before anybody twice, and nobody is always the last."""

from __future__ import annotations

import random

import pytest

from cxstudio.workshop.read_out import ReadOut, read_out_from

ROOM = ("anna", "ben", "cleo", "dora")


def heard(turns: ReadOut, times: int) -> list[str]:
    found = []
    for _turn in range(times):
        found.append(turns.current)
        turns = turns.next()
    return found


def test_everybody_is_heard_once_a_round_and_another_one_begins_each() -> None:
    turns = heard(ReadOut().among(ROOM), 16)
    rounds = [turns[n : n + 4] for n in range(0, 16, 4)]
    assert all(sorted(one) == sorted(ROOM) for one in rounds)
    assert {one[0] for one in rounds} == set(ROOM)


def test_who_is_skipped_comes_last_in_the_round() -> None:
    assert heard(ReadOut().among(ROOM).skip(), 4) == ["ben", "cleo", "dora", "anna"]


def test_the_last_one_cannot_be_skipped_for_ever() -> None:
    last = ReadOut().among(ROOM).next().next().next()
    assert last.skip() == last


def test_shuffling_leaves_those_who_were_heard_where_they_are() -> None:
    turns = ReadOut().among(ROOM).next().shuffled(random.Random(3))
    assert turns.order[0] == "anna"
    assert sorted(turns.order[1:]) == ["ben", "cleo", "dora"]
    assert len({ReadOut().among(ROOM).shuffled(random.Random(n)).order for n in range(40)}) > 10


def test_who_comes_late_is_last_and_who_leaves_takes_nobodys_turn() -> None:
    turns = ReadOut().among(ROOM).next().next()
    assert turns.current == "cleo"
    assert turns.among(("ben", "cleo", "dora", "eve")).current == "cleo"
    assert turns.among(("ben", "cleo", "dora", "eve")).order == ("ben", "cleo", "dora", "eve")
    assert turns.among(("anna", "ben", "dora")).current == "dora"
    assert turns.among(()).current == ""


def test_notes_are_counted_for_whose_turn_it_is() -> None:
    turns = ReadOut().among(ROOM).with_note().with_note().next().with_note()
    assert dict(turns.notes) == {"anna": 2, "ben": 1}
    assert ReadOut().with_note() == ReadOut()


def test_it_is_as_it_was_when_the_file_is_opened_again() -> None:
    turns = ReadOut().among(ROOM).with_note().next()
    assert read_out_from(turns.kept()) == turns


@pytest.mark.parametrize(
    "kept", [None, [], {"order": [1]}, {"order": "anna"}, {"at": 3}, {"order": ["a"], "at": 9, "notes": 4}]
)
def test_what_is_no_round_is_one_of_nobody_or_begins_anew(kept: object) -> None:
    found = read_out_from(kept)
    assert found.at == 0
    assert found.round == 1
    assert set(found.order) <= {"a"}
