"""A program ended by force or by the system: what was typed is there again, and it ends soon and without a word."""

from __future__ import annotations

from pathlib import Path

from cxstudio.app.run import log_folder
from cxstudio.files.drafts import list_drafts
from cxstudio.files.session_file import SessionFile
from cxstudio.model.records import Touchpoint
from tests.app.killed import ended
from tests.makers import Made, large_map, small_map


def _file(path: Path) -> Made:
    file = SessionFile.create(path)
    made = small_map(file.document)
    file.close()
    return made


def test_what_is_typed_in_place_without_a_pause_survives_a_kill(tmp_path: Path) -> None:
    made = _file(tmp_path / "visit.cxs")
    code, _error = ended(
        [tmp_path / "visit.cxs"],
        f"""
window.canvas.select([{made.touchpoints[0]!r}])
window.canvas.edit({made.touchpoints[0]!r})
editor = window.canvas.writing.editor
keys = QTimer(window, interval=200)
keys.timeout.connect(lambda: QTest.keyClicks(editor, "word "))
keys.start()
QTimer.singleShot(5000, lambda: end(signal.SIGKILL))
""",
    )
    assert code == -9
    again = SessionFile.open(tmp_path / "visit.cxs")
    touchpoint = again.document.find(made.touchpoints[0], Touchpoint)
    again.close()
    assert touchpoint is not None
    assert touchpoint.title.startswith("word word word")


def test_what_stands_in_the_entry_line_survives_a_kill(tmp_path: Path) -> None:
    _file(tmp_path / "visit.cxs")
    code, _error = ended(
        [tmp_path / "visit.cxs"],
        """
window.entry.line.setFocus()
QTest.keyClicks(window.entry.line, "Half a sentence")
QTimer.singleShot(2000, lambda: end(signal.SIGKILL))
""",
    )
    assert code == -9
    again = SessionFile.open(tmp_path / "visit.cxs")
    assert again.local("entry") == ["pain", "Half a sentence"]
    again.close()


def test_an_export_ends_with_the_program_and_leaves_nothing(tmp_path: Path) -> None:
    path, target, folder = tmp_path / "large.cxs", tmp_path / "out" / "large.pdf", tmp_path / "scratch"
    for made in (target.parent, folder):
        made.mkdir()
    file = SessionFile.create(path)
    large_map(2000, file.document)
    file.close()
    code, error = ended(
        [path],
        f"""
import tempfile
from pathlib import Path
from cxstudio.app.dialogs.export import ExportDialog
tempfile.tempdir = {str(folder)!r}
window.files.export()
dialog = window.findChild(ExportDialog)
dialog.export_to(Path({str(target)!r}))
assert dialog.running
# Long before a process of its own could have read the map.
QTimer.singleShot(50, lambda: end(signal.SIGTERM) if dialog.running else sys.exit("the export was sooner"))
""",
    )
    assert (code, _said(error)) == (0, "")
    assert list(target.parent.iterdir()) == []
    assert list(folder.iterdir()) == []


def test_what_has_no_disk_any_more_is_offered_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "on a stick.cxs"
    made = _file(path)
    code, error = ended(
        [path],
        f"""
from cxstudio.edits.stages import add_stage
os.rename({str(path)!r}, {str(tmp_path / "away")!r})
add_stage(window.session.document, {made.journey!r}, "Since then")
end(signal.SIGTERM)
""",
    )
    assert (code, _said(error)) == (0, "")
    (draft,) = [draft for draft in list_drafts() if draft.title == "on a stick"]
    rescued = SessionFile.open(draft.path)
    assert [stage.title for stage in rescued.document.stages(made.journey)][-1] == "Since then"
    rescued.close()
    draft.path.unlink()
    assert str(draft.path) in (log_folder() / "cxstudio.log").read_text(encoding="utf-8")


def test_a_second_program_that_asks_about_an_open_file_ends_when_it_is_told_to(tmp_path: Path) -> None:
    _file(tmp_path / "visit.cxs")
    held = SessionFile.open(tmp_path / "visit.cxs")
    code, error = ended(
        [tmp_path / "visit.cxs"],
        """
from PySide6.QtWidgets import QApplication
assert QApplication.activeModalWidget() is not None
end(signal.SIGTERM)
""",
        before=1500,
    )
    held.close()
    assert (code, _said(error)) == (0, "")


def test_the_key_to_quit_works_under_a_dialog(tmp_path: Path) -> None:
    _file(tmp_path / "visit.cxs")
    code, error = ended(
        [tmp_path / "visit.cxs"],
        """
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
def quit():
    QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
QTimer.singleShot(1000, quit)
window.files.show_versions()
""",
    )
    assert (code, _said(error)) == (0, "")
    SessionFile.open(tmp_path / "visit.cxs").close()


def _said(error: str) -> str:
    """What stands on standard error beside what the display of the tests says of itself."""
    return "".join(line for line in error.splitlines() if not line.startswith("This plugin does not support"))
