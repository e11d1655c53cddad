"""What a plan says: chains from pain to goal, priorities, opportunity scores, what is overdue; it changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from cxstudio.insight.copies import Copies
from cxstudio.model.kinds import LINK_KINDS
from cxstudio.model.naming import title
from cxstudio.model.plans import Action, Goal
from cxstudio.model.reading import Reading
from cxstudio.model.records import Card, Link, Node
from cxstudio.words import N_

Quadrant = Literal["first", "plan", "fill", "drop"]
QUADRANTS: dict[Quadrant, str] = {
    "first": N_("Do first"),
    "plan": N_("Plan"),
    "fill": N_("Fill-ins"),
    "drop": N_("Drop or park"),
}
MIDDLE = 3.0  # of the scales of impact and effort, 1 to 5
SETTLED = ("done", "parked")  # nothing is asked of actions that are this
ANSWERING = LINK_KINDS["answers"].sources  # ideas and opportunities
CHAINED = ("answers", "delivers")

Band = Literal["major", "solid", "strong", "served"]
BANDS: dict[Band, str] = {
    "major": N_("Major opportunity, over 15"),
    "solid": N_("Solid opportunity, 12 to 15"),
    "strong": N_("Strong opportunity, over 10"),
    "served": N_("Served well enough, 10 or less"),
}


@dataclass(frozen=True, slots=True)
class Chain:
    """What one thing answers and what comes of it, by id: pains, ideas and opportunities, actions, goals.

    The thing itself stands in it. Only what it leans on and what leans on it is told, not what else leans on that.
    """

    pains: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[str]:
        yield from (*self.pains, *self.answers, *self.actions, *self.goals)


def chain_of(document: Reading, id: str) -> Chain:
    """The chain a pain, idea, opportunity, action or goal stands in; an empty one for anything else."""
    start = document.get(id)
    if start is None or _rung(start) is None:
        return Chain()
    found = dict.fromkeys([*reversed(_walk(document, id, towards_goals=False)), id])
    found.update(dict.fromkeys(_walk(document, id, towards_goals=True)))
    rungs: tuple[list[str], ...] = ([], [], [], [])
    for thing in found:
        rung = _rung(document.node(thing))
        if rung is not None:
            rungs[rung].append(thing)
    return Chain(*(tuple(rung) for rung in rungs))


@dataclass(frozen=True, slots=True)
class Weighed:
    """One thing with a number and a place in the priority matrix, None where nobody has said. `role` is its colour.

    The number of an action is its place in the plan, that of an idea or opportunity its place among these.
    """

    id: str
    number: int
    title: str
    role: str
    impact: float | None
    effort: float | None
    letters: str = ""  # what a room calls it, instead of the number

    @property
    def placed(self) -> bool:
        return self.impact is not None and self.effort is not None


def weighed_actions(document: Reading) -> list[Weighed]:
    """The actions of the session in the order of the plan, coloured by what they come from."""
    found = []
    for number, action in enumerate(document.nodes(Action), start=1):
        source = next(iter(origins(document, action.id)), None)
        role = source.kind if source is not None else "action"
        found.append(Weighed(action.id, number, title(action), role, action.impact, action.effort))
    return found


def weighed_ideas(document: Reading) -> list[Weighed]:
    """The ideas and opportunities of all journeys, numbered in the order of `ideas`."""
    return [
        Weighed(card.id, number, title(card), card.kind, card.impact, card.effort)
        for number, card in enumerate(ideas(document), start=1)
    ]


def ideas(document: Reading) -> list[Card]:
    """The ideas and opportunities of all journeys: the highest score first, then those without one in reading order.

    Parked ones are left out, and what a state to come only took over from another journey.
    """
    copies = Copies(document)
    found = [
        card
        for home in _homes(document)
        for card in document.cards(home)
        if card.kind in ANSWERING and card.id not in copies
    ]
    return sorted(found, key=lambda card: -score if (score := score_of(card)) is not None else 1.0)


def how_many_ideas(document: Reading) -> int:
    """How many `ideas` there are, without putting them in order."""
    copies, homes = Copies(document), set(_homes(document))
    asked = (x for x in document.every(Card) if x.kind in ANSWERING and not x.parked and x.home in homes)
    return sum(card.id not in copies for card in asked)


def _homes(document: Reading) -> Iterator[str]:
    """The stages and touchpoints of all journeys in reading order."""
    for journey in document.journeys():
        for stage in document.stages(journey.id):
            yield stage.id
            yield from (touchpoint.id for touchpoint in document.touchpoints(stage.id))


def origins(document: Reading, action: str) -> tuple[Card, ...]:
    """The ideas and opportunities an action delivers."""
    found = (
        document.find(x.target, Card) for x in document.links_of(action, "delivers") if x.source == action
    )
    return tuple(card for card in found if card is not None)


def delivered_by(document: Reading, id: str) -> tuple[Action, ...]:
    """The actions that deliver an idea, opportunity or goal."""
    found = (document.find(x.source, Action) for x in document.links_of(id, "delivers") if x.target == id)
    return tuple(action for action in found if action is not None)


def today() -> date:
    """The day it is where the machine stands."""
    return datetime.now(UTC).astimezone().date()


def is_overdue(action: Action, today: date) -> bool:
    """Whether its day has passed and it is neither done nor parked. A day nobody can read never passes."""
    due = day_of(action.due)
    return due is not None and due < today and action.status not in SETTLED


def day_of(text: str) -> date | None:
    """The day a field holds; None when it holds none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def quadrant(impact: float, effort: float) -> Quadrant:
    """The field of the priority matrix; a value on the middle line counts as high impact, and as low effort."""
    if impact >= MIDDLE:
        return "first" if effort <= MIDDLE else "plan"
    return "fill" if effort <= MIDDLE else "drop"


def opportunity_score(importance: float, satisfaction: float) -> float:
    """Ulwick's opportunity score, 0 to 20: importance + max(importance - satisfaction, 0).

    Both are 0 to 10: the share of customers who answer 4 or 5 of 5, in tenths. Raises ValueError for anything else.
    """
    for value in (importance, satisfaction):
        if not 0 <= value <= 10:
            raise ValueError("importance and satisfaction go from 0 to 10")
    return importance + max(importance - satisfaction, 0.0)


def band(score: float) -> Band:
    """How published practice calls a score. Authors differ: over 10 strong; or 12 to 15 solid, and over 15 major."""
    if score > 15:
        return "major"
    if score >= 12:
        return "solid"
    return "strong" if score > 10 else "served"


def score_of(card: Card) -> float | None:
    """The opportunity score of a card whose importance and satisfaction are both known."""
    if card.importance is None or card.satisfaction is None:
        return None
    return opportunity_score(card.importance, card.satisfaction)


def _rung(thing: Node) -> int | None:
    if isinstance(thing, Action):
        return 2
    if isinstance(thing, Goal):
        return 3
    if thing.kind == "pain":
        return 0
    return 1 if thing.kind in ANSWERING else None


def _walk(document: Reading, id: str, *, towards_goals: bool) -> list[str]:
    """All that lies this way, nearest first. Two opportunities may answer each other: nothing is told twice."""
    found: dict[str, None] = {}
    waiting = [id]
    while waiting:
        here = waiting.pop(0)
        for link in (x for kind in CHAINED for x in document.links_of(here, kind)):
            behind, ahead = _ends(document, link)
            if here == (behind if towards_goals else ahead):
                there = ahead if towards_goals else behind
                if there not in found and there != id:
                    found[there] = None
                    waiting.append(there)
    return list(found)


def _ends(document: Reading, link: Link) -> tuple[str, str]:
    """The end nearer to the pains, and the one nearer to the goals."""
    if link.kind == "delivers" and document.find(link.target, Goal) is not None:
        return link.source, link.target
    return link.target, link.source
