"""The lanes of effort and of time: what each touchpoint costs the customer, in a bar and in minutes; no cards."""

from __future__ import annotations

from collections.abc import Sequence

from cxstudio.model.document import Document
from cxstudio.model.records import Touchpoint
from cxstudio.picture.frame import card_frame
from cxstudio.picture.lanes.room import DerivedItem, Draw, Facts, Room
from cxstudio.picture.marks import line
from cxstudio.picture.primitives import Bounds, Part, Primitive, Rect, Stroke, Text
from cxstudio.picture.styles import canvas_style, furniture
from cxstudio.picture.theme import tokens
from cxstudio.words import N_

MOST_EFFORT = 7
STRAINING = 5  # from here on the bar has the colour of what hurts
_BAR, _GAP = 8.0, 2.0
_NUMBER = 18.0
_ROUND = 2.0
_TICK = 4.0


def gather_effort(document: Document, places: Sequence[str]) -> Facts:
    """The effort of each touchpoint that has one."""
    found = ((place, document.find(place, Touchpoint)) for place in places)
    return {place: t.effort for place, t in found if t is not None and t.effort is not None}


def gather_durations(document: Document, places: Sequence[str]) -> Facts:
    """The minutes of each touchpoint that has some."""
    found = ((place, document.find(place, Touchpoint)) for place in places)
    return {place: t.minutes for place, t in found if t is not None and t.minutes is not None}


def lay_out_effort(facts: Facts, room: Room) -> tuple[float, Draw]:
    """Of seven steps as many filled as the effort says, behind its number."""
    height = _line() + 2 * tokens().card["lanePadY"]

    def draw() -> tuple[DerivedItem, ...]:
        items = []
        for touchpoint, start in zip(room.touchpoints, room.starts, strict=False):
            value = facts.get(touchpoint)
            items.append(DerivedItem(_effort(room, touchpoint, value, height), start, 0.0))
        return tuple(items)

    return height, draw


def _effort(room: Room, node: str, value: object, height: float) -> Part:
    bounds = Bounds(0, 0, room.sub, height)
    if not isinstance(value, int):
        return Part(node, "derived", bounds, (), "card")
    frame, pad = card_frame(room.wording.rtl, room.sub), tokens().card["notePadX"]
    number = room.engine.block(
        room.wording.digits(str(value)), canvas_style("chip", tabular=True), float("inf")
    )
    shapes: list[Primitive] = [
        Text(frame.x(pad, number.width), (height - number.height) / 2, number, "ink"),
    ]
    width = (room.sub - 2 * pad - _NUMBER - (MOST_EFFORT - 1) * _GAP) / MOST_EFFORT
    colour = "role.pain.mark" if value >= STRAINING else "role.metric.mark"
    for step in range(MOST_EFFORT):
        box = frame.box(pad + _NUMBER + step * (width + _GAP), (height - _BAR) / 2, width, _BAR)
        filled = step < value
        edge = None if filled else Stroke("lineControl", tokens().stroke["hairline"])
        shapes.append(
            Rect(box if filled else box.grown(-0.5), colour if filled else None, edge, (_ROUND,) * 4)
        )
    words = room.wording.say(N_("Effort: {n} of {most}")).format(n=value, most=MOST_EFFORT)
    return Part(node, "derived", bounds, tuple(shapes), "card", words)


def lay_out_durations(facts: Facts, room: Room) -> tuple[float, Draw]:
    """The time at each touchpoint; under several of a stage their sum."""
    times = [facts.get(t) for t in room.touchpoints]
    minutes = [time for time in times if isinstance(time, int)]
    pad, summed = tokens().card["lanePadY"], len(minutes) > 1
    height = _line() + 2 * pad + (_line() + pad if summed else 0.0)

    def draw() -> tuple[DerivedItem, ...]:
        items = []
        for touchpoint, start, time in zip(room.touchpoints, room.starts, times, strict=False):
            items.append(DerivedItem(_duration(room, touchpoint, time, height), start, 0.0))
        if summed:
            items.append(DerivedItem(_sum(room, sum(minutes)), 0.0, _line() + pad))
        return tuple(items)

    return height, draw


def _duration(room: Room, node: str, minutes: object, height: float) -> Part:
    bounds = Bounds(0, 0, room.sub, height)
    if not isinstance(minutes, int):
        return Part(node, "derived", bounds, (), "card")
    words = room.wording.duration(minutes)
    style, pad = canvas_style("chip", tabular=True), tokens().card["notePadX"]
    inner = room.sub - 2 * pad
    block = furniture(room.engine, words, style, inner, room.wording, max_lines=1)
    text = Text(card_frame(room.wording.rtl, room.sub).x(pad, inner), tokens().card["lanePadY"], block, "ink")
    said = room.wording.say(N_("Time here: {time}")).format(time=words)
    return Part(node, "derived", bounds, (text,), "card", said)


def _sum(room: Room, minutes: int) -> Part:
    """A bracket under the stage's times with their sum."""
    words = room.wording.say(N_("Stage: {time}")).format(time=room.wording.duration(minutes))
    frame, pad = card_frame(room.wording.rtl, room.width), tokens().card["notePadX"]
    first, last = room.starts[0], room.starts[-1] + room.sub
    y = tokens().card["lanePadY"] / 2 + 0.5
    corners = [frame.point(first, y - _TICK), frame.point(first, y), frame.point(last, y)]
    bracket = line([*corners, frame.point(last, y - _TICK)], Stroke("lineControl", 1))
    inner = last - first - 2 * pad
    block = furniture(room.engine, words, canvas_style("stageMeta"), inner, room.wording, max_lines=1)
    text = Text(frame.x(first + pad, inner), tokens().card["lanePadY"], block, "inkMuted")
    bounds = frame.box(first, 0, last - first, _line() + 2 * tokens().card["lanePadY"])
    return Part(room.stage, "derived", bounds, (bracket, text), "card", words)


def _line() -> float:
    return float(tokens().canvas_type["chip"].line)
