"""Every field of every node and link as plain values, also those not understood here; they know no graph and no log.

The registers are what undo, merging and versions compare; the graph shows what they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cxstudio.model.fields import (
    CREATED,
    HIDDEN,
    FieldChange,
    Fields,
    Group,
    Oddity,
    defaults,
    group_of,
    plain_fields,
    plain_value,
    read_record,
    record_type,
)
from cxstudio.model.records import SESSION_ID, Record

State = dict[Group, dict[str, Fields]]
GROUPS: tuple[Group, Group] = ("n", "e")


class Registers:
    """The current value of every field. `state` is taken over, not copied."""

    def __init__(self, state: State | None = None) -> None:
        self.state: State = state or {"n": {}, "e": {}}

    def __contains__(self, key: tuple[Group, str]) -> bool:
        return key[1] in self.state[key[0]]

    def get(self, group: Group, id: str) -> Fields:
        return self.state[group].get(id, {})

    def put(self, group: Group, id: str, fields: Fields) -> None:
        """Replace all fields of a thing, as read from the log."""
        self.state[group][id] = fields

    def value(self, group: Group, id: str, field: str) -> Any:
        """A field's value; None when it is at its default or not there."""
        fields = self.state[group].get(id)
        return None if fields is None else value_of(group, fields, field)

    def hidden(self, group: Group, id: str) -> bool:
        return bool(self.get(group, id).get(HIDDEN)) and id != SESSION_ID

    def record(self, group: Group, id: str) -> tuple[Record | None, tuple[Oddity, ...]]:
        """The record of a thing that is there and not deleted, and what of it could not be shown."""
        if id not in self.state[group] or self.hidden(group, id):
            return None, ()
        return read_record(group, id, self.state[group][id])

    def apply(self, changes: Iterable[FieldChange]) -> None:
        for change in changes:
            things = self.state[change.group]
            if change.field == CREATED:
                things[change.id] = dict(change.new)
            elif change.new is None:
                things[change.id].pop(change.field, None)
            else:
                things[change.id][change.field] = change.new

    def changes(self, before: Record | None, after: Record | None) -> list[FieldChange]:
        """The field changes that bring a thing from one record to another."""
        record = after or before
        assert record is not None
        group, id = group_of(record), record.id
        if after is None:
            return self._changed(group, id, {HIDDEN: True})
        if (group, id) not in self:
            return _created(group, after)
        default = defaults(type(after))
        if before is None or type(before) is not type(after):
            wanted = {**dict.fromkeys(default), **plain_fields(after), HIDDEN: None}
            return self._changed(group, id, wanted)
        wanted = {} if before.kind == after.kind else {"kind": after.kind}
        for name in default:
            value = getattr(after, name)
            if value != getattr(before, name):
                plain = plain_value(value)
                wanted[name] = None if plain == default[name] else plain
        return self._changed(group, id, wanted)

    def towards(self, target: State) -> Iterator[FieldChange]:
        """The field changes that bring everything to another state; what it does not hold is hidden."""
        for group in GROUPS:
            for id, fields in self.state[group].items():
                goal = target[group].get(id)
                if goal is None:
                    if id != SESSION_ID:
                        yield from self._changed(group, id, {HIDDEN: True})
                    continue
                if goal == fields:
                    continue  # most of them: a map of ten thousand cards is brought from one state to the next at once
                names = fields.keys() | goal.keys()
                yield from self._changed(group, id, {n: value_of(group, goal, n) for n in sorted(names)})
            for id, goal in target[group].items():
                if id not in self.state[group]:
                    yield FieldChange(group, id, CREATED, None, goal)

    def _changed(self, group: Group, id: str, wanted: Fields) -> list[FieldChange]:
        now = {field: self.value(group, id, field) for field in wanted}
        return [
            FieldChange(group, id, field, now[field], new)
            for field, new in wanted.items()
            if now[field] != new
        ]


def value_of(group: Group, fields: Fields, field: str) -> Any:
    """A field's value among plain fields; None when it is at its default or not there."""
    value = fields.get(field)
    if value is None or (field == HIDDEN and value is False):
        return None
    wanted = record_type(group, fields.get("kind"))
    if wanted is not None and field not in {"kind", HIDDEN} and value == defaults(wanted).get(field):
        return None
    return value


def _created(group: Group, record: Record) -> list[FieldChange]:
    fields = plain_fields(record)
    if record.id != SESSION_ID:
        return [FieldChange(group, record.id, CREATED, None, fields)]
    # The session itself cannot be undone, only what was written into it.
    kind = fields.pop("kind")
    first = FieldChange(group, record.id, CREATED, None, {"kind": kind})
    return [first, *(FieldChange(group, record.id, name, None, value) for name, value in fields.items())]
