"""The whole document as networkx node-link JSON, out and in, equal record for record; it knows no file and no window.

`networkx.node_link_graph` reads it as it is. Each node carries the fields of its record; each link is an edge with
its fields; containment and references are edges too, named by the field that holds them, and are not read again
because the fields say the same. `graph.format` is "cxstudio", `graph.version` is `VERSION`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

import cxstudio
from cxstudio.edits.problems import Refused
from cxstudio.edits.sub_journeys import circle_words, circular
from cxstudio.edits.values import clean_text, iso_date, language_tag
from cxstudio.exchange.exported import Exported, Progress
from cxstudio.exchange.json_lines import Spot
from cxstudio.exchange.node_link_file import FORMAT, VERSION, broken, decoded
from cxstudio.exchange.node_link_words import misfit
from cxstudio.exchange.problems import ImportProblem
from cxstudio.exchange.unknown import PARKABLE, Unknown, joined, unknown_fields, unknown_links, unknown_nodes
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS, LINK_KINDS
from cxstudio.model.owners import OWNERS, REFERENCES
from cxstudio.model.records import (
    SESSION_ID,
    Attachment,
    Card,
    Emotion,
    Link,
    Node,
    Record,
    Session,
    Stage,
    Touchpoint,
    emotion_id,
)
from cxstudio.model.rules import why_not_link, why_not_span
from cxstudio.words import _, ngettext

# The names under which edges repeat what fields say.
FIELD_EDGES = frozenset({*OWNERS.values(), *(name for names in REFERENCES.values() for name in names)})


@dataclass(frozen=True, slots=True)
class NodeLinkImport:
    """What an import did: how many records it took over, and what it did not."""

    nodes: int
    links: int
    warnings: tuple[str, ...]


_TOLD_EVERY = 1000  # records

R = TypeVar("R", bound=Record)


# Out


def export_node_link(document: Document) -> Exported:
    """All journeys with everything on them. The bytes are the same for the same document."""
    foreign = unknown_nodes(document)
    nodes = sorted(_whole_nodes(document, foreign.keys()), key=_rank)
    there = {node.id for node in nodes} | foreign.keys()
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
        edges.append(fields | unknown_fields(document, link))
    for id, fields in unknown_links(document, foreign.keys()).items():
        if fields.get("source") in there and fields.get("target") in there:
            edges.append({**fields, "key": id})
    content = {
        "directed": True,
        "multigraph": True,
        "graph": {"format": FORMAT, "version": VERSION, "program": f"CX Studio {cxstudio.__version__}"},
        "nodes": [
            *(msgspec.to_builtins(node) | unknown_fields(document, node) for node in nodes),
            *({"id": id, **fields} for id, fields in foreign.items()),
        ],
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


def _whole_nodes(document: Document, foreign: Set[str]) -> Iterable[Node]:
    """All nodes; what lost its place after a merge is parked or left out, so that the file holds together.

    `foreign` are the ids of things of unknown kinds: they go along, so what points at them may.
    """
    records = [data.get("record") for _id, data in document.graph.nodes(data=True)]
    nodes = [record for record in records if isinstance(record, Node)]
    left_out: set[str] = set()

    def gone(id: str) -> bool:
        return id in left_out or (document.get(id) is None and id not in foreign)

    def lost(node: Node) -> bool:
        owner = OWNERS.get(type(node))
        return owner is not None and gone(getattr(node, owner))

    # Nothing may point at what stays behind: the touchpoints of a lost stage are parked.
    left_out |= {node.id for node in nodes if lost(node) and not isinstance(node, (*PARKABLE, Attachment))}
    for node in nodes:
        if node.id in left_out:
            continue
        owner = OWNERS.get(type(node))
        cleared: dict[str, Any] = {owner: ""} if owner is not None and lost(node) else {}
        for field in REFERENCES.get(type(node), ()):
            value = getattr(node, field)
            if isinstance(value, tuple):
                cleared[field] = tuple(id for id in value if not gone(id))
            elif gone(value):
                cleared[field] = ""
        if isinstance(node, Emotion) and "persona" in cleared:
            continue
        beyond = isinstance(node, Card) and not foreign.isdisjoint({node.home, node.until})
        if isinstance(node, Card) and not beyond and why_not_span(node, document.get):
            cleared["until"] = ""
        yield msgspec.structs.replace(node, **cleared)


def _rank(node: Node) -> tuple[int, str, str]:
    kinds = list(KINDS)
    return kinds.index(node.kind) if node.kind in KINDS else len(kinds), getattr(node, "order", ""), node.id


def _pointers(node: Record) -> list[tuple[str, str]]:
    owner = OWNERS.get(type(node))
    found: list[tuple[str, str]] = []
    for field in (*((owner,) if owner else ()), *REFERENCES.get(type(node), ())):
        value = getattr(node, field)
        found.extend((field, id) for id in ((value,) if isinstance(value, str) else value) if id)
    return found


# In


def import_node_link(document: Document, data: bytes, progress: Progress | None = None) -> NodeLinkImport:
    """Fill an empty document. Raises ImportProblem and leaves it alone when the file does not hold together."""
    told = progress or _tell_nobody
    file = decoded(data)
    told(10, 100)
    unknown = Unknown()
    nodes = _nodes(file.nodes, data, unknown)
    links = _links([*_placed(data, "edges", file.edges), *_placed(data, "links", file.links)], nodes, unknown)
    told(30, 100)
    _check_pointers(nodes, unknown)
    judged = _judged([*_owners_first(nodes), *links], unknown)
    told(40, 100)
    try:
        with document.one_step(unknown):
            with document.transaction(_("Import")):
                for number, record in enumerate(judged):
                    document.put(record)
                    if number % _TOLD_EVERY == 0:
                        told(40 + 40 * number // len(judged), 100)
            unknown.keep(document, _("Import"))
    except ValueError as refused:
        raise broken(_("The file contradicts itself: {reason}").format(reason=refused)) from None
    return NodeLinkImport(len(nodes), len(links), (*unknown.told(), *_circles(links, nodes)))


def _tell_nobody(_done: int, _whole: int) -> None:
    pass


def _judged(records: Iterable[Record], unknown: Unknown) -> list[Record]:
    """The records that rules can judge; those that hang on a thing of an unknown kind go to `unknown`."""
    astray = set(unknown.things["n"])
    judged = []
    for record in records:
        hold = {record.source, record.target} if isinstance(record, Link) else _stands_on(record)
        if hold.isdisjoint(astray):
            judged.append(record)
        else:
            astray.add(record.id)
            unknown.astray(record)
    return judged


def _placed(data: bytes, name: str, items: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Spot]]:
    return ((item, Spot(data, name, number)) for number, item in enumerate(items, start=1))


def _nodes(items: list[dict[str, Any]], data: bytes, unknown: Unknown) -> dict[str, Node]:
    nodes: dict[str, Node] = {}
    for number, item in enumerate(items, start=1):
        kind = item.get("kind")
        row = KINDS.get(kind) if isinstance(kind, str) else None
        if row is None:
            unknown.thing("n", item.get("id"), item)
            continue
        node = _converted(item, row.record, Spot(data, "nodes", number))
        if isinstance(node, Emotion):
            node = msgspec.structs.replace(node, id=emotion_id(node.touchpoint, node.persona))
        if isinstance(node, Session) != (node.id == SESSION_ID):
            raise broken(_("Node {number} is no session by its id or by its kind").format(number=number))
        if isinstance(node, Session):
            _check_session(node)
        if node.id in nodes:
            raise _twice(node.id)
        nodes[node.id] = node
        unknown.fields(node, item)
    both = next((id for id in unknown.things["n"] if id in nodes), "")
    if both:
        raise _twice(both)
    if SESSION_ID not in nodes:
        raise broken(_("The file holds no session"))
    return nodes


def _check_session(session: Session) -> None:
    try:
        if session.language:
            language_tag(session.language)
        if session.date:
            iso_date(session.date)
    except Refused as refused:
        raise broken(refused.reason) from None


def _twice(id: str) -> ImportProblem:
    return broken(_("The id “{id}” is there twice").format(id=id[:40]))


def _links(items: list[tuple[dict[str, Any], Spot]], nodes: dict[str, Node], unknown: Unknown) -> list[Link]:
    links: dict[str, Link] = {}
    for number, (item, spot) in enumerate(items, start=1):
        kind = item.get("kind")
        if isinstance(kind, str) and kind in FIELD_EDGES:
            continue
        if not isinstance(kind, str) or kind not in LINK_KINDS:
            _foreign_link(item, nodes, unknown)
            continue
        fields = {"id" if name == "key" else name: value for name, value in item.items()}
        link = _converted(fields, Link, spot)
        if link.id in links or link.id in nodes or link.id in unknown.things["n"]:
            raise _twice(link.id)
        ends = {link.source, link.target} - unknown.things["n"].keys()
        if not ends <= nodes.keys():
            raise broken(_("Edge {number} joins a thing that is not in the file").format(number=number))
        reason: str | None = (
            None if joined((link.source, link.target), unknown) else why_not_link(link, nodes.get)
        )
        if reason:
            raise broken(_("Edge {number} cannot stand: {reason}").format(number=number, reason=reason))
        links[link.id] = link
        unknown.fields(link, fields)
    both = next((id for id in unknown.things["e"] if id in links), "")
    if both:
        raise _twice(both)
    return list(links.values())


def _circles(links: Iterable[Link], nodes: dict[str, Node]) -> tuple[str, ...]:
    """Told where a journey leads to itself over the journeys inside its touchpoints, as two copies merged may have it.

    Nobody can make such a circle, but one that is there is kept: each of its arrows is somebody's work.
    """

    def journey_of(touchpoint: str) -> str:
        moment = nodes.get(touchpoint)
        stage = nodes.get(moment.stage) if isinstance(moment, Touchpoint) else None
        return stage.journey if isinstance(stage, Stage) else ""

    circle = nodes.get(circular((x for x in links if x.kind == "opens"), journey_of))
    return (circle_words(circle),) if circle is not None else ()


def _foreign_link(item: dict[str, Any], nodes: dict[str, Node], unknown: Unknown) -> None:
    id, ends = item.get("key"), (item.get("source"), item.get("target"))
    there = nodes.keys() | unknown.things["n"].keys()
    if isinstance(id, str) and id not in there and all(isinstance(end, str) and end in there for end in ends):
        unknown.thing("e", id, {name: value for name, value in item.items() if name != "key"})
    else:
        unknown.leave_out(item.get("kind"))


def _converted(fields: dict[str, Any], record_type: type[R], where: Spot) -> R:
    try:
        record = msgspec.convert(fields, record_type)
    except (msgspec.ValidationError, RecursionError) as error:
        said = misfit(fields, record_type, error)
        raise broken(_("The file is wrong in {where}: {reason}").format(where=where, reason=said)) from None
    texts = {
        name: clean_text(v)
        for name in record_type.__struct_fields__
        if isinstance(v := getattr(record, name), str)
    }
    record = msgspec.structs.replace(record, **texts)
    if not record.id:
        raise broken(_("The file is wrong in {where}: it has no id").format(where=where))
    return record


def _check_pointers(nodes: dict[str, Node], unknown: Unknown) -> None:
    """Every id a field holds must be that of a node of the file."""
    for node in nodes.values():
        owner = OWNERS.get(type(node))
        if owner and not getattr(node, owner) and not isinstance(node, (*PARKABLE, Attachment)):
            raise broken(_("“{id}” does not say its {field}").format(id=node.id[:40], field=owner))
        for field, id in _pointers(node):
            if id not in nodes and not joined([id], unknown):
                raise broken(
                    _("“{id}” names as {field} a thing that is not in the file").format(
                        id=node.id[:40], field=field
                    )
                )


def _stands_on(node: Record) -> set[str]:
    """What has to be there before a node."""
    return {target for field, target in _pointers(node) if field in (OWNERS.get(type(node)), "until")}


def _owners_first(nodes: dict[str, Node]) -> list[Node]:
    """Nodes so that each comes after what it lives in. Raises ImportProblem when some live in a circle."""
    waiting = {id: _stands_on(node) & nodes.keys() for id, node in nodes.items()}
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
        raise broken(_("Some things contain each other in a circle, among them “{id}”").format(id=stuck[:40]))
    return ordered
