"""Which fields of a record hold somebody's words: all text but ids, order keys, days, and keys of tables."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator
from functools import cache

from msgspec import Meta

from cxstudio.model.records import Day, Id, OrderKey, Record

_NO_WORDS = (Id, OrderKey, Day)
# Keys of tables, and what a program says of a file.
_KEYS = {"kind", "kinds", "adds", "shows", "lane", "icon", "mime", "sha256", "method", "language"}


def words_of(record: Record) -> Iterator[str]:
    """All texts of a record."""
    for name in _worded(type(record)):
        yield from _strings(getattr(record, name))


def reworded(record: Record, rewrite: Callable[[str], str]) -> dict[str, object]:
    """The fields that hold words with their texts written anew, each cut to what it may hold."""
    return {
        name: _rewritten(getattr(record, name), most, rewrite) for name, most in _worded(type(record)).items()
    }


@cache
def _worded(record_type: type[Record]) -> dict[str, int]:
    """The fields that hold words, also inside tuples, and the most letters of each."""
    hints = typing.get_type_hints(record_type, include_extras=True)
    lengths = {name: _longest(hint) for name, hint in hints.items() if name not in _KEYS}
    return {name: most for name, most in lengths.items() if most}


def _longest(hint: object) -> int:
    if hint in _NO_WORDS:
        return 0
    if typing.get_origin(hint) is typing.Annotated and typing.get_args(hint)[0] is str:
        return next(part.max_length or 0 for part in typing.get_args(hint) if isinstance(part, Meta))
    return max((_longest(part) for part in typing.get_args(hint)), default=0)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _strings(part)


def _rewritten(value: object, most: int, rewrite: Callable[[str], str]) -> object:
    if isinstance(value, tuple):
        return tuple(_rewritten(part, most, rewrite) for part in value)
    if not isinstance(value, str):
        return value
    text = rewrite(value)
    return text if len(text) <= most else f"{text[: most - 1]}…"
