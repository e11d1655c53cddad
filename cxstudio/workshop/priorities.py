"""Priorities in the room: which candidates, and what a line about one of them does to the map and the plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from cxstudio.edits.attendees import add_attendee, people_called
from cxstudio.edits.fields import set_field
from cxstudio.edits.plan import add_action, nudge, weigh
from cxstudio.edits.problems import Refused
from cxstudio.edits.values import quoted
from cxstudio.insight.plan import ANSWERING, SETTLED, delivered_by, score_of
from cxstudio.insight.votes import dots_of, top
from cxstudio.model.document import Document
from cxstudio.model.groups import group_of, grouped
from cxstudio.model.plans import Action, Attendee
from cxstudio.model.reading import Reading
from cxstudio.model.records import Card
from cxstudio.model.workshops import VoteRound
from cxstudio.words import _
from cxstudio.workshop.owner_line import Said

USUAL = 5  # candidates to begin with: a room talks about so many in five minutes
MOST = 26  # A to Z


def proposed(document: Reading, journey: str, count: int = USUAL) -> tuple[str, ...]:
    """The candidates to begin with: what answers the top of the last closed vote, else what has dots or a high score.

    At least the first `count` places of the vote are in it, with all that answers them, but no more than `MOST`.
    """
    voted = next((vote for vote in reversed(document.nodes(VoteRound)) if vote.closed), None)
    if voted is not None:
        found = [id for won in top(document, voted, count) for id in _answers_of(document, won)]
        if found:
            return tuple(dict.fromkeys(found))[:MOST]
    return tuple(choosable(document, journey)[:count])


def choosable(document: Reading, journey: str) -> list[str]:
    """The opportunities and ideas of a journey: most dots first, then the highest score, then in reading order."""
    dots = dots_of(document)
    found = []
    for stage in document.stages(journey):
        for home in (stage.id, *(touchpoint.id for touchpoint in document.touchpoints(stage.id))):
            found += [card for card in document.cards(home) if _fits(card)]

    def rank(card: Card) -> tuple[float, float, bool]:
        group = group_of(document, card.id)
        placed = max(dots.get(card.id, 0), dots.get(group.id, 0) if group is not None else 0)
        return (-placed, -(score_of(card) or 0.0), card.kind != "opportunity")

    return [card.id for card in sorted(found, key=rank)]


def _fits(card: Card) -> bool:
    return card.kind in ANSWERING and not card.parked and not card.internal and bool(card.text.strip())


def _answers_of(document: Reading, id: str) -> list[str]:
    """What has a place in the matrix of something that was voted on: itself, what answers it, or those of its group."""
    card = document.find(id, Card)
    if card is None:
        return [found for member in grouped(document, id) for found in _answers_of(document, member)]
    if _fits(card):
        return [id]
    ends = (link.source for link in document.links_of(id, "answers") if link.target == id)
    return [one.id for end in ends if (one := document.find(end, Card)) is not None and _fits(one)]


def with_or_without(matrix: tuple[str, ...], id: str) -> tuple[str, ...]:
    """The candidates with one more at the end, or without it. Raises Refused when there are as many as letters."""
    if id in matrix:
        return tuple(other for other in matrix if other != id)
    if len(matrix) >= MOST:
        raise Refused(_("There are {n} candidates, one for each letter; take one out first").format(n=MOST))
    return (*matrix, id)


def action_of(document: Reading, candidate: str) -> Action | None:
    """The action that carries a candidate out: itself, or what delivers it and is not done yet."""
    own = document.find(candidate, Action)
    if own is not None:
        return own
    there = delivered_by(document, candidate)
    return next((one for one in there if one.status not in SETTLED), next(iter(there), None))


def owner_meant(document: Reading, said: str) -> Attendee | None:
    """The one person a name or its beginning stands for, None for somebody new. Raises Refused for several."""
    found = people_called(document, said)
    if len(found) > 1:
        reason = _("“{name}” is not enough: {people}")
        names = ", ".join(one.name for one in found[:4])
        raise Refused(reason.format(name=quoted(said), people=names))
    return found[0] if found else None


def carry_out(document: Document, candidate: str, said: Said) -> str:
    """Do what a line says about a candidate, in one step. Returns the id of what it is about: card or action.

    Who, when and what comes first go to its action, which is made where there is none.
    """
    label = _("Put into the plan") if said.plans else _("Move in the matrix")
    with document.transaction(label):
        if said.impact is not None and said.effort is not None:
            _weigh_all(document, candidate, lambda id: weigh(document, id, said.impact, said.effort))
        if not said.plans:
            return candidate
        there = action_of(document, candidate)
        action = there.id if there is not None else add_action(document, delivers=candidate)
        if said.owner:
            person = owner_meant(document, said.owner)
            owner = person.id if person is not None else add_attendee(document, said.owner)
            set_field(document, [action], "owned_by", owner)
        if said.due is not None:
            set_field(document, [action], "due", said.due.isoformat())
        if said.first_step:
            set_field(document, [action], "first_step", said.first_step)
    return action


def fine_tune(document: Document, candidate: str, impact: float = 0.0, effort: float = 0.0) -> None:
    """Move a candidate in the matrix by so much, and the action that stands where it stands."""
    with document.transaction(_("Move in the matrix")):
        _weigh_all(document, candidate, lambda id: nudge(document, id, impact, effort))


def _weigh_all(document: Document, candidate: str, moves: Callable[[str], None]) -> None:
    """Move a card and its actions that stand where it stands, or nowhere yet; the others were moved on purpose."""
    thing = document.get(candidate)
    if thing is None:
        raise Refused(_("This candidate is gone"))
    follow = []
    if isinstance(thing, Card):
        beside = ((thing.impact, thing.effort), (None, None))
        follow = [x.id for x in delivered_by(document, candidate) if (x.impact, x.effort) in beside]
    for id in (candidate, *follow):
        moves(id)


def place_words(impact: float | None, effort: float | None) -> tuple[str, str]:
    """Impact and effort as they are read: "4.5", "2"; a dash for what nobody has said."""
    first, second = ("–" if value is None else f"{value:g}" for value in (impact, effort))
    return first, second


def is_past(due: str, today: date) -> bool:
    """Whether an action's day has passed."""
    return bool(due) and due < today.isoformat()
