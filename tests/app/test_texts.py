"""Fields for typing: however much is pasted, they answer, and what cannot fit is refused with the reason."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QFontMetrics, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.app.texts import MOST, GrowingText, Line
from cxstudio.model.records import TEXT_LENGTH
from tests.app.conftest import Opened

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
