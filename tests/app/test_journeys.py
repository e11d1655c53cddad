"""Several journeys in one window: each has its own map and panels, and the actions work on the one that is shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cxstudio.app.panels.tabs import WIDEST
from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.app.texts import Line
from cxstudio.app.window import MainWindow
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_field
from cxstudio.edits.sessions import add_journey
from cxstudio.edits.stages import add_stage
from cxstudio.files.session_file import SessionFile
from cxstudio.model.records import Journey
from cxstudio.picture.theme import theme
from cxstudio.text.layout import TextEngine
from tests.app.conftest import Opened
from tests.app.hands import NO_KEYS, press, type_into


def test_another_journey_comes_with_its_own_map_and_the_first_keeps_its_selection(small: Opened) -> None:
    window, document = small.window, small.window.session.document
    first, touchpoint = window.journey, document.journey_touchpoints(window.journey)[0].id
    window.canvas.select([touchpoint])
    other = add_journey(document, "Return visit")
    window.show_journey(other)
    assert window.journey == other
    assert window.canvas.selection == []
    window.actions_by_id["add.stage"].trigger()
    assert len(document.stages(other)) == 1
    window.show_journey(first)
    assert window.canvas.selection == [touchpoint]


def test_a_journey_that_is_deleted_leaves_the_screen(small: Opened) -> None:
    window, document = small.window, small.window.session.document
    first = window.journey
    other = add_journey(document, "Return visit")
    window.show_journey(other)
    delete(document, [other])
    assert document.find(other, Journey) is None
    assert window.journey == first


def test_the_window_comes_back_with_the_journey_it_was_left_on(
    small: Opened, settings: Settings, engine: TextEngine, qtbot: QtBot
) -> None:
    other = add_journey(small.window.session.document, "Return visit")
    small.window.show_journey(other)
    small.window.close()
    window = MainWindow(OpenSession(SessionFile.open(small.path)), engine, theme("light"), settings)
    qtbot.addWidget(window)
    assert window.journey == other


def two(small: Opened) -> tuple[str, str]:
    """The first journey, and a second one beside it, with the first on the screen."""
    first = small.window.journey
    second = add_journey(small.window.session.document, "Return & visit")
    small.window.show_journey(first)
    return first, second


def titles(small: Opened) -> list[str]:
    return [journey.title for journey in small.window.session.document.journeys()]


def test_one_journey_has_no_tabs_and_two_have(small: Opened) -> None:
    assert not small.window.tabs.isVisible()
    two(small)
    tabs = small.window.tabs
    assert tabs.isVisible()
    assert [tabs.bar.accessibleTabName(n) for n in range(2)] == ["A first visit", "Return & visit"]
    assert tabs.bar.tabText(1) == "Return && visit"


def test_a_tab_and_the_keys_change_the_journey(small: Opened) -> None:
    first, second = two(small)
    window = small.window
    QTest.mouseClick(window.tabs.bar, Qt.MouseButton.LeftButton, NO_KEYS, window.tabs.bar.tabRect(1).center())
    assert window.journey == second
    press(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert window.journey == first
    press(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert window.journey == second
    assert window.tabs.bar.currentIndex() == 1


def test_a_new_journey_gets_its_title_where_it_stands(small: Opened, qtbot: QtBot) -> None:
    window = small.window
    window.actions_by_id["journey.add"].trigger()
    line = window.tabs.findChild(Line)
    assert line is not None
    qtbot.waitUntil(line.hasFocus)
    type_into(line, "Second visit")
    press(line, Qt.Key.Key_Return)
    assert titles(small) == ["A first visit", "Second visit"]
    assert window.journey == window.session.document.journeys()[1].id
    assert not line.isVisible()
    assert window.canvas.hasFocus()


def test_a_double_click_renames_and_escape_takes_back(small: Opened, qtbot: QtBot) -> None:
    two(small)
    bar = small.window.tabs.bar
    QTest.mouseDClick(bar, Qt.MouseButton.LeftButton, NO_KEYS, bar.tabRect(1).center())
    line = small.window.tabs.findChild(Line)
    assert line is not None
    qtbot.waitUntil(line.isVisible)
    type_into(line, "Changed")
    press(line, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert titles(small)[1] == "Return & visit"


def test_keys_and_a_drag_change_the_order(small: Opened) -> None:
    first, second = two(small)
    window = small.window
    window.actions_by_id["journey.later"].trigger()
    assert [j.id for j in window.session.document.journeys()] == [second, first]
    window.actions_by_id["journey.earlier"].trigger()
    assert [j.id for j in window.session.document.journeys()] == [first, second]
    bar = window.tabs.bar
    start, end = bar.tabRect(0).center(), QPoint(bar.tabRect(1).right() - 4, bar.tabRect(1).center().y())
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, NO_KEYS, start)
    for part in (0.2, 0.4, 0.6, 0.8, 1.0):
        _drag_to(bar, start + (end - start) * part)
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, NO_KEYS, end)
    assert [j.id for j in window.session.document.journeys()] == [second, first]
    assert window.journey == first


def test_a_deleted_journey_comes_back_to_the_screen_with_undo(small: Opened) -> None:
    first, second = two(small)
    window = small.window
    window.show_journey(second)
    window.actions_by_id["journey.delete"].trigger()
    assert window.journey == first
    assert window.toast.isVisible()
    assert not window.tabs.isVisible()
    window.actions_by_id["edit.undo"].trigger()
    assert window.journey == second


def test_the_last_journey_cannot_be_deleted(small: Opened) -> None:
    assert not small.window.actions_by_id["journey.delete"].isEnabled()


def test_undo_of_something_elsewhere_shows_that_journey(small: Opened) -> None:
    first, second = two(small)
    window = small.window
    add_stage(window.session.document, first, "Farewell")
    window.show_journey(second)
    window.actions_by_id["edit.undo"].trigger()
    assert window.journey == first


def test_a_second_journey_like_the_first_is_shown(small: Opened) -> None:
    small.window.actions_by_id["journey.duplicate"].trigger()
    assert titles(small) == ["A first visit", "A first visit copy"]
    assert small.window.journey == small.window.session.document.journeys()[1].id
    assert len(small.window.canvas.picture.grid.columns) == 2


def test_the_toolbar_lists_journeys_too(small: Opened) -> None:
    _first, second = two(small)
    menu = small.window.toolbar.persona.menu()
    menu.aboutToShow.emit()
    row = next(action for action in menu.actions() if action.data() == ("journey", second))
    row.trigger()
    assert small.window.journey == second


def _drag_to(widget: QWidget, place: QPoint) -> None:
    """The pointer moves with the left button held."""
    held = Qt.MouseButton.LeftButton
    here, there = QPointF(place), QPointF(widget.mapToGlobal(place))
    QApplication.sendEvent(
        widget, QMouseEvent(QEvent.Type.MouseMove, here, there, Qt.MouseButton.NoButton, held, NO_KEYS)
    )


def test_a_tab_without_a_title_says_so_and_not_whose_journey_it_is(small: Opened) -> None:
    _first, second = two(small)
    set_field(small.window.session.document, [second], "title", "")
    tabs = small.window.tabs
    assert tabs.bar.tabText(1) == "(unnamed journey)"
    assert tabs.bar.tabTextColor(1) != tabs.bar.tabTextColor(0)


def test_a_tab_is_as_wide_as_its_title_while_there_is_room_and_does_not_change_when_it_is_chosen(
    small: Opened, qtbot: QtBot
) -> None:
    _first, second = two(small)
    set_field(
        small.window.session.document, [second], "title", "A first appointment told in quite a few words"
    )
    bar = small.window.tabs.bar
    qtbot.waitUntil(lambda: bar.tabRect(1).width() > WIDEST)
    widths = [bar.tabRect(place).width() for place in range(2)]
    small.window.show_journey(second)
    assert [bar.tabRect(place).width() for place in range(2)] == widths
    for _place in range(4):
        add_journey(small.window.session.document, "Another one of those many journeys there are")
    qtbot.waitUntil(lambda: max(bar.tabRect(place).width() for place in range(bar.count())) == WIDEST)


def test_who_is_unnamed_is_called_alike_in_the_switcher_and_its_list(blank: Opened) -> None:
    toolbar = blank.window.toolbar
    assert toolbar.persona.words() == "(unnamed persona)"
    toolbar.persona.menu().aboutToShow.emit()
    assert "(unnamed persona)" in [action.text() for action in toolbar.persona.menu().actions()]
