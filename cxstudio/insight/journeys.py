"""What a journey comes to in a few figures, for a card that stands for it; it draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxstudio.model.reading import Reading
from cxstudio.model.records import Journey, Stage, Touchpoint


@dataclass(frozen=True, slots=True)
class Moment:
    """How it feels at one touchpoint."""

    touchpoint: Touchpoint
    value: float


@dataclass(frozen=True, slots=True)
class StageGist:
    """One stage in small: of each touchpoint its feeling, if known, and whether a pain is there."""

    stage: str
    feelings: tuple[float | None, ...]
    pains: tuple[bool, ...]
    pained: bool  # a pain of the whole stage


@dataclass(frozen=True, slots=True)
class Gist:
    """One journey in small, as one persona travels it; `cards` counts what lies on its map."""

    stages: tuple[StageGist, ...]
    lowest: Moment | None
    cards: int
    pains: int

    @property
    def touchpoints(self) -> int:
        return sum(len(stage.feelings) for stage in self.stages)


def gist(reading: Reading, journey: str, persona: str = "", among: Sequence[Stage] | None = None) -> Gist:
    """What a journey, or some of its stages, comes to; with a persona as she feels it, else as its own persona does."""
    record = reading.find(journey, Journey)
    whose = persona or (record.persona if record is not None else "")
    stages: list[StageGist] = []
    lowest: Moment | None = None
    cards = pains = 0
    for stage in reading.stages(journey) if among is None else among:
        here, of_stage = _lying(reading, stage.id)
        cards += here
        pains += of_stage
        feelings: list[float | None] = []
        pained: list[bool] = []
        for touchpoint in reading.touchpoints(stage.id):
            lying, hurts = _lying(reading, touchpoint.id)
            cards += lying
            pains += hurts
            pained.append(bool(hurts))
            emotion = reading.emotion(touchpoint.id, whose)
            mean = emotion.mean if emotion is not None else None
            feelings.append(mean)
            if mean is not None and (lowest is None or mean < lowest.value):
                lowest = Moment(touchpoint, mean)
        stages.append(StageGist(stage.id, tuple(feelings), tuple(pained), bool(of_stage)))
    return Gist(tuple(stages), lowest, cards, pains)


def _lying(reading: Reading, home: str) -> tuple[int, int]:
    """How many cards lie at a place, and how many of them are pains."""
    cards = reading.cards(home)
    return len(cards), sum(card.kind == "pain" for card in cards)


def travelled_by(reading: Reading, persona: str) -> list[Journey]:
    """The journeys of a persona, then those in which a feeling of hers is known."""
    own = [journey for journey in reading.journeys() if journey.persona == persona]
    felt = [
        journey
        for journey in reading.journeys()
        if journey.persona != persona
        and any(reading.emotion(t.id, persona) is not None for t in reading.journey_touchpoints(journey.id))
    ]
    return [*own, *felt]
