"""What votes say: who may be voted on, how a round came out, and how many dots a card got; it changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cxstudio.model.groups import group_of, grouped
from cxstudio.model.naming import own_title
from cxstudio.model.reading import Reading
from cxstudio.model.records import Card, Journey, Stage, Touchpoint
from cxstudio.model.workshops import VoteRound

MOST_CANDIDATES = 200


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one candidate of a round got. `place` is its rank from 1, shared by those with as many dots."""

    id: str
    words: str
    dots: int
    concerns: int
    place: int


def candidates(
    document: Reading, journey: str, area: str = "", kinds: Collection[str] = ("pain",)
) -> list[str]:
    """Cards of these kinds in an area ("" = the whole journey) in reading order; grouped ones as one, by their group.

    There are no more than `MOST_CANDIDATES`; what is parked or internal is not voted on.
    """
    found: dict[str, None] = {}
    for home in _homes(document, area or journey):
        for card in document.cards(home):
            if card.kind in kinds and card.text.strip() and not card.internal:
                group = group_of(document, card.id)
                found[group.id if group is not None else card.id] = None
    return list(found)[:MOST_CANDIDATES]


def _homes(document: Reading, area: str) -> list[str]:
    place = document.get(area)
    if isinstance(place, Touchpoint):
        return [area]
    stages = (
        [place] if isinstance(place, Stage) else document.stages(area) if isinstance(place, Journey) else []
    )
    return [id for stage in stages for id in (stage.id, *(t.id for t in document.touchpoints(stage.id)))]


def words_of(document: Reading, vote: VoteRound) -> tuple[str, ...]:
    """What the candidates say: in a closed round what they said then, in an open one what they say now.

    One that is gone says what it said when the round was opened.
    """
    kept = (*vote.words, *("",) * len(vote.candidates))[: len(vote.candidates)]
    if vote.closed and len(vote.words) == len(vote.candidates):
        return kept
    there = map(document.get, vote.candidates)
    return tuple(own_title(one) if one is not None else said for one, said in zip(there, kept, strict=True))


def outcome(document: Reading, vote: VoteRound) -> list[Outcome]:
    """How the round came out, the most dots first; of as many, those with fewer concerns, then in their order."""
    words = words_of(document, vote)
    dots, concerns = vote.counted
    rows = [(id, words[place], dots[place], concerns[place]) for place, id in enumerate(vote.candidates)]
    rows.sort(key=lambda row: (-row[2], row[3]))
    return [Outcome(*row, place=1 + sum(other[2] > row[2] for other in rows)) for row in rows]


def top(document: Reading, vote: VoteRound, count: int) -> list[str]:
    """The candidates of the first `count` places that got a dot; more where the last place is shared."""
    return [row.id for row in outcome(document, vote) if row.place <= count and row.dots]


def chosen_pains(document: Reading, count: int = 3) -> list[str]:
    """The pain points the last closed round put first, of a group its first one; none where none was closed."""
    vote = next((one for one in reversed(document.nodes(VoteRound)) if one.closed), None)
    found: dict[str, None] = {}
    for id in top(document, vote, count) if vote is not None else ():
        cards = (document.find(one, Card) for one in (id, *grouped(document, id)))
        pain = next((card for card in cards if card is not None and card.kind == "pain"), None)
        if pain is not None and not pain.internal and not pain.parked:
            found[pain.id] = None
    return list(found)


def answers_to(document: Reading, card: str) -> list[Card]:
    """The ideas and opportunities that answer a card and are there for the room, as they lie on the map."""
    links = document.links_of(card, "answers")
    found = (document.find(link.source, Card) for link in links if link.target == card)
    return [one for one in found if one is not None and not one.internal and not one.parked]


def latest(document: Reading) -> VoteRound | None:
    """The round that was made last; None where there is none."""
    rounds = document.nodes(VoteRound)
    return rounds[-1] if rounds else None


def counts_of(document: Reading) -> dict[str, tuple[int, int]]:
    """How many dots and dots of concern each card or group got in its last closed round, by id."""
    found: dict[str, tuple[int, int]] = {}
    for vote in document.nodes(VoteRound):
        if vote.closed:
            found |= dict(zip(vote.candidates, zip(*vote.counted, strict=True), strict=True))
    return found


def counts_for(document: Reading, id: str) -> tuple[int, int]:
    """How many dots and dots of concern a card or group got, a card by itself or with the group it is in."""
    counts = counts_of(document)
    return counts.get(_voted_as(document, id, counts), (0, 0))


def dots_of(document: Reading) -> dict[str, int]:
    """How many dots each card or group got in the last closed round it was a candidate of, by id."""
    return {id: dots for id, (dots, _concerns) in counts_of(document).items()}


def dots_for(document: Reading, card: str, dots: Mapping[str, int]) -> int:
    """How many of these dots a card got, by itself or with the group it is in."""
    return dots.get(_voted_as(document, card, dots), 0)


def _voted_as(document: Reading, card: str, counted: Collection[str]) -> str:
    """What a card was voted on as: itself, or the group it is in."""
    if not counted or card in counted:
        return card
    group = group_of(document, card)
    return group.id if group is not None else card
