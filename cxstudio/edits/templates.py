"""Templates: making one of an outline or of a session, and beginning a session from one; it knows no file.

Everything gets new ids on its way, so that two sessions begun from one template are two sessions: merged, they stand
beside each other and no card of one takes the place of a card of the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

import msgspec

from cxstudio.edits.audit import start_audit
from cxstudio.edits.emotions import rate_emotion
from cxstudio.edits.outlines.outline import Outline
from cxstudio.edits.placing import new_id
from cxstudio.edits.sessions import start_session
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_channel, add_touchpoint, add_touchpoints, choose_channels
from cxstudio.edits.values import field_value, title_text
from cxstudio.model.audits import Audit, AuditItem
from cxstudio.model.document import Document
from cxstudio.model.lanes import lane_id, lane_kind
from cxstudio.model.log import Blobs
from cxstudio.model.measures import Metric
from cxstudio.model.owners import OWNERS, REFERENCES
from cxstudio.model.plans import Group
from cxstudio.model.records import (
    OWN_LANE,
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
    Preset,
    Prompt,
    Session,
    Stage,
    Touchpoint,
)
from cxstudio.model.workshops import AgendaStep
from cxstudio.words import _, translate

# The fields that hold words of a template: only these are translated, and only in templates that are shipped.
_WORDS = (
    "title", "text", "name", "role", "goal", "scenario", "to_learn", "time_span", "expectations", "say", "done_when",
)  # fmt: skip
# What a template is made of; the order in which things are put, owners first.
_STRUCTURE = (
    Persona,
    Channel,
    Metric,
    Journey,
    Stage,
    Lane,
    Preset,
    Touchpoint,
    Audit,
    AuditItem,
    Prompt,
    AgendaStep,
)
_CARDS = (Group, Card, Attachment, Annotation)
_KINDS: tuple[type[Node], ...] = (*_STRUCTURE, *_CARDS)

Change = Callable[[Node], Node | None]


def make_template(document: Document, outline: Outline) -> None:
    """Fill an empty document with an outline, in English."""
    with document.transaction(_("New template")):
        journey = start_session(document, language="en")
        document.set(SESSION_ID, title=outline.title)
        document.set(journey, title=outline.journey, scenario=outline.scenario)
        for persona in document.personas():
            document.set(persona.id, role=outline.persona, employee=outline.employee)
        for key in outline.lanes:
            document.put(Lane(id=lane_id(journey, key), journey=journey, shows=key, kept=True))
        for part in outline.parts:
            stage = add_stage(document, journey, part.title)
            document.set(stage, goal=part.goal)
            _ask(document, stage, [(x.lane, x.text) for x in part.asks])
            for moment in part.moments:
                touchpoint = add_touchpoint(document, stage, moment.title)
                choose_channels(document, touchpoint, [add_channel(document, x) for x in moment.channels])
                document.set(touchpoint, moment_of_truth=moment.truth)
                _ask(document, touchpoint, [(x.lane, x.text) for x in moment.asks])
        if outline.audit:
            start_audit(document)


def _ask(document: Document, home: str, asks: list[tuple[str, str]]) -> None:
    for lane, text in asks:
        document.put(Prompt(id=new_id(), home=home, lane=lane, text=text))


def start_from(
    document: Document,
    template: Document,
    *,
    title: str = "",
    language: str = "en",
    direction: str = "ltr",
    date: str = "",
    shipped: bool = True,
    blobs: tuple[Blobs, Blobs] | None = None,
) -> str:
    """Begin a session in an empty document as a template says. Returns the id of its first journey.

    The words of a shipped template come in the language of the session as far as there are translations; those of
    somebody's own stay as they are, and so do its language and direction. Its agenda has not begun. `blobs` are where
    its pictures are, and where they go.
    """
    own = template.session
    session = Session(
        id=SESSION_ID,
        title=title_text(title),
        language=field_value(Session, "language", language if shipped else own.language),
        direction=field_value(Session, "direction", direction if shipped else own.direction),
        date=field_value(Session, "date", date),
        impression=own.impression,
        promise=own.promise,
    )

    def worded(node: Node) -> Node | None:
        fresh = _not_begun(node)
        return _translated(fresh, language) if shipped else fresh

    with document.transaction(_("New session")):
        document.put(session)
        _copy(template, document, worded, blobs)
        _date_audits(document, date)
    return document.journeys()[0].id


def as_template(
    document: Document, target: Document, title: str, *, cards: bool, blobs: tuple[Blobs, Blobs] | None = None
) -> None:
    """Fill an empty document with what others can begin from: the structure of a session, and its cards if wanted.

    The steps of its agenda come along as if they had never run. Left out are history, feedback, readings, feelings,
    ratings, evidence, plans, sources, comments, internal and parked cards, and the names of people: of the team and of
    personas, with their pictures and words.
    """
    own = document.session
    session = Session(id=SESSION_ID, title=title_text(title), language=own.language, direction=own.direction)
    with target.transaction(_("New template")):
        target.put(session)
        _copy(document, target, lambda node: _bare(node, cards=cards), blobs)


def _bare(node: Node, *, cards: bool) -> Node | None:
    """What a template keeps of a thing."""
    replace = msgspec.structs.replace
    match node:
        case Persona():
            return Persona(
                id=node.id, role=node.role, mark=node.mark, employee=node.employee, order=node.order
            )
        case Journey():
            return replace(node, basis="assumed", hides=())
        case Touchpoint():
            return replace(node, owned_by="", evidence="")
        case AuditItem():
            return replace(node, rating=None, note="")
        case Audit():
            return replace(node, date="", text="")
        case Card() if node.internal or node.parked:
            return None
        case Card():
            return replace(node, evidence="") if cards else None
        case Group() | Annotation() | Attachment():
            return node if cards else None
    return _not_begun(node)


def _not_begun(node: Node) -> Node:
    """A step of an agenda as it is before it runs; anything else as it is."""
    if not isinstance(node, AgendaStep):
        return node
    return msgspec.structs.replace(node, began=None, ended=None, squeezed=None)


_WAVE = (0.3, -0.6, 0.8, -1.2, -0.4, 0.6, 1.2)  # ups and downs of a journey nobody has made yet


def illustrate(template: Document) -> None:
    """Put a card, two touchpoints or a curve where a template asks for some: its small picture shows what it is for.

    For a document in memory that nobody keeps.
    """
    with template.transaction(""):
        for prompt in template.nodes(Prompt):
            kinds = lane_kind(prompt.lane).kinds
            if prompt.lane == "touchpoints":
                if not template.touchpoints(prompt.home):
                    add_touchpoints(template, prompt.home, ["", ""])
            elif kinds:
                template.put(Card(id=new_id(), kind=kinds[0], home=prompt.home, text=prompt.text))
        for journey in template.journeys():
            rated = {one.touchpoint for one in template.nodes(Emotion)}
            touchpoints = template.journey_touchpoints(journey.id)
            if journey.persona and rated.isdisjoint(touchpoint.id for touchpoint in touchpoints):
                for touchpoint, value in zip(touchpoints, cycle(_WAVE), strict=False):
                    rate_emotion(template, touchpoint.id, journey.persona, value)


def _date_audits(document: Document, date: str) -> None:
    for audit in document.nodes(Audit):
        document.set(audit.id, date=date)


def _translated(node: Node, language: str) -> Node:
    texts = {name: getattr(node, name, "") for name in _WORDS}
    said = {name: translate(text, language) for name, text in texts.items() if isinstance(text, str) and text}
    return msgspec.structs.replace(node, **said)


# Copying


def _copy(source: Document, target: Document, change: Change, blobs: tuple[Blobs, Blobs] | None) -> None:
    """Everything a template is made of, changed, under new ids, with what joins it."""
    kept = {node.id: node for node in _wanted(source, change) if _can_come(node, blobs)}
    portraits = {node.portrait for node in kept.values() if isinstance(node, Persona)}
    _drop_the_ownerless(kept, portraits)
    names = {SESSION_ID: SESSION_ID} | {id: new_id() for id in kept}
    for node in kept.values():
        if isinstance(node, Lane) and node.shows != OWN_LANE:
            names[node.id] = lane_id(names[node.journey], node.shows)
    for node in _owners_first(kept):
        target.put(_renamed(node, names))
    for link in source.links():
        if link.source in kept and link.target in kept:
            ends = {"source": names[link.source], "target": names[link.target]}
            new: Link = msgspec.structs.replace(link, id=new_id(), **ends)
            target.put(new)


def _wanted(source: Document, change: Change) -> Iterator[Node]:
    for record_type in _KINDS:
        for node in source.nodes(record_type):
            changed = change(node)
            if changed is not None:
                yield changed


def _drop_the_ownerless(kept: dict[str, Node], portraits: set[str]) -> None:
    """Take out what has nowhere to be, and then what was in it."""
    while True:
        there = {*kept, SESSION_ID}
        lost = [
            id
            for id, node in kept.items()
            if type(node) in OWNERS and getattr(node, OWNERS[type(node)]) not in there and id not in portraits
        ]
        if not lost:
            return
        for id in lost:
            del kept[id]


def _owners_first(kept: dict[str, Node]) -> Iterator[Node]:
    """In the order of the kinds; a note that hangs on another note comes after it."""
    given: set[str] = set()
    waiting = list(kept.values())
    while waiting:
        later = []
        for node in waiting:
            owner = getattr(node, OWNERS[type(node)], "") if type(node) in OWNERS else ""
            if owner in kept and owner not in given:
                later.append(node)
                continue
            given.add(node.id)
            yield node
        if len(later) == len(waiting):
            return  # they hang on each other in a ring, nowhere on the map
        waiting = later


def _renamed(node: Node, names: dict[str, str]) -> Node:
    """The record under its new id; what it points at and is not there any more is left empty."""
    fields: dict[str, Any] = {}
    owner = OWNERS.get(type(node), "")
    for name in (*((owner,) if owner else ()), *REFERENCES.get(type(node), ())):
        value = getattr(node, name)
        if isinstance(value, tuple):
            fields[name] = tuple(names[id] for id in value if id in names)
        else:
            fields[name] = names.get(value, "")
    if isinstance(node, (Card, Prompt)):  # the row may be one somebody added
        fields["lane"] = names.get(node.lane, node.lane)
    if isinstance(node, Preset):
        fields["lanes"] = tuple(names.get(key, key) for key in node.lanes)
    return msgspec.structs.replace(node, id=names[node.id], **fields)


def _can_come(node: Node, blobs: tuple[Blobs, Blobs] | None) -> bool:
    """Whether a thing can be copied: a picture brings its bytes along, or stays."""
    if not isinstance(node, Attachment):
        return True
    if blobs is None:
        return False
    source, target = blobs
    data = source.blob(node.sha256)
    if data is None:
        return False
    target.put_blob(data, node.mime)
    return True
