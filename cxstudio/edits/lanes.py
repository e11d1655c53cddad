"""Lanes: renaming, hiding and reordering the rows of a map."""

from __future__ import annotations

from typing import Any

from cxstudio.edits.placing import keys_at
from cxstudio.edits.problems import Refused, required
from cxstudio.edits.structure import keep_structure
from cxstudio.edits.values import title_text
from cxstudio.model.document import Document
from cxstudio.model.kinds import LANES
from cxstudio.model.records import Journey, Lane
from cxstudio.words import _


def rename_lane(document: Document, journey: str, key: str, title: str) -> None:
    """Give a row its own title; an empty one brings back the usual."""
    _change(document, journey, key, _("Rename lane"), title=title_text(title))


def hide_lane(document: Document, journey: str, key: str) -> None:
    """Take a row off the map; what lies in it is kept."""
    keep_structure(document, "hide lanes")
    _change(document, journey, key, _("Hide lane"), hidden=True)


def show_lane(document: Document, journey: str, key: str) -> None:
    """Bring a hidden row back."""
    keep_structure(document, "hide lanes")
    _change(document, journey, key, _("Show lane"), hidden=False)


def move_lane(document: Document, journey: str, key: str, before: str | None) -> None:
    """Move a row before the row of another key, or to the bottom."""
    _known(document, journey, key)
    if before is not None:
        _known(document, journey, before)
    if before == key:
        return
    keep_structure(document, "move lanes")
    with document.transaction(_("Move lane")):
        _give_every_lane_its_place(document, journey)
        rows = document.lanes(journey)
        ids = {lane.shows: lane.id for lane in rows}
        next_row = None if before is None else ids[before]
        document.set(ids[key], order=keys_at(document, rows, next_row, moving=[ids[key]])[0])


def lane_id(journey: str, key: str) -> str:
    """The one record of a row: two people who change the same row apart write into one."""
    return f"{journey}~{key}"


def _known(document: Document, journey: str, key: str) -> None:
    required(document, journey, Journey)
    if key not in LANES:
        raise Refused(_("There is no such lane"))


def _change(document: Document, journey: str, key: str, label: str, **fields: Any) -> None:
    _known(document, journey, key)
    with document.transaction(label):
        document.set(_lane(document, journey, key), **fields)


def _lane(document: Document, journey: str, key: str) -> str:
    for lane in document.lanes(journey):
        if lane.shows == key:
            return lane.id
    lane = Lane(id=lane_id(journey, key), journey=journey, shows=key)
    document.put(lane)
    return lane.id


def _give_every_lane_its_place(document: Document, journey: str) -> None:
    # The table's own keys, so that two copies that move different rows agree about the others.
    for key, row in LANES.items():
        lane = document.find(_lane(document, journey, key), Lane)
        if lane is not None and not lane.order:
            document.set(lane.id, order=row.order)
