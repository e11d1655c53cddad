"""The channels lane: a line for each channel the journey uses, a dot where a touchpoint happens there; no cards."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import pairwise

from cxstudio.model.document import Document
from cxstudio.model.records import Channel, Touchpoint
from cxstudio.picture.frame import card_frame
from cxstudio.picture.lanes.room import DerivedItem, Draw, Facts, Room
from cxstudio.picture.marks import disc, line
from cxstudio.picture.primitives import Bounds, Part, Primitive, Stroke
from cxstudio.words import N_

LINE = 22.0  # canvas units from one channel to the next
FOOT = 6.0
_DOT = 10.0
_HOLLOW_STROKE = 2.0
_DOTTED = (2.0, 4.0)
_HOLLOW = frozenset(("alone", "third"))  # families of steps without us


def used_channels(document: Document, places: Sequence[str]) -> tuple[Channel, ...]:
    """The channels of the touchpoints among some places, in the order of the session."""
    touchpoints = (document.find(place, Touchpoint) for place in places)
    used = {channel for t in touchpoints if t is not None for channel in t.channels}
    return tuple(channel for channel in document.channels() if channel.id in used)


def gather_channels(document: Document, places: Sequence[str]) -> Facts:
    """The channels of each touchpoint, and under "" all of the journey."""
    found: dict[str, Hashable] = {"": used_channels(document, places)}
    for place in places:
        touchpoint = document.find(place, Touchpoint)
        if touchpoint is not None and touchpoint.channels:
            found[place] = touchpoint.channels
    return found


def lay_out_channels(facts: Facts, room: Room) -> tuple[float, Draw]:
    """The lines in line with their names, and a dot for each channel of a touchpoint; several are joined."""
    channels = _all(facts)
    height = room.head + len(channels) * LINE + FOOT

    def draw() -> tuple[DerivedItem, ...]:
        items = [DerivedItem(_lines(room, channels, height), 0.0, 0.0)]
        for touchpoint, start in zip(room.touchpoints, room.starts, strict=False):
            own = facts.get(touchpoint, ())
            ids = own if isinstance(own, tuple) else ()
            items.append(DerivedItem(_dots(room, touchpoint, channels, ids, height), start, 0.0))
        return tuple(items)

    return height, draw


def _all(facts: Facts) -> tuple[Channel, ...]:
    found = facts.get("", ())
    return tuple(x for x in found if isinstance(x, Channel)) if isinstance(found, tuple) else ()


def line_height(head: float, index: int) -> float:
    """How far down the line of a channel is."""
    return head + index * LINE + LINE / 2


def _lines(room: Room, channels: Sequence[Channel], height: float) -> Part:
    frame, shapes = card_frame(room.wording.rtl, room.width), list[Primitive]()
    for index in range(len(channels)):
        y = round(line_height(room.head, index)) + 0.5
        ends = [frame.point(0, y), frame.point(room.width, y)]
        shapes.append(line(ends, Stroke("line", 1, _DOTTED)))
    return Part("", "lane-line", Bounds(0, 0, room.width, height), tuple(shapes), "lane")


def _dots(room: Room, node: str, channels: Sequence[Channel], ids: tuple[str, ...], height: float) -> Part:
    x, shapes = room.sub / 2, list[Primitive]()
    rows = [(line_height(room.head, i), channel) for i, channel in enumerate(channels) if channel.id in ids]
    for (above, _a), (below, _b) in pairwise(rows):
        shapes.append(line([(x, above), (x, below)], Stroke("accent", 1)))
    for y, channel in rows:
        if channel.family in _HOLLOW:
            edge = Stroke("accent", _HOLLOW_STROKE)
            shapes.append(disc((x, y), _DOT - _HOLLOW_STROKE, "surface", edge))
        else:
            shapes.append(disc((x, y), _DOT, "accent"))
    names = room.wording.listed(*(channel.name for _y, channel in rows))
    words = room.wording.say(N_("Channels: {names}")).format(names=names) if names else ""
    return Part(node, "derived", Bounds(0, 0, room.sub, height), tuple(shapes), "card", words)
