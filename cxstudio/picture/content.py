"""What of a document stands on a journey's map: stages with cards by lane, lanes in order; no geometry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cxstudio.model.document import Document
from cxstudio.model.lanes import CardLanes, card_lanes, lane_records, shown_lanes
from cxstudio.model.records import Card, Channel, Emotion, Journey, Persona, Prompt, Stage, Touchpoint
from cxstudio.picture.known import Known, known_of
from cxstudio.picture.options import Piece

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
class PromptSpot:
    """A question of a template and the touchpoints whose empty cells it stands in, by index, both included."""

    prompt: Prompt
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class StageContent:
    """A stage with all that stands in it. `index` counts from 0; `lanes` is what was asked where its cards lie.

    `first` is how many of its touchpoints stand before those that are here.
    """

    stage: Stage
    index: int
    touchpoints: tuple[Touchpoint, ...]
    channels: tuple[tuple[Channel, ...], ...]
    known: tuple[Known, ...]
    cards: dict[str, tuple[CardSpot, ...]]
    lanes: CardLanes
    prompts: dict[str, tuple[PromptSpot, ...]]
    first: int = 0

    @property
    def names(self) -> set[str]:
        """The ids of the channels and people named in the stage, also of those that are not there."""
        people = {spot.card.persona for spots in self.cards.values() for spot in spots}
        people |= {t.owned_by for t in self.touchpoints}
        return people.union(*(t.channels for t in self.touchpoints))

    def lies_otherwise(self, lanes: CardLanes) -> bool:
        """Whether one of its cards would lie in another row now."""
        return lanes != self.lanes and any(
            lanes.of(spot.card) != key for key, spots in self.cards.items() for spot in spots
        )


@dataclass(frozen=True, slots=True)
class LaneRow:
    """A lane that shows: its key, the id of its record ("" for none), its own title ("" = the table's)."""

    key: str
    record: str
    title: str


def stage_content(
    document: Document, stage: Stage, index: int, lanes: CardLanes | None = None
) -> StageContent:
    """All that stands in a stage, in order; `lanes` is where the cards of its journey lie, if that is known."""
    found = card_lanes(document, stage.journey) if lanes is None else lanes
    touchpoints = tuple(document.touchpoints(stage.id))
    places = {t.id: i for i, t in enumerate(touchpoints)}
    last = max(0, len(touchpoints) - 1)
    cards: dict[str, list[CardSpot]] = {}
    for card in document.cards(stage.id):
        cards.setdefault(found.of(card), []).append(CardSpot(card, 0, last, whole=True))
    for i, touchpoint in enumerate(touchpoints):
        for card in document.cards(touchpoint.id):
            end = max(i, places.get(card.until, i))
            cards.setdefault(found.of(card), []).append(CardSpot(card, i, end, whole=False))
    channels = tuple(
        tuple(c for id in t.channels if (c := document.find(id, Channel)) is not None) for t in touchpoints
    )
    known = tuple(known_of(document, t) for t in touchpoints)
    spots = {key: tuple(inside) for key, inside in cards.items()}
    return StageContent(
        stage, index, touchpoints, channels, known, spots, found, _prompts(document, stage, touchpoints)
    )


def cut_out(content: StageContent, piece: Piece) -> StageContent:
    """What a piece shows of a stage. A card that reaches into it from a touchpoint outside stands in it as well."""
    first, end = piece.first, len(content.touchpoints) if piece.end is None else piece.end
    last = max(first, end - 1)
    cards = {
        lane: tuple(
            replace(spot, first=max(spot.first, first) - first, last=min(spot.last, last) - first)
            for spot in spots
            if spot.first <= last
            and spot.last >= first
            and (piece.cards is None or spot.card.id in piece.cards)
        )
        for lane, spots in content.cards.items()
    }
    return replace(
        content,
        touchpoints=content.touchpoints[first:end],
        channels=content.channels[first:end],
        known=content.known[first:end],
        cards={lane: spots for lane, spots in cards.items() if spots},
        prompts={},
        first=first,
    )


def _prompts(
    document: Document, stage: Stage, touchpoints: tuple[Touchpoint, ...]
) -> dict[str, tuple[PromptSpot, ...]]:
    if not document.nodes(Prompt):
        return {}
    last = max(0, len(touchpoints) - 1)
    spots = [PromptSpot(prompt, 0, last) for prompt in document.children(stage.id, Prompt)]
    for i, touchpoint in enumerate(touchpoints):
        spots += (PromptSpot(prompt, i, i) for prompt in document.children(touchpoint.id, Prompt))
    found: dict[str, list[PromptSpot]] = {}
    for spot in spots:
        found.setdefault(spot.prompt.lane, []).append(spot)
    return {key: tuple(inside) for key, inside in found.items()}


def lane_rows(document: Document, journey: str, used: set[str]) -> tuple[LaneRow, ...]:
    """The lanes that show, from the top, when there is something to show in the `used` ones."""
    records = lane_records(document, journey)
    keys = shown_lanes(document, journey, used)
    return tuple(LaneRow(k, r.id if (r := records.get(k)) else "", r.title if r else "") for k in keys)


@dataclass(frozen=True, slots=True)
class Feelings:
    """One persona's readings along a journey, by touchpoint. `first` is the persona whose journey it is.

    `before` and `after` are the values nearest to a piece of the map on both sides, None for none.
    """

    persona: Persona
    first: bool
    readings: dict[str, Emotion]
    before: float | None = None
    after: float | None = None


def feelings(
    document: Document, journey: str, touchpoints: Iterable[Touchpoint], known: dict[str, list[Emotion]]
) -> tuple[Feelings, ...]:
    """The curves of a journey that are not hidden, the journey's own persona first.

    `known` holds the emotions of touchpoints read before; the others' are added.
    """
    owner = document.node(journey)
    mine = owner.persona if isinstance(owner, Journey) else ""
    hidden = owner.hides if isinstance(owner, Journey) else ()
    found: dict[str, dict[str, Emotion]] = {}
    for touchpoint in touchpoints:
        emotions = known.get(touchpoint.id)
        if emotions is None:
            rated = document.emotions(touchpoint.id)
            emotions = known[touchpoint.id] = [e for e in rated if e.mean is not None]
        for emotion in emotions:
            found.setdefault(emotion.persona, {})[touchpoint.id] = emotion
    shown = (p for p in document.personas() if (p.id in found or p.id == mine) and p.id not in hidden)
    personas = sorted(shown, key=lambda p: p.id != mine)
    return tuple(Feelings(p, p.id == mine, found.get(p.id, {})) for p in personas)


def with_neighbours(
    document: Document, journey: str, piece: Piece, found: tuple[Feelings, ...]
) -> tuple[Feelings, ...]:
    """The feelings of a piece with how each persona feels before it and after it."""
    order = [(t, s.id) for s in document.stages(journey) for t in document.touchpoints(s.id)]
    own = [place for place, (_, stage) in enumerate(order) if piece.shows(stage)]
    inside = own[piece.first : piece.end]
    if not inside:
        return found
    means = [{e.persona: e.mean for e in document.emotions(t.id) if e.mean is not None} for t, _ in order]

    def nearest(persona: str, rows: Iterable[dict[str, float]]) -> float | None:
        return next((row[persona] for row in rows if persona in row), None)

    return tuple(
        replace(
            one,
            before=nearest(one.persona.id, reversed(means[: inside[0]])),
            after=nearest(one.persona.id, means[inside[-1] + 1 :]),
        )
        for one in found
    )
