"""Saves what is readable of a damaged session file into a new one, row by row; the damaged file is never written."""

from __future__ import annotations

import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from cxstudio.files import store as tables
from cxstudio.files import vetting
from cxstudio.files.plain_file import open_plain
from cxstudio.files.problems import FileProblem, from_reading, from_sqlite
from cxstudio.files.publish import published, refuse_taken
from cxstudio.files.store import ONE_ROW, Store, page_size, read_row
from cxstudio.model.fields import FieldChange
from cxstudio.model.log import Row

_LONGEST_GAP = 5000  # rows missing in a row before the end is believed
_MOST_ROWS = 1_000_000  # a damaged number may claim more
_ONE_CHANGE = re.compile(rb'\["[ne]","([ !#-\[\]-~]{1,100})","')  # the start of a change in an inverse
_CHANGES = msgspec.json.Decoder(list[FieldChange])


@dataclass(frozen=True, slots=True)
class SalvageResult:
    """How many rows were read and how many were not, as far as can be told; `things` is what the new file shows.

    `named` is how many things the file still speaks of, `found` how many of those were saved, shown or deleted: a row
    may be broken, and one that is whole says nothing without those before it.
    """

    rows: int
    lost: int
    things: int
    named: int = 0
    found: int = 0


def salvage(bad: Path | str, good: Path | str, *, replace: bool = False) -> SalvageResult:
    """Write a new file with every row whose checksum holds; what they did can no longer be undone one by one.

    Raises FileProblem: "same" for a target that is the damaged file itself, "exists" for one that is there and is not
    to be replaced, "hopeless" when nothing can be read.
    """
    bad, good = Path(bad), Path(good)
    refuse_taken(good, [bad], replace=replace)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        db = _open_copy(bad, copy)
        try:
            rows, lost = _readable_rows(db)
            if not rows:
                raise FileProblem("hopeless", bad)
            vetting.vet(rows, bad)
            with published(good) as temporary:
                _write(temporary, rows, db)
                vetting.remember(vetting.Digest(rows).text())
                things, found = _look(temporary, bad)
            named = _named(copy, rows)
        finally:
            db.close()
    return SalvageResult(len(rows), lost, things, len(named), len(named & found))


def _write(path: Path, rows: Sequence[Row], db: sqlite3.Connection) -> None:
    tables.make(path, _lineage(db))
    store = Store.open(path).begin_writing()
    try:
        store.write([msgspec.structs.replace(row, kind="merge", ref=None) for row in rows], _blobs(db))
        _small_tables(db, store)
    except sqlite3.Error as error:
        raise from_sqlite(error, path, "unreachable") from error
    finally:
        store.close()


def _look(path: Path, bad: Path) -> tuple[int, set[str]]:
    """How many things the new file shows, and the ids of all that are in it; it is written once more."""
    from cxstudio.files.session_file import SessionFile

    try:
        session = SessionFile.open(path)
    except FileProblem as problem:
        raise FileProblem("hopeless", bad) if problem.kind == "damaged" else problem from problem
    try:
        document = session.document
        return len(document.graph), {id for things in document.registers.state.values() for id in things}
    finally:
        session.close()


def _named(copy: Path, rows: Iterable[Row]) -> set[str]:
    """The ids of the things that rows changed, as inverses tell: also those of rows that are broken otherwise."""
    named: set[str] = set()
    for row in rows:
        try:
            named.update(change.id for change in _CHANGES.decode(row.inverse or "[]"))
        except msgspec.DecodeError:
            continue
    with copy.open("rb") as file:
        end = b""
        while block := file.read(2**20):
            block = end + block
            named.update(id.decode("ascii") for id in _ONE_CHANGE.findall(block))
            end = block[-200:]
    return named


def _open_copy(bad: Path, copy: Path) -> sqlite3.Connection:
    """A copy padded to the size its head promises: SQLite refuses a shorter one whole."""
    try:
        with open_plain(bad) as file:
            head = file.read(100)
        whole = head.startswith(tables.MAGIC)
        ours = int.from_bytes(head[68:72], "big") == tables.APPLICATION_ID
        if not whole and not ours:
            raise FileProblem("hopeless" if not any(head) or bad.suffix.lower() == ".cxs" else "foreign", bad)
        shutil.copyfile(bad, copy)
        if not whole:
            with copy.open("rb+") as file:
                file.write(tables.MAGIC)
        promised = page_size(head) * int.from_bytes(head[28:32], "big")
        if copy.stat().st_size < promised <= 2 * tables.MOST_BYTES:
            with copy.open("rb+") as file:
                file.truncate(promised)
        for ending in ("-wal", "-journal"):
            beside = bad.with_name(bad.name + ending)
            if beside.exists():
                shutil.copyfile(beside, copy.with_name(copy.name + ending))
    except OSError as error:
        raise from_reading(error, bad) from error
    db = sqlite3.connect(copy, isolation_level=None)
    db.execute("pragma trusted_schema=off")
    return db


def _readable_rows(db: sqlite3.Connection) -> tuple[list[Row], int]:
    rows: list[Row] = []
    seq, gap, lost = 0, 0, 0
    last = _last_number(db)
    while gap < _LONGEST_GAP or seq < last:
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
    return rows, lost + max(0, last - (rows[-1].seq if rows else 0))


def _last_number(db: sqlite3.Connection) -> int:
    """The highest number a row is known to have had, from what can be read of numbers and versions."""
    found = [0]
    for sql in (
        "select seq from row order by seq",
        "select seq from row order by seq desc",
        "select seq from version",
    ):
        found += [seq for (seq,) in _tolerant(db, sql) if isinstance(seq, int) and seq <= _MOST_ROWS]
    return max(found)


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
    for name, seq, turns, when in _tolerant(db, "select name, seq, turns, time from version"):
        if (
            isinstance(name, str)
            and isinstance(turns, str)
            and isinstance(seq, int)
            and isinstance(when, float)
        ):
            store.write_version(name, seq, turns, when)
    for when, content in _tolerant(db, "select time, content from conflict order by id"):
        if isinstance(content, str) and isinstance(when, float):
            store.write_conflicts([content], when)
    pairs = _tolerant(db, "select key, value from local")
    store.write_local((key, value) for key, value in pairs if isinstance(key, str) and isinstance(value, str))
