"""What a file holds beyond the records of this version, kept as it is and passed on; it knows no file and no window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from typing import Any

from cxstudio.edits.values import clean_text
from cxstudio.exchange.problems import few
from cxstudio.model.document import Document
from cxstudio.model.fields import (
    CREATED,
    HIDDEN,
    Fields,
    Group,
    group_of,
    plain_fields,
    record_type,
    storable,
)
from cxstudio.model.owners import OWNERS
from cxstudio.model.records import Annotation, Card, Record, Touchpoint
from cxstudio.model.registers import GROUPS, State
from cxstudio.words import _, ngettext

PARKABLE = (Card, Touchpoint, Annotation)  # what lies in the parking lot when its owner is not shown

_LONGEST_NAME = 100


# Out


def unknown_nodes(document: Document) -> dict[str, Fields]:
    """The nodes of kinds this version does not know, by id, with all their fields."""
    return {
        id: fields for id, fields in _there(document, "n") if record_type("n", fields.get("kind")) is None
    }


def unknown_links(document: Document, foreign: Set[str]) -> dict[str, Fields]:
    """The same of links, and those that end at a node of an unknown kind, whose ids are `foreign`."""
    return {
        id: fields
        for id, fields in _there(document, "e")
        if record_type("e", fields.get("kind")) is None or not foreign.isdisjoint(_ends(fields))
    }


def _there(document: Document, group: Group) -> Iterator[tuple[str, Fields]]:
    registers = document.registers
    for id, fields in sorted(registers.state[group].items()):
        if not registers.hidden(group, id):
            yield id, _without_marks(fields)


def _ends(fields: Fields) -> set[str]:
    return {end for end in (fields.get("source"), fields.get("target")) if isinstance(end, str)}


def unknown_fields(document: Document, record: Record) -> Fields:
    """The fields of a thing that its record does not have."""
    fields = _without_marks(document.registers.get(group_of(record), record.id))
    return {name: fields[name] for name in sorted(fields.keys() - set(record.__struct_fields__))}


def _without_marks(fields: Fields) -> Fields:
    return {name: x for name, x in fields.items() if name not in {HIDDEN, CREATED, "id"} and x is not None}


# In


class Unknown:
    """What was met in a file; counted, so that a thousand of one kind make one sentence."""

    def __init__(self) -> None:
        self.things: State = {"n": {}, "e": {}}
        self._fields: State = {"n": {}, "e": {}}
        self._astray: list[Record] = []
        self._kept: Counter[str] = Counter()
        self._left: Counter[str] = Counter()

    def thing(self, group: Group, id: object, item: Fields) -> None:
        """Take a thing of a kind nobody knows here, unless it has no name or its id is there twice."""
        kind = item.get("kind")
        fields = _storable(_without_marks(item))
        named = all(isinstance(x, str) and 0 < len(x) <= _LONGEST_NAME for x in (kind, id))
        if not named or fields is None or id in self.things[group]:
            self.leave_out(kind)
            return
        self._kept[str(kind)] += 1
        self.things[group][str(id)] = fields

    def leave_out(self, kind: object) -> None:
        """Note that a thing of this kind cannot be kept."""
        self._left[str(kind)[:_LONGEST_NAME]] += 1

    def fields(self, record: Record, item: Fields) -> None:
        """Take the fields of a thing that its record does not have."""
        names = item.keys() - set(record.__struct_fields__)
        for name, value in _without_marks({name: item[name] for name in names}).items():
            fields = _storable({name: value})
            if fields is None:
                self.leave_out(name)
            else:
                self._fields[group_of(record)].setdefault(record.id, {}).update(fields)

    def astray(self, record: Record) -> None:
        """Take a thing that belongs to, or is joined to, one of an unknown kind: no rule can judge it."""
        self._astray.append(record)

    def keep(self, document: Document, label: str) -> None:
        """Write it all into the document, as one action."""
        now = document.registers.state
        target: State = {group: {id: dict(x) for id, x in now[group].items()} for group in GROUPS}
        for record in self._astray:
            target[group_of(record)][record.id] = plain_fields(record)
        for group in GROUPS:
            target[group].update(self.things[group])
            for id, fields in self._fields[group].items():
                target[group][id].update(fields)
        if target != now:
            document.restore(target, label)

    def told(self) -> tuple[str, ...]:
        """What is worth saying, in sentences."""
        told = []
        if self._kept:
            told.append(
                _("Things of unknown kinds are kept, but not shown: {names}").format(
                    names=_counted(self._kept)
                )
            )
        parked, hidden = self._lost()
        if parked:
            text = ngettext(
                "{n} thing that belongs to them lies in the parking lot",
                "{n} things that belong to them lie in the parking lot",
                parked,
            )
            told.append(text.format(n=parked))
        if hidden:
            text = ngettext(
                "{n} thing that belongs to them is kept, but not shown",
                "{n} things that belong to them are kept, but not shown",
                hidden,
            )
            told.append(text.format(n=hidden))
        names = sorted(
            {name for group in GROUPS for fields in self._fields[group].values() for name in fields}
        )
        if names:
            told.append(_("Unknown fields are kept, but not shown: {names}").format(names=few(names)))
        if self._left:
            told.append(_("Left out, because it cannot be kept: {names}").format(names=_counted(self._left)))
        return tuple(told)

    def _lost(self) -> tuple[int, int]:
        """How many of the things astray lie in the parking lot, and how many are nowhere to be seen."""
        lost = set(self.things["n"])
        parked = hidden = 0
        for record in self._astray:
            owner = getattr(record, OWNERS.get(type(record), ""), "")
            ends = {getattr(record, "source", ""), getattr(record, "target", "")}
            if isinstance(record, PARKABLE) and owner in self.things["n"]:
                parked += 1
            elif owner in lost or not ends.isdisjoint(lost):
                lost.add(record.id)
                hidden += 1
        return parked, hidden


def _counted(names: Counter[str]) -> str:
    return few([f"{name} ({n})" for name, n in sorted(names.items())])


def _storable(fields: Fields) -> Fields | None:
    """The fields with clean texts, or None when the log cannot hold them."""
    if not storable(fields) or any(len(name) > _LONGEST_NAME for name in fields):
        return None
    cleaned: Fields = _clean(fields)
    return cleaned


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {clean_text(name): _clean(x) for name, x in value.items()}
    return [_clean(x) for x in value] if isinstance(value, list) else value


def joined(ids: Iterable[str], unknown: Unknown) -> bool:
    """Whether any of these ids is that of a thing of an unknown kind."""
    return not unknown.things["n"].keys().isdisjoint(ids)
