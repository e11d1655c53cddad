"""Merges two copies of one session that were edited apart: nothing is lost, and what both changed is listed.

The rows of the other copy are taken over as they are and in their order, which is causal; an exchange of state vectors
ends it. In a field that both changed the engine picks one value by a rule of its own, so the list of conflicts is part
of losing nothing. What both copies share is the base they are compared with.
"""

from __future__ import annotations

import json
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from cxstudio.files.condensed import updates_of
from cxstudio.files.problems import FileProblem, from_sqlite
from cxstudio.files.publish import published, refuse_taken
from cxstudio.files.session_file import SessionFile
from cxstudio.files.store import Store
from cxstudio.files.versions import add_version, read_versions
from cxstudio.files.vetting import tried
from cxstudio.model.document import Change, Document, Report
from cxstudio.model.fields import HIDDEN, Fields, Group
from cxstudio.model.history import fields_in
from cxstudio.model.log import NOTHING, Row
from cxstudio.model.registers import GROUPS, State, value_of
from cxstudio.words import _

if TYPE_CHECKING:
    from cxstudio.model.replica import Replica


RowKey = tuple[int, int, int, int]
FieldKey = tuple[Group, str, str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field both sides changed, each to its own value; None stands for the default.

    The field "del" says that one side deleted the thing and the other edited it. `kept` is what the merged file shows.
    """

    group: Group
    item: str
    field: str
    mine: Any
    theirs: Any
    kept: Any


@dataclass(frozen=True, slots=True)
class MergeResult:
    """How many things of the other copy were added, changed and deleted, and what both had changed."""

    added: int
    changed: int
    removed: int
    conflicts: tuple[Conflict, ...]


def merge_files(a: Path | str, b: Path | str, out: Path | str, *, replace: bool = False) -> MergeResult:
    """Write a new file that holds both copies; undo and versions of `a` go on in it, the two stay as they are.

    Raises FileProblem: "same" for a target that is one of the two, "exists" for one that is there and is not to be
    replaced, "unrelated" for two files that never were one session.
    """
    out = Path(out)
    refuse_taken(out, [Path(a), Path(b)], replace=replace)
    with published(out) as temporary:
        merged = open_copy(Path(a), temporary)
        try:
            return merge_into(merged, b)
        finally:
            merged.close()


def merge_into(session: SessionFile, other: Path | str, undone: Undone | None = None) -> MergeResult:
    """Take over what another copy holds and this one does not. Raises FileProblem.

    `undone` is what was undone before the first of several was merged; without it, what is undone now.
    """
    store = Store.open(Path(other), read_only=True)
    try:
        theirs = _Other.read(store)
        known, undone = {row_key(row) for row in session.rows()}, undone or undone_merges(session)
        new = [row for row in theirs.rows if row_key(row) not in known]
        if len(new) == len(theirs.rows) and session.store.lineage() != store.lineage():
            raise FileProblem("unrelated", store.path)
        shared = [row for row in theirs.rows if row_key(row) in known - undone.rows]
        return _take_over(session, theirs, shared, new, undone)
    finally:
        store.drop()


def take_tried(session: SessionFile, copy: Path, replica: Replica) -> None:
    """Take over a copy of this very session in which a merge was tried; `replica` is that of the copy.

    Its rows are this session's and those that were tried, what was disputed is decided in them: nothing is compared
    once more. Raises FileProblem.
    """
    store = Store.open(copy, read_only=True)
    try:
        known = {row_key(row) for row in session.rows()}
        new = [row for row in store.rows() if row_key(row) not in known]
        _receive(session, store, replica, new, _("Merge “{name}”").format(name=copy.name))
        _keep(session, store, ())
    finally:
        store.drop()


@dataclass(frozen=True, slots=True)
class _Other:
    """The other copy as far as merging needs it: no graph is made of it."""

    store: Store
    rows: list[Row]
    replica: Replica
    state: State

    @classmethod
    def read(cls, store: Store) -> _Other:
        from cxstudio.model.replica import Replica

        rows, condensed = tried(store)
        try:
            replica = Replica(updates_of(rows, condensed))
        except ValueError as error:
            raise FileProblem("damaged", store.path) from error
        return cls(store, rows, replica, replica.state())


def open_copy(path: Path, copy: Path) -> SessionFile:
    """A session in a copy of its file; what is wrong with it is said of the file itself. Raises FileProblem."""
    source = Store.open(path, read_only=True)
    try:
        source.copy_to(copy).drop()
        return SessionFile.open(copy)
    except FileProblem as problem:
        raise FileProblem(problem.kind, path) if problem.path == copy else problem from problem
    except sqlite3.Error as error:
        raise from_sqlite(error, copy, "unreachable") from error
    finally:
        source.drop()


@dataclass(frozen=True, slots=True)
class Undone:
    """What was received in steps that were undone: the keys of its rows, and the fields that are as undo left them."""

    rows: frozenset[RowKey] = frozenset()
    fields: frozenset[FieldKey] = frozenset()


def undone_merges(session: SessionFile) -> Undone:
    """What merges brought that undo took back, and that nobody did again or changed since."""
    rows = session.rows()
    received: dict[int, list[RowKey]] = {}  # the step that a merge became -> what it received
    run: list[RowKey] = []
    for row in rows:
        if row.kind == "merge":
            run.append(row_key(row))
            continue
        if row.kind == "do" and row.update == NOTHING and run:
            received[row.seq] = run
        run = []
    if not any(row.kind == "undo" and row.ref in received for row in rows):
        return Undone()
    texts = {row.seq: row.inverse for row in rows}
    latest: dict[FieldKey, int | None] = {}  # the merge that was undone there, if nothing followed
    earlier: dict[int, dict[FieldKey, int | None]] = {}
    for row in rows:
        seq = row.ref if row.kind in ("undo", "redo") and row.ref is not None else row.seq
        touched = fields_in(texts.get(seq, ""))
        if row.kind == "undo" and seq not in received:
            latest |= earlier.get(seq, {})
        else:
            earlier[seq] = {field: latest.get(field) for field in touched}
            latest |= dict.fromkeys(touched, seq if row.kind == "undo" else None)
    fields = frozenset(field for field, seq in latest.items() if seq is not None)
    keys = (key for seq in set(latest.values()) - {None} for key in received[seq or 0])
    return Undone(frozenset(keys), fields)


def conflicts(session: SessionFile) -> list[Conflict]:
    """All conflicts of earlier merges, oldest first."""
    found = []
    for content in session.store.conflicts():
        try:
            found.append(msgspec.json.decode(content, type=Conflict))
        except (TypeError, msgspec.DecodeError):
            continue
    return found


def _take_over(
    session: SessionFile, theirs: _Other, shared: list[Row], new: list[Row], undone: Undone
) -> MergeResult:
    from cxstudio.model.replica import Replica

    document = session.document
    base = Replica(row.update for row in shared).state()
    # What is received replaces the fields of a thing, it never changes them in place.
    mine = {group: dict(document.registers.state[group]) for group in GROUPS}
    for group, id, _field in undone.fields:
        if id in mine[group]:
            mine[group][id] = dict(mine[group][id])  # what is brought back changes in place
    label = _("Merge “{name}”").format(name=theirs.store.path.name)
    changes = _receive(session, theirs.store, theirs.replica, new, label)
    changes += _bring_back(document, theirs.state, base, undone, label)
    differ = _conflicts(base, mine, theirs.state, document.registers.state)
    found = tuple(one for one in differ if not _came_back(one, undone))
    _keep(session, theirs.store, found)
    return MergeResult(
        sum(c.before is None for c in changes),
        sum(c.before is not None and c.after is not None for c in changes),
        sum(c.after is None for c in changes),
        found,
    )


def _receive(
    session: SessionFile, store: Store, replica: Replica, new: list[Row], label: str
) -> list[Change]:
    """Pictures and rows of another copy, and what its replica has seen beside its rows."""
    document = session.document
    for sha256, mime, data in store.blobs():
        if isinstance(data, bytes) and session.blob(str(sha256)) is None:
            session.put_blob(data, str(mime))
    changes = list(document.receive(new, label))
    if document.replica and document.replica.lacks(replica.vector()):
        rest = replica.missing(document.replica.vector())
        row = Row(rest, "merge", label, time=time.time(), source=replica.client, turn=1)
        changes += document.receive([row], label)
    return changes


def _bring_back(
    document: Document, theirs: State, base: State, undone: Undone, label: str
) -> tuple[Change, ...]:
    """What an undo took back since it was received is news again: its rows are here, so that no row brings it."""
    now = document.registers
    goal = {group: {id: dict(fields) for id, fields in now.state[group].items()} for group in GROUPS}
    for group, id, field in undone.fields:
        if id not in theirs[group] or (group, id) not in now:
            continue
        value, then = (value_of(group, state[group].get(id, {}), field) for state in (theirs, base))
        if value != then or id not in base[group]:
            goal[group][id][field] = value
    heard: list[Report] = []
    stop = document.subscribe(heard.append)
    try:
        document.restore(goal, label)
    finally:
        stop()
    return tuple(change for report in heard for change in report.changes)


def _came_back(conflict: Conflict, undone: Undone) -> bool:
    """Whether nobody deleted the thing but the undo, and it is back."""
    key = (conflict.group, conflict.item, conflict.field)
    return conflict.field == HIDDEN and key in undone.fields and bool(conflict.mine) and not conflict.kept


def row_key(row: Row) -> RowKey:
    """Names a row in every copy; the content is part of it, so that a forged name matches nothing."""
    return row.source, row.turn, len(row.update), zlib.crc32(row.update)


def _conflicts(base: State, mine: State, theirs: State, kept: State) -> Iterator[Conflict]:
    for group in GROUPS:
        for id, their_fields in theirs[group].items():
            my_fields = mine[group].get(id)
            base_fields = base[group].get(id, {})
            if my_fields is not None and base_fields not in (my_fields, their_fields):
                sides = (base_fields, my_fields, their_fields)
                for field in _disputed(group, *sides):
                    values = (value_of(group, x, field) for x in (my_fields, their_fields, kept[group][id]))
                    yield Conflict(group, id, field, *values)


def _disputed(group: Group, base: Fields, mine: Fields, theirs: Fields) -> Iterable[str]:
    fields = set()
    for field in base.keys() | mine.keys() | theirs.keys():
        before, here, there = (value_of(group, x, field) for x in (base, mine, theirs))
        if here != there and before not in (here, there):
            fields.add(field)
    for one, other in ((mine, theirs), (theirs, mine)):
        deleted = one.get(HIDDEN) and not base.get(HIDDEN)
        if deleted and not other.get(HIDDEN) and _differ(group, base, other):
            fields.add(HIDDEN)
    return sorted(fields)


def _differ(group: Group, one: Fields, other: Fields) -> bool:
    return any(value_of(group, one, f) != value_of(group, other, f) for f in one.keys() | other.keys())


def _keep(session: SessionFile, theirs: Store, found: Iterable[Conflict]) -> None:
    """Conflicts and versions of both files, written where the merged session lies."""
    store = session.store
    contents = [json.dumps(asdict(conflict), sort_keys=True) for conflict in found]
    contents += theirs.conflicts()
    try:
        store.write_conflicts(contents, time.time())
        have = {version.name: version for version in read_versions(store)}
        for version in read_versions(theirs):
            same = have.get(version.name)
            if same is None:
                add_version(store, version)
            elif same.turns != version.turns:
                add_version(store, replace(version, name=f"{version.name} ({theirs.path.stem})"))
    except sqlite3.Error as error:
        raise from_sqlite(error, session.path, "full") from error
