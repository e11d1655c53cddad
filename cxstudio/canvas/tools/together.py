"""What moves along when one of several selected things is moved, and why some of them cannot; it changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.travel import cards_in_order
from cxstudio.model.records import Annotation, Card, Node, Stage, Touchpoint
from cxstudio.words import _

MOVABLE = (Stage, Touchpoint, Card, Annotation)


def together(desk: Desk, grabbed: str) -> tuple[str, ...]:
    """What is dragged when one thing is taken hold of: it alone, or with everything selected beside it.

    What lives in or hangs on something that moves anyway goes along by itself. The order is that of the map, so that
    things keep it where they land; of notes the one taken hold of comes last, because it leads.
    """
    record = desk.document.get(grabbed)
    if grabbed not in desk.selection or not isinstance(record, MOVABLE):
        return (grabbed,)
    chosen = leading(desk, desk.selection)
    if grabbed not in chosen:  # it goes along with what it lives in, which leads then
        chosen = [id for id in chosen if id in set(owners(desk, grabbed))] or [grabbed]
    if isinstance(desk.document.get(chosen[-1]), Annotation):
        chosen = [*(id for id in chosen if id != grabbed), grabbed]
    return tuple(chosen)


def leading(desk: Desk, ids: Sequence[str]) -> list[str]:
    """Those of these things that can be moved and do not go along with another of them, in the order of the map."""
    wanted = [id for id in ids if isinstance(desk.document.get(id), MOVABLE)]
    first = [id for id in wanted if not set(wanted).intersection(owners(desk, id))]
    if len(first) < 2:
        return first
    homes = {record.home for id in first if isinstance(record := desk.document.get(id), Card)}
    order = {id: place for place, id in enumerate(_in_order(desk, homes))}
    return sorted(first, key=lambda id: order.get(id, len(order)))


def why_apart(desk: Desk, ids: Iterable[str]) -> str | None:
    """Why these cannot be moved as one; None when they can."""
    if len({_sort(desk.document.get(id)) for id in ids}) <= 1:
        return None
    return _("Stages, touchpoints, cards and notes move one sort at a time. Select one sort only.")


def owners(desk: Desk, id: str) -> list[str]:
    """What a thing lives in or hangs on, the nearest first."""
    return [owner.id for owner in desk.document.owners(id)][1:]


def _sort(record: Node | None) -> type[Node] | None:
    return next((sort for sort in MOVABLE if isinstance(record, sort)), None)


def _in_order(desk: Desk, homes: Set[str]) -> Iterator[str]:
    """Stages, touchpoints and these places' cards from the beginning of the journey; those of a place lane by lane."""
    stages = [s.id for s in desk.document.stages(desk.journey)]
    points = [t.id for t in desk.document.journey_touchpoints(desk.journey)]
    yield from stages
    yield from points
    for home in (id for id in (*stages, *points) if id in homes):
        yield from (card.id for card in cards_in_order(desk, home))
