"""Pictures of maps for the tests of this folder, and what is measured on them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from cxstudio.model.document import Document, Report
from cxstudio.model.kinds import CARD_KINDS
from cxstudio.model.order import keys_between
from cxstudio.model.records import (
    Annotation,
    Card,
    Channel,
    Emotion,
    Journey,
    Link,
    Persona,
    Stage,
    Touchpoint,
    emotion_id,
)
from cxstudio.picture.map import MapPicture
from cxstudio.picture.options import MapOptions
from cxstudio.picture.primitives import Bounds, Path, Placed, Text
from cxstudio.text.layout import TextEngine, standard_engine

WORDS = tuple(
    word
    for line in (
        "the customer waits for a letter that nobody wrote",
        "and calls again because the line was busy",
        "until someone explains how the appointment works",
    )
    for word in line.split()
)
PRINTED = MapOptions(outlined=True, placeholders=False)


@cache
def engine() -> TextEngine:
    return standard_engine()


def picture(document: Document, options: MapOptions | None = None) -> MapPicture:
    return MapPicture(document, document.journeys()[0].id, engine(), options)


class Followed:
    """A picture that takes in every change of its document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.picture = picture(document)
        self.reports: list[Report] = []
        document.subscribe(self.reports.append)

    def fresh(self) -> MapPicture:
        return picture(self.document)


def crowded_map(seed: int = 1, *, rtl: bool = False) -> Document:
    """Six stages full of everything a map can hold, the same for the same seed."""
    dice = random.Random(seed)
    document = Document()
    with document.transaction("Crowded map"):
        document.set(
            "session",
            title="Clinic",
            direction="rtl" if rtl else "ltr",
            date="2026-11-21",
            facilitator="Mina",
        )
        for i in range(3):
            document.put(Persona(id=f"p{i}", name=f"Persona {i}", mark=i, goals="One\nTwo", order=str(i)))
        document.put(Journey(id="j", title="A crowded journey", persona="p1", scenario=" ".join(WORDS)))
        document.put(Channel(id="alone", name="Alone", family="alone", icon="user"))
        document.put(Channel(id="third", name="Partner", family="third", icon="users"))
        document.put(Channel(id="web", name="Web", icon="globe"))
        document.put(Channel(id="line", name="Phone", family="phone", icon="phone"))
        touchpoints: list[str] = []
        for s, order in enumerate(keys_between(6)):
            document.put(Stage(id=f"s{s}", journey="j", title=_some_words(dice, 1, 9), order=order))
            own = _touchpoints(document, dice, s)
            touchpoints += own
            _cards(document, dice, s, own)
        for i in range(12):
            source, target = dice.sample(touchpoints, 2)
            label = dice.choice(["", "web to phone", "leaves before being seen"])
            document.put(Link(id=f"l{i}", kind="next", source=source, target=target, label=label))
        cards = document.nodes(Card)
        for i in range(6):
            anchor = dice.choice(cards).id
            document.put(Annotation(id=f"n{i}", kind="callout", anchor=anchor, text=_some_words(dice, 5, 15)))
        document.put(
            Annotation(id="sticky", kind="sticky", anchor=touchpoints[0], dx=20, dy=-90, text="Ask the team")
        )
    return document


def _some_words(dice: random.Random, least: int, most: int) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(dice.randint(least, most)))


def _touchpoints(document: Document, dice: random.Random, stage: int) -> list[str]:
    ids = [f"t{stage}-{i}" for i in range(dice.randint(1, 4))]
    for id, order in zip(ids, keys_between(len(ids)), strict=True):
        document.put(
            Touchpoint(
                id=id,
                stage=f"s{stage}",
                title=_some_words(dice, 0, 9),
                channels=tuple(dice.sample(["alone", "third", "web", "line"], dice.randint(0, 4))),
                evidence=dice.choice(["", "assumed", "heard", "observed", "measured"]),
                minutes=dice.choice([None, 5, 90, 3000]),
                friction=dice.choice(["none", "harmful", "deliberate"]),
                service=dice.choice(["", "feigned"]),
                moment_of_truth=dice.random() < 0.3,
                order=order,
            )
        )
        for p in range(3):
            counts = (dice.randint(0, 2), dice.randint(0, 2), 0, dice.randint(0, 2), dice.randint(0, 2))
            document.put(Emotion(id=emotion_id(id, f"p{p}"), touchpoint=id, persona=f"p{p}", counts=counts))
    return ids


def _cards(document: Document, dice: random.Random, stage: int, touchpoints: list[str]) -> None:
    for kind in CARD_KINDS:
        for i in range(dice.randint(0, 3)):
            first = dice.randrange(-1, len(touchpoints))
            last = dice.randrange(first, len(touchpoints)) if first >= 0 else first
            document.put(
                Card(
                    id=f"{kind}{stage}-{i}",
                    kind=kind,
                    home=touchpoints[first] if first >= 0 else f"s{stage}",
                    until=touchpoints[last] if last > first >= 0 else "",
                    text=_some_words(dice, 0, dice.choice([3, 12, 90])),
                    severity=dice.choice([None, 1, 5]),
                    frequency=dice.choice([None, 3]),
                    evidence=dice.choice(["", "heard"]),
                    internal=dice.random() < 0.2,
                    persona=dice.choice(["", "p2"]),
                    order=str(i),
                )
            )


def of_role(shown: MapPicture, *roles: str) -> list[Placed]:
    return [p for p in shown.parts() if p.part.role in roles]


def text_boxes(placed: Placed) -> Iterator[Bounds]:
    """The boxes of all texts of a part, as wide as their ink."""
    for shape in placed.part.primitives:
        if isinstance(shape, Text) and shape.block.lines:
            left = min(line.x for line in shape.block.lines)
            yield Bounds(
                shape.x + left + placed.dx,
                shape.y + placed.dy,
                shape.block.natural_width,
                shape.block.height,
            )


def line_pieces(placed: Placed) -> Iterator[Bounds]:
    """The straight pieces of an arrow's line, each as a thin box."""
    path = placed.part.primitives[0]
    assert isinstance(path, Path)
    points = [(c[-2] + placed.dx, c[-1] + placed.dy) for c in path.commands if len(c) > 2]
    for (x0, y0), (x1, y1) in pairwise(points):
        yield Bounds(min(x0, x1), min(y0, y1), abs(x1 - x0) + 0.1, abs(y1 - y0) + 0.1)
