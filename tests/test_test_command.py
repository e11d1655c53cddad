"""The command that runs all tests: it ends and fails also when a test takes its whole process with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from cxstudio.__main__ import ALL_TESTS

CRASH = """
import os
import pytest

@pytest.mark.parametrize("number", range(12))
def test_of_a_file(number):
    if number == 5:
        os._exit(1)
"""
QUIET = """
import pytest

@pytest.mark.parametrize("number", range(12))
def test_of_another_file(number):
    assert number < 12
"""


def test_a_test_that_ends_its_process_fails_the_run_and_all_others_still_run(tmp_path: Path) -> None:
    (tmp_path / "test_a_crash.py").write_text(CRASH)
    for name in "bcd":
        (tmp_path / f"test_{name}.py").write_text(QUIET)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *ALL_TESTS, "-p", "no:cacheprovider", "-q", str(tmp_path)],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 1
    assert "1 failed, 47 passed" in done.stdout
    assert "test_of_a_file[5]" in done.stdout
