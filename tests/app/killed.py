"""A program in a process of its own for tests of how it ends: a window on a file, and something done in it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_FRAME = """
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from cxstudio.app import run, studio

def end(how):
    os.kill(os.getpid(), how)

def act():
    window = shown[0] if shown else None
{steps}

shown = []
begin = studio.Studio.start
def start(self, paths):
    QTimer.singleShot({before}, act)
    begin(self, paths)
    shown.extend(self.windows)
studio.Studio.start = start
sys.exit(run.run({paths!r}))
"""


def program(paths: Sequence[Path], steps: str, before: int = 300) -> subprocess.Popen[str]:
    """Start it on files; the steps are done `before` milliseconds after it began, `window` is the first window."""
    code = _FRAME.format(
        paths=[str(path) for path in paths],
        before=before,
        steps="\n".join("    " + line for line in steps.strip().splitlines()),
    )
    return subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def ended(paths: Sequence[Path], steps: str, before: int = 300) -> tuple[int, str]:
    """Its exit code and what it said on standard error."""
    child = program(paths, steps, before)
    try:
        _said, error = child.communicate(timeout=120)
    finally:
        child.kill()
    return child.returncode, error
