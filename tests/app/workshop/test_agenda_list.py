"""The list of the agenda by real keys and hands: go to a step, move, rename, add, delete, edit its fields."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from cxstudio.workshop.agendas import AGENDAS
from tests.app.hands import press, type_into
from tests.app.workshop.agenda_room import ALT, CTRL, Room


class TestTheListByKeys:
    def at(self, hunt: Room, place: int) -> None:
        hunt.rows.setFocus()
        hunt.rows.setCurrentRow(place)

    def titles(self, hunt: Room) -> list[str]:
        return [step.title for step in hunt.steps]

    def is_called(self, hunt: Room, title: str) -> bool:
        return self.titles(hunt)[0] == title

    def test_enter_goes_to_a_step_and_back_to_another(self, hunt: Room) -> None:
        self.at(hunt, 0)
        hunt.key(Qt.Key.Key_Down)
        hunt.key(Qt.Key.Key_Down)
        hunt.key(Qt.Key.Key_Return)
        assert hunt.running == "Write in silence"
        hunt.key(Qt.Key.Key_Up)
        hunt.key(Qt.Key.Key_Enter)
        assert hunt.running == "Walk the journey"

    def test_alt_and_arrows_move_a_step_and_undo_brings_it_back(self, hunt: Room) -> None:
        before = self.titles(hunt)
        self.at(hunt, 0)
        hunt.key(Qt.Key.Key_Up, ALT)
        assert self.titles(hunt) == before
        hunt.key(Qt.Key.Key_Down, ALT)
        hunt.key(Qt.Key.Key_Down, ALT)
        assert self.titles(hunt) == [before[1], before[2], before[0], *before[3:]]
        assert hunt.rows.currentRow() == 2
        hunt.key(Qt.Key.Key_Z, CTRL)
        hunt.key(Qt.Key.Key_Z, CTRL)
        assert self.titles(hunt) == before

    def test_delete_takes_a_step_out_and_insert_puts_one_in(self, hunt: Room, qtbot: QtBot) -> None:
        before = self.titles(hunt)
        self.at(hunt, 1)
        hunt.key(Qt.Key.Key_Delete)
        assert self.titles(hunt) == [before[0], *before[2:]]
        assert hunt.rows.currentRow() == 1
        hunt.key(Qt.Key.Key_Insert)
        editor = QApplication.focusWidget()
        assert editor is not None
        type_into(editor, "Warm up")
        press(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: self.titles(hunt)[2] == "Warm up")
        assert hunt.running == ""

    def test_f2_writes_a_title_in_its_place_and_esc_leaves_it(self, hunt: Room, qtbot: QtBot) -> None:
        self.at(hunt, 0)
        for word, key, expected in (
            ("Hello", Qt.Key.Key_Return, "Hello"),
            ("No", Qt.Key.Key_Escape, "Hello"),
        ):
            hunt.key(Qt.Key.Key_F2)
            editor = QApplication.focusWidget()
            assert editor is not None
            QTest.keyClick(editor, Qt.Key.Key_A, CTRL)
            type_into(editor, word)
            press(editor, key)
            if key == Qt.Key.Key_Escape:
                press(QApplication.focusWidget() or hunt.rows, key)
            qtbot.waitUntil(partial(self.is_called, hunt, expected))
            hunt.rows.setFocus()

    def test_every_field_is_edited_in_the_form(self, hunt: Room) -> None:
        self.at(hunt, 2)
        hunt.agenda.fields.head.setChecked(True)
        rows = hunt.agenda.form.rows
        assert list(rows) == ["title", "minutes", "say", "lens", "adds", "done_when", "keeps"]
        line = rows["minutes"].editor
        line.setFocus()
        QTest.keyClick(line, Qt.Key.Key_A, CTRL)
        type_into(line, "9 min")
        press(line, Qt.Key.Key_Return)
        assert hunt.step(2).minutes == 9
        rows["keeps"].editor.setFocus()
        hunt.key(Qt.Key.Key_Space)
        assert hunt.step(2).keeps
        line.setFocus()
        QTest.keyClick(line, Qt.Key.Key_A, CTRL)
        type_into(line, "9 h")
        press(line, Qt.Key.Key_Return)
        assert hunt.step(2).minutes == 9
        assert "480" in rows["minutes"].error.text()


def test_along_a_long_agenda_the_current_row_stays_in_view(agenda_room: Room) -> None:
    agenda_room.window.resize(1280, 700)
    agenda_room.agenda.use(AGENDAS[0])
    area = agenda_room.agenda.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    assert area is not None
    QApplication.processEvents()
    for _row in range(agenda_room.rows.count()):
        press(agenda_room.rows, Qt.Key.Key_Down)
        row = agenda_room.rows.visualItemRect(agenda_room.rows.currentItem())
        middle = agenda_room.rows.viewport().mapTo(area.viewport(), row.center())
        assert middle.y() - row.height() / 2 + 1 >= 0
        assert middle.y() + row.height() / 2 - 1 <= area.viewport().height()
    assert area.verticalScrollBar().value() > 0


def test_who_goes_along_in_the_list_stays_there_and_else_the_list_follows(hunt: Room) -> None:
    hunt.window.canvas.setFocus()
    hunt.key(Qt.Key.Key_F6, CTRL)
    hunt.key(Qt.Key.Key_F6, CTRL)
    assert hunt.rows.currentRow() == 1
    beside = hunt.window.workshop.console
    assert beside is not None
    assert beside.page == "now"


def test_a_step_is_dragged_to_another_place(hunt: Room) -> None:
    before = [step.title for step in hunt.steps]
    port = hunt.rows.viewport()
    start = hunt.rows.visualItemRect(hunt.rows.item(0)).center()
    end = hunt.rows.visualItemRect(hunt.rows.item(2)).bottomLeft() + QPoint(60, -2)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(port, start + QPoint(0, 30))
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    assert [step.title for step in hunt.steps] == [before[1], before[2], before[0], *before[3:]]
