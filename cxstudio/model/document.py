"""The document: one live graph with typed access and transactions; it knows no file format, no picture and no Qt.

`Document.graph` is a networkx MultiDiGraph. A node carries its record under "record" and its kind under "kind". Links
are edges keyed by their id; containment and references are edges from the owner to the owned, keyed "id.field", their
"kind" being the field's name. Everything but this module only reads the graph. One thread.

The path of a change: records -> field changes -> one update of the replica -> one row of the log -> one report.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from cxstudio.model import history, rules
from cxstudio.model.fields import CREATED, FieldChange, Group, Oddity, checked
from cxstudio.model.history import History, Skipped
from cxstudio.model.log import NOTHING, Log, MemoryLog, Row, RowKind
from cxstudio.model.projection import Change, net
from cxstudio.model.reading import Reading
from cxstudio.model.records import SESSION_ID, Link, Node, Record, Session
from cxstudio.model.registers import GROUPS, Registers, State
from cxstudio.model.report import Listener, Listeners, Origin, Report

if TYPE_CHECKING:
    from cxstudio.model.replica import Replica

__all__ = ["Change", "Document", "Origin", "Report", "Skipped"]


class Document(Reading):
    """The journey map as a graph of records. Change it only through the functions of `edits`.

    With a log it is what the log's rows say, and each transaction becomes a row; without one it lives in memory.
    `author` is written into the rows, and the time `clock` tells.
    """

    def __init__(
        self, log: Log | None = None, author: str = "", clock: Callable[[], float] = time.time
    ) -> None:
        """Raises ValueError when a row of the log cannot be read."""
        super().__init__()
        self._log: Log = log if log is not None else MemoryLog()
        self._replica: Replica | None = None
        self._registers = Registers()
        self._history = History()
        self._odd: dict[tuple[Group, str], tuple[Oddity, ...]] = {}
        self._open: list[Change] | None = None
        self._turn = 0
        self._changed: float | None = None
        self._step_held: object = None  # what `one_step` was given
        self._step_written: object = None  # what it held when the latest row was written
        self._listeners = Listeners()
        self.author, self._clock = author, clock
        if log is not None:
            self._read(log)
        if not self._registers.state["n"]:
            # What all copies of a file have in common from the start.
            self._write([FieldChange("n", SESSION_ID, CREATED, None, {"kind": "session"})], "base", "")

    # What else there is to know

    @property
    def oddities(self) -> tuple[Oddity, ...]:
        """What the file holds and this version cannot show as it stands. It is kept and passed on."""
        return tuple(oddity for found in self._odd.values() for oddity in found)

    @property
    def undo_label(self) -> str | None:
        """The words of what `undo` would take back; None when there is nothing."""
        return self._history.label(self._history.next_undo)

    @property
    def next_undo(self) -> int | None:
        """The step `undo` would take back, as a number that is greater for a later one; None when there is nothing."""
        return self._history.next_undo

    def undo_takes_away(self, id: str) -> bool:
        """Whether `undo` would take back that this thing was made."""
        seq = self._history.next_undo
        return seq is not None and history.created(map(self._log.inverse, self._history.rows_of(seq)), id)

    @property
    def redo_label(self) -> str | None:
        """The words of what `redo` would do again; None when there is nothing."""
        return self._history.label(self._history.next_redo)

    @property
    def changed(self) -> float | None:
        """When it was last changed, in seconds since 1970, UTC; None for one that never was."""
        return self._changed

    # Changing

    @contextmanager
    def transaction(self, label: str, *, lasting: bool = False) -> Iterator[None]:
        """Everything inside is one undo step, one durable row and one report; an exception takes all of it back.

        Transactions nest: the outermost one speaks for all, and one inside that fails takes back only its own part.
        What is `lasting` no undo reaches: it happened in the room.
        """
        outermost = self._open is None
        done = self._open = [] if self._open is None else self._open
        mark = len(done)
        try:
            yield
        except BaseException:
            self._take_back(done[mark:])
            del done[mark:]
            if outermost:
                self._open = None
            raise
        if not outermost:
            return
        self._open = None
        changes = net(done)
        if not changes:
            return
        try:
            fields = [f for c in changes for f in self._registers.changes(c.before, c.after)]
            self._write(fields, "lasting" if lasting else "do", label)
        except BaseException:
            self._take_back(done)
            raise
        self._listeners.tell(Report(label, "edit", changes))

    @contextmanager
    def one_step(self, step: object) -> Iterator[None]:
        """Transactions inside join the latest one made with the same `step`, unless something happened since.

        Each is a durable row of its own; together they are one step to undo. For typing that is written as it goes.
        """
        self._step_held = step
        try:
            yield
        finally:
            self._step_held = None

    def put(self, record: Record) -> None:
        """Add a record, or replace the one with the same id.

        Raises ValueError, a plain sentence, for a value out of its bounds, a home it may not have or ends it may not
        join.
        """
        before = self._there(record.id)
        if before == record:
            return
        if before is not None and isinstance(before, Link) != isinstance(record, Link):
            raise ValueError("a node and a link cannot share an id")
        record = checked(record)
        refusal = rules.why_not_put(before, record, self.get)
        if refusal:
            raise ValueError(refusal)
        self._record(Change(before, record))

    def set(self, id: str, **fields: Any) -> None:
        """Replace some fields of a node or link. Raises KeyError when it is not there, ValueError as `put` does."""
        self.put(msgspec.structs.replace(self._there(id) or self.node(id), **fields))

    def hide(self, id: str) -> None:
        """Delete one record. It stays in the log, so undo and a merged copy can bring it back. Raises ValueError."""
        if id == SESSION_ID:
            raise ValueError("the session itself cannot be deleted")
        there = self._there(id) or self.node(id)
        refusal = rules.why_sealed(there)
        if refusal:
            raise ValueError(refusal)
        self._record(Change(there, None))

    def undo(self) -> list[Skipped]:
        """Take back the latest own action that still stands; returns what stays, and why.

        One that a rule keeps as a whole stays in the history; the next `undo` goes past it. So does `redo`.
        """
        return self._step(self._history.next_undo, "undo")

    def redo(self) -> list[Skipped]:
        """Do again what was undone last; returns what stays, and why."""
        return self._step(self._history.next_redo, "redo")

    @property
    def latest_step(self) -> object:
        """What `one_step` was given when the latest change was made; None where it was made without."""
        return self._step_written

    def restore(self, state: State, label: str) -> None:
        """Bring every field to another state, say an earlier one, as one action that can be undone."""
        self._change_fields(list(self._registers.towards(state)), "do", label)

    def receive(self, rows: Sequence[Row], label: str) -> tuple[Change, ...]:
        """Take over rows of another copy, in their order; returns what they changed.

        Nobody can undo them here. Bytes from outside must have been tried in a process of their own before.
        Raises ValueError when a row is unreadable.
        """
        if self._open is not None or self._replica is None:
            raise RuntimeError("rows are received by a document with a log, between transactions")
        try:
            touched = self._replica.receive(row.update for row in rows)
        except ValueError:
            # The engine may have taken in half of it.
            self._replica = _new_replica(self._log)
            raise
        for group, id in touched:
            fields = self._replica.read(group, id)
            if fields:
                self._registers.put(group, id, fields)
        self._log.append([msgspec.structs.replace(row, kind="merge", ref=None) for row in rows])
        self._step_written = None
        changes = self._project(touched)
        if changes:
            self._listeners.tell(Report(label, "merge", changes))
        return changes

    def make_step(self, before: State, label: str) -> bool:
        """What was received since a state was noted becomes one step that undo takes back, as a row of its own.

        Returns whether there was anything.
        """
        fields = history.received(Registers(before), self._registers)
        if fields:
            self._write(fields, "do", label, update=b"" if self._replica is None else NOTHING)
            self._listeners.tell(Report(label, "merge", ()))  # nothing is new but what undo would take back
        return bool(fields)

    def subscribe(self, listener: Listener, *, early: bool = False) -> Callable[[], None]:
        """Hear every report from now on, `early` before those who take longer; call the result to stop."""
        return self._listeners.add(listener, early=early)

    # For versions, merging and copies

    @property
    def log(self) -> Log:
        return self._log

    @property
    def registers(self) -> Registers:
        """Every field of every thing, also of hidden and unknown ones: read only."""
        return self._registers

    @property
    def replica(self) -> Replica | None:
        """The replica behind a document with a log: read only."""
        return self._replica

    # Inner workings

    def _there(self, id: str) -> Record | None:
        return self._view.links.get(id) or self._view.node(id)

    def _record(self, change: Change) -> None:
        if self._open is None:
            raise RuntimeError("change outside a transaction")
        self._view.store(change)
        self._open.append(change)

    def _take_back(self, changes: Sequence[Change]) -> None:
        for change in reversed(changes):
            self._view.store(change.inverse())

    def _read(self, log: Log) -> None:
        rows = log.rows()
        self._changed = rows[-1].time if rows else None
        # Tens of thousands of new objects and not one of them garbage: the collector would only look on.
        collecting = gc.isenabled()
        gc.disable()
        try:
            self._replica = _new_replica(log)
            self._registers = Registers(self._replica.state())
            self._history = History(rows)
            found: dict[Group, list[Record]] = {"n": [], "e": []}
            for group in GROUPS:
                for id in self._registers.state[group]:
                    record = self._shown(group, id)
                    if record is not None:
                        found[group].append(record)
            self._view.load(
                (x for x in found["n"] if isinstance(x, Node)), (x for x in found["e"] if isinstance(x, Link))
            )
        finally:
            if collecting:
                gc.enable()

    def _shown(self, group: Group, id: str) -> Record | None:
        """What the registers say of a thing; a link with the id of a node is not shown."""
        record, odd = self._registers.record(group, id)
        if odd:
            self._odd[group, id] = odd
        else:
            self._odd.pop((group, id), None)
        if group == "e" and ("n", id) in self._registers:
            return None
        return record

    def _write(
        self,
        fields: Sequence[FieldChange],
        kind: RowKind,
        label: str,
        ref: int | None = None,
        update: bytes | None = None,
    ) -> None:
        """Field changes into replica, log and registers: the one way by which anything changes here.

        With an `update` the replica holds them already.
        """
        self._turn += 1
        if kind == "do" and self._step_held is not None and self._step_held is self._step_written:
            ref = self._history.latest
        row = Row(
            update=self._update(fields) if update is None else update,
            kind=kind,
            label=label,
            ref=ref,
            inverse=history.record_changes(fields) if kind == "do" else "",
            author=self.author,
            time=self._clock(),
            source=self._replica.client if self._replica else 0,
            turn=self._turn,
        )
        self._registers.apply(fields)
        for key in self._odd.keys() & {(f.group, f.id) for f in fields}:
            self._shown(*key)
        (seq,) = self._log.append([row])
        self._history.note(msgspec.structs.replace(row, seq=seq))
        self._changed = row.time
        self._step_written = self._step_held

    def _update(self, fields: Sequence[FieldChange]) -> bytes:
        if self._replica is None:
            return b""
        try:
            return self._replica.write(fields)
        except BaseException:
            # Nothing in the engine can be taken back; what it half wrote is in no row and must not stay.
            self._replica = _new_replica(self._log)
            raise

    def _step(self, seq: int | None, kind: Literal["undo", "redo"]) -> list[Skipped]:
        if self._open is not None:
            raise RuntimeError("undo inside a transaction")
        if seq is None:
            return []
        turn = history.step_back if kind == "undo" else history.step_forward
        recorded = [self._log.inverse(row) for row in self._history.rows_of(seq)]
        fields, skipped = turn(recorded, self._registers)
        fields, sealed = rules.may_turn(fields, self._registers, self.get, kind)
        if sealed and not fields:
            self._history.pass_over(seq)
            self._listeners.tell(Report("", kind, ()))  # nothing is new but what comes next
            return skipped + sealed
        self._change_fields(fields, kind, self._history.label(seq) or "", seq)
        return skipped + sealed

    def _change_fields(
        self,
        fields: list[FieldChange],
        kind: Literal["do", "undo", "redo"],
        label: str,
        ref: int | None = None,
    ) -> None:
        if not fields and kind == "do":
            return
        self._write(fields, kind, label, ref)
        changes = self._project({(f.group, f.id): None for f in fields})
        if changes:
            self._listeners.tell(Report(label, "edit" if kind == "do" else kind, changes))

    def _project(self, touched: Iterable[tuple[Group, str]]) -> tuple[Change, ...]:
        """Show what the registers now say of these things."""
        changes = []
        for group, id in sorted(touched, reverse=True):  # nodes before links
            before = self._view.links.get(id) if group == "e" else self._view.node(id)
            after = self._shown(group, id)
            if id == SESSION_ID and after is None:
                after = Session(id=SESSION_ID)
            if before != after:
                changes.append(Change(before, after))
                self._view.store(changes[-1])
        return tuple(changes)


def _new_replica(log: Log) -> Replica:
    from cxstudio.model.replica import Replica

    return Replica(log.updates())
