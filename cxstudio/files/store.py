"""The tables of a session file and the checks at opening; it knows rows and bytes, no journey map.

SQLite, application id 0x43585354 ("CXST"), recognisable by its first 100 bytes. While open: WAL, synchronous FULL, an
exclusive lock. At rest: one plain file. SQLite does not notice a flipped bit in a row, so each row carries a checksum.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import tempfile
import uuid
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cxstudio.files.condensed import Condensed
from cxstudio.files.plain_file import open_plain
from cxstudio.files.problems import FileProblem, from_reading, from_sqlite
from cxstudio.files.publish import published
from cxstudio.model.log import Row

APPLICATION_ID = 0x43585354
FORMAT_VERSION = 1
MOST_BYTES = 512 * 2**20  # of all rows of a file together
ENDINGS_BESIDE = ("-wal", "-journal", "-shm")

Blob = tuple[str, str, bytes]  # SHA-256, type and bytes of a picture

MAGIC = b"SQLite format 3\0"
_SCHEMA = """
create table row(
  seq integer primary key, crc integer not null, data blob not null, kind text not null, ref integer,
  label text not null, inverse text not null, author text not null, time real not null,
  source integer not null, turn integer not null);
create table blob(sha256 text primary key, mime text not null, data blob not null);
create table version(name text primary key, seq integer not null, turns text not null, time real not null);
create table conflict(id integer primary key, time real not null, content text not null unique);
create table local(key text primary key, value text not null);
create table meta(key text primary key, value text not null);
"""
_ROWS = "select seq, crc, data, kind, ref, label, inverse, author, time, source, turn from row order by seq"
_SIZE = "select coalesce(sum(length(data) + length(inverse) + length(label) + length(author)), 0) from row"
ONE_ROW = _ROWS.replace("order by seq", "where seq=?")
_LAST_ROW = f"{_ROWS} desc limit 1"
_ADD_ROW = "insert into row values(?,?,?,?,?,?,?,?,?,?,?)"


def checksum(row: Row) -> int:
    """CRC-32 over everything a row says."""
    rest = f"{row.seq}|{row.kind}|{row.ref}|{row.label}|{row.author}|{row.time!r}|{row.source}|{row.turn}|{row.inverse}"
    return zlib.crc32(rest.encode(), zlib.crc32(row.update))


def make(path: Path, lineage: str = "") -> None:
    """Write a new file without rows; it replaces whatever is there. Raises FileProblem."""
    with published(path) as temporary:
        try:
            db = sqlite3.connect(temporary, isolation_level=None)
        except sqlite3.Error as error:
            raise from_sqlite(error, path, "unreachable") from error
        try:
            db.executescript(
                f"begin immediate; {_SCHEMA} pragma application_id={APPLICATION_ID};"
                f"pragma user_version={FORMAT_VERSION}; commit;"
            )
            db.execute("insert into meta values('lineage', ?)", (lineage or uuid.uuid4().hex,))
        except sqlite3.Error as error:
            raise from_sqlite(error, path, "unreachable") from error
        finally:
            db.close()


class Store:
    """One open session file. sqlite3.Error passes through once it is open."""

    def __init__(self, path: Path, db: sqlite3.Connection, read_only: bool) -> None:
        self.path = path
        self.db = db
        self.read_only = read_only
        self._identity = _identity(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Store:
        """Raises FileProblem for all that can be wrong with a file but its rows. A file at rest stays as it is."""
        check_head(path)
        if not read_only and not _writable(path):
            raise FileProblem("read-only", path)
        try:
            db = (
                _connect_reading(path)
                if read_only
                else sqlite3.connect(path, isolation_level=None, timeout=0.2, check_same_thread=False)
            )
        except sqlite3.Error as error:
            raise from_sqlite(error, path) from error
        except OSError as error:
            raise from_reading(error, path) from error
        try:
            db.execute("pragma trusted_schema=off")
            if not read_only:
                db.execute("pragma locking_mode=exclusive")
            _check_schema(db, path)
            store = cls(path, db, read_only)
        except (sqlite3.Error, FileProblem) as error:
            db.close()
            raise (from_sqlite(error, path) if isinstance(error, sqlite3.Error) else error) from error
        return store

    def begin_writing(self) -> Store:
        """Bring the file from its state at rest into the one for work. Raises FileProblem."""
        try:
            for setting in ("journal_mode=wal", "synchronous=full", "fullfsync=on"):
                self.db.execute(f"pragma {setting}").fetchall()
            # Nothing is written, but now the log lies beside the file, by which others see that it is open.
            self.db.execute("begin immediate")
            self.db.execute("rollback")
        except sqlite3.Error as error:
            self.db.close()
            raise from_sqlite(error, self.path) from error
        self._identity = _identity(self.path)
        return self

    def still_there(self) -> bool:
        """Whether the file is still where it was opened: a deleted one would go on taking rows for nobody."""
        return self._identity == _identity(self.path)

    def answers(self) -> bool:
        """Whether anything can be read."""
        try:
            self.last()
        except (sqlite3.Error, ValueError):
            return False
        return True

    def rows(self) -> list[Row]:
        """All rows, oldest first. Raises FileProblem when one is damaged."""
        try:
            (size,) = self.db.execute(_SIZE).fetchone()
            if size > MOST_BYTES:
                raise FileProblem("unsafe", self.path)
            return [read_row(found) for found in self.db.execute(_ROWS).fetchall()]
        except sqlite3.Error as error:
            raise from_sqlite(error, self.path) from error
        except ValueError as error:
            raise FileProblem("damaged", self.path) from error

    def last(self) -> Row | None:
        found = self.db.execute(_LAST_ROW).fetchone()
        return read_row(found) if found else None

    def inverse(self, seq: int) -> str:
        found = self.db.execute("select inverse from row where seq=?", (seq,)).fetchone()
        return str(found[0]) if found else "[]"

    def write(self, rows: Iterable[Row], blobs: Iterable[Blob] = ()) -> None:
        """Rows and the pictures they name, all or nothing, on disk when this returns."""
        with self._at_once():
            if blobs:
                self.db.executemany("insert or ignore into blob values(?,?,?)", blobs)
            self.db.executemany(_ADD_ROW, map(_columns, rows))

    def blob(self, sha256: str) -> bytes | None:
        found = self.db.execute("select data from blob where sha256=?", (sha256,)).fetchone()
        return bytes(found[0]) if found else None

    def lineage(self) -> str:
        found = self.db.execute("select value from meta where key='lineage'").fetchone()
        return str(found[0]) if found else ""

    def blobs(self) -> Iterator[tuple[Any, Any, Any]]:
        """SHA-256, type and bytes of each picture, as they stand there."""
        yield from self.db.execute("select sha256, mime, data from blob")

    def versions(self) -> list[tuple[Any, ...]]:
        """Name, last row, turns and time of each version, oldest first, as they stand there."""
        return self.db.execute("select name, seq, turns, time from version order by time, name").fetchall()

    def write_version(self, name: str, seq: int, turns: str, time: float) -> None:
        """Keep a version, in place of one of its name."""
        self.db.execute("insert or replace into version values(?,?,?,?)", (name, seq, turns, time))

    def rename_version(self, old: str, new: str) -> None:
        """Give a version another name, in place of one that had it."""
        self.db.execute("update or replace version set name=? where name=?", (new, old))

    def conflicts(self) -> list[Any]:
        """The conflicts of earlier merges, oldest first, as they stand there."""
        return [content for (content,) in self.db.execute("select content from conflict order by id")]

    def write_conflicts(self, contents: Iterable[str], time: float) -> None:
        """Keep conflicts, those that are there already only once."""
        with self._at_once():
            self.db.executemany(
                "insert or ignore into conflict(time, content) values(?,?)", [(time, x) for x in contents]
            )

    def replace_conflicts(self, contents: Iterable[str], time: float) -> None:
        """Keep these conflicts in place of all that are there."""
        with self._at_once():
            self.db.execute("delete from conflict")
            self.db.executemany(
                "insert or ignore into conflict(time, content) values(?,?)", [(time, x) for x in contents]
            )

    def local(self) -> list[tuple[Any, Any]]:
        """Keys and values of the local state, as they stand there, without what is too long to be one."""
        return self.db.execute("select key, value from local where length(value) <= 1000000").fetchall()

    def write_local(self, values: Iterable[tuple[str, str]]) -> None:
        """Keep keys and values of the local state."""
        with self._at_once():
            self.db.executemany("insert or replace into local values(?,?)", values)

    def forget_local(self) -> None:
        """Leave nothing of the local state in the file, not even in pages that are free."""
        self.db.execute("delete from local")
        self.db.execute("vacuum")

    def condensed(self) -> Condensed | None:
        """What rows were condensed to, as it stands there; None when they were not."""
        sql = "select seq, data from condensed where typeof(seq)='integer' and length(data) <= ?"
        try:
            found = self.db.execute(sql, (MOST_BYTES,)).fetchone()
        except sqlite3.Error:
            return None  # most files have no such table; where it is damaged, the rows say the same
        return Condensed(found[0], bytes(found[1])) if found and isinstance(found[1], bytes) else None

    def write_condensed(self, condensed: Condensed | None) -> bool:
        """Keep this in place of what rows were condensed to before; None takes that away. Returns whether it is so.

        No harm when it is not: the rows say the same.
        """
        try:
            with self._at_once():
                self.db.execute("drop table if exists condensed")
                if condensed is not None:
                    self.db.execute("create table condensed(seq integer not null, data blob not null)")
                    self.db.execute("insert into condensed values(?,?)", (condensed.seq, condensed.update))
        except sqlite3.Error:
            return False
        return True

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """What is written inside is written whole or not at all, with one wait for the disk."""
        try:
            self.db.execute("begin immediate")
            yield
            self.db.execute("commit")
        except BaseException:
            if self.db.in_transaction:
                self.db.execute("rollback")
            raise

    def copy_to(self, path: Path) -> Store:
        """A complete copy in a new file, open for more rows."""
        db = sqlite3.connect(path, isolation_level=None)
        try:
            self.db.backup(db)
            db.execute("pragma journal_mode=delete")
            return Store(path, db, read_only=False)
        except BaseException:
            db.close()
            raise

    def checkpoint(self) -> None:
        """Bring the file itself up to date, so that a copy made by anybody is complete.

        What lies beside it keeps its length: writing over it needs half the time of making it longer again.
        """
        self.db.execute("pragma wal_checkpoint(passive)").fetchall()

    def close(self) -> None:
        """Leave one plain file; what cannot be tidied now is tidied at the next opening."""
        try:
            if not self.read_only:
                self.db.execute("pragma journal_mode=delete")
        except sqlite3.Error:
            pass
        finally:
            self.db.close()

    def drop(self) -> None:
        """Let go of the file without touching it again."""
        self.db.close()


def read_row(found: tuple[Any, ...]) -> Row:
    """A row as the table holds it. Raises ValueError when its checksum is wrong or a column holds something else."""
    seq, crc, data, kind, ref, label, inverse, author, time, source, turn = found
    fits = (
        isinstance(data, bytes)
        and all(isinstance(x, str) for x in (kind, label, inverse, author))
        and isinstance(time, float)
        and all(isinstance(x, int) for x in (seq, crc, source, turn))
        and isinstance(ref, int | None)
    )
    if not fits:
        raise ValueError("a column holds something else")
    row = Row(data, kind, label, ref, inverse, author, time, source, turn, seq)
    if checksum(row) != crc:
        raise ValueError("checksum")
    return row


def _columns(row: Row) -> tuple[Any, ...]:
    head = (row.seq, checksum(row), row.update, row.kind, row.ref, row.label)
    return (*head, row.inverse, row.author, row.time, row.source, row.turn)


def check_head(path: Path) -> None:
    """Judge a file by its first 100 bytes and its size. Raises FileProblem."""
    try:
        with open_plain(path) as file:
            head = file.read(100)
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise from_reading(error, path) from error
    if not head:
        raise FileProblem("truncated", path)
    if not any(head):
        raise FileProblem("damaged", path)  # zero-filled by a crash or a failing copy
    if not head.startswith(MAGIC[: len(head)]):
        raise FileProblem("foreign", path)
    if len(head) < 100:
        raise FileProblem("truncated", path)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise FileProblem("foreign", path)
    version = int.from_bytes(head[60:64], "big", signed=True)
    if version != FORMAT_VERSION:
        raise FileProblem("newer" if version > FORMAT_VERSION else "damaged", path)
    expected = page_size(head) * int.from_bytes(head[28:32], "big")
    if size != expected and not any(_beside(path, end).exists() for end in ENDINGS_BESIDE):
        raise FileProblem("truncated" if size < expected else "damaged", path)


def page_size(head: bytes) -> int:
    """Bytes per page, from the file's head (SQLite file format, section 1.3.2)."""
    size = int.from_bytes(head[16:18], "big")
    return 65536 if size == 1 else size


def _check_schema(db: sqlite3.Connection, path: Path) -> None:
    found = db.execute("select type, name from sqlite_master").fetchall()
    if any(kind in {"trigger", "view"} for kind, _ in found):
        raise FileProblem("unsafe", path)
    if not {"row", "blob", "version", "conflict", "local", "meta"} <= {name for _, name in found}:
        raise FileProblem("damaged", path)


def _connect_reading(path: Path) -> sqlite3.Connection:
    """A connection that leaves nothing beside the file. An unfinished log beside it is read from a copy."""
    if not _beside(path, "-wal").exists():
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None
        )
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        for _attempt in range(5):
            before = _moment(path)
            shutil.copyfile(path, copy)
            shutil.copyfile(_beside(path, "-wal"), _beside(copy, "-wal"))
            if _moment(path) == before:
                break  # nobody wrote in between
        source = sqlite3.connect(copy)
        memory = sqlite3.connect(":memory:", isolation_level=None)
        try:
            source.backup(memory)
        finally:
            source.close()
    return memory


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _moment(path: Path) -> list[tuple[int, int]]:
    found = (p.stat() for p in (path, _beside(path, "-wal")))
    return [(x.st_size, x.st_mtime_ns) for x in found]


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _writable(path: Path) -> bool:
    """By the permission bits too: an administrator may write everywhere, but a file marked read-only was meant so."""
    marked = all(stat.S_IMODE(p.stat().st_mode) & 0o222 for p in (path, path.parent))
    return marked and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
