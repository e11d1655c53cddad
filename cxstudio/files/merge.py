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
from cxstudio.model.fields import HIDDEN, Fields, Group
from cxstudio.model.log import Row
from cxstudio.model.registers import GROUPS, State, value_of
from cxstudio.words import _

if TYPE_CHECKING:
    from cxstudio.model.replica import Replica


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


def merge_into(session: SessionFile, other: Path | str) -> MergeResult:
    """Take over what another copy holds and this one does not. Raises FileProblem."""
    store = Store.open(Path(other), read_only=True)
    try:
        theirs = _Other.read(store)
        known = {row_key(row) for row in session.rows()}
        shared = [row for row in theirs.rows if row_key(row) in known]
        new = [row for row in theirs.rows if row_key(row) not in known]
        if not shared and session.store.lineage() != store.lineage():
            raise FileProblem("unrelated", store.path)
        return _take_over(session, theirs, shared, new)
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


def conflicts(session: SessionFile) -> list[Conflict]:
    """All conflicts of earlier merges, oldest first."""
    found = []
    for content in session.store.conflicts():
        try:
            found.append(msgspec.json.decode(content, type=Conflict))
        except (TypeError, msgspec.DecodeError):
            continue
    return found


def _take_over(session: SessionFile, theirs: _Other, shared: list[Row], new: list[Row]) -> MergeResult:
    from cxstudio.model.replica import Replica

    document = session.document
    base = Replica(row.update for row in shared).state()
    # What is received replaces the fields of a thing, it never changes them in place.
    mine = {group: dict(document.registers.state[group]) for group in GROUPS}
    for sha256, mime, data in theirs.store.blobs():
        if isinstance(data, bytes) and session.blob(str(sha256)) is None:
            session.put_blob(data, str(mime))
    label = _("Merge “{name}”").format(name=theirs.store.path.name)
    changes = list(document.receive(new, label))
    if document.replica:
        rest = theirs.replica.missing(document.replica.vector())
        if document.replica.lacks(theirs.replica.vector()):
            row = Row(rest, "merge", label, time=time.time(), source=theirs.replica.client, turn=1)
            changes += document.receive([row], label)
    found = tuple(_conflicts(base, mine, theirs.state, document.registers.state))
    _keep(session, theirs, found)
    return MergeResult(
        sum(c.before is None for c in changes),
        sum(c.before is not None and c.after is not None for c in changes),
        sum(c.after is None for c in changes),
        found,
    )


def row_key(row: Row) -> tuple[int, int, int, int]:
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


def _keep(session: SessionFile, theirs: _Other, found: Iterable[Conflict]) -> None:
    """Conflicts and versions of both files, written where the merged session lies."""
    store = session.store
    contents = [json.dumps(asdict(conflict), sort_keys=True) for conflict in found]
    contents += theirs.store.conflicts()
    try:
        store.write_conflicts(contents, time.time())
        have = {version.name: version for version in read_versions(store)}
        for version in read_versions(theirs.store):
            same = have.get(version.name)
            if same is None:
                add_version(store, version)
            elif same.turns != version.turns:
                add_version(store, replace(version, name=f"{version.name} ({theirs.store.path.stem})"))
    except sqlite3.Error as error:
        raise from_sqlite(error, session.path, "full") from error
