"""Pasting, duplicating and cutting pieces of a map: where they go, each in one step to undo; it knows no clipboard.

Where things land follows the selection, as for anything added: stages after the
selected one, touchpoints after the selected one, cards at the selected touchpoint or stage. Cards of several
touchpoints stay apart: they go to as many touchpoints, from the selected one on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from cxstudio.edits.adding import spot_for
from cxstudio.edits.copying import Piece, Top, choose, owner_of
from cxstudio.edits.deleting import counted, delete
from cxstudio.edits.placing import next_in
from cxstudio.edits.problems import Refused, distinct, refuse_if
from cxstudio.edits.putting import Group, Putting, TakeIn, no_pictures
from cxstudio.edits.stages import add_stage
from cxstudio.model.document import Document
from cxstudio.model.log import Blobs
from cxstudio.model.records import (
    Annotation,
    Card,
    Node,
    Stage,
    Touchpoint,
)
from cxstudio.model.rules import why_not_home
from cxstudio.words import _

T = TypeVar("T", bound=Top)

BESIDE = 24.0  # canvas units by which a copied note is set off from its original


def paste(
    document: Document,
    blobs: Blobs,
    piece: Piece,
    journey: str,
    selected: Sequence[str] = (),
    take_in: TakeIn = no_pictures,
) -> list[str]:
    """Put a piece into a journey's map. Returns the ids of what lies on top of it.

    Raises Refused, and changes nothing, where there is no place for it or it does not hold together.
    """
    tops = piece.tops()
    label = _("Paste {things}").format(things=words_for(tops))
    with document.transaction(label):
        groups = _where_it_goes(document, journey, tops, selected)
        return Putting(document, blobs, piece, take_in).put(groups)


def duplicate(document: Document, blobs: Blobs, ids: Iterable[str]) -> list[str]:
    """Copies of these things right after them, with all that hangs on them. Returns the ids of the copies.

    Raises Refused where nothing among them can be copied.
    """
    chosen = choose(document, distinct(ids))
    tops = chosen.piece.tops()
    label = _("Duplicate {things}").format(things=words_for(tops))
    pictures = {x.id: x for x in chosen.attachments}
    with document.transaction(label):
        putting = Putting(document, blobs, chosen.piece, no_pictures, known=pictures)
        return putting.put(_beside(document, tops))


def cut(document: Document, ids: Iterable[str]) -> None:
    """Take away what was copied before, in a step named after it. Raises Refused where something may not go."""
    tops = choose(document, ids).piece.tops()
    with document.transaction(_("Cut {things}").format(things=words_for(tops))):
        delete(document, [x.id for x in tops])


def words_for(things: Sequence[Node]) -> str:
    """What some things are inside a sentence: "2 touchpoints", "card and sticky note"."""
    parts = [part.lower() for part in counted(things)]
    if len(parts) < 2:
        return "".join(parts)
    return _("{things} and {last}").format(things=", ".join(parts[:-1]), last=parts[-1])


# Where things go


def _where_it_goes(
    document: Document, journey: str, tops: Sequence[Top], selected: Sequence[str]
) -> list[Group]:
    refuse_if(why_not_home("stage", document.get(journey)))
    here = in_map_order(document, journey, selected)
    first, last = (here[0], here[-1]) if here else ("", "")
    groups: list[Group] = []
    stages = _of(tops, Stage)
    if stages:
        row = [s.id for s in document.stages(journey)]
        groups.append(Group(stages, journey, _following(document, journey, "stage", last, row)))
    touchpoints = _of(tops, Touchpoint)
    if touchpoints:
        spot = spot_for(document, journey, "touchpoint", last)
        home = spot.home if spot and spot.home else add_stage(document, journey)
        row = [t.id for t in document.touchpoints(home)]
        groups.append(Group(touchpoints, home, _following(document, journey, "touchpoint", last, row)))
    cards = _of(tops, Card)
    if cards:
        groups += _columns(document, journey, cards, first if len({c.home for c in cards}) > 1 else last)
    notes = _of(tops, Annotation)
    if notes:
        spot = spot_for(document, journey, notes[0].kind, last)
        groups.append(Group(tuple(_set_off(notes, spot.home if spot else journey)), _home(spot, journey)))
    return groups


def _home(spot: object, journey: str) -> str:
    home = getattr(spot, "home", "")
    return home if isinstance(home, str) and home else journey


def in_map_order(document: Document, journey: str, ids: Iterable[str]) -> list[str]:
    """Those of some things that belong to a journey's stages, in the order of the map."""

    def place(id: str) -> tuple[tuple[str, str], ...]:
        return tuple((getattr(x, "order", ""), x.id) for x in reversed(list(document.owners(id))))

    inside = [id for id in distinct(ids) if (s := document.stage_of(id)) is not None and s.journey == journey]
    return sorted(inside, key=place)


def _following(document: Document, journey: str, kind: str, selected: str, row: Sequence[str]) -> str | None:
    spot = spot_for(document, journey, kind, selected)
    return next_in(row, spot.after if spot else "")


def _columns(document: Document, journey: str, cards: Sequence[Card], selected: str) -> list[Group]:
    """Cards of one home at the place selected, those of several at as many touchpoints from there on."""
    spot = spot_for(document, journey, cards[0].kind, selected)
    if spot is None:
        raise Refused(_("Add a touchpoint first"))
    columns: dict[str, list[Card]] = {}
    for card in cards:
        columns.setdefault(card.home, []).append(card)
    homes = homes_from(document, journey, spot.home)
    groups: dict[str, list[Card]] = {}
    for index, column in enumerate(columns.values()):
        groups.setdefault(homes[min(index, len(homes) - 1)], []).extend(column)
    chosen = document.find(selected, Card)
    found = []
    for home, things in groups.items():
        row = [c.id for c in document.children(home, Card)]
        after = chosen.id if chosen is not None and chosen.home == home else ""
        found.append(Group(tuple(things), home, next_in(row, after)))
    return found


def homes_from(document: Document, journey: str, home: str) -> list[str]:
    """A touchpoint and those after it on the map; a stage alone."""
    row = [t.id for t in document.journey_touchpoints(journey)]
    return row[row.index(home) :] if home in row else [home]


def _beside(document: Document, tops: Sequence[Top]) -> list[Group]:
    """Each right after itself; of several in one row the copies follow the last."""
    groups: dict[tuple[type[Top], str], list[Top]] = {}
    for record in tops:
        groups.setdefault((type(record), owner_of(record)), []).append(record)
    found = []
    for (type_, home), things in groups.items():
        if isinstance(things[0], Annotation):
            found.append(Group(tuple(_set_off(_of(things, Annotation), home)), home))
            continue
        row = [x.id for x in document.children(home, type_)]
        last = max((x.id for x in things), key=lambda id: row.index(id) if id in row else -1)
        found.append(Group(tuple(things), home, next_in(row, last)))
    return found


def _set_off(notes: Iterable[Annotation], home: str) -> list[Annotation]:
    """Notes beside the originals where they hang on the same thing, so that none lies on another."""
    return [
        msgspec.structs.replace(x, dx=_bounded(x.dx + BESIDE), dy=_bounded(x.dy + BESIDE))
        if x.anchor == home
        else x
        for x in notes
    ]


def _bounded(offset: float) -> float:
    return max(-100_000.0, min(100_000.0, offset))


def _of(things: Iterable[Top], record_type: type[T]) -> tuple[T, ...]:
    return tuple(x for x in things if isinstance(x, record_type))
