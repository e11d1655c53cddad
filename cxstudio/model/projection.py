"""The live networkx graph that shows the records, with the indexes that keep each change cheap; it decides nothing.

A thing whose owner or end is missing waits and is joined when that comes (back).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

from cxstudio.model.owners import OWNERS, REFERENCES
from cxstudio.model.records import Link, Node, Record

if TYPE_CHECKING:
    import networkx as nx

N = TypeVar("N", bound=Node)
_FEW = 12  # edges of a node that are looked through as fast as remembered


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


class Projection:
    """The graph, and where to find things in it without searching it."""

    def __init__(self) -> None:
        # Imported with the first document: the welcome window stands without it in half the time.
        import networkx as nx

        self.graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        self.links: dict[str, Link] = {}
        self._by_type: dict[type[Node], dict[str, Node]] = {}
        self._links_at: dict[str, set[str]] = {}  # an end, there or not -> its links
        self._waiting: dict[str, set[tuple[str, str]]] = {}  # missing owner -> (owned id, field)
        self.stamp = 0  # another number after each change of a node
        self._owned: dict[
            tuple[type[Node], str], tuple[Node, ...]
        ] = {}  # in order, until one of them changes

    def node(self, id: str) -> Node | None:
        data = self.graph.nodes.get(id)
        return data["record"] if data else None

    def nodes(self, record_type: type[N]) -> list[N]:
        """All nodes of a type, in no order."""
        return [
            node
            for type, found in self._by_type.items()
            if issubclass(type, record_type)
            for node in found.values()
            if isinstance(node, record_type)
        ]

    def holds(self, record_type: type[Node]) -> bool:
        """Whether there is any node of a type."""
        return any(found and issubclass(type, record_type) for type, found in self._by_type.items())

    def owned(self, id: str, record_type: type[N]) -> tuple[N, ...]:
        """What a node owns, of one type, in order. Every view asks for it all over a map: it is sorted once."""
        if id not in self.graph:
            return ()
        kept = self._owned.get((record_type, id))
        if kept is not None:
            return cast("tuple[N, ...]", kept)
        field, edges = OWNERS[record_type], self.graph.out_edges(id, data="kind")
        children = (x for _, x, kind in edges if kind == field)
        found = tuple(
            sorted((x for child in children if isinstance(x := self.node(child), record_type)), key=place_of)
        )
        if found or len(edges) > _FEW:  # most things own nothing, which is soon seen and needs no memory
            self._owned[record_type, id] = found
        return found

    def links_at(self, id: str, kind: str | None = None) -> list[Link]:
        """The links, or those of one kind, that begin or end at this node and whose two ends are there."""
        ids: Iterable[str] = self._links_at.get(id, ())
        if kind is not None:  # most ask for a kind of which there is hardly any: only that is put in order
            ids = [link for link in ids if self.links[link].kind == kind]
        found = (self.links[link] for link in sorted(ids))
        return [link for link in found if self.joined(link)]

    def joined(self, link: Link) -> bool:
        return link.source in self.graph and link.target in self.graph

    def store(self, change: Change) -> None:
        """Bring the graph to what the change says."""
        before, after = change.before, change.after
        if isinstance(before or after, Link):
            self._store_link(before, after)
        elif after is None:
            self._take_out(change.id)
        elif isinstance(after, Node):
            self.store_node(after)

    def load(self, nodes: Iterable[Node], links: Iterable[Link]) -> None:
        """Fill a projection that holds nothing but the session."""
        for node in nodes:
            self.graph.add_node(node.id, record=node, kind=node.kind)
            self._by_type.setdefault(type(node), {})[node.id] = node
        self._owned.clear()
        self.stamp += 1
        for node in self.nodes(Node):
            self._connect(node)
        for link in links:
            self.links[link.id] = link
            for end in (link.source, link.target):
                self._links_at.setdefault(end, set()).add(link.id)
        joined = (x for x in self.links.values() if self.joined(x))
        self.graph.add_edges_from((x.source, x.target, x.id, {"kind": x.kind, "record": x}) for x in joined)

    def store_node(self, node: Node) -> None:
        """Add a node, or replace the one with its id."""
        old = self.node(node.id)
        self.stamp += 1
        self._by_type.setdefault(type(node), {})[node.id] = node
        self._forget_order(node)
        if old is None:
            self.graph.add_node(node.id, record=node, kind=node.kind)
            self._connect(node)
            for owned, field in self._waiting.pop(node.id, ()):
                if owned in self.graph:
                    self.graph.add_edge(node.id, owned, f"{owned}.{field}", kind=field)
            for link in self.links_at(node.id):
                self._add_link_edge(link)
            return
        self._forget_order(old)
        if type(old) is not type(node):
            del self._by_type[type(old)][node.id]
        self.graph.nodes[node.id].update(record=node, kind=node.kind)
        if references(old) != references(node):
            self._disconnect(old)
            self._connect(node)

    def _take_out(self, id: str) -> None:
        node = self.node(id)
        if node is None:
            return
        self.stamp += 1
        self._forget_order(node)
        self._disconnect(node)
        del self._by_type[type(node)][id]
        for _, owned, key, field in self.graph.out_edges(id, keys=True, data="kind"):
            if key not in self.links:
                self._waiting.setdefault(id, set()).add((owned, field))
        self.graph.remove_node(id)

    def _forget_order(self, node: Node) -> None:
        owner = OWNERS.get(type(node))
        if owner is not None:
            self._owned.pop((type(node), getattr(node, owner)), None)

    def _connect(self, node: Node) -> None:
        for field, owner in references(node):
            if owner in self.graph:
                self.graph.add_edge(owner, node.id, f"{node.id}.{field}", kind=field)
            else:
                self._waiting.setdefault(owner, set()).add((node.id, field))

    def _disconnect(self, node: Node) -> None:
        for field, owner in references(node):
            key = f"{node.id}.{field}"
            if self.graph.has_edge(owner, node.id, key):
                self.graph.remove_edge(owner, node.id, key)
            self._waiting.get(owner, set()).discard((node.id, field))

    def _store_link(self, before: Record | None, after: Record | None) -> None:
        if isinstance(before, Link):
            self.links.pop(before.id, None)
            for end in (before.source, before.target):
                self._links_at.get(end, set()).discard(before.id)
            if self.graph.has_edge(before.source, before.target, before.id):
                self.graph.remove_edge(before.source, before.target, before.id)
        if isinstance(after, Link):
            self.links[after.id] = after
            for end in (after.source, after.target):
                self._links_at.setdefault(end, set()).add(after.id)
            if self.joined(after):
                self._add_link_edge(after)

    def _add_link_edge(self, link: Link) -> None:
        self.graph.add_edge(link.source, link.target, link.id, kind=link.kind, record=link)


def place_of(record: Node) -> tuple[str, str]:
    """By what things of one type are sorted."""
    return (getattr(record, "order", ""), record.id)


def references(node: Record) -> list[tuple[str, str]]:
    """The (field, id) pairs by which a record points at others."""
    found: list[tuple[str, str]] = []
    owner = OWNERS.get(type(node))
    for field in (*((owner,) if owner else ()), *REFERENCES.get(type(node), ())):
        value = getattr(node, field)
        if isinstance(value, str):
            if value:
                found.append((field, value))
        else:
            found += [(field, id) for id in value if id]
    return found


def net(changes: Iterable[Change]) -> tuple[Change, ...]:
    """One change per record: its first before and its last after, without those that came to nothing."""
    found: dict[str, Change] = {}
    for change in changes:
        first = found.get(change.id)
        found[change.id] = Change(first.before if first else change.before, change.after)
    return tuple(c for c in found.values() if c.before != c.after)
