"""Labels of candidates, and what was added last."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxstudio.workshop.stand import MOST_NEWEST, Stand, label, place_of


def test_candidates_are_called_by_letters_and_then_by_two() -> None:
    assert [label(place) for place in (0, 1, 25, 26, 27, 51, 52, 701, 702)] == [
        "A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


@given(st.integers(0, 5000))
def test_a_label_leads_back_to_its_place(place: int) -> None:
    assert place_of(label(place)) == place
    assert place_of(label(place).lower()) == place


def test_what_is_no_label_has_no_place() -> None:
    assert [place_of(text) for text in ("", "1", "Ä", "A1", " ")] == [None] * 5


def test_what_was_added_last_stands_first_and_once() -> None:
    stand = Stand(newest=("a", "b"))
    assert stand.with_newest(["c", "d"]).newest == ("d", "c", "a", "b")
    assert stand.with_newest(["b"]).newest == ("b", "a")


def test_only_so_many_are_remembered() -> None:
    assert len(Stand(newest=tuple(map(str, range(MOST_NEWEST)))).with_newest(["new"]).newest) == MOST_NEWEST
