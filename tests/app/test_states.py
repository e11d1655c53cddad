"""States of a journey, what changed in them, and journeys inside journeys, by hand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cxstudio.app.views.journeys import JourneysView
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_text
from cxstudio.edits.journeys import duplicate_as
from cxstudio.edits.sessions import add_journey
from cxstudio.edits.sub_journeys import open_as_new, opened_by
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.model.records import Journey
from tests.app.conftest import Opened
from tests.app.hands import press

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def state(small: Opened) -> str:
    journey = small.made.document.find(small.window.journey, Journey)
    assert journey is not None
    return journey.state


def test_the_switch_makes_the_future_state_and_goes_back_to_the_current_one(small: Opened) -> None:
    window, buttons = small.window, small.window.toolbar.states.buttons
    assert buttons["current"].isChecked()
    assert buttons["ideal"].isHidden()
    buttons["future"].click()
    assert state(small) == "future"
    future = window.journey
    assert buttons["future"].isChecked()
    assert window.toast.isVisible()
    buttons["current"].click()
    assert window.journey == small.made.journey
    buttons["future"].click()
    assert window.journey == future
    assert len(small.made.document.journeys()) == 2


def test_changes_show_as_signs_with_a_legend_and_a_list(small: Opened, qtbot: QtBot) -> None:
    window, document = small.window, small.made.document
    future = duplicate_as(document, small.made.journey, "future")
    window.show_journey(future)
    first, second, *_rest = document.journey_touchpoints(future)
    window.actions_by_id["journey.changes"].trigger()
    assert window.bar.isVisible()
    assert window.canvas.markings.changed.ids == ()
    set_text(document, first.id, "Portal")
    delete(document, [second.id])
    board = add_touchpoint(document, document.stages(future)[1].id, "Board")
    qtbot.waitUntil(lambda: set(window.canvas.markings.changed.ids) == {first.id, board})
    window.bar.list.menu().aboutToShow.emit()
    said = [action.text() for action in window.bar.list.menu().actions()]
    assert said[0].startswith("Removed. Touchpoint: Booking line")
    assert any("Web page, now Portal" in line for line in said)
    window.actions_by_id["journey.changes"].trigger()
    assert window.canvas.markings.changed.ids == ()
    assert not window.bar.isVisible()


def test_a_touchpoint_opens_its_journey_and_the_way_leads_back(small: Opened, qtbot: QtBot) -> None:
    window, document, waiting = small.window, small.made.document, small.made.touchpoints[4]
    window.canvas.setFocus()
    window.canvas.select([waiting])
    press(window.canvas, Qt.Key.Key_Return, CTRL)
    sub = opened_by(document, waiting)
    assert sub
    assert window.journey == sub
    qtbot.waitUntil(window.bar.isVisible)
    assert [button.words() for button in window.bar.buttons] == ["A first visit"]
    window.bar.buttons[0].click()
    assert window.journey == small.made.journey
    assert window.canvas.selection == [waiting]
    window.canvas.setFocus()
    press(window.canvas, Qt.Key.Key_Return, CTRL)
    assert window.journey == sub
    window.actions_by_id["journey.up"].trigger()
    assert window.journey == small.made.journey
    window.actions_by_id["edit.undo"].trigger()
    assert document.find(sub, Journey) is None


def test_an_existing_journey_is_tied_and_a_circle_is_not_offered(small: Opened) -> None:
    window, document = small.window, small.made.document
    other = add_journey(document, "At the desk")
    window.canvas.select([small.made.touchpoints[3]])
    window.actions_by_id["journey.tie"].trigger()
    menu = window.canvas.findChild(QMenu, "offer")
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["At the desk"]
    menu.actions()[0].trigger()
    assert opened_by(document, small.made.touchpoints[3]) == other
    menu.close()
    window.actions_by_id["journey.untie"].trigger()
    assert opened_by(document, small.made.touchpoints[3]) == ""


def test_the_vision_is_reached_from_the_menu_and_from_any_view(small: Opened) -> None:
    window = small.window
    window.show_view("journeys")
    window.actions_by_id["journey.session"].trigger()
    assert window.views.name == "map"
    row = window.inspector.row("promise")
    assert row is not None
    assert row.isVisible()


def journeys_view(small: Opened, qtbot: QtBot) -> JourneysView:
    small.window.show_view("journeys")
    frame = small.window.views.frame
    assert frame is not None
    assert isinstance(frame.body, JourneysView)
    qtbot.waitUntil(frame.body.hasFocus)
    return frame.body


def test_journeys_are_walked_ordered_copied_deleted_and_opened_by_keys(small: Opened, qtbot: QtBot) -> None:
    document, first = small.made.document, small.made.journey
    second = add_journey(document, "Second", persona=small.made.personas[0])
    view = journeys_view(small, qtbot)
    assert view.selection == [first]
    press(view, Qt.Key.Key_Right)
    assert view.selection == [second]
    press(view, Qt.Key.Key_Left, ALT)
    assert [x.id for x in document.journeys()] == [second, first]
    press(view, Qt.Key.Key_D, CTRL)
    copy = view.selection[0]
    assert [x.id for x in document.journeys()] == [second, copy, first]
    press(view, Qt.Key.Key_Delete)
    assert document.find(copy, Journey) is None
    view.choose([second])
    press(view, Qt.Key.Key_Return)
    assert small.window.views.name == "map"
    assert small.window.journey == second


def test_journeys_are_opened_by_a_double_click_and_made_by_buttons(small: Opened, qtbot: QtBot) -> None:
    view, document = journeys_view(small, qtbot), small.made.document
    view.future_button.click()
    future = view.selection[0]
    journey = document.find(future, Journey)
    assert journey is not None
    assert journey.state == "future"
    qtbot.waitUntil(lambda: view.sheet.place_of(future, "journey") is not None)
    place = view.sheet.place_of(future, "journey")
    assert place is not None
    pages = view.sheet.widget()
    assert pages is not None
    QTest.mouseDClick(pages, Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    assert small.window.views.name == "map"
    assert small.window.journey == future


def test_a_narrow_window_keeps_the_switch_in_the_menu(small: Opened) -> None:
    small.window.resize(960, 600)
    toolbar = small.window.toolbar
    assert toolbar.width() <= 960
    assert small.window.actions_by_id["journey.future"].isEnabled()


def test_deleting_the_shown_sub_journey_leaves_its_touchpoint(small: Opened) -> None:
    document, waiting = small.made.document, small.made.touchpoints[4]
    sub = open_as_new(document, waiting)
    small.window.show_journey(sub)
    small.window.actions_by_id["journey.delete"].trigger()
    assert small.window.journey == small.made.journey
    assert opened_by(document, waiting) == ""


def test_a_double_click_at_the_foot_of_a_touchpoint_opens_its_journey_and_else_writes(small: Opened) -> None:
    window, canvas, document = small.window, small.window.canvas, small.made.document
    waiting, desk = small.made.touchpoints[4], small.made.touchpoints[3]
    sub = open_as_new(document, waiting)
    canvas.fit()

    def double_click(id: str, down: float) -> None:
        placed = canvas.picture.placed(id)
        assert placed is not None
        box, ratio = placed.bounds, canvas.devicePixelRatioF()
        x, y = canvas.camera.to_device(box.centre[0], box.y + box.height * down)
        place = QPointF(x / ratio, y / ratio).toPoint()
        QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=place)

    double_click(desk, 0.9)
    assert canvas.writing.node == desk
    canvas.flush()
    double_click(waiting, 0.9)
    assert window.journey == sub
