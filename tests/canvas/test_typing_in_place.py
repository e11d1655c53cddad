"""Typing in place through real events: when a text is committed, taken back, refused, and that none is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QFocusEvent
from pytestqt.qtbot import QtBot

from cxstudio.canvas.adding import add_and_open
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_text
from cxstudio.model.records import Card, Touchpoint
from tests.canvas.robots import Canvas

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


# Typing


def test_a_double_click_opens_the_text_and_enter_commits_it(canvas: Canvas) -> None:
    touchpoint = canvas.made.touchpoints[0]
    canvas.double_click(canvas.middle(touchpoint))
    assert canvas.view.writing.node == touchpoint
    canvas.type("Clinic web page")
    canvas.key(Qt.Key.Key_Return)
    record = canvas.document.find(touchpoint, Touchpoint)
    assert record is not None
    assert record.title == "Clinic web page"
    assert canvas.view.writing.node == ""


def test_escape_leaves_the_text_as_it_was_even_after_a_pause(canvas: Canvas) -> None:
    touchpoint = canvas.made.touchpoints[0]
    before = canvas.document.undo_label
    canvas.view.edit(touchpoint)
    canvas.type("Something else")
    canvas.view.flush()
    canvas.type(" again")
    canvas.key(Qt.Key.Key_Escape)
    record = canvas.document.find(touchpoint, Touchpoint)
    assert record is not None
    assert record.title == "Web page"
    assert canvas.document.undo_label == before


def test_typing_with_pauses_is_one_undo_step(canvas: Canvas) -> None:
    touchpoint = canvas.made.touchpoints[0]
    before = canvas.document.undo_label
    canvas.view.edit(touchpoint)
    for words in ("One", " two", " three"):
        canvas.type(words)
        canvas.view.flush()
    canvas.key(Qt.Key.Key_Return)
    record = canvas.document.find(touchpoint, Touchpoint)
    assert record is not None
    assert record.title == "One two three"
    canvas.document.undo()
    record = canvas.document.find(touchpoint, Touchpoint)
    assert record is not None
    assert record.title == "Web page"
    assert canvas.document.undo_label == before


def test_a_pause_commits_what_is_typed(canvas: Canvas, qtbot: QtBot) -> None:
    touchpoint = canvas.made.touchpoints[0]
    canvas.view.edit(touchpoint)
    canvas.type("Paused")

    def committed() -> None:
        record = canvas.document.find(touchpoint, Touchpoint)
        assert record is not None
        assert record.title == "Paused"

    qtbot.waitUntil(committed, timeout=5000)
    assert canvas.view.writing.node == touchpoint


def test_an_edit_of_somebody_else_between_two_pauses_is_not_undone(canvas: Canvas) -> None:
    touchpoint, other = canvas.made.touchpoints[:2]
    canvas.view.edit(touchpoint)
    canvas.type("One")
    canvas.view.flush()
    set_text(canvas.document, other, "Hotline")
    canvas.type(" two")
    canvas.key(Qt.Key.Key_Return)
    titles = [t.title for t in canvas.document.journey_touchpoints(canvas.made.journey)[:2]]
    assert titles == ["One two", "Hotline"]


def test_notes_take_several_lines_and_titles_do_not(canvas: Canvas) -> None:
    pain = canvas.made.cards[0]
    canvas.view.edit(pain)
    canvas.type("First")
    canvas.key(Qt.Key.Key_Return, "\r", SHIFT)
    canvas.type("second")
    canvas.key(Qt.Key.Key_Return)
    card = canvas.document.find(pain, Card)
    assert card is not None
    assert card.text == "First\nsecond"
    canvas.view.edit(canvas.made.touchpoints[0])
    editor = canvas.view.writing.editor
    assert editor is not None
    pasted = QMimeData()
    pasted.setText("Web\npage")
    pasted.setHtml("<b>Web</b><br>page")
    editor.insertFromMimeData(pasted)
    canvas.key(Qt.Key.Key_Return)
    record = canvas.document.find(canvas.made.touchpoints[0], Touchpoint)
    assert record is not None
    assert record.title == "Web page"


def test_pasted_markup_stays_plain_text(canvas: Canvas) -> None:
    pain = canvas.made.cards[0]
    canvas.view.edit(pain)
    editor = canvas.view.writing.editor
    assert editor is not None
    pasted = QMimeData()
    pasted.setText("<b>=1+1</b>")
    pasted.setHtml("<img src='file:///etc/passwd'>")
    editor.insertFromMimeData(pasted)
    canvas.view.flush()
    card = canvas.document.find(pain, Card)
    assert card is not None
    assert card.text == "<b>=1+1</b>"


def test_leaving_the_field_commits(canvas: Canvas) -> None:
    canvas.view.edit(canvas.made.touchpoints[0])
    canvas.type("Left")
    canvas.click(QPointF(5, 5))
    record = canvas.document.find(canvas.made.touchpoints[0], Touchpoint)
    assert record is not None
    assert record.title == "Left"


def test_a_window_in_front_commits_but_keeps_the_field_open(canvas: Canvas) -> None:
    canvas.view.edit(canvas.made.touchpoints[0])
    canvas.type("Kept")
    editor = canvas.view.writing.editor
    assert editor is not None
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QCoreApplication.sendEvent(editor, away)
    record = canvas.document.find(canvas.made.touchpoints[0], Touchpoint)
    assert record is not None
    assert record.title == "Kept"
    assert canvas.view.writing.node == canvas.made.touchpoints[0]


def test_closing_the_map_loses_no_text(canvas: Canvas) -> None:
    canvas.view.edit(canvas.made.touchpoints[0])
    canvas.type("Not lost")
    canvas.view.close_map()
    record = canvas.document.find(canvas.made.touchpoints[0], Touchpoint)
    assert record is not None
    assert record.title == "Not lost"


def test_a_text_too_long_is_refused_in_words_and_stays_open(canvas: Canvas) -> None:
    touchpoint = canvas.made.touchpoints[0]
    canvas.view.edit(touchpoint)
    canvas.type("Short")
    canvas.view.flush()
    editor = canvas.view.writing.editor
    assert editor is not None
    editor.setPlainText("x" * 600)
    canvas.key(Qt.Key.Key_Return)
    assert "at most 500 fit here" in canvas.said[-1]
    assert canvas.view.writing.node == touchpoint
    record = canvas.document.find(touchpoint, Touchpoint)
    assert record is not None
    assert record.title == "Short"


def test_the_field_closes_when_its_thing_is_taken_away(canvas: Canvas) -> None:
    canvas.view.edit(canvas.made.touchpoints[0])
    canvas.type("Gone")
    delete(canvas.document, [canvas.made.touchpoints[0]])
    assert canvas.view.writing.node == ""


@pytest.mark.parametrize(
    ("text", "side"), [("مرحبا", Qt.LayoutDirection.RightToLeft), ("Hi", Qt.LayoutDirection.LeftToRight)]
)
def test_the_field_runs_as_its_text_runs(canvas: Canvas, text: str, side: Qt.LayoutDirection) -> None:
    canvas.view.edit(canvas.made.cards[0])
    canvas.type(text)
    editor = canvas.view.writing.editor
    assert editor is not None
    assert editor.document().defaultTextOption().textDirection() == side


def test_the_field_stays_over_its_text_while_the_map_moves(canvas: Canvas) -> None:
    touchpoint = canvas.made.touchpoints[0]
    canvas.view.edit(touchpoint)
    canvas.view.zoom_to(1.5)
    canvas.view.pan_by(30, 20)
    editor, spot = canvas.view.writing.editor, canvas.view.picture.text_bounds(touchpoint)
    assert editor is not None
    assert spot is not None
    corner = canvas.spot((spot[0].x, spot[0].y))
    assert abs(editor.x() - corner.x()) <= 1
    assert abs(editor.y() - corner.y()) <= 1


def test_giving_the_canvas_the_focus_goes_on_with_the_open_text(canvas: Canvas) -> None:
    canvas.view.edit(canvas.made.touchpoints[0])
    canvas.type("Still")
    canvas.view.setFocus()
    assert canvas.view.writing.node == canvas.made.touchpoints[0]
    canvas.key(Qt.Key.Key_Return)
    assert canvas.view.writing.node == ""
    canvas.key(Qt.Key.Key_Right)
    assert canvas.view.selection == [canvas.made.touchpoints[1]]


def test_typing_on_an_empty_map_names_its_first_stage(empty_canvas: Canvas) -> None:
    empty_canvas.type("ما قبل")
    empty_canvas.key(Qt.Key.Key_Return)
    assert [s.title for s in empty_canvas.document.stages(empty_canvas.made.journey)] == ["ما قبل"]
    empty_canvas.type("x")
    assert len(empty_canvas.document.stages(empty_canvas.made.journey)) == 1


def test_the_window_s_style_sheet_does_not_change_the_type_of_the_field(canvas: Canvas) -> None:
    canvas.view.setStyleSheet("QPlainTextEdit { font-size: 40px; padding: 20px; border: 5px solid red; }")
    canvas.view.zoom_to(1.0)
    canvas.view.edit(canvas.made.cards[0])
    editor, spot = canvas.view.writing.editor, canvas.view.picture.text_bounds(canvas.made.cards[0])
    assert editor is not None
    assert spot is not None
    editor.ensurePolished()
    assert editor.font().pixelSize() == spot[1].size
    assert editor.contentsMargins().isNull()
    assert editor.fontMetrics().height() <= 2 * spot[1].size


def test_escape_takes_back_a_thing_that_was_just_added(canvas: Canvas) -> None:
    touchpoints = len(canvas.document.touchpoints(canvas.made.stages[0]))
    canvas.view.select([canvas.made.touchpoints[0]])
    for words in ("", "Half a na"):
        canvas.view.add("touchpoint")
        canvas.type(words)
        canvas.view.flush()
        canvas.key(Qt.Key.Key_Escape)
        assert len(canvas.document.touchpoints(canvas.made.stages[0])) == touchpoints
        assert canvas.document.undo_label == "Small map"
        canvas.view.select([canvas.made.touchpoints[0]])


def test_a_thing_and_the_words_it_was_made_for_are_one_step_to_undo(canvas: Canvas) -> None:
    before = canvas.document.undo_label
    made = add_and_open(canvas.view.desk, "idea")
    canvas.type("Ring")
    canvas.view.flush()
    canvas.type(" back")
    canvas.key(Qt.Key.Key_Return)
    assert canvas.document.undo_label != before
    canvas.document.undo()
    assert canvas.document.find(made, Card) is None
    assert canvas.document.undo_label == before
    canvas.document.redo()
    record = canvas.document.find(made, Card)
    assert record is not None
    assert record.text == "Ring back"


def test_what_is_written_after_another_edit_is_a_step_of_its_own(canvas: Canvas) -> None:
    made = add_and_open(canvas.view.desk, "idea")
    set_text(canvas.document, canvas.made.touchpoints[0], "Elsewhere")
    canvas.type("Ring back")
    canvas.key(Qt.Key.Key_Return)
    canvas.document.undo()
    record = canvas.document.find(made, Card)
    assert record is not None
    assert record.text == ""


def test_escape_leaves_a_thing_that_was_named_before(canvas: Canvas) -> None:
    new = canvas.view.add("stage")
    canvas.type("Named")
    canvas.key(Qt.Key.Key_Return)
    canvas.view.edit(new)
    canvas.key(Qt.Key.Key_Escape)
    assert canvas.document.get(new) is not None


def paste(canvas: Canvas, text: str) -> None:
    """What Ctrl+V does in the open field."""
    editor = canvas.view.writing.editor
    assert editor is not None
    pasted = QMimeData()
    pasted.setText(text)
    editor.insertFromMimeData(pasted)


def test_of_what_is_pasted_into_a_title_as_much_goes_in_as_fits_and_that_is_said(canvas: Canvas) -> None:
    touchpoint = canvas.made.touchpoints[0]
    canvas.view.edit(touchpoint)
    for _time in range(2):
        paste(canvas, "W" * 20_000)
        assert "at most 500 characters" in canvas.said[-1]
    canvas.key(Qt.Key.Key_Return)
    record = canvas.document.find(touchpoint, Touchpoint)
    assert record is not None
    assert record.title == "W" * 500


def test_a_field_never_grows_beyond_the_view_and_shrinks_with_its_text(canvas: Canvas) -> None:
    canvas.view.edit(canvas.made.cards[0])
    editor = canvas.view.writing.editor
    assert editor is not None
    small = editor.height()
    paste(canvas, "line\n" * 3000)
    assert small < editor.height() <= canvas.view.height()
    editor.setPlainText("short")
    assert editor.height() == small


def test_nothing_else_is_selected_while_a_refused_text_waits(canvas: Canvas) -> None:
    first, other = canvas.made.touchpoints[:2]
    canvas.view.edit(first)
    editor = canvas.view.writing.editor
    assert editor is not None
    editor.setPlainText("x" * 600)
    canvas.click(canvas.middle(other))
    canvas.said.clear()
    canvas.view.select([other])
    assert "at most 500 fit here" in canvas.said[-1]
    assert canvas.view.selection == [first]
    assert canvas.view.writing.node == first
    editor.setPlainText("Mended")
    canvas.click(canvas.middle(other))
    assert canvas.view.selection == [other]
    record = canvas.document.find(first, Touchpoint)
    assert record is not None
    assert record.title == "Mended"
