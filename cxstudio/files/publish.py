"""Writes a whole file beside its target and renames it into place, so that a failure leaves the old file as it was."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

from cxstudio.files.plain_file import require_plain, same_file
from cxstudio.files.problems import FileProblem, from_writing, of_whole

# A virus scanner or a synchronising folder may hold the target for a moment (Windows errors 5 and 32).
_PAUSES = (0.01, 0.025, 0.05, 0.1, 0.2)  # seconds

_BESIDE = ("-wal", "-shm", "-journal")
_TEMPORARY = re.compile(r"\.cxstudio-[0-9a-f]{16}\.tmp(-wal|-shm|-journal)?")
_STALE = 3600.0  # seconds after which nobody writes a temporary file any more
_MOST_LOOKED_AT = 10_000  # names in a folder


@contextmanager
def published(path: Path) -> Iterator[Path]:
    """A temporary path in the target's folder; after the block it is on disk for good under the target's name.

    A link stays a link: what it leads to is replaced. Raises FileProblem when the folder is missing, cannot be written
    or is full, and when the target is a folder, a device or in use; then it is untouched. A FileProblem of the block
    that names the temporary path names the target instead.
    """
    target = target_of(path)
    sweep(target.parent)
    temporary = target.with_name(f".cxstudio-{secrets.token_hex(8)}.tmp")
    try:
        yield temporary
        _to_disk(temporary)
        _replace(temporary, target)
        folder_to_disk(target.parent)
    except FileProblem as problem:
        if problem.path not in (temporary, path):
            raise
        raise of_whole(problem, path) from problem
    except OSError as error:
        raise from_writing(error, path) from error
    finally:
        for left in (temporary, *(temporary.with_name(temporary.name + end) for end in _BESIDE)):
            left.unlink(missing_ok=True)


def target_of(path: Path) -> Path:
    """Where to write, past all links. Raises FileProblem when nothing can be put there or it is in use."""
    try:
        target = Path(os.path.realpath(path)) if path.is_symlink() else path
        if not target.parent.is_dir():
            raise FileProblem("missing", target.parent)
        with suppress(FileNotFoundError):
            require_plain(path, target.stat().st_mode)
        if any(target.with_name(target.name + ending).exists() for ending in ("-wal", "-journal")):
            # A session that is open or was left by a crash: what lies beside it would be read into the new file.
            raise FileProblem("in use", path)
    except OSError as error:
        raise from_writing(error, path) from error
    return target


def refuse_taken(target: Path, sources: Iterable[Path], *, replace: bool) -> None:
    """Raises FileProblem when a result would lie on what it is made of, or on another file that is to stay."""
    try:
        if any(same_file(target, source) for source in sources):
            raise FileProblem("same", target)
        if target.exists() and not replace:
            raise FileProblem("exists", target)
    except OSError as error:
        raise from_writing(error, target) from error


def sweep(folder: Path) -> None:
    """Delete the temporary files that writers stopped by force left in a folder long ago."""
    try:
        with os.scandir(folder) as entries:
            names = [x.name for x in islice(entries, _MOST_LOOKED_AT) if _TEMPORARY.fullmatch(x.name)]
    except OSError:
        return
    for name in names:
        left = folder / name
        try:
            found = left.lstat()
            if time.time() - found.st_mtime <= _STALE:
                continue
            if stat.S_ISREG(found.st_mode):
                left.unlink()
            elif stat.S_ISDIR(found.st_mode):
                shutil.rmtree(left)
        except OSError:
            continue  # somebody else's, or gone already


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
    try:
        temporary.replace(path)
    except PermissionError as error:  # in a folder that could be written a moment ago
        raise FileProblem("held", path) from error
