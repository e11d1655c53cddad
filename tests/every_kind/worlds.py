"""A session with a thing of every kind and a link of each, and what their fields may hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cxstudio.edits.emotions import rate_emotion
from cxstudio.edits.lanes import rename_lane
from cxstudio.edits.links import connect
from cxstudio.edits.making import Thing, make_things
from cxstudio.edits.sub_journeys import open_journey
from cxstudio.edits.touchpoints import set_channels
from cxstudio.exchange.kind_columns import TARGETS
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS, LINK_KINDS, Field
from cxstudio.model.log import MemoryLog
from cxstudio.model.methods import METHODS
from cxstudio.model.records import Attachment
from tests.makers import small_map

FIELDS = [(kind, field.name) for kind, row in KINDS.items() for field in row.fields]
# What a text of somebody may look like: it is only text wherever it goes.
WORDS = "=1+1 „Zażółć” 中文 <b>café</b>"


@dataclass(frozen=True, slots=True)
class World:
    """A document with the id of one thing of each kind, and of one link of each kind."""

    document: Document
    journey: str
    of: dict[str, str]
    links: dict[str, str]


def world(document: Document | None = None) -> World:
    """Everything there is, once or more."""
    made = small_map(document or Document(MemoryLog()))
    document = made.document
    t = made.touchpoints
    of = {document.node(id).kind: id for id in (*made.cards, *made.stages, *t, *made.personas, made.journey)}
    of["session"] = "session"
    with document.transaction("World"):
        set_channels(document, t[0], ["Web", "Phone"])
        of["channel"] = document.channels()[0].id
        rate_emotion(document, t[0], made.personas[0], 1.0)
        of["emotion"] = document.emotions(t[0])[0].id
        rename_lane(document, made.journey, "pains", "What hurts")
        of["lane"] = document.lanes(made.journey)[0].id
        for note in document.annotations():
            of[note.kind] = note.id
        document.put(Attachment(id="a picture", name="face.png", owner=made.personas[0], mime="image/png"))
        of["attachment"] = "a picture"
        for kind in KINDS:
            if kind not in of:
                of[kind] = _make(document, kind, of)
        _pull_apart(document, made.journey, of)
        links = {kind: _link(document, kind, of, made.cards) for kind in LINK_KINDS}
    return World(document, made.journey, of, links)


def _make(document: Document, kind: str, of: dict[str, str]) -> str:
    homes = KINDS[kind].homes
    home = of["touchpoint"] if "touchpoint" in homes else of[homes[0]] if homes else ""
    also: dict[str, Any] = {}
    if kind == "comment":
        home = of["touchpoint"]
    if kind == "consistency":
        also["channel"] = of["channel"]
    if kind == "prompt":
        also["lane"] = "pains"
    (id,) = make_things(document, [Thing(kind, home, also=also)])
    return id


def _pull_apart(document: Document, journey: str, of: dict[str, str]) -> None:
    """A second journey with a touchpoint, to be opened and to be the same as the first."""
    (of["other journey"],) = make_things(document, [Thing("journey")])
    make_things(document, [Thing("audit")])
    (stage,) = make_things(document, [Thing("stage", of["other journey"])])
    (of["other touchpoint"],) = make_things(document, [Thing("touchpoint", stage)])


def _link(document: Document, kind: str, of: dict[str, str], cards: tuple[str, ...]) -> str:
    del cards
    if kind == "opens":
        open_journey(document, of["touchpoint"], of["other journey"])
        return document.links("opens")[0].id
    if kind == "same_as":
        return connect(document, kind, of["other touchpoint"], of["touchpoint"])
    there = document.links(kind)
    if there:
        return there[0].id
    row = LINK_KINDS[kind]
    together = 3 if kind == "in_group" else 1  # of two, one that goes leaves no group behind
    links = [connect(document, kind, of[source], of[row.targets[0]]) for source in row.sources[:together]]
    return links[0]


def field_of(kind: str, name: str) -> Field:
    """The row of a field."""
    return next(field for field in KINDS[kind].fields if field.name == name)


VALUES: dict[str, Any] = {
    "method": "csat",
    "decimal": 12.5,
    "duration": 41,
    "date": "2026-11-21",
    "language": "pl",
    "channels": ["Letter", "A channel of our own"],
    "pairs": [["Age", "34"], ["=City", "Kraków | Łódź"]],
    "traits": [["Patient", "In a hurry", 70]],
    "levels": [["Web", 4], ["Phone", 1]],
    "inputs": [[METHODS["custom"].ways[0].inputs[0].key, 12]],  # of a metric of one's own, which a new one is
}


def good_value(it: World, kind: str, name: str) -> Any:
    """A value the field takes and does not have yet."""
    field = field_of(kind, name)
    now = getattr(it.document.node(it.of[kind]), name)
    if field.editor in VALUES:
        return VALUES[field.editor]
    match field.editor:
        case "line" | "text" | "category":
            return f"{WORDS} {kind}" if name != "unit" else "zł/month"
        case "choice":
            return next(value for value, _label in field.choices if value != now)
        case "number":
            return next(n for n in (field.low + 2, field.low + 3) if n != now)
        case "check":
            return not now
    return _another(it, kind, field, now)


def _another(it: World, kind: str, field: Field, now: Any) -> str:
    """A thing a reference may name."""
    for record_type in TARGETS[field.editor]:
        for node in it.document.nodes(record_type):
            if node.id not in {now, it.of[kind], "session"}:
                return node.id
    raise AssertionError(f"{kind}.{field.name}: there is nothing it could name")


BAD: dict[str, Any] = {
    "line": "x" * 20_001,
    "text": "x" * 20_001,
    "category": "x" * 501,
    "choice": "no such choice",
    "method": "no such method",
    "number": 1_000_000,
    "decimal": float("nan"),
    "duration": -1,
    "check": "perhaps",
    "date": "2026-02-30",
    "language": "not a tag",
    "channels": "Web",
    "pairs": [["Age"]],
    "traits": [["Patient", "In a hurry", 101]],
    "levels": [["Web", 4], ["Web", 5]],
    "inputs": [["value", float("inf")]],
    "persona": "touchpoint",  # a thing of another kind, by the name of its kind
    "attendee": "x" * 501,
    "source": "x" * 501,
    "metric": "x" * 501,
    "audit": "touchpoint",
    "place": "persona",
    "anything": "no such thing",
}


def bad_value(it: World, kind: str, name: str) -> Any:
    """A value the field refuses."""
    value = BAD[field_of(kind, name).editor]
    return it.of.get(value, value) if isinstance(value, str) else value
