"""Writes a whole file beside its target and renames it into place, so that a failure leaves the old file as it was."""

from __future__ import annotations

import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cxstudio.files.problems import FileProblem, from_system

# A virus scanner or a synchronising folder may hold the target for a moment (Windows errors 5 and 32).
_PAUSES = (0.01, 0.025, 0.05, 0.1, 0.2)  # seconds


@contextmanager
def published(path: Path) -> Iterator[Path]:
    """A temporary path in the target's folder; after the block it is on disk for good under the target's name.

    Raises FileProblem when the folder is missing, cannot be written or is full; then the target is untouched.
    """
    if not path.parent.is_dir():
        raise FileProblem("missing", path.parent)
    if any(path.with_name(path.name + ending).exists() for ending in ("-wal", "-journal")):
        # A session that is open or was left by a crash: what lies beside it would be read into the new file.
        raise FileProblem("exists", path)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        yield temporary
        _to_disk(temporary)
        _replace(temporary, path)
        folder_to_disk(path.parent)
    except OSError as error:
        raise from_system(error, path) from error
    finally:
        for left in (
            temporary,
            *(temporary.with_name(temporary.name + end) for end in ("-wal", "-shm", "-journal")),
        ):
            left.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def folder_to_disk(folder: Path) -> None:
    """Make renames in a folder survive a power cut, where the system can do that."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _replace(temporary: Path, path: Path) -> None:
    for pause in _PAUSES:
        try:
            temporary.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    temporary.replace(path)
