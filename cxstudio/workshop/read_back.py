"""What a room has agreed on, as sentences to be read aloud, and what is missing of it; it changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cxstudio.insight.plan import SETTLED, day_of
from cxstudio.insight.votes import answers_to, chosen_pains
from cxstudio.model.groups import parked_rows
from cxstudio.model.naming import one_line, own_title
from cxstudio.model.plans import Action, Attendee, Decision
from cxstudio.model.reading import Reading
from cxstudio.model.records import Card
from cxstudio.words import N_, _, ngettext
from cxstudio.workshop.priorities import action_of

Part = Literal["decisions", "actions", "priorities", "pains", "questions", "parking"]
Missing = Literal["owner", "due", "first_step", "answer"]

PARTS: dict[Part, str] = {
    "decisions": N_("Decided"),
    "actions": N_("Who does what"),
    "priorities": N_("Priorities"),
    "pains": N_("Pain points"),
    "questions": N_("Open questions"),
    "parking": N_("Parking lot"),
}
_MISSING: dict[Missing, str] = {
    "owner": N_("Nobody has taken it yet."),
    "due": N_("It has no date yet."),
    "first_step": N_("Its first step is open."),
    "answer": N_("It has no opportunity or idea yet."),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing to read aloud. `id` is the thing, "" for a count; `missing` is what an action needs still."""

    part: Part
    id: str
    text: str
    missing: tuple[Missing, ...] = ()

    @property
    def lacks(self) -> str:
        """What is missing, said plainly; "" when nothing is."""
        return " ".join(_(_MISSING[one]) for one in self.missing)


def sentences(
    document: Reading, journey: str, say_day: Callable[[date], str], candidates: Iterable[str] = ()
) -> list[Sentence]:
    """What was agreed and what was left, in the order of `PARTS`: actions that are not settled, `candidates` of the
    priorities that nobody weighed or planned, the most voted pains without answer, open questions of the journey.

    `say_day` writes a day in full, in the window's language. What is internal is not there for the room.
    """
    return [
        *(Sentence("decisions", one.id, _decided(document, one)) for one in document.nodes(Decision)),
        *(
            Sentence("actions", one.id, _promised(document, one, say_day), _missing(document, one))
            for one in document.nodes(Action)
            if one.status not in SETTLED
        ),
        *(
            Sentence("priorities", one.id, _stopped(one_line(one.text)), ("owner", "due", "first_step"))
            for one in _left(document, candidates)
        ),
        *(
            Sentence("pains", id, _stopped(own_title(document.node(id))), ("answer",))
            for id in chosen_pains(document)
            if not answers_to(document, id)
        ),
        *(Sentence("questions", card.id, one_line(card.text)) for card in _questions(document, journey)),
        *_parked(document),
    ]


def open_ones(found: list[Sentence]) -> list[Sentence]:
    """Those that something is missing of."""
    return [one for one in found if one.missing]


def _decided(document: Reading, decision: Decision) -> str:
    text, who = _stopped(one_line(decision.text)), _name(document, decision.owned_by)
    return _("{text} Decided by {name}.").format(text=text, name=who) if who else text


def _promised(document: Reading, action: Action, say_day: Callable[[date], str]) -> str:
    what, who, due = one_line(action.title), _name(document, action.owned_by), day_of(action.due)
    if who and due is not None:
        said = _("{name}: {what}, by {day}.").format(name=who, what=what, day=say_day(due))
    elif who:
        said = f"{who}: {_stopped(what)}"
    elif due is not None:
        said = _("{what}, by {day}.").format(what=what, day=say_day(due))
    else:
        said = _stopped(what)
    first = one_line(action.first_step)
    return _("{sentence} First step: {step}").format(sentence=said, step=_stopped(first)) if first else said


def _missing(document: Reading, action: Action) -> tuple[Missing, ...]:
    found: list[Missing] = []
    if not _name(document, action.owned_by):
        found.append("owner")
    if day_of(action.due) is None:
        found.append("due")
    if not action.first_step.strip():
        found.append("first_step")
    return tuple(found)


def _left(document: Reading, candidates: Iterable[str]) -> Iterator[Card]:
    for card in (document.find(id, Card) for id in candidates):
        if card is not None and not (card.parked or card.internal):
            weighed = card.impact is not None or card.effort is not None
            if not weighed and action_of(document, card.id) is None:
                yield card


def _questions(document: Reading, journey: str) -> Iterator[Card]:
    for stage in document.stages(journey):
        for home in (stage.id, *(touchpoint.id for touchpoint in document.touchpoints(stage.id))):
            for card in document.cards(home):
                if card.kind == "question" and card.text.strip() and not card.parked and not card.internal:
                    yield card


def _parked(document: Reading) -> Iterator[Sentence]:
    parked = [one for one in document.parked() if not (isinstance(one, Card) and one.internal)]
    if parked:
        n = len(parked_rows(document, parked))
        words = ngettext("{n} item is in the parking lot.", "{n} items are in the parking lot.", n).format(
            n=n
        )
        yield Sentence("parking", "", words)


def _name(document: Reading, id: str) -> str:
    person = document.find(id, Attendee) if id else None
    return own_title(person) if person is not None else ""


def _stopped(text: str) -> str:
    """A text that ends as a sentence does, in whatever script."""
    return text if text.endswith((".", "!", "?", "…", "؟", "。", "।", "։")) else f"{text}."
