"""The keyboard on the map: travelling, moving, counting hands, linking, and building a map with keys alone."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cxstudio.canvas.gone_and_back import delete_selection
from cxstudio.canvas.key_names import name_of_key
from cxstudio.canvas.keys import CANVAS_KEYS
from cxstudio.canvas.preview import NOTHING
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.canvas.travel import reading_order
from cxstudio.edits.adding import add_at
from cxstudio.edits.fields import set_text
from cxstudio.model.records import Annotation, Card
from cxstudio.text.layout import TextEngine
from tests.canvas.conftest import lay_table
from tests.canvas.robots import Table
from tests.makers import empty_map


def test_arrows_go_where_they_point(table: Table) -> None:
    a, b = table.made.touchpoints[:2]
    table.desk.select([a])
    table.keys.press("right")
    assert table.desk.current == b
    table.keys.press("left")
    assert table.desk.current == a
    table.keys.press("up")
    assert table.desk.current == table.made.stages[0]
    table.desk.select([a])
    table.keys.press("down")
    assert table.desk.current == table.made.cards[2]


def test_on_a_right_to_left_map_arrows_still_go_where_they_point(rtl_table: Table) -> None:
    a, b = rtl_table.made.touchpoints[:2]
    rtl_table.desk.select([a])
    rtl_table.keys.press("left")
    assert rtl_table.desk.current == b


def test_the_first_arrow_selects_the_first_thing(table: Table) -> None:
    table.keys.press("down")
    assert table.desk.current == table.made.stages[0]


def test_shift_and_arrows_extend_the_selection(table: Table) -> None:
    a, b, c = table.made.touchpoints[:3]
    table.desk.select([a])
    table.keys.press("right", shift=True)
    table.keys.press("right", shift=True)
    assert table.selected == [a, b, c]


def test_tab_goes_through_everything_in_reading_order_and_stops_at_the_ends(table: Table) -> None:
    order = reading_order(table.desk)
    seen = []
    while table.keys.step(forwards=True):
        seen.append(table.desk.current)
    assert seen == order
    assert order[0] == table.made.stages[0]
    assert set(table.made.cards) <= set(order)
    assert set(table.made.touchpoints) <= set(order)
    while table.keys.step(forwards=False):
        pass
    assert table.desk.current == order[0]


def test_alt_and_arrows_move_stage_touchpoint_card_and_note(table: Table) -> None:
    book, visit = table.made.stages
    table.desk.select([book])
    table.keys.press("right", alt=True)
    assert table.stages() == [visit, book]
    table.keys.press("left", alt=True)
    assert table.stages() == [book, visit]
    letter = table.made.touchpoints[2]
    table.desk.select([letter])
    table.keys.press("right", alt=True)
    assert table.touchpoints(visit)[0] == letter
    table.keys.press("left", alt=True)
    assert table.touchpoints(book)[-1] == letter
    pain = table.made.cards[0]
    table.desk.select([pain])
    table.keys.press("left", alt=True)
    card = table.document.find(pain, Card)
    assert card is not None
    assert card.home == table.made.touchpoints[0]
    note = next(a for a in table.document.nodes(Annotation) if a.kind == "sticky")
    table.desk.select([note.id])
    table.keys.press("down", alt=True)
    moved = table.document.find(note.id, Annotation)
    assert moved is not None
    assert (moved.dx, moved.dy) == (note.dx, note.dy + 8)
    assert len(table.done) == 6


def test_alt_and_an_arrow_at_the_edge_of_the_map_changes_nothing(table: Table) -> None:
    table.desk.select([table.made.touchpoints[0]])
    table.keys.press("left", alt=True)
    table.desk.select([table.made.stages[1]])
    table.keys.press("right", alt=True)
    assert table.done == []


def test_alt_and_arrows_on_a_right_to_left_map_move_as_they_point(rtl_table: Table) -> None:
    a, b, c = rtl_table.touchpoints(rtl_table.made.stages[0])
    rtl_table.desk.select([a])
    rtl_table.keys.press("left", alt=True)
    assert rtl_table.touchpoints(rtl_table.made.stages[0]) == [b, a, c]


def test_numbers_count_hands_and_backspace_takes_the_last_back(table: Table) -> None:
    front_desk, amina = table.made.touchpoints[3], table.made.personas[0]
    table.desk.select([front_desk])
    for key in "1554":
        table.keys.press(key)
    emotion = table.document.emotion(front_desk, amina)
    assert emotion is not None
    assert emotion.counts == (1, 0, 0, 1, 2)
    table.keys.press("backspace")
    table.keys.press("backspace")
    emotion = table.document.emotion(front_desk, amina)
    assert emotion is not None
    assert emotion.counts == (1, 0, 0, 0, 1)


def test_backspace_without_a_hand_says_so(table: Table) -> None:
    table.desk.select([table.made.touchpoints[3]])
    table.keys.press("backspace")
    assert table.said[-1] == "No hand was counted here"
    assert table.done == []


def test_every_key_of_the_table_has_a_name_in_the_toolkit_and_means_one_thing() -> None:
    rows = [(row.held, name) for row in CANVAS_KEYS for name in row.names]
    assert len(rows) == len(set(rows))
    known = {name_of_key(key.value) for key in Qt.Key} - {""}
    assert {name for _held, name in rows} == known


def test_l_draws_an_arrow_with_the_keys(table: Table) -> None:
    source = table.made.touchpoints[2]
    table.desk.select([source])
    table.keys.press("l")
    table.keys.press("right")
    assert table.desk.preview.line
    table.keys.press("enter")
    assert [(k.source, k.target) for k in table.document.links("next")][-1] == (
        source,
        table.made.touchpoints[3],
    )
    assert table.desk.preview == NOTHING


def test_escape_leaves_an_arrow_half_drawn(table: Table) -> None:
    table.desk.select([table.made.touchpoints[2]])
    table.keys.press("l")
    table.keys.press("right")
    table.keys.press("escape")
    assert not table.keys.linking
    assert table.desk.preview == NOTHING
    assert table.done == []


def test_an_arrow_to_the_wrong_thing_says_why_and_goes_on(table: Table) -> None:
    table.desk.select([table.made.touchpoints[0]])
    table.keys.press("l")
    table.keys.press("down")
    table.keys.press("enter")
    assert "An arrow leads from a touchpoint" in table.said[-1]
    assert table.keys.linking
    assert table.done == []


def test_escape_steps_out_one_level_at_a_time(table: Table) -> None:
    table.desk.select([table.made.cards[0]])
    assert table.keys.press("escape")
    assert table.selected == [table.made.stages[0]]
    assert table.keys.press("escape")
    assert table.selected == []
    assert not table.keys.press("escape")


def test_delete_takes_the_selection_and_selects_what_comes_next(table: Table) -> None:
    table.desk.select([table.made.stages[0]])
    delete_selection(table.desk, lambda _id: True)
    assert table.stages() == [table.made.stages[1]]
    assert table.desk.current == table.made.stages[1]
    assert len(table.done) == 1
    table.document.undo()
    assert table.stages() == list(table.made.stages)


def test_deleting_an_arrow_leaves_its_ends(table: Table) -> None:
    link = table.document.links("next")[0]
    table.desk.select([link.id])
    delete_selection(table.desk, lambda _id: True)
    assert table.document.links("next") == []
    assert table.document.get(link.source) is not None


def test_the_selection_forgets_what_undo_takes_away(table: Table) -> None:
    id = add_at(table.document, table.desk.journey, "stage")
    table.desk.select([id])
    table.document.undo()
    assert table.selected == []


def test_enter_opens_the_text_of_the_selection(table: Table) -> None:
    table.desk.select([table.made.touchpoints[0]])
    table.keys.press("enter")
    assert table.opened == [table.made.touchpoints[0]]


def test_an_armed_tool_places_at_the_selection_with_enter(table: Table) -> None:
    table.desk.select([table.made.touchpoints[0]])
    table.hand.arm("pain")
    table.hand.move(Pointer(10, 10))
    table.keys.press("enter")
    card = table.document.find(table.desk.current, Card)
    assert card is not None
    assert (card.kind, card.home) == ("pain", table.made.touchpoints[0])
    assert table.hand.armed == ""


def test_a_small_map_is_built_with_keys_alone(engine: TextEngine) -> None:
    table = lay_table(empty_map(), engine)

    def add(kind: str, words: str) -> str:
        table.hand.arm(kind)
        table.keys.press("enter")
        set_text(table.document, table.opened[-1], words)
        return table.opened[-1]

    book = add("stage", "Book")
    web = add("touchpoint", "Web page")
    phone = add("touchpoint", "Booking line")
    pain = add("pain", "On hold")
    visit = add("stage", "Visit")
    desk = add("touchpoint", "Front desk")
    table.keys.press("4")
    table.desk.select([phone])
    table.keys.press("l")
    table.keys.press("right")
    table.keys.press("enter")
    assert table.stages() == [book, visit]
    assert table.touchpoints(book) == [web, phone]
    assert table.touchpoints(visit) == [desk]
    assert [c.id for c in table.document.cards(phone)] == [pain]
    assert [(k.source, k.target) for k in table.document.links("next")] == [(phone, desk)]
    emotion = table.document.emotion(desk, table.made.personas[0])
    assert emotion is not None
    assert emotion.mean == 1


def test_a_first_touchpoint_by_key_brings_its_stage(engine: TextEngine) -> None:
    table = lay_table(empty_map(), engine)
    table.hand.arm("touchpoint")
    table.keys.press("enter")
    assert len(table.stages()) == 1
    assert len(table.done) == 1


def test_a_hand_is_counted_at_all_selected_touchpoints_in_one_step(table: Table) -> None:
    a, b = table.made.touchpoints[:2]
    table.desk.select([a, b])
    assert table.keys.press("5")
    assert len(table.done) == 1
    for touchpoint in (a, b):
        emotion = table.document.emotion(touchpoint, table.made.personas[0])
        assert emotion is not None
        assert emotion.counts[4] == 1


def test_a_drawn_arrow_is_selected_and_leads_to_its_ends(table: Table) -> None:
    a, b = table.made.touchpoints[2:4]
    table.desk.select([a])
    for key in ("l", "right", "enter"):
        table.keys.press(key)
    link = table.document.link(table.desk.current)
    assert link is not None
    assert (link.source, link.target) == (a, b)
    table.keys.press("enter")
    assert table.opened == [link.id]
    table.keys.press("right")
    assert table.selected == [b]
    assert reading_order(table.desk).index(link.id) == reading_order(table.desk).index(a) + 1


def test_a_card_is_stretched_and_shrunk_by_keys(table: Table) -> None:
    pain = table.made.cards[0]
    table.desk.select([pain])
    for key, until in (
        ("right", table.made.touchpoints[2]),
        ("right", table.made.touchpoints[2]),
        ("left", ""),
    ):
        assert table.keys.press(key, shift=True, ctrl=True)
        card = table.document.find(pain, Card)
        assert card is not None
        assert card.until == until
    table.desk.select([table.made.stages[0]])
    table.keys.press("right", shift=True, ctrl=True)
    assert table.said[-1] == "Select a card of a touchpoint to stretch it"
