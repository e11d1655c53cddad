"""What an empty place of the map offers to a click: a card of the lane, a first touchpoint, a first stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.tools.grips import PLUS_REACH
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.edits import cards as card_edits
from cxstudio.edits import prompts as prompt_edits
from cxstudio.edits import stages as stage_edits
from cxstudio.edits import touchpoints as touchpoint_edits
from cxstudio.model.kinds import KINDS
from cxstudio.model.lanes import card_lanes
from cxstudio.model.records import Touchpoint
from cxstudio.picture.primitives import Bounds
from cxstudio.words import _


@dataclass(frozen=True, slots=True)
class Offer:
    """A place that takes a click: `spot` is where the plus shows, `act` makes the thing and gives its id."""

    words: str
    spot: Bounds | None
    act: Callable[[], str] | None


def offer_at(desk: Desk, at: Pointer) -> Offer | None:
    """What a click here would make; None when the place is taken or offers nothing."""
    hit = desk.picture.at(at.x, at.y)
    role = hit.part.role if hit else ""
    if hit is not None and role == "empty-stage":
        stage = hit.part.node
        return Offer(
            _("Add a touchpoint"), None, lambda: touchpoint_edits.add_touchpoint(desk.document, stage)
        )
    if role == "empty-map":
        return Offer(_("Add a stage"), None, lambda: stage_edits.add_stage(desk.document, desk.journey))
    if hit is not None and role == "prompt":
        prompt = hit.part.node
        return Offer(_("Write here"), None, lambda: prompt_edits.answer_prompt(desk.document, prompt))
    if hit is not None and desk.there(hit.part.node) and role not in {"stage-column", "lane-line"}:
        return None
    return _card_offer(desk, at)


def in_reach(offer: Offer, at: Pointer) -> bool:
    """Whether the pointer is on the plus; an offer without one takes a click anywhere on it."""
    if offer.spot is None:
        return True
    x, y = offer.spot.centre
    return max(abs(at.x - x), abs(at.y - y)) <= PLUS_REACH * at.unit


def cell_of(desk: Desk, touchpoint: str, lane: str) -> Bounds | None:
    """The cell of a touchpoint in a lane."""
    grid = desk.picture.grid
    found, row = grid.touchpoint(touchpoint), grid.row(lane)
    if found is None or row is None:
        return None
    column, index = found
    return grid.frame.box(column.starts[index], row.top, column.sub_width, row.height)


def _card_offer(desk: Desk, at: Pointer) -> Offer | None:
    place = desk.picture.place_at(at.x, at.y)
    lanes = card_lanes(desk.document, desk.journey)
    kinds = lanes.kinds(place.lane) if place.lane and place.inside else ()
    if not kinds:
        return None
    kind, lane = kinds[0], place.lane if place.lane in lanes.added else ""
    home = desk.document.find(place.touchpoint, Touchpoint)
    cell = cell_of(desk, place.touchpoint, place.lane)
    if home is None or cell is None or not cell.contains(at.x, at.y):
        return None
    centre = cell.centre
    taken = desk.picture.at(*centre)
    if taken is not None and desk.there(taken.part.node) and taken.part.role != "stage-column":
        return None
    return Offer(
        _("Add: {thing}").format(thing=_(KINDS[kind].label)),
        Bounds(*centre, 0, 0),
        lambda: card_edits.add_card(desk.document, kind, home.id, lane=lane),
    )
