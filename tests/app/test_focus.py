"""The ring of the keyboard: after a key, two pixels outside its button; not as a window opens, nor after a press."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cxstudio.app.focus import AROUND, FocusWatch, give_keyboard
from cxstudio.app.map_tile import MapTile
from cxstudio.picture.theme import theme
from tests.app.hands import click, press

COLOUR = "#0B62D6"


@pytest.fixture
def watch(dressed: QApplication) -> Iterator[FocusWatch]:
    watch = FocusWatch(dressed, COLOUR)
    yield watch
    watch.stop()


@pytest.fixture
def window(qtbot: QtBot, watch: FocusWatch) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.setContentsMargins(20, 20, 20, 20)
    for part in (QPushButton("One"), QPushButton("Two"), MapTile("", "A map", theme("light"))):
        row.addWidget(part)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_an_opened_window_shows_no_ring(window: QWidget, watch: FocusWatch) -> None:
    assert watch.ring is None


def test_a_key_brings_the_ring_and_it_lies_outside_its_button(window: QWidget, watch: FocusWatch) -> None:
    press(window, Qt.Key.Key_Tab)
    button = window.focusWidget()
    assert isinstance(button, QPushButton)
    ring = watch.ring
    assert ring is not None
    assert ring.geometry() == button.geometry().adjusted(-AROUND, -AROUND, AROUND, AROUND)
    picture = window.grab().toImage()
    middle = button.geometry().center().y()
    at_ring, at_gap = (picture.pixelColor(button.x() - away, middle) for away in (4, 1))
    assert at_ring == QColor(COLOUR)
    assert at_gap == picture.pixelColor(2, 2)


def test_of_a_map_only_the_picture_is_ringed(window: QWidget, watch: FocusWatch) -> None:
    press(window, Qt.Key.Key_Tab)
    press(window, Qt.Key.Key_Tab)
    tile = window.focusWidget()
    assert isinstance(tile, MapTile)
    assert watch.ring is not None
    box, _radius = watch.ring.box()
    assert box.height() < tile.height()


def test_a_press_takes_the_keyboard_without_a_ring(window: QWidget, watch: FocusWatch) -> None:
    button = window.findChildren(QPushButton)[1]
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    click(button)
    assert button.hasFocus()
    assert watch.ring is None


def test_a_button_given_the_keyboard_before_its_window_is_active_is_ringed_once_it_is(
    qtbot: QtBot, watch: FocusWatch
) -> None:
    behind, window = QWidget(), QWidget()
    for one in (behind, window):
        qtbot.addWidget(one)
        row = QHBoxLayout(one)
        row.addWidget(QPushButton("One"))
        one.show()
    behind.activateWindow()
    qtbot.waitUntil(behind.isActiveWindow)
    button = window.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    give_keyboard(button)
    assert watch.ring is None
    window.activateWindow()
    qtbot.waitUntil(lambda: watch.ring is not None)
    assert button.hasFocus()


def test_the_ring_is_there_again_when_its_window_is(window: QWidget, watch: FocusWatch, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_Tab)
    button = window.focusWidget()
    assert button is not None
    shown = [watch.ring is not None]
    button.clearFocus()  # as when another program takes the keyboard
    shown.append(watch.ring is not None)
    button.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
    shown.append(watch.ring is not None)
    assert shown == [True, False, True]
