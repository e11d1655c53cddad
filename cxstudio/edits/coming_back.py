"""Cells of a table written back into the things they speak of, all in one step; it reads no table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

from cxstudio.edits.annotations import move_annotation
from cxstudio.edits.cards import move_cards
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_field
from cxstudio.edits.links import connect
from cxstudio.edits.making import Thing, make_things
from cxstudio.edits.problems import Refused, required
from cxstudio.edits.sub_journeys import close_journey, open_journey
from cxstudio.edits.touchpoints import move_touchpoints
from cxstudio.edits.values import field_value
from cxstudio.model.document import Document
from cxstudio.model.records import Annotation, Card, Emotion, Node, Touchpoint
from cxstudio.words import _, ngettext

Slot = Literal["field", "owner", "links", "hands"]


@dataclass(frozen=True, slots=True)
class CellEdit:
    """One cell: what of which thing becomes what.

    `name` is the field, the kind of the links, or the place of a count of hands among the five.
    """

    id: str
    slot: Slot
    name: str
    value: Any


@dataclass(frozen=True, slots=True)
class NewThing:
    """A row that has no thing yet, and what its cells say; their `id` is that of the thing."""

    thing: Thing
    cells: tuple[CellEdit, ...] = ()


@dataclass(slots=True)
class Brought:
    """What came of it. `refused` has the reason for each cell, by id and name; of a thing by id and ""."""

    made: list[str] = field(default_factory=list)
    changed: int = 0
    deleted: int = 0
    refused: dict[tuple[str, str], str] = field(default_factory=dict)


class _TakenBack(Exception):
    """Nothing of a trial stays."""


def bring_back(
    document: Document, cells: Sequence[CellEdit], new: Sequence[NewThing] = (), gone: Iterable[str] = ()
) -> Brought:
    """Write cells, make things and delete others, in one step. What is refused is told and left as it was."""
    brought = Brought()
    number = len(cells) + len(new)
    with document.transaction(
        ngettext("Bring back {n} change", "Bring back {n} changes", number).format(n=number)
    ):
        _bring(document, cells, new, gone, brought)
    return brought


def try_to_bring_back(document: Document, cells: Sequence[CellEdit], new: Sequence[NewThing] = ()) -> Brought:
    """What `bring_back` would come to; the document stays as it is and nobody hears of it."""
    brought = Brought()
    try:
        with document.transaction(""):
            _bring(document, cells, new, (), brought)
            raise _TakenBack
    except _TakenBack:
        return brought


def set_cells(document: Document, cells: Sequence[CellEdit], new: Sequence[NewThing], label: str) -> Brought:
    """The same for cells somebody pasted, cleared or filled in a table; `label` names the step."""
    brought = Brought()
    with document.transaction(label):
        _bring(document, cells, new, (), brought)
    return brought


def _bring(
    document: Document,
    cells: Sequence[CellEdit],
    new: Sequence[NewThing],
    gone: Iterable[str],
    brought: Brought,
) -> None:
    waiting = [*cells, *(cell for one in _make(document, new, brought) for cell in one.cells)]
    while waiting:
        # The end of a period may have to move before its beginning can: what is refused is tried again at the end.
        left = [cell for cell in waiting if not _write(document, cell, brought)]
        if len(left) == len(waiting):
            break
        waiting = left
    for id in gone:
        if document.get(id) is not None:
            try:
                delete(document, [id])
                brought.deleted += 1
            except Refused as refused:
                brought.refused[id, ""] = refused.reason


def _make(document: Document, new: Sequence[NewThing], brought: Brought) -> list[NewThing]:
    """The new things that are there now: all at once, or one by one where something is wrong with any."""
    try:
        brought.made += make_things(document, [one.thing for one in new])
    except ValueError:
        made = []
        for one in new:
            try:
                brought.made += make_things(document, [one.thing])
                made.append(one)
            except ValueError as refused:
                brought.refused[one.thing.id, ""] = str(refused)
        return made
    return list(new)


def _write(document: Document, cell: CellEdit, brought: Brought) -> bool:
    try:
        with document.transaction(""):
            _SLOTS[cell.slot](document, cell)
    except ValueError as refused:
        brought.refused[cell.id, cell.name] = str(refused)
        return False
    brought.refused.pop((cell.id, cell.name), None)
    brought.changed += 1
    return True


def _set_field(document: Document, cell: CellEdit) -> None:
    if isinstance(document.get(cell.id), Emotion):  # its fields have no rows of their own
        emotion = required(document, cell.id, Emotion)
        stated = field_value(Emotion, "stated", cell.value)
        document.put(msgspec.structs.replace(emotion, stated=stated))
        return
    set_field(document, [cell.id], cell.name, cell.value)


def _set_owner(document: Document, cell: CellEdit) -> None:
    node = required(document, cell.id, Node)
    if isinstance(node, Card):
        if node.home != cell.value:
            move_cards(document, [node.id], cell.value)
    elif isinstance(node, Touchpoint):
        if node.stage != cell.value:
            move_touchpoints(document, [node.id], cell.value)
    elif isinstance(node, Annotation):
        move_annotation(document, node.id, node.dx, node.dy, cell.value)
    else:
        raise Refused(_("It stays where it belongs; make a new one there"))


def _set_links(document: Document, cell: CellEdit) -> None:
    required(document, cell.id, Node)
    wanted = list(dict.fromkeys(cell.value))
    there = [x for x in document.links_of(cell.id, cell.name) if x.source == cell.id]
    if cell.name == "opens":
        _set_opened(document, cell.id, wanted)
        return
    for link in there:
        if link.target not in wanted:
            delete(document, [link.id])
    for target in wanted:
        if target not in {x.target for x in there}:
            connect(document, cell.name, cell.id, target)


def _set_opened(document: Document, touchpoint: str, journeys: Sequence[str]) -> None:
    if len(journeys) > 1:
        raise Refused(_("A touchpoint opens one journey"))
    if journeys:
        open_journey(document, touchpoint, journeys[0])
    else:
        close_journey(document, touchpoint)


def _set_hands(document: Document, cell: CellEdit) -> None:
    emotion = required(document, cell.id, Emotion)
    counts = list(emotion.counts)
    counts[int(cell.name)] = cell.value
    hands = field_value(Emotion, "counts", tuple(counts))
    document.put(
        msgspec.structs.replace(emotion, counts=hands, origin="room" if sum(hands) else emotion.origin)
    )


_SLOTS: dict[Slot, Callable[[Document, CellEdit], None]] = {
    "field": _set_field,
    "owner": _set_owner,
    "links": _set_links,
    "hands": _set_hands,
}
