"""Cards dropped on another card with Shift held: all of them become a group, or join the one that is there."""

from __future__ import annotations

from collections.abc import Sequence

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.tools.landing import STAYS, Landing
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.edits.groups import group_cards, join_group
from cxstudio.model.groups import group_of
from cxstudio.model.naming import short_title, shortened
from cxstudio.model.records import Card
from cxstudio.words import _


def of_gathered(desk: Desk, ids: Sequence[str], at: Pointer) -> Landing:
    """What letting go on a card would do: nothing beside a card, and nothing for cards that are together already."""
    document = desk.document
    hit = desk.picture.at(*at.hand)
    target = document.find(hit.part.node, Card) if hit is not None and not at.on_lanes else None
    if hit is None or target is None or target.id in ids:
        return Landing(_("Drop it on a card to group the two"))
    group = group_of(document, target.id)
    if group is not None and all(group_of(document, id) == group for id in ids):
        return STAYS

    def act() -> str:
        if group is not None:
            join_group(document, ids, group.id)
        else:
            group_cards(document, [target.id, *ids])
        return ids[-1]

    if group is not None:
        words = _("Into the group “{name}”").format(name=shortened(group.title))
    else:
        words = _("A group with “{name}”").format(name=short_title(document, target.id))
    return Landing(words, act, accepts=hit.bounds)
