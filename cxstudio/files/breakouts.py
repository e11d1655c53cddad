"""Copies of a session for the groups of a workshop, and taking them back: tried in a copy first, then one undo step."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from cxstudio.files import breakouts_trial as trial
from cxstudio.files.breakouts_deleted import put_along
from cxstudio.files.breakouts_told import BEFORE, MIXED, VOTE, Dispute, Tried, noted, read_tried
from cxstudio.files.merge import conflicts, take_tried
from cxstudio.files.problems import FileProblem, from_reading, from_sqlite
from cxstudio.files.publish import published, refuse_taken
from cxstudio.files.session_file import SessionFile
from cxstudio.model.document import Document
from cxstudio.model.fields import HIDDEN, Fields
from cxstudio.model.records import Record
from cxstudio.model.registers import Registers, value_of

LEAST_GROUPS, MOST_GROUPS = 2, 9
GROUPS_COPY = "copy for a group"  # of a file's local state: the workshop that runs there is not its own


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
                _bare_copy(session, temporary, [(GROUPS_COPY, "true")])
            except sqlite3.Error as error:
                raise from_sqlite(error, path, "unreachable") from error


def _bare_copy(session: SessionFile, path: Path, local: Iterable[tuple[str, str]] = ()) -> None:
    copy = session.store.copy_to(path)
    try:
        copy.forget_local()
        copy.write_local(local)
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


class Trial:
    """A folder in which the files of groups are tried: `prepare` it, have a child work in it, ask what was `found`."""

    def __init__(self, session: SessionFile, paths: Sequence[Path]) -> None:
        """Raises FileProblem when there is no room for it."""
        try:
            self.folder = Path(tempfile.mkdtemp(prefix="cxstudio-groups-"))
        except OSError as error:
            raise from_reading(error, session.path) from error
        self.paths = tuple(paths)
        self.session = session

    def prepare(self, left_out: Iterable[int] = ()) -> None:
        """Lay the session there anew; files, by number, that ended a child before stay out. Raises FileProblem."""
        session = self.session
        session.require_saved()
        copy = self._copy
        try:
            for old in self.folder.iterdir():
                if old.is_dir():
                    shutil.rmtree(old, ignore_errors=True)
                else:
                    old.unlink()
            _bare_copy(session, copy)
            trial.ask(self.folder, copy.name, session.path, self.paths, left_out)
        except sqlite3.Error as error:
            raise from_sqlite(error, session.path, "unreachable") from error
        except OSError as error:
            raise from_reading(error, session.path) from error

    @property
    def _copy(self) -> Path:
        return self.folder / self.session.path.name

    def found(self) -> Returned:
        """What came of it; from here on the folder belongs to that. Raises FileProblem where nothing did."""
        tried = read_tried(self.folder / trial.TOLD)
        return Returned(self.session, self.paths, self._copy, tried)

    def close(self) -> None:
        """Forget it."""
        shutil.rmtree(self.folder, ignore_errors=True)


class Returned:
    """Files of groups taken back on trial. Nothing reaches the session before `take`; `close` forgets all of it."""

    def __init__(self, session: SessionFile, paths: Sequence[Path], copy: Path, tried: Tried) -> None:
        """`copy` is the session with the groups merged into it. Raises FileProblem."""
        self._session, self._path, self._tried = session, copy, tried
        self.groups = tuple(
            GroupBack(
                path,
                one.added,
                one.changed,
                one.removed,
                str(FileProblem(one.problem, path)) if one.problem else "",
            )
            for path, one in zip(paths, tried.brought, strict=True)
        )
        self.disputes = tried.disputes
        self._trial = SessionFile.open(copy)

    @property
    def document(self) -> Document:
        """What the map becomes; what is changed here becomes part of the same step."""
        return self._trial.document

    @property
    def before(self) -> Document:
        """The map as it is without the groups."""
        return self._session.document

    def has_news(self) -> bool:
        """Whether any group brought anything."""
        return any(group.added or group.changed or group.removed for group in self.groups)

    def record(self, dispute: Dispute, by: int) -> Record | None:
        """A disputed thing as a side has it; None where that knows nothing of it."""
        state = self._tried.said.get(by)
        if state is None or dispute.item not in state[dispute.group]:
            return None
        fields = {name: value for name, value in state[dispute.group][dispute.item].items() if name != HIDDEN}
        said = Registers()
        said.put(dispute.group, dispute.item, fields)
        return said.record(dispute.group, dispute.item)[0]

    def choose(self, choices: Mapping[str, int], label: str) -> None:
        """Have disputed things, by id, be as a side says, as they were BEFORE, or, where MIXED, as they are merged."""
        goal = noted(self.document)
        answered = [one for one in self.disputes if choices.get(one.item, MIXED) != MIXED]
        for dispute in sorted(
            answered, key=lambda one: -len(one.along)
        ):  # what hangs on a thing may be asked itself
            by = choices[dispute.item]
            goal[dispute.group][dispute.item] = self._as_said(dispute, by)
            put_along(goal, dispute.along, kept=not dispute.deletes(by))
        self.document.restore(goal, label)
        self._note_kept()

    def take(self, label: str) -> bool:
        """Bring all of it into the session, as one step to undo; returns whether there is anything to undo.

        Raises FileProblem; then nothing was taken.
        """
        replica = self._trial.document.replica
        assert replica is not None
        self._trial.close()
        before = noted(self._session.document)
        take_tried(self._session, self._path, replica)
        made = self._session.document.make_step(before, label)
        self.close()
        return made

    def close(self) -> None:
        """Forget the trial."""
        if not self._trial.closed:
            self._trial.close(abandon=True)
        shutil.rmtree(self._path.parent, ignore_errors=True)

    def _as_said(self, dispute: Dispute, by: int) -> Fields:
        """All fields of a thing, the disputed ones as a side has them, where it has anything to say of them."""
        group, item = dispute.group, dispute.item
        then = self._tried.said[BEFORE][group].get(item, {})
        if by == BEFORE and HIDDEN in dispute.fields:
            return dict(then)
        source = self._tried.said[by][group].get(item, {})
        if source.get("kind") == VOTE:
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
        store, found = self._trial.store, conflicts(self._trial)
        value = self.document.registers.value
        kept = [
            replace(one, kept=value(one.group, one.item, one.field)) if one in self._tried.fresh else one
            for one in found
        ]
        said = [json.dumps(asdict(one), sort_keys=True) for one in kept]
        store.replace_conflicts(said, time.time())
