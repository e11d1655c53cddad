"""Puts a folder of finished files in its place, all at once or not at all; it knows nothing of what is in them."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from cxstudio.files.problems import FileProblem, from_writing
from cxstudio.files.publish import folder_to_disk, sweep


def publish_folder(files: Sequence[Path], target: Path) -> Path:
    """Copy files into a new folder; returns where it is: where one of that name exists, it gets a number.

    Until all of them are on disk for good the folder has a temporary name. Raises FileProblem, and nothing is left.
    """
    temporary = target.with_name(f".cxstudio-{secrets.token_hex(8)}.tmp")
    try:
        if not target.parent.is_dir():
            raise FileProblem("not written", target)
        sweep(target.parent)
        temporary.mkdir()
        for file in files:
            _copy(file, temporary / file.name)
        folder_to_disk(temporary)
        place = free_name(target)
        temporary.rename(place)
        folder_to_disk(target.parent)
    except OSError as error:
        problem = from_writing(error, target)
        known = problem.kind in {"no room", "long name"}
        raise (problem if known else FileProblem("not written", target)) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return place


def free_name(target: Path) -> Path:
    """The path itself, or with the first number that nothing has yet."""
    if not os.path.lexists(target):
        return target
    names = (target.with_name(f"{target.name} ({number})") for number in count(2))
    return next(name for name in names if not os.path.lexists(name))


def _copy(file: Path, to: Path) -> None:
    with file.open("rb") as source, to.open("xb") as copy:
        shutil.copyfileobj(source, copy, 2**20)
        copy.flush()
        os.fsync(copy.fileno())  # some disks say only then that they are full
