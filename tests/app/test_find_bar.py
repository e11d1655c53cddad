"""The bar that finds on a map: counting, going on, marking, and replacing in one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cxstudio.app.panels.find_bar import FindBar
from cxstudio.edits.cards import park
from cxstudio.edits.fields import set_field
from cxstudio.edits.problems import Refused
from cxstudio.edits.replacing import write_texts
from cxstudio.model.records import Card, Touchpoint
from tests.app.conftest import Opened
from tests.app.hands import click, press, type_into

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(small: Opened, qtbot: QtBot, *, replacing: bool = False) -> FindBar:
    """The bar, opened from the map."""
    small.window.canvas.setFocus()
    qtbot.waitUntil(small.window.canvas.hasFocus)
    small.window.actions_by_id["edit.replace" if replacing else "edit.find"].trigger()
    bar = small.window.finding
    qtbot.waitUntil(bar.line.hasFocus)
    return bar


def ask(bar: FindBar, question: str, qtbot: QtBot) -> None:
    bar.line.selectAll()
    type_into(bar.line, question)
    qtbot.waitUntil(lambda: not bar.finding)


def test_hits_are_counted_and_enter_goes_round(small: Opened, qtbot: QtBot) -> None:
    bar = opened(small, qtbot)
    ask(bar, "delay", qtbot)
    assert bar.count.text() == "1 of 2"
    first = small.window.canvas.selection
    assert first == [bar.hits()[0].id]
    press(bar.line, Qt.Key.Key_Return)
    assert bar.count.text() == "2 of 2"
    assert small.window.canvas.selection == [bar.hits()[1].id]
    press(bar.line, Qt.Key.Key_Return)
    assert small.window.canvas.selection == first
    press(bar.line, Qt.Key.Key_Return, SHIFT)
    assert bar.count.text() == "2 of 2"
    assert bar.line.hasFocus()


def test_f3_goes_on_while_the_map_has_the_keyboard(small: Opened, qtbot: QtBot) -> None:
    bar = opened(small, qtbot)
    ask(bar, "delay", qtbot)
    small.window.canvas.setFocus()
    press(small.window, Qt.Key.Key_F3)
    assert bar.count.text() == "2 of 2"
    press(small.window, Qt.Key.Key_F3, SHIFT)
    assert bar.count.text() == "1 of 2"


def test_all_hits_are_marked_until_the_bar_goes(small: Opened, qtbot: QtBot) -> None:
    bar = opened(small, qtbot)
    ask(bar, "delay", qtbot)
    assert set(small.window.canvas.markings.hits.ids) == {hit.id for hit in bar.hits()}
    press(bar.line, Qt.Key.Key_Escape)
    assert small.window.canvas.markings.hits.ids == ()
    assert small.window.canvas.hasFocus()
    assert small.window.canvas.selection == [bar.hits()[0].id]


def test_the_map_shows_all_but_the_hits_dimmed(small: Opened, qtbot: QtBot) -> None:
    canvas = small.window.canvas
    canvas.drain()
    hit, other = (canvas.picture.placed(id) for id in (small.made.cards[5], small.made.cards[0]))
    assert hit is not None
    assert other is not None
    inside = [canvas.sheet.to_view(p.bounds).center().toPoint() for p in (hit, other)]
    before = canvas.grab().toImage()
    canvas.mark([small.made.cards[5]])
    after = canvas.grab().toImage()
    ratio = round(canvas.devicePixelRatioF())
    same = [before.pixel(p * ratio) == after.pixel(p * ratio) for p in inside]
    assert same == [True, False]
    canvas.mark(None)
    assert canvas.grab().toImage() == before


def test_details_and_the_parking_lot_are_searched_too(small: Opened, qtbot: QtBot) -> None:
    document = small.made.document
    set_field(document, [small.made.touchpoints[0]], "description", "Signposts")
    park(document, [small.made.cards[0]])
    bar = opened(small, qtbot)
    ask(bar, "signposts", qtbot)
    assert small.window.canvas.selection == [small.made.touchpoints[0]]
    ask(bar, "twenty minutes", qtbot)
    assert bar.count.text() == "1 of 1"
    assert small.window.canvas.selection == []
    assert bar.line.hasFocus()


def test_no_hit_is_said(small: Opened, qtbot: QtBot) -> None:
    bar = opened(small, qtbot)
    ask(bar, "xyzzy", qtbot)
    assert bar.count.text() == "No hit"


def test_replacing_one_goes_on_to_the_next(small: Opened, qtbot: QtBot) -> None:
    bar = opened(small, qtbot, replacing=True)
    ask(bar, "delay", qtbot)
    first, second = (hit.id for hit in bar.hits())
    type_into(bar.by, "wait")
    press(bar.by, Qt.Key.Key_Return)
    document = small.made.document
    texts = [card.text for id in (first, second) if (card := document.find(id, Card))]
    assert ["delay" in text for text in texts] == [False, True]
    assert bar.count.text() == "1 of 1"
    assert small.window.canvas.selection == [second]


def test_a_replacement_that_holds_the_question_is_not_met_again_at_once(small: Opened, qtbot: QtBot) -> None:
    bar = opened(small, qtbot, replacing=True)
    ask(bar, "delay", qtbot)
    type_into(bar.by, "delays")
    press(bar.by, Qt.Key.Key_Return)
    assert bar.count.text() == "2 of 2"


def test_replacing_all_is_one_step_to_undo(small: Opened, qtbot: QtBot) -> None:
    bar = opened(small, qtbot, replacing=True)
    ask(bar, "delay", qtbot)
    type_into(bar.by, "<b>wait</b>")
    before = small.window.toast.isVisible()
    bar.replace_all()
    document = small.made.document
    texts = [card.text for card in document.nodes(Card) if "<b>wait</b>" in card.text]
    assert len(texts) == 2
    assert not before
    assert small.window.toast.isVisible()
    small.window.actions_by_id["edit.undo"].trigger()
    assert [card.text for card in document.nodes(Card) if "<b>wait</b>" in card.text] == []
    assert bar.count.text().endswith("of 2")


def test_after_the_last_replacement_the_keyboard_is_in_the_line(small: Opened, qtbot: QtBot) -> None:
    bar = opened(small, qtbot, replacing=True)
    ask(bar, "delay", qtbot)
    type_into(bar.by, "wait")
    every = next(button for button in bar.findChildren(QPushButton) if button.text() == "Replace all")
    every.setFocus()
    qtbot.waitUntil(every.hasFocus)
    click(every)
    assert not every.isEnabled()
    assert bar.line.hasFocus()


def test_a_lane_is_renamed_when_its_name_is_replaced(small: Opened, qtbot: QtBot) -> None:
    bar = opened(small, qtbot, replacing=True)
    ask(bar, "pain points", qtbot)
    type_into(bar.by, "Frictions")
    bar.replace_all()
    lanes = small.made.document.lanes(small.made.journey)
    assert [lane.title for lane in lanes if lane.shows == "pains"] == ["Frictions"]


def test_a_text_that_does_not_fit_changes_nothing_anywhere(small: Opened) -> None:
    document, (first, second, *_rest) = small.made.document, small.made.touchpoints
    before = document.find(first, Touchpoint)
    with pytest.raises(Refused):
        write_texts(document, {first: {"title": "new"}, second: {"title": "x" * 501}})
    assert document.find(first, Touchpoint) == before


def test_keys_of_the_bar_do_not_reach_the_map(small: Opened, qtbot: QtBot) -> None:
    bar = opened(small, qtbot)
    ask(bar, "delay", qtbot)
    close = next(b for b in bar.findChildren(type(bar._close)) if b.objectName() == "x")
    close.setFocus()
    press(close, Qt.Key.Key_M)
    assert not small.window.canvas.writing.node
    assert small.window.session.document.undo_label == "Small map"
    click(close)
    assert not bar.isVisible()


def test_the_bar_covers_no_header_of_a_stage(small: Opened, qtbot: QtBot) -> None:
    bar = opened(small, qtbot)
    canvas = small.window.canvas
    grid = canvas.picture.grid
    header = canvas.sheet.to_view(grid.frame.box(0, 0, grid.width, grid.head)).toRect()
    assert not bar.geometry().intersects(header)
