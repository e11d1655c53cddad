"""Stickies and numbered callouts beside what they speak of; it is told where anchors lie and never looks into cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.records import SESSION_ID, Annotation, Card, Emotion, Touchpoint
from cxstudio.picture.frame import Frame
from cxstudio.picture.marks import disc, line, with_words
from cxstudio.picture.options import Piece
from cxstudio.picture.primitives import Bounds, Part, Placed, Point, Rect, Stroke, Text
from cxstudio.picture.styles import canvas_style
from cxstudio.picture.theme import tokens
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextBlock, TextEngine

CALLOUT = 18.0
_END = 6.0  # the dot a sticky's line ends in
_DOT = 10.0  # what stays of it where its number cannot be read
MOST_STICKY_LINES = 10
Where = Callable[[str], Bounds | None]


@dataclass(frozen=True)
class Pinned:
    """An annotation with the place of its anchor and, for a callout, its number."""

    record: Annotation
    anchor: Bounds
    number: int = 0
    taken: bool = False  # the trailing top corner of the anchor is taken


@dataclass(frozen=True)
class Sticky:
    """A sticky laid out."""

    record: Annotation
    bounds: Bounds
    block: TextBlock


def pinned(
    document: Document, journey: str, where: Where, frame: Frame, whole: Bounds, piece: Piece | None = None
) -> list[Pinned]:
    """The annotations of a map in reading order, callouts numbered from 1; of a piece those it says, as numbered."""
    found = []
    numbers = dict(piece.pins) if piece is not None else {}
    for record in document.annotations():
        if piece is not None and record.id not in numbers:
            continue
        anchor = _anchor(document, record.anchor, where)
        if anchor is None and record.anchor in {journey, SESSION_ID}:
            anchor = Bounds(frame.x(0), whole.y, 0, 0)
        if anchor is not None:
            owner = document.find(record.anchor, Touchpoint)
            # Where somebody dragged it to on the whole map, something else may lie in a piece of it.
            shown = record if piece is None else msgspec.structs.replace(record, dx=0.0, dy=0.0)
            found.append(Pinned(shown, anchor, taken=bool(owner and owner.moment_of_truth)))

    def reading(item: Pinned) -> tuple[float, float, str, str]:
        box = item.anchor
        return (frame.u(box.right if frame.rtl else box.x), box.y, item.record.order, item.record.id)

    number = 0
    numbered = []
    for item in sorted(found, key=reading):
        callout = item.record.kind == "callout"
        number = numbers.get(item.record.id, number + callout)
        numbered.append(Pinned(item.record, item.anchor, number if callout else 0, item.taken))
    return numbered


def _anchor(document: Document, id: str, where: Where) -> Bounds | None:
    """Where the anchor is drawn, or what it belongs to when its lane is hidden."""
    while id:
        bounds = where(id)
        if bounds is not None:
            return bounds
        record = document.get(id)
        if isinstance(record, Card):
            id = record.home
        elif isinstance(record, Emotion):
            id = record.touchpoint
        elif isinstance(record, Touchpoint):
            id = record.stage
        else:
            return None
    return None


def leading_top(anchor: Bounds, frame: Frame) -> Point:
    """The corner offsets are measured from."""
    return (anchor.right if frame.rtl else anchor.x, anchor.y)


def lay_out_sticky(item: Pinned, frame: Frame, engine: TextEngine, wording: Wording) -> Sticky:
    """A sticky of the usual width, as high as its text, at its offset from the anchor."""
    sizes = tokens().card
    width, pad = sizes["stickyWidth"], sizes["stickyPad"]
    record = item.record
    block = engine.block(
        record.text or wording.say(KINDS["sticky"].label),
        canvas_style("note"),
        width - 2 * pad,
        direction=wording.direction,
        max_lines=MOST_STICKY_LINES,
    )
    height = max(sizes["stickyMinHeight"], block.height + 2 * pad)
    x, y = leading_top(item.anchor, frame)
    left = x - record.dx - width if frame.rtl else x + record.dx
    return Sticky(record, Bounds(left, y + record.dy, width, height), block)


def sticky_parts(item: Pinned, sticky: Sticky, outlined: bool) -> Iterator[Placed]:
    """The dot on the anchor, where the line to it ends, then the sheet."""
    box, pad = sticky.bounds, tokens().card["stickyPad"]
    ends = _tether(box, item.anchor)
    if ends is not None:
        dot = disc(ends[1], _END, "noteLine")
        yield Placed(Part(item.record.id, "tether-end", _around(ends[1], _END), (dot,), "note"), 0.0, 0.0)
    edge = Stroke("noteLine", 0.75 if outlined else 1)
    sheet = Rect(box, "note", edge, (tokens().radius["chip"],) * 4)
    colour = "noteInk" if item.record.text else "inkMuted"
    words = Text(box.x + pad, box.y + pad, sticky.block, colour)
    yield Placed(Part(item.record.id, "sticky", box, (sheet, words), "note", item.record.text), 0.0, 0.0)


def tether_parts(item: Pinned, sticky: Sticky) -> Iterator[Placed]:
    """The dashed line from a sticky to its anchor, which lies under the cards so that it strikes through no words."""
    ends = _tether(sticky.bounds, item.anchor)
    if ends is not None:
        (x, y), (u, v) = ends
        box = Bounds(min(x, u), min(y, v), abs(x - u), abs(y - v))
        shape = line(list(ends), Stroke("noteLine", 1.5, (2, 3)))
        yield Placed(Part(item.record.id, "tether", box.grown(2), (shape,), "note"), 0.0, 0.0)


def _tether(box: Bounds, anchor: Bounds) -> tuple[Point, Point] | None:
    """From the nearest edge of the sheet to the nearest point of the anchor; nothing when they touch."""
    if box.grown(4).meets(anchor):
        return None
    small = anchor.width <= tokens().card["hitTarget"]
    target = anchor.centre if small else _nearest(anchor, box.centre)
    return _nearest(box, target), target


def _nearest(box: Bounds, point: Point) -> Point:
    return (min(max(point[0], box.x), box.right), min(max(point[1], box.y), box.bottom))


def number_size(scale: float) -> float:
    """How large the number of a callout is drawn on a map at a scale, in the units of what is scaled to."""
    return canvas_style("chip").size * scale


def callout_parts(
    items: Sequence[Pinned], frame: Frame, engine: TextEngine, wording: Wording, larger: float = 1.0
) -> Iterator[Placed]:
    """Ink discs with their numbers, at a free corner of the anchor or where they were dragged to.

    On a map that is drawn small they are so many times `larger`, for their numbers are what the notes are found by.
    """
    used: list[Bounds] = []
    size = CALLOUT * larger
    usual = canvas_style("chip")
    style = replace(usual, size=usual.size * larger, line_height=usual.line_height * larger)
    for item in items:
        centre = _callout_centre(item, frame, used, size)
        box = _around(centre, size)
        used.append(box)
        text = engine.block(wording.digits(str(item.number)), style, size + 8 * larger, align="center")
        words = Text(centre[0] - text.width / 2, centre[1] - text.height / 2, text, "surface")
        plate = with_words([disc(centre, size, "ink", Stroke("surface", 1.5))], text.style.size)
        # Where its number is too small to be read a dot stays.
        shapes = (disc(centre, _DOT, "ink"), *plate, words)
        full = f"{item.number}: {item.record.text}"
        yield Placed(Part(item.record.id, "callout", box, shapes, "mark", full), 0.0, 0.0)


def _around(centre: Point, size: float) -> Bounds:
    return Bounds(centre[0] - size / 2, centre[1] - size / 2, size, size)


def _callout_centre(item: Pinned, frame: Frame, used: Sequence[Bounds], size: float = CALLOUT) -> Point:
    box, record = item.anchor, item.record
    x, y = leading_top(box, frame)
    way = -1 if frame.rtl else 1
    wanted = (x + way * record.dx, y + record.dy)
    dragged = bool(record.dx or record.dy)
    if dragged and not box.contains(*wanted):
        return wanted
    inset = -3.0 if box.width <= tokens().card["hitTarget"] else -2.0
    far = x + way * box.width
    corners = [
        (far - way * inset, y + inset),
        (far - way * inset, box.bottom - inset),
        (x + way * inset, box.bottom - inset),
        (x + way * inset, y + inset),
    ]
    if item.taken:
        corners = corners[1:]
    if dragged:
        # On the anchor it would cover its text: the nearest corner is what was meant.
        corners.sort(key=lambda c: (c[0] - wanted[0]) ** 2 + (c[1] - wanted[1]) ** 2)
    free = [c for c in corners if not _meets(c, used, size)]
    centre = free[0] if free else corners[0]
    while _meets(centre, used, size):
        centre = (centre[0] - way * (size + 2), centre[1])
    return centre


def _meets(centre: Point, used: Sequence[Bounds], size: float) -> bool:
    box = _around(centre, size)
    return any(box.meets(other) for other in used)
