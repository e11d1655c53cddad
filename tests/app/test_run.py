"""Starting: what nobody caught is logged and said, and the work goes on."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.app.focus import FocusRing, FocusWatch
from cxstudio.app.run import _Catch, log_folder, start_log
from cxstudio.app.settings import Settings
from cxstudio.app.studio import Studio
from cxstudio.picture.theme import theme
from tests.app.conftest import Opened


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
