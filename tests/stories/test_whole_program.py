"""The program as a process of its own: it opens what it was given, and ends in order when the system says so."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from cxstudio.files.session_file import SessionFile
from cxstudio.model.records import Touchpoint
from cxstudio.resources import resource

LONG = 60_000  # milliseconds: a start on a busy machine


def test_it_opens_a_map_and_ends_in_order(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "visit.cxs"
    shutil.copyfile(resource("samples", "hospital-appointment.cxs"), path)
    before = SessionFile.open(path)
    touchpoints = len(before.document.nodes(Touchpoint))
    before.close()
    log = path.with_name("visit.cxs-wal")
    assert not log.exists()
    program = subprocess.Popen(
        [sys.executable, "-m", "cxstudio", str(path)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_STATE_HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        # Signals are heard before the first file is opened.
        qtbot.waitUntil(lambda: log.exists() or program.poll() is not None, timeout=LONG)
        program.terminate()
        said, wrong = program.communicate(timeout=LONG / 1000)
    finally:
        program.kill()
    assert program.returncode == 0
    assert said == b""
    assert wrong == b""
    after = SessionFile.open(path)
    assert len(after.document.nodes(Touchpoint)) == touchpoints
    after.close()
