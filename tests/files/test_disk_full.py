from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cxstudio.files.session_file import SessionFile
from cxstudio.model.records import Card

PROJECT = Path(__file__).resolve().parents[2]

# A limit on the size of files is a full disk that needs no rights and no second disk; the other is SQLite's own.
CHILD = """
import sys
from pathlib import Path
from cxstudio.files.session_file import SessionFile
from tests.model.random_edits import start

def limit_files(size):
    import resource, signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size or resource.RLIM_INFINITY, resource.RLIM_INFINITY))

def limit_pages(size):
    session.idle()
    session.store.db.execute(f"pragma max_page_count={size // 4096 or 4294967294}")

session = SessionFile.create(Path(sys.argv[1]))
document = session.document
start(document)
limit = {"files": limit_files, "pages": limit_pages}[sys.argv[2]]
limit(150_000)
for i in range(40):
    with document.transaction("Write"):
        document.set("c", text=f"{i:05}" * 2000)
waiting = session.state
limit(0)
done = session.retry()
session.close()
print(waiting.pending, done, session.state.pending, waiting.problem)
"""


@pytest.mark.parametrize("limit", ["pages"] if sys.platform == "win32" else ["pages", "files"])
def test_a_full_disk_stops_nothing_and_loses_nothing(tmp_path: Path, limit: str) -> None:
    path = tmp_path / "a.cxs"
    command = [sys.executable, "-c", CHILD, str(path), limit]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=PROJECT)
    assert ended.returncode == 0, ended.stderr
    pending, done, left, problem = ended.stdout.split(" ", 3)
    assert int(pending) > 0
    assert (done, left) == ("True", "0")
    assert problem.startswith("Not saved")
    session = SessionFile.open(path)
    assert session.document.find("c", Card) == Card(id="c", kind="pain", home="t", text="00039" * 2000)
    for _ in range(40):
        session.document.undo()
    assert session.document.find("c", Card) == Card(id="c", kind="pain", home="t", text="Nobody answers")
    session.close()
