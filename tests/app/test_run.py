"""Starting: what nobody caught is logged and said, and the work goes on."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.app.areas import ORDER, move_keyboard
from cxstudio.app.focus import FocusRing, FocusWatch
from cxstudio.app.run import _Catch, log_folder, start_log
from cxstudio.app.settings import Settings
from cxstudio.app.studio import Studio
from cxstudio.files.session_file import SessionFile
from cxstudio.model.records import Touchpoint
from cxstudio.picture.theme import theme
from tests.app.conftest import Opened
from tests.makers import small_map


@pytest.fixture
def logged() -> Iterator[Path]:
    stop = start_log()
    yield log_folder() / "cxstudio.log"
    stop()


def test_an_error_nobody_caught_is_logged_and_said_and_nothing_closes(
    small: Opened, dressed: QApplication, settings: Settings, logged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    studio = Studio(dressed, settings)
    studio.windows.append(small.window)
    try:
        raise ValueError("a slip")
    except ValueError as slip:
        _Catch(studio).unhandled(ValueError, slip, slip.__traceback__)
    studio.ring.stop()
    assert "a slip" in logged.read_text(encoding="utf-8")
    assert small.window.isVisible()
    assert "logged" in small.window.toast.text()
    assert "a slip" not in small.window.toast.text()
    assert "a slip" in capsys.readouterr().err


def test_the_ring_goes_to_a_button_reached_by_key_and_away_again(
    small: Opened, dressed: QApplication, qtbot: QtBot
) -> None:
    watch = FocusWatch(dressed, theme("light").colour("focusRing"))
    small.window.canvas.setFocus()
    qtbot.waitUntil(small.window.canvas.hasFocus)
    small.window.toolbar.menu_button.setFocus()
    assert small.window.findChildren(FocusRing) == []
    small.window.canvas.setFocus()
    for _area in ORDER:  # however many areas there are on the way
        if not small.window.toolbar.menu_button.hasFocus():
            move_keyboard(small.window, -1)
    rings = [ring for ring in small.window.findChildren(FocusRing) if ring.isVisible()]
    assert [ring.widget() for ring in rings] == [small.window.toolbar.menu_button]
    small.window.canvas.setFocus()
    assert not any(ring.isVisible() for ring in small.window.findChildren(FocusRing))
    watch.stop()


def test_the_welcome_window_is_there_before_the_graph_is_read() -> None:
    late = "('networkx', 'reportlab', 'PIL', 'pycrdt')"
    code = (
        f"import sys, cxstudio.app.run, cxstudio.app.welcome; print([m for m in sys.modules if m in {late}])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_program_that_is_told_to_end_keeps_what_was_being_typed(tmp_path: Path) -> None:
    path = tmp_path / "visit.cxs"
    file = SessionFile.create(path)
    made = small_map(file.document)
    file.close()
    code = f"""
import os, signal, sys
from PySide6.QtCore import QTimer
from cxstudio.app import run, studio

def type_and_end():
    window = shown[0]
    window.canvas.select([{made.touchpoints[0]!r}])
    window.canvas.edit({made.touchpoints[0]!r})
    window.canvas.writing.editor.setPlainText("Typed to the end")
    window.entry.line.setText("Half a sentence")
    os.kill(os.getpid(), signal.SIGTERM)

shown = []
begin = studio.Studio.start
def start(self, paths):
    begin(self, paths)
    shown.extend(self.windows)
    QTimer.singleShot(0, type_and_end)
studio.Studio.start = start
sys.exit(run.run([{str(path)!r}]))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.glob("*-wal")) == []
    again = SessionFile.open(path)
    touchpoint = again.document.find(made.touchpoints[0], Touchpoint)
    assert touchpoint is not None
    assert touchpoint.title == "Typed to the end"
    left = again.local("entry")
    assert isinstance(left, list)
    assert left[:2] == ["pain", "Half a sentence"]
    again.close()
