"""One sitting with the console's part for the room by real keys, which go to whatever has the keyboard; no mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cxstudio.app.dialogs.breakouts import GroupsDialog
from cxstudio.app.dialogs.breakouts_back import MergeDialog
from cxstudio.app.dialogs.problems import Notice
from cxstudio.edits.cards import add_card
from cxstudio.edits.fields import set_text
from cxstudio.files.session_file import SessionFile
from cxstudio.insight.people import people_present
from cxstudio.model.plans import Action, Attendee, Decision
from cxstudio.model.records import Card
from tests.app.conftest import Opened
from tests.stories.meanwhile import dialog_open, meanwhile

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def press(window: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)
    QApplication.processEvents()


def line(window: QWidget, text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget() or window, text)
    press(window, Key.Key_Return)


def cards(opened: Opened, text: str) -> list[Card]:
    return [card for card in opened.window.session.document.nodes(Card) if card.text == text]


def covered(opened: Opened) -> bool:
    return opened.window.workshop.around.workshop.stand.curtain


def test_from_the_first_name_to_an_empty_parking_lot(small: Opened) -> None:
    window, document, made = small.window, small.window.session.document, small.made
    press(window, Key.Key_F5)
    press(window, Key.Key_F2, CONTROL | SHIFT)
    for text in ("Maria Kowalska, nurse, ward 3", "Tom Baker, porter", "Zoe"):
        line(window, text)
    press(window, Key.Key_Tab)  # from the line to the list
    press(window, Key.Key_End)
    press(window, Key.Key_Space)
    assert [(one.name, one.present) for one in document.nodes(Attendee)] == [
        ("Maria Kowalska", True),
        ("Tom Baker", True),
        ("Zoe", False),
    ]
    assert people_present(document) == 2

    window.canvas.desk.select([made.touchpoints[0]])
    press(window, Key.Key_F8, CONTROL)
    assert covered(small)
    press(window, Key.Key_F9, SHIFT)
    line(window, "No bus on Sundays")
    line(window, "* A shuttle")
    assert not cards(small, "No bus on Sundays")
    press(window, Key.Key_F8, CONTROL | SHIFT)
    assert cards(small, "No bus on Sundays")[0].home == made.touchpoints[0]
    assert not covered(small)

    press(window, Key.Key_F3, CONTROL | SHIFT)
    press(window, Key.Key_F4)
    line(window, "p Who pays for the shuttle")
    line(window, "p The lift is slow")
    line(window, "p Old")
    QTest.keyClicks(window.entry.line, "We call back within an hour @maria")
    press(window, Key.Key_F2, CONTROL)
    (decision,) = document.nodes(Decision)
    assert decision.text == "We call back within an hour"
    assert document.node(decision.owned_by) == document.nodes(Attendee)[0]

    window.canvas.desk.select([made.touchpoints[3]])
    press(window, Key.Key_F9, CONTROL | SHIFT)
    press(window, Key.Key_Q)
    press(window, Key.Key_A)
    line(window, "tom")
    press(window, Key.Key_Delete)
    assert not document.parked()
    (question,) = cards(small, "Who pays for the shuttle")
    assert (question.kind, question.home) == ("question", made.touchpoints[3])
    (action,) = document.nodes(Action)
    assert (action.title, action.owned_by) == ("The lift is slow", document.nodes(Attendee)[1].id)
    for _step in range(3):
        press(window, Key.Key_Z, CONTROL)
    assert len(document.parked()) == 3


def test_groups_go_and_come_back_by_keys(small: Opened, qtbot: QtBot) -> None:
    window, document, made = small.window, small.window.session.document, small.made
    before = document.undo_label

    def two_groups() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, GroupsDialog)
        dialog.number.buttons()["3"].setFocus()
        press(dialog, Key.Key_Left)
        press(dialog, Key.Key_Return)

    meanwhile(qtbot, window.actions_by_id["workshop.groups"].trigger, dialog_open, two_groups)
    paths = sorted(small.path.parent.glob("* - group *.cxs"))
    assert len(paths) == 2
    _work(paths[0], made.cards[0], "Half an hour", made.touchpoints[0], "No bus")
    _work(paths[1], made.cards[0], "Ten minutes", made.touchpoints[1], "No light")

    def choose_b() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MergeDialog)
        press(dialog, Key.Key_B)
        dialog.merge.setFocus()
        press(dialog, Key.Key_Space)

    def merge() -> None:
        meanwhile(qtbot, window.actions_by_id["workshop.merge-groups"].trigger, _is_asked, these_files)

    def these_files() -> None:
        press(window, Key.Key_Return)

    def _is_asked() -> bool:
        return dialog_open() and isinstance(QApplication.activeModalWidget(), Notice)

    def _is_merging() -> bool:
        return dialog_open() and isinstance(QApplication.activeModalWidget(), MergeDialog)

    meanwhile(qtbot, merge, _is_merging, choose_b)
    assert cards(small, "Ten minutes")
    assert cards(small, "No bus")
    assert cards(small, "No light")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus()
    press(window, Key.Key_Z, CONTROL)
    assert document.undo_label == before
    assert cards(small, "Twenty minutes on hold")
    assert not cards(small, "No bus")


def _work(path: Path, card: str, text: str, touchpoint: str, found: str) -> None:
    opened = SessionFile.open(path)
    set_text(opened.document, card, text)
    add_card(opened.document, "pain", touchpoint, found)
    opened.close()


@pytest.fixture(autouse=True)
def _no_clipboard() -> None:
    QApplication.clipboard().clear()
