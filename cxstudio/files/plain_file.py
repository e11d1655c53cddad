"""Opens ordinary files for reading and nothing else: a pipe would make us wait for ever; it knows no format."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from cxstudio.files.problems import FileProblem, from_reading

_READING = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
)


def open_plain(path: Path) -> BinaryIO:
    """The file, open for reading, never waiting for anybody. Raises FileProblem."""
    try:
        # Asked before too: merely opening a device may do something.
        require_plain(path, path.stat().st_mode)
        file = os.fdopen(os.open(path, _READING), "rb")
    except OSError as error:
        raise from_reading(error, path) from error
    try:
        require_plain(path, os.fstat(file.fileno()).st_mode)
    except BaseException:
        file.close()
        raise
    return file


def require_plain(path: Path, mode: int) -> None:
    """Raises FileProblem for what is there but no ordinary file; `mode` is what `stat` says of it."""
    if stat.S_ISDIR(mode):
        raise FileProblem("folder", path)
    if not stat.S_ISREG(mode):
        raise FileProblem("special", path)


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, by whatever spelling or link; False when either is not there."""
    try:
        return one.samefile(other)
    except OSError:
        return False
