"""What groups deleted though this map still has it: found in the fields of each side, with all that hangs on it.

Nobody loses a thing by another's slip: each such deletion is a question, and until it is answered the thing stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cxstudio.files.breakouts_told import Along
from cxstudio.model.fields import HIDDEN, Fields, Group, record_type
from cxstudio.model.kinds import CARD_KINDS
from cxstudio.model.owners import OWNERS, REFERENCES
from cxstudio.model.registers import GROUPS, State, value_of

_ASKED = frozenset({"journey", "stage", "touchpoint", "persona", "lane", *CARD_KINDS})
_ENDS = ("source", "target")  # of a link
_BESIDE = {"at": "place"}  # a field that is written when a reference is cleared


@dataclass(frozen=True, slots=True)
class Deleted:
    """A thing that some groups deleted, by number, and the fields of it and of others that went with it."""

    item: str
    by: tuple[int, ...]
    along: tuple[Along, ...]


def deletions(here: State, before: State, copies: Mapping[int, State], now: State) -> list[Deleted]:
    """What groups deleted of what was there before and is here, larger things first; `now` is all of it merged."""
    by: dict[str, list[int]] = {}
    along: dict[str, dict[tuple[Group, str, str], Along]] = {}
    for place, copy in copies.items():
        for item, found in _of_one(here, before, copy, now):
            by.setdefault(item, []).append(place)
            along.setdefault(item, {}).update({(one.group, one.item, one.field): one for one in found})
    asked = [Deleted(item, tuple(by[item]), tuple(along[item].values())) for item in by]
    return sorted(asked, key=lambda one: -len(one.along))


def put_along(goal: State, along: Iterable[Along], *, kept: bool) -> None:
    """Write into a state what a deletion changed, or what was there without it."""
    for one in along:
        fields, value = goal[one.group].get(one.item), one.kept if kept else one.gone
        if fields is None:
            continue
        if value is None:
            fields.pop(one.field, None)
        else:
            fields[one.field] = value


def _of_one(here: State, before: State, copy: State, now: State) -> Iterator[tuple[str, list[Along]]]:
    gone: dict[str, tuple[Group, Fields]] = {}
    for group in GROUPS:
        for id, fields in copy[group].items():
            mine, then = here[group].get(id), before[group].get(id)
            if fields.get(HIDDEN) and mine and then and not (mine.get(HIDDEN) or then.get(HIDDEN)):
                gone[id] = (group, mine)
    roots = {id: _root(id, gone) for id in gone}
    pieces: dict[str, list[Along]] = {}
    for id, root in roots.items():
        pieces.setdefault(root, []).append(Along(gone[id][0], id, HIDDEN, None, True))
    for piece in _loosened(here, copy, now, set(gone)):
        for root in {roots[id] for id in piece[1]}:
            pieces[root].append(piece[0])
    for root, found in pieces.items():
        if gone[root][1].get("kind") in _ASKED:
            yield root, found


def _root(id: str, gone: Mapping[str, tuple[Group, Fields]]) -> str:
    """The outermost of what was deleted together with a thing."""
    seen = {id}
    while True:
        above = next((one for one in _above(*gone[id]) if one in gone and one not in seen), None)
        if above is None:
            return id
        seen.add(above)
        id = above


def _above(group: Group, fields: Fields) -> Iterator[str]:
    """The ids of what takes a thing along when it is deleted."""
    kind = record_type(group, fields.get("kind"))
    names = _ENDS if group == "e" else (OWNERS.get(kind), "persona", "channel", "lane") if kind else ()
    for name in names:
        value = fields.get(name) if name else None
        if isinstance(value, str) and (name not in ("persona", "channel") or kind not in _LOOSE):
            yield value


# What only points at a persona stays without her; a register of two goes with either.
_LOOSE = frozenset(kind for kind in REFERENCES if OWNERS.get(kind) != "touchpoint")


def _loosened(here: State, copy: State, now: State, gone: set[str]) -> Iterator[tuple[Along, set[str]]]:
    """Fields of what stays that were cleared because they named something that went, and what they named."""
    for id, mine in here["n"].items():
        kind, theirs, merged = record_type("n", mine.get("kind")), copy["n"].get(id), now["n"].get(id)
        if kind is None or theirs is None or merged is None or id in gone or mine is theirs:
            continue
        for name in (*REFERENCES.get(kind, ()), *([OWNERS[kind]] if kind in OWNERS else [])):
            named = gone & set(_ids(mine.get(name)))
            if not named or named & set(_ids(merged.get(name))):
                continue
            for field in (name, _BESIDE.get(name)):
                if field is None or value_of("n", theirs, field) != value_of("n", merged, field):
                    continue  # somebody else has changed it since
                kept, cleared = value_of("n", mine, field), value_of("n", merged, field)
                if kept != cleared:
                    yield Along("n", id, field, kept, cleared), named


def _ids(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [x for x in value if isinstance(x, str)] if value else []
