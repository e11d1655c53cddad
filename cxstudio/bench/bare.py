"""The yardstick of the session file: the same bytes in a plain SQLite table, and no program around them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path


class BareRows:
    """One table of texts, with the same promises about the disk as a session file."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    @classmethod
    def create(cls, path: Path, rows: Iterable[bytes]) -> BareRows:
        db = sqlite3.connect(path, isolation_level=None)
        for pragma in ("locking_mode=exclusive", "journal_mode=wal", "synchronous=full"):
            db.execute(f"pragma {pragma}")
        db.execute("create table row(seq integer primary key, data blob not null)")
        db.execute("begin")
        db.executemany("insert into row(data) values(?)", ((row,) for row in rows))
        db.execute("commit")
        # Its log begins empty, as that of a session just opened: what makes a file longer is dearer to sync.
        db.execute("pragma wal_checkpoint(truncate)").fetchall()
        return cls(db)

    def read_json(self) -> int:
        """Read every row and decode it; the number of rows."""
        return sum(1 for (data,) in self._db.execute("select data from row") if json.loads(data))

    def insert(self, data: bytes) -> None:
        """One durable row."""
        self._db.execute("begin immediate")
        self._db.execute("insert into row(data) values(?)", (data,))
        self._db.execute("commit")

    def close(self) -> None:
        self._db.close()
