"""Groups: similar cards under one name, joined to it by links; where the cards lie on the map stays as it is."""

from __future__ import annotations

from collections.abc import Iterable

from cxstudio.edits.links import connect
from cxstudio.edits.placing import END, keys_at, new_id
from cxstudio.edits.problems import Refused, distinct, required
from cxstudio.edits.values import title_text
from cxstudio.model.document import Document
from cxstudio.model.groups import IN_GROUP, grouped
from cxstudio.model.naming import one_line, shortened
from cxstudio.model.plans import Group
from cxstudio.model.records import Card
from cxstudio.words import _


def group_cards(document: Document, ids: Iterable[str], title: str = "") -> str:
    """Gather cards in a new group; those of another group leave it. Returns the group's id.

    Without a name it is called as its first card that has words.
    """
    cards = [required(document, id, Card) for id in distinct(ids)]
    if len(cards) < 2:
        raise Refused(_("Select two or more cards to group them"))
    words = title_text(title).strip() or next((one_line(c.text) for c in cards if c.text.strip()), _("Group"))
    with document.transaction(_("Group cards")):
        order = keys_at(document, document.nodes(Group), END)[0]
        group = Group(id=new_id(), title=shortened(words), order=order)
        document.put(group)
        join_group(document, (card.id for card in cards), group.id)
    return group.id


def join_group(document: Document, ids: Iterable[str], group: str) -> None:
    """Let cards be in a group; each is in one at most."""
    required(document, group, Group)
    with document.transaction(_("Group cards")):
        for id in distinct(ids):
            required(document, id, Card)
            there = [link for link in document.links_of(id, IN_GROUP) if link.source == id]
            for link in there:
                if link.target != group:
                    _leave(document, link.id, link.target)
            if all(link.target != group for link in there):
                connect(document, IN_GROUP, id, group)


def ungroup(document: Document, ids: Iterable[str]) -> None:
    """Take cards out of their group, or dissolve whole groups. One card alone is no group."""
    with document.transaction(_("Ungroup")):
        for id in distinct(ids):
            for link in document.links_of(id, IN_GROUP):
                _leave(document, link.id, link.target)
            if document.find(id, Group) is not None:
                document.hide(id)


def dissolve_small(document: Document, groups: Iterable[str]) -> None:
    """Let go of groups in which fewer than two cards are left, inside a transaction."""
    for group in distinct(groups):
        if document.get(group) is None or len(grouped(document, group)) > 1:
            continue
        for link in document.links_of(group, IN_GROUP):
            document.hide(link.id)
        document.hide(group)


def _leave(document: Document, link: str, group: str) -> None:
    if document.link(link) is None:
        return  # the last but one has dissolved it
    document.hide(link)
    dissolve_small(document, [group])
