"""Saves what is readable of a damaged session file into a new one, row by row; the damaged file is never written."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from cxstudio.files import store as tables
from cxstudio.files import vetting
from cxstudio.files.problems import FileProblem, from_sqlite, from_system
from cxstudio.files.publish import published
from cxstudio.files.store import ONE_ROW, Store, page_size, read_row
from cxstudio.model.log import Row

_LONGEST_GAP = 5000  # rows missing in a row before the end is believed


@dataclass(frozen=True, slots=True)
class SalvageResult:
    """How many rows were read and how many were not, as far as can be told; `things` is what the new file shows."""

    rows: int
    lost: int
    things: int


def salvage(bad: Path | str, good: Path | str) -> SalvageResult:
    """Write a new file with every row whose checksum holds; what they did can no longer be undone one by one.

    Raises FileProblem: "exists" for a target that is there, "damaged" when nothing can be read.
    """
    from cxstudio.files.session_file import SessionFile

    bad, good = Path(bad), Path(good)
    if good.exists():
        raise FileProblem("exists", good)
    with tempfile.TemporaryDirectory() as folder:
        db = _open_copy(bad, Path(folder) / "copy")
        try:
            rows, lost = _readable_rows(db)
            if not rows:
                raise FileProblem("damaged", bad)
            vetting.vet(rows, bad)
            with published(good) as temporary:
                tables.make(temporary, _lineage(db))
                store = Store.open(temporary).begin_writing()
                try:
                    store.write(
                        [msgspec.structs.replace(row, kind="merge", ref=None) for row in rows], _blobs(db)
                    )
                    _small_tables(db, store)
                except sqlite3.Error as error:
                    raise from_sqlite(error, good, "unreachable") from error
                finally:
                    store.close()
        finally:
            db.close()
    vetting.remember(vetting.Digest(rows).text())
    session = SessionFile.open(good)
    things = len(session.document.graph)
    session.close()
    return SalvageResult(len(rows), lost, things)


def _open_copy(bad: Path, copy: Path) -> sqlite3.Connection:
    """A copy padded to the size its head promises: SQLite refuses a shorter one whole."""
    try:
        with bad.open("rb") as file:
            head = file.read(100)
        if not head.startswith(b"SQLite format 3\0"):
            raise FileProblem("damaged" if not any(head) else "foreign", bad)
        shutil.copyfile(bad, copy)
        promised = page_size(head) * int.from_bytes(head[28:32], "big")
        if copy.stat().st_size < promised <= 2 * tables.MOST_BYTES:
            with copy.open("rb+") as file:
                file.truncate(promised)
        for ending in ("-wal", "-journal"):
            beside = bad.with_name(bad.name + ending)
            if beside.exists():
                shutil.copyfile(beside, copy.with_name(copy.name + ending))
    except OSError as error:
        raise from_system(error, bad) from error
    db = sqlite3.connect(copy, isolation_level=None)
    db.execute("pragma trusted_schema=off")
    return db


def _readable_rows(db: sqlite3.Connection) -> tuple[list[Row], int]:
    rows: list[Row] = []
    seq, gap, lost = 0, 0, 0
    while gap < _LONGEST_GAP:
        seq += 1
        try:
            found = db.execute(ONE_ROW, (seq,)).fetchone()
            row = read_row(found) if found else None
        except (sqlite3.Error, ValueError):
            row = None
        if row is None:
            gap += 1
        else:
            rows.append(row)
            lost += gap
            gap = 0
    return rows, lost


def _tolerant(db: sqlite3.Connection, sql: str) -> Iterator[tuple[Any, ...]]:
    try:
        yield from db.execute(sql)
    except sqlite3.Error:
        return


def _lineage(db: sqlite3.Connection) -> str:
    return next((str(value) for (value,) in _tolerant(db, "select value from meta where key='lineage'")), "")


def _blobs(db: sqlite3.Connection) -> Iterator[tuple[str, str, bytes]]:
    import hashlib

    for sha256, mime, data in _tolerant(db, "select sha256, mime, data from blob"):
        if isinstance(data, bytes) and hashlib.sha256(data).hexdigest() == sha256:
            yield sha256, str(mime), data


def _small_tables(db: sqlite3.Connection, store: Store) -> None:
    for sql, into in (
        ("select name, seq, turns, time from version", "insert or ignore into version values(?,?,?,?)"),
        ("select id, time, content from conflict", "insert or ignore into conflict values(?,?,?)"),
        ("select key, value from local", "insert or ignore into local values(?,?)"),
    ):
        for values in _tolerant(db, sql):
            store.db.execute(into, values)
