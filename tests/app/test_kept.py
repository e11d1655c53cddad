"""Nothing that was typed is lost: not at closing, not where it was refused, not by a line that is too short."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from cxstudio.app.panels.fields import TitleRow
from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.app.window import MainWindow
from cxstudio.edits.personas import drop_persona, set_journey_persona
from cxstudio.edits.stages import add_stage
from cxstudio.files.session_file import SessionFile
from cxstudio.model.records import TITLE_LENGTH, Journey, Persona
from cxstudio.picture.theme import theme
from cxstudio.text.layout import TextEngine
from tests.app.conftest import Opened
from tests.makers import empty_map


def refuse(opened: Opened) -> TitleRow:
    """Type a title that is too long."""
    window = opened.window
    window.canvas.select([opened.made.touchpoints[0]])
    row = window.inspector.row("title")
    assert isinstance(row, TitleRow)
    row.editor.setPlainText("a" * (TITLE_LENGTH + 7))
    row.flush()
    assert row.refused
    return row


def test_a_refused_text_stays_in_its_field_whatever_else_happens(small: Opened) -> None:
    row = refuse(small)
    assert str(TITLE_LENGTH + 7) in row.error.text()
    add_stage(small.made.document, small.made.journey, "Meanwhile")
    assert len(row.editor.toPlainText()) == TITLE_LENGTH + 7


def test_a_window_with_a_refused_text_stays_open_and_shows_it(small: Opened, qtbot: QtBot) -> None:
    row = refuse(small)
    small.window.close()
    assert small.window.isVisible()
    assert "was not accepted" in small.window.status.hint()
    qtbot.waitUntil(row.editor.hasFocus)
    row.editor.setPlainText("Shorter")
    small.window.close()
    assert small.window.session.file.closed


def test_a_sentence_in_the_entry_line_is_there_again(
    small: Opened, engine: TextEngine, settings: Settings
) -> None:
    small.window.entry.set_kind("idea")
    small.window.entry.line.setText("Ask a nurse")
    path = small.window.session.path
    small.window.close()
    again = MainWindow(OpenSession(SessionFile.open(path)), engine, theme("light"), settings)
    assert (again.entry.kind, again.entry.line.text()) == ("idea", "Ask a nurse")
    again.close()


@pytest.mark.parametrize("left", [None, [], ["idea"], ["rubbish", "text"], [1, 2], "text"])
def test_what_makes_no_sense_is_not_taken_up(small: Opened, left: object) -> None:
    small.window.entry.take_up(left)
    assert small.window.entry.line.text() == ""


def test_a_long_text_is_refused_with_its_true_length_and_not_cut(small: Opened) -> None:
    entry = small.window.entry
    entry.set_kind("pain")
    entry.line.setText("a" * 40_000)
    entry.submit()
    assert "40000" in small.window.status.hint()
    assert len(entry.line.text()) == 40_000


def test_a_success_takes_an_old_reason_away(small: Opened) -> None:
    small.window.status.say("That did not work")
    add_stage(small.made.document, small.made.journey, "Later")
    assert small.window.status.hint() == ""


def test_a_new_persona_can_be_named_at_once(open_window: Callable[..., Opened], qtbot: QtBot) -> None:
    opened = open_window(empty_map)
    opened.window.commands.add_persona()
    row = opened.window.inspector.row("name")
    assert row is not None
    qtbot.waitUntil(row.editor.hasFocus)


def test_a_title_that_is_clicked_can_be_written_over(small: Opened, qtbot: QtBot) -> None:
    small.window.toolbar.title.click()
    row = small.window.inspector.row("title")
    assert row is not None
    qtbot.waitUntil(row.editor.hasFocus)
    editor = row.editor
    assert isinstance(editor, (QLineEdit, QPlainTextEdit))
    chosen = editor.selectedText() if isinstance(editor, QLineEdit) else editor.textCursor().selectedText()
    assert chosen == small.made.document.session.title


def test_another_persona_of_the_journey_is_said_and_can_be_taken_back(small: Opened) -> None:
    document, journey = small.made.document, small.made.journey
    before = document.find(journey, Journey)
    assert before is not None
    made = drop_persona(document, journey, "Nadia")
    assert small.window.toast.text() == "Nadia is now the persona of the journey"
    small.window.commands.undo()
    now = document.find(journey, Journey)
    assert now is not None
    assert now.persona == before.persona
    assert document.find(made, Persona) is None
    other = next(p.id for p in document.personas() if p.id != before.persona)
    set_journey_persona(document, journey, other)
    assert "is now the persona" in small.window.toast.text()
