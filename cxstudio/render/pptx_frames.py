"""Which texts of a part belong into which of its shapes, so that a card is one shape with its words; no XML here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cxstudio.picture.primitives import Bounds, Ellipse, Image, Path, Primitive, Rect, Text
from cxstudio.render.pptx_xml import bounds_of
from cxstudio.text.layout import TextBlock

_NEAR = 0.75  # units: as good as at the same place
_CENTRED = 1.6
_TIGHT = 0.9  # of its box, what the line of a label fills
_LABEL_ROOM = 0.08  # of its width, what a label may grow by
_NEARER = 3.0  # times as near to one edge as to the other
_WIDEST_GAP = 1.5  # lines between two texts that still are one column


@dataclass(frozen=True, slots=True)
class Filled:
    """A column of texts inside a shape: their places among the primitives, and whether they stand in its middle."""

    texts: tuple[int, ...]
    centred: bool


def text_bounds(text: Text) -> Bounds:
    """The box of a text as its lines fill it."""
    block = text.block
    left = min((line.x for line in block.lines), default=0.0)
    right = max((line.x + line.width for line in block.lines), default=0.0)
    return Bounds(text.x + left, text.y, right - left, block.height)


def leaning(text: Text, within: Bounds) -> Text:
    """A label in a slightly larger box, so that it grows away from the edge it stands at, or from its middle.

    The box of one line that was made for it does not tell where its text should stay when it is edited or its font
    replaced; the edges it stands between do.
    """
    if not is_label(text.block):
        return text
    before = text.x - within.x
    after = within.right - text.x - text.block.width
    room = text.block.natural_width * _LABEL_ROOM
    if max(before, after) <= _CENTRED:
        return text
    if abs(before - after) <= 2 * _CENTRED:
        shares = (0.5, 0.5)
    elif after < before / _NEARER:
        shares = (1.0, 0.0)
    elif before < after / _NEARER:
        shares = (0.0, 1.0)
    else:
        return text
    left, width = room * shares[0], text.block.width + room
    lines = tuple(line._replace(x=line.x + left) for line in text.block.lines)
    return replace(text, x=text.x - left, block=replace(text.block, width=width, lines=lines))


def is_label(block: TextBlock) -> bool:
    """Whether a text is one line in a box made for it: a figure or a label, which must not break in a wider font."""
    return len(block.lines) == 1 and block.natural_width > _TIGHT * block.width


def bounds_of_primitive(primitive: Primitive) -> Bounds:
    """The box a primitive fills."""
    match primitive:
        case Text():
            return text_bounds(primitive)
        case Path(commands):
            return bounds_of(commands)
        case Rect(bounds) | Ellipse(bounds) | Image(bounds):
            return bounds


def framed(primitives: Sequence[Primitive], without: frozenset[int] = frozenset()) -> dict[int, Filled]:
    """The texts of each shape that has some, by the place of the shape; `without` are not looked at."""
    inside: dict[int, list[int]] = {}
    for place, primitive in enumerate(primitives):
        if isinstance(primitive, Text) and primitive.block.lines and place not in without:
            frame = _frame_of(primitives, place, primitive)
            if frame is not None:
                inside.setdefault(frame, []).append(place)
    found = {}
    for frame, places in inside.items():
        filled = _filled(primitives, frame, places)
        if filled is not None:
            found[frame] = filled
    return found


def _frame_of(primitives: Sequence[Primitive], place: int, text: Text) -> int | None:
    """The smallest shape under a text that holds all of it, unless something is painted between the two."""
    box = text_bounds(text)
    best: tuple[float, int] | None = None
    for other in range(place):
        shape = primitives[other]
        if not isinstance(shape, Rect | Ellipse):
            continue
        if (shape.fill or shape.stroke) and _holds(shape.bounds, box):
            area = shape.bounds.width * shape.bounds.height
            if best is None or area <= best[0]:
                best = (area, other)
    if best is None or any(_covers(primitives[i], box) for i in range(best[1] + 1, place)):
        return None
    return best[1]


def _holds(outer: Bounds, inner: Bounds) -> bool:
    return (
        outer.x - _NEAR <= inner.x
        and inner.right <= outer.right + _NEAR
        and outer.y - 2 * _NEAR <= inner.y
        and inner.bottom <= outer.bottom + 2 * _NEAR
    )


def _covers(primitive: Primitive, box: Bounds) -> bool:
    """Whether a primitive would hide a text that is painted before it."""
    if isinstance(primitive, Text) or (not isinstance(primitive, Image) and primitive.fill is None):
        return False
    return bounds_of_primitive(primitive).grown(-_NEAR).meets(box)


def _filled(primitives: Sequence[Primitive], frame: int, places: list[int]) -> Filled | None:
    shape = primitives[frame]
    texts = {place: text for place in places if isinstance(text := primitives[place], Text)}
    longest = max(places, key=lambda place: len(texts[place].block.text))
    bounds = bounds_of_primitive(shape)
    if isinstance(shape, Ellipse):
        in_middle = _centred(bounds, [texts[longest]], across=True)
        return Filled((longest,), centred=True) if in_middle else None
    column = _column(texts, longest)
    # Several texts hang from the top, so that those of shapes side by side stay level in other fonts.
    return Filled(tuple(column), len(column) == 1 and _centred(bounds, [texts[place] for place in column]))


def _centred(bounds: Bounds, texts: Sequence[Text], *, across: bool = False) -> bool:
    boxes = [text_bounds(text) for text in texts]
    middle = (boxes[0].y + boxes[-1].bottom) / 2
    aside = abs(boxes[0].centre[0] - bounds.centre[0]) if across else 0.0
    return abs(middle - bounds.centre[1]) <= _CENTRED and aside <= _CENTRED


def _column(texts: dict[int, Text], seed: int) -> list[int]:
    """The texts over and under one that stand in the same column without much room between."""
    first = texts[seed]
    same = sorted(
        (
            place
            for place, text in texts.items()
            if abs(text.x - first.x) <= _NEAR and abs(text.block.width - first.block.width) <= _NEAR
        ),
        key=lambda place: texts[place].y,
    )
    at = same.index(seed)
    low = high = at
    while low > 0 and _follow(texts[same[low - 1]], texts[same[low]]):
        low -= 1
    while high + 1 < len(same) and _follow(texts[same[high]], texts[same[high + 1]]):
        high += 1
    return same[low : high + 1]


def _follow(upper: Text, lower: Text) -> bool:
    gap = lower.y - upper.y - upper.block.height
    line = max(upper.block.height / len(upper.block.lines), lower.block.height / len(lower.block.lines))
    return -_NEAR <= gap <= _WIDEST_GAP * line
