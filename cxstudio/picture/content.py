"""What of a document stands on a journey's map: stages with cards by lane, lanes in order; no geometry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cxstudio.model.document import Document
from cxstudio.model.kinds import CARD_KINDS, KINDS, LANES
from cxstudio.model.records import Card, Channel, Emotion, Journey, Lane, Persona, Stage, Touchpoint

TOUCHPOINT_LANE = "touchpoints"
EMOTION_LANE = "emotion"


@dataclass(frozen=True, slots=True)
class CardSpot:
    """A card and the touchpoints of its stage it reaches over, by index, both included."""

    card: Card
    first: int
    last: int
    whole: bool


@dataclass(frozen=True, slots=True)
class StageContent:
    """A stage with all that stands in it. `index` counts from 0."""

    stage: Stage
    index: int
    touchpoints: tuple[Touchpoint, ...]
    channels: tuple[tuple[Channel, ...], ...]
    cards: dict[str, tuple[CardSpot, ...]]

    @property
    def names(self) -> set[str]:
        """The ids of the channels and personas named in the stage, also of those that are not there."""
        personas = {spot.card.persona for spots in self.cards.values() for spot in spots}
        return personas.union(*(t.channels for t in self.touchpoints))


@dataclass(frozen=True, slots=True)
class LaneRow:
    """A lane that shows: its key, the id of its record ("" for none), its own title ("" = the table's)."""

    key: str
    record: str
    title: str


def lane_of(card: Card) -> str:
    """The lane a card lies in."""
    if card.lane in LANES:
        return card.lane
    row = KINDS.get(card.kind)
    return row.lane if row and row.lane else KINDS[CARD_KINDS[0]].lane


def stage_content(document: Document, stage: Stage, index: int) -> StageContent:
    """All that stands in a stage, in order."""
    touchpoints = tuple(document.touchpoints(stage.id))
    places = {t.id: i for i, t in enumerate(touchpoints)}
    last = max(0, len(touchpoints) - 1)
    lanes: dict[str, list[CardSpot]] = {}
    for card in document.cards(stage.id):
        lanes.setdefault(lane_of(card), []).append(CardSpot(card, 0, last, whole=True))
    for i, touchpoint in enumerate(touchpoints):
        for card in document.cards(touchpoint.id):
            end = max(i, places.get(card.until, i))
            lanes.setdefault(lane_of(card), []).append(CardSpot(card, i, end, whole=False))
    channels = tuple(
        tuple(c for id in t.channels if (c := document.find(id, Channel)) is not None) for t in touchpoints
    )
    return StageContent(stage, index, touchpoints, channels, {k: tuple(v) for k, v in lanes.items()})


def lane_rows(document: Document, journey: str, used: set[str]) -> tuple[LaneRow, ...]:
    """The lanes that show, from the top: those always there and those that hold something, less the hidden ones."""
    records: dict[str, Lane] = {lane.shows: lane for lane in document.lanes(journey)}

    def place(key: str) -> tuple[str, int]:
        record = records.get(key)
        return ((record.order if record else "") or LANES[key].order, list(LANES).index(key))

    def shows(key: str) -> bool:
        record = records.get(key)
        return (LANES[key].always or key in used) and not (record and record.hidden)

    keys = sorted((key for key in LANES if shows(key)), key=place)
    return tuple(LaneRow(k, r.id if (r := records.get(k)) else "", r.title if r else "") for k in keys)


@dataclass(frozen=True, slots=True)
class Feelings:
    """One persona's readings along a journey, by touchpoint. `first` is the persona whose journey it is."""

    persona: Persona
    first: bool
    readings: dict[str, Emotion]


def feelings(
    document: Document, journey: str, touchpoints: Iterable[Touchpoint], known: dict[str, list[Emotion]]
) -> tuple[Feelings, ...]:
    """The curves of a journey, the journey's own persona first.

    `known` holds the emotions of touchpoints read before; the others' are added.
    """
    owner = document.node(journey)
    mine = owner.persona if isinstance(owner, Journey) else ""
    found: dict[str, dict[str, Emotion]] = {}
    for touchpoint in touchpoints:
        emotions = known.get(touchpoint.id)
        if emotions is None:
            rated = document.emotions(touchpoint.id)
            emotions = known[touchpoint.id] = [e for e in rated if e.mean is not None]
        for emotion in emotions:
            found.setdefault(emotion.persona, {})[touchpoint.id] = emotion
    personas = sorted(
        (p for p in document.personas() if p.id in found or p.id == mine), key=lambda p: p.id != mine
    )
    return tuple(Feelings(p, p.id == mine, found.get(p.id, {})) for p in personas)
