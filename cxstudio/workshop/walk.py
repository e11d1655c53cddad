"""The stops of a walk along a journey in front of a room: stage by stage, or the lowest moments; it shows nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxstudio.model.reading import Reading
from cxstudio.model.records import Journey

Order = Literal["stages", "lowest"]
LOWEST = 5  # moments


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the walk stands: a stage, or one touchpoint of it. `value` is how people feel there, -2 to +2."""

    id: str
    stage: str
    touchpoint: str = ""
    value: float | None = None


def stops(document: Reading, journey: str, order: Order, persona: str = "") -> list[Stop]:
    """The stops in their order. The lowest are those of the persona, else of the journey's own; at most `LOWEST`.

    Of two that are as low the earlier comes first. What nobody has rated is no stop among the lowest.
    """
    stages = document.stages(journey)
    if order == "stages":
        return [Stop(stage.id, stage.id) for stage in stages]
    shown = document.find(journey, Journey)
    whose = persona or (shown.persona if shown is not None else "")
    found = [
        Stop(touchpoint.id, stage.id, touchpoint.id, value)
        for stage in stages
        for touchpoint in document.touchpoints(stage.id)
        if (value := _felt(document, touchpoint.id, whose)) is not None
    ]
    return sorted(found, key=lambda stop: stop.value or 0.0)[:LOWEST]


def beside(walk: list[Stop], at: str, by: int) -> Stop | None:
    """The stop so many further on; None beyond either end. From nowhere, forwards leads to the first."""
    places = [stop.id for stop in walk]
    place = places.index(at) + by if at in places else 0 if by >= 0 else len(walk) - 1
    return walk[place] if 0 <= place < len(walk) else None


def _felt(document: Reading, touchpoint: str, persona: str) -> float | None:
    own = document.emotion(touchpoint, persona)
    if own is not None and own.mean is not None:
        return own.mean
    means = [one.mean for one in document.emotions(touchpoint) if one.mean is not None]
    return sum(means) / len(means) if means else None
