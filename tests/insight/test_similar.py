"""Likely duplicates and groups by shared words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.insight.similar import LIKELY, MOST_IN_GROUP, Likely, clusters, likeness, telling_words


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


def test_a_word_that_makes_no_group_does_not_end_the_search() -> None:
    found = clusters(
        {
            "1": "Screen flickers badly tonight",
            "2": "Screen missing near lifts",
            "3": "Screen behind pillar columns",
            "4": "Form twice",
            "5": "Form again",
            "6": "flickers badly tonight",
            "7": "missing near lifts",
            "8": "behind pillar columns",
        },
        least=0.8,
    )
    assert {frozenset(ids) for _name, ids in found} >= {frozenset({"4", "5"})}
    assert all(not {"1", "2", "3"} <= set(ids) for _name, ids in found)


def test_small_words_make_no_group() -> None:
    assert clusters({"1": "The form is long", "2": "The queue", "3": "Where is the desk"}) == []


def test_the_largest_group_stands_first_and_none_is_too_large_to_look_over() -> None:
    texts = {f"a{place}": f"wait {place // 30}x" for place in range(60)}
    found = clusters(texts | {f"b{place}": f"parking {place}" for place in range(200)})
    sizes = [len(ids) for _name, ids in found]
    assert sizes == sorted(sizes, reverse=True)
    assert not sizes or sizes[0] <= MOST_IN_GROUP


def test_bare_numbers_make_no_group_and_no_more_are_found_than_asked_for() -> None:
    assert clusters({"1": "22 May", "2": "call 22", "3": "room 22"}) == []
    texts = {f"{word}{place}": f"{word} {place}" for word in ("desk", "form", "queue") for place in range(3)}
    assert len(clusters(texts, count=2)) == 2
