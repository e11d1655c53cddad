"""Tries the bytes of files that come from elsewhere in a process of their own, and remembers the files left here last.

A crafted update can end the whole process that reads it, without an exception; so a child reads it first.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import platformdirs

import cxstudio
from cxstudio.files.condensed import Condensed
from cxstudio.files.limits import bound_process
from cxstudio.files.problems import FileProblem
from cxstudio.files.publish import published
from cxstudio.files.store import Store
from cxstudio.model.log import Row

ARGUMENT = "--try-updates"  # what a bundled program is started with to be the child
MOST_SECONDS = 120
MOST_REMEMBERED = 1000

_CHILD = "import sys; sys.path.insert(0, sys.argv[1]); from cxstudio.files.vetting import child; child()"


class Digest:
    """Tells one log from another: SHA-256 over the updates of its rows so far and what they were condensed to."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._hash = hashlib.sha256()
        self.add(rows)

    def add(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self._hash.update(len(row.update).to_bytes(4, "big") + row.update)

    def text(self, condensed: Condensed | None = None) -> str:
        if condensed is None:
            return self._hash.hexdigest()
        whole = self._hash.copy()
        whole.update(b"condensed %d " % condensed.seq + condensed.update)
        return whole.hexdigest()


def tried(store: Store) -> tuple[list[Row], Condensed | None]:
    """The rows of a file, tried unless this machine wrote them, and what it condensed them to. Raises FileProblem."""
    rows, condensed = store.rows(), store.condensed()
    if not rows:
        raise FileProblem("damaged", store.path)  # even an empty session has its first row
    if is_known(Digest(rows).text(condensed)):
        return rows, condensed
    vet(rows, store.path)
    return rows, None


def vet(rows: Iterable[Row], path: Path) -> None:
    """Have the rows of a file read by a child process. Raises FileProblem when it does not survive that."""
    content = b"".join(len(row.update).to_bytes(4, "big") + row.update for row in rows)
    try:
        ended = subprocess.run(
            _command(),
            check=False,
            input=content,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=MOST_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise FileProblem("unsafe", path) from error
    if ended.returncode:
        raise FileProblem("unsafe", path)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, ARGUMENT]
    root = Path(cxstudio.__file__).resolve().parent.parent
    return [sys.executable, "-I", "-c", _CHILD, str(root)]


def child() -> None:
    """What the child does: read the updates from standard input and end, well or not."""
    bound_process(seconds=MOST_SECONDS)
    from cxstudio.model.replica import try_updates

    try_updates()


def is_known(digest: str) -> bool:
    """Whether this machine wrote a log with this digest."""
    return digest in _remembered()


def remember(digest: str, instead_of: str = "") -> None:
    """Note a log this machine wrote. Failing to is no harm: the file is tried again next time."""
    known = _remembered()
    if digest in known:
        return
    known = [x for x in known if x != instead_of]
    try:
        _list().parent.mkdir(parents=True, exist_ok=True)
        with published(_list()) as temporary:
            temporary.write_text(json.dumps([*known, digest][-MOST_REMEMBERED:]), encoding="ascii")
    except (OSError, FileProblem):
        return


def data_folder() -> Path:
    """Where this user's drafts and lists lie."""
    return Path(platformdirs.user_data_dir("cxstudio", appauthor=False))


def _list() -> Path:
    return data_folder() / "known-files.json"


def _remembered() -> list[str]:
    try:
        found = json.loads(_list().read_text(encoding="ascii"))
    except (OSError, ValueError):
        return []
    return [x for x in found if isinstance(x, str)] if isinstance(found, list) else []
