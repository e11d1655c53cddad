"""Fields for typing: however much is pasted, they answer, and what cannot fit is refused with the reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.app import texts
from cxstudio.app.actions import ACTIONS
from cxstudio.app.texts import MOST, GrowingText, Line
from cxstudio.model.records import TEXT_LENGTH, Card
from tests.app.conftest import Opened
from tests.app.hands import press, type_into

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
A_BOOK = "word " * 400_000


@pytest.mark.parametrize("as_html", [False, True])
def test_of_a_whole_book_more_is_taken_than_fits_anywhere_and_no_more(
    qtbot: QtBot, dressed: QApplication, as_html: bool
) -> None:
    assert MOST > TEXT_LENGTH
    field = GrowingText()
    qtbot.addWidget(field)
    held = QMimeData()
    if as_html:
        held.setHtml(f"<p>{A_BOOK}</p>")
    else:
        held.setText(A_BOOK)
    field.insertFromMimeData(held)
    assert TEXT_LENGTH < len(field.toPlainText()) <= MOST


def test_a_line_takes_no_more_than_that_and_its_field_says_why_it_is_refused(small: Opened) -> None:
    small.window.show_view("personas")
    frame = small.window.views.frame
    assert frame is not None
    row = frame.inspector.row("role")
    assert row is not None
    assert isinstance(row.editor, Line)
    row.editor.insert(A_BOOK)
    assert len(row.editor.text()) == MOST
    row.touched()
    row.flush()
    assert row.refused
    assert "at most 500" in row.error.text()
    row.forget()


def test_of_a_long_text_only_its_beginning_is_measured_for_painting(
    qtbot: QtBot, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line("word " * 9_000)
    qtbot.addWidget(line)
    line.resize(300, 30)
    measured: list[int] = []

    class Noted(QFontMetrics):
        def elidedText(self, text: str, *given: object, **named: object) -> str:
            measured.append(len(text))
            return "w…"

    monkeypatch.setattr(line, "fontMetrics", lambda: Noted(line.font()))
    picture = QPixmap(line.size())
    line.render(picture, QPoint())
    assert measured
    assert max(measured) <= line.width()


def text_of(field: Line | GrowingText) -> str:
    return field.text() if isinstance(field, Line) else field.toPlainText()


@pytest.mark.parametrize("made", [Line, GrowingText])
@pytest.mark.parametrize(("key", "keys"), [(Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | SHIFT)])
def test_either_key_of_redo_brings_typed_text_back(
    qtbot: QtBot,
    dressed: QApplication,
    made: type[Line | GrowingText],
    key: Qt.Key,
    keys: Qt.KeyboardModifier,
) -> None:
    field = made()
    qtbot.addWidget(field)
    type_into(field, "hello world")
    press(field, Qt.Key.Key_Z, CTRL)
    assert text_of(field) == ""
    press(field, key, keys)
    assert text_of(field) == "hello world"


@pytest.mark.parametrize("made", [Line, GrowingText])
def test_fields_have_the_keys_of_the_menu_and_no_list_of_their_own(
    qtbot: QtBot,
    dressed: QApplication,
    made: type[Line | GrowingText],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = tuple(
        replace(row, keys=(*row.keys, "Ctrl+Alt+J")) if row.id == "edit.redo" else row for row in ACTIONS
    )
    monkeypatch.setattr(texts, "ACTIONS", rows)
    field = made()
    qtbot.addWidget(field)
    type_into(field, "hello")
    press(field, Qt.Key.Key_Z, CTRL)
    press(field, Qt.Key.Key_J, CTRL | ALT)
    assert text_of(field) == "hello"


def test_a_text_that_cannot_be_written_into_takes_no_step(qtbot: QtBot, dressed: QApplication) -> None:
    field = GrowingText()
    qtbot.addWidget(field)
    type_into(field, "hello")
    field.setReadOnly(True)
    press(field, Qt.Key.Key_Z, CTRL)
    assert text_of(field) == "hello"


def test_with_nothing_typed_left_the_next_undo_takes_the_last_card_back(small: Opened) -> None:
    window, document = small.window, small.made.document
    entry = window.entry
    before = len(list(document.nodes(Card)))
    window.canvas.select([small.made.touchpoints[1]])
    entry.set_kind("pain")
    for text in ("Nobody answers", "Long wait"):
        type_into(entry.line, text)
        press(entry.line, Qt.Key.Key_Return)
    type_into(entry.line, "half a")
    press(entry.line, Qt.Key.Key_Z, CTRL)
    assert entry.line.text() == ""
    assert len(list(document.nodes(Card))) == before + 2
    press(entry.line, Qt.Key.Key_Z, CTRL)
    assert len(list(document.nodes(Card))) == before + 1
    press(entry.line, Qt.Key.Key_Z, CTRL)
    assert len(list(document.nodes(Card))) == before
