"""Votes: a round opened, tallied and closed, all in lasting rows: no undo reaches what was voted in the room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from cxstudio.edits.placing import END, keys_at, new_id
from cxstudio.edits.problems import Refused, distinct, required
from cxstudio.edits.values import field_value, iso_date, title_text
from cxstudio.model.document import Document
from cxstudio.model.naming import own_title
from cxstudio.model.plans import Group
from cxstudio.model.records import TITLE_LENGTH, Card
from cxstudio.model.workshops import VoteRound
from cxstudio.words import _

MOST_CANDIDATES = 200
_LEAST_CANDIDATES = 2


@dataclass(frozen=True, slots=True)
class Terms:
    """What a round is about and how many dots each of the voters has; `area` and `kinds` say where candidates are from.

    `after` is the round whose top is voted on again.
    """

    voters: int
    budget: int = 3
    concern_budget: int = 0
    area: str = ""
    kinds: tuple[str, ...] = ()
    after: str = ""


def open_round(document: Document, title: str, candidates: Sequence[str], terms: Terms) -> str:
    """Open a round of voting on cards or groups. Returns its id. Raises Refused for fewer than two candidates."""
    ids = distinct(candidates)
    for id in ids:
        if not isinstance(document.get(id), Card | Group):
            raise Refused(_("A vote is on cards or groups that are there"))
    if len(ids) < _LEAST_CANDIDATES:
        raise Refused(_("A vote needs two candidates or more"))
    if len(ids) > MOST_CANDIDATES:
        raise Refused(_("A vote has at most {n} candidates: limit it to a stage").format(n=MOST_CANDIDATES))
    none = (0,) * len(ids)
    vote = VoteRound(
        id=new_id(),
        title=title_text(title).strip(),
        area=terms.area,
        kinds=terms.kinds,
        candidates=tuple(ids),
        words=tuple(own_title(document.get(id))[:TITLE_LENGTH] for id in ids),
        dots=none,
        concerns=none,
        budget=field_value(VoteRound, "budget", terms.budget),
        concern_budget=field_value(VoteRound, "concern_budget", terms.concern_budget),
        voters=field_value(VoteRound, "voters", terms.voters),
        after=terms.after,
    )
    if not vote.to_place:
        raise Refused(_("A vote needs people and dots: say how many there are of each"))
    with document.transaction(_("Open a vote"), lasting=True):
        order = keys_at(document, document.nodes(VoteRound), END)[0]
        document.put(replace(vote, order=order))
    return vote.id


def tally(document: Document, vote: str, candidate: str, dots: int, *, concern: bool = False) -> None:
    """Say how many dots (or dots of concern) a candidate has. Raises Refused beyond what the room has to place."""
    there = _open(document, vote)
    if candidate not in there.candidates:
        raise Refused(_("This is no candidate of the vote"))
    name = "concerns" if concern else "dots"
    counts: list[int] = list(getattr(there, name))
    counts += [0] * (len(there.candidates) - len(counts))
    place = there.candidates.index(candidate)
    counts[place] = field_value(VoteRound, name, (dots,))[0]
    room = there.voters * (there.concern_budget if concern else there.budget)
    if sum(counts) > room:
        left = room - sum(counts) + counts[place]
        raise Refused(
            _("The room has {room} dots; {left} are left for this one").format(room=room, left=left)
        )
    with document.transaction(_("Tally votes"), lasting=True):
        document.put(replace(there, **{name: tuple(counts)}))


def set_voters(document: Document, vote: str, voters: int) -> None:
    """Say how many vote. Raises Refused where more dots are placed already than these people have."""
    there = _open(document, vote)
    changed = replace(there, voters=field_value(VoteRound, "voters", voters))
    if changed.placed > changed.to_place or sum(changed.concerns) > voters * changed.concern_budget:
        raise Refused(_("More dots are placed than {n} people have").format(n=voters))
    with document.transaction(_("Change the number of voters"), lasting=True):
        document.put(changed)


def close_round(document: Document, vote: str, on: date) -> None:
    """Freeze a round with its date and the words of its candidates. Raises Refused while no dot is placed."""
    there = _open(document, vote)
    if not there.placed:
        raise Refused(_("No dot is placed yet; discard the vote if you do not need it"))
    kept = (*there.words, *("",) * len(there.candidates))
    cards = map(document.get, there.candidates)
    words = tuple(  # of one that is gone those it was opened with
        own_title(card)[:TITLE_LENGTH] if card is not None else said
        for card, said in zip(cards, kept, strict=False)
    )
    with document.transaction(_("Close the vote"), lasting=True):
        dots, concerns = there.counted
        document.put(
            replace(
                there,
                words=words,
                result=(*dots, *concerns),
                state="closed",
                date=iso_date(on.isoformat()),
            )
        )


def discard_round(document: Document, vote: str) -> None:
    """Take an open round away. Raises Refused for a closed one."""
    _open(document, vote)
    with document.transaction(_("Discard the vote"), lasting=True):
        document.hide(vote)


def _open(document: Document, id: str) -> VoteRound:
    vote = required(document, id, VoteRound)
    if vote.closed:
        raise Refused(_("A closed vote stays as it was counted; start a second round instead"))
    return vote
