"""Choosing many things at once on the map, and letting go of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cxstudio.canvas.travel import reading_order
from cxstudio.edits.cards import add_card
from cxstudio.model.records import Card, Emotion
from tests.app.conftest import Opened
from tests.app.hands import press, type_into

CONTROL = Qt.KeyboardModifier.ControlModifier


def on_map(small: Opened, qtbot: QtBot) -> None:
    small.window.canvas.setFocus()
    qtbot.waitUntil(small.window.canvas.hasFocus)


def test_all_is_first_the_touchpoints_and_then_everything(small: Opened, qtbot: QtBot) -> None:
    canvas = small.window.canvas
    on_map(small, qtbot)
    press(canvas, Qt.Key.Key_A, CONTROL)
    assert set(canvas.selection) == set(small.made.touchpoints)
    press(canvas, Qt.Key.Key_A, CONTROL)
    document = small.made.document
    every = {id for id in reading_order(canvas.desk) if document.find(id, Emotion) is None}
    assert set(canvas.selection) == every
    assert {*small.made.stages, *small.made.cards} < every


def test_all_is_all_cards_like_the_selected_one(small: Opened, qtbot: QtBot) -> None:
    canvas, made = small.window.canvas, small.made
    other = add_card(made.document, "pain", made.touchpoints[3], "No chair")
    canvas.select([made.cards[0]])
    on_map(small, qtbot)
    press(canvas, Qt.Key.Key_A, CONTROL)
    assert set(canvas.selection) == {made.cards[0], other}


def test_choosing_all_leaves_the_view_where_it_is(small: Opened, qtbot: QtBot) -> None:
    canvas = small.window.canvas
    canvas.zoom_to(2.0)
    canvas.select([small.made.touchpoints[0]])
    canvas.sight.glide.arrive()
    on_map(small, qtbot)
    before = (canvas.camera.left, canvas.camera.top)
    press(canvas, Qt.Key.Key_A, CONTROL)
    canvas.sight.glide.arrive()
    assert (canvas.camera.left, canvas.camera.top) == before


def test_escape_lets_go_of_several_at_once(small: Opened, qtbot: QtBot) -> None:
    canvas = small.window.canvas
    canvas.select(small.made.touchpoints)
    on_map(small, qtbot)
    press(canvas, Qt.Key.Key_Escape)
    assert canvas.selection == []


def test_a_key_and_a_letter_change_the_kind_of_a_card(small: Opened, qtbot: QtBot) -> None:
    canvas, made = small.window.canvas, small.made
    canvas.select([made.cards[0]])
    on_map(small, qtbot)
    small.window.actions_by_id["edit.change"].trigger()
    menu = canvas.findChild(QMenu, "kinds")
    assert menu is not None
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Pain point"]
    type_into(menu, "g")
    press(menu, Qt.Key.Key_Return)
    card = made.document.find(made.cards[0], Card)
    assert card is not None
    assert card.kind == "gain"
    assert canvas.selection == [made.cards[0]]
