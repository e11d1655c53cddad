"""The wall on its screen: shown, moved, lost and back; it never covers the console by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from cxstudio.app.actions import ACTIONS
from cxstudio.app.settings import Settings
from cxstudio.app.workshop.wall import WALL_KEYS, Wall
from cxstudio.app.workshop.wall_controls import LEAVES, WallControls
from cxstudio.app.workshop.wall_here import ROWS_OF_WALL, WallHere
from tests.app.conftest import Opened
from tests.app.hands import press, type_into
from tests.app.workshop.desks import LAPTOP, PROJECTOR, FakeScreens, Room

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def two(small: Opened) -> Room:
    """A room with a projector."""
    return Room(small, FakeScreens(laptop=LAPTOP, projector=PROJECTOR))


@pytest.fixture
def one(small: Opened) -> Room:
    """A room with one, mirrored, screen."""
    return Room(small, FakeScreens(laptop=LAPTOP, mirror=LAPTOP))


def test_one_key_shows_the_wall_on_the_second_screen_and_leaves_the_keyboard_where_it_is(two: Room) -> None:
    line = two.window.entry.line
    line.setFocus()
    press(line, Qt.Key.Key_F5, SHIFT)
    assert two.here.state == "on"
    assert two.wall.isVisible()
    assert two.wall.geometry() == PROJECTOR
    assert two.wall.isFullScreen()
    assert two.words == "On screen projector"
    assert two.window.workshop.running
    type_into(line, "still typing")
    assert line.text() == "still typing"
    press(line, Qt.Key.Key_F5, SHIFT)
    assert (two.here.state, two.wall.isVisible(), two.words) == ("off", False, "Off")


def test_on_one_screen_the_wall_covers_it_and_escape_comes_back_with_the_keyboard_where_it_was(
    one: Room, qtbot: QtBot
) -> None:
    line = one.window.entry.line
    line.setFocus()
    type_into(line, "half a no")
    press(line, Qt.Key.Key_F5, SHIFT)
    assert (one.here.state, one.words) == ("alone", "Over the console")
    qtbot.waitUntil(lambda: QApplication.activeWindow() is one.wall)
    press(one.wall, Qt.Key.Key_Escape)
    assert one.here.state == "off"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)
    press(line, Qt.Key.Key_F5, SHIFT)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is one.wall)
    press(one.wall, Qt.Key.Key_F5, SHIFT)  # the same key comes back as well
    assert one.here.state == "off"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)
    type_into(line, "te")
    assert line.text() == "half a note"


def test_the_entry_key_comes_back_from_a_wall_that_covers_the_console(one: Room) -> None:
    press(one.window.canvas, Qt.Key.Key_F5, SHIFT)
    press(one.wall, Qt.Key.Key_F4)
    assert one.here.state == "off"
    assert QApplication.focusWidget() is one.window.entry.line


def test_the_projector_goes_and_comes_back_and_nothing_is_lost(two: Room, qtbot: QtBot) -> None:
    said: list[str] = []
    two.here._around = replace(two.here._around, say=said.append)
    two.here.toggle()
    two.workshop.be(lens="capture", newest=two.opened.made.cards[:2], curtain=True)
    two.screens.pull("projector")
    assert not two.wall.isVisible()  # at once: the system moves it over the console next
    assert (two.here.state, two.words) == ("gone", "Off: the projector is gone, curtain")
    QApplication.processEvents()
    assert not two.wall.isVisible()
    two.screens.plug("projector")
    qtbot.waitUntil(two.wall.isVisible)
    assert said == [
        "The projector is gone: the wall comes back with it, nothing is lost",
        "The wall is back on screen projector",
    ]
    assert (two.here.state, two.screens.homes[two.wall]) == ("on", "projector")
    stand = two.workshop.stand
    assert (stand.lens, stand.newest, stand.curtain) == ("capture", two.opened.made.cards[:2], True)


def test_a_wall_whose_projector_is_gone_waits_for_that_one_and_never_covers_the_console(
    two: Room, qtbot: QtBot
) -> None:
    two.here.toggle()
    two.screens.pull("projector")
    two.screens.plug("laptop", QRect(0, 0, 1280, 800))
    two.screens.plug("other", QRect(1440, 0, 1024, 768))
    qtbot.waitUntil(lambda: not two.here._back.isActive())
    assert two.here.state == "gone"
    two.here.toggle()  # asked for, it takes what there is
    assert (two.here.state, two.here.screen) == ("on", "other")


def test_the_console_is_not_covered_when_its_own_screen_goes(two: Room, qtbot: QtBot) -> None:
    two.screens.put_on(two.window, "laptop")
    two.here.toggle()
    two.screens.pull("laptop")
    qtbot.waitUntil(lambda: two.here.state == "gone")
    assert not two.wall.isVisible()


def test_while_the_projector_is_gone_the_wall_can_be_had_over_the_console(two: Room) -> None:
    two.here.toggle()
    two.screens.pull("projector")
    two.here.toggle()
    assert two.words == "Over the console"
    press(two.wall, Qt.Key.Key_Escape)
    assert two.words == "Off"


def test_the_wall_takes_another_size_of_its_screen(two: Room, qtbot: QtBot) -> None:
    two.here.toggle()
    assert two.here.picture.size == (1920, 1080)
    two.screens.plug("projector", QRect(1440, 0, 1280, 800))
    qtbot.waitUntil(lambda: two.screens.put[-1] == (two.wall, QRect(1440, 0, 1280, 800)))
    two.wall.showNormal()
    two.wall.resize(1280, 800)
    assert two.here.picture.size == (1280, 800)
    assert 1200 < max(area.bounds.right for area in two.here.picture.areas) <= 1280


def test_the_wall_moves_to_the_other_screen_and_the_console_makes_room(two: Room) -> None:
    two.here.toggle()
    two.here.move()
    assert (two.here.screen, two.here.console_screen) == ("laptop", "projector")
    two.here.move()
    assert (two.here.screen, two.here.console_screen) == ("projector", "laptop")
    two.screens.plug("side", QRect(-1024, 0, 1024, 768))
    two.here.move()
    assert (two.here.screen, two.here.console_screen) == ("side", "laptop")


def test_the_wall_remembers_its_screen_by_name(
    open_window: Callable[..., Opened], settings: Settings, qtbot: QtBot
) -> None:
    side = QRect(-1024, 0, 1024, 768)
    first = Room(open_window(), FakeScreens(laptop=LAPTOP, projector=PROJECTOR, side=side))
    first.here.toggle()
    first.here.move()
    assert first.here.screen == "side"
    second = Room(open_window(), FakeScreens(laptop=LAPTOP, projector=PROJECTOR, side=side))
    second.here.toggle()
    assert second.here.screen == "side"


def test_keys_on_the_wall_do_what_they_say(two: Room) -> None:
    two.here.toggle()
    two.workshop.be(lens="stage", stage=two.opened.made.stages[0])
    for key, field in ((Qt.Key.Key_B, "black"), (Qt.Key.Key_C, "curtain"), (Qt.Key.Key_F, "frozen")):
        press(two.wall, key)
        assert getattr(two.workshop.stand, field)
        press(two.wall, key)
        assert not getattr(two.workshop.stand, field)
    press(two.wall, Qt.Key.Key_Right)
    assert two.workshop.stand.stage == two.opened.made.stages[1]
    press(two.wall, Qt.Key.Key_Left)
    assert two.workshop.stand.stage == two.opened.made.stages[0]
    press(two.wall, Qt.Key.Key_F8, CONTROL)  # the keys of the menu work there as well
    assert two.workshop.stand.curtain
    press(two.wall, Qt.Key.Key_Escape)
    assert QApplication.activeWindow() is two.window
    assert two.here.state == "on"


def test_a_keyboard_the_system_gave_to_the_wall_by_itself_goes_back_to_the_line(
    two: Room, qtbot: QtBot
) -> None:
    line = two.window.entry.line
    line.setFocus()
    two.here.toggle()
    two.wall.activateWindow()  # as some systems do with every new window
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)
    two.wall.activateWindow()  # as somebody does who wants it there
    qtbot.waitUntil(lambda: QApplication.activeWindow() is two.wall)


def test_each_key_of_the_wall_leads_to_something_there_is() -> None:
    rows = {row.id for row in ACTIONS}
    own = {"ahead", "back", "black", "curtain", "freeze", "console"}
    assert set(WALL_KEYS.values()) == own | ROWS_OF_WALL.keys()
    assert set(ROWS_OF_WALL.values()) <= rows


def test_the_console_says_that_the_wall_is_frozen_or_covered(two: Room) -> None:
    two.here.toggle()
    actions = two.window.actions_by_id
    for id, words in (("freeze", "frozen"), ("curtain", "curtain"), ("black", "black")):
        actions[f"workshop.{id}"].trigger()
        assert two.words == f"On screen projector, {words}"
        assert actions[f"workshop.{id}"].isChecked()
        actions[f"workshop.{id}"].trigger()
    assert two.words == "On screen projector"


def test_controls_come_with_the_pointer_on_the_one_screen_and_leave_by_themselves(
    one: Room, qtbot: QtBot
) -> None:
    one.here.toggle()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is one.wall)
    controls = one.wall.findChild(WallControls)
    assert controls is not None
    assert controls.isHidden()
    _move_pointer(one.wall, QPoint(300, 300))
    assert controls.isVisible()
    assert all(not button.toolTip() for button in controls.buttons.values())
    controls.buttons["curtain"].click()
    assert one.workshop.stand.curtain
    assert QApplication.focusWidget() is one.wall
    assert controls._leave.interval() == LEAVES == 3000
    controls._leave.timeout.emit()
    assert controls.isHidden()
    assert one.wall.cursor().shape() == Qt.CursorShape.BlankCursor


def test_on_the_projector_the_pointer_brings_no_controls(two: Room) -> None:
    two.here.toggle()
    _move_pointer(two.wall, QPoint(300, 300))
    controls = two.wall.findChild(WallControls)
    assert controls is not None
    assert controls.isHidden()


def test_nothing_pops_up_on_the_wall(two: Room) -> None:
    two.here.toggle()
    assert two.wall.contextMenuPolicy() == Qt.ContextMenuPolicy.PreventContextMenu
    assert not two.wall.findChildren(QDialog)
    assert not two.wall.findChildren(QMenu)
    place = QPoint(10, 10)
    assert QApplication.sendEvent(two.wall, QHelpEvent(QEvent.Type.ToolTip, place, place))
    assert not [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.parent() is two.wall]


def test_a_question_goes_to_the_console_and_not_onto_the_wall(two: Room, qtbot: QtBot) -> None:
    two.here.toggle()
    asking = QDialog(two.window)
    two.screens.homes[asking] = "projector"
    asking.setGeometry(2000, 300, 400, 200)
    asking.open()
    qtbot.waitUntil(lambda: LAPTOP.contains(asking.geometry().center()))
    asking.reject()
    assert two.wall.isVisible()


def test_a_question_brings_the_console_back_where_the_wall_covers_it(one: Room, qtbot: QtBot) -> None:
    one.here.toggle()
    asking = QDialog(one.window)
    asking.open()
    qtbot.waitUntil(lambda: one.here.state == "off")
    assert asking.isVisible()
    asking.reject()


def test_the_end_of_the_workshop_puts_the_wall_away(two: Room) -> None:
    two.here.toggle()
    two.window.workshop.toggle()
    assert (two.here.state, two.wall.isVisible()) == ("off", False)


def test_a_wall_the_system_closes_is_off_and_can_be_shown_again(two: Room) -> None:
    two.here.toggle()
    two.wall.close()
    assert two.here.state == "off"
    two.here.toggle()
    assert two.wall.isVisible()


def test_the_window_closes_with_its_wall(two: Room, qtbot: QtBot) -> None:
    two.here.toggle()
    wall = two.wall
    with qtbot.waitSignal(wall.destroyed):
        two.window.close()


def test_there_is_one_wall_for_each_window(open_window: Callable[..., Opened]) -> None:
    first, second = open_window(), open_window()
    assert first.window.workshop.wall is WallHere.of(first.window.workshop.around)
    assert first.window.workshop.wall is not second.window.workshop.wall


def _move_pointer(wall: Wall, place: QPoint) -> None:
    at = QPointF(place)
    buttons = Qt.MouseButton.NoButton
    QApplication.sendEvent(
        wall, QMouseEvent(QEvent.Type.MouseMove, at, at, buttons, buttons, Qt.KeyboardModifier.NoModifier)
    )


def test_the_wall_that_waits_over_the_console_goes_back_to_its_projector(two: Room, qtbot: QtBot) -> None:
    two.here.toggle()
    two.screens.pull("projector")
    two.here.toggle()
    assert two.here.state == "alone"
    two.screens.plug("projector")
    qtbot.waitUntil(lambda: two.here.state == "on")
    assert two.screens.homes[two.wall] == "projector"


def test_a_wall_put_away_while_its_projector_was_gone_stays_away(two: Room, qtbot: QtBot) -> None:
    two.here.toggle()
    two.screens.pull("projector")
    two.here.toggle()
    press(two.wall, Qt.Key.Key_Escape)
    two.screens.plug("projector")
    qtbot.waitUntil(lambda: not two.here._back.isActive())
    assert two.here.state == "off"


def test_one_screen_shows_the_wall_of_one_window(open_window: Callable[..., Opened]) -> None:
    first, second = (
        Room(open_window(), FakeScreens(laptop=LAPTOP, projector=PROJECTOR)) for _window in range(2)
    )
    said: list[str] = []
    first.here._around = replace(first.here._around, say=said.append)
    first.here.toggle()
    second.here.toggle()
    assert (first.here.state, second.here.state) == ("off", "on")
    assert said == ["The wall is away: another map is on this screen"]
    first.here.toggle()
    assert (first.here.state, second.here.state) == ("on", "off")


def test_on_a_screen_of_its_own_the_wall_asks_for_no_keyboard(
    two: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(Wall, "showFullScreen", lambda _wall: asked.append("Qt asks for the keyboard there"))
    two.here.toggle()
    assert asked == []
    assert two.wall.isFullScreen()
