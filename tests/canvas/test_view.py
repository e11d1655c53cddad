"""The canvas through real mouse and key events: gestures, looking around, keys, the palette."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QNativeGestureEvent, QPointingDevice
from pytestqt.qtbot import QtBot

from cxstudio.canvas.preview import NOTHING
from cxstudio.canvas.tools.connecting import ports
from cxstudio.edits.stages import add_stage
from cxstudio.model.records import Annotation, Card, Journey, Touchpoint, emotion_id
from cxstudio.model.rules import why_not_home
from tests.canvas.robots import Canvas

NOT_HERE = why_not_home("pain", Journey(id="journey"))

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


# Gestures


def test_a_touchpoint_is_dragged_to_another_stage(canvas: Canvas) -> None:
    moved, target = canvas.made.touchpoints[0], canvas.made.touchpoints[4]
    canvas.drag(canvas.middle(moved), canvas.middle(target) + QPointF(20, 0))
    assert [t.id for t in canvas.document.touchpoints(canvas.made.stages[1])][-1] == moved
    assert canvas.view.selection == [moved]
    assert canvas.document.undo_label == "Move touchpoint"


def test_a_stage_is_dragged_by_its_header(canvas: Canvas) -> None:
    book, visit = canvas.made.stages
    start = canvas.middle(visit)
    canvas.drag(start, QPointF(canvas.middle(canvas.made.touchpoints[0]).x() - 40, start.y()))
    assert [s.id for s in canvas.document.stages(canvas.made.journey)] == [visit, book]


def test_a_refused_drop_says_why_and_changes_nothing(canvas: Canvas) -> None:
    before = canvas.document.undo_label
    canvas.drag(canvas.middle(canvas.made.cards[0]), QPointF(5, 300))
    assert canvas.said[-1] == NOT_HERE
    assert canvas.document.undo_label == before


def test_escape_gives_a_drag_up(canvas: Canvas) -> None:
    before = canvas.document.undo_label
    end = canvas.middle(canvas.made.touchpoints[4])
    canvas.pull(canvas.middle(canvas.made.touchpoints[0]), end)
    assert canvas.view.desk.preview.lifted is not None
    assert canvas.view.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    canvas.key(Qt.Key.Key_Escape)
    canvas.mouse(QEvent.Type.MouseButtonRelease, end, buttons=Qt.MouseButton.NoButton)
    assert canvas.document.undo_label == before
    assert canvas.view.desk.preview.lifted is None


def test_a_drag_paints_over_the_map_without_painting_the_map_anew(canvas: Canvas) -> None:
    canvas.view.drain()
    canvas.pull(canvas.middle(canvas.made.cards[0]), canvas.middle(canvas.made.touchpoints[3]))
    assert canvas.view.sheet.clean
    assert not canvas.view.grab().isNull()


def test_a_link_is_drawn_from_a_port(canvas: Canvas) -> None:
    source, target = canvas.made.touchpoints[2], canvas.made.touchpoints[3]
    canvas.click(canvas.middle(source))
    canvas.drag(canvas.spot(ports(canvas.view.desk)[1]), canvas.middle(target))
    assert [(k.source, k.target) for k in canvas.document.links("next")][-1] == (source, target)


def test_an_emotion_point_is_dragged(canvas: Canvas) -> None:
    register = emotion_id(canvas.made.touchpoints[0], canvas.made.personas[0])
    start = canvas.middle(register)
    canvas.drag(start, QPointF(start.x(), canvas.spot((0, canvas.view.picture.emotion_y(-1.5))).y()))
    emotion = canvas.document.emotion(canvas.made.touchpoints[0], canvas.made.personas[0])
    assert emotion is not None
    assert emotion.mean == -1.5


def test_two_hundred_drags_there_and_back_leave_the_map_as_it_was(canvas: Canvas) -> None:
    first = [t.id for t in canvas.document.touchpoints(canvas.made.stages[0])]
    moved = first[0]
    for _ in range(100):
        canvas.drag(canvas.middle(moved), canvas.middle(first[1]) + QPointF(20, 0))
        canvas.drag(canvas.middle(moved), canvas.middle(first[1]) - QPointF(20, 0))
    assert [t.id for t in canvas.document.touchpoints(canvas.made.stages[0])] == first


# Looking around


def test_the_wheel_scrolls_and_with_ctrl_zooms_at_the_pointer(canvas: Canvas) -> None:
    view, at = canvas.view, QPointF(400, 300)
    top = view.camera.top
    canvas.wheel(at, 120)
    assert view.camera.top > top
    before = view.camera.to_map(at.x(), at.y())
    with_signal: list[float] = []
    view.zoom_changed.connect(with_signal.append)
    canvas.wheel(at, -120, CTRL)
    assert view.zoom > 1.0
    assert with_signal == [view.zoom]
    after = view.camera.to_map(at.x(), at.y())
    assert abs(after[0] - before[0]) * view.zoom <= 0.6
    assert abs(after[1] - before[1]) * view.zoom <= 0.6


@pytest.mark.parametrize("way", ["space", "middle"])
def test_dragging_with_space_or_the_middle_button_pans(canvas: Canvas, way: str) -> None:
    view = canvas.view
    before = (view.camera.left, view.camera.top)
    start = canvas.middle(canvas.made.touchpoints[0])
    if way == "space":
        canvas.view.pointing.hold_space(True)
        assert view.cursor().shape() == Qt.CursorShape.OpenHandCursor
        canvas.drag(start, start + QPointF(-60, -25))
        canvas.view.pointing.hold_space(False)
    else:
        canvas.drag(start, start + QPointF(-60, -25), Qt.MouseButton.MiddleButton)
    assert (view.camera.left - before[0], view.camera.top - before[1]) == (60, 25)
    assert view.selection == []


def test_the_map_cannot_be_lost(canvas: Canvas) -> None:
    canvas.view.pan_by(1e7, -1e7)
    seen = canvas.view.camera.seen
    assert seen.meets(canvas.view.picture.bounds)
    canvas.view.fit()
    bounds = canvas.view.picture.bounds
    assert canvas.view.camera.seen.contains(*bounds.centre)


def test_headers_stay_in_sight_and_can_be_used_there(canvas: Canvas) -> None:
    view, stage = canvas.view, canvas.made.stages[1]
    view.zoom_to(2.0)
    placed = view.picture.placed(stage)
    assert placed is not None
    x = canvas.spot(placed.bounds.centre).x()
    view.pan_by(x - 600, canvas.spot((0, 300)).y())
    assert view.camera.seen.y > placed.bounds.bottom
    view.drain()
    canvas.click(QPointF(canvas.spot(placed.bounds.centre).x(), 40))
    assert view.selection == [stage]


def test_selecting_from_elsewhere_brings_the_thing_into_view(canvas: Canvas) -> None:
    view = canvas.view
    view.sight.zoom_at(4.0, 0, 0)
    last = canvas.made.touchpoints[-1]
    view.select([last])
    placed = view.picture.placed(last)
    assert placed is not None
    assert view.camera.seen.meets(placed.bounds)


# Keys


def test_keys_work_through_the_widget(canvas: Canvas) -> None:
    canvas.click(canvas.middle(canvas.made.touchpoints[0]))
    canvas.key(Qt.Key.Key_Right)
    assert canvas.view.selection == [canvas.made.touchpoints[1]]
    canvas.key(Qt.Key.Key_Return)
    canvas.type("m1")
    canvas.key(Qt.Key.Key_Return)
    record = canvas.document.find(canvas.made.touchpoints[1], Touchpoint)
    assert record is not None
    assert record.title == "m1"
    canvas.key(Qt.Key.Key_Left)
    assert canvas.view.selection == [canvas.made.touchpoints[0]]


def test_tab_walks_the_map_before_it_leaves_it(canvas: Canvas) -> None:
    assert canvas.view.focusNextPrevChild(True)
    assert canvas.view.selection == [canvas.made.stages[0]]
    assert canvas.view.focusNextPrevChild(True)
    assert len(canvas.view.selection) == 1


# The palette


def test_a_thing_is_dragged_from_the_palette(canvas: Canvas) -> None:
    view = canvas.view
    tools: list[str] = []
    view.tool_changed.connect(tools.append)
    view.arm("pain")
    at = canvas.middle(canvas.made.touchpoints[3])
    spot = view.mapToGlobal(at).toPoint()
    assert not view.carrying.move(view.mapToGlobal(QPoint(-50, 10)))
    assert view.carrying.move(spot)
    assert view.desk.preview.fresh is not None
    assert view.carrying.end(spot)
    card = canvas.document.find(view.selection[0], Card)
    assert card is not None
    assert card.home == canvas.made.touchpoints[3]
    assert view.writing.node == card.id
    assert tools == ["pain", ""]


def test_a_drag_from_the_palette_that_ends_elsewhere_places_nothing(canvas: Canvas) -> None:
    view, before = canvas.view, canvas.document.undo_label
    view.arm("pain")
    assert not view.carrying.end(view.mapToGlobal(QPoint(-50, 10)))
    view.arm("pain")
    refused = view.mapToGlobal(QPoint(4, 400))
    assert not view.carrying.move(refused)
    assert not view.carrying.end(refused)
    assert canvas.said[-1] == NOT_HERE
    view.arm("pain")
    view.carrying.cancel()
    assert view.hand.armed == ""
    assert canvas.document.undo_label == before


def test_a_click_on_the_palette_arms_one_placement(empty_canvas: Canvas) -> None:
    view = empty_canvas.view
    view.arm("touchpoint")
    assert view.cursor().shape() == Qt.CursorShape.CrossCursor
    empty_canvas.click(QPointF(300, 300))
    (stage,) = empty_canvas.document.stages(empty_canvas.made.journey)
    (touchpoint,) = empty_canvas.document.touchpoints(stage.id)
    assert view.writing.node == touchpoint.id
    empty_canvas.type("First contact")
    empty_canvas.key(Qt.Key.Key_Return)
    assert empty_canvas.document.touchpoints(stage.id)[0].title == "First contact"


def test_a_menu_is_asked_for_what_is_under_the_pointer(canvas: Canvas) -> None:
    asked: list[tuple[list[str], QPoint]] = []
    canvas.view.menu_wanted.connect(lambda ids, at: asked.append((ids, at)))
    at = canvas.middle(canvas.made.cards[0]).toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, canvas.view.mapToGlobal(at))
    QCoreApplication.sendEvent(canvas.view, event)
    assert asked == [([canvas.made.cards[0]], canvas.view.mapToGlobal(at))]
    by_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QCoreApplication.sendEvent(canvas.view, by_key)
    assert asked[1][0] == [canvas.made.cards[0]]


def test_a_new_size_repeats_the_look_until_the_user_moves(canvas: Canvas) -> None:
    view = canvas.view
    view.fit()
    view.resize(600, 400)
    bounds = view.picture.bounds
    assert view.camera.seen.contains(bounds.x, bounds.y)
    assert view.camera.seen.contains(bounds.right - 1, bounds.bottom - 1)
    view.pan_by(30, 0)
    zoom = view.zoom
    view.resize(900, 700)
    assert view.zoom == zoom


def test_a_drag_at_the_edge_scrolls_the_map(canvas: Canvas, qtbot: QtBot) -> None:
    view = canvas.view
    view.sight.zoom_at(2.5, 0, 0)
    left = view.camera.left
    start = canvas.middle(canvas.made.touchpoints[0])
    end = QPointF(view.width() - 5, start.y())
    canvas.pull(start, end)
    qtbot.waitUntil(lambda: view.camera.left > left + 100, timeout=5000)
    lifted = view.desk.preview.lifted
    assert lifted is not None
    spot = canvas.spot((lifted.grip[0] + lifted.shift[0], lifted.grip[1] + lifted.shift[1]))
    assert abs(spot.x() - end.x()) <= 1
    canvas.key(Qt.Key.Key_Escape)


def test_a_pinch_zooms_at_its_middle(canvas: Canvas) -> None:
    view, at = canvas.view, QPointF(300, 250)
    zoom, before = view.zoom, view.camera.to_map(300, 250)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        view.mapToGlobal(at),
        0.25,
        QPointF(),
    )
    QCoreApplication.sendEvent(view, event)
    assert view.zoom == pytest.approx(zoom * 1.25)
    after = view.camera.to_map(300, 250)
    assert abs(after[0] - before[0]) * view.zoom <= 0.6


def test_what_is_revealed_stands_clear_of_the_headers_that_stay(canvas: Canvas) -> None:
    view = canvas.view
    view.sight.zoom_at(2.0, 0, 0)
    view.pan_by(5000, 5000)
    for id in (canvas.made.cards[0], canvas.made.touchpoints[1], canvas.made.touchpoints[3]):
        view.select([id])
        box, grid = view.picture.placed(id), view.picture.grid
        assert box is not None
        seen = view.camera.seen
        assert box.bounds.x >= seen.x + (grid.lead if seen.x > 0 else 0)
        assert box.bounds.y >= seen.y + (grid.head if seen.y > 0 else 0)


def test_zooming_by_key_keeps_the_selection_where_it_is(canvas: Canvas) -> None:
    view, chosen = canvas.view, canvas.made.touchpoints[3]
    view.select([chosen])
    before = canvas.middle(chosen)
    view.sight.zoom_by(1.5)
    assert (canvas.middle(chosen) - before).manhattanLength() < 4


def test_what_is_dragged_out_of_the_view_is_offered_to_whoever_is_there(canvas: Canvas, qtbot: QtBot) -> None:
    pain, at = canvas.made.cards[0], QPointF(-60, 300)
    canvas.pull(canvas.middle(pain), at)
    left = canvas.view.camera.left
    assert canvas.view.desk.preview.lifted is not None
    with qtbot.waitSignal(canvas.view.dropped_outside) as told:
        canvas.mouse(QEvent.Type.MouseButtonRelease, at, Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton)
    assert told.args is not None
    assert told.args[0] == [pain]
    assert canvas.view.camera.left == left
    assert canvas.view.desk.preview == NOTHING
    assert canvas.document.undo_label == "Small map"


def test_a_map_that_grew_stays_where_it_was_when_the_view_changes_its_size(canvas: Canvas) -> None:
    view, seen = canvas.view, canvas.middle(canvas.made.touchpoints[0])
    sticky = next(a.id for a in canvas.document.nodes(Annotation) if a.kind == "sticky")
    canvas.drag(canvas.middle(sticky), QPointF(1150, 30))
    view.resize(1180, 780)
    assert canvas.middle(canvas.made.touchpoints[0]) == seen


def test_an_undo_that_leaves_nothing_in_view_brings_the_map_back(canvas: Canvas) -> None:
    view = canvas.view
    view.zoom_to(1.0)
    for _number in range(12):
        add_stage(canvas.document, canvas.made.journey)
    view.sight.glide.arrive()
    view.pan_by(100_000, 0)
    for _number in range(12):
        canvas.document.undo()
    view.sight.glide.arrive()
    seen, whole = view.camera.seen, view.picture.bounds
    assert min(seen.right, whole.right) - max(seen.x, whole.x) > min(seen.width, whole.width) / 2
