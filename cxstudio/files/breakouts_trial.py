"""Trying to merge the files of groups, in a process of its own: no file, whatever it holds, reaches the window.

A folder holds all of it: a copy of the session, what is asked, and in the end what came of it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from cxstudio.files.breakouts_deleted import Deleted, deletions, put_along
from cxstudio.files.breakouts_told import BEFORE, HERE, MIXED, VOTE, Brought, Dispute, Side, Tried, noted
from cxstudio.files.limits import bound_process
from cxstudio.files.merge import Conflict, RowKey, merge_into, open_copy, row_key, undone_merges
from cxstudio.files.plain_file import same_file
from cxstudio.files.problems import FileProblem, from_reading
from cxstudio.files.session_file import SessionFile
from cxstudio.model.document import Report
from cxstudio.model.fields import HIDDEN, Group
from cxstudio.model.records import Node
from cxstudio.model.registers import State, value_of

ARGUMENT = "--try-groups"  # what the program is started with, before the folder, to be the child
ASKED, TOLD = "asked.json", "told.json"

_UNSEEN = frozenset({"order"})  # a place among others follows from the rest, and says nothing by itself
_AGENDA = "agenda_step"
_RUN = frozenset({"began", "ended", "squeezed"})  # of the agenda: the room's own, whatever ran in a group


def child(folder: Path) -> None:
    """What the child does: try, say before each file which it is, as "2/7", and put down what came of it."""
    bound_process()
    for done, whole in try_groups(folder):
        sys.stdout.write(f"{done}/{whole}\n")
        sys.stdout.flush()


def ask(folder: Path, name: str, own: Path, paths: Sequence[Path], left_out: Iterable[int]) -> None:
    """Put down what is to be tried: in the copy `name` of the session at `own`, with files but some, by number."""
    asked = {
        "name": name,
        "own": str(own),
        "paths": [str(path) for path in paths],
        "left_out": sorted(left_out),
    }
    # A name may hold bytes that are no letters: they are escaped here, as an argument they would be lost.
    (folder / ASKED).write_text(json.dumps(asked), encoding="ascii")


def try_groups(folder: Path) -> Iterator[tuple[int, int]]:
    """Do what was asked for in a folder, and put down what came of it; tells before each file done and whole.

    Raises FileProblem when the copy of the session itself cannot be read.
    """
    asked = json.loads((folder / ASKED).read_text(encoding="ascii"))
    paths, left_out = [Path(path) for path in asked["paths"]], set(asked["left_out"])
    trial = _Trial(folder, SessionFile.open(folder / asked["name"]), Path(asked["own"]))
    try:
        brought = []
        for place, path in enumerate(paths):
            yield place, len(paths)
            known = Brought(problem="unsafe")
            brought.append(known if place in left_out else trial.take_back(place, path))
        yield len(paths), len(paths)
        trial.end(brought).write(folder / TOLD)
    finally:
        trial.close()


class _Trial:
    """Files of groups merged one after the other into a copy of the session."""

    def __init__(self, folder: Path, trial: SessionFile, own: Path) -> None:
        self._folder, self._trial, self._own = folder, trial, own
        self._fresh: list[Conflict] = []
        self._states: dict[int, State] = {HERE: noted(trial.document)}
        self._undone = undone_merges(trial)
        self._rows = trial.rows()  # of the room, before any file came
        self._shared = {row_key(row) for row in self._rows} - self._undone.rows
        self._read_so_far: list[set[RowKey]] = []
        self._deleted: dict[str, Deleted] = {}
        self._votes = {
            id: here
            for id, here in self._states[HERE]["n"].items()
            if here.get("kind") == VOTE and ("n", id, HIDDEN) not in self._undone.fields
        }

    def end(self, brought: Sequence[Brought]) -> Tried:
        """What came of all files."""
        self._states[BEFORE] = self._common()
        copies = {by: state for by, state in self._states.items() if by >= 0}
        here, merged = self._states[HERE], noted(self._trial.document)
        self._deleted = {one.item: one for one in deletions(here, self._states[BEFORE], copies, merged)}
        self._keep_own()
        disputes = tuple(self._disputes())
        items = {(one.group, one.item) for one in disputes}
        said: dict[int, State] = {}
        for by, state in self._states.items():
            said[by] = {"n": {}, "e": {}}
            for group, item in items:
                if item in state[group]:
                    said[by][group][item] = state[group][item]
        return Tried(self._told(brought), disputes, tuple(self._fresh), said)

    def _told(self, brought: Sequence[Brought]) -> tuple[Brought, ...]:
        """With what was deleted and then kept in a merge that was undone: no row brings it, they are here."""
        told = list(brought)
        for one in self._deleted.values():
            gone = [x.item for x in one.along if x.field == HIDDEN and x.group == "n"]
            for by in one.by:
                more = [id for id in gone if id not in told[by].removed]
                told[by] = replace(told[by], removed=(*told[by].removed, *more))
        return tuple(told)

    def close(self) -> None:
        self._trial.close()

    # One file

    def take_back(self, place: int, path: Path) -> Brought:
        copy = self._folder / str(place) / path.name
        try:
            if same_file(path, self._own):
                raise FileProblem("same", path)
            copy.parent.mkdir()
            self._states[place] = self._read(path, copy)
            return self._merged(path, copy)
        except FileProblem as problem:
            self._states.pop(place, None)
            return Brought(problem=problem.kind)
        except OSError as error:
            self._states.pop(place, None)
            return Brought(problem=from_reading(error, path).kind)

    def _read(self, path: Path, copy: Path) -> State:
        """The file, copied here first: a stick may be pulled out before anybody has chosen."""
        opened = open_copy(path, copy)
        try:
            rows = {row_key(row) for row in opened.rows()}
            known = {row_key(row) for row in self._rows}
            if not rows & self._shared:
                raise FileProblem("unrelated", path)
            if not rows <= known and rows in self._read_so_far:
                raise FileProblem("twice", path)
            self._read_so_far.append(rows)
            self._shared &= rows
            return noted(opened.document)
        finally:
            opened.close()

    def _merged(self, path: Path, copy: Path) -> Brought:
        found: list[Report] = []
        stop = self._trial.document.subscribe(found.append)
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
        return Brought(
            tuple(id for id in after if before[id] is None and after[id] is not None),
            tuple(id for id in after if before[id] is not None and after[id] is not None),
            tuple(id for id in after if before[id] is not None and after[id] is None),
        )

    def _keep_own(self) -> None:
        """Where the agenda stands and what the room voted is told by this map alone, and what it has it keeps."""
        goal = noted(self._trial.document)
        for id, here in self._states[HERE]["n"].items():
            if here.get("kind") == _AGENDA and id in goal["n"]:
                own = {name: here[name] for name in _RUN & here.keys()}
                goal["n"][id] = {**{k: v for k, v in goal["n"][id].items() if k not in _RUN}, **own}
        goal["n"] |= {id: dict(here) for id, here in self._votes.items()}
        for one in self._deleted.values():
            put_along(goal, one.along, kept=True)
        self._trial.document.restore(goal, "")

    # Where they disagree

    def _common(self) -> State:
        """The map when the copies were made: what all of them have in common."""
        from cxstudio.model.replica import Replica

        return Replica(row.update for row in self._rows if row_key(row) in self._shared).state()

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
            said = [
                Side(by, self._values(by, group, item, names))
                for by in sorted(self._states)
                if by != BEFORE and self._says(by, group, item, names)
            ]
            if len({json.dumps(side.values, sort_keys=True) for side in said}) < 2:
                continue
            yield self._asked(group, item, names, said)
        for one in self._deleted.values():
            if HIDDEN not in fields.get(("n", one.item), ()):
                here = Side(HERE, self._values(HERE, "n", one.item, [HIDDEN]))
                said = [here, *(Side(by, (True,)) for by in one.by)]
                yield self._asked("n", one.item, [HIDDEN], said)
        for id in sorted(self._votes):
            yield from self._vote_disputed(id)

    def _asked(self, group: Group, item: str, names: Sequence[str], said: Sequence[Side]) -> Dispute:
        fields = self._trial.document.registers.get(group, item)
        now = tuple(value_of(group, fields, name) for name in names)
        taken = next((side.by for side in said if side.values == now), MIXED)
        deleted = self._deleted.get(item) if HIDDEN in names else None
        along = deleted.along if deleted is not None else ()
        before = self._values(BEFORE, group, item, names)
        return Dispute(group, item, tuple(names), before, tuple(said), taken, along)

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
