"""The maps that are measured: so many cards, made the same way each time; it measures nothing itself."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from cxstudio.model.document import Document
from cxstudio.model.measures import Feedback, Metric, Reading
from cxstudio.model.order import keys_between
from cxstudio.model.plans import Action
from cxstudio.model.records import (
    SESSION_ID,
    Card,
    Emotion,
    Journey,
    Link,
    Persona,
    Session,
    Stage,
    Touchpoint,
    emotion_id,
)

CARDS, LINKS = 10_000, 20_000  # the map that is measured where nothing else is said
TOUCHPOINTS_A_STAGE = 8
# What a journey map usually has, so that the figures of years can be compared.
_KINDS = (
    "customer_does",
    "thought",
    "quote",
    "evidence",
    "pain",
    "gain",
    "opportunity",
    "idea",
    "question",
)
WORDS = (
    "waits in the corridor until somebody calls the number",
    "nie wie, do którego okienka podejść",
    "zapomniał hasła i dzwoni na infolinię",
    "در صف می‌ایستد و شماره می‌گیرد",
    "reads the letter twice and still has to ask",
    "gaida atbildi no klīnikas jau trešo dienu",
    "finds the form only after the second search",
    "antre formulir dan tidak tahu siapa yang dipanggil",
)


def fill(document: Document, cards: int, links: int = 0) -> str:
    """Make a journey with so many cards, ten to a touchpoint, and so many links, in one transaction. Returns its id.

    With links, an arrow leads from each touchpoint to the next; the rest of them join cards to touchpoints.
    """
    journey = "journey"
    with document.transaction("Make a large map"):
        document.put(Session(id=SESSION_ID, title="Large map"))
        document.put(Persona(id="persona", name="Amina", order="V"))
        document.put(Journey(id=journey, title="Large map", persona="persona", order="V"))
        points = _touchpoints(document, journey, max(1, cards // 10))
        for number, order in enumerate(keys_between(cards)):
            kind = _KINDS[number // len(points) % len(_KINDS)]  # each touchpoint has cards in every lane
            text = f"{WORDS[number % len(WORDS)]} {number}"
            document.put(
                Card(id=f"c{number}", kind=kind, home=points[number % len(points)], text=text, order=order)
            )
        steps = list(pairwise(points))[:links]
        for number, (source, target) in enumerate(steps):
            document.put(Link(id=f"l{number}", kind="next", source=source, target=target))
        for number in range(len(steps), links):
            source = f"c{number % cards}"
            target = points[(number * 7 + number // cards + 1) % len(points)]
            document.put(Link(id=f"l{number}", kind="about", source=source, target=target))
    return journey


FEEDBACK, ACTIONS, METRICS, PERIODS = 2_000, 300, 40, 12  # beside the map, where views are measured


def fill_work(document: Document) -> None:
    """Give a map made by `fill` what a team writes beside it: feedback, a plan, metrics with their readings."""
    points = [t.id for t in document.nodes(Touchpoint)]
    with document.transaction("Make what stands beside a large map"):
        for number, order in enumerate(keys_between(FEEDBACK)):
            words, at = f"{WORDS[number % len(WORDS)]} {number}", points[number % len(points)]
            document.put(
                Feedback(
                    id=f"f{number}", text=words, at=at, date=_day(number), category="praise", order=order
                )
            )
        for number, order in enumerate(keys_between(ACTIONS)):
            impact, effort = 1 + number % 9 / 2, 1 + number % 7 / 2
            document.put(
                Action(id=f"a{number}", title=f"Action {number}", impact=impact, effort=effort, order=order)
            )
        for number, order in enumerate(keys_between(METRICS)):
            document.put(Metric(id=f"m{number}", title=f"NPS {number}", method="nps", order=order))
            for period, place in enumerate(keys_between(PERIODS)):
                counts = tuple((str(score), float(score * period % 7)) for score in range(11))
                at = points[(number + period) % len(points)]
                document.put(
                    Reading(id=f"r{number}.{period}", metric=f"m{number}", at=at, inputs=counts,
                            start=_day(period * 30), end=_day(period * 30 + 27), order=place)
                )  # fmt: skip


def _day(number: int) -> str:
    return (date(2025, 1, 1) + timedelta(days=number % 700)).isoformat()


def _touchpoints(document: Document, journey: str, count: int) -> list[str]:
    stages = -(-count // TOUCHPOINTS_A_STAGE)
    for number, order in enumerate(keys_between(stages)):
        document.put(Stage(id=f"s{number}", journey=journey, title=f"Stage {number}", order=order))
    for number, order in enumerate(keys_between(count)):
        stage = f"s{number // TOUCHPOINTS_A_STAGE}"
        document.put(Touchpoint(id=f"t{number}", stage=stage, title=f"Touchpoint {number}", order=order))
        id = emotion_id(f"t{number}", "persona")
        document.put(Emotion(id=id, touchpoint=f"t{number}", persona="persona", stated=float(number % 5 - 2)))
    return [f"t{number}" for number in range(count)]
