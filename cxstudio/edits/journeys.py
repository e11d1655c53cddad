"""Journeys as wholes: moving one among the others, and making a second one like it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cxstudio.edits.lanes import lane_id
from cxstudio.edits.placing import keys_at, new_id
from cxstudio.edits.problems import required
from cxstudio.edits.values import title_text
from cxstudio.model.audits import Consistency, consistency_id
from cxstudio.model.document import Document
from cxstudio.model.owners import OWNERS, REFERENCES
from cxstudio.model.records import OWN_LANE, Card, Emotion, Journey, Lane, Link, Node, emotion_id
from cxstudio.words import _


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
    inside = list(_inside(document, id))
    following = [j.id for j in document.journeys()]
    place = following.index(id) + 1
    before = following[place] if place < len(following) else None
    names = {id: new_id()}
    for node in inside:
        names[node.id] = _new_name(node, names)
    with document.transaction(_("Duplicate journey")):
        order = keys_at(document, document.journeys(), before)[0]
        document.put(msgspec.structs.replace(journey, id=names[id], title=title_text(title), order=order))
        for node in inside:
            document.put(_renamed(node, names))
        for link in _links(document, names):
            new = msgspec.structs.replace(
                link, id=new_id(), source=names[link.source], target=names[link.target]
            )
            document.put(new)
    return names[id]


def _inside(document: Document, owner: str) -> Iterator[Node]:
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


def _new_name(node: Node, names: dict[str, str]) -> str:
    if isinstance(node, Emotion):
        return emotion_id(names[node.touchpoint], node.persona)
    if isinstance(node, Lane) and node.shows != OWN_LANE:
        return lane_id(names[node.journey], node.shows)
    if isinstance(node, Consistency):
        return consistency_id(names[node.touchpoint], node.channel)
    return new_id()


def _renamed(node: Node, names: dict[str, str]) -> Node:
    """The same record among the new ones."""
    fields = [OWNERS[type(node)], *REFERENCES.get(type(node), ())]
    values = {name: getattr(node, name) for name in fields}
    new = {name: names.get(value, value) for name, value in values.items() if isinstance(value, str)}
    return msgspec.structs.replace(node, id=names[node.id], **new)


def _links(document: Document, names: dict[str, str]) -> Iterator[Link]:
    for link in document.links():
        if link.source in names and link.target in names:
            yield link
