"""The fields of a touchpoint as cells of a table, and which fields no cell holds: all by the table of kinds, no rows.

A number is written in digits, a time in whole minutes, a choice by its value, a tick as "yes", a person by name.
A field at its default leaves its cell empty. Read are also the window's words, in any of its languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from cxstudio.edits.problems import Refused
from cxstudio.edits.values import field_value, title_text
from cxstudio.exchange.cells import read, written
from cxstudio.model.document import Document
from cxstudio.model.fields import defaults, plain_value
from cxstudio.model.kinds import KINDS, Field
from cxstudio.model.plans import Attendee
from cxstudio.model.records import Journey, Node, Persona, Touchpoint
from cxstudio.words import N_, _, languages, translate

PHYSICAL_EVIDENCE, EVIDENCE_LEVEL = "physical evidence", "evidence level"

_OTHERWISE = {"title", "channels"}  # the row is found by the one, the other is a list
# A column's name is one for good, like names in files: only what would be misunderstood differs from its field's.
_RENAMED = {"evidence": EVIDENCE_LEVEL, "owned_by": "owner"}
FIELD_COLUMNS: dict[str, Field] = {
    _RENAMED.get(field.name, field.name.replace("_", " ")): field
    for field in KINDS["touchpoint"].fields
    if field.name not in _OTHERWISE
}
# What of the other things the columns hold, by the name of the kind; of cards the same whatever their kind.
_HELD: dict[str, set[str]] = {
    "session": {"title", "language", "direction"},  # asked for, or guessed, when a table is read
    "journey": {"title", "persona"},
    "stage": {"title"},
    "persona": {"name"},
}
_HELD_OF_CARDS = {"text", "persona"}

_DIGITS = re.compile(r"\d{1,9}")
_YES, _NO = {"yes", "y", "true", "1", "x", "✓"}, {"no", "n", "false", "0"}


def written_facts(document: Document, touchpoint: Touchpoint) -> dict[str, str]:
    """The cells of a touchpoint's fields, by column; none for a field at its default."""
    usual = defaults(Touchpoint)
    values = {column: getattr(touchpoint, field.name) for column, field in FIELD_COLUMNS.items()}
    owner = document.find(touchpoint.owned_by, Attendee)
    values["owner"] = owner.name if owner is not None else ""
    return {
        column: _written(value)
        for column, value in values.items()
        if value != usual[FIELD_COLUMNS[column].name]
    }


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return written(value) if isinstance(value, str) else str(value)


def read_facts(cells: Mapping[str, str]) -> dict[str, Any]:
    """What the cells of a row say of its touchpoint, by column. Raises Refused with the column and what is wrong."""
    facts: dict[str, Any] = {}
    for column, field in FIELD_COLUMNS.items():
        cell = cells.get(column, "")
        if not cell.strip():
            continue
        try:
            value = _read(field, cell)
            if field.editor != "attendee":
                value = field_value(Touchpoint, field.name, value)
        except Refused as refused:
            raise Refused(_("“{column}”: {reason}").format(column=column, reason=refused.reason)) from None
        if value != "":
            facts[column] = value
    return facts


def _read(field: Field, cell: str) -> Any:
    word = cell.strip().casefold()
    shown = cell.strip()[:40]
    if field.editor in {"number", "duration"}:
        if _DIGITS.fullmatch(word):
            return int(word)
        raise Refused(_("“{value}” is not a whole number").format(value=shown))
    if field.editor == "check":
        return is_yes(cell)
    if field.editor == "choice":
        for value, label in field.choices:
            if word == value or word in in_all_languages(label):
                return value
        known = ", ".join(value for value, _label in field.choices if value)
        raise Refused(_("“{value}” is none of these: {known}").format(value=shown, known=known))
    if field.editor == "attendee":
        return title_text(read(cell)).strip()
    return read(cell)


def is_yes(cell: str) -> bool:
    """Whether a cell says yes. Raises Refused where it says neither yes nor no."""
    word = cell.strip().casefold()
    yes, no = _YES | in_all_languages(N_("Yes")), _NO | in_all_languages(N_("No"))
    if word in yes | no:
        return word in yes
    raise Refused(_("“{value}” is neither yes nor no").format(value=cell.strip()[:40]))


@cache
def in_all_languages(word: str) -> frozenset[str]:
    """A word of the window in all its languages, casefolded."""
    return frozenset(translate(word, language).casefold() for language in languages())


def fields_left_out(document: Document, journey: str) -> list[str]:
    """The fields that say something and that a table has no column for, each with the kind it is of."""
    found: dict[str, None] = {}
    for thing in _things(document, journey):
        kind = KINDS[thing.kind]
        held = _HELD_OF_CARDS if kind.column else _HELD.get(kind.name, set())
        usual = defaults(kind.record)
        for field in kind.fields:
            if field.name not in held and plain_value(getattr(thing, field.name)) != usual[field.name]:
                said = _("{field} ({thing})").format(field=_(field.label), thing=_(kind.label))
                found.setdefault(said)
    return list(found)


def _things(document: Document, journey: str) -> Iterator[Node]:
    """A journey and all of it that has fields, but its touchpoints: they have a column for each."""
    yield document.session
    record = document.find(journey, Journey)
    if record is not None:
        yield record
    yield from document.nodes(Persona)
    stages = document.stages(journey)
    yield from stages
    yield from document.lanes(journey)
    for home in [*stages, *document.journey_touchpoints(journey)]:
        yield from document.cards(home.id)
