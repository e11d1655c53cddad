"""Rows of a table put into a map: what it has already is found, the rest is made, in one step."""

from __future__ import annotations

import pytest

from cxstudio.edits.problems import Refused
from cxstudio.edits.tables import TableRow, add_rows
from tests.makers import empty_map, small_map


def test_rows_without_a_stage_follow_those_before() -> None:
    made = empty_map()
    document = made.document
    rows = [
        TableRow("Visit", "Desk", cards=(("pain", "Slow"),)),
        TableRow(cards=(("gain", "Kind"),)),
        TableRow(touchpoint="Lift"),
        TableRow("Leave", cards=(("idea", "A shuttle"),)),
    ]
    ids = add_rows(document, made.journey, rows)
    visit, leave = document.stages(made.journey)
    desk, lift = document.touchpoints(visit.id)
    assert [card.text for card in document.cards(desk.id)] == ["Slow", "Kind"]
    assert [card.text for card in document.cards(leave.id)] == ["A shuttle"]
    assert {visit.id, leave.id, desk.id, lift.id} < set(ids)
    document.undo()
    assert document.stages(made.journey) == []


def test_what_the_map_has_is_found_by_its_title_in_any_case() -> None:
    made = small_map()
    row = TableRow("visit", "front desk", ("Phone",), "By the door", (("pain", "Slow"),))
    ids = add_rows(made.document, made.journey, [row])
    assert [made.document.node(id).kind for id in ids] == ["pain"]
    assert made.document.cards(made.touchpoints[3])[-1].text == "Slow"
    assert made.document.touchpoints(made.stages[1])[0].description == "By the door"


def test_new_stages_stand_after_the_selected_one() -> None:
    made = small_map()
    add_rows(made.document, made.journey, [TableRow("One"), TableRow("Two")], [made.stages[0]])
    assert [s.title for s in made.document.stages(made.journey)] == ["Book", "One", "Two", "Visit"]


def test_without_any_place_cards_go_where_the_selection_is() -> None:
    made = small_map()
    add_rows(made.document, made.journey, [TableRow(cards=(("pain", "Slow"),))], [made.touchpoints[2]])
    assert made.document.cards(made.touchpoints[2])[-1].text == "Slow"


@pytest.mark.parametrize(
    "row", [TableRow(cards=(("pain", "Slow"),)), TableRow("Visit", description="Nowhere to stand")]
)
def test_what_has_no_place_is_refused_and_nothing_is_made(row: TableRow) -> None:
    made = empty_map()
    with pytest.raises(Refused):
        add_rows(made.document, made.journey, [row])
    assert made.document.stages(made.journey) == []
