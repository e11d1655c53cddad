"""What the document asks of whoever keeps its rows and pictures, and one that keeps them in memory; no file here."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Literal, Protocol

import msgspec

NOTHING = b"\x00\x00"  # the update that changes nothing
RowKind = Literal["base", "do", "undo", "redo", "merge", "lasting"]


class Row(msgspec.Struct, frozen=True):
    """One user action in the log.

    `base` and `merge` rows are nobody's to undo here, `lasting` ones tell what happened in a room.
    `source` and `turn` name the row in every copy of the file:
    the random number of one opening of one file, and the row's place among those written by it.
    """

    update: bytes
    kind: RowKind
    label: str = ""
    ref: int | None = None  # the row that was undone or redone, or whose step this one joins
    inverse: str = ""  # the field changes as JSON
    author: str = ""
    time: float = 0.0  # seconds since 1970, UTC
    source: int = 0
    turn: int = 0
    seq: int = 0  # the log's own number, from 1; 0 until it is in a log


class Log(Protocol):
    """Keeps rows in order."""

    def rows(self) -> Sequence[Row]:
        """All rows, oldest first."""
        ...

    def updates(self) -> Sequence[bytes]:
        """The updates that make the content, in their order: those of all rows, or fewer that say the same."""
        ...

    def append(self, rows: Sequence[Row]) -> list[int]:
        """Take rows and number them. Never fails: what the disk refuses waits and is tried again."""
        ...

    def inverse(self, seq: int) -> str:
        """The recorded field changes of one row."""
        ...


class Blobs(Protocol):
    """Keeps pictures by the SHA-256 of their bytes."""

    def put_blob(self, data: bytes, mime: str) -> str:
        """Keep these bytes with the next row. Raises ValueError when they are too many."""
        ...

    def blob(self, sha256: str) -> bytes | None: ...


class MemoryLog:
    """A log for a document that has no file."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._blobs: dict[str, bytes] = {}

    def rows(self) -> Sequence[Row]:
        return tuple(self._rows)

    def updates(self) -> Sequence[bytes]:
        return [row.update for row in self._rows]

    def append(self, rows: Sequence[Row]) -> list[int]:
        first = len(self._rows) + 1
        self._rows += [msgspec.structs.replace(row, seq=first + i) for i, row in enumerate(rows)]
        return list(range(first, first + len(rows)))

    def inverse(self, seq: int) -> str:
        return self._rows[seq - 1].inverse

    def put_blob(self, data: bytes, mime: str) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        self._blobs[sha256] = data
        return sha256

    def blob(self, sha256: str) -> bytes | None:
        return self._blobs.get(sha256)
