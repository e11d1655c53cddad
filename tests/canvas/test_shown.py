"""A map that is only shown, beside the canvas that edits it: on one document, with lanes and a view of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from cxstudio.canvas.showing import Showing
from cxstudio.canvas.shown import ShownMap
from cxstudio.canvas.view import MapCanvas
from cxstudio.edits.fields import set_text
from cxstudio.picture.options import ON_SCREEN
from cxstudio.picture.theme import theme
from cxstudio.text.layout import standard_engine
from tests.makers import Made, small_map


@pytest.fixture
def made() -> Made:
    return small_map()


@pytest.fixture
def wall(made: Made, qtbot: QtBot) -> ShownMap:
    shown = ShownMap(Showing(made.document, made.journey, standard_engine(), theme("light")))
    qtbot.addWidget(shown)
    shown.resize(900, 600)
    shown.show()
    shown.drain()
    return shown


def test_it_shows_what_the_canvas_beside_it_edits(wall: ShownMap, made: Made, qtbot: QtBot) -> None:
    canvas = MapCanvas(Showing(made.document, made.journey, standard_engine(), theme("light")))
    qtbot.addWidget(canvas)
    before = wall.sheet.picture()
    set_text(made.document, made.touchpoints[0], "Another beginning")
    wall.drain()
    assert wall.sheet.picture() != before
    wall.close_map()
    canvas.close_map()


def test_it_has_lanes_of_its_own(wall: ShownMap) -> None:
    assert {"pains", "touchpoints"} < {row.key for row in wall.picture.lanes}
    wall.lay_out(replace(ON_SCREEN, lanes=("touchpoints", "emotion"), placeholders=False))
    wall.drain()
    assert [row.key for row in wall.picture.lanes] == ["touchpoints", "emotion"]


def test_where_it_looks_is_its_own(wall: ShownMap, made: Made, qtbot: QtBot) -> None:
    canvas = MapCanvas(Showing(made.document, made.journey, standard_engine(), theme("light")))
    qtbot.addWidget(canvas)
    zoom = canvas.zoom
    wall.zoom_to(3.0)
    wall.sight.glide.arrive()
    assert wall.zoom == pytest.approx(3.0)
    assert canvas.zoom == zoom
    canvas.close_map()


def test_no_hand_and_no_key_changes_anything(wall: ShownMap, made: Made) -> None:
    before = made.document.undo_label
    centre = QPoint(450, 300)
    QTest.mouseDClick(wall, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre)
    QTest.keyClicks(wall, "abc")
    assert made.document.undo_label == before
    assert not wall.desk.selection
    assert not wall.findChildren(QPlainTextEdit)
