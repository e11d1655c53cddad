"""Hands for the tests of groups: copies written by the dialog and edited, and what somebody answers on the way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from cxstudio.app.dialogs.breakouts import GroupsDialog
from cxstudio.app.dialogs.breakouts_back import MergeDialog
from cxstudio.app.dialogs.problems import Notice
from cxstudio.app.workshop.breakouts import merge_files_back, write_groups
from cxstudio.edits.fields import set_text
from cxstudio.files.session_file import SessionFile
from cxstudio.model.document import Document
from tests.app.conftest import Opened
from tests.app.hands import press
from tests.makers import Made

Edit = Callable[[Document, Made], object]


def answer(monkeypatch: pytest.MonkeyPatch, kind: type[QDialog], does: Callable[[QDialog], object]) -> None:
    """Have somebody answer the next dialogs of a kind by hand."""

    def exec_(dialog: QDialog) -> int:
        dialog.show()
        does(dialog)
        dialog.hide()
        return dialog.result()

    monkeypatch.setattr(kind, "exec", exec_)


def written(small: Opened, monkeypatch: pytest.MonkeyPatch, *edits: Edit) -> list[Path]:
    """Copies for as many groups, written by the dialog and edited."""

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, GroupsDialog)
        dialog.number.buttons()[str(len(edits))].click()
        press(dialog, Qt.Key.Key_Return)

    answer(monkeypatch, GroupsDialog, agree)
    around = small.window.workshop.around
    write_groups(around)
    paths = sorted(small.path.parent.glob("* - group *.cxs"))
    around.settings.remember(small.path)
    around.settings.remember(paths[0])
    assert around.settings.recent[:2] == [small.path, paths[0]]  # a copy never stands before its map
    for path, edit in zip(paths, edits, strict=True):
        opened = SessionFile.open(path)
        edit(opened.document, small.made)
        opened.close()
    return paths


def rewriting(pain: str, idea: str) -> Edit:
    def rewrite(document: Document, made: Made) -> None:
        set_text(document, made.cards[0], pain)
        set_text(document, made.cards[6], idea)

    return rewrite


def merged(
    small: Opened,
    monkeypatch: pytest.MonkeyPatch,
    paths: list[Path],
    does: Callable[[MergeDialog], object],
    answers: str = "merge",
) -> list[str]:
    """Merge by hand; where questions are left, `answers` is what is pressed then. Returns what was asked of them."""
    asked: list[str] = []

    def press_answer(notice: QDialog) -> None:
        assert isinstance(notice, Notice)
        asked.append(f"{notice.accessibleName()}\n{notice.accessibleDescription()}")
        notice.buttons[answers].click()

    answer(monkeypatch, Notice, press_answer)

    def by_hand(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeDialog)
        does(dialog)

    answer(monkeypatch, MergeDialog, by_hand)
    merge_files_back(small.window.workshop.around, paths)
    return asked
