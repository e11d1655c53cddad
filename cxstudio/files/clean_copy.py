"""A clean copy for the client: a fresh file with what the map shows, and nothing that was meant to stay in the house.

Left out: history, deleted things, internal cards, groups of nothing but those, comments, questions of a template, the
parking lot, local state, versions, conflicts, things and fields this version does not know, and pictures nobody uses.
The plan goes along with the people in it: who does what is what a client is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from cxstudio.files.publish import refuse_taken
from cxstudio.files.session_file import SessionFile
from cxstudio.files.whole import write_whole
from cxstudio.model.audits import Consistency
from cxstudio.model.document import Document
from cxstudio.model.log import MemoryLog
from cxstudio.model.owners import OWNERS, REFERENCES
from cxstudio.model.plans import Comment, Group
from cxstudio.model.records import SESSION_ID, Attachment, Card, Emotion, Node, Persona, Prompt


def clean_copy(session: SessionFile, path: Path | str) -> None:
    """Write the copy; it replaces what is there. It is a session of its own and cannot be merged back.

    Raises FileProblem, of kind "same" when it would replace the session itself.
    """
    path = Path(path)
    refuse_taken(path, [session.path], replace=True)
    write_whole(clean_document(session.document), session.blob, path)


def clean_document(document: Document) -> Document:
    """The map without what stays in the house, as a document without a file."""
    clean = Document(MemoryLog())
    kept = _kept(document)
    with clean.transaction(""):
        clean.put(msgspec.structs.replace(document.session))
        for node in _owners_first(kept):
            clean.put(_without_loose_ends(_without_loose_span(node, kept), kept))
        for link in document.links():
            if link.source in kept and link.target in kept:
                clean.put(link)
    return clean


def _kept(document: Document) -> dict[str, Node]:
    portraits = {persona.portrait for persona in document.personas()}
    kept = {n.id: n for n in document.nodes(Node) if n.id != SESSION_ID and not _stays(document, n)}
    while True:
        lost = [id for id, node in kept.items() if not _has_owner(node, kept, portraits)]
        if not lost:
            return kept
        for id in lost:
            del kept[id]


def _stays(document: Document, node: Node) -> bool:
    if isinstance(node, Group):
        members = [document.get(link.source) for link in document.links_of(node.id, "in_group")]
        return bool(members) and all(x is None or _stays(document, x) for x in members)
    return isinstance(node, Comment | Prompt) or (isinstance(node, Card) and (node.internal or node.parked))


def _has_owner(node: Node, kept: dict[str, Node], portraits: set[str]) -> bool:
    if isinstance(node, Attachment) and node.id in portraits:
        return True
    owner = OWNERS.get(type(node))
    return owner is None or getattr(node, owner) in kept or getattr(node, owner) == SESSION_ID


def _owners_first(kept: dict[str, Node]) -> Iterator[Node]:
    given: set[str] = set()
    waiting = sorted(kept.values(), key=lambda node: (not isinstance(node, Persona), node.id))
    while waiting:
        later = []
        for node in waiting:
            owner = getattr(node, OWNERS[type(node)]) if type(node) in OWNERS else ""
            last = getattr(node, "until", "")
            if any(id in kept and id not in given for id in (owner, last)) and owner != node.id:
                later.append(node)
                continue
            given.add(node.id)
            yield node
        if len(later) == len(waiting):
            return  # they own each other in a ring: nowhere on the map
        waiting = later


def _without_loose_ends(node: Node, kept: dict[str, Node]) -> Node:
    """The record without ids of what is left out."""
    cleared: dict[str, object] = {}
    for field in REFERENCES.get(type(node), ()):
        value = getattr(node, field)
        if isinstance(value, tuple):
            cleared[field] = tuple(id for id in value if id in kept)
        elif value and value not in kept and not (isinstance(node, Emotion | Consistency)):
            cleared[field] = ""
    return msgspec.structs.replace(node, **cleared) if cleared else node


def _without_loose_span(node: Node, kept: dict[str, Node]) -> Node:
    if not isinstance(node, Card) or not node.until:
        return node
    from cxstudio.model.rules import why_not_span

    return msgspec.structs.replace(node, until="") if why_not_span(node, kept.get) else node
