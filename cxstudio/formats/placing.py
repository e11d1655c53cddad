"""The files of one export put in their places together; it knows no document and how no format is written.

The first page has the name that was asked for, further ones lie beside it as "name-2.png". All are written before the
first takes its place, so that a full disk leaves what was there.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from cxstudio.exchange.problems import few
from cxstudio.files.problems import FileProblem, from_writing
from cxstudio.files.publish import published, target_of
from cxstudio.render.marks import HEAD, MARKED, page_of
from cxstudio.words import _

_MOST_PAGES = 999  # a number above it is a year, or whatever else somebody counts


@dataclass(frozen=True, slots=True)
class Placed:
    """What lies there now, and what the user should know of it."""

    files: tuple[Path, ...]
    warnings: tuple[str, ...] = ()


def place(path: Path, pages: Sequence[bytes | Path], warnings: tuple[str, ...] = ()) -> Placed:
    """Put pages, as bytes or as files to copy, at a path and beside it; a failure leaves what was there.

    Pages of an earlier export of this name that now has fewer are deleted: what somebody left out must not stay in
    them. What only is called like one is named in a warning. Raises FileProblem, also where a file of somebody else
    lies where a further page would.
    """
    files = [page_path(path, number) for number in range(1, len(pages) + 1)]
    for number, file in enumerate(files[1:], start=2):
        if os.path.lexists(file) and _page_there(file) != number:
            target_of(file)  # says what is the matter with a folder or a device
            raise FileProblem("another's", file)
    with ExitStack() as all_at_once:
        for file, page in reversed(list(zip(files, pages, strict=True))):
            _write(all_at_once.enter_context(published(file)), page, file)
    stay = [] if path.suffix.lower() not in MARKED else list(_left_over(path, len(pages)))
    if stay:
        told = _("Named like a page of this export, but not written by it: {names}")
        warnings = (*warnings, told.format(names=few(stay)))
    return Placed(tuple(files), warnings)


def page_path(path: Path, number: int) -> Path:
    """Where a page goes; the first is 1."""
    return path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")


def _write(temporary: Path, page: bytes | Path, file: Path) -> None:
    try:
        if isinstance(page, Path):
            shutil.copyfile(page, temporary)
        else:
            temporary.write_bytes(page)
        with temporary.open("rb+") as written:
            os.fsync(written.fileno())  # some disks say only then that they are full
    except OSError as error:
        raise from_writing(error, file) from error


def _left_over(path: Path, count: int) -> Iterator[str]:
    """Delete the pages an earlier export had beyond these; yields the names of files that stay beside them."""
    called = re.compile(re.escape(path.stem) + r"-([1-9]\d{0,2})" + re.escape(path.suffix))
    try:
        names = sorted(os.listdir(path.parent))  # noqa: PTH208  (names are enough)
    except OSError:
        return
    for name in names:
        found = called.fullmatch(name)
        if found is None or not count < int(found[1]) <= _MOST_PAGES or found[1] == "1":
            continue
        file = path.with_name(name)
        try:
            ours = not file.is_symlink() and _page_there(file) == int(found[1])
            if ours:
                file.unlink()
        except OSError:
            ours = False
        if not ours:
            yield name


def _page_there(file: Path) -> int:
    """Which page of an export of ours a file is; 0 for any other, and for what cannot be read."""
    if not file.is_file():
        return 0
    try:
        with file.open("rb") as there:
            return page_of(there.read(HEAD))
    except OSError:
        return 0
