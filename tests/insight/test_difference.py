"""What changed between a journey and the state it shall come to."""

from __future__ import annotations

import pytest

from cxstudio.edits.cards import add_card
from cxstudio.edits.deleting import delete
from cxstudio.edits.emotions import rate_emotion
from cxstudio.edits.fields import set_field, set_text
from cxstudio.edits.journeys import duplicate_as, duplicate_journey
from cxstudio.edits.touchpoints import add_touchpoint, move_touchpoints
from cxstudio.insight.difference import counterpart, differences, family, origin
from cxstudio.model.document import Document
from cxstudio.model.excerpt import LeaveOut, excerpt
from tests.makers import Made, small_map


@pytest.fixture
def made() -> Made:
    return small_map()


def touchpoints(document: Document, journey: str) -> list[str]:
    return [t.id for t in document.journey_touchpoints(journey)]


def test_a_new_future_state_differs_in_nothing(made: Made) -> None:
    future = duplicate_as(made.document, made.journey, "future")
    assert differences(made.document, future, made.journey).found == ()


def test_states_of_one_journey_find_each_other(made: Made) -> None:
    document = made.document
    future = duplicate_as(document, made.journey, "future")
    ideal = duplicate_as(document, future, "ideal")
    copy = duplicate_journey(document, made.journey, "Another")
    assert [x.id for x in family(document, made.journey)] == [made.journey, future, ideal]
    assert counterpart(document, made.journey, "ideal") == ideal
    assert counterpart(document, copy, "future") == ""
    assert (origin(document, future), origin(document, ideal), origin(document, made.journey)) == (
        made.journey,
        made.journey,
        "",
    )


def test_each_change_is_told_by_what_it_is(made: Made) -> None:
    document = made.document
    future = duplicate_as(document, made.journey, "future")
    page, line, letter, desk, _waiting = touchpoints(document, future)
    visit = document.stages(future)[1]
    amina = made.personas[0]
    set_text(document, page, "Portal")
    set_field(document, [line], "minutes", 3)
    delete(document, [letter])
    rate_emotion(document, line, amina, 0.4)
    rate_emotion(document, desk, amina, 0.0)
    board = add_touchpoint(document, visit.id, "Delay board")
    idea = add_card(document, "idea", board, "Shows the delay")
    found = differences(document, future, made.journey)
    told = {(x.what, x.now or x.before) for x in found.found}
    assert told == {
        ("renamed", page),
        ("changed", line),
        ("better", line),
        ("worse", desk),
        ("added", board),
        ("added", idea),
        ("removed", made.touchpoints[2]),
    }
    assert found.of(line)[0].fields == ("minutes",)
    better = next(x for x in found.found if x.what == "better")
    assert (better.persona, better.shift) == (amina, 2.0)


def test_what_came_into_today_since_is_missing_and_what_was_deleted_is_removed(made: Made) -> None:
    document = made.document
    future = duplicate_as(document, made.journey, "future")
    letter = touchpoints(document, future)[2]
    delete(document, [letter])
    pain = add_card(document, "pain", made.touchpoints[0], "Found since")
    board = add_touchpoint(document, made.stages[1], "Delay board")
    told = {("removed", made.touchpoints[2]), ("missing", pain), ("missing", board)}
    for one in (document, excerpt(document, LeaveOut(comments=True))):
        found = differences(one, future, made.journey).found
        assert {(x.what, x.before) for x in found} == told
    document.undo()
    document.undo()
    document.undo()
    assert differences(document, future, made.journey).found == ()


def test_what_an_ideal_state_dropped_is_removed_also_when_the_future_one_is_gone(made: Made) -> None:
    document = made.document
    future = duplicate_as(document, made.journey, "future")
    ideal = duplicate_as(document, future, "ideal")
    delete(document, [touchpoints(document, ideal)[2]])
    delete(document, [touchpoints(document, future)[2]])
    found = differences(document, ideal, made.journey).found
    assert [(x.what, x.before) for x in found] == [("removed", made.touchpoints[2])]


def test_a_state_made_anew_knows_nothing_of_what_the_earlier_one_dropped(made: Made) -> None:
    document = made.document
    delete(document, [duplicate_as(document, made.journey, "future")])
    future = duplicate_as(document, made.journey, "future")
    pain = add_card(document, "pain", made.touchpoints[0], "Found since")
    found = differences(document, future, made.journey).found
    assert [(x.what, x.before) for x in found] == [("missing", pain)]


def test_one_touchpoint_moved_past_others_is_the_one_that_moved(made: Made) -> None:
    document = made.document
    future = duplicate_as(document, made.journey, "future")
    page, *_others = touchpoints(document, future)
    book = document.stages(future)[0]
    move_touchpoints(document, [page], book.id, None)
    moved = [x.now for x in differences(document, future, made.journey).found if x.what == "moved"]
    assert moved == [page]


def test_a_touchpoint_in_another_stage_moved_with_its_cards_unmoved(made: Made) -> None:
    document = made.document
    future = duplicate_as(document, made.journey, "future")
    line = touchpoints(document, future)[1]
    visit = document.stages(future)[1]
    move_touchpoints(document, [line], visit.id, None)
    moved = [x.now for x in differences(document, future, made.journey).found if x.what == "moved"]
    assert moved == [line]


def test_an_ideal_made_of_the_future_is_compared_with_today_over_both_ties(made: Made) -> None:
    document = made.document
    future = duplicate_as(document, made.journey, "future")
    set_text(document, touchpoints(document, future)[0], "Portal")
    ideal = duplicate_as(document, future, "ideal")
    found = differences(document, ideal, made.journey).found
    assert [(x.what, x.before) for x in found] == [("renamed", made.touchpoints[0])]
