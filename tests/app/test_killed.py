"""A program ended by force or by the system: what was typed is there again, and it ends soon and without a word."""

from __future__ import annotations

from pathlib import Path

from cxstudio.files.session_file import SessionFile
from cxstudio.model.records import Touchpoint
from tests.app.killed import ended
from tests.makers import Made, small_map


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
