"""Choosing, moving and spanning on plain points, without a window: what is shown and said, and the one edit made."""

from __future__ import annotations

import pytest

from cxstudio.canvas.preview import NOTHING
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.edits.annotations import add_annotation
from cxstudio.edits.cards import add_card
from cxstudio.edits.lanes import rename_lane
from cxstudio.edits.stages import add_stage
from cxstudio.edits.structure import lock_structure
from cxstudio.model.records import Annotation, Card, Journey
from cxstudio.model.rules import why_not_home
from cxstudio.text.layout import TextEngine
from tests.canvas.robots import Table

NOT_HERE = why_not_home("pain", Journey(id="journey"))

# Choosing


def test_a_click_selects_and_a_click_beside_everything_selects_nothing(table: Table) -> None:
    first, second = table.made.touchpoints[:2]
    table.click(table.middle(first))
    assert table.selected == [first]
    table.click(table.middle(second), shift=True)
    assert table.selected == [first, second]
    table.click(table.middle(first), ctrl=True)
    assert table.selected == [second]
    table.click((-400, -400))
    assert table.selected == []
    assert table.done == []


def test_a_press_that_hardly_moves_is_a_click(table: Table) -> None:
    x, y = table.middle(table.made.touchpoints[0])
    table.drag((x, y), (x + 2, y + 1))
    assert table.done == []
    assert table.selected == [table.made.touchpoints[0]]


def test_a_click_on_one_of_several_selected_chooses_that_one(table: Table) -> None:
    table.desk.select(table.made.touchpoints)
    table.click(table.middle(table.made.touchpoints[2]))
    assert table.selected == [table.made.touchpoints[2]]


def test_a_rubber_band_selects_what_it_meets_and_escape_gives_the_old_selection_back(table: Table) -> None:
    table.desk.select([table.made.touchpoints[4]])
    bounds = table.picture.bounds
    end = (table.middle(table.made.touchpoints[1])[0], bounds.bottom + 40)
    table.pull((bounds.x - 30, bounds.y - 30), end)
    chosen = set(table.desk.selection)
    assert {*table.made.touchpoints[:2], table.made.cards[0]} <= chosen
    assert table.made.touchpoints[3] not in chosen
    assert table.desk.preview.band is not None
    assert table.hand.cancel()
    assert table.selected == [table.made.touchpoints[4]]
    assert table.done == []


# Moving


def test_a_touchpoint_goes_to_another_place_of_its_stage(table: Table) -> None:
    stage = table.made.stages[0]
    a, b, c = table.touchpoints(stage)
    x, y = table.middle(c)
    table.drag(table.middle(a), (x + 30, y))
    assert table.touchpoints(stage) == [b, c, a]
    assert table.labels == ["Move touchpoint"]


def test_a_touchpoint_goes_to_another_stage_with_its_cards(table: Table) -> None:
    visit = table.made.stages[1]
    moved, target = table.made.touchpoints[1], table.made.touchpoints[4]
    x, y = table.middle(target)
    table.pull(table.middle(moved), (x - 20, y))
    preview = table.desk.preview
    assert preview.bar is not None
    assert preview.lifted is not None
    assert preview.lifted.nodes == (moved,)
    assert table.said[-1] == "Into Visit, after Front desk · Ctrl: copy"
    assert table.done == []
    table.hand.release(Pointer(x - 20, y))
    assert table.touchpoints(visit) == [table.made.touchpoints[3], moved, target]
    card = table.document.find(table.made.cards[0], Card)
    assert card is not None
    assert card.home == moved
    assert table.desk.preview == NOTHING
    assert len(table.done) == 1


def test_several_touchpoints_move_as_one_step_in_their_order(table: Table) -> None:
    a, b, c = table.touchpoints(table.made.stages[0])
    table.desk.select([c, a])
    x, y = table.middle(table.made.touchpoints[4])
    table.drag(table.middle(a), (x + 20, y))
    assert table.touchpoints(table.made.stages[1])[-2:] == [a, c]
    assert table.touchpoints(table.made.stages[0]) == [b]
    assert table.labels == ["Move 2 touchpoints"]
    table.document.undo()
    assert table.touchpoints(table.made.stages[0]) == [a, b, c]


def test_letting_go_at_its_own_place_changes_nothing(table: Table) -> None:
    for id in (table.made.touchpoints[1], table.made.stages[0], table.made.cards[0]):
        x, y = table.edge(id, "left")
        table.drag((x + 10, y), (x + 18, y + 3))
    assert table.done == []


def test_a_stage_moves_by_its_header(table: Table) -> None:
    book, visit = table.made.stages
    x, y = table.middle(visit)
    table.drag(table.edge(book, "left"), (x + 60, y))
    assert table.stages() == [visit, book]
    assert table.labels == ["Move stage"]


def test_a_card_goes_to_another_touchpoint_and_keeps_its_lane(table: Table) -> None:
    pain = table.made.cards[0]
    x = table.middle(table.made.touchpoints[3])[0]
    table.drag(table.middle(pain), (x, table.middle(pain)[1]))
    card = table.document.find(pain, Card)
    assert card is not None
    assert card.home == table.made.touchpoints[3]
    assert table.labels == ["Move card"]


def test_a_card_dropped_on_a_stage_header_belongs_to_the_whole_stage(table: Table) -> None:
    pain = table.made.cards[0]
    table.drag(table.middle(pain), table.middle(table.made.stages[1]))
    card = table.document.find(pain, Card)
    assert card is not None
    assert card.home == table.made.stages[1]
    assert "For all of Visit · Ctrl: copy" in table.said


def test_cards_change_their_order_within_a_cell(table: Table, engine: TextEngine) -> None:
    home = table.made.touchpoints[1]
    second = add_card(table.document, "pain", home, "And again the next day")
    first = table.made.cards[0]
    x, y = table.middle(first)
    table.drag(table.middle(second), (x, y - 15))
    pains = [c.id for c in table.document.cards(home) if c.kind == "pain"]
    assert pains == [second, first]


def test_a_refused_drop_says_why_and_changes_nothing(table: Table) -> None:
    pain = table.made.cards[0]
    away = (-300.0, table.middle(pain)[1])
    table.pull(table.middle(pain), away)
    assert table.desk.preview.cursor == "refused"
    table.hand.release(Pointer(*away))
    assert table.said[-1] == NOT_HERE
    assert table.done == []
    assert table.desk.preview == NOTHING


def test_escape_during_a_drag_costs_nothing(table: Table) -> None:
    x, y = table.middle(table.made.touchpoints[4])
    table.pull(table.middle(table.made.touchpoints[0]), (x, y))
    assert table.keys.press("escape")
    table.hand.release(Pointer(x, y))
    assert table.done == []
    assert table.desk.preview == NOTHING


def test_an_annotation_moves_freely_in_whole_units(table: Table) -> None:
    note = next(a for a in table.document.nodes(Annotation) if a.kind == "sticky")
    x, y = table.middle(note.id)
    table.drag((x, y), (x + 33.3, y - 21.7), ctrl=True)
    moved = table.document.find(note.id, Annotation)
    assert moved is not None
    assert (moved.dx, moved.dy) == (note.dx + 33, note.dy - 22)
    assert moved.anchor == note.anchor


def test_an_annotation_taken_to_another_stage_hangs_there(table: Table) -> None:
    note = next(a for a in table.document.nodes(Annotation) if a.kind == "sticky")
    before = table.picture.placed(note.id)
    assert before is not None
    way = table.middle(table.made.touchpoints[4])[0] - before.bounds.centre[0]
    x, y = before.bounds.centre
    table.drag((x, y), (x + way, y), ctrl=True)
    moved, after = table.document.find(note.id, Annotation), table.picture.placed(note.id)
    assert moved is not None
    assert after is not None
    assert moved.anchor == table.made.touchpoints[4]
    assert after.bounds.x == pytest.approx(before.bounds.x + way, abs=1)
    assert after.bounds.y == pytest.approx(before.bounds.y, abs=1)


def test_annotations_snap_to_each_others_edges_and_ctrl_lets_them_free(table: Table) -> None:
    from cxstudio.edits.annotations import add_annotation

    note = next(a for a in table.document.nodes(Annotation) if a.kind == "sticky")
    other = add_annotation(table.document, "sticky", table.made.touchpoints[4], 0, 200, "Beside")
    target, own = table.picture.placed(other), table.picture.placed(note.id)
    assert target is not None
    assert own is not None
    x, y = own.bounds.centre
    way = target.bounds.y - own.bounds.y + 4
    table.pull((x, y), (x, y + way))
    assert table.desk.preview.guides
    table.hand.release(Pointer(x, y + way))
    snapped = table.picture.placed(note.id)
    assert snapped is not None
    assert snapped.bounds.y == pytest.approx(target.bounds.y, abs=1)


# Spanning


def test_a_card_spans_by_its_trailing_edge(table: Table) -> None:
    pain = table.made.cards[0]
    table.desk.select([pain])
    x = table.middle(table.made.touchpoints[2])[0]
    start = table.edge(pain, "right")
    table.drag(start, (x, start[1]))
    card = table.document.find(pain, Card)
    assert card is not None
    assert card.until == table.made.touchpoints[2]
    assert table.labels == ["Span card"]
    back = table.edge(pain, "right")
    table.drag(back, (table.middle(table.made.touchpoints[1])[0], back[1]))
    card = table.document.find(pain, Card)
    assert card is not None
    assert card.until == ""


def test_beyond_its_stage_a_card_spans_to_the_last_touchpoint_of_it(table: Table) -> None:
    pain = table.made.cards[0]
    table.desk.select([pain])
    start = table.edge(pain, "right")
    end = (table.middle(table.made.touchpoints[4])[0], start[1])
    table.pull(start, end)
    assert table.desk.preview.cursor == "span"
    assert table.said[-1] == "Reaches to Letter"
    table.hand.release(Pointer(*end))
    card = table.document.find(pain, Card)
    assert card is not None
    assert card.until == table.made.touchpoints[2]


def test_before_its_stage_a_card_shrinks_to_its_own_touchpoint(table: Table) -> None:
    first, last = table.made.touchpoints[3:]
    wide = add_card(table.document, "pain", first, "Wide", until=last)
    table.desk.select([wide])
    start = table.edge(wide, "right")
    table.drag(start, (table.middle(table.made.touchpoints[0])[0], start[1]))
    card = table.document.find(wide, Card)
    assert card is not None
    assert card.until == ""


def test_a_card_that_spans_is_led_by_its_first_touchpoint(table: Table) -> None:
    wide = table.made.cards[1]
    x, y = table.edge(wide, "right")
    step = table.middle(table.made.touchpoints[1])[0] - table.middle(table.made.touchpoints[0])[0]
    table.desk.select([])
    table.drag((x - 30, y), (x - 30 + step, y))
    card = table.document.find(wide, Card)
    assert card is not None
    assert card.home == table.made.touchpoints[1]
    assert card.until == table.made.touchpoints[2]


def test_a_card_of_a_whole_stage_stays_one_until_it_is_dropped_on_a_touchpoint(table: Table) -> None:
    gain = table.made.cards[4]
    x, y = table.edge(gain, "left")
    table.pull((x + 20, y), (table.middle(table.made.touchpoints[1])[0], y))
    bar = table.desk.preview.bar
    column = table.picture.placed(table.made.stages[0])
    assert bar is not None
    assert column is not None
    assert bar.width > column.bounds.width / 2
    table.hand.release(Pointer(table.middle(table.made.touchpoints[1])[0], y))
    card = table.document.find(gain, Card)
    assert card is not None
    assert card.home == table.made.stages[0]
    table.drag(table.edge(gain, "left"), table.middle(table.made.touchpoints[4]))
    card = table.document.find(gain, Card)
    assert card is not None
    assert card.home == table.made.touchpoints[4]


# Lanes


def test_a_lane_moves_by_its_header(table: Table) -> None:
    grid = table.picture.grid
    keys = [row.key for row in grid.rows]
    moved, above = grid.rows[-1], grid.rows[1]
    start = (grid.lead / 2, moved.top + moved.height / 2)
    end = (grid.lead / 2, above.top + 3)
    table.pull(start, end)
    assert table.desk.preview.bar is not None
    assert table.said[-1] == "Above Customer does"
    table.hand.release(Pointer(*end))
    assert [row.key for row in table.picture.grid.rows] == [keys[0], keys[-1], *keys[1:-1]]
    assert table.labels == ["Move lane"]


def test_a_lane_moves_above_one_by_the_name_somebody_gave_it(table: Table) -> None:
    grid = table.picture.grid
    rename_lane(table.document, table.desk.journey, grid.rows[1].key, "Troubles")
    moved, above = grid.rows[-1], grid.rows[1]
    table.pull((grid.lead / 2, moved.top + moved.height / 2), (grid.lead / 2, above.top + 3))
    assert table.said[-1] == "Above Troubles"


def test_a_lane_let_go_at_its_own_place_stays(table: Table) -> None:
    row = table.picture.grid.rows[2]
    x = table.picture.grid.lead / 2
    table.drag((x, row.top + 5), (x, row.bottom - 5))
    assert table.done == []


# Several at once, and what is locked


def test_several_stages_are_dragged_together(table: Table) -> None:
    third = add_stage(table.document, table.made.journey, "After")
    book, visit = table.made.stages
    table.desk.select([visit, book])
    start = table.middle(visit)
    table.drag(start, (table.middle(third)[0] + 200, start[1]))
    assert table.stages() == [third, book, visit]
    assert table.labels[-1] == "Move 2 stages"


def test_several_notes_keep_their_places_to_each_other(table: Table) -> None:
    document, anchor = table.document, table.made.touchpoints[0]
    notes = [add_annotation(document, "sticky", anchor, 300 + 200 * i, -200) for i in range(2)]
    told = len(table.labels)
    table.desk.select(notes)
    x, y = table.middle(notes[0])
    table.drag((x, y), (x + 30, y - 40), ctrl=True)
    offsets = [(n.dx, n.dy) for n in map(document.node, notes) if isinstance(n, Annotation)]
    assert offsets == [(330, -240), (530, -240)]
    assert table.labels[told:] == ["Move 2 notes"]


def test_a_mixed_selection_is_refused_in_words(table: Table) -> None:
    card, touchpoint = table.made.cards[0], table.made.touchpoints[3]
    table.desk.select([touchpoint, card])
    table.drag(table.middle(card), table.middle(table.made.touchpoints[4]))
    assert "one sort at a time" in table.said[-1]
    assert table.labels == []


def test_a_touchpoint_takes_its_selected_cards_along(table: Table) -> None:
    touchpoint, card = table.made.touchpoints[0], table.made.cards[2]
    table.desk.select([touchpoint, card])
    table.drag(
        table.middle(card), (table.middle(table.made.touchpoints[4])[0] + 20, table.middle(touchpoint)[1])
    )
    assert table.touchpoints(table.made.stages[1])[-1] == touchpoint
    assert table.labels == ["Move touchpoint"]


def test_nothing_lands_above_the_map(table: Table) -> None:
    card = table.made.cards[0]
    x, _y = table.middle(table.made.touchpoints[4])
    table.pull(table.middle(card), (x, table.picture.grid.bounds.y - 30))
    assert table.desk.preview.cursor == "refused"
    table.hand.release(Pointer(x, table.picture.grid.bounds.y - 30))
    assert table.labels == []
    assert table.said[-1] == "A card belongs to a touchpoint or a stage"


def test_a_locked_structure_refuses_a_drag_at_once_and_says_how_to_unlock(table: Table) -> None:
    lock_structure(table.document, True)
    told = len(table.labels)
    for grabbed, what in ((table.made.touchpoints[0], "touchpoints"), (table.made.stages[1], "stages")):
        x, y = table.middle(grabbed)
        table.pull((x, y), (x + 300, y))
        assert table.desk.preview.cursor == "refused"
        assert table.said[-1] == f"The structure is locked. Unlock it in the Edit menu to move {what}."
        table.hand.cancel()
    for kind in ("stage", "touchpoint"):
        table.hand.arm(kind)
        table.hand.move(Pointer(*table.middle(table.made.touchpoints[0])))
        assert table.desk.preview.cursor == "refused"
        table.hand.cancel()
    lane = table.picture.grid.rows[1]
    table.drag((20.0, lane.top + 10), (20.0, lane.bottom + 80))
    assert table.said[-1].endswith("to move lanes.")
    assert table.labels[told:] == []
