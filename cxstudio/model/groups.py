"""Who is in which group of similar cards: two questions to the graph; nothing is changed here."""

from __future__ import annotations

from cxstudio.model.plans import Group
from cxstudio.model.reading import Reading

IN_GROUP = "in_group"


def grouped(document: Reading, group: str) -> list[str]:
    """The cards of a group."""
    return [link.source for link in document.links_of(group, IN_GROUP) if link.target == group]


def group_of(document: Reading, card: str) -> Group | None:
    """The group a card is in."""
    links = (x for x in document.links_of(card, IN_GROUP) if x.source == card)
    return next((g for x in links if (g := document.find(x.target, Group)) is not None), None)
