"""Similar cards become groups by keys: suggested, taken, named, dismissed and dissolved, each one step to undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cxstudio.app.workshop.grouping_section import GroupingSection
from cxstudio.edits.cards import add_card
from cxstudio.model.groups import grouped
from cxstudio.model.plans import Group
from tests.app.conftest import Opened
from tests.app.hands import press, type_into
from tests.app.workshop.desks import section_of

Key = Qt.Key
TEXTS = (
    "Waiting in the corridor",
    "Nobody says how long the waiting takes",
    "Form asks twice",
    "A long form",
)


@pytest.fixture
def room(english: None, open_window: Callable[..., Opened], qtbot: QtBot) -> Opened:
    opened = open_window()
    for text in TEXTS:
        add_card(opened.made.document, "pain", opened.made.touchpoints[3], text)
    opened.window.workshop.toggle()
    opened.window.workshop.around.workshop.be(lens="capture")
    opened.window.workshop.to_similar()
    qtbot.waitUntil(section(opened).suggestions.hasFocus)
    return opened


def section(room: Opened) -> GroupingSection:
    return section_of(room, GroupingSection)


def names(room: Opened) -> list[str]:
    return [group.title for group in room.made.document.nodes(Group)]


def test_suggestions_show_their_cards(room: Opened) -> None:
    assert section(room).suggestions.texts() == [
        "Waiting\nWaiting in the corridor\nNobody says how long the waiting takes",
        "Form\nForm asks twice\nA long form",
    ]


def test_enter_takes_one_opens_its_name_and_is_one_step_to_undo(room: Opened, qtbot: QtBot) -> None:
    press(section(room).suggestions, Key.Key_Return)
    qtbot.waitUntil(lambda: section(room).groups.writing)
    editor = section(room).groups.findChild(QLineEdit)
    assert editor is not None
    assert editor.selectedText() == "Waiting"
    type_into(editor, "Time unknown")
    press(editor, Key.Key_Return)
    qtbot.waitUntil(section(room).suggestions.hasFocus)
    assert names(room) == ["Time unknown"]
    assert len(grouped(room.made.document, room.made.document.nodes(Group)[0].id)) == 2
    assert section(room).groups.texts() == ["Time unknown · 2 cards"]
    assert len(section(room).suggestions.texts()) == 1
    room.window.undo()
    assert names(room) == []


def test_escape_keeps_the_shared_word_as_the_name(room: Opened, qtbot: QtBot) -> None:
    press(section(room).suggestions, Key.Key_Return)
    qtbot.waitUntil(lambda: section(room).groups.writing)
    editor = section(room).groups.findChild(QLineEdit)
    assert editor is not None
    press(editor, Key.Key_Escape)
    qtbot.waitUntil(section(room).suggestions.hasFocus)
    assert names(room) == ["Waiting"]
    assert section(room).groups.texts() == ["Waiting · 2 cards"]


def test_delete_dismisses_and_stays_dismissed(room: Opened) -> None:
    press(section(room).suggestions, Key.Key_Delete)
    assert [text.split("\n")[0] for text in section(room).suggestions.texts()] == ["Form"]
    assert names(room) == []
    assert room.window.session.file.local("dismissed groups") == ["pain:waiting"]


def test_what_was_dismissed_can_be_had_again_by_keys(room: Opened) -> None:
    again, suggestions = section(room).again, section(room).suggestions
    assert not again.isVisibleTo(section(room))
    press(suggestions, Key.Key_Down)
    press(suggestions, Key.Key_Delete)
    assert again.words() == "Show 1 dismissed suggestion again"
    press(suggestions, Key.Key_Delete)
    assert QApplication.focusWidget() is again, "the keyboard is where they come back"
    assert again.accessibleName() == "Show 2 dismissed suggestions again"
    press(again, Key.Key_Space)
    assert [text.split("\n")[0] for text in suggestions.texts()] == ["Waiting", "Form"]
    assert suggestions.hasFocus()
    assert not again.isVisibleTo(section(room))
    assert room.window.session.file.local("dismissed groups") == []


def test_the_key_for_similar_cards_reaches_what_was_dismissed(room: Opened, qtbot: QtBot) -> None:
    for _each in range(2):
        press(section(room).suggestions, Key.Key_Delete)
    room.window.workshop.to_entry()
    room.window.workshop.to_similar()
    qtbot.waitUntil(section(room).again.hasFocus)


def test_delete_on_a_group_dissolves_it_and_its_cards_are_suggested_again(room: Opened, qtbot: QtBot) -> None:
    press(section(room).suggestions, Key.Key_Return)
    qtbot.waitUntil(lambda: section(room).groups.writing)
    editor = section(room).groups.findChild(QLineEdit)
    assert editor is not None
    press(editor, Key.Key_Return)
    groups = section(room).groups
    qtbot.waitUntil(section(room).suggestions.hasFocus)
    groups.take_keyboard()
    press(groups, Key.Key_Delete)
    assert names(room) == []
    qtbot.waitUntil(lambda: len(section(room).suggestions.texts()) == 2)


def test_a_group_gets_another_name_by_enter(room: Opened, qtbot: QtBot) -> None:
    press(section(room).suggestions, Key.Key_Return)
    qtbot.waitUntil(lambda: section(room).groups.writing)
    press(section(room).groups.findChild(QLineEdit) or section(room).groups, Key.Key_Return)
    qtbot.waitUntil(section(room).suggestions.hasFocus)
    groups = section(room).groups
    groups.take_keyboard()
    press(groups, Key.Key_Return)
    qtbot.waitUntil(lambda: groups.writing)
    editor = room.window.focusWidget()
    assert isinstance(editor, QLineEdit)
    type_into(editor, "Another")
    press(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: names(room) == ["Another"])
    room.window.undo()
    assert names(room) == ["Waiting"]


def test_escape_goes_back_to_the_entry_line(room: Opened, qtbot: QtBot) -> None:
    press(section(room).suggestions, Key.Key_Escape)
    qtbot.waitUntil(room.window.entry.line.hasFocus)


def marked(room: Opened) -> tuple[str, ...]:
    return room.window.canvas.markings.hits.ids


def test_nothing_stays_dimmed_when_the_keyboard_leaves_a_name_that_is_written(
    room: Opened, qtbot: QtBot
) -> None:
    press(section(room).suggestions, Key.Key_Return)
    qtbot.waitUntil(lambda: section(room).groups.writing)
    assert marked(room)
    room.window.canvas.setFocus()
    assert marked(room) == ()


def test_nothing_stays_dimmed_when_the_next_step_begins_or_the_workshop_ends(room: Opened) -> None:
    assert marked(room)
    room.window.workshop.around.workshop.be(step="another")
    assert marked(room) == ()
    press(section(room).suggestions, Key.Key_Down)
    assert marked(room)
    room.window.workshop.toggle()
    assert marked(room) == ()


def test_the_section_folds_and_its_key_opens_it(room: Opened) -> None:
    assert section(room).is_open
    section(room).fold.head.setChecked(False)
    room.window.workshop.to_similar()
    assert section(room).is_open


def test_a_step_without_a_list_says_so(room: Opened) -> None:
    here = room.window.workshop
    said: list[str] = []
    here.around = replace(here.around, say=said.append)
    here.around.workshop.be(lens="hands")
    here.to_step_list()
    assert said == ["This step has no list"]
    assert not section(room).isVisible()


def test_the_field_of_a_name_is_as_high_as_it_needs(room: Opened, qtbot: QtBot) -> None:
    press(section(room).suggestions, Key.Key_Return)
    qtbot.waitUntil(lambda: section(room).groups.writing)
    editor = section(room).groups.findChild(QLineEdit)
    assert editor is not None
    assert editor.height() >= editor.minimumSizeHint().height()
    qtbot.waitUntil(lambda: editor.visibleRegion().boundingRect() == editor.rect())
