"""The frozen records of a journey map, one per thing on it, with types and bounds; they know no graph and no file.

A record is a value: to change a thing, put a new version of its record inside a transaction (`document.py`).
References to other records are ids held in fields; `owners.py` says which fields those are. Here stands what a map is
made of; what a team measures, plans and audits stands in `measures.py`, `plans.py` and `audits.py`.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

TITLE_LENGTH = 500
TEXT_LENGTH = 20_000
LIST_LENGTH = 200
LONGEST_MINUTES = 10_000_000  # nineteen years

Id = Annotated[str, Meta(max_length=100)]
Title = Annotated[str, Meta(max_length=TITLE_LENGTH)]
Text = Annotated[str, Meta(max_length=TEXT_LENGTH)]
Ids = Annotated[tuple[Id, ...], Meta(max_length=LIST_LENGTH)]
OrderKey = Annotated[str, Meta(max_length=200)]
Scale7 = Annotated[int, Meta(ge=1, le=7)]
Scale5 = Annotated[int, Meta(ge=1, le=5)]
Count = Annotated[int, Meta(ge=0, le=100_000)]
Pixels = Annotated[int, Meta(ge=0, le=100_000)]
Minutes = Annotated[int, Meta(ge=0, le=LONGEST_MINUTES)]
Day = Annotated[str, Meta(max_length=10)]  # ISO 8601, "2026-11-21"; "" = not said
Half5 = Annotated[float, Meta(ge=1, le=5)]  # 1 to 5, also between two whole numbers
Scale10 = Annotated[float, Meta(ge=0, le=10)]
Percent = Annotated[int, Meta(ge=0, le=100)]
Level5 = Annotated[int, Meta(ge=0, le=5)]
Evidence = Literal["", "assumed", "heard", "observed", "measured"]

EMOTION_VALUES = (-2, -1, 0, 1, 2)


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Anything the document holds, known by a random short id that never changes and is never used again."""

    id: Id
    kind: str


class Node(Record, frozen=True, kw_only=True):
    """A thing on the map: a node of the graph."""


class Session(Node, frozen=True, kw_only=True):
    """The whole piece of work: one per file, under the id `SESSION_ID`."""

    kind: str = "session"
    title: Title = ""
    client: Title = ""
    facilitator: Title = ""
    date: Day = ""
    language: Annotated[str, Meta(max_length=20)] = "en"  # BCP 47
    direction: Literal["ltr", "rtl"] = "ltr"
    impression: Text = ""  # CX vision: the impression we want
    promise: Text = ""  # CX vision: the experience we promise
    structure_locked: bool = False  # stages, touchpoints and lanes stay where they are


SESSION_ID = "session"


class Persona(Node, frozen=True, kw_only=True):
    """A customer (or employee) whose journey is mapped. `mark` picks colour, shape and dash, 0-7.

    `facts` are pairs of a name and a value, `traits` what lies at the two ends of a scale and where between them the
    persona stands, `uses` channels by name and how much they are used, 0-5.
    """

    kind: str = "persona"
    name: Title = ""
    role: Title = ""
    segment: Title = ""
    quote: Text = ""
    goals: Text = ""  # one a line, as all that follow
    needs: Text = ""
    motivations: Text = ""
    pains: Text = ""
    habits: Text = ""
    to_learn: Text = ""  # what is still to be found out
    facts: Annotated[tuple[tuple[Title, Title], ...], Meta(max_length=LIST_LENGTH)] = ()
    traits: Annotated[tuple[tuple[Title, Title, Percent], ...], Meta(max_length=LIST_LENGTH)] = ()
    uses: Annotated[tuple[tuple[Title, Level5], ...], Meta(max_length=LIST_LENGTH)] = ()
    mark: Annotated[int, Meta(ge=0, le=7)] = 0
    employee: bool = False
    portrait: Id = ""  # an attachment
    order: OrderKey = ""


class Journey(Node, frozen=True, kw_only=True):
    """One journey of one persona, from its start to its end."""

    kind: str = "journey"
    title: Title = ""
    scenario: Text = ""
    expectations: Text = ""
    persona: Id = ""
    state: Literal["current", "future", "ideal"] = "current"
    start: Text = ""
    end: Text = ""
    basis: Literal["assumed", "researched"] = "assumed"
    hides: Ids = ()  # personas whose curve is not shown
    order: OrderKey = ""


class Stage(Node, frozen=True, kw_only=True):
    """A major stretch of the journey that groups touchpoints."""

    kind: str = "stage"
    journey: Id = ""
    title: Title = ""
    time_span: Title = ""
    goal: Text = ""  # what the customer wants to reach in it
    headline: Title = ""
    notes: Text = ""  # the presenter's own, never on a page that is handed out
    order: OrderKey = ""


class Lane(Node, frozen=True, kw_only=True):
    """What a journey changes about a row of the map; a lane without a record shows as the lane table says.

    A lane that shows `OWN_LANE` is one somebody added: its key is its id. `kept` shows it also while it is empty.
    """

    kind: str = "lane"
    journey: Id = ""
    shows: Annotated[str, Meta(max_length=60)] = ""  # a key of the lane table
    title: Title = ""  # "" = the table's own
    hidden: bool = False
    kept: bool = False
    order: OrderKey = ""  # "" = the table's place


OWN_LANE = "own"


class Prompt(Node, frozen=True, kw_only=True):
    """A question a template asks in an empty cell: of a lane, at a touchpoint or stage. It is never exported."""

    kind: str = "prompt"
    home: Id = ""
    lane: Annotated[str, Meta(max_length=60)] = ""
    text: Text = ""


class Preset(Node, frozen=True, kw_only=True):
    """A named choice of rows: the keys of the lanes it shows, from the top."""

    kind: str = "preset"
    title: Title = ""
    lanes: Ids = ()
    order: OrderKey = ""


class Touchpoint(Node, frozen=True, kw_only=True):
    """One moment in which the customer meets the organisation, or acts alone."""

    kind: str = "touchpoint"
    stage: Id = ""
    title: Title = ""
    description: Text = ""
    channels: Ids = ()
    serves: Title = ""
    effort: Scale7 | None = None
    minutes: Minutes | None = None
    moment_of_truth: bool = False
    friction: Literal["none", "harmful", "deliberate"] = "none"
    friction_reason: Text = ""
    service: Literal["", "human", "automated", "feigned"] = (
        ""  # feigned: automation that pretends to be human
    )
    owned_by: Id = ""  # the attendee who answers for it
    evidence: Evidence = ""  # as somebody stated it; sources say it better
    order: OrderKey = ""


class Channel(Node, frozen=True, kw_only=True):
    """Where or through which medium a touchpoint takes place."""

    kind: str = "channel"
    name: Title = ""
    family: Literal["digital", "physical", "person", "phone", "mail", "alone", "third"] = "digital"
    icon: Annotated[str, Meta(max_length=60)] = ""
    order: OrderKey = ""


class Emotion(Node, frozen=True, kw_only=True):
    """How one persona feels at one touchpoint: hands per value -2..+2, or one stated mean when no hands were counted.

    The id comes from `emotion_id`, so that two people who rate the same moment write into one register.
    """

    kind: str = "emotion"
    touchpoint: Id = ""
    persona: Id = ""
    counts: tuple[Count, Count, Count, Count, Count] = (0, 0, 0, 0, 0)
    stated: Annotated[float, Meta(ge=-2, le=2)] | None = None
    origin: Literal["facilitator", "room", "research"] = "facilitator"

    @property
    def n(self) -> int:
        """How many hands were counted; 0 when the value was stated."""
        return sum(self.counts)

    @property
    def mean(self) -> float | None:
        """The mean of the hands, else the stated value, else None."""
        if self.n:
            return sum(v * c for v, c in zip(EMOTION_VALUES, self.counts, strict=True)) / self.n
        return self.stated

    @property
    def spread(self) -> float:
        """The population standard deviation of the hands; 0 for a stated value."""
        mean = self.mean
        if not self.n or mean is None:
            return 0.0
        total = sum(c * (v - mean) ** 2 for v, c in zip(EMOTION_VALUES, self.counts, strict=True))
        return float((total / self.n) ** 0.5)


def emotion_id(touchpoint: str, persona: str) -> str:
    """The one register of a persona at a touchpoint."""
    return f"{touchpoint}~{persona}"


def parts_of_emotion_id(id: str) -> tuple[str, str] | None:
    """The touchpoint and persona an emotion's id speaks of, also of one not there; None for an id of one part."""
    touchpoint, mark, persona = id.partition("~")
    return (touchpoint, persona) if mark else None


class Card(Node, frozen=True, kw_only=True):
    """A note in a lane. Its home is a touchpoint, or a whole stage; `until` a later touchpoint of the same stage."""

    text: Text = ""
    home: Id = ""
    until: Id = ""
    lane: Annotated[str, Meta(max_length=60)] = ""  # "" = the lane of its kind
    persona: Id = ""  # "" = all
    severity: Scale5 | None = None
    frequency: Scale5 | None = None
    importance: Scale10 | None = None  # of an opportunity, to customers
    satisfaction: Scale10 | None = None  # with what there is today
    impact: Half5 | None = None
    effort: Half5 | None = None
    evidence: Evidence = ""
    internal: bool = False
    parked: bool = False
    picture: Id = ""  # an attachment the card owns
    order: OrderKey = ""


class Annotation(Node, frozen=True, kw_only=True):
    """A sticky or a numbered callout, anchored to a node.

    The offset, in canvas units, goes from the anchor's leading top corner and runs in reading direction: positive
    `dx` is to the right, or to the left on a right-to-left map.
    """

    text: Text = ""
    anchor: Id = ""
    dx: Annotated[float, Meta(ge=-100_000, le=100_000)] = 0.0
    dy: Annotated[float, Meta(ge=-100_000, le=100_000)] = 0.0
    order: OrderKey = ""


class Attachment(Node, frozen=True, kw_only=True):
    """A picture or file kept inside the session file, found by the SHA-256 of its bytes."""

    kind: str = "attachment"
    name: Title = ""
    mime: Annotated[str, Meta(max_length=100)] = ""
    sha256: Annotated[str, Meta(max_length=64)] = ""
    size: Annotated[int, Meta(ge=0)] = 0  # bytes
    width: Pixels = 0  # 0 = not a picture, or not known
    height: Pixels = 0
    owner: Id = ""
    order: OrderKey = ""


class Link(Record, frozen=True, kw_only=True):
    """A typed relation from one node to another: an edge of the graph."""

    source: Id = ""
    target: Id = ""
    label: Title = ""
    share: Annotated[float, Meta(ge=0, le=100)] | None = None  # per cent of the customers who go this way
