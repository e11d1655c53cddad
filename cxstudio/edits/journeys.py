"""Journeys as wholes: moving one among the others, and making a second one like it or as it shall be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from cxstudio.edits.placing import keys_at, new_id, next_in
from cxstudio.edits.problems import required
from cxstudio.edits.values import title_text
from cxstudio.model.audits import Consistency, consistency_id
from cxstudio.model.document import Document
from cxstudio.model.kinds import LINK_KINDS
from cxstudio.model.lanes import lane_id, lane_key
from cxstudio.model.owners import OWNERS, REFERENCES
from cxstudio.model.plans import Comment
from cxstudio.model.records import (
    Annotation,
    Card,
    Emotion,
    Journey,
    Lane,
    Link,
    Node,
    Touchpoint,
    emotion_id,
)
from cxstudio.words import _

State = Literal["current", "future", "ideal"]

# What was found out or said about the journey as it is: of one that is still to come it would be made up.
_OF_TODAY = (Consistency, Comment, Annotation)


def move_journey(document: Document, id: str, before: str | None) -> None:
    """Move a journey before another one, or to the end."""
    required(document, id, Journey)
    if before is not None:
        required(document, before, Journey)
    if before == id:
        return
    with document.transaction(_("Move journey")):
        key = keys_at(document, document.journeys(), before, moving=[id])[0]
        document.set(id, order=key)


def duplicate_journey(document: Document, id: str, title: str) -> str:
    """Make a journey like another one, right after it, with all that is on its map. Returns its id.

    Personas and channels are the same ones; cards in the parking lot and pictures stay where they are.
    """
    journey = required(document, id, Journey)
    with document.transaction(_("Duplicate journey")):
        names = _copy(document, journey, list(inside_journey(document, id)), title=title_text(title))
    return names[id]


def duplicate_as(document: Document, id: str, state: State) -> str:
    """Make the future or ideal state of a journey, right after it and tied to it thing by thing. Returns its id.

    The copy begins as today: its stages, touchpoints and cards, and how it feels, as stated values. Hands that were
    counted, how sure one is, comments, notes and ratings are knowledge of today and stay there; all of it is assumed.
    """
    journey = required(document, id, Journey)
    words = {"future": _("Make the future state"), "ideal": _("Make the ideal state")}
    inside = [_to_come(node) for node in inside_journey(document, id) if not isinstance(node, _OF_TODAY)]
    with document.transaction(words.get(state, _("Duplicate journey"))):
        names = _copy(document, journey, inside, state=state, basis="assumed")
        for old, new in names.items():
            record = document.node(old)
            if record.kind in LINK_KINDS["same_as"].sources:
                document.put(Link(id=new_id(), kind="same_as", source=new, target=old))
    return names[id]


def _copy(document: Document, journey: Journey, inside: list[Node], **fields: object) -> dict[str, str]:
    """Copy a journey with what is given of its map, and the links in it. Returns the new id of each old one."""
    names = {journey.id: new_id()}
    for node in inside:
        names[node.id] = new_name(node, names)
    before = next_in([one.id for one in document.journeys()], journey.id)
    order = keys_at(document, document.journeys(), before)[0]
    document.put(msgspec.structs.replace(journey, id=names[journey.id], order=order, **fields))
    for node in inside:
        document.put(renamed(node, names))
    for link in list(_links(document, names)):
        new = msgspec.structs.replace(link, id=new_id(), source=names[link.source], target=names[link.target])
        document.put(new)
    return names


def _to_come(node: Node) -> Node:
    """A thing of today as it begins in a state to come."""
    if isinstance(node, Emotion):
        mean = node.mean
        stated = round(mean, 1) + 0.0 if mean is not None else None
        return msgspec.structs.replace(node, counts=(0, 0, 0, 0, 0), stated=stated, origin="facilitator")
    if isinstance(node, Touchpoint):
        return msgspec.structs.replace(node, evidence="assumed")
    if isinstance(node, Card):
        return msgspec.structs.replace(node, evidence="")
    return node


def inside_journey(document: Document, owner: str) -> Iterator[Node]:
    """What is on a journey's map, owners before what they own."""
    waiting = [owner]
    while waiting:
        id = waiting.pop(0)
        for _source, child, field in document.graph.out_edges(id, data="kind"):
            record = document.get(child)
            here = record is not None and OWNERS.get(type(record)) == field and record.kind != "attachment"
            if record is not None and here and not (isinstance(record, Card) and record.parked):
                yield record
                waiting.append(child)


def new_name(node: Node, names: dict[str, str]) -> str:
    """The id a thing of a journey has in a copy, when all before it have theirs."""
    if isinstance(node, Emotion):
        return emotion_id(names[node.touchpoint], names.get(node.persona, node.persona))
    if isinstance(node, Lane) and lane_key(node) == node.shows:
        return lane_id(names[node.journey], node.shows)
    if isinstance(node, Consistency):
        return consistency_id(names[node.touchpoint], names.get(node.channel, node.channel))
    return new_id()


def renamed(node: Node, names: dict[str, str]) -> Node:
    """The same record among the new ones."""
    fields = [OWNERS[type(node)], *REFERENCES.get(type(node), ())]
    if isinstance(node, Card):
        fields.append("lane")  # the id of a lane somebody added
    values = {name: getattr(node, name) for name in fields}
    new = {
        name: names.get(value, value)
        if isinstance(value, str)
        else tuple(dict.fromkeys(names.get(id, id) for id in value))
        for name, value in values.items()
    }
    return msgspec.structs.replace(node, id=names[node.id], **new)


def _links(document: Document, names: dict[str, str]) -> Iterator[Link]:
    for link in document.links():
        if link.source in names and link.target in names:
            yield link
