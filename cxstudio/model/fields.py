"""A record as plain fields and back, with every bound checked on the way; it knows no graph, no log and no file.

Plain fields are what JSON can say. A field at its default is left out. Fields from outside are read one by one when
they do not fit as a whole: a wrong one shows its default and is named in an `Oddity`, the others stay.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_type_hints

import msgspec

from cxstudio.model.kinds import KINDS, LINK_KINDS
from cxstudio.model.records import Link, Record, Text
from cxstudio.words import _

Group = Literal["n", "e"]  # nodes and links, as the log calls them
Fields = dict[str, Any]

CREATED = "*"  # the field of the change that makes a thing
HIDDEN = "del"  # the field that deletes it: nothing ever leaves the log

_LARGEST_INTEGER = 2**53  # beyond it other readers of the log round
_DEEPEST = 8


class FieldChange(msgspec.Struct, frozen=True, array_like=True):
    """One field before and after. None stands for the default; `CREATED` carries all fields of a new thing."""

    group: Group
    id: str
    field: str
    old: Any = None
    new: Any = None


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something in the file that this version cannot show as it stands. It is kept and passed on."""

    id: str
    field: str  # "kind" when the whole thing is not shown
    reason: str


def group_of(record: Record) -> Group:
    """Where the log keeps this record."""
    return "e" if isinstance(record, Link) else "n"


def record_type(group: Group, kind: object) -> type[Record] | None:
    """The record of a kind, or None for a kind this version does not know."""
    if not isinstance(kind, str):
        return None
    if group == "e":
        return Link if kind in LINK_KINDS else None
    row = KINDS.get(kind)
    return row.record if row else None


@cache
def defaults(type: type[Record]) -> Fields:
    """The default of each field but the id and the kind, as plain values."""
    names, values = type.__struct_fields__, type.__struct_defaults__
    pairs = zip(names[len(names) - len(values) :], values, strict=True)
    plain: Fields = msgspec.to_builtins({name: value for name, value in pairs if name not in {"id", "kind"}})
    return {name: plain_value(value) for name, value in plain.items()}


@cache
def types_of(type: type[Record]) -> dict[str, Any]:
    """The type of each field with its bounds, for reading only. Worked out once: it costs as much as a disk's sync."""
    return get_type_hints(type, include_extras=True)


@cache
def long_texts(type: type[Record]) -> tuple[str, ...]:
    """The fields that two people may write in at once: kept letter by letter in the log."""
    hints = types_of(type)
    return tuple(name for name in type.__struct_fields__ if hints[name] == Text)


@cache
def _decoder(type: type[Record]) -> msgspec.json.Decoder[Record]:
    return msgspec.json.Decoder(type)


def checked(record: Record) -> Record:
    """The record with each value in its own type. Raises ValueError, a plain sentence, where one does not fit."""
    group = group_of(record)
    if record_type(group, record.kind) is not type(record):
        raise ValueError(_("“{kind}” is not a kind of thing this version knows").format(kind=record.kind))
    if not record.id:
        raise ValueError(_("A thing needs an id"))
    for name in record.__struct_fields__:
        value = getattr(record, name)
        unfit = (isinstance(value, float) and not math.isfinite(value)) or (
            isinstance(value, int) and abs(value) >= _LARGEST_INTEGER
        )
        if unfit:
            raise ValueError(_("“{field}” cannot hold this number").format(field=name))
    try:
        return _decoder(type(record)).decode(msgspec.json.encode(record))
    except msgspec.ValidationError as error:
        raise ValueError(_("This value does not fit: {reason}").format(reason=error)) from error
    except UnicodeEncodeError as error:
        raise ValueError(_("This text holds half a character; type it again")) from error


def storable(value: Any, depth: int = 0) -> bool:
    """Whether the log can hold this value: some values from outside would stop the engine."""
    if value is None or isinstance(value, bool | str):
        return True
    if isinstance(value, int):
        return abs(value) < _LARGEST_INTEGER
    if isinstance(value, float):
        return math.isfinite(value)
    if depth >= _DEEPEST:
        return False
    if isinstance(value, list):
        return all(storable(x, depth + 1) for x in value)
    return isinstance(value, dict) and all(storable(x, depth + 1) for x in value.values())


def plain_value(value: Any) -> Any:
    """One field's value as the log holds it."""
    return [plain_value(x) for x in value] if isinstance(value, tuple) else value


def plain_fields(record: Record) -> Fields:
    """The kind and every field that differs from its default."""
    fields: Fields = {"kind": record.kind}
    for name, default in defaults(type(record)).items():
        value = plain_value(getattr(record, name))
        if value != default:
            fields[name] = value
    return fields


def read_record(group: Group, id: str, fields: Fields) -> tuple[Record | None, tuple[Oddity, ...]]:
    """The record these fields say, or None when its kind is unknown; and what could not be shown."""
    kind = fields.get("kind")
    wanted = record_type(group, kind)
    if wanted is None:
        return None, (Oddity(id, "kind", _("A kind of thing this version does not know")),)
    try:
        return msgspec.convert({**fields, "id": id}, wanted), ()
    except msgspec.ValidationError:
        return _read_one_by_one(wanted, id, fields)


def _read_one_by_one(
    wanted: type[Record], id: str, fields: Fields
) -> tuple[Record | None, tuple[Oddity, ...]]:
    good: Fields = {"id": id, "kind": fields["kind"]}
    try:
        msgspec.convert(good, wanted)
    except msgspec.ValidationError as error:
        return None, (Oddity(id[:100], "id", str(error)),)
    odd = []
    for name in wanted.__struct_fields__:
        if name in fields and name not in good:
            try:
                msgspec.convert({**good, name: fields[name]}, wanted)
            except msgspec.ValidationError as error:
                odd.append(Oddity(id, name, str(error)))
            else:
                good[name] = fields[name]
    return msgspec.convert(good, wanted), tuple(odd)
