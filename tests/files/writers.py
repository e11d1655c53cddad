"""Other processes that have a session file open, to be killed at a known moment."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]

_WRITER = """
import sys
from cxstudio.files.session_file import SessionFile
session = SessionFile.open(sys.argv[1])
for i in range(int(sys.argv[2])):
    with session.document.transaction("Write"):
        session.document.set("c", text=f"text {i}")
print("written", flush=True)
sys.stdin.read()
"""


def writer(path: Path, edits: int) -> subprocess.Popen[bytes]:
    """Another process that has written "text 0", "text 1" and so on into card "c", and has the file open."""
    command = [sys.executable, "-c", _WRITER, str(path), str(edits)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=PROJECT)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"written"
    return process


def kill(process: subprocess.Popen[bytes]) -> None:
    """End it without a chance to tidy up."""
    process.kill()
    process.communicate()


def killed_after(path: Path, edits: int) -> None:
    """Leave the file as a writer leaves it that was killed."""
    kill(writer(path, edits))
