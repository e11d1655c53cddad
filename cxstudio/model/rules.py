"""What may live where and what may be joined, and why not in plain words; it asks the document and never changes it."""

from __future__ import annotations

from collections.abc import Callable

from cxstudio.model.kinds import KINDS, LINK_KINDS
from cxstudio.model.records import Annotation, Card, Link, Node, Touchpoint
from cxstudio.words import _

Find = Callable[[str], Node | None]


def why_not_home(kind: str, home: Node | None) -> str | None:
    """Why a thing of this kind may not belong to `home`; None when it may."""
    row = KINDS[kind]
    if home is None:
        return _("It is no longer there")
    if row.record is Annotation or not row.homes or home.kind in row.homes:
        return None
    places = [_("a {thing}").format(thing=_(KINDS[name].label).lower()) for name in row.homes]
    return _("“{thing}” belongs to {places}").format(thing=_(row.label), places=_(" or ").join(places))


def why_not_join(kind: str, source: Node | None, target: Node | None) -> str | None:
    """Why this link may not join the two; None when it may."""
    row = LINK_KINDS.get(kind)
    if row is None:
        return _("There is no such link")
    if source is None or target is None:
        return _("It is no longer there")
    if source.id == target.id:
        return _("An arrow needs two different ends")
    if source.kind not in row.sources or target.kind not in row.targets:
        return _("“{link}” cannot lead from a {source} to a {target}").format(
            link=_(row.label),
            source=_(KINDS[source.kind].label).lower(),
            target=_(KINDS[target.kind].label).lower(),
        )
    return None


def why_not_span(card: Card, find: Find) -> str | None:
    """Why a card may not reach from its home to its `until`; None when it may."""
    if not card.until:
        return None
    first, last = find(card.home), find(card.until)
    if not isinstance(first, Touchpoint) or not isinstance(last, Touchpoint):
        return _("A card spans from one touchpoint to another")
    if first.stage != last.stage:
        return _("A card spans touchpoints of one stage")
    if (last.order, last.id) < (first.order, first.id):
        return _("A card spans forwards")
    return None


def why_not_link(link: Link, find: Find) -> str | None:
    """Why this link record may not stand; None when it may."""
    return why_not_join(link.kind, find(link.source), find(link.target))
