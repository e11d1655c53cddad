"""The list of versions: told in words, renamed, opened as a copy and gone back to, by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from cxstudio.app import file_commands
from cxstudio.app.dialogs.versions import VersionsDialog
from cxstudio.edits.stages import add_stage
from cxstudio.edits.structure import is_locked, lock_structure
from cxstudio.files.session_file import SessionFile
from cxstudio.files.version_notes import automatic_name, notes
from cxstudio.files.versions import name_version, versions
from tests.app.conftest import Opened
from tests.app.hands import press


def with_versions(small: Opened) -> SessionFile:
    file = small.window.session.file
    name_version(file, "After the interviews")
    add_stage(file.document, small.made.journey, "Leave")
    name_version(file, automatic_name())
    return file


def answer(does: Callable[[VersionsDialog], None]) -> None:
    """Do something with the dialog as soon as it waits for an answer."""

    def found() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, VersionsDialog)
        does(dialog)

    QTimer.singleShot(0, found)


def button(dialog: QDialog, text: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == text)


def test_the_newest_stands_first_and_says_what_was_done(small: Opened, qtbot: QtBot) -> None:
    dialog = VersionsDialog(notes(with_versions(small)), lambda _name: None)
    qtbot.addWidget(dialog)
    assert dialog.list.item(0).text().startswith("Saved by itself")
    assert dialog.said.text() == "Last change: Add stage"
    dialog.list.setCurrentRow(1)
    assert dialog.chosen() == "After the interviews"
    assert "Small map" in dialog.said.text()


def test_a_version_shows_its_picture_after_a_moment(small: Opened, qtbot: QtBot) -> None:
    asked: list[str] = []

    def paint(name: str) -> QImage:
        asked.append(name)
        return QImage(256, 148, QImage.Format.Format_RGB32)

    dialog = VersionsDialog(notes(with_versions(small)), paint)
    qtbot.addWidget(dialog)
    dialog.list.setCurrentRow(1)
    qtbot.waitUntil(lambda: not dialog.picture.pixmap().isNull())
    assert asked == ["After the interviews"]


def test_the_window_paints_a_version(small: Opened) -> None:
    with_versions(small)
    image = small.window.files._picture_of("After the interviews")
    assert image is not None
    assert not image.isNull()


def test_without_a_version_a_first_one_is_offered(
    small: Opened, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    offered: list[str] = []

    def ask(_parent: object, _heading: str, _answer: str, text: str) -> str:
        offered.append(text)
        return text

    monkeypatch.setattr("cxstudio.app.dialogs.naming.ask_name", ask)

    def save(dialog: VersionsDialog) -> None:
        assert [b.text() for b in dialog.findChildren(QPushButton)] == ["Close", "Save version…"]
        answer(lambda again: again.reject())
        press(dialog, Qt.Key.Key_Return)

    answer(save)
    small.window.actions_by_id["file.versions"].trigger()
    assert re.fullmatch(r"Version 1, \d\d:\d\d", offered[0])
    assert [version.name for version in versions(small.window.session.file)] == offered
    assert small.window.toast.text() == f"Version “{offered[0]}” saved"


def test_going_back_is_one_step_to_undo(small: Opened) -> None:
    file = with_versions(small)
    stages = len(file.document.stages(small.made.journey))

    def back(dialog: VersionsDialog) -> None:
        press(dialog.list, Qt.Key.Key_Down)
        press(dialog, Qt.Key.Key_Return)

    answer(back)
    small.window.actions_by_id["file.versions"].trigger()
    assert len(file.document.stages(small.made.journey)) == stages - 1
    small.window.actions_by_id["edit.undo"].trigger()
    assert len(file.document.stages(small.made.journey)) == stages


def test_a_copy_opens_in_a_window_of_its_own(
    small: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with_versions(small)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
    made: list[SessionFile] = []
    small.window.made.connect(made.append)

    def copy(dialog: VersionsDialog) -> None:
        dialog.list.setCurrentRow(1)
        button(dialog, "Open as a copy").click()

    answer(copy)
    small.window.actions_by_id["file.versions"].trigger()
    assert len(made) == 1
    assert len(made[0].document.stages(small.made.journey)) == 2
    made[0].close()


def test_a_version_is_renamed_and_the_list_comes_back(small: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    file = with_versions(small)
    monkeypatch.setattr("cxstudio.app.dialogs.naming.ask_name", lambda *_a, **_k: "For the board")

    def rename(dialog: VersionsDialog) -> None:
        dialog.list.setCurrentRow(1)
        answer(lambda again: again.reject())
        button(dialog, "Rename…").click()

    answer(rename)
    small.window.actions_by_id["file.versions"].trigger()
    assert versions(file)[0].name == "For the board"


@pytest.mark.parametrize(("answered", "stages"), [("stay", 3), ("back", 2)])
def test_going_back_under_a_locked_structure_is_asked_about(
    small: Opened, monkeypatch: pytest.MonkeyPatch, answered: str, stages: int
) -> None:
    document = with_versions(small).document
    lock_structure(document, locked=True)
    said: list[str] = []

    def ask(_parent: object, headline: str, text: str, _answers: object) -> str:
        said.extend((headline, text))
        return answered

    monkeypatch.setattr(file_commands, "ask", ask)

    def back(dialog: VersionsDialog) -> None:
        dialog.list.setCurrentRow(1)
        button(dialog, "Go back to this version").click()

    answer(back)
    small.window.files.show_versions()
    assert said[0] == "The structure is locked"
    assert "After the interviews" in said[1]
    assert len(document.stages(small.made.journey)) == stages
    assert is_locked(document) is (answered == "stay")
