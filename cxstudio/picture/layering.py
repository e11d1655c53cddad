"""A map's drawing shared out to layers that readers of a file can hide: a lane each, arrows, notes; nothing is moved.

Stages, touchpoints and the names of lanes are in no layer: they are what the rest is read by.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from cxstudio.picture.annotations import callout_parts, number_size
from cxstudio.picture.content import EMOTION_LANE, TOUCHPOINT_LANE
from cxstudio.picture.notes import lane_words
from cxstudio.picture.poster import PlacedGroup
from cxstudio.picture.primitives import Layer, Placed
from cxstudio.words import N_

if TYPE_CHECKING:
    from cxstudio.picture.map import MapPicture


# What lies over the cells, by the layers of its parts.
_OVER: dict[Layer, str] = {
    "link": N_("Arrows"),
    "note": N_("Notes"),
    "mark": N_("Notes"),
}


def map_layers(picture: MapPicture, scale: float, dx: float, dy: float) -> tuple[PlacedGroup, ...]:
    """The map at a scale and place, from back to front, in groups that each belong to one layer or to none.

    Groups without parts come first: they name the layers in the order of the lanes, in which readers list them.
    """
    names = _Names(picture)
    drawn = [
        PlacedGroup(scale, dx, dy, tuple(placed for _, placed in run), name)
        for name, run in groupby(picture.parts_by_lane(), key=names.of)
    ]
    used = {group.layer: None for group in drawn if group.layer}
    lanes = [name for row in picture.grid.rows if (name := names.of_lane(row.key)) in used]
    named = dict.fromkeys((*lanes, *used))
    return (*(PlacedGroup(scale, dx, dy, (), name) for name in named), *drawn)


def legible_callouts(
    picture: MapPicture, drawn: tuple[PlacedGroup, ...], least: float
) -> tuple[PlacedGroup, ...]:
    """The groups with the numbers of callouts no smaller than `least` points: the notes are found by them."""
    scale = next((group.scale for group in drawn if group.parts), 0.0)
    if not scale or number_size(scale) >= least:
        return drawn
    pins = [pin for pin in picture.over.pins if pin.number]
    parts = callout_parts(pins, picture.frame, picture.engine, picture.wording, least / number_size(scale))
    larger = {placed.part.node: placed for placed in parts}
    return tuple(
        replace(
            group,
            parts=tuple(
                larger.get(one.part.node, one) if one.part.role == "callout" else one for one in group.parts
            ),
        )
        for group in drawn
    )


class _Names:
    """What readers call the layer of each part; "" for what always shows."""

    def __init__(self, picture: MapPicture) -> None:
        self._picture = picture
        self._lanes: dict[str, str] = {TOUCHPOINT_LANE: ""}

    def of(self, one: tuple[str, Placed]) -> str:
        lane, placed = one
        if not lane and placed.part.layer == "curve":
            lane = EMOTION_LANE
        if not lane:
            words = _OVER.get(placed.part.layer, "")
            return self._picture.wording.say(words) if words else ""
        return self.of_lane(lane)

    def of_lane(self, lane: str) -> str:
        """What readers call a lane."""
        if lane not in self._lanes:
            self._lanes[lane] = lane_words(self._picture, lane)
        return self._lanes[lane]
