"""What can be wrong with a session file, each in one plain sentence with its remedy; it opens nothing."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path
from typing import Literal

from cxstudio.words import N_, _

ProblemKind = Literal[
    "newer",
    "damaged",
    "locked",
    "read-only",
    "foreign",
    "truncated",
    "missing",
    "exists",
    "full",
    "unrelated",
    "unsafe",
    "moved",
    "unreachable",
]

_SENTENCES: dict[ProblemKind, str] = {
    "newer": N_("“{name}” was written by a newer version of CX Studio. Update CX Studio to open it."),
    "damaged": N_("“{name}” is damaged. Salvage it: that writes what is readable into a new file."),
    "locked": N_("“{name}” is already open. Close it there, or open a copy of it."),
    "read-only": N_("“{name}” cannot be written here. Open it for reading, or save a copy elsewhere."),
    "foreign": N_("“{name}” is not a CX Studio session. Choose a file that ends in .cxs."),
    "truncated": N_("“{name}” is cut short. Copy it again from where it came, or salvage what is readable."),
    "missing": N_("“{name}” is not there. It may have been moved, renamed or deleted."),
    "exists": N_("“{name}” exists already. Choose another name."),
    "full": N_(
        "Not saved: the disk of “{name}” is full. Free some space; nothing is lost while CX Studio is open."
    ),
    "unrelated": N_("“{name}” is not a copy of the same session, so the two cannot be merged."),
    "unsafe": N_("“{name}” holds data that cannot be read safely. Ask its sender for a fresh copy."),
    "moved": N_(
        "Not saved: “{name}” was moved or deleted. Save a copy; nothing is lost while CX Studio is open."
    ),
    "unreachable": N_(
        "Not saved: “{name}” cannot be reached. Plug its disk in again, or save a copy elsewhere."
    ),
}


class FileProblem(Exception):
    """A file that cannot be used as asked. `str()` is a sentence for the user, `kind` tells the program."""

    def __init__(self, kind: ProblemKind, path: Path) -> None:
        self.kind: ProblemKind = kind
        self.path = path
        super().__init__(_(_SENTENCES[kind]).format(name=path.name))


def from_sqlite(error: sqlite3.Error, path: Path, otherwise: ProblemKind = "damaged") -> FileProblem:
    """The problem behind what SQLite says; `otherwise` is what else it may mean there."""
    said = str(error)
    if "locked" in said:
        return FileProblem("locked", path)
    if "readonly" in said or "unable to open" in said:
        return FileProblem("read-only", path)
    if "full" in said:
        return FileProblem("full", path)
    return FileProblem(otherwise, path)


def from_system(error: OSError, path: Path) -> FileProblem:
    """The problem behind what the system says while a file is read or written."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return FileProblem("missing", path)
    if isinstance(error, FileExistsError):
        return FileProblem("exists", path)
    if error.errno in {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}:
        return FileProblem("full", path)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return FileProblem("read-only", path)
    return FileProblem("unreachable", path)
