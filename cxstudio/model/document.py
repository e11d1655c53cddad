"""The document: one live graph with typed access and transactions; it knows no file format, no picture and no Qt.

`Document.graph` is a networkx MultiDiGraph. A node carries its record under "record" and its kind under "kind". Links are
edges keyed by their id; containment and references are edges from the owner to the owned, keyed "id.field", their "kind"
being the field's name. Everything but this module only reads the graph. One thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import msgspec
import networkx as nx

from cxstudio.model.records import (
    OWNERS,
    REFERENCES,
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
    Record,
    Session,
    Stage,
    Touchpoint,
    emotion_id,
)

N = TypeVar("N", bound=Node)
Origin = Literal["edit", "undo", "redo", "merge", "reload"]


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; None stands for not there."""

    before: Record | None
    after: Record | None

    @property
    def id(self) -> str:
        record = self.after or self.before
        assert record is not None
        return record.id

    def inverse(self) -> Change:
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Report:
    """What one transaction did, told once to every listener. `label` names it in the undo menu."""

    label: str
    origin: Origin
    changes: tuple[Change, ...]


Listener = Callable[[Report], None]


class Document:
    """The journey map as a graph of records. Change it only through the functions of `edits`."""

    def __init__(self) -> None:
        self._graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        self._links: dict[str, Link] = {}
        self._waiting: dict[str, set[tuple[str, str]]] = {}  # missing owner -> (owned id, field)
        self._open: list[Change] | None = None
        self._listeners: list[Listener] = []
        self._store(Change(None, Session(id=SESSION_ID)))

    # Reading

    @property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The live graph: read it with any networkx algorithm, never write to it."""
        return self._graph

    @property
    def session(self) -> Session:
        record = self.node(SESSION_ID)
        assert isinstance(record, Session)
        return record

    def get(self, id: str) -> Node | None:
        """The node with this id, or None when there is none (or it was deleted)."""
        data = self._graph.nodes.get(id)
        return data.get("record") if data else None

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
        found = [d["record"] for _, d in self._graph.nodes(data=True) if isinstance(d.get("record"), record_type)]
        return sorted(found, key=_place)

    def link(self, id: str) -> Link | None:
        return self._links.get(id)

    def links(self, kind: str | None = None) -> list[Link]:
        """All links whose two ends are there, or those of one kind."""
        return [x for x in self._links.values() if (kind is None or x.kind == kind) and self._joined(x)]

    def links_of(self, id: str, kind: str | None = None) -> list[Link]:
        """The links that begin or end at a node."""
        keys = dict.fromkeys(
            k for *_, k in (*self._graph.out_edges(id, keys=True), *self._graph.in_edges(id, keys=True)) if k in self._links
        )
        return [self._links[k] for k in keys if kind is None or self._links[k].kind == kind]

    def children(self, id: str, record_type: type[N]) -> list[N]:
        """What a node owns, of one type, in order."""
        field = OWNERS[record_type]
        owned = (self.get(child) for _, child, kind in self._graph.out_edges(id, data="kind") if kind == field)
        return sorted((x for x in owned if isinstance(x, record_type)), key=_place)

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

    def annotations(self) -> list[Annotation]:
        """All annotations whose anchor is there."""
        return [a for a in self.nodes(Annotation) if self.get(a.anchor) is not None]

    def attachments(self) -> list[Attachment]:
        return self.nodes(Attachment)

    def parked(self) -> list[Node]:
        """The parking lot: what was put there, and what lost its owner."""
        def lost(record: Node) -> bool:
            owner = OWNERS.get(type(record))
            return owner is not None and isinstance(record, (Card, Touchpoint, Annotation)) and self.get(getattr(record, owner)) is None

        everything = (d["record"] for _, d in self._graph.nodes(data=True))
        return sorted((r for r in everything if (isinstance(r, Card) and r.parked) or lost(r)), key=_place)

    # Changing

    @contextmanager
    def transaction(self, label: str) -> Iterator[None]:
        """Everything inside is one undo step, one durable row and one report; an exception takes all of it back.

        Transactions nest: the outermost one speaks for all.
        """
        if self._open is not None:
            yield
            return
        self._open = []
        try:
            yield
        except BaseException:
            for change in reversed(self._open):
                self._store(change.inverse())
            self._open = None
            raise
        changes, self._open = _net(self._open), None
        if changes:
            self._tell(Report(label, "edit", changes))

    def put(self, record: Record) -> None:
        """Add a record, or replace the one with the same id. Raises ValueError for a value out of its bounds."""
        before = self._links.get(record.id) if isinstance(record, Link) else self.get(record.id)
        if before != record:
            self._record(Change(before, record))

    def set(self, id: str, **fields: Any) -> None:
        """Replace some fields of a node or link. Raises KeyError when it is not there."""
        record: Record = self._links.get(id) or self.node(id)
        self.put(msgspec.structs.replace(record, **fields))

    def hide(self, id: str) -> None:
        """Delete one record. It stays in the log, so undo and a merged copy can bring it back."""
        record: Record = self._links.get(id) or self.node(id)
        self._record(Change(record, None))

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear every report from now on; call the result to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # Inner workings

    def _tell(self, report: Report) -> None:
        for listener in list(self._listeners):
            listener(report)

    def _record(self, change: Change) -> None:
        if self._open is None:
            raise RuntimeError("change outside a transaction")
        self._store(change)
        self._open.append(change)

    def _joined(self, link: Link) -> bool:
        return self.get(link.source) is not None and self.get(link.target) is not None

    def _store(self, change: Change) -> None:
        """Bring the graph to what the change says."""
        record = change.after or change.before
        if isinstance(record, Link):
            self._store_link(change)
            return
        assert record is not None
        if change.after is None:
            self._take_out(record.id)
            return
        if record.id not in self._graph:
            self._graph.add_node(record.id, record=record, kind=record.kind)
            self._connect(record)
            for owned, field in self._waiting.pop(record.id, ()):
                if owned in self._graph:
                    self._graph.add_edge(record.id, owned, f"{owned}.{field}", kind=field)
            for link in self._links.values():
                if record.id in (link.source, link.target) and self._joined(link):
                    self._add_link_edge(link)
            return
        old = self._graph.nodes[record.id]["record"]
        self._graph.nodes[record.id].update(record=record, kind=record.kind)
        if references(old) != references(record):
            self._disconnect(old)
            self._connect(record)

    def _take_out(self, id: str) -> None:
        record = self._graph.nodes[id]["record"]
        self._disconnect(record)
        for _, owned, key, field in self._graph.out_edges(id, keys=True, data="kind"):
            if key not in self._links:
                self._waiting.setdefault(id, set()).add((owned, field))
        self._graph.remove_node(id)

    def _connect(self, record: Record) -> None:
        for field, owner in references(record):
            if owner in self._graph:
                self._graph.add_edge(owner, record.id, f"{record.id}.{field}", kind=field)
            else:
                self._waiting.setdefault(owner, set()).add((record.id, field))

    def _disconnect(self, record: Record) -> None:
        for field, owner in references(record):
            key = f"{record.id}.{field}"
            if self._graph.has_edge(owner, record.id, key):
                self._graph.remove_edge(owner, record.id, key)
            self._waiting.get(owner, set()).discard((record.id, field))

    def _store_link(self, change: Change) -> None:
        old, new = change.before, change.after
        if isinstance(old, Link):
            self._links.pop(old.id, None)
            if self._graph.has_edge(old.source, old.target, old.id):
                self._graph.remove_edge(old.source, old.target, old.id)
        if isinstance(new, Link):
            self._links[new.id] = new
            if self._joined(new):
                self._add_link_edge(new)

    def _add_link_edge(self, link: Link) -> None:
        self._graph.add_edge(link.source, link.target, link.id, kind=link.kind, record=link)


def references(record: Record) -> list[tuple[str, str]]:
    """The (field, id) pairs by which a record points at others."""
    owner = OWNERS.get(type(record))
    fields: Iterable[str] = (*((owner,) if owner else ()), *REFERENCES.get(type(record), ()))
    found: list[tuple[str, str]] = []
    for field in fields:
        value = getattr(record, field)
        found.extend((field, id) for id in ((value,) if isinstance(value, str) else value) if id)
    return found


def _place(record: Node) -> tuple[str, str]:
    return (getattr(record, "order", ""), record.id)


def _net(changes: list[Change]) -> tuple[Change, ...]:
    """One change per record: its first before and its last after, without those that came to nothing."""
    net: dict[str, Change] = {}
    for change in changes:
        first = net.get(change.id)
        net[change.id] = Change(first.before if first else change.before, change.after)
    return tuple(c for c in net.values() if c.before != c.after)
