"""The counts of a session: what is in it and what is still open; it reads the document and changes nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.records import Card, Journey, Persona, Touchpoint

LOWEST = 3  # how many low points are named


@dataclass(frozen=True, slots=True)
class LowPoint:
    """A touchpoint that feels bad to the journey's persona (or to the others, on average), from -2 to 2."""

    touchpoint: str
    title: str
    emotion: float


@dataclass(frozen=True, slots=True)
class JourneySummary:
    """One journey in numbers. `cards` counts each kind that is there, cards of whole stages among them."""

    id: str
    title: str
    persona: str
    stages: int
    touchpoints: int
    cards: dict[str, int]
    unanswered_pains: int
    without_emotion: int  # touchpoints nobody rated
    lowest: tuple[LowPoint, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """A whole session in numbers."""

    title: str
    language: str
    direction: str
    personas: tuple[str, ...]
    channels: tuple[str, ...]
    journeys: tuple[JourneySummary, ...]
    links: int
    notes: int
    parked: int
    attachments: int
    kinds: dict[str, int]  # how many things there are of each kind that is there


def summarise(document: Document) -> Summary:
    """Count what is in a session."""
    session = document.session
    return Summary(
        title=session.title,
        language=session.language,
        direction=session.direction,
        personas=tuple(persona.name for persona in document.personas()),
        channels=tuple(channel.name for channel in document.channels()),
        journeys=tuple(summarise_journey(document, journey) for journey in document.journeys()),
        links=len(document.links()),
        notes=len(document.annotations()),
        parked=len(document.parked()),
        attachments=len(document.attachments()),
        kinds=_of_kinds(document),
    )


def _of_kinds(document: Document) -> dict[str, int]:
    there = Counter(kind for _id, kind in document.graph.nodes(data="kind"))
    return {kind: there[kind] for kind in KINDS if there[kind]}


def summarise_journey(document: Document, journey: Journey) -> JourneySummary:
    """Count what is in one journey."""
    stages = document.stages(journey.id)
    touchpoints = document.journey_touchpoints(journey.id)
    cards = [card for home in (*stages, *touchpoints) for card in document.cards(home.id)]
    felt = {t.id: _emotion(document, t, journey.persona) for t in touchpoints}
    low = sorted(
        (
            LowPoint(t.id, t.title, value)
            for t in touchpoints
            if (value := felt[t.id]) is not None and value < 0
        ),
        key=lambda point: point.emotion,
    )
    persona = document.find(journey.persona, Persona)
    return JourneySummary(
        id=journey.id,
        title=journey.title,
        persona=persona.name if persona else "",
        stages=len(stages),
        touchpoints=len(touchpoints),
        cards=dict(sorted(Counter(card.kind for card in cards).items())),
        unanswered_pains=sum(card.kind == "pain" and not is_answered(document, card) for card in cards),
        without_emotion=sum(value is None for value in felt.values()),
        lowest=tuple(low[:LOWEST]),
    )


def is_answered(document: Document, pain: Card) -> bool:
    """Whether an idea or opportunity answers this pain."""
    return any(link.target == pain.id for link in document.links_of(pain.id, "answers"))


def _emotion(document: Document, touchpoint: Touchpoint, persona: str) -> float | None:
    own = document.emotion(touchpoint.id, persona)
    if own is not None and own.mean is not None:
        return own.mean
    means = [e.mean for e in document.emotions(touchpoint.id) if e.mean is not None]
    return sum(means) / len(means) if means else None
