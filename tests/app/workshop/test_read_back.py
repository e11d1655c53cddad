"""The read-back on the console: sentences ticked as they are read, and one key to fill in what is missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from cxstudio.app.workshop.read_back_section import ReadBackSection
from cxstudio.app.workshop.row_look import ABOVE, EDGE, SIGN
from cxstudio.edits.agenda import add_step
from cxstudio.edits.plan import add_action, add_decision
from cxstudio.model.plans import Action
from tests.app.conftest import Opened
from tests.app.hands import press, type_into
from tests.app.workshop.desks import section_of

Key = Qt.Key


@pytest.fixture
def room(english: None, november: date, open_window: Callable[..., Opened], qtbot: QtBot) -> Opened:
    opened = open_window()
    document = opened.made.document
    add_decision(document, "We call back within the hour", on=november)
    add_action(document, "Show the delay")
    opened.window.workshop.toggle()
    opened.window.workshop.around.workshop.be(lens="read_back")
    opened.window.workshop.to_step_list()
    qtbot.waitUntil(section(opened).list.hasFocus)
    return opened


def section(room: Opened) -> ReadBackSection:
    return section_of(room, ReadBackSection)


def test_everything_agreed_is_read_under_its_head_and_what_is_missing_is_said(room: Opened) -> None:
    assert section(room).list.texts() == [
        "Decided",
        "We call back within the hour.",
        "Who does what",
        "Show the delay.\nNobody has taken it yet. It has no date yet. Its first step is open.",
        "Open questions",
        "Do they see the delay?",
    ]
    assert section(room).missing.text() == "1 action is incomplete"


def test_space_and_enter_tick_what_was_read_and_go_on(room: Opened) -> None:
    rows = section(room).list
    for key in (Key.Key_Space, Key.Key_Return):
        press(rows, key)
    assert section(room).frame.done.text() == "2 of 3 read"
    assert rows.current() == room.made.cards[5]
    rows.stand_on("")
    press(rows, Key.Key_Space)
    assert section(room).frame.done.text() == "1 of 3 read"


def test_the_mouse_ticks_by_the_circle_and_by_a_double_click_on_the_words(room: Opened) -> None:
    rows = section(room).list
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    def row(text: str) -> QRect:
        place = next(place for place, words in enumerate(rows.texts()) if words.startswith(text))
        return rows.visualItemRect(rows.item(place))

    circle = row("We call").topLeft() + QPoint(EDGE + SIGN // 2, ABOVE + SIGN // 2)
    QTest.mouseClick(rows.viewport(), left, plain, circle)
    assert section(room).frame.done.text() == "1 of 3 read"
    QTest.mouseClick(rows.viewport(), left, plain, row("Do they").center())
    assert section(room).frame.done.text() == "1 of 3 read"  # a click on the words goes there
    assert rows.current() == room.made.cards[5]
    QTest.mouseDClick(rows.viewport(), left, plain, row("Do they").center())
    assert section(room).frame.done.text() == "2 of 3 read"
    QTest.mouseClick(rows.viewport(), left, plain, circle)
    assert section(room).frame.done.text() == "1 of 3 read"
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.RightButton, plain, circle)
    assert section(room).frame.done.text() == "1 of 3 read"


def test_one_key_goes_to_the_line_and_a_line_fills_in_what_is_missing(room: Opened, qtbot: QtBot) -> None:
    rows, line = section(room).list, room.window.entry.line
    press(rows, Key.Key_F2)
    qtbot.waitUntil(line.hasFocus)
    type_into(line, "@maria 12 Dec > ask the front desk")
    assert room.window.entry.where().startswith(
        "maria (new), Sat 12 Dec 2026, first step: ask the front desk · Show"
    )
    press(line, Key.Key_Return)
    qtbot.waitUntil(rows.hasFocus)
    (action,) = room.made.document.nodes(Action)
    assert (action.due, action.first_step) == ("2026-12-12", "ask the front desk")
    assert "maria: Show the delay, by Sat 12 Dec 2026. First step: ask the front desk." in rows.texts()
    assert section(room).missing.isHidden()
    assert rows.current() == action.id


def test_what_was_read_is_known_when_the_file_is_opened_again(room: Opened) -> None:
    press(section(room).list, Key.Key_Space)
    (kept,) = room.window.session.file.local("read back")
    assert kept in section(room).list.ids()


def test_the_console_opens_without_taking_the_keyboard_from_the_window(
    open_window: Callable[..., Opened], qtbot: QtBot
) -> None:
    opened = open_window()
    window = opened.window
    add_step(opened.made.document, "Welcome")  # without an agenda the keyboard goes to the ready ones
    window.workshop.to_entry()
    qtbot.waitUntil(window.entry.line.hasFocus)
    window.workshop.toggle()
    assert window.isActiveWindow()
    assert window.entry.line.hasFocus()


def test_the_line_is_for_notes_unless_something_is_filled_in(room: Opened, qtbot: QtBot) -> None:
    rows, line = section(room).list, room.window.entry.line

    def fills_in() -> bool:
        return room.window.entry.mode is section(room).mode

    assert not fills_in()
    press(rows, Key.Key_F2)
    qtbot.waitUntil(line.hasFocus)
    assert fills_in()
    room.window.workshop.to_step_list()
    qtbot.waitUntil(rows.hasFocus)
    assert not fills_in()


def test_every_row_is_as_high_as_its_words_need(room: Opened) -> None:
    rows = section(room).list
    assert rows.height() >= sum(rows.visualItemRect(rows.item(n)).height() for n in range(rows.count()))
    assert rows.verticalScrollBar().maximum() == 0


def test_another_lens_begins_at_the_top_of_the_console(room: Opened, qtbot: QtBot) -> None:
    for number in range(30):
        add_decision(room.made.document, f"Decision {number}")
    section(room).refresh()
    areas = [one for one in room.window.findChildren(QScrollArea) if one.isAncestorOf(section(room))]
    bar = areas[-1].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 400)
    bar.setValue(400)
    room.window.workshop.around.workshop.be(lens="matrix")
    assert bar.value() == 0
