"""Who has a session file open: written into its local state while it is, and read from a copy of a locked file."""

from __future__ import annotations

import getpass
import platform
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxstudio.files.problems import FileProblem
from cxstudio.files.session_file import SessionFile

KEY = "open"  # of the local state
LONGEST = 100  # letters of a name
MOST = 200 * 2**20  # bytes: a larger file is not copied only to see who has it


@dataclass(frozen=True, slots=True)
class Holder:
    """A person at a machine; `since` in seconds since 1970, UTC."""

    name: str
    machine: str
    since: float


def take(session: SessionFile, name: str = "") -> None:
    """Say in the file that it is open here, by whoever is logged in where no name is given."""
    if not session.read_only:
        who = {"name": name or _login(), "machine": platform.node()[:LONGEST], "since": round(time.time())}
        session.set_local(KEY, who)


def let_go(session: SessionFile) -> None:
    """Take that back before the file is closed."""
    if not session.read_only and session.local(KEY) is not None:
        session.set_local(KEY, None)


def holder_of(path: Path) -> Holder | None:
    """Who has a file open; None where nobody says so or it cannot be read. Nothing at the file is touched."""
    try:
        if path.stat().st_size > MOST:
            return None
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "copy.cxs"
            shutil.copyfile(path, copy)
            log = path.with_name(f"{path.name}-wal")
            if log.exists():
                shutil.copyfile(log, copy.with_name(f"{copy.name}-wal"))
            session = SessionFile.open(copy, read_only=True)
            try:
                return _holder(session.local(KEY))
            finally:
                session.close()
    except (FileProblem, OSError):
        return None


def _holder(value: Any) -> Holder | None:
    """What stands in the file, within bounds: anybody may have written it."""
    if not isinstance(value, dict):
        return None
    name, machine, since = (value.get(key) for key in ("name", "machine", "since"))
    if not isinstance(since, int | float) or isinstance(since, bool) or not 0 < since < 2**33:
        return None
    return Holder(_line(name), _line(machine), float(since))


def _line(value: Any) -> str:
    return " ".join(value.split())[:LONGEST] if isinstance(value, str) else ""


def _login() -> str:
    try:
        return getpass.getuser()[:LONGEST]
    except (OSError, KeyError, ImportError):
        return ""
