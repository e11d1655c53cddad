"""Making things of any kind, also many at once, where a table and not a hand says what they are and where they go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cxstudio.edits.personas import MARKS
from cxstudio.edits.placing import END, keys_at, new_id
from cxstudio.edits.problems import Refused, kind_words, refuse_if, required
from cxstudio.edits.structure import keep_structure
from cxstudio.model.audits import Consistency, consistency_id
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.owners import OWNERS
from cxstudio.model.records import (
    Annotation,
    Attachment,
    Channel,
    Emotion,
    Journey,
    Lane,
    Node,
    Persona,
    Prompt,
    Session,
    Stage,
    Touchpoint,
    emotion_id,
)
from cxstudio.model.rules import why_not_home
from cxstudio.words import _, ngettext

_MADE_ELSEWHERE = (Session, Lane, Attachment)
_OF_TWO = (Emotion, Consistency, Prompt)  # they need a second thing: a persona, a channel, a lane
_NOTE_OFFSET = {"dx": 24.0, "dy": 112.0}  # canvas units: beside the anchor's foot


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing to be made. `home` is what it belongs to, `also` what else it cannot be without, by field."""

    kind: str
    home: str = ""
    id: str = ""  # "" = a new one
    also: Mapping[str, Any] = field(default_factory=dict)


def make_things(document: Document, things: Sequence[Thing]) -> list[str]:
    """Make all of these, each at the end of its siblings, empty but for what `also` says. Returns their ids.

    Raises Refused for the first that may not be; then none is made.
    """
    for thing in things:
        refuse_if(why_not_made(document, thing))
    several = ngettext("Add {n} thing", "Add {n} things", len(things))
    label = _("Add {thing}") if len(things) == 1 else several
    words = kind_words(things[0].kind) if things else ""
    groups: dict[
        tuple[str, str], list[int]
    ] = {}  # those of one home together: their siblings are looked at once
    for place, thing in enumerate(things):
        groups.setdefault((thing.kind, thing.home), []).append(place)
    ids = [""] * len(things)
    with document.transaction(label.format(n=len(things), thing=words)):
        for places in groups.values():
            first = things[places[0]]
            ordered = "order" in KINDS[first.kind].record.__struct_fields__
            siblings = _siblings(document, first) if ordered else []
            keys = keys_at(document, siblings, END, count=len(places))
            for place, key in zip(places, keys, strict=True):
                ids[place] = _put(document, things[place], key)
    return ids


def made_by_name(kind: str) -> bool:
    """Whether a thing of a kind can be made of its name, and of what it belongs to."""
    return not issubclass(KINDS[kind].record, (*_MADE_ELSEWHERE, *_OF_TWO))


def why_not_made(document: Document, thing: Thing) -> str | None:
    """Why such a thing may not be made; None when it may."""
    row = KINDS.get(thing.kind)
    if row is None:
        return _("There is no such thing")
    if issubclass(row.record, _MADE_ELSEWHERE):
        return _("A {thing} is not made in a table").format(thing=kind_words(thing.kind))
    if row.record is Stage or row.record is Touchpoint:
        try:
            keep_structure(document, "add stages" if row.record is Stage else "add touchpoints")
        except Refused as refused:
            return refused.reason
    if row.record in OWNERS:
        if not thing.home:
            return _("Say what it belongs to")
        reason = why_not_home(thing.kind, document.get(thing.home))
        if reason is not None:
            return reason
    return _missing(document, thing)


def _missing(document: Document, thing: Thing) -> str | None:
    record = KINDS[thing.kind].record
    if record is Emotion:
        if document.find(str(thing.also.get("persona", "")), Persona) is None:
            return _("Say whose feeling it is")
        there = document.get(emotion_id(thing.home, str(thing.also["persona"])))
        return _("There is one already") if there is not None else None
    if record is Consistency:
        if document.find(str(thing.also.get("channel", "")), Channel) is None:
            return _("Say in which channel")
        there = document.get(consistency_id(thing.home, str(thing.also["channel"])))
        return _("There is one already") if there is not None else None
    return None


def _siblings(document: Document, thing: Thing) -> list[Node]:
    record = KINDS[thing.kind].record
    if issubclass(record, Annotation) or record not in OWNERS:
        return list(document.nodes(record))
    return list(document.children(thing.home, record))


def _put(document: Document, thing: Thing, key: str) -> str:
    record = KINDS[thing.kind].record
    fields: dict[str, Any] = {"kind": thing.kind, "id": thing.id or new_id(), **thing.also}
    if record in OWNERS:
        fields[OWNERS[record]] = thing.home
    if "order" in record.__struct_fields__:
        fields["order"] = key
    if record is Emotion:
        fields["id"] = emotion_id(thing.home, fields["persona"])
    elif record is Consistency:
        fields["id"] = consistency_id(thing.home, fields["channel"])
    elif record is Persona:
        taken = [persona.mark for persona in document.personas()]
        fields["mark"] = min(range(MARKS), key=lambda mark: (taken.count(mark), mark))
    elif record is Annotation:
        fields |= _NOTE_OFFSET
    elif record is Journey and "persona" not in fields:
        first = next(iter(document.journeys()), None)
        fields["persona"] = first.persona if first is not None else ""
    if document.get(fields["id"]) is not None:
        raise Refused(_("There is one already"))
    document.put(record(**fields))
    return str(required(document, fields["id"], Node).id)
