"""Likely duplicates and groups by shared words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.insight.similar import LIKELY, Likely, clusters, likeness, telling_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("No word on delays", "No word about the delays"),
        ("Twenty minutes on hold", "twenty minutes on HOLD!"),
        ("Zażółć gęślą jaźń", "zazolc gesla jazn"),
        ("انتظار طويل على الهاتف", "انتظار طويل على الهاتف اليوم"),
        ("電話で長く待たされた", "電話で長く待たされました"),
    ],
)
def test_texts_that_say_the_same_are_likely(one: str, other: str) -> None:
    assert likeness(telling_words(one), telling_words(other)) >= LIKELY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("No word on delays", "Delays are announced in the app and by mail"),
        ("The form is long", "The queue is long"),
        ("Front desk", "Front page of the web shop"),
        ("", "Anything"),
    ],
)
def test_texts_that_share_little_are_not(one: str, other: str) -> None:
    assert likeness(telling_words(one), telling_words(other)) < LIKELY


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_the_same_both_ways_and_between_none_and_all(one: str, other: str) -> None:
    a, b = telling_words(one), telling_words(other)
    assert likeness(a, b) == likeness(b, a)
    assert 0 <= likeness(a, b) <= 1
    assert not a or likeness(a, a) == 1


def test_the_most_alike_is_found_while_it_is_there() -> None:
    there = Likely({"a": "No word on delays", "b": "Two queues and no sign"})
    assert there.most_like("no word about delays") == "a"
    there.put("a", "Something else altogether")
    assert there.most_like("no word about delays") == ""
    there.drop("b")
    assert there.most_like("two queues, no sign") == ""


def test_similar_texts_are_gathered_under_the_word_they_share() -> None:
    found = clusters(
        {
            "1": "Waiting in the corridor",
            "2": "Nobody tells me how long the waiting takes",
            "3": "The form asks twice",
            "4": "Long form on paper",
            "5": "Parking is dear",
            "6": "Kind nurse",
            "7": "Doctor listens",
        }
    )
    assert [(name.casefold(), set(ids)) for name, ids in found] == [
        ("waiting", {"1", "2"}),
        ("form", {"3", "4"}),
    ]


def test_what_is_alike_to_nothing_is_in_no_group() -> None:
    assert clusters({"1": "One thing", "2": "Quite another"}) == []
    assert clusters({}) == []
