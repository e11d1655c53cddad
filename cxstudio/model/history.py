"""Undo and redo from the field changes in the log: unlimited, across restarts, own actions only; it writes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from cxstudio.model.fields import (
    CREATED,
    HIDDEN,
    FieldChange,
    Group,
    long_texts,
    record_type,
    storable,
)
from cxstudio.model.kinds import KINDS
from cxstudio.model.log import Row
from cxstudio.model.naming import shortened, title_from
from cxstudio.model.records import SESSION_ID
from cxstudio.model.registers import Registers
from cxstudio.words import _

_DECODER = msgspec.json.Decoder(list[FieldChange])


@dataclass(frozen=True, slots=True)
class Skipped:
    """A field that undo or redo left alone: somebody else changed it since, or it is `sealed`, as a rule says."""

    id: str
    field: str
    sentence: str
    sealed: bool = False


class History:
    """Which rows can be undone and redone, latest last, with the words for the menu.

    A step that a rule keeps stays where it is and is passed over, until something else happens.
    """

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._undo: list[int] = []
        self._redo: list[int] = []
        self._labels: dict[int, str] = {}
        self._joined: dict[int, list[int]] = {}  # the first row of a step -> the rows that joined it
        self._passed: set[int] = set()
        for row in rows:
            self.note(row)

    def note(self, row: Row) -> None:
        """Take a row of the log into account."""
        if row.kind not in {"undo", "redo"}:
            self._passed.clear()
        if row.kind == "do" and row.ref is not None and row.ref == self.latest:
            self._joined.setdefault(row.ref, []).append(row.seq)
            self._redo.clear()
        elif row.kind == "do":
            self._undo.append(row.seq)
            self._labels[row.seq] = row.label
            self._redo.clear()
        elif row.kind == "undo" and row.ref in self._labels:
            _move(row.ref, self._undo, self._redo)
        elif row.kind == "redo" and row.ref in self._labels:
            _move(row.ref, self._redo, self._undo)

    def pass_over(self, seq: int) -> None:
        """Leave a step where it is: the next undo or redo is that of the one before it."""
        self._passed.add(seq)

    @property
    def latest(self) -> int | None:
        """The step made last of those that stand, also where undo passes it over."""
        return self._undo[-1] if self._undo else None

    @property
    def next_undo(self) -> int | None:
        return self._next(self._undo)

    @property
    def next_redo(self) -> int | None:
        return self._next(self._redo)

    def _next(self, stack: list[int]) -> int | None:
        return next((seq for seq in reversed(stack) if seq not in self._passed), None)

    def rows_of(self, seq: int) -> list[int]:
        """The rows of the step that began with this one, oldest first."""
        return [seq, *self._joined.get(seq, ())]

    def label(self, seq: int | None) -> str | None:
        return None if seq is None else self._labels[seq]


def _move(seq: int, from_stack: list[int], to_stack: list[int]) -> None:
    if seq in from_stack[-1:]:
        from_stack.pop()
    elif seq in from_stack:
        from_stack.remove(seq)
    else:
        return
    to_stack.append(seq)


def record_changes(changes: Iterable[FieldChange]) -> str:
    """The changes as the log keeps them; a creation's fields stand in its update already."""
    kept = [FieldChange(c.group, c.id, CREATED) if c.field == CREATED else c for c in changes]
    return msgspec.json.encode(kept).decode()


def step_back(recorded: Iterable[str], registers: Registers) -> tuple[list[FieldChange], list[Skipped]]:
    """The changes that undo the recorded rows of a step, and what stays because somebody else changed it since."""
    turned = [
        FieldChange(c.group, c.id, HIDDEN, None, True)
        if c.field == CREATED
        else FieldChange(c.group, c.id, c.field, c.new, c.old)
        for c in reversed(_joined(recorded))
        if not (c.field == CREATED and c.id == SESSION_ID)
    ]
    return _possible(turned, registers)


def step_forward(recorded: Iterable[str], registers: Registers) -> tuple[list[FieldChange], list[Skipped]]:
    """The changes that redo the recorded rows of a step, and what stays because somebody else changed it since."""
    turned = [
        FieldChange(c.group, c.id, HIDDEN, True, None) if c.field == CREATED else c
        for c in _joined(recorded)
        if not (c.field == CREATED and c.id == SESSION_ID)
    ]
    return _possible(turned, registers)


def created(recorded: Iterable[str], id: str) -> bool:
    """Whether the recorded rows of a step made this thing."""
    return any(c.field == CREATED and c.id == id for text in recorded for c in _recorded(text))


def made_in(recorded: str) -> set[str]:
    """The ids of all that a recorded row made."""
    return {c.id for c in _recorded(recorded) if c.field == CREATED} if CREATED in recorded else set()


def fields_in(recorded: str) -> set[tuple[Group, str, str]]:
    """The fields that a recorded row changed; of what it made, whether it is there."""
    return {(c.group, c.id, HIDDEN if c.field == CREATED else c.field) for c in _recorded(recorded)}


def received(before: Registers, after: Registers) -> list[FieldChange]:
    """What was received, so that it can be undone; of what came sealed it says that it came so."""
    fields = list(before.towards(after.state))
    sealed = (c for c in fields if c.field == CREATED and c.new.get("state") == "closed")
    return [*fields, *(FieldChange(c.group, c.id, "state", None, "closed") for c in sealed)]


def _joined(recorded: Iterable[str]) -> list[FieldChange]:
    """The changes of a step's rows as if they had been made at once: the first old value and the last new one."""
    net: dict[tuple[str, str, str], FieldChange] = {}
    for change in (c for text in recorded for c in _recorded(text)):
        key = (change.group, change.id, change.field)
        first = net.get(key)
        old = first.old if first else change.old
        net[key] = FieldChange(change.group, change.id, change.field, old, change.new)
    return [c for c in net.values() if c.field == CREATED or c.old != c.new]


def _recorded(text: str) -> list[FieldChange]:
    try:
        return _DECODER.decode(text)
    except msgspec.DecodeError:
        return []  # a row from elsewhere that says nothing we can take back


def _possible(wanted: Iterable[FieldChange], registers: Registers) -> tuple[list[FieldChange], list[Skipped]]:
    changes: list[FieldChange] = []
    skipped: list[Skipped] = []
    for change in wanted:
        if (change.group, change.id) not in registers or not storable(change.new):
            continue
        now = registers.value(change.group, change.id, change.field)
        if change.field == HIDDEN or now == change.old:
            new = change.new
        elif _written_around(change, now, registers):
            new = now.replace(change.old, change.new or "")
        else:
            skipped.append(_skipped(change, registers))
            continue
        if now != new:
            changes.append(FieldChange(change.group, change.id, change.field, now, new))
    return changes, skipped


def _written_around(change: FieldChange, now: object, registers: Registers) -> bool:
    """Whether somebody else only wrote before or behind a long text, so that ours can still be told apart."""
    wanted = record_type(change.group, registers.value(change.group, change.id, "kind"))
    return (
        wanted is not None
        and change.field in long_texts(wanted)
        and isinstance(now, str)
        and isinstance(change.old, str)
        and isinstance(change.new, str | None)
        and now.count(change.old) == 1
    )


def _skipped(change: FieldChange, registers: Registers) -> Skipped:
    fields = registers.get(change.group, change.id)
    row = KINDS.get(str(fields.get("kind")))
    name = (
        next((_(f.label) for f in row.fields if f.name == change.field), change.field)
        if row
        else change.field
    )
    title = title_from(str(fields.get("kind")), fields.get(row.title_field) if row else fields.get("label"))
    sentence = _("“{field}” of “{title}” was changed by somebody else since and stays as it is").format(
        field=name, title=shortened(title)
    )
    return Skipped(change.id, change.field, sentence)
