"""What can be wrong with a session file, each in one plain sentence with its remedy; it opens nothing."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable
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
    "unreadable",
    "hopeless",
    "same",
    "in use",
    "no room",
    "not written",
    "no scratch room",
    "long name",
    "loop",
    "folder",
    "special",
    "no session inside",
    "several inside",
    "broken inside",
    "password",
    "no pdf",
    "too large",
    "too large inside",
    "another's",
    "held",
    "twice",
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
    "unreadable": N_("“{name}” cannot be read. Check that its disk is there and that you may read it."),
    "hopeless": N_("Nothing in “{name}” can be read. Look for another copy of it, or for a backup."),
    "same": N_("“{name}” is itself what is being read, so it stays as it is. Choose another name."),
    "in use": N_(
        "“{name}” is open in CX Studio, or was when the machine stopped. Open it there and close it, or choose another"
        " name."
    ),
    "no room": N_("“{name}” was not written: its disk is full. Free some space, or choose another place."),
    "not written": N_(
        "“{name}” could not be written. Check that its disk is there and has room, or choose another place."
    ),
    "no scratch room": N_("“{name}” was not read: the disk for temporary files is full. Free some space."),
    "long name": N_("“{name}” is too long a name. Choose a shorter one."),
    "loop": N_("“{name}” is a link that leads back to itself. Choose the file it was meant for."),
    "folder": N_("“{name}” is a folder, not a file. Choose another."),
    "special": N_("“{name}” is a device or a pipe, not a file. Choose another."),
    "no session inside": N_("“{name}” holds no session. Export it again with “The session inside the PDF”."),
    "several inside": N_(
        "“{name}” holds several sessions. Save the one you want with a PDF reader, and open that file."
    ),
    "broken inside": N_("The session inside “{name}” is damaged. Ask its sender for another copy."),
    "password": N_("“{name}” is protected by a password. Save it without one, and open that file."),
    "no pdf": N_("“{name}” is no PDF, or a damaged one. Ask its sender for another copy."),
    "too large": N_("“{name}” is larger than 256 MB. Use the session file (.cxs) itself."),
    "too large inside": N_(
        "The session inside “{name}” is larger than 256 MB. Ask its sender for the session file (.cxs) itself."
    ),
    "held": N_("“{name}” is open in another program. Close it there, or choose another name."),
    "twice": N_("“{name}” holds the same as another of these files. It is read once."),
    "another's": N_(
        "“{name}” lies where a further page would go and is no page of CX Studio. Move it, or choose another name."
    ),
}


# By its name it is one: nobody is sent to look for another file.
_DAMAGED_HEAD = N_(
    "“{name}” is not a CX Studio session, or its beginning is damaged. Try to salvage what is readable."
)


class FileProblem(Exception):
    """A file that cannot be used as asked. `str()` is a sentence for the user, `kind` tells the program."""

    def __init__(self, kind: ProblemKind, path: Path) -> None:
        self.kind: ProblemKind = kind
        self.path = path
        named = kind == "foreign" and path.suffix.lower() == ".cxs"
        super().__init__(_(_DAMAGED_HEAD if named else _SENTENCES[kind]).format(name=path.name))


def from_sqlite(error: sqlite3.Error, path: Path, otherwise: ProblemKind = "damaged") -> FileProblem:
    """The problem behind what SQLite says; `otherwise` is what else it may mean there."""
    code = _code(error)
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return FileProblem("locked", path)
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}:
        return FileProblem("read-only", path)
    if code == sqlite3.SQLITE_FULL:
        return FileProblem("full", path)
    return FileProblem(otherwise, path)


def answered(asks: Callable[[], str], path: Path) -> str:
    """What a file says when it is asked. Raises FileProblem where its disk is gone."""
    try:
        return asks()
    except sqlite3.OperationalError as error:
        raise from_sqlite(error, path, "unreachable") from error


def of_row(error: BaseException | None) -> ProblemKind | None:
    """What keeps a row from being written; what SQLite did not raise is raised again."""
    if error is None:
        return None
    if not isinstance(error, sqlite3.Error):
        raise error
    return "full" if _code(error) == sqlite3.SQLITE_FULL else "unreachable"


def _code(error: sqlite3.Error) -> int:
    """What SQLite calls it, without the finer distinctions of the higher bits."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


_BY_NUMBER: dict[int, ProblemKind] = {
    errno.ENAMETOOLONG: "long name",
    errno.ELOOP: "loop",
    errno.EISDIR: "folder",
}
_FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})


def from_system(error: OSError, path: Path, otherwise: ProblemKind = "unreachable") -> FileProblem:
    """The problem behind what the system says of a file; `otherwise` is what else it may mean there."""
    if error.errno in _BY_NUMBER:
        return FileProblem(_BY_NUMBER[error.errno], path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return FileProblem("missing", path)
    if isinstance(error, FileExistsError):
        return FileProblem("exists", path)
    if error.errno in _FULL:
        return FileProblem("full", path)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return FileProblem("read-only", path)
    return FileProblem(otherwise, path)


def from_reading(error: OSError, path: Path) -> FileProblem:
    """The problem behind what the system says while a file is read, also by way of a copy in the temporary folder."""
    if error.errno in _FULL:
        return FileProblem("no scratch room", path)
    if isinstance(error, PermissionError):
        return FileProblem("unreadable", path)
    return from_system(error, path, "unreadable")


def from_writing(error: OSError, path: Path) -> FileProblem:
    """The problem behind what the system says while a whole file is written at once."""
    return of_whole(from_system(error, path), path)


def of_whole(problem: FileProblem, path: Path) -> FileProblem:
    """The same problem in the words for a file that is written at once, under its final name."""
    kinds: dict[ProblemKind, ProblemKind] = {
        "full": "no room",
        "unreachable": "not written",
        "missing": "not written",  # where the system lets nobody make a file
    }
    return FileProblem(kinds.get(problem.kind, problem.kind), path)
