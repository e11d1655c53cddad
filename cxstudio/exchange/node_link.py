"""The whole document as networkx node-link JSON, out and in, equal record for record; it knows no file and no window.

`networkx.node_link_graph` reads it as it is. Each node carries the fields of its record; each link is an edge with
its fields; containment and references are edges too, named by the field that holds them, and are not read again
because the fields say the same. `graph.format` is "cxstudio", `graph.version` is `VERSION`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

import cxstudio
from cxstudio.edits.values import clean_text
from cxstudio.exchange.exported import Exported
from cxstudio.exchange.problems import ImportProblem
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS, LINK_KINDS
from cxstudio.model.records import (
    OWNERS,
    REFERENCES,
    SESSION_ID,
    Annotation,
    Attachment,
    Card,
    Emotion,
    Link,
    Node,
    Record,
    Session,
    Touchpoint,
    emotion_id,
)
from cxstudio.model.rules import why_not_link, why_not_span
from cxstudio.words import _, ngettext

FORMAT = "cxstudio"
VERSION = 1
MAX_BYTES = 64 * 1024 * 1024
MAX_NODES = 200_000
MAX_EDGES = 1_000_000

# The names under which edges repeat what fields say.
FIELD_EDGES = frozenset({*OWNERS.values(), *(name for names in REFERENCES.values() for name in names)})
_PARKABLE = (Card, Touchpoint, Annotation)


@dataclass(frozen=True, slots=True)
class NodeLinkImport:
    """What an import did: how many records it took over, and what it did not."""

    nodes: int
    links: int
    warnings: tuple[str, ...]


R = TypeVar("R", bound=Record)


class _File(msgspec.Struct):
    graph: dict[str, Any]
    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]] = msgspec.field(default_factory=list)
    links: list[dict[str, Any]] = msgspec.field(default_factory=list)  # what older networkx calls the edges


# Out


def export_node_link(document: Document) -> Exported:
    """All journeys with everything on them. The bytes are the same for the same document."""
    nodes = sorted(_whole_nodes(document), key=_rank)
    there = {node.id for node in nodes}
    edges = [
        {"source": owner, "target": node.id, "key": f"{node.id}.{field}", "kind": field}
        for node in nodes
        for field, owner in _pointers(node)
        if owner in there
    ]
    links = [
        x for x in document.links() if {x.source, x.target} <= there and not why_not_link(x, document.get)
    ]
    for link in sorted(links, key=lambda x: x.id):
        fields: dict[str, Any] = msgspec.to_builtins(link)
        fields["key"] = fields.pop("id")
        edges.append(fields)
    content = {
        "directed": True,
        "multigraph": True,
        "graph": {"format": FORMAT, "version": VERSION, "program": f"CX Studio {cxstudio.__version__}"},
        "nodes": [msgspec.to_builtins(node) for node in nodes],
        "edges": edges,
    }
    data = msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"
    pictures = sum(isinstance(node, Attachment) for node in nodes)
    warnings = []
    if pictures:
        text = ngettext(
            "{n} attachment goes without its content", "{n} attachments go without their content", pictures
        )
        warnings.append(text.format(n=pictures))
    return Exported(data, tuple(warnings))


def _whole_nodes(document: Document) -> Iterable[Node]:
    """All nodes; what lost its place after a merge is parked or left out, so that the file holds together."""
    for _id, data in document.graph.nodes(data=True):
        node = data.get("record")
        if not isinstance(node, Node):
            continue
        owner = OWNERS.get(type(node))
        lost = owner is not None and document.get(getattr(node, owner)) is None
        if lost and not isinstance(node, (*_PARKABLE, Attachment)):
            continue
        cleared: dict[str, Any] = {owner: ""} if lost and owner is not None else {}
        for field in REFERENCES.get(type(node), ()):
            value = getattr(node, field)
            if isinstance(value, tuple):
                cleared[field] = tuple(id for id in value if document.get(id) is not None)
            elif document.get(value) is None:
                cleared[field] = ""
        if isinstance(node, Emotion) and "persona" in cleared:
            continue
        if isinstance(node, Card) and why_not_span(node, document.get):
            cleared["until"] = ""
        yield msgspec.structs.replace(node, **cleared)


def _rank(node: Node) -> tuple[int, str, str]:
    kinds = list(KINDS)
    return kinds.index(node.kind) if node.kind in KINDS else len(kinds), getattr(node, "order", ""), node.id


def _pointers(node: Node) -> list[tuple[str, str]]:
    owner = OWNERS.get(type(node))
    found: list[tuple[str, str]] = []
    for field in (*((owner,) if owner else ()), *REFERENCES.get(type(node), ())):
        value = getattr(node, field)
        found.extend((field, id) for id in ((value,) if isinstance(value, str) else value) if id)
    return found


# In


def import_node_link(document: Document, data: bytes) -> NodeLinkImport:
    """Fill an empty document. Raises ImportProblem and leaves it alone when the file does not hold together."""
    file = _decoded(data)
    warnings = _Tally()
    nodes = _loosened(_nodes(file.nodes, warnings), warnings.unknown_ids)
    links = _links([*file.edges, *file.links], nodes, warnings)
    _check_pointers(nodes)
    ordered = _owners_first(nodes)
    try:
        with document.transaction(_("Import")):
            for node in ordered:
                document.put(node)
            for link in links:
                document.put(link)
    except ValueError as refused:
        raise ImportProblem(_("The file contradicts itself: {reason}").format(reason=refused)) from None
    return NodeLinkImport(len(nodes), len(links), warnings.told())


class _Tally:
    """What was left out, counted, so that a thousand of one kind make one sentence."""

    def __init__(self) -> None:
        self._kinds: Counter[str] = Counter()
        self._fields: Counter[str] = Counter()
        self.unknown_ids: set[str] = set()

    def unknown_kind(self, kind: object, id: object = None) -> None:
        self._kinds[str(kind)[:60]] += 1
        if isinstance(id, str) and id:
            self.unknown_ids.add(id)

    def unknown_fields(self, names: Iterable[str]) -> None:
        self._fields.update(name[:60] for name in names)

    def told(self) -> tuple[str, ...]:
        told = []
        if self._kinds:
            names = ", ".join(f"{kind} ({n})" for kind, n in sorted(self._kinds.items())[:20])
            told.append(_("Things of unknown kinds were left out: {names}").format(names=names))
        if self._fields:
            names = ", ".join(sorted(self._fields)[:20])
            told.append(_("Unknown fields were left out: {names}").format(names=names))
        return tuple(told)


def _decoded(data: bytes) -> _File:
    if len(data) > MAX_BYTES:
        raise ImportProblem(_("The file is larger than 64 MB"))
    try:
        file = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=_File)
    except RecursionError:
        raise ImportProblem(_("The file is nested too deeply to be a journey map")) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ImportProblem(_("The file is not node-link JSON: {reason}").format(reason=error)) from None
    version = file.graph.get("version")
    if file.graph.get("format") != FORMAT or not isinstance(version, int):
        raise ImportProblem(_("The file is JSON, but not from CX Studio (graph.format is not “cxstudio”)"))
    if version > VERSION:
        raise ImportProblem(_("The file comes from a newer CX Studio; open it with that one"))
    if len(file.nodes) > MAX_NODES or len(file.edges) + len(file.links) > MAX_EDGES:
        raise ImportProblem(_("The file holds more things than a session can"))
    return file


def _nodes(items: list[dict[str, Any]], warnings: _Tally) -> dict[str, Node]:
    nodes: dict[str, Node] = {}
    for number, item in enumerate(items, start=1):
        kind = item.get("kind")
        row = KINDS.get(kind) if isinstance(kind, str) else None
        if row is None:
            warnings.unknown_kind(kind, item.get("id"))
            continue
        node = _converted(item, row.record, _("node {number}").format(number=number), warnings)
        if isinstance(node, Emotion):
            node = msgspec.structs.replace(node, id=emotion_id(node.touchpoint, node.persona))
        if isinstance(node, Session) != (node.id == SESSION_ID):
            raise ImportProblem(
                _("Node {number} is no session by its id or by its kind").format(number=number)
            )
        if node.id in nodes:
            raise ImportProblem(_("The id “{id}” is there twice").format(id=node.id[:40]))
        nodes[node.id] = node
    if SESSION_ID not in nodes:
        raise ImportProblem(_("The file holds no session"))
    return nodes


def _loosened(nodes: dict[str, Node], unknown: set[str]) -> dict[str, Node]:
    """The nodes without what points at things of unknown kinds."""
    loose = dict(nodes)
    for id, node in nodes.items():
        for field in sorted({field for field, target in _pointers(node) if target in unknown}):
            value = getattr(node, field)
            rest = tuple(x for x in value if x not in unknown) if isinstance(value, tuple) else ""
            loose[id] = msgspec.structs.replace(loose[id], **{field: rest})
    return loose


def _links(items: list[dict[str, Any]], nodes: dict[str, Node], warnings: _Tally) -> list[Link]:
    links: dict[str, Link] = {}
    for number, item in enumerate(items, start=1):
        kind = item.get("kind")
        if isinstance(kind, str) and kind in FIELD_EDGES:
            continue
        ends = [end for end in (item.get("source"), item.get("target")) if isinstance(end, str)]
        if not isinstance(kind, str) or kind not in LINK_KINDS or not warnings.unknown_ids.isdisjoint(ends):
            warnings.unknown_kind(kind)
            continue
        fields = {"id" if name == "key" else name: value for name, value in item.items()}
        link = _converted(fields, Link, _("edge {number}").format(number=number), warnings)
        if link.id in links or link.id in nodes:
            raise ImportProblem(_("The id “{id}” is there twice").format(id=link.id[:40]))
        reason = why_not_link(link, nodes.get)
        if reason:
            raise ImportProblem(
                _("Edge {number} cannot stand: {reason}").format(number=number, reason=reason)
            )
        links[link.id] = link
    return list(links.values())


def _converted(fields: dict[str, Any], record_type: type[R], where: str, warnings: _Tally) -> R:
    try:
        record = msgspec.convert(fields, record_type)
    except (msgspec.ValidationError, RecursionError) as error:
        raise ImportProblem(
            _("The file is wrong at {where}: {reason}").format(where=where, reason=error)
        ) from None
    warnings.unknown_fields(fields.keys() - set(record_type.__struct_fields__))
    texts = {
        name: clean_text(v)
        for name in record_type.__struct_fields__
        if isinstance(v := getattr(record, name), str)
    }
    record = msgspec.structs.replace(record, **texts)
    if not record.id:
        raise ImportProblem(_("The file is wrong at {where}: it has no id").format(where=where))
    return record


def _check_pointers(nodes: dict[str, Node]) -> None:
    """Every id a field holds must be that of a node of the file."""
    for node in nodes.values():
        for field, id in _pointers(node):
            if id not in nodes:
                raise ImportProblem(
                    _("“{id}” names as {field} a thing that is not in the file").format(
                        id=node.id[:40], field=field
                    )
                )


def _owners_first(nodes: dict[str, Node]) -> list[Node]:
    """Nodes so that each comes after what it lives in. Raises ImportProblem when some live in a circle."""
    waiting = {
        id: {target for field, target in _pointers(node) if field in (OWNERS.get(type(node)), "until")}
        for id, node in nodes.items()
    }
    followers: dict[str, list[str]] = {}
    for id, targets in waiting.items():
        for target in targets:
            followers.setdefault(target, []).append(id)
    ready = [id for id, targets in waiting.items() if not targets]
    ordered: list[Node] = []
    while ready:
        id = ready.pop()
        ordered.append(nodes[id])
        for follower in followers.get(id, ()):
            waiting[follower].discard(id)
            if not waiting[follower]:
                ready.append(follower)
    if len(ordered) < len(nodes):
        stuck = next(id for id, targets in waiting.items() if targets)
        raise ImportProblem(
            _("Some things contain each other in a circle, among them “{id}”").format(id=stuck[:40])
        )
    return ordered
