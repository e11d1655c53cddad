"""The plan view: written, sorted, weighed and followed by mouse and keyboard; table, matrix and details agree."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cxstudio.app.scale import text_scale
from cxstudio.app.views.plan_timeline import TimelineRows
from cxstudio.edits.fields import set_field
from cxstudio.edits.groups import group_cards
from cxstudio.edits.plan import add_action
from cxstudio.edits.sessions import add_journey
from cxstudio.insight.plan import day_of, today
from cxstudio.model.plans import Action, Attendee, Decision, Goal
from tests.app.conftest import Opened
from tests.app.hands import NO_KEYS, click, press, type_into
from tests.app.views.conftest import Plan
from tests.makers import empty_map

Key = Qt.Key


def test_an_empty_plan_is_begun_by_typing(plan: Plan) -> None:
    plan.settle(plan.body.line.field.hasFocus)
    plan.enter("Ring back")
    plan.enter("More chairs")
    assert [action.title for action in plan.document.nodes(Action)] == ["Ring back", "More chairs"]
    assert plan.body.line.field.text() == ""
    assert plan.body.line.field.hasFocus()
    plan.settle(lambda: plan.frame.count.text() == "2 actions")
    assert plan.frame.inspector.ids == (plan.action(1).id,)


def test_cells_are_written_where_they_stand(filled: Plan) -> None:
    filled.write(0, "title", "Ring back at once")
    filled.write(0, "owned_by", "Ann")
    filled.write(0, "due", "12.12.2031")
    action = filled.action()
    assert action.title == "Ring back at once"
    assert [person.name for person in filled.document.nodes(Attendee)] == ["Clinic desk", "Ann"]
    assert action.owned_by == filled.document.nodes(Attendee)[1].id
    assert action.due == "2031-12-12"
    table = filled.body.table
    assert table.rows.index(0, 2).data() == "Fri 12 Dec 2031"


def test_a_day_nobody_can_read_stays_to_be_mended(filled: Plan) -> None:
    before = filled.action().due
    filled.write(0, "due", "11/12")
    filled.settle(lambda: filled.editor() is not None)
    editor = filled.editor()
    assert editor is not None
    assert editor.text() == "11/12"
    assert filled.action().due == before
    assert editor.property("wrong") == "true"
    editor.selectAll()
    type_into(editor, "2031-12-11")
    press(editor, Key.Key_Return)
    filled.settle(lambda: filled.action().due == "2031-12-11")


def test_keys_step_the_status_delete_and_reorder(filled: Plan) -> None:
    table = filled.body.table
    table.setFocus()
    table.select([filled.action().id])
    press(table, Key.Key_S)
    assert filled.action().status == "started"
    press(table, Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert filled.action().status == "next"
    first = filled.action().id
    press(table, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [a.id for a in filled.document.nodes(Action)][1] == first
    filled.settle(lambda: table.rows.ids[1] == first)
    assert table.selected_ids() == [first]
    press(table, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert filled.action().id == first
    filled.settle(lambda: table.rows.ids[0] == first)
    press(table, Key.Key_Delete)
    assert filled.document.get(first) is None
    filled.settle(lambda: len(table.rows.ids) == 2)
    filled.window.undo()
    filled.settle(lambda: len(table.rows.ids) == 3)


def test_one_selection_is_shared_by_table_matrix_and_details(filled: Plan) -> None:
    first, second = filled.action(0).id, filled.action(1).id
    place = filled.cell(0, "status")
    QTest.mouseClick(filled.body.table.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, place)
    assert filled.body.matrix.picture.chosen == (first,)
    assert filled.frame.inspector.ids == (first,)
    assert filled.body.card.isVisible()
    click(filled.body.matrix, filled.body.matrix.spot(second).toPoint())
    assert filled.body.table.selected_ids() == [second]
    assert filled.frame.inspector.ids == (second,)


def test_a_bubble_is_dragged_and_a_waiting_one_placed(filled: Plan) -> None:
    matrix, third = filled.body.matrix, filled.action(2).id
    start, end = matrix.spot(third).toPoint(), matrix.point(4.5, 1.5).toPoint()
    QTest.mousePress(matrix, Qt.MouseButton.LeftButton, NO_KEYS, start)
    QTest.mouseMove(matrix, (start + end) / 2)
    QTest.mouseMove(matrix, end)
    QTest.mouseRelease(matrix, Qt.MouseButton.LeftButton, NO_KEYS, end)
    assert (filled.action(2).impact, filled.action(2).effort) == (4.5, 1.5)
    assert filled.document.undo_label == "Move in the matrix"
    press(matrix, Key.Key_Delete)
    assert filled.action(2).impact is None


def test_a_drag_that_is_given_up_changes_nothing(filled: Plan) -> None:
    matrix, first = filled.body.matrix, filled.action(0).id
    start = matrix.spot(first).toPoint()
    before = filled.action()
    QTest.mousePress(matrix, Qt.MouseButton.LeftButton, NO_KEYS, start)
    QTest.mouseMove(matrix, start + QPoint(60, 60))
    press(matrix, Key.Key_Escape)
    QTest.mouseRelease(matrix, Qt.MouseButton.LeftButton, NO_KEYS, start + QPoint(60, 60))
    assert filled.action() == before


def test_arrow_keys_nudge_by_half_a_step_and_a_run_is_one_step_to_undo(filled: Plan) -> None:
    matrix = filled.body.matrix
    matrix.setFocus()
    filled.settle(matrix.hasFocus)
    type_into(matrix, "1")
    assert matrix.picture.chosen == (filled.action().id,)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Up):
        press(matrix, key)
    assert (filled.action().impact, filled.action().effort) == (4.5, 3.0)
    filled.window.undo()
    assert (filled.action().impact, filled.action().effort) == (4.0, 2.0)
    press(matrix, Key.Key_PageDown)
    assert matrix.picture.chosen == (filled.action(1).id,)


def test_in_a_window_from_right_to_left_an_arrow_moves_as_it_points(filled: Plan) -> None:
    set_field(filled.document, ["session"], "direction", "rtl")
    matrix, first = filled.body.matrix, filled.action().id
    filled.settle(lambda: matrix.picture.wording.rtl)
    matrix.setFocus()
    filled.body.choose([first])
    before = matrix.spot(first).x()
    press(matrix, Key.Key_Right)
    assert filled.action().effort == 1.5
    assert matrix.spot(first).x() > before


def test_a_column_sorts_up_down_and_back_to_the_plan(filled: Plan) -> None:
    table = filled.body.table
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(0) + 60, header.height() // 2)
    orders = []
    for _press in range(3):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, place)
        orders.append([str(table.rows.index(row, 0).data()) for row in range(3)])
    titles = ["More chairs", "Name the entrance", "Ring back"]
    assert orders == [titles, titles[::-1], ["Ring back", "Name the entrance", "More chairs"]]


def test_what_is_missing_is_counted_and_leads_to_it(filled: Plan, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "overdue" in {gap.kind for gap in filled.body._gaps})
    filled.body.gaps.chosen.emit("overdue")
    assert filled.body.table.rows.ids == [filled.action().id]
    filled.body.gaps.chosen.emit("")
    assert len(filled.body.table.rows.ids) == 3
    filled.body.gaps.chosen.emit("unproven")
    assert filled.window.views.name == "map"
    assert filled.window.canvas.selection == [filled.opened.made.touchpoints[0]]


def test_the_card_says_what_an_action_answers_and_leads_to_the_map(filled: Plan) -> None:
    filled.body.choose([filled.action().id])
    assert "Answers 1 pain point." in filled.body.card._says.text()
    assert "1.1 Web page" in filled.body.card._says.text()
    filled.body.card._map.click()
    assert filled.window.views.name == "map"
    assert filled.window.canvas.selection == [filled.opened.made.cards[1]]


def test_goals_decisions_people_and_groups_have_lists(filled: Plan) -> None:
    made = filled.opened.made
    group_cards(filled.document, made.cards[:2], "Waiting")
    for name, words, kind in (
        ("goals", "Nobody waits", Goal),
        ("decisions", "We start today", Decision),
        ("people", "Ann", Attendee),
    ):
        filled.body.lists.chosen.emit(name)
        filled.enter(words)
        assert filled.document.nodes(kind)
    assert filled.document.nodes(Decision)[0].date == today().isoformat()
    filled.body.lists.chosen.emit("groups")
    assert [filled.body.table.rows.index(0, place).data() for place in (0, 1)] == ["Waiting", "2"]
    assert not filled.body.line.isVisible()
    filled.body.lists.chosen.emit("ideas")
    assert len(filled.body.table.rows.ids) == 2
    assert not filled.body.line.isVisible()


def test_opportunities_are_sorted_by_their_score_and_bad_values_refused(filled: Plan) -> None:
    made = filled.opened.made
    filled.body.lists.chosen.emit("ideas")
    assert filled.body.table.rows.ids[0] == made.cards[1]
    filled.write(1, "importance", "9")
    filled.write(1, "satisfaction", "3")
    filled.settle(lambda: filled.body.table.rows.ids[0] == made.cards[6])
    names = [column.name for column in filled.body.table.rows.list.columns]
    assert filled.body.table.rows.index(0, names.index("score")).data() == "15  Solid opportunity"
    filled.write(0, "importance", "11")
    assert getattr(filled.document.node(made.cards[6]), "importance", None) == 9.0
    filled.write(0, "importance", "many")
    assert getattr(filled.document.node(made.cards[6]), "importance", None) == 9.0


def test_the_timeline_shows_every_action_and_shares_the_selection(filled: Plan) -> None:
    filled.body.bar.buttons["timeline"].click()
    line = filled.body.timeline.rows
    assert [one.id for one in line.picture.rows][-1] == filled.action(2).id
    top, bottom = line.row_box(filled.action().id)
    click(line, QPoint(80, (top + bottom) // 2))
    assert filled.body.selection == [filled.action().id]
    press(line, Key.Key_Down)
    assert filled.body.selection != [filled.action().id]
    filled.body.bar.buttons["table"].click()
    assert filled.body.table.isVisible()


def test_in_a_narrow_window_the_matrix_is_a_look_of_its_own(
    open_window: Callable[..., Opened], qtbot: QtBot
) -> None:
    plan = Plan(open_window(size=(960, 600)), qtbot)
    add_action(plan.document, "Ring back")
    assert not plan.body.matrix.isVisible()
    plan.body.bar.buttons["matrix"].click()
    assert plan.body.matrix.isVisible()
    assert not plan.body.table.isVisible()
    plan.body.bar.buttons["table"].click()
    assert plan.body.table.isVisible()


def test_the_actions_leave_as_text_and_as_a_calendar(filled: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.body.bar.copied.emit()
    assert "1. Ring back" in QGuiApplication.clipboard().text()
    target = filled.opened.path.with_name("plan.ics")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target.with_suffix("")), ""))
    filled.body.bar.exported.emit(".ics")
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_the_menu_sorts_by_keyboard(filled: Plan) -> None:
    filled.body.bar.menu.popup(QPoint(0, 0))
    words = [action.text() for action in filled.body.bar.menu.actions()]
    assert words[:3] == ["Copy the actions as text", "Save as text for an e-mail…", "Save as calendar…"]
    order = filled.body.bar.menu.actions()[3].menu()
    assert isinstance(order, QMenu)
    titles = ["Order of the plan", "Action", "Owner", "Due", "Status"]
    assert [action.text() for action in order.actions()] == titles
    filled.body.bar.menu.close()


def test_a_screen_reader_hears_what_a_cell_says(filled: Plan) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    rows = filled.body.table.rows
    assert rows.index(0, 0).data(role) == "1. Ring back"
    assert str(rows.index(0, 2).data(role)).endswith(", overdue")
    assert rows.index(2, 1).data(role) == "Owner: No owner"


def test_one_key_goes_on_from_opportunity_to_action_to_goal(filled: Plan) -> None:
    filled.body.lists.chosen.emit("ideas")
    table = filled.body.table
    table.select([filled.opened.made.cards[6]])
    press(table, Key.Key_A)
    assert filled.action(3).title == "A board with the delay"
    filled.settle(lambda: table.selected_ids() == [filled.action(3).id])
    press(table, Key.Key_G)
    assert filled.document.nodes(Goal)[0].title == "A board with the delay"


def test_the_first_row_is_chosen_and_shown_beside(filled: Plan) -> None:
    filled.settle(lambda: filled.body.selection == [filled.action().id])
    assert filled.frame.inspector.ids == (filled.action().id,)
    assert filled.body.card.isVisible()
    filled.body.lists.setCurrentIndex(1)
    filled.settle(lambda: filled.body.selection == filled.body.table.rows.ids[:1])


def test_the_matrix_shows_the_numbers_of_the_table(filled: Plan) -> None:
    document, cards = filled.document, filled.opened.made.cards
    for id, importance in ((cards[1], 3.0), (cards[6], 9.0)):
        set_field(document, [id], "importance", importance)
        set_field(document, [id], "satisfaction", 2.0)
    filled.body.lists.setCurrentIndex(1)
    filled.settle(lambda: filled.body.table.rows.ids == [cards[6], cards[1]])
    numbers = {item.id: item.number for item in filled.body.matrix.picture.items}
    assert numbers == filled.body.table.rows.numbers == {cards[6]: 1, cards[1]: 2}


def test_the_status_counts_and_warns_until_something_is_said(filled: Plan) -> None:
    status = filled.frame.status
    filled.settle(lambda: status.counts.text() == "3 actions     1 done")
    filled.settle(status.warning.isVisible)
    assert status.warning.text() == "1 action overdue"
    filled.frame.say("Done")
    assert not status.warning.isVisible()
    filled.body.table.selectAll()
    filled.settle(lambda: status.selected.text() == "3 selected")


def test_where_there_is_nothing_yet_nothing_is_praised(
    open_window: Callable[..., Opened], qtbot: QtBot
) -> None:
    plan = Plan(open_window(empty_map), qtbot)
    gaps = plan.body.gaps
    plan.settle(lambda: not [x for x in gaps.findChildren(QWidget) if x.isVisible()])
    add_action(plan.document, "Ring back")
    plan.settle(lambda: [x.text() for x in gaps.findChildren(QPushButton) if x.isVisible()] != [])


def test_several_lines_are_several_actions_in_one_step(plan: Plan) -> None:
    plan.body.line.field.insert("- Ring back\n- More chairs\n\n3. Name the\tentrance\n")
    press(plan.body.line.field, Key.Key_Return)
    assert [x.title for x in plan.document.nodes(Action)] == ["Ring back", "More chairs", "Name the entrance"]
    assert plan.frame.toast.text() == "3 actions added"
    plan.window.undo()
    assert not plan.document.nodes(Action)


def test_the_counts_of_another_journey_are_gone_at_once(plan: Plan) -> None:
    add_action(plan.document, "Ring back")
    gaps = plan.body.gaps
    plan.settle(lambda: "undated" in [x.property("gap") for x in gaps.findChildren(QPushButton)])
    plan.window.show_journey(add_journey(plan.document))
    for button in [x for x in gaps.findChildren(QPushButton) if x.isVisible()]:
        button.click()
    plan.settle(lambda: "undated" in [x.property("gap") for x in gaps.findChildren(QPushButton)])


def on_line(line: TimelineRows, id: str, day: date) -> QPoint:
    """Where a day lies in the row of a thing, in pixels."""
    top, bottom = line.row_box(id)
    scale = text_scale()
    return QPoint(round(line.picture.frame.point(line.picture.place(day), 0)[0] * scale), (top + bottom) // 2)


def test_a_sign_of_the_timeline_is_dragged_to_another_day(filled: Plan) -> None:
    document, action = filled.document, filled.action(0)
    set_field(document, [action.id], "due", (today() + timedelta(days=10)).isoformat())
    filled.body.bar.buttons["timeline"].click()
    line = filled.body.timeline.rows
    filled.settle(lambda: any(one.id == action.id and one.due for one in line.picture.rows))
    wanted = today() + timedelta(days=20)
    start, end = on_line(line, action.id, today() + timedelta(days=10)), on_line(line, action.id, wanted)

    def drag() -> None:
        QTest.mousePress(line, Qt.MouseButton.LeftButton, NO_KEYS, start)
        QTest.mouseMove(line, (start + end) / 2)
        QTest.mouseMove(line, end)

    drag()
    held = line.picture.held
    press(line, Key.Key_Escape)
    assert (held, line.picture.held) == ((action.id, wanted), None)
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, NO_KEYS, end)
    assert filled.action(0).due == (today() + timedelta(days=10)).isoformat()
    drag()
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, NO_KEYS, end)
    assert filled.action(0).due == wanted.isoformat()
    document.undo()
    assert filled.action(0).due == (today() + timedelta(days=10)).isoformat()


def test_arrow_keys_put_an_action_to_another_day_in_one_step(filled: Plan) -> None:
    action = filled.action(0)
    before = action.due
    filled.body.bar.buttons["timeline"].click()
    line = filled.body.timeline.rows
    press(line, Key.Key_Home)
    id = line._selection[-1]
    start = filled.document.get(id)
    assert isinstance(start, Action)
    press(line, Key.Key_Right)
    press(line, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(line, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    moved = filled.document.get(id)
    assert isinstance(moved, Action)
    assert moved.due == ((day_of(start.due) or today()) + timedelta(days=7)).isoformat()
    filled.document.undo()
    assert filled.document.get(id) == start
    assert filled.action(0).due == before
