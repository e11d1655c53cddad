"""Several journeys in one window: each has its own map and panels, and the actions work on the one that is shown."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.app.window import MainWindow
from cxstudio.edits.deleting import delete
from cxstudio.edits.sessions import add_journey
from cxstudio.files.session_file import SessionFile
from cxstudio.model.records import Journey
from cxstudio.picture.theme import theme
from cxstudio.text.layout import TextEngine
from tests.app.conftest import Opened


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
