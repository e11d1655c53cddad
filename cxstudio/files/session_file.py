"""One session in its file: takes the document's rows, keeps what the disk refuses, and says what is saved; no window.

"Saved" is a promise: it is said only of rows that are on disk.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from cxstudio.files import store as tables
from cxstudio.files import vetting
from cxstudio.files.condensed import Condensed, condense, is_due, updates_of
from cxstudio.files.problems import FileProblem, ProblemKind, from_sqlite, from_system
from cxstudio.files.publish import published, refuse_taken
from cxstudio.files.store import Store
from cxstudio.model.document import Document
from cxstudio.model.log import Row
from cxstudio.words import _

LARGEST_BLOB = 25 * 2**20  # bytes


@dataclass(frozen=True, slots=True)
class SaveState:
    """What is on disk. `pending` rows wait, `problem` says why (or ""); `saved` is the time of the last durable row."""

    pending: int
    problem: str
    saved: float | None  # seconds since 1970, UTC


class SessionFile:
    """An open session file and its document. It is the document's Log and Blobs."""

    document: Document
    path: Path

    def __init__(self, store: Store, rows: list[Row], condensed: Condensed | None = None) -> None:
        """Use `create` or `open`. Raises FileProblem when the rows make no document."""
        self.path = store.path
        self._store = store
        self._opening: list[Row] | None = rows
        self._durable = 0
        self._last = (0, 0, 0)  # number, writer and turn of the last durable row
        self._saved: float | None = None
        self._note_durable(rows)
        self._digest = vetting.Digest(rows)
        self._condensed = condensed
        self._remembered = ""
        self._left: list[Store] = []
        self._pending: list[Row] = []
        self._blobs: dict[str, tuple[str, bytes]] = {}
        self._problem: ProblemKind | None = None
        self._listeners: list[Callable[[SaveState], None]] = []
        self._local: dict[str, Any] = _read_local(store)
        self._local_changed: set[str] = set()
        self._closed = False
        try:
            self.document = Document(self)
        except ValueError as error:
            raise FileProblem("damaged", store.path) from error
        self._opening = None

    # Opening and closing

    @classmethod
    def create(cls, path: Path | str) -> SessionFile:
        """A new session in a new file. Raises FileProblem, of kind "exists" when something is there already."""
        path = Path(path)
        if path.exists():
            raise FileProblem("exists", path)
        tables.make(path)
        return cls(Store.open(path).begin_writing(), [])

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False) -> SessionFile:
        """The session in a file. Raises FileProblem.

        Opened for reading, nothing is written at or beside the file; its document can be changed, and the changes saved
        into a copy.
        """
        store = Store.open(Path(path), read_only=read_only)
        try:
            rows, condensed = vetting.tried(store)
            session = cls(store, rows, condensed)
            if not read_only:
                store.begin_writing()
                if condensed is None and store.condensed():
                    store.write_condensed(None)  # somebody else's
            return session
        except BaseException:
            store.close()
            raise

    @property
    def read_only(self) -> bool:
        return self._store.read_only

    @property
    def store(self) -> Store:
        """The tables behind, for the other modules of this folder."""
        return self._store

    def require_saved(self) -> None:
        """Raises FileProblem while rows wait."""
        if not self.retry() and self._problem:
            raise FileProblem(self._problem, self.path)
        if self.read_only:
            raise FileProblem("read-only", self.path)

    @property
    def closed(self) -> bool:
        return self._closed

    def close(self, *, abandon: bool = False) -> None:
        """Write what waits and leave one plain file.

        Raises FileProblem and stays open while rows wait that the disk refuses, unless they are to be abandoned.
        """
        if self._closed:
            return
        self.retry()
        if self._pending and self._problem and not abandon:
            raise FileProblem(self._problem, self.path)
        if not self.read_only:
            self._condense()
            self._write_local()
            self._remember()
        self._store.close()
        for store in self._left:
            store.drop()
        self._closed = True

    # The document's log

    def rows(self) -> Sequence[Row]:
        if self._opening is not None:
            return self._opening
        return [*self._store.rows(), *self._pending]

    def updates(self) -> Sequence[bytes]:
        return updates_of(self.rows(), self._condensed)

    def append(self, rows: Sequence[Row]) -> list[int]:
        if self._opening:
            # A second beginning would win over the true one when this file is merged.
            raise ValueError("rows without their beginning")
        first = (self._pending[-1].seq if self._pending else self._durable) + 1
        self._pending += [msgspec.structs.replace(row, seq=first + i) for i, row in enumerate(rows)]
        self.retry()
        return list(range(first, first + len(rows)))

    def inverse(self, seq: int) -> str:
        waiting = next((row.inverse for row in self._pending if row.seq == seq), None)
        return self._store.inverse(seq) if waiting is None else waiting

    def put_blob(self, data: bytes, mime: str) -> str:
        if len(data) > LARGEST_BLOB:
            raise ValueError(_("This picture is larger than 25 MB; make it smaller first"))
        sha256 = hashlib.sha256(data).hexdigest()
        if self._store.blob(sha256) is None:
            self._blobs[sha256] = (mime, data)
        return sha256

    def _waiting_blobs(self) -> list[tuple[str, str, bytes]]:
        return [(sha256, mime, data) for sha256, (mime, data) in self._blobs.items()]

    def blob(self, sha256: str) -> bytes | None:
        waiting = self._blobs.get(sha256)
        return waiting[1] if waiting else self._store.blob(sha256)

    # What is saved

    @property
    def state(self) -> SaveState:
        problem = str(FileProblem(self._problem, self.path)) if self._problem else ""
        return SaveState(len(self._pending), problem, self._saved)

    def on_state(self, listener: Callable[[SaveState], None]) -> Callable[[], None]:
        """Hear each new state of saving; call the result to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def retry(self) -> bool:
        """Write all rows that wait, in order; returns whether nothing waits any more."""
        if not self._pending:
            return True
        self._problem = self._try_to_write()
        if self._problem is None:
            self._digest.add(self._pending)
            self._note_durable(self._pending)
            self._pending.clear()
            self._blobs.clear()
        self._say_state()
        return self._problem is None

    def _note_durable(self, rows: Sequence[Row]) -> None:
        if rows:
            last = rows[-1]
            self._durable, self._last, self._saved = last.seq, (last.seq, last.source, last.turn), last.time

    def _say_state(self) -> None:
        for listener in list(self._listeners):
            try:
                listener(self.state)
            except Exception as error:  # noqa: BLE001 - a row is taken whatever a listener does with the news
                sys.excepthook(type(error), error, error.__traceback__)

    def _condense(self) -> None:
        """Spare the next opening the rows since the last time, when they are many."""
        done = self._condensed.seq if self._condensed else 0
        if self._pending or not is_due(self.document, self._durable - done):
            return
        condensed = condense(self.document, self._durable)
        if condensed is not None and self._store.still_there() and self._store.write_condensed(condensed):
            self._condensed = condensed

    def _remember(self) -> None:
        digest = self._digest.text(self._condensed)
        vetting.remember(digest, instead_of=self._remembered)
        self._remembered = digest

    def idle(self) -> None:
        """Tidy up when nobody edits: afterwards the file alone, without what lies beside it, is complete."""
        if self._closed or self.read_only:
            return
        self.retry()
        self._write_local()
        try:
            self._store.checkpoint()
        except sqlite3.Error:
            return  # the rows are safe beside the file, the next idle moment tries again
        self._remember()

    def _try_to_write(self) -> ProblemKind | None:
        if self.read_only:
            return "read-only"
        if self._problem in {"unreachable", "moved"} and not self._reconnect():
            return self._problem
        if not self._store.still_there():
            return "moved" if self.path.parent.exists() else "unreachable"
        try:
            self._store.write(self._pending, self._waiting_blobs())
        except sqlite3.Error as error:
            return "full" if from_sqlite(error, self.path).kind == "full" else "unreachable"
        return None

    def _reconnect(self) -> bool:
        """Open the file afresh after its disk was away; only if it is still as we left it."""
        if self._store_answers() and self._store.still_there():
            return True
        try:
            store = Store.open(self.path)
        except FileProblem:
            return False
        try:
            ours = self._written_meanwhile(store)
            store.begin_writing()
        except (FileProblem, LookupError):
            store.drop()
            return False
        # SQLite tidies up by name when a connection is closed: the old one must not, under the new one's feet.
        self._left.append(self._store)
        self._store = store
        self._digest.add(ours)
        self._note_durable(ours)
        self._pending = self._pending[len(ours) :]
        return True

    def _written_meanwhile(self, store: Store) -> list[Row]:
        """Which waiting rows the file holds after all. Raises LookupError when it is not as we left it."""
        found = [(row.seq, row.source, row.turn) for row in store.rows()]
        waiting = [(row.seq, row.source, row.turn) for row in self._pending]
        beyond = len(found) - self._durable
        if (
            found[self._durable - 1 : self._durable] != [self._last]
            or found[self._durable :] != waiting[:beyond]
        ):
            raise LookupError
        return self._pending[:beyond]

    def _store_answers(self) -> bool:
        try:
            self._store.last()
        except (sqlite3.Error, ValueError):
            return False
        return True

    # Local state: zoom, scroll; never merged, never exported

    def local(self, key: str) -> Any:
        """A value of this file's local state, or None."""
        return self._local.get(key)

    def set_local(self, key: str, value: Any) -> None:
        """Keep a value JSON can say; it is written when the session is idle or closed."""
        if self._local.get(key) != value:
            self._local[key] = value
            self._local_changed.add(key)

    def _write_local(self) -> None:
        values = [(key, json.dumps(self._local[key])) for key in sorted(self._local_changed)]
        try:
            if values:
                self._store.write_local(values)
            self._local_changed.clear()
        except sqlite3.Error:
            return  # nothing the user wrote

    # Copies

    def save_copy(self, path: Path | str) -> None:
        """Write a complete copy, with all that waits; it replaces what is there. Raises FileProblem."""
        path = Path(path)
        refuse_taken(path, [self.path], replace=True)
        with published(path) as temporary:
            try:
                self._copy_into(temporary)
            except sqlite3.Error as error:
                raise from_sqlite(error, path, "unreachable") from error
        vetting.remember(self._digest_with_pending())

    def _copy_into(self, temporary: Path) -> None:
        copy = self._store.copy_to(temporary)
        try:
            copy.write(self._pending, self._waiting_blobs())
        finally:
            copy.drop()

    def _digest_with_pending(self) -> str:
        return vetting.Digest(self.rows()).text(self._condensed)

    def move_to(self, path: Path | str) -> None:
        """Give the session its place: a copy there is open from now on and the old file goes. Raises FileProblem."""
        path = Path(path)
        self._write_local()
        self.save_copy(path)
        store = Store.open(path).begin_writing()
        old, self._store, self.path = self._store, store, path
        if self._pending:
            self._digest.add(self._pending)
            self._note_durable(self._pending)
            self._pending.clear()
            self._blobs.clear()
        self._problem = None
        old.close()
        try:
            if not old.read_only:
                old.path.unlink(missing_ok=True)
        except OSError as error:
            raise from_system(error, old.path) from error
        self._say_state()


def _read_local(store: Store) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in store.local():
        try:
            found[str(key)] = json.loads(value)
        except (TypeError, ValueError):
            continue
    return found
