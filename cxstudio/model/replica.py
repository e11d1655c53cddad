"""The Yjs document behind the graph: registers in, updates out and back; the only place that knows pycrdt.

Used narrowly, by rules that were measured: two root maps, each thing a nested map made once, afterwards its fields
are only set, deleting sets a field, no undo manager, no arrays, a random client number per opening. Updates from
outside are applied in causal order and end with a state-vector exchange.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import partial
from typing import Any

import msgspec
from pycrdt import Decoder, Doc, Map, Text, TransactionEvent

from cxstudio.model.fields import (
    CREATED,
    HIDDEN,
    FieldChange,
    Fields,
    Group,
    defaults,
    long_texts,
    record_type,
)
from cxstudio.model.log import NOTHING
from cxstudio.model.registers import GROUPS, State


class Replica:
    """One copy of the log's content. Not for more than one thread."""

    def __init__(self, updates: Iterable[bytes] = ()) -> None:
        """Raises ValueError when an update cannot be read."""
        self._doc: Doc[Any] = Doc({"n": Map(), "e": Map()})
        self._maps: dict[Group, Map[Any]] = {group: self._doc.get(group, type=Map) for group in GROUPS}
        self._made: list[bytes] = []
        self._apply(updates)
        self._doc.observe(self._keep_update)

    @property
    def client(self) -> int:
        """The random number of this opening."""
        return int(self._doc.client_id)

    def write(self, changes: Iterable[FieldChange]) -> bytes:
        """Write checked field changes in one transaction and return its update."""
        self._made.clear()
        with self._doc.transaction():
            for change in changes:
                self._write(change)
        return self._made.pop() if self._made else NOTHING

    def receive(self, updates: Iterable[bytes]) -> set[tuple[Group, str]]:
        """Apply updates of other copies; returns what they touched. Raises ValueError when one cannot be read."""
        touched: set[tuple[Group, str]] = set()
        # Observers only collect: one that fails cannot take the change back.
        watching = [(m, m.observe_deep(partial(_collect, touched, group))) for group, m in self._maps.items()]
        try:
            self._apply(updates)
        finally:
            for m, subscription in watching:
                m.unobserve(subscription)
        return touched

    def read(self, group: Group, id: str) -> Fields:
        """The fields of one thing as they now stand; empty when there is none."""
        return _parsed(self._maps[group].get(id))

    def state(self) -> State:
        """All fields of all things."""
        return {group: self._read_all(group) for group in GROUPS}

    def vector(self) -> bytes:
        """What this copy has seen."""
        return self._doc.get_state()

    def missing(self, vector: bytes | None = None) -> bytes:
        """The update that brings a copy with that vector (or an empty one) up to this one."""
        return self._doc.get_update(vector) if vector is not None else self._doc.get_update()

    def lacks(self, vector: bytes) -> bool:
        """Whether a copy with that vector has seen anything this one has not."""
        seen = _clocks(self.vector())
        return any(clock > seen.get(client, 0) for client, clock in _clocks(vector).items())

    def _keep_update(self, event: TransactionEvent) -> None:
        self._made.append(event.update)

    def _apply(self, updates: Iterable[bytes]) -> None:
        try:
            with self._doc.transaction():
                for update in updates:
                    if update != NOTHING:
                        self._doc.apply_update(update)
        except (ValueError, RuntimeError) as error:
            raise ValueError("unreadable update") from error

    def _read_all(self, group: Group) -> dict[str, Fields]:
        # One JSON text from the engine is several times faster than walking its maps.
        try:
            things = msgspec.json.decode(str(self._maps[group]))
        except msgspec.DecodeError:
            found = ((id, _parsed(thing)) for id, thing in self._maps[group].items())
            return {id: fields for id, fields in found if fields}
        return {id: fields for id, fields in things.items() if type(fields) is dict}

    def _write(self, change: FieldChange) -> None:
        things = self._maps[change.group]
        if change.field == CREATED:
            things[change.id] = _new_thing(change.group, change.new)
            return
        thing = things[change.id]
        if change.field == HIDDEN:
            thing[HIDDEN] = bool(change.new)
            return
        kept = thing.get(change.field)
        if isinstance(kept, Text) and (change.new is None or isinstance(change.new, str)):
            rewrite(kept, change.new or "")
            return
        wanted = record_type(change.group, thing.get("kind"))
        long = wanted is not None and change.field in long_texts(wanted)
        if long and isinstance(change.new, str):
            thing[change.field] = Text(change.new)
        else:
            thing[change.field] = _stored(wanted, change)


def _stored(wanted: Any, change: FieldChange) -> Any:
    """The value to write: a default is written out, for nothing is ever removed from the log."""
    if change.new is not None:
        return change.new
    return defaults(wanted).get(change.field) if wanted is not None else None


def _new_thing(group: Group, fields: Fields) -> Map[Any]:
    """Long texts are made at once, even empty: made later by two people, one of the two would win whole."""
    wanted = record_type(group, fields.get("kind"))
    content = dict(fields)
    for name in long_texts(wanted) if wanted is not None else ():
        if isinstance(content.get(name, ""), str):
            content[name] = Text(content.get(name, ""))
    return Map(content)


def rewrite(text: Text, new: str) -> None:
    """Change only what differs between the ends that stay. The engine counts UTF-8 bytes, not characters."""
    old = str(text)
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    start = len(old[:head].encode())
    end = len(old[: len(old) - tail].encode())
    if end > start:
        del text[start:end]
    added = new[head : len(new) - tail]
    if added:
        text.insert(start, added)


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common from the first on."""
    sure, most = 0, min(len(one), len(other))
    while sure < most:
        middle = (sure + most + 1) // 2
        if one[sure:middle] == other[sure:middle]:
            sure = middle
        else:
            most = middle - 1
    return sure


def _clocks(vector: bytes) -> dict[int, int]:
    decoder = Decoder(vector)
    return {decoder.read_var_uint(): decoder.read_var_uint() for _ in range(decoder.read_var_uint())}


def _parsed(thing: object) -> Fields:
    if not isinstance(thing, Map):
        return {}
    try:
        fields = msgspec.json.decode(str(thing))
    except msgspec.DecodeError:
        return {}
    return fields if isinstance(fields, dict) else {}


def _collect(touched: set[tuple[Group, str]], group: Group, events: list[Any]) -> None:
    for event in events:
        ids = event.path[:1] or getattr(event, "keys", ())
        touched.update((group, str(id)) for id in ids)


def try_updates() -> None:
    """Try updates from standard input, each after its length in 4 bytes, in a process that may die of it."""
    data = sys.stdin.buffer.read()
    updates, at = [], 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        updates.append(data[at + 4 : at + 4 + length])
        at += 4 + length
    Replica(updates).state()
