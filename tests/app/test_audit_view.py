"""The audit view under the hands: questions are rated, noted, added, moved; channels are rated in a matrix."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.app.views.audit import COMPONENTS, EMPTY, MATRIX, AuditView
from cxstudio.app.views.audit_list import rating_box
from cxstudio.app.window import MainWindow
from cxstudio.edits.audit import rate_question, start_after, start_audit
from cxstudio.edits.fields import set_field
from cxstudio.edits.touchpoints import add_channel, choose_channels
from cxstudio.insight.audit import questions_of
from cxstudio.model.audits import Audit, AuditItem, Consistency, consistency_id
from cxstudio.model.document import Document
from cxstudio.picture.theme import theme
from tests.app.conftest import Opened
from tests.app.hands import click, press, type_into
from tests.makers import Made, small_map

ISOLATES = {ord(sign): None for sign in "\u2066\u2068\u2069"}


def with_audits(document: Document) -> Made:
    made = small_map(document)
    before = start_audit(document, "Spring", date="2026-03-02")
    rate_question(document, [x.id for x in document.children(before, AuditItem)], 2)
    start_after(document, before, "Autumn", date="2026-10-01")
    return made


def view_of(window: MainWindow) -> AuditView:
    window.show_view("audit")
    assert window.views.frame is not None
    body = window.views.frame.body
    assert isinstance(body, AuditView)
    return body


@pytest.fixture
def audit(open_window: Callable[..., Opened], qtbot: QtBot) -> tuple[Opened, AuditView]:
    opened = open_window(with_audits)
    view = view_of(opened.window)
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow)
    view.take_keyboard()
    qtbot.waitUntil(lambda: view.window().focusWidget() is view.list)
    return opened, view


def first_question(opened: Opened, view: AuditView) -> AuditItem:
    item = opened.made.document.find(view.list.question(), AuditItem)
    assert item is not None
    return item


def test_without_an_audit_one_press_begins_one(small: Opened) -> None:
    view = view_of(small.window)
    assert view._stack.currentIndex() == EMPTY
    click(view.begin_button)
    (audit,) = small.made.document.nodes(Audit)
    assert len(small.made.document.children(audit.id, AuditItem)) == 30
    assert view._stack.currentIndex() == COMPONENTS
    assert view.window().focusWidget() is view.list
    assert view.list.question()
    small.window.undo()
    assert view._stack.currentIndex() == EMPTY


def test_the_latest_audit_is_shown_beside_the_one_before(audit: tuple[Opened, AuditView]) -> None:
    _opened, view = audit
    assert view.now_choice.currentText() == "Autumn, 1 Oct 2026"
    assert view.before_choice.currentText() == "Spring, 2 Mar 2026"
    told = [p.part.full for page in view.radar._pages.pages for g in page.layers for p in g.parts]
    assert "Reachability: 2.0, –" in told[1]


@pytest.mark.parametrize(("key", "rating"), [(Qt.Key.Key_1, 1), (Qt.Key.Key_5, 5)])
def test_a_figure_rates_and_zero_takes_it_back(
    audit: tuple[Opened, AuditView], key: Qt.Key, rating: int
) -> None:
    opened, view = audit
    press(view.list, Qt.Key.Key_Down)
    press(view.list, key)
    assert first_question(opened, view).rating == rating
    press(view.list, Qt.Key.Key_0)
    assert first_question(opened, view).rating is None


def test_pressing_a_box_rates_and_pressing_it_again_takes_it_back(audit: tuple[Opened, AuditView]) -> None:
    opened, view = audit
    for wanted in (4, None):
        box = rating_box(view.list.visualRect(view.list.model().index(1, 0)), 4, rtl=False)
        click(view.list.viewport(), box.center().toPoint())
        assert first_question(opened, view).rating == wanted


def test_enter_leads_to_the_note_and_back(audit: tuple[Opened, AuditView], qtbot: QtBot) -> None:
    opened, view = audit
    press(view.list, Qt.Key.Key_Down)
    question = view.list.question()
    press(view.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.window().focusWidget() is view.note)
    type_into(view.note, "Called ten times")
    press(view.note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.window().focusWidget() is view.list)
    item = opened.made.document.find(question, AuditItem)
    assert item is not None
    assert item.note == "Called ten times"
    assert view.list.question() == question


def test_a_question_is_added_written_moved_and_deleted(audit: tuple[Opened, AuditView], qtbot: QtBot) -> None:
    opened, view = audit
    document = opened.made.document
    press(view.list, Qt.Key.Key_Down)
    before = [x.id for x in questions_of(document, view._now)["reachability"]]
    press(view.list, Qt.Key.Key_Insert)
    made = view.list.question()
    assert [x.id for x in questions_of(document, view._now)["reachability"]] == [before[0], made, *before[1:]]
    editor = view.window().focusWidget()
    assert editor is not None
    type_into(editor, "The lift works")
    press(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: first_question(opened, view).text == "The lift works")
    qtbot.waitUntil(lambda: view.window().focusWidget() is view.list)
    press(view.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert questions_of(document, view._now)["reachability"][0].id == made
    press(view.list, Qt.Key.Key_Delete)
    assert document.get(made) is None


def test_the_comparison_is_chosen_and_can_be_none(audit: tuple[Opened, AuditView]) -> None:
    _opened, view = audit
    view.before_choice.setCurrentIndex(0)
    view.before_choice.activated.emit(0)
    told = [p.part.full for page in view.radar._pages.pages for g in page.layers for p in g.parts]
    assert "Reachability: –" in told[1].splitlines()
    view.now_choice.setCurrentIndex(0)
    view.now_choice.activated.emit(0)
    assert view.list.question() == "" or view._now


def test_repeating_compares_with_what_was_there(audit: tuple[Opened, AuditView]) -> None:
    opened, view = audit
    now = view._now
    view.repeat_audit()
    assert view._before == now
    assert len(opened.made.document.nodes(Audit)) == 3
    view.delete_audit()
    assert len(opened.made.document.nodes(Audit)) == 2


def test_channels_are_rated_with_arrows_and_figures(small: Opened, qtbot: QtBot) -> None:
    document = small.made.document
    web, phone = add_channel(document, "Web"), add_channel(document, "Phone")
    choose_channels(document, small.made.touchpoints[0], [web, phone])
    choose_channels(document, small.made.touchpoints[1], [phone])
    view = view_of(small.window)
    view.tabs.chosen.emit("matrix")
    assert view._stack.currentIndex() == MATRIX
    cell = view.matrix.cell()
    assert cell is not None
    there = {(c.touchpoint.id, c.channel.id) for row in view.matrix._found.cells for c in row if c.there}
    while (at := view.matrix.cell()) is not None and (at.touchpoint.id, at.channel.id) not in there:
        press(view.matrix, Qt.Key.Key_Right)
    first = view.matrix.cell()
    assert first is not None
    press(view.matrix, Qt.Key.Key_2)
    register = document.find(consistency_id(first.touchpoint.id, first.channel.id), Consistency)
    assert register is not None
    assert register.rating == 2
    press(view.matrix, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.window().focusWidget() is view.cell_note)
    type_into(view.cell_note, "Other hours")
    press(view.cell_note, Qt.Key.Key_Return)
    register = document.find(register.id, Consistency)
    assert register is not None
    assert register.note == "Other hours"
    assert view.selection == [register.id]
    press(view.matrix, Qt.Key.Key_Backspace)
    view.cell_note.setText("")
    view.cell_note.tell()
    assert document.find(register.id, Consistency) is None


def test_a_cell_without_the_channel_is_refused_with_the_reason(small: Opened) -> None:
    document = small.made.document
    web = add_channel(document, "Web")
    choose_channels(document, small.made.touchpoints[0], [web])
    view = view_of(small.window)
    view.tabs.chosen.emit("matrix")
    assert view.matrix.choose(consistency_id(small.made.touchpoints[1], web))
    press(view.matrix, Qt.Key.Key_3)
    assert small.window.views.frame is not None
    assert "has not this channel" in small.window.views.frame._status.full_text()
    assert document.nodes(Consistency) == []


def test_it_goes_to_what_is_looked_for(audit: tuple[Opened, AuditView]) -> None:
    opened, view = audit
    document = opened.made.document
    spring = document.nodes(Audit)[0]
    item = document.children(spring.id, AuditItem)[-1]
    opened.window.views.go_to(item.id)
    assert (view._now, view.list.question()) == (spring.id, item.id)
    assert view.selection == [item.id]


def test_the_picture_speaks_as_the_list_beside_it_whatever_the_map_speaks(
    audit: tuple[Opened, AuditView], qtbot: QtBot
) -> None:
    opened, view = audit
    set_field(opened.made.document, ["session"], "language", "ar")
    set_field(opened.made.document, ["session"], "direction", "rtl")
    view._fill()
    told = [p.part.full for page in view.radar._pages.pages for g in page.layers for p in g.parts]
    assert "Reachability: 2.0, –" in told[1].translate(ISOLATES)
    assert view.now_choice.currentText().translate(ISOLATES) == "Autumn, 1 Oct 2026"


def test_it_wears_every_theme_and_runs_from_right_to_left(
    audit: tuple[Opened, AuditView], qapp: QApplication
) -> None:
    _opened, view = audit
    for name in ("dark", "light"):
        view.wear(theme(name))
        assert not view.grab().isNull()
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert not view.grab().isNull()
    view.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_every_row_says_aloud_what_it_is(audit: tuple[Opened, AuditView]) -> None:
    _opened, view = audit
    role = Qt.ItemDataRole.AccessibleTextRole
    told = [str(view.list.item(n).data(role)) for n in range(view.list.count())]
    assert told[0] == "Reachability, mean –, 0 of 5 rated"
    assert told[1].endswith(", not rated")
