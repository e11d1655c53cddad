"""The feedback lane: how much feedback speaks of a touchpoint or stage, and how much of it is good or bad; no cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cxstudio.insight.voice import FeedbackCount, counts_at
from cxstudio.model.document import Document
from cxstudio.picture.frame import card_frame
from cxstudio.picture.icons import icon
from cxstudio.picture.lanes.room import DerivedItem, Draw, Facts, Room
from cxstudio.picture.primitives import Bounds, Part, Primitive, Rect, Text
from cxstudio.picture.styles import canvas_style
from cxstudio.picture.theme import tokens
from cxstudio.words import N_

# From what hurts to what pleases; what nobody judged comes last.
_PARTS: tuple[tuple[Callable[[FeedbackCount], int], str, str], ...] = (
    (lambda count: count.negative, "role.pain.mark", N_("{n} negative")),
    (lambda count: count.mixed + count.neutral, "lineControl", N_("{n} neutral or mixed")),
    (lambda count: count.positive, "role.opportunity.mark", N_("{n} positive")),
    (lambda count: count.unstated, "line", N_("{n} not judged")),
)
_BAR = 6.0
_GAP = 4.0


def gather_feedback(document: Document, places: Sequence[str]) -> Facts:
    """What feedback there is at each place."""
    return counts_at(document, places)


def lay_out_feedback(facts: Facts, room: Room) -> tuple[float, Draw]:
    """The count with a bar of its parts; of what speaks of the whole stage a wider one under the touchpoints'."""
    pad = tokens().card["lanePadY"]
    inner = tokens().canvas_type["chip"].line + _GAP + _BAR
    of_stage = facts.get(room.stage)
    height = inner + 2 * pad + (inner + pad if of_stage is not None else 0.0)

    def draw() -> tuple[DerivedItem, ...]:
        items = [
            DerivedItem(_counts(room, touchpoint, facts.get(touchpoint), room.sub, height), start, 0.0)
            for touchpoint, start in zip(room.touchpoints, room.starts, strict=False)
        ]
        if of_stage is not None:
            width = room.starts[-1] + room.sub - room.starts[0]
            part = _counts(room, room.stage, of_stage, width, inner + 2 * pad)
            items.append(DerivedItem(part, room.starts[0], inner + pad))
        return tuple(items)

    return height, draw


def _counts(room: Room, node: str, counts: object, width: float, height: float) -> Part:
    bounds = Bounds(0, 0, width, height)
    if not isinstance(counts, FeedbackCount) or not counts.total:
        return Part(node, "derived", bounds, (), "card")
    frame, sizes, wording = card_frame(room.wording.rtl, width), tokens().card, room.wording
    pad, top, size = sizes["notePadX"], sizes["lanePadY"], tokens().icon["inline"]
    text = room.engine.block(
        wording.digits(str(counts.total)), canvas_style("chip", tabular=True), float("inf")
    )
    shapes: list[Primitive] = [
        *icon("messages-square", frame.box(pad, top + (text.height - size) / 2, size, size), "inkMuted"),
        Text(frame.x(pad + size + _GAP, text.width), top, text, "ink"),
    ]
    u, y, inner, said = pad, top + text.height + _GAP, width - 2 * pad, []
    for count, colour, words in _PARTS:
        n = count(counts)
        part = inner * n / counts.total
        if n:
            shapes.append(Rect(frame.box(u, y, part, _BAR), colour))
            said.append(wording.say(words).format(n=wording.digits(str(n))))
        u += part
    full = wording.say(N_("Feedback: {parts}")).format(parts=wording.listed(*said))
    return Part(node, "derived", bounds, tuple(shapes), "card", full)
