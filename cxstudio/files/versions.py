"""Named versions of a session: a name for what was in the file at a moment, to open or go back to; nothing is copied.

A version remembers how many rows of each writer it holds, so that it stays exact when copies are merged.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cxstudio.files.problems import from_sqlite
from cxstudio.files.session_file import SessionFile
from cxstudio.files.store import Store
from cxstudio.model.document import Document
from cxstudio.model.log import Row
from cxstudio.words import _

Turns = dict[int, int]  # writer -> how many of its rows

MOST_NAME = 200


@dataclass(frozen=True, slots=True)
class Version:
    """A named moment. `time` in seconds since 1970, UTC; `seq` the last row it held when it was named."""

    name: str
    seq: int
    time: float
    turns: Turns


def name_version(session: SessionFile, name: str) -> Version:
    """Name what the session holds now; a version of the same name is replaced. Raises FileProblem, ValueError."""
    name = _fit_name(name)
    session.require_saved()
    try:
        rows = session.rows()
        version = Version(name, rows[-1].seq if rows else 0, time.time(), turns_of(rows))
        add_version(session.store, version)
    except sqlite3.Error as error:
        raise from_sqlite(error, session.path, "full") from error
    return version


def rename_version(session: SessionFile, old: str, new: str) -> None:
    """Give a version another name; one that had it goes. Raises FileProblem, ValueError."""
    new = _fit_name(new)
    session.require_saved()
    try:
        session.store.rename_version(old, new)
    except sqlite3.Error as error:
        raise from_sqlite(error, session.path, "full") from error


def versions(session: SessionFile) -> list[Version]:
    """All versions, oldest first."""
    return read_versions(session.store)


def read_versions(store: Store) -> list[Version]:
    """All versions in a file that can be read, oldest first."""
    found = []
    for name, seq, turns, when in store.versions():
        try:
            counts = {int(writer): int(count) for writer, count in json.loads(turns).items()}
            found.append(Version(str(name)[:MOST_NAME], int(seq), float(when), counts))
        except (AttributeError, TypeError, ValueError):
            continue
    return found


def add_version(store: Store, version: Version) -> None:
    """Write a version down, in place of one with its name."""
    store.write_version(version.name, version.seq, json.dumps(version.turns), version.time)


def open_version(session: SessionFile, name: str) -> Document:
    """The document as it was, apart from the file: changing it changes nothing there. Raises KeyError."""
    return Document(_Past(_rows_of(session, name)))


def revert(session: SessionFile, name: str) -> None:
    """Go back to a version, as one action that can be undone. Raises KeyError."""
    past = open_version(session, name)
    session.document.restore(past.registers.state, _("Go back to “{name}”").format(name=name))


def copy_version(session: SessionFile, name: str, path: Path) -> SessionFile:
    """A session of its own, in a file at a path, with what a version holds. Raises FileProblem, KeyError."""
    session.save_copy(path)
    copy = SessionFile.open(path)
    try:
        revert(copy, name)
    except BaseException:
        copy.close(abandon=True)
        raise
    return copy


def turns_of(rows: Iterable[Row]) -> Turns:
    """How many rows of each writer these are."""
    found: Turns = {}
    for row in rows:
        found[row.source] = max(row.turn, found.get(row.source, 0))
    return found


def _fit_name(name: str) -> str:
    name = name.strip()
    if not name or len(name) > MOST_NAME:
        raise ValueError(_("A version needs a name of at most 200 letters"))
    return name


def _rows_of(session: SessionFile, name: str) -> list[Row]:
    version = next((v for v in versions(session) if v.name == name), None)
    if version is None:
        raise KeyError(name)
    return [row for row in session.rows() if row.turn <= version.turns.get(row.source, 0)]


class _Past:
    """A log that is read and afterwards forgotten."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows
        self._next = rows[-1].seq if rows else 0
        self._inverses = {row.seq: row.inverse for row in rows}

    def rows(self) -> list[Row]:
        return self._rows

    def updates(self) -> list[bytes]:
        return [row.update for row in self._rows]

    def append(self, rows: Iterable[Row]) -> list[int]:
        numbers = []
        for row in rows:
            self._next += 1
            self._inverses[self._next] = row.inverse
            numbers.append(self._next)
        return numbers

    def inverse(self, seq: int) -> str:
        return self._inverses[seq]
