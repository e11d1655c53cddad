"""The map as a tree, for those who hear it: stages hold touchpoints, these cards; it must not know who reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.travel import cards_in_order
from cxstudio.model.records import Annotation, Emotion, Journey, Node, Stage, Touchpoint


@dataclass(frozen=True, slots=True)
class _Owned:
    owner: type[Node]
    record: type[Node]


_OWNED = (_Owned(Journey, Stage), _Owned(Stage, Touchpoint), _Owned(Touchpoint, Emotion))


def children(desk: Desk, id: str) -> list[str]:
    """What hangs on a thing and is drawn, in reading order; the stages for the journey itself."""
    found: list[str] = []
    for child in _below(desk, id):
        # What stands in a hidden lane is passed over, what hangs on it is not.
        found += [child] if desk.picture.placed(child) is not None else children(desk, child)
    return found


def parent(desk: Desk, id: str) -> str:
    """The thing another one hangs on, the journey for a stage; "" for what is not on this map."""
    link = desk.document.link(id)
    start = link.source if link is not None else id
    for owner in desk.document.owners(start):
        drawn = owner.id == desk.journey or desk.picture.placed(owner.id) is not None
        if drawn and owner.id != id:
            return owner.id
    return ""


def _below(desk: Desk, id: str) -> Iterator[str]:
    document = desk.document
    record = document.get(id)
    yield from (note.id for note in document.children(id, Annotation))
    if isinstance(record, Touchpoint):
        yield from (link.id for link in document.links_of(id) if link.source == id)
    if isinstance(record, (Stage, Touchpoint)):
        yield from (card.id for card in cards_in_order(desk, id))
    for owned in _OWNED:
        if isinstance(record, owned.owner):
            yield from (node.id for node in document.children(id, owned.record))
