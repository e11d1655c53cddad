"""The whole map small in a corner: where it stands, what it shows, and how it is used, through real events."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cxstudio.canvas.minimap import FOLDED, SMALL_ROOM, WIDE_WINDOW, Minimap
from cxstudio.canvas.preview import NOTHING, Preview
from cxstudio.edits.stages import add_stage
from cxstudio.picture.theme import theme
from cxstudio.text.layout import TextEngine
from tests.canvas.conftest import open_canvas
from tests.canvas.robots import Canvas
from tests.makers import small_map


def near(canvas: Canvas, zoom: float = 2.0) -> Minimap:
    """A look at a part of the map from near by, with the minimap wanted."""
    minimap = canvas.view.minimap
    minimap.want(True)
    canvas.view.sight.zoom_at(zoom, 0, 0)
    canvas.view.drain()
    minimap.finish()
    return minimap


def press(minimap: Minimap, at: QPointF) -> None:
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        left = Qt.MouseButton.LeftButton
        held = left if kind == QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
        event = QMouseEvent(kind, at, minimap.mapToGlobal(at), left, held, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(minimap, event)


def test_it_shows_only_when_it_is_wanted_and_part_of_the_map_is_out_of_view(canvas: Canvas) -> None:
    minimap = canvas.view.minimap
    assert minimap.isHidden()
    minimap = near(canvas)
    assert minimap.isVisible()
    canvas.view.fit()
    assert minimap.isHidden()
    near(canvas)
    minimap.want(False)
    assert minimap.isHidden()


def test_a_small_view_has_no_room_for_it(canvas: Canvas) -> None:
    minimap = near(canvas)
    canvas.view.resize(500, 600)
    assert minimap.isHidden()


def test_a_press_looks_there(canvas: Canvas) -> None:
    minimap = near(canvas)
    last = canvas.made.touchpoints[-1]
    assert not canvas.view.rect().contains(canvas.middle(last).toPoint())
    spot = canvas.view.picture.placed(last)
    whole = canvas.view.picture.grid.bounds
    lead = canvas.view.picture.grid.lead
    assert spot is not None
    part = (spot.bounds.centre[0] - lead) / (whole.width - lead)
    press(minimap, QPointF(part * minimap.width(), 20))
    assert canvas.view.rect().contains(canvas.middle(last).toPoint())
    press(minimap, QPointF(minimap.width() - 1, minimap.height() - 1))
    assert canvas.view.camera.seen.right <= canvas.view.picture.bounds.right + 1  # not beyond the map


def test_it_steps_aside_for_what_is_selected(canvas: Canvas) -> None:
    minimap = near(canvas, 1.2)
    corner = minimap.geometry()
    card = canvas.made.cards[0]
    x, y = canvas.view.camera.to_device(*_centre(canvas, card))
    canvas.view.desk.select([card])
    canvas.view.pan_by(x - corner.center().x(), y - corner.center().y())
    assert minimap.isHidden() or not minimap.geometry().contains(canvas.middle(card).toPoint())
    assert minimap.geometry() != corner or minimap.isHidden()


def test_it_steps_aside_for_all_that_is_selected(canvas: Canvas) -> None:
    minimap = near(canvas, 1.2)
    corner = minimap.geometry()
    first, last = canvas.made.cards[0], canvas.made.touchpoints[0]
    x, y = canvas.view.camera.to_device(*_centre(canvas, first))
    canvas.view.pan_by(x - corner.center().x(), y - corner.center().y())
    assert minimap.geometry() == corner
    canvas.view.desk.select([first, last])
    assert minimap.isVisible()
    for id in (first, last):
        assert not minimap.geometry().contains(canvas.middle(id).toPoint())


def _centre(canvas: Canvas, id: str) -> tuple[float, float]:
    placed = canvas.view.picture.placed(id)
    assert placed is not None
    return placed.bounds.centre


def test_it_is_painted_anew_after_a_change_and_in_the_theme(canvas: Canvas) -> None:
    minimap = near(canvas)
    before = minimap.grab().toImage()
    add_stage(canvas.document, canvas.made.journey, "One more")
    canvas.view.drain()
    minimap.finish()
    after = minimap.grab().toImage()
    assert after != before
    canvas.view.set_theme(theme("dark"))
    minimap.finish()
    assert minimap.grab().toImage().pixelColor(3, after.height() // 2) != QColor(
        theme("light").colour("canvas")
    )


def test_during_a_gesture_it_is_out_of_the_way(canvas: Canvas) -> None:
    minimap = near(canvas)
    canvas.view.desk.show(Preview(cursor="grab"))
    assert minimap.isHidden()
    canvas.view.desk.show(NOTHING)
    assert minimap.isVisible()


def test_from_right_to_left_it_stands_at_the_left(qtbot: QtBot, engine: TextEngine) -> None:
    made = small_map()
    with made.document.transaction("Turn"):
        made.document.set("session", direction="rtl")
    for canvas in open_canvas(qtbot, made, engine):
        minimap = near(canvas)
        assert minimap.geometry().intersects(QRect(0, 400, 300, 400))
        assert minimap.accessibleName() == "Minimap"


def test_while_the_map_rests_it_is_a_button_that_unfolds_under_the_pointer(canvas: Canvas) -> None:
    minimap = near(canvas)
    whole = minimap.geometry()
    minimap.fold()
    assert minimap.folded
    assert minimap.size().toTuple() == (FOLDED, FOLDED)
    assert whole.contains(minimap.geometry())
    before = canvas.view.camera.seen
    press(minimap, QPointF(4, 4))
    assert canvas.view.camera.seen == before
    assert (minimap.folded, minimap.geometry()) == (False, whole)
    minimap.fold()
    canvas.view.sight.pan_by(5, 0)
    assert not minimap.folded


def test_it_folds_by_itself_some_time_after_the_last_look_elsewhere(canvas: Canvas, qtbot: QtBot) -> None:
    minimap = near(canvas)
    minimap.rest.setInterval(1)
    canvas.view.sight.pan_by(5, 0)
    qtbot.waitUntil(lambda: minimap.folded)
    assert minimap.isVisible()


def test_in_a_narrow_window_it_is_smaller(canvas: Canvas) -> None:
    minimap = near(canvas)
    canvas.view.resize(WIDE_WINDOW, 700)
    wide = minimap.width()
    canvas.view.resize(WIDE_WINDOW - 1, 700)
    assert minimap.width() < wide
    assert minimap.width() <= SMALL_ROOM.width()


def test_while_somebody_types_beside_the_map_it_is_a_button_in_its_one_corner(
    canvas: Canvas, qtbot: QtBot
) -> None:
    minimap = near(canvas)
    corner = minimap.geometry()
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    for id in canvas.made.touchpoints:
        canvas.view.select([id])
        canvas.view.sight.reveal()
        canvas.view.drain()
        assert minimap.isHidden() or (minimap.folded and corner.contains(minimap.geometry()))


def test_it_keeps_its_corner_while_that_covers_nothing_somebody_works_on(canvas: Canvas) -> None:
    minimap, view = near(canvas, 1.2), canvas.view
    view.desk.select([canvas.made.touchpoints[0]])
    seen = set()
    for _step in range(12):
        view.pan_by(9, 3)
        assert minimap.isVisible()
        assert not minimap.geometry().intersects(box(canvas, canvas.made.touchpoints[0]))
        seen.add(minimap.geometry().topLeft().toTuple())
    assert len(seen) == 1
    corner = minimap.geometry()
    x, y = view.camera.to_device(*_centre(canvas, canvas.made.touchpoints[0]))
    view.pan_by(x - corner.center().x(), y - corner.center().y())
    assert minimap.isVisible()
    moved = minimap.geometry()
    assert moved != corner
    view.pan_by(-(x - corner.center().x()), -(y - corner.center().y()))
    assert minimap.geometry() == moved  # and does not hop back


def test_it_stands_in_the_corner_with_the_least_under_it_and_beside_the_stage_in_work(canvas: Canvas) -> None:
    minimap, view = near(canvas, 1.2), canvas.view
    cards = [*canvas.made.touchpoints, *canvas.made.cards]
    chosen = sum(area(box(canvas, id).intersected(minimap.geometry())) for id in cards)
    for spot in minimap._corners(minimap.size()):
        assert chosen <= sum(area(box(canvas, id).intersected(spot)) for id in cards)
    view.desk.select([canvas.made.touchpoints[0]])
    view.sight.reveal()
    view.drain()
    column = view.picture.grid.column(canvas.made.stages[0])
    assert column is not None
    camera, grid = view.camera, view.picture.grid
    left = camera.area_to_device(grid.frame.box(column.left, 0, column.width, grid.height))
    assert not minimap.geometry().intersects(
        QRect(round(left.x), round(left.y), round(left.width), round(left.height))
    )


def test_what_leads_the_eye_to_a_thing_leaves_it_folded(canvas: Canvas) -> None:
    minimap = near(canvas)
    minimap.fold()
    before = canvas.view.camera.seen
    canvas.view.select([canvas.made.touchpoints[-1]])
    canvas.view.drain()
    assert canvas.view.camera.seen != before
    assert minimap.folded


def test_the_cross_puts_it_away(canvas: Canvas, qtbot: QtBot) -> None:
    minimap = near(canvas)
    at = QPointF(minimap.width() - 8, 8)
    minimap.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    with qtbot.waitSignal(minimap.put_away):
        press(minimap, at)
    minimap.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    with qtbot.assertNotEmitted(minimap.put_away):
        press(minimap, at)


def box(canvas: Canvas, id: str) -> QRect:
    placed = canvas.view.picture.placed(id)
    assert placed is not None
    there = canvas.view.camera.area_to_device(placed.bounds)
    return QRect(round(there.x), round(there.y), round(there.width), round(there.height))


def area(rect: QRect) -> int:
    return max(0, rect.width()) * max(0, rect.height())
