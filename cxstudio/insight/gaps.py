"""What is missing from pain to plan: what is not answered, owned, delivered or measured; it draws nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cxstudio.insight.copies import Copies
from cxstudio.insight.evidence import evidence
from cxstudio.insight.plan import SETTLED, day_of, delivered_by, is_overdue, today
from cxstudio.model.measures import Reading as Measured
from cxstudio.model.plans import Action, Goal
from cxstudio.model.reading import Reading
from cxstudio.model.records import Card, Node, Stage, Touchpoint
from cxstudio.words import N_, ngettext

GapName = Literal["unanswered", "undelivered", "unowned", "overdue", "undated", "unmeasured", "unproven"]


# Worst first. English message ids, so that a map can say them in its own language.
GAPS: dict[GapName, str] = {
    "overdue": N_("Its day has passed and it is not done"),
    "unanswered": N_("No idea or opportunity answers it"),
    "undelivered": N_("No action delivers it"),
    "unowned": N_("Nobody answers for it"),
    "undated": N_("It has no date yet"),
    "unmeasured": N_("Nothing that is measured shows it"),
    "unproven": N_("No source stands behind it"),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing at one thing; `GAPS` has the words for it."""

    kind: GapName
    node: str


def gaps(document: Reading, journey: str = "", on: date | None = None) -> tuple[Gap, ...]:
    """What is missing on a journey ("" = on all of them) and in the plan of the session, worst kind first.

    `on` is the day overdue is counted from; None is today.
    """
    return worst_first(gap for some in gaps_by_stage(document, journey, on) for gap in some)


def gaps_by_stage(document: Reading, journey: str = "", on: date | None = None) -> Iterator[list[Gap]]:
    """The same in no order of kinds, stage by stage and then the plan: a large map is gone through bit by bit.

    What a state to come only took over is asked of the thing it was, and once.
    """
    on = on or today()
    origins, asked = Copies(document).origin_of, set[str]()
    for id in [journey] if journey else [x.id for x in document.journeys()]:
        owners = owners_asked(document, id)
        for stage in document.stages(id):
            ids = {origins.get(thing.id, thing.id): None for thing in _things_of(document, stage)}
            things = [document.node(one) for one in ids if one not in asked]
            asked |= ids.keys()
            yield [gap for thing in things for gap in gaps_of(document, thing, on, owners_asked=owners)]
    plan: list[Node] = [*document.nodes(Action), *document.nodes(Goal)]
    yield [gap for thing in plan for gap in gaps_of(document, thing, on)]


def map_gaps_by_stage(document: Reading, journey: str, on: date | None = None) -> Iterator[list[Gap]]:
    """What is missing on one journey's map, stage by stage."""
    on = on or today()
    asked = owners_asked(document, journey)
    for stage in document.stages(journey):
        things = _things_of(document, stage)
        yield [gap for thing in things for gap in gaps_of(document, thing, on, owners_asked=asked)]


def _things_of(document: Reading, stage: Stage) -> list[Node]:
    """A stage with all that belongs to it."""
    homes = [stage, *document.touchpoints(stage.id)]
    return [thing for home in homes for thing in (home, *document.cards(home.id))]


def worst_first(found: Iterable[Gap]) -> tuple[Gap, ...]:
    """Gaps in the order of their kinds."""
    rank = {name: place for place, name in enumerate(GAPS)}
    return tuple(sorted(found, key=lambda gap: rank[gap.kind]))


def gaps_of(document: Reading, thing: Node, on: date, *, owners_asked: bool = False) -> tuple[Gap, ...]:
    """What is missing at one thing. `owners_asked` is whether touchpoints are to have an owner at all."""
    if isinstance(thing, Touchpoint):
        names = _at_touchpoint(document, thing, owners_asked=owners_asked)
    elif isinstance(thing, Card):
        names = _at_card(document, thing)
    elif isinstance(thing, Action):
        names = _at_action(thing, on)
    elif isinstance(thing, Goal):
        names = _at_goal(document, thing)
    else:
        return ()
    return tuple(Gap(name, thing.id) for name in names)


def owners_asked(document: Reading, journey: str) -> bool:
    """Whether somebody began to say who answers for the touchpoints of a journey: then the others are missing."""
    return any(t.owned_by for t in document.journey_touchpoints(journey))


def _at_card(document: Reading, card: Card) -> Iterator[GapName]:
    if card.kind == "pain" and not _answered(document, card.id):
        yield "unanswered"
    if card.kind == "opportunity" and not _delivered(document, card.id):
        yield "undelivered"


def _answered(document: Reading, id: str) -> bool:
    return any(link.target == id for link in document.links_of(id, "answers"))


def _delivered(document: Reading, id: str) -> bool:
    """Whether an action delivers it, or an idea that answers it."""
    if delivered_by(document, id):
        return True
    answering = (x.source for x in document.links_of(id, "answers") if x.target == id)
    return any(delivered_by(document, source) for source in answering)


def _at_touchpoint(document: Reading, thing: Touchpoint, *, owners_asked: bool) -> Iterator[GapName]:
    if owners_asked and not thing.owned_by:
        yield "unowned"
    if thing.moment_of_truth and not _measured(document, thing.id):
        yield "unmeasured"
    if not evidence(document, thing):
        yield "unproven"


def _measured(document: Reading, id: str) -> bool:
    """Whether a reading was taken there."""
    graph = document.graph
    return any(
        kind == "at" and document.find(child, Measured) is not None
        for _source, child, kind in graph.out_edges(id, data="kind")
    )


def _at_action(action: Action, on: date) -> Iterator[GapName]:
    if is_overdue(action, on):
        yield "overdue"
    if action.status in SETTLED:
        return
    if not action.owned_by:
        yield "unowned"
    if day_of(action.due) is None and action.status != "later":
        yield "undated"


def _at_goal(document: Reading, goal: Goal) -> Iterator[GapName]:
    if not goal.metric or not document.children(goal.metric, Measured):
        yield "unmeasured"


def counted(found: Sequence[Gap]) -> list[tuple[GapName, str]]:
    """How often each kind is missing, in the window's language: "3 pain points not answered"; none that is not."""
    numbers = {name: sum(gap.kind == name for gap in found) for name in GAPS}
    return [(name, _count(name, n)) for name, n in numbers.items() if n]


def _count(name: GapName, n: int) -> str:
    words = {
        "overdue": ngettext("{n} action overdue", "{n} actions overdue", n),
        "unanswered": ngettext("{n} pain point not answered", "{n} pain points not answered", n),
        "undelivered": ngettext("{n} opportunity without action", "{n} opportunities without action", n),
        "unowned": ngettext("{n} without an owner", "{n} without an owner", n),
        "undated": ngettext("{n} action without a date", "{n} actions without a date", n),
        "unmeasured": ngettext("{n} not measured", "{n} not measured", n),
        "unproven": ngettext("{n} touchpoint without evidence", "{n} touchpoints without evidence", n),
    }
    return words[name].format(n=n)
