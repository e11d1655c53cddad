"""Typed questions to the graph, in the field's terms; everybody may ask them and nobody changes anything by it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

from cxstudio.model.kinds import KINDS, LINK_KINDS
from cxstudio.model.owners import OWNERS
from cxstudio.model.projection import Projection, place_of
from cxstudio.model.records import (
    SESSION_ID,
    Annotation,
    Attachment,
    Card,
    Channel,
    Emotion,
    Journey,
    Lane,
    Link,
    Node,
    Persona,
    Session,
    Stage,
    Touchpoint,
    emotion_id,
)

if TYPE_CHECKING:
    import networkx as nx

N = TypeVar("N", bound=Node)


class Reading:
    """What can be read from a journey map."""

    def __init__(self) -> None:
        self._view = Projection()
        self._parked: tuple[int, tuple[Node, ...]] = (-1, ())  # of which state, and what was parked then
        self._view.store_node(Session(id=SESSION_ID))

    @property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The live graph: read it with any networkx algorithm, never write to it."""
        return self._view.graph

    @property
    def session(self) -> Session:
        record = self.node(SESSION_ID)
        assert isinstance(record, Session)
        return record

    def get(self, id: str) -> Node | None:
        """The node with this id, or None when there is none (or it was deleted)."""
        return self._view.node(id)

    def node(self, id: str) -> Node:
        """The node with this id. Raises KeyError."""
        record = self.get(id)
        if record is None:
            raise KeyError(id)
        return record

    def find(self, id: str, record_type: type[N]) -> N | None:
        """The node with this id if it is of this type."""
        record = self.get(id)
        return record if isinstance(record, record_type) else None

    def nodes(self, record_type: type[N]) -> list[N]:
        """All nodes of a type, in order."""
        return sorted(self._view.nodes(record_type), key=place_of)

    def holds(self, record_type: type[Node]) -> bool:
        """Whether there is any node of a type."""
        return self._view.holds(record_type)

    def every(self, record_type: type[N]) -> list[N]:
        """The same in no order: cheap also for the thousands of cards of a large map."""
        return self._view.nodes(record_type)

    def link(self, id: str) -> Link | None:
        return self._view.links.get(id)

    def links(self, kind: str | None = None) -> list[Link]:
        """All links whose two ends are there, or those of one kind."""
        return [
            x for x in self._view.links.values() if (kind is None or x.kind == kind) and self._view.joined(x)
        ]

    def links_of(self, id: str, kind: str | None = None) -> list[Link]:
        """The links that begin or end at a node."""
        return self._view.links_at(id, kind)

    def children(self, id: str, record_type: type[N]) -> list[N]:
        """What a node owns, of one type, in order."""
        return list(self._view.owned(id, record_type))

    def owners(self, id: str) -> Iterator[Node]:
        """A thing and what it belongs to, from the inside out."""
        seen: set[str] = set()
        # Two copies joined may have notes anchored to each other.
        while id not in seen and (record := self.get(id)) is not None:
            seen.add(id)
            yield record
            field = OWNERS.get(type(record))
            id = getattr(record, field) if field else ""

    def touchpoint_of(self, id: str) -> Touchpoint | None:
        """The touchpoint a thing is, or belongs to."""
        return next((x for x in self.owners(id) if isinstance(x, Touchpoint)), None)

    def stage_of(self, id: str) -> Stage | None:
        """The stage a thing is, or belongs to."""
        return next((x for x in self.owners(id) if isinstance(x, Stage)), None)

    def journeys(self) -> list[Journey]:
        return self.nodes(Journey)

    def personas(self) -> list[Persona]:
        return self.nodes(Persona)

    def channels(self) -> list[Channel]:
        return self.nodes(Channel)

    def stages(self, journey: str) -> list[Stage]:
        return self.children(journey, Stage)

    def lanes(self, journey: str) -> list[Lane]:
        return self.children(journey, Lane)

    def touchpoints(self, stage: str) -> list[Touchpoint]:
        return self.children(stage, Touchpoint)

    def journey_touchpoints(self, journey: str) -> list[Touchpoint]:
        """All touchpoints of a journey in reading order."""
        return [t for s in self.stages(journey) for t in self.touchpoints(s.id)]

    def cards(self, home: str) -> list[Card]:
        """The cards of a touchpoint or of a whole stage, without parked ones."""
        return [c for c in self.children(home, Card) if not c.parked]

    def emotions(self, touchpoint: str) -> list[Emotion]:
        return self.children(touchpoint, Emotion)

    def emotion(self, touchpoint: str, persona: str) -> Emotion | None:
        return self.find(emotion_id(touchpoint, persona), Emotion)

    def is_drawn(self, id: str) -> bool:
        """Whether a thing or a link has a place of its own on the map."""
        record, link = self.get(id), self.link(id)
        if link is not None:
            return LINK_KINDS[link.kind].drawn
        return record is not None and KINDS[record.kind].drawn

    def annotations(self) -> list[Annotation]:
        """All annotations whose anchor is there."""
        return [a for a in self.nodes(Annotation) if self.get(a.anchor) is not None]

    def attachments(self) -> list[Attachment]:
        return self.nodes(Attachment)

    def parked(self) -> list[Node]:
        """The parking lot: what was put there, and what lost its owner."""
        if self._parked[0] != self._view.stamp:
            self._parked = (self._view.stamp, tuple(sorted(self._put_aside(), key=place_of)))
        return list(self._parked[1])

    def _put_aside(self) -> Iterator[Node]:
        for record_type in (Card, Touchpoint, Annotation):
            owner = OWNERS[record_type]
            # Straight from the graph, once a change: a large map has thousands of each, and several ask after it.
            for record in self._view.nodes(record_type):
                if getattr(record, owner) not in self.graph or getattr(record, "parked", False):
                    yield record
