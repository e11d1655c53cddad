"""A command in a process of its own: where it writes what nobody asked to keep."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cxstudio.app.export_job import ExportJob
from tests.app.conftest import Opened

LONG = 60_000  # milliseconds: a child process on a busy machine
_LITTERING = (
    "import sys, tempfile; tempfile.NamedTemporaryFile(prefix='litter', delete=False); "
    "print('1/2', flush=True); sys.stdin.read()"
)


def test_what_an_ended_export_had_begun_elsewhere_goes_with_its_folder(
    small: Opened, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cxstudio.app.child.command", lambda _words: (sys.executable, ["-c", _LITTERING]))
    job = ExportJob(small.window.session.file, tmp_path / "map.xlsx", [])
    with qtbot.waitSignal(job.progressed, timeout=LONG):
        job.start()
    assert list(job._folder.glob("litter*"))
    job.cancel()
    assert not job.running
    assert not job._folder.exists()
