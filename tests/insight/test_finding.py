"""Things are found by their words, in any order, and best fits are told from others."""

from __future__ import annotations

import pytest

from cxstudio.edits.cards import park
from cxstudio.edits.fields import set_field
from cxstudio.edits.sessions import add_journey
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.insight.finding import (
    BEGINS,
    ELSEWHERE,
    EXACT,
    WITHIN,
    WORDS_BEGIN,
    Finder,
    rank,
    replaced,
    replaced_text,
    things,
    words_of,
)
from cxstudio.model.records import Annotation
from tests.makers import Made, small_map


@pytest.fixture
def made() -> Made:
    return small_map()


def ids(made: Made, question: str, *, whole: bool = False) -> list[str]:
    return [found.thing.id for found in Finder(made.document).search(question, whole=whole)]


@pytest.mark.parametrize(
    ("question", "title", "fit"),
    [
        ("waiting area", "waiting area", EXACT),
        ("wait", "waiting area", BEGINS),
        ("area wait", "waiting area", WORDS_BEGIN),
        ("iting", "waiting area", WITHIN),
        ("board", "waiting area", ELSEWHERE),
        ("nowhere", "waiting area", None),
    ],
)
def test_a_better_fit_has_a_lower_rank(question: str, title: str, fit: int | None) -> None:
    assert rank(words_of(question), title, "a board") == fit


def test_words_are_found_in_any_order_and_case(made: Made) -> None:
    assert ids(made, "HOLD minutes") == [made.cards[0]]
    assert ids(made, "hold minutes", whole=True) == []
    assert ids(made, "minutes on", whole=True) == [made.cards[0]]


def test_nothing_is_found_without_words(made: Made) -> None:
    assert ids(made, "  ") == []


def test_everything_on_the_map_can_be_found(made: Made) -> None:
    document = made.document
    sticky = next(a for a in document.nodes(Annotation) if a.kind == "sticky")
    (arrow,) = document.links("next")
    assert ids(made, "Amina") == [made.personas[0]]
    assert ids(made, "gives up") == [arrow.id]
    assert ids(made, "call centre") == [sticky.id]
    assert ids(made, "pain points") == ["pains"]
    assert made.journey in ids(made, "first visit")


def test_details_are_found_and_named(made: Made) -> None:
    set_field(made.document, [made.touchpoints[0]], "description", "Signposts in the car park")
    (found,) = Finder(made.document).search("signposts")
    assert (found.thing.id, found.rank, found.fields) == (made.touchpoints[0], ELSEWHERE, ("description",))


def test_what_lies_in_the_parking_lot_is_found_once_and_told_so(made: Made) -> None:
    park(made.document, [made.cards[0]])
    (found,) = Finder(made.document).search("Twenty minutes")
    assert found.thing.parked


def test_a_changed_text_is_found_anew(made: Made) -> None:
    finder = Finder(made.document)
    assert [f.thing.id for f in finder.search("Twenty")] == [made.cards[0]]
    set_field(made.document, [made.cards[0]], "text", "Forty minutes")
    assert list(finder.search("Twenty")) == []
    assert [f.thing.id for f in finder.search("Forty")] == [made.cards[0]]


def test_a_journey_is_searched_without_the_others(made: Made) -> None:
    other = add_journey(made.document, "Second")
    point = add_touchpoint(made.document, add_stage(made.document, other, "Again"), "Web page")
    assert point in [t.id for t in things(made.document)]
    assert point not in [t.id for t in things(made.document, made.journey)]
    assert made.touchpoints[0] in [t.id for t in things(made.document, made.journey)]


def test_things_come_in_reading_order_and_only_once(made: Made) -> None:
    found = [(t.id, t.journey) for t in things(made.document)]
    assert len(set(found)) == len(found)
    order = [id for id, _journey in found]
    assert order.index(made.touchpoints[0]) < order.index(made.cards[2]) < order.index(made.touchpoints[1])


@pytest.mark.parametrize(
    ("text", "question", "by", "new"),
    [
        ("Wait, wait", "wait", "queue", "queue, queue"),
        ("Cafe\u0301 noir", "cafe", "bar", "bar noir"),
        ("کتاب عربي", "عربی", "فارسی", "کتاب فارسی"),
        ("ææ", "a", "x", "ææ"),
        ("nothing", "wait", "queue", "nothing"),
        ("a.b", ".", r"\1", r"a\1b"),
        ("text", "", "x", "text"),
    ],
)
def test_a_place_that_reads_like_the_question_is_replaced(
    text: str, question: str, by: str, new: str
) -> None:
    assert replaced_text(text, question, by) == new


def test_only_the_fields_that_change_are_named(made: Made) -> None:
    record = made.document.node(made.cards[0])
    assert replaced(record, "twenty", "Forty") == {"text": "Forty minutes on hold"}
    assert replaced(record, "nothing", "x") == {}
