"""Copies of a session for the groups of a workshop, and taking them back: tried in a copy first, then one undo step.

What groups changed differently is told thing by thing, with what each side says; which of it is right is for others to
say.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from cxstudio.files.merge import Conflict, conflicts, merge_into, open_copy, row_key, undone_merges
from cxstudio.files.plain_file import same_file
from cxstudio.files.problems import FileProblem, from_reading, from_sqlite
from cxstudio.files.publish import published, refuse_taken
from cxstudio.files.session_file import SessionFile
from cxstudio.model.document import Document, Report
from cxstudio.model.fields import HIDDEN, Fields, Group
from cxstudio.model.records import Node
from cxstudio.model.registers import GROUPS, State, value_of

LEAST_GROUPS, MOST_GROUPS = 2, 9
# Sides that are no group: this map, the map as it was when the copies were made, and some of several sides.
HERE, BEFORE, MIXED = -1, -2, -3
_UNSEEN = frozenset({"order"})  # a place among others follows from the rest, and says nothing by itself

_AGENDA, _VOTE = "agenda_step", "vote_round"
_RUN = frozenset({"began", "ended", "squeezed"})  # of the agenda: the room's own, whatever ran in a group


def write_groups(session: SessionFile, paths: Sequence[Path]) -> None:
    """Write whole copies that can be merged again, without what is private to this machine.

    Raises FileProblem: "exists" before anything is written where one of the names is taken.
    """
    session.require_saved()
    for place, path in enumerate(paths):
        refuse_taken(path, [session.path, *paths[:place]], replace=False)
        if path in paths[:place]:
            raise FileProblem("exists", path)
    for path in paths:
        with published(path) as temporary:
            try:
                _bare_copy(session, temporary)
            except sqlite3.Error as error:
                raise from_sqlite(error, path, "unreachable") from error


def _bare_copy(session: SessionFile, path: Path) -> None:
    copy = session.store.copy_to(path)
    try:
        copy.forget_local()
    finally:
        copy.drop()


@dataclass(frozen=True, slots=True)
class GroupBack:
    """The file of a group: ids of what it brought, changed and deleted, or in one sentence why it stays out."""

    path: Path
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says: of each disputed field its value, None for the default. `by` counts the files, or is HERE."""

    by: int
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A thing that several changed, each in another way: the fields, what they were, and what each side made of them.

    `taken` is the side that the merge takes by itself, MIXED where it takes something of several.
    """

    group: Group
    item: str
    fields: tuple[str, ...]
    before: tuple[Any, ...]
    sides: tuple[Side, ...]
    taken: int


class Returned:
    """Files of groups taken back on trial. Nothing reaches the session before `take`; `close` forgets all of it."""

    def __init__(self, session: SessionFile, paths: Iterable[Path]) -> None:
        """Raises FileProblem when there is no room for the trial; what is wrong with one file is said in its row."""
        try:
            self._folder = Path(tempfile.mkdtemp(prefix="cxstudio-groups-"))
        except OSError as error:
            raise from_reading(error, session.path) from error
        self._session = session
        self._fresh: list[Conflict] = []
        self._states: dict[int, State] = {HERE: _noted(session.document)}
        self._undone = undone_merges(session)
        self._shared = {row_key(row) for row in session.rows()} - self._undone.rows
        self._votes = {
            id: here
            for id, here in self._states[HERE]["n"].items()
            if here.get("kind") == _VOTE and ("n", id, HIDDEN) not in self._undone.fields
        }
        self._trial: SessionFile | None = None
        try:
            self._path = self._folder / session.path.name
            session.require_saved()
            _bare_copy(session, self._path)
            self._trial = SessionFile.open(self._path)
            self.groups = tuple(self._take_back(place, path) for place, path in enumerate(paths))
            self._states[BEFORE] = self._common(session)
            self._keep_own()
            self.disputes = tuple(self._disputes())
        except BaseException:
            self.close()
            raise

    @property
    def document(self) -> Document:
        """What the map becomes; what is changed here becomes part of the same step."""
        assert self._trial is not None
        return self._trial.document

    @property
    def before(self) -> Document:
        """The map as it is without the groups."""
        return self._session.document

    def has_news(self) -> bool:
        """Whether any group brought anything."""
        return any(group.added or group.changed or group.removed for group in self.groups)

    def choose(self, choices: Mapping[str, int], label: str) -> None:
        """Have disputed things, by id, be as one of the sides says, or as they were BEFORE."""
        goal = _noted(self.document)
        for dispute in self.disputes:
            if dispute.item in choices:
                goal[dispute.group][dispute.item] = self._as_said(dispute, choices[dispute.item])
        self.document.restore(goal, label)
        self._note_kept()

    def take(self, label: str) -> None:
        """Bring all of it into the session, as one step to undo. Raises FileProblem; then nothing was taken."""
        assert self._trial is not None
        self._trial.close()
        before = _noted(self._session.document)
        merge_into(self._session, self._path)
        self._session.document.make_step(before, label)
        self.close()

    def close(self) -> None:
        """Forget the trial."""
        if self._trial is not None and not self._trial.closed:
            self._trial.close(abandon=True)
        shutil.rmtree(self._folder, ignore_errors=True)

    # One file

    def _take_back(self, place: int, path: Path) -> GroupBack:
        copy = self._folder / str(place) / path.name
        try:
            if same_file(path, self._session.path):
                raise FileProblem("same", path)
            copy.parent.mkdir()
            self._states[place] = self._read(path, copy)
            return self._merged(path, copy)
        except FileProblem as problem:
            self._states.pop(place, None)
            return GroupBack(path, problem=str(FileProblem(problem.kind, path)))
        except OSError as error:
            self._states.pop(place, None)
            return GroupBack(path, problem=str(from_reading(error, path)))

    def _read(self, path: Path, copy: Path) -> State:
        """The file, copied here first: a stick may be pulled out before anybody has chosen."""
        opened = open_copy(path, copy)
        try:
            rows = {row_key(row) for row in opened.rows()}
            if not rows & self._shared:
                raise FileProblem("unrelated", path)
            self._shared &= rows
            return _noted(opened.document)
        finally:
            opened.close()

    def _merged(self, path: Path, copy: Path) -> GroupBack:
        found: list[Report] = []
        stop = self.document.subscribe(found.append)
        assert self._trial is not None
        try:
            self._fresh += merge_into(self._trial, copy, self._undone).conflicts
        finally:
            stop()
        before: dict[str, Node | None] = {}
        after: dict[str, Node | None] = {}
        for report in found:
            for change in report.changes:
                if isinstance(change.before, Node) or isinstance(change.after, Node):
                    before.setdefault(change.id, change.before if isinstance(change.before, Node) else None)
                    after[change.id] = change.after if isinstance(change.after, Node) else None
        return GroupBack(
            path,
            tuple(id for id in after if before[id] is None and after[id] is not None),
            tuple(id for id in after if before[id] is not None and after[id] is not None),
            tuple(id for id in after if before[id] is not None and after[id] is None),
        )

    def _keep_own(self) -> None:
        """Where the agenda stands and what the room voted is told by this map alone, whatever ran in a copy."""
        goal = _noted(self.document)
        for id, here in self._states[HERE]["n"].items():
            if here.get("kind") == _AGENDA and id in goal["n"]:
                own = {name: here[name] for name in _RUN & here.keys()}
                goal["n"][id] = {**{k: v for k, v in goal["n"][id].items() if k not in _RUN}, **own}
        goal["n"] |= {id: dict(here) for id, here in self._votes.items()}
        self.document.restore(goal, "")

    # Where they disagree

    def _common(self, session: SessionFile) -> State:
        """The map when the copies were made: what all of them have in common."""
        from cxstudio.model.replica import Replica

        return Replica(row.update for row in session.rows() if row_key(row) in self._shared).state()

    def _disputes(self) -> Iterator[Dispute]:
        fields: dict[tuple[Group, str], list[str]] = {}
        for conflict in self._fresh:
            if conflict.item in self._votes:
                continue
            of = fields.setdefault((conflict.group, conflict.item), [])
            if conflict.field not in of:
                of.append(conflict.field)
        for (group, item), names in fields.items():
            if set(names) <= _UNSEEN | _RUN:
                continue
            before = self._values(BEFORE, group, item, names)
            said = [
                Side(by, self._values(by, group, item, names))
                for by in sorted(self._states)
                if by != BEFORE and self._says(by, group, item, names)
            ]
            if len({json.dumps(side.values, sort_keys=True) for side in said}) < 2:
                continue
            now = tuple(value_of(group, self.document.registers.get(group, item), name) for name in names)
            taken = next((side.by for side in said if side.values == now), MIXED)
            yield Dispute(group, item, tuple(names), before, tuple(said), taken)
        for id in sorted(self._votes):
            yield from self._vote_disputed(id)

    def _vote_disputed(self, id: str) -> Iterator[Dispute]:
        """An open vote of this map that a group went on with: it is taken as a whole, or not. A closed one stays."""
        here, then = self._votes[id], self._states[BEFORE]["n"].get(id, {})
        if here.get(HIDDEN) or here.get("state") == "closed":
            return
        copies = {by: state["n"][id] for by, state in self._states.items() if by >= 0 and id in state["n"]}
        went_on = {by: fields for by, fields in copies.items() if fields not in (here, then)}
        sides = {HERE: here, **dict(sorted(went_on.items()))}
        every = {name for side in (then, *sides.values()) for name in side}
        names = [
            name
            for name in sorted(every - _UNSEEN)
            if any(value_of("n", side, name) != value_of("n", here, name) for side in sides.values())
        ]
        if names:
            said = tuple(Side(by, self._values(by, "n", id, names)) for by in sides)
            yield Dispute("n", id, tuple(names), self._values(BEFORE, "n", id, names), said, HERE)

    def _values(self, by: int, group: Group, item: str, names: Iterable[str]) -> tuple[Any, ...]:
        fields = self._states[by][group].get(item, {})
        return tuple(value_of(group, fields, name) for name in names)

    def _says(self, by: int, group: Group, item: str, names: Sequence[str]) -> bool:
        """Whether a side has something to say of a thing: it changed it. One that deleted it says so."""
        if item not in self._states[by][group]:
            return False
        if HIDDEN not in names:
            return self._values(by, group, item, names) != self._values(BEFORE, group, item, names)
        now, then = self._states[by][group][item], self._states[BEFORE][group].get(item, {})
        return any(value_of(group, now, x) != value_of(group, then, x) for x in now.keys() | then.keys())

    def _as_said(self, dispute: Dispute, by: int) -> Fields:
        """All fields of a thing, the disputed ones as a side has them, where it has anything to say of them."""
        group, item = dispute.group, dispute.item
        then = self._states[BEFORE][group].get(item, {})
        if by == BEFORE and HIDDEN in dispute.fields:
            return dict(then)
        source = self._states[by][group].get(item, {})
        if source.get("kind") == _VOTE:
            return dict(source)
        fields = dict(self.document.registers.get(group, item))
        for name in dispute.fields:
            value = value_of(group, source, name)
            if by != BEFORE and name != HIDDEN and value == value_of(group, then, name):
                continue
            if value is None:
                fields.pop(name, None)
            else:
                fields[name] = value
        return fields

    def _note_kept(self) -> None:
        """The list of conflicts says what was chosen, and what else there was."""
        assert self._trial is not None
        store, found = self._trial.store, conflicts(self._trial)
        value = self.document.registers.value
        kept = [
            replace(one, kept=value(one.group, one.item, one.field)) if one in self._fresh else one
            for one in found
        ]
        said = [json.dumps(asdict(one), sort_keys=True) for one in kept]
        store.replace_conflicts(said, time.time())


def _noted(document: Document) -> State:
    """Every field as it is now; the fields themselves are copied where they are changed in place later."""
    return {
        group: {id: dict(fields) for id, fields in document.registers.state[group].items()}
        for group in GROUPS
    }
