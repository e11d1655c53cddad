"""Who is in which group of similar cards: questions to the graph; nothing is changed here."""

from __future__ import annotations

from collections.abc import Iterable

from cxstudio.model.plans import Group
from cxstudio.model.projection import place_of
from cxstudio.model.reading import Reading
from cxstudio.model.records import Card, Node

IN_GROUP = "in_group"


def grouped(document: Reading, group: str) -> list[str]:
    """The cards of a group."""
    return [link.source for link in document.links_of(group, IN_GROUP) if link.target == group]


def group_of(document: Reading, card: str) -> Group | None:
    """The group a card is in."""
    links = (x for x in document.links_of(card, IN_GROUP) if x.source == card)
    return next((g for x in links if (g := document.find(x.target, Group)) is not None), None)


def put_aside(document: Reading, card: Card) -> bool:
    """Whether a card lies in the parking lot: it was put there, or its place is gone."""
    return card.parked or document.get(card.home) is None


def parked_with(document: Reading, id: str) -> list[str]:
    """A thing, and where it is a parked card those that are parked with it in one group: they come and go together."""
    card = document.find(id, Card)
    group = group_of(document, id) if card is not None and put_aside(document, card) else None
    ids = grouped(document, group.id) if group is not None else []
    mates = (document.find(one, Card) for one in ids if one != id)
    there = sorted((mate for mate in mates if mate is not None and put_aside(document, mate)), key=place_of)
    return [id, *(mate.id for mate in there)]


def parked_rows(document: Reading, parked: Iterable[Node]) -> list[tuple[Node, ...]]:
    """What lies in the parking lot as a list of it shows it: the cards of one group are one row."""
    rows: dict[str, list[Node]] = {}
    for one in parked:
        group = group_of(document, one.id) if isinstance(one, Card) else None
        rows.setdefault(group.id if group is not None else one.id, []).append(one)
    return [tuple(row) for row in rows.values()]


def row_named(document: Reading, row: tuple[Node, ...]) -> Node:
    """What names a row of the parking lot: the one thing, or the group of several."""
    group = group_of(document, row[0].id) if len(row) > 1 else None
    return group if group is not None else row[0]
