"""Ids that tell nothing instead of those somebody wrote, the same for the same things each time; it knows no graph."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

import msgspec

from cxstudio.model.kinds import LANES
from cxstudio.model.owners import OWNERS, REFERENCES
from cxstudio.model.records import SESSION_ID, Card, Link, Preset, Prompt, Record

R = TypeVar("R", bound=Record)

_RANDOM = re.compile("[0-9a-f]{12}")  # as the program makes them
_JOINTS = re.compile("[~=]")  # of the ids made of two others


class NewIds:
    """Other ids for records of which one has an id that was not drawn at random; else all keep theirs.

    They follow each other as the old ones do, so that things without an order stay in theirs.
    """

    def __init__(self, records: Collection[Record]) -> None:
        self._things = {record.id for record in records}
        parts = {part for record in records for id in _mentioned(record) for part in self._parts(id)}
        parts -= {"", "~", "=", SESSION_ID, *LANES}
        told = not all(map(_RANDOM.fullmatch, parts))
        self._new = {id: f"{place:012x}" for place, id in enumerate(sorted(parts), 1)} if told else {}

    def of(self, id: str) -> str:
        """The new id."""
        if not self._new:
            return id
        return "".join(self._new.get(part, part) for part in self._parts(id))

    def record(self, record: R) -> R:
        """The record with new ids, its own and those it points at."""
        if not self._new:
            return record
        changed: dict[str, object] = {}
        for name in _fields(record):
            value = getattr(record, name)
            changed[name] = tuple(map(self.of, value)) if isinstance(value, tuple) else self.of(value)
        return msgspec.structs.replace(record, **changed)

    def _parts(self, id: str) -> Iterator[str]:
        """The ids an id is made of, and what joins them: that of a feeling of a touchpoint and a persona."""
        for joint in _JOINTS.finditer(id):
            if id[: joint.start()] in self._things:
                yield id[: joint.start()]
                yield joint[0]
                yield from self._parts(id[joint.end() :])
                return
        yield id


def _fields(record: Record) -> Iterable[str]:
    """The fields that hold ids, and the keys of rows, which are ids of those somebody added."""
    yield "id"
    if isinstance(record, Link):
        yield from ("source", "target")
    if type(record) in OWNERS:
        yield OWNERS[type(record)]
    yield from REFERENCES.get(type(record), ())
    if isinstance(record, Card | Prompt):
        yield "lane"
    if isinstance(record, Preset):
        yield "lanes"


def _mentioned(record: Record) -> Iterator[str]:
    for name in _fields(record):
        value = getattr(record, name)
        yield from value if isinstance(value, tuple) else (value,)
