"""Which screen the wall stands on, by rule, and what is known of the screens there really are."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cxstudio.app.workshop.screens import Screens, next_screen, others, screen_for_wall
from tests.app.workshop.desks import LAPTOP, PROJECTOR, FakeScreens


def test_the_wall_goes_to_the_screen_it_was_on_last_else_to_the_first_that_is_free() -> None:
    assert screen_for_wall(("HDMI-1", "DP-2"), "DP-2") == "DP-2"
    assert screen_for_wall(("HDMI-1", "DP-2"), "VGA") == "HDMI-1"
    assert screen_for_wall((), "DP-2") == ""


def test_the_next_screen_goes_round() -> None:
    assert [next_screen(("a", "b", "c"), now) for now in "abc"] == ["b", "c", "a"]
    assert next_screen(("a",), "a") == "a"
    assert next_screen(("a", "b"), "gone") == "a"
    assert next_screen((), "gone") == ""


def test_a_mirrored_screen_is_no_other_one(qapp: QApplication) -> None:
    screens = FakeScreens(laptop=LAPTOP, mirror=QRect(0, 0, 1440, 900), hdmi=PROJECTOR)
    assert others(screens, "laptop") == ("hdmi",)


def test_a_screen_that_goes_is_not_named_any_more(qtbot: QtBot, qapp: QApplication) -> None:
    screens = Screens()
    seen: list[tuple[str, ...]] = []
    screens.changed.connect(lambda: seen.append(screens.names()))
    qapp.screenRemoved.emit(QGuiApplication.primaryScreen())
    assert seen[0] == ()
    qtbot.waitUntil(lambda: len(seen) > 1)
    assert seen[-1] == screens.names() != ()


def test_a_window_is_put_on_a_screen_and_found_there(qtbot: QtBot) -> None:
    screens, window = Screens(), QWidget()
    qtbot.addWidget(window)
    name = screens.names()[0]
    screens.put_on(window, name)
    assert screens.name_of(window) == name
    assert window.geometry() == screens.place(name)
    assert screens.place("nowhere").isEmpty()
    assert screens.ratio(name) > 0
