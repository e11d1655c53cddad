"""After Delete only something in view is selected; what undo brings back is selected and in view."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from cxstudio.canvas.gone_and_back import delete_selection
from cxstudio.edits.cards import add_card
from tests.canvas.robots import Canvas, Table


def test_after_a_card_the_next_of_its_cell_is_selected_then_its_touchpoint(table: Table) -> None:
    first = table.made.cards[0]
    home = table.made.touchpoints[1]
    second = add_card(table.document, "pain", home, "And again the next day")
    table.desk.select([first])
    delete_selection(table.desk, lambda _id: True)
    assert table.selected == [second]
    delete_selection(table.desk, lambda _id: True)
    assert table.selected == [home]


def test_what_is_out_of_view_is_not_selected_after_delete(table: Table) -> None:
    middle, stage = table.made.touchpoints[1], table.made.stages[0]
    table.desk.select([middle])
    delete_selection(table.desk, lambda id: id == stage)
    assert table.selected == [stage]
    delete_selection(table.desk, lambda _id: False)
    assert table.selected == []
    assert not delete_selection(table.desk, lambda _id: True)


def test_after_an_arrow_the_touchpoint_it_began_at_is_selected(table: Table) -> None:
    link = table.document.links("next")[0]
    table.desk.select([link.id])
    delete_selection(table.desk, lambda _id: True)
    assert table.selected == [link.source]


def test_undo_selects_what_came_back_and_shows_it(canvas: Canvas) -> None:
    view, stage = canvas.view, canvas.made.stages[0]
    view.select([canvas.made.cards[0]])
    view.delete_selection()
    view.select([stage])
    view.delete_selection()
    view.sight.zoom_at(3.0, 0, 0)
    view.pan_by(4000, 4000)
    canvas.document.undo()
    assert view.selection == [stage]
    placed = view.picture.placed(stage)
    assert placed is not None
    assert view.camera.seen.meets(placed.bounds)
    canvas.document.undo()
    assert view.selection == [canvas.made.cards[0]]


def test_under_a_pinned_header_nothing_counts_as_seen(canvas: Canvas) -> None:
    view, card = canvas.view, canvas.made.touchpoints[0]
    view.zoom_to(2.0)
    spot = canvas.middle(card)
    view.pan_by(spot.x() - 600, spot.y() - 400)
    others = [canvas.made.touchpoints[1]]
    view.select([card])
    way = canvas.middle(others[0]) - QPointF(60, 0)  # the neighbours go under the lane headers
    view.pan_by(way.x(), 0)
    view.delete_selection()
    assert others[0] not in view.selection


def test_undoing_a_change_leaves_the_selection_alone(canvas: Canvas) -> None:
    a, b = canvas.made.touchpoints[:2]
    canvas.view.select([a])
    canvas.view.edit(a)
    canvas.type("Anew")
    canvas.view.flush()
    canvas.view.select([b])
    canvas.document.undo()
    assert canvas.view.selection == [b]


def test_undo_that_takes_the_selection_away_leads_back_to_what_was_selected_before(canvas: Canvas) -> None:
    view, home = canvas.view, canvas.made.touchpoints[1]
    view.select([home])
    view.select([add_card(canvas.document, "pain", home, "Nobody answers")])
    canvas.document.undo()
    assert view.selection == [home]
