"""What was changed in both copies of a merged map is shown until somebody has reviewed it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cxstudio.app.dialogs.conflicts import conflict_words, show_conflicts
from cxstudio.edits.fields import set_text
from cxstudio.files.merge import Conflict, merge_files
from cxstudio.files.session_file import SessionFile
from tests.makers import Made, small_map


@pytest.fixture
def merged(tmp_path: Path, dressed: QApplication) -> tuple[SessionFile, Made]:
    one = SessionFile.create(tmp_path / "one.cxs")
    made = small_map(one.document)
    one.save_copy(tmp_path / "two.cxs")
    set_text(one.document, made.touchpoints[0], "Web site")
    one.close()
    two = SessionFile.open(tmp_path / "two.cxs")
    set_text(two.document, made.touchpoints[0], "Portal")
    two.close()
    merge_files(tmp_path / "one.cxs", tmp_path / "two.cxs", tmp_path / "both.cxs")
    return SessionFile.open(tmp_path / "both.cxs"), made


def test_both_values_are_shown_until_they_were_reviewed(merged: tuple[SessionFile, Made]) -> None:
    file, _made = merged
    dialog = show_conflicts(file, None)
    assert dialog is not None
    text = dialog.text.toPlainText()
    assert "Web site" in text
    assert "Portal" in text
    dialog.reject()
    again = show_conflicts(file, None)
    assert again is not None
    again.accept()
    assert show_conflicts(file, None) is None
    file.close()


def test_what_one_copy_deleted_is_told_as_such(merged: tuple[SessionFile, Made]) -> None:
    file, made = merged
    conflict = Conflict("n", made.stages[0], "del", None, True, None)
    assert conflict_words(file.document, conflict).endswith("deleted in one copy, changed in the other")
    gone = Conflict("n", "not there", "title", "a", None, "a")
    assert conflict_words(file.document, gone) == (
        "Something that was deleted, title\n  kept: a\n  other copy: nothing"
    )
    file.close()
