from __future__ import annotations

from pathlib import Path

from tests.files.kill_loop import kill_loop


def test_whatever_was_confirmed_survives_kill_9(tmp_path: Path) -> None:
    toll = kill_loop(tmp_path / "a.cxs", 6)
    assert toll.kills == 6
    assert toll.confirmed >= 6
