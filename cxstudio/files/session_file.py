"""One session in its file: takes the document's rows, keeps what the disk refuses, and says what is saved; no window.

"Saved" is a promise: it is said only of rows that are on disk.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from cxstudio.files import store as tables
from cxstudio.files import vetting
from cxstudio.files.behind import Job, Post, WriteBehind, attempt
from cxstudio.files.condensed import Condensed, condense, is_due, updates_of
from cxstudio.files.local_state import LocalState
from cxstudio.files.problems import FileProblem, ProblemKind, answered, from_sqlite, from_system, of_row
from cxstudio.files.publish import published, refuse_taken
from cxstudio.files.return_of_disk import Mark, reopened
from cxstudio.files.save_state import SaveState
from cxstudio.files.store import Blob, Store
from cxstudio.files.waiting_blobs import WaitingBlobs
from cxstudio.model.document import Document
from cxstudio.model.log import Row


class SessionFile:
    """An open session file and its document. It is the document's Log and Blobs."""

    document: Document
    path: Path

    def __init__(self, store: Store, rows: list[Row], condensed: Condensed | None = None) -> None:
        """Use `create` or `open`. Raises FileProblem when the rows make no document."""
        self.path = store.path
        self._store = store
        self._opening: list[Row] | None = rows
        self._last = Mark(0, 0, 0)  # the last durable row
        self._saved: float | None = None
        self._digest = vetting.Digest()
        self._note_durable(rows)
        self._condensed = condensed
        self._remembered = ""
        self._left: list[Store] = []
        self._pending: list[Row] = []
        self._blobs = WaitingBlobs()
        self._problem: ProblemKind | None = None
        self._listeners: list[Callable[[SaveState], None]] = []
        self._local = LocalState(store.local())
        self._behind: WriteBehind | None = None
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
        """The tables behind, for the other modules of this folder; what is under way lands first."""
        self._settle()
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
        if self._behind is not None:
            self._behind.end()
        self._store.close()
        for store in self._left:
            store.drop()
        self._closed = True

    # The document's log

    def rows(self) -> Sequence[Row]:
        if self._opening is not None:
            return self._opening
        return [*self.store.rows(), *self._pending]

    def updates(self) -> Sequence[bytes]:
        return updates_of(self.rows(), self._condensed)

    def append(self, rows: Sequence[Row]) -> list[int]:
        if self._opening:
            # A second beginning would win over the true one when this file is merged.
            raise ValueError("rows without their beginning")
        first = self.latest + 1
        self._pending += [msgspec.structs.replace(row, seq=first + i) for i, row in enumerate(rows)]
        self._write_on()
        return list(range(first, first + len(rows)))

    def inverse(self, seq: int) -> str:
        waiting = next((row.inverse for row in self._pending if row.seq == seq), None)
        return answered(lambda: self.store.inverse(seq), self.path) if waiting is None else waiting

    def put_blob(self, data: bytes, mime: str) -> str:
        return self._blobs.put(data, mime, self.store.blob)

    def blob(self, sha256: str) -> bytes | None:
        waiting = self._blobs.get(sha256)
        return waiting if waiting is not None else self.store.blob(sha256)

    # What is saved

    @property
    def state(self) -> SaveState:
        problem = str(FileProblem(self._problem, self.path)) if self._problem else ""
        return SaveState(len(self._pending), problem, self._saved)

    @property
    def durable(self) -> int:
        """The number of the last row on disk."""
        return self._last.seq

    @property
    def latest(self) -> int:
        """The number of the last row, on disk or waiting."""
        return self._pending[-1].seq if self._pending else self._last.seq

    def on_state(self, listener: Callable[[SaveState], None]) -> Callable[[], None]:
        """Hear each new state of saving; call the result to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def write_behind(self, post: Post) -> None:
        """From now on, while the disk proves slow, no edit waits for it: rows that came meanwhile share one sync.

        `post` has a function called soon, in this thread, from whichever it is called in. What waits counts as pending
        until it is on disk, and everything else that uses the file waits for what is under way.
        """
        self._behind = WriteBehind(post, self._landed)

    def retry(self) -> bool:
        """Write all rows that wait, in order; returns whether nothing waits any more."""
        self._settle()
        if self._pending:
            problem = self._why_not_now()
            rows, blobs = tuple(self._pending), self._blobs.rows()
            if problem is None:
                problem = of_row(attempt(self._writing(rows, blobs)))
            self._rows_landed(rows, blobs, problem)
        return not self._pending

    def _writing(self, rows: Sequence[Row], blobs: Sequence[Blob]) -> Job:
        """The job of writing these, to be done once, in any thread."""
        store, behind = self._store, self._behind

        def write() -> None:
            store.write(rows, blobs)

        return write if behind is None else partial(behind.timed, write)

    def _settle(self) -> None:
        if self._behind is not None:
            self._behind.settle()

    def _write_on(self) -> None:
        """Write what waits, or have it written: at once, or when what is under way has landed."""
        behind = self._behind
        if (
            behind is None
            or self._problem
            or self.read_only
            or not behind.wanted
            or not self._store.still_there()
        ):
            self.retry()
        elif behind.busy:
            self._say_state()
        elif self._pending:
            rows, blobs = tuple(self._pending), self._blobs.rows()
            behind.begin(
                self._writing(rows, blobs),
                lambda error: self._rows_landed(rows, blobs, of_row(error)),
            )
            self._say_state()

    def _landed(self) -> None:
        if self._pending and not self._problem and not self._closed:
            self._write_on()

    def _rows_landed(self, rows: Sequence[Row], blobs: Sequence[Blob], problem: ProblemKind | None) -> None:
        self._problem = problem
        if problem is None:
            self._note_durable(rows)
            del self._pending[: len(rows)]
            self._blobs.written(blobs)
        self._say_state()

    def _note_durable(self, rows: Sequence[Row]) -> None:
        if rows:
            self._digest.add(rows)
            self._last, self._saved = Mark.of(rows[-1]), rows[-1].time

    def _say_state(self) -> None:
        for listener in list(self._listeners):
            try:
                listener(self.state)
            except Exception as error:  # noqa: BLE001 - a row is taken whatever a listener does with the news
                sys.excepthook(type(error), error, error.__traceback__)

    def _condense(self) -> None:
        """Spare the next opening the rows since the last time, when they are many."""
        done = self._condensed.seq if self._condensed else 0
        if self._pending or not is_due(self.document, self._last.seq - done):
            return
        condensed = condense(self.document, self._last.seq)
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
        values, store = self._local.unwritten(), self._store

        def tidy() -> None:
            store.write_local(values)
            store.checkpoint()

        def landed(error: BaseException | None) -> None:
            # The rows are safe beside the file in any case; the next idle moment tries again.
            if of_row(error) is None:
                self._local.written(values)
                self._remember()

        if self._behind is not None and self._behind.wanted:
            self._behind.begin(tidy, landed)
        else:
            landed(attempt(tidy))

    def _why_not_now(self) -> ProblemKind | None:
        """Why nothing can be written at the moment, as far as can be told without writing."""
        if self.read_only:
            return "read-only"
        if self._problem in {"unreachable", "moved"} and not self._reconnect():
            return self._problem
        if not self._store.still_there():
            return "moved" if self.path.parent.exists() else "unreachable"
        return None

    def _reconnect(self) -> bool:
        """Whether the file is there again, if need be opened afresh."""
        if self._store.answers() and self._store.still_there():
            return True
        found = reopened(self.path, self._last, self._pending)
        if found is not None:
            self._adopt(found)
        return found is not None

    # Local state: zoom, scroll; never merged, never exported

    def local(self, key: str) -> Any:
        """A value of this file's local state, or None."""
        return self._local.get(key)

    def set_local(self, key: str, value: Any) -> None:
        """Keep a value JSON can say; it is written when the session is idle or closed."""
        self._local.set(key, value)

    def _write_local(self) -> None:
        values, store = self._local.unwritten(), self.store
        if attempt(lambda: store.write_local(values)) is None:
            self._local.written(values)

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
        vetting.remember(vetting.Digest(self.rows()).text(self._condensed))

    def _copy_into(self, temporary: Path) -> None:
        copy = self.store.copy_to(temporary)
        try:
            copy.write(self._pending, self._blobs.rows())
        finally:
            copy.drop()

    def move_to(self, path: Path | str) -> None:
        """Give the session its place: a copy there is open from now on and the old file goes. Raises FileProblem."""
        old = self._store
        self._write_local()
        self.save_copy(path)
        self.go_on_in(path)
        try:
            if not old.read_only:
                self._left.remove(old)
                old.close()
                old.path.unlink(missing_ok=True)
        except OSError as error:
            raise from_system(error, old.path) from error

    def go_on_in(self, path: Path | str) -> None:
        """Have a copy of this session open from now on; the old file stays as it is. Raises FileProblem."""
        self._settle()
        found = reopened(Path(path), self._last, self._pending)
        if found is None:
            raise FileProblem("unrelated", Path(path))
        self.path, self._problem = Path(path), None
        self._adopt(found)
        self._write_on()
        self._say_state()

    def _adopt(self, found: tuple[Store, int]) -> None:
        """Use another store, which holds the first so many of the waiting rows."""
        # SQLite tidies up by name when a connection is closed: the old one must not, under the new one's feet.
        self._left.append(self._store)
        self._store, there = found
        self._note_durable(self._pending[:there])
        del self._pending[:there]
        if not self._pending:
            self._blobs.written(self._blobs.rows())
