"""The program as its own child."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from cxstudio.files.vetting import ARGUMENT

PROJECT = Path(__file__).resolve().parents[1]


def tried(content: bytes) -> int:
    command = [sys.executable, "-m", "cxstudio", ARGUMENT]
    return subprocess.run(command, input=content, cwd=PROJECT, capture_output=True, check=False).returncode


def test_the_program_tries_foreign_updates_when_it_is_started_for_that() -> None:
    assert tried(b"\x00\x00\x00\x02\x00\x00") == 0


def test_updates_that_cannot_be_read_end_the_child_with_a_failure() -> None:
    assert tried(b"\x00\x00\x00\x03abc") != 0
