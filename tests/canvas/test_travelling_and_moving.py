"""Keys that lead from thing to thing and to the lanes' names, and keys that move all that is selected."""

from __future__ import annotations

from cxstudio.canvas.travel import reading_order
from cxstudio.edits.lanes import hide_lane
from cxstudio.edits.links import connect
from cxstudio.edits.stages import add_stage
from cxstudio.edits.structure import lock_structure
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.model.records import Card, Prompt
from tests.canvas.robots import Table


def test_home_and_end_jump_in_the_row_and_with_control_on_the_map(table: Table) -> None:
    table.keys.press("end")
    assert table.desk.current == reading_order(table.desk)[-1]
    table.keys.press("home", ctrl=True)
    assert table.desk.current == table.made.stages[0]
    table.keys.press("end")
    assert table.desk.current == table.made.stages[-1]
    table.desk.select([table.made.touchpoints[2]])
    table.keys.press("end")
    assert table.desk.current == table.made.touchpoints[-1]
    table.keys.press("home")
    assert table.desk.current == table.made.touchpoints[0]
    table.keys.press("end", ctrl=True)
    assert table.desk.current == reading_order(table.desk)[-1]


def test_page_keys_go_from_stage_to_stage(table: Table) -> None:
    table.keys.press("page down")
    assert table.desk.current == table.made.stages[0]
    table.keys.press("page down")
    assert table.desk.current == table.made.stages[1]
    table.desk.select([table.made.cards[2]])
    table.keys.press("page down")
    assert table.desk.current == table.made.touchpoints[3]
    table.keys.press("page down")
    assert table.desk.current == table.made.touchpoints[3]
    table.keys.press("page up")
    assert table.desk.current == table.made.touchpoints[0]


def test_down_from_a_stage_leads_to_its_first_touchpoint(table: Table) -> None:
    for stage, first in zip(table.made.stages, (0, 3), strict=True):
        table.desk.select([stage])
        table.keys.press("down")
        assert table.desk.current == table.made.touchpoints[first]


def test_from_the_first_column_a_key_leads_to_the_name_of_the_lane_and_back(table: Table) -> None:
    table.desk.select([table.made.touchpoints[0]])
    table.keys.press("left")
    assert (table.selected, table.desk.lane) == ([], "touchpoints")
    table.keys.press("down")
    lane = table.desk.lane
    assert lane != "touchpoints"
    table.keys.press("up")
    table.keys.press("right")
    assert (table.desk.current, table.desk.lane) == (table.made.touchpoints[0], "")
    table.keys.press("left")
    table.keys.press("escape")
    assert table.desk.lane == ""


def test_on_a_right_to_left_map_the_names_of_the_lanes_are_at_the_right(rtl_table: Table) -> None:
    rtl_table.desk.select([rtl_table.made.touchpoints[0]])
    rtl_table.keys.press("right")
    assert rtl_table.desk.lane == "touchpoints"


def test_a_lane_is_moved_and_renamed_by_keys(table: Table) -> None:
    asked: list[str] = []
    table.desk.on_lane = asked.append
    rows = [row.key for row in table.picture.grid.rows]
    table.desk.stand_on(rows[1])
    table.keys.press("down", alt=True)
    assert [row.key for row in table.picture.grid.rows][:3] == [rows[0], rows[2], rows[1]]
    assert table.desk.lane == rows[1]
    table.keys.press("up", alt=True)
    assert [row.key for row in table.picture.grid.rows] == rows
    table.keys.press("enter")
    assert asked == [rows[1]]
    assert table.said[-1].startswith("Lane ")


def test_a_hidden_lane_gives_the_keyboard_back(table: Table) -> None:
    lane = table.picture.grid.rows[-1].key
    table.desk.stand_on(lane)
    hide_lane(table.document, table.made.journey, lane)
    assert table.desk.lane == ""


def test_alt_and_arrows_move_all_that_is_selected_in_one_step(table: Table) -> None:
    a, b, c, d, e = table.made.touchpoints
    table.desk.select([b, a])
    table.keys.press("right", alt=True)
    assert table.touchpoints(table.made.stages[0]) == [c, a, b]
    table.keys.press("right", alt=True)
    assert table.touchpoints(table.made.stages[1]) == [a, b, d, e]
    table.desk.select([table.made.cards[0], table.made.cards[2]])
    table.keys.press("right", alt=True)
    homes = [card.home for card in map(table.document.node, table.made.cards) if isinstance(card, Card)]
    assert homes[0] == d
    assert homes[2] == b
    assert table.labels == ["Move 2 touchpoints", "Move 2 touchpoints", "Move 2 cards"]
    assert table.selected == [table.made.cards[0], table.made.cards[2]]


def test_things_of_several_sorts_are_not_moved_together_and_the_reason_is_said(table: Table) -> None:
    table.desk.select([table.made.touchpoints[3], table.made.cards[0]])
    table.keys.press("right", alt=True)
    assert table.labels == []
    assert "one sort at a time" in table.said[-1]


def test_a_card_goes_along_with_its_touchpoint_when_both_are_selected(table: Table) -> None:
    table.desk.select([table.made.cards[2], table.made.touchpoints[0]])
    table.keys.press("right", alt=True)
    assert table.labels == ["Move touchpoint"]


def test_a_selected_arrow_is_led_to_other_ends_by_keys(table: Table) -> None:
    a, b, c, d, _e = table.made.touchpoints
    link = connect(table.document, "next", a, c)
    table.desk.select([link])
    table.keys.press("right", alt=True)
    table.keys.press("right", ctrl=True, shift=True)
    found = table.document.link(link)
    assert found is not None
    assert (found.source, found.target) == (b, d)
    assert table.said[-1] == "From Booking line"
    assert table.selected == [link]


def test_while_the_structure_is_locked_keys_move_cards_only(table: Table) -> None:
    lock_structure(table.document, True)
    table.desk.select([table.made.touchpoints[0]])
    table.keys.press("right", alt=True)
    assert table.said[-1].endswith("Unlock it in the Edit menu to move touchpoints.")
    table.desk.select([table.made.cards[0]])
    table.keys.press("right", alt=True)
    assert table.labels[1:] == ["Move card"]


def test_hands_are_counted_and_taken_back_at_all_that_is_selected(table: Table) -> None:
    a, b = table.made.touchpoints[:2]
    persona = table.made.personas[0]
    table.desk.select([a, b])
    table.keys.press("4")
    table.keys.press("backspace")
    assert table.labels == ["Count a hand", "Take a hand back"]
    counted = [table.document.emotion(id, persona) for id in (a, b)]
    assert [register.n for register in counted if register] == [0, 0]
    table.keys.press("backspace")
    assert table.said[-1] == "No hand was counted here"


def test_down_over_lanes_without_a_card_leads_from_question_to_question_and_enter_answers(
    table: Table,
) -> None:
    document = table.document
    stage = add_stage(document, table.made.journey, "Later")
    home = add_touchpoint(document, stage, "Letter")
    with document.transaction("Ask"):
        for lane in ("thoughts", "pains"):  # the empty lane of the emotions lies between them
            document.put(Prompt(id=f"asked-{lane}", home=stage, lane=lane, text=f"Which {lane}?"))
    table.desk.select([home])
    table.keys.press("down")
    assert table.desk.current == "asked-thoughts"
    table.keys.press("down")
    assert table.desk.current == "asked-pains"
    table.keys.press("enter")
    (card,) = (c for c in document.nodes(Card) if c.home in {stage, home})
    assert card.kind == "pain"
    assert table.opened == [card.id]
    table.keys.press("up")
    assert table.desk.current == "asked-thoughts"
