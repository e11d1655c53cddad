"""Lanes: adding, renaming, hiding, showing and reordering the rows of a map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from cxstudio.edits.placing import keys_at, new_id
from cxstudio.edits.problems import Refused, required
from cxstudio.edits.structure import keep_structure
from cxstudio.edits.values import title_text
from cxstudio.model.document import Document
from cxstudio.model.kinds import LANES
from cxstudio.model.lanes import lane_id, lane_key, lane_keys, lane_kind, lane_records
from cxstudio.model.order import keys_between
from cxstudio.model.records import OWN_LANE, Journey, Lane
from cxstudio.words import _


def add_lane(document: Document, journey: str, title: str = "", before: str | None = None) -> str:
    """Add a row for texts of any kind, before the row of a key or at the bottom. Returns its key."""
    required(document, journey, Journey)
    if before is not None:
        _known(document, journey, before)
    keep_structure(document, "add lanes")
    key = new_id()
    with document.transaction(_("Add lane")):
        lane = Lane(id=key, journey=journey, shows=OWN_LANE, title=title_text(title), kept=True)
        document.put(lane)
        _place(document, journey, key, before)
    return key


def rename_lane(document: Document, journey: str, key: str, title: str) -> None:
    """Give a row its own title; an empty one brings back the usual."""
    _change(document, journey, key, _("Rename lane"), title=title_text(title))


def hide_lane(document: Document, journey: str, key: str) -> None:
    """Take a row off the map; what lies in it is kept."""
    keep_structure(document, "hide lanes")
    _change(document, journey, key, _("Hide lane"), hidden=True)


def show_lane(document: Document, journey: str, key: str) -> None:
    """Bring a row to the map, also while nothing lies in it."""
    keep_structure(document, "hide lanes")
    _change(document, journey, key, _("Show lane"), hidden=False, kept=True)


def move_lane(document: Document, journey: str, key: str, before: str | None) -> None:
    """Move a row before the row of another key, or to the bottom."""
    _known(document, journey, key)
    if before is not None:
        _known(document, journey, before)
    if before == key:
        return
    keep_structure(document, "move lanes")
    with document.transaction(_("Move lane")):
        _place(document, journey, key, before)


def set_lanes(document: Document, journey: str, shown: Sequence[str], used: set[str]) -> None:
    """Show exactly these rows, in this order. Call it inside a transaction.

    Of the others only those that would show are hidden: `used` are those in which something lies, so that a row that
    is empty now comes with its first card.
    """
    records = lane_records(document, journey)
    rest = [key for key in lane_keys(document, journey) if key not in shown]
    orders = keys_between(len(shown) + len(rest))
    for key, order in zip(shown, orders, strict=False):
        lane = records.get(key) or _new(journey, key)
        document.put(msgspec.structs.replace(lane, hidden=False, kept=True, order=order))
    # Behind those that show, so that one that comes back stands at the bottom and moves no other.
    for key, order in zip(rest, orders[len(shown) :], strict=True):
        lane = records.get(key) or _new(journey, key)
        hidden = lane.hidden or key in used or lane_kind(key).always or key not in LANES
        document.put(msgspec.structs.replace(lane, hidden=hidden, kept=False, order=order))


def _known(document: Document, journey: str, key: str) -> None:
    required(document, journey, Journey)
    if key not in LANES and key not in lane_records(document, journey):
        raise Refused(_("There is no such lane"))


def _change(document: Document, journey: str, key: str, label: str, **fields: Any) -> None:
    _known(document, journey, key)
    with document.transaction(label):
        document.set(_lane(document, journey, key), **fields)


def _new(journey: str, key: str) -> Lane:
    return Lane(id=lane_id(journey, key), journey=journey, shows=key)


def _lane(document: Document, journey: str, key: str) -> str:
    for lane in document.lanes(journey):
        if lane_key(lane) == key:
            return lane.id
    lane = _new(journey, key)
    document.put(lane)
    return lane.id


def _place(document: Document, journey: str, key: str, before: str | None) -> None:
    _give_every_lane_its_place(document, journey)
    rows = document.lanes(journey)
    ids = {lane_key(lane): lane.id for lane in rows}
    next_row = None if before is None else ids[before]
    document.set(ids[key], order=keys_at(document, rows, next_row, moving=[ids[key]])[0])


def _give_every_lane_its_place(document: Document, journey: str) -> None:
    # The table's own keys, so that two copies that move different rows agree about the others.
    for key in [*LANES, *lane_records(document, journey)]:
        lane = document.find(_lane(document, journey, key), Lane)
        if lane is not None and not lane.order:
            document.set(lane.id, order=lane_kind(key).order)
