"""A journey the size of a stamp, without words and without its map: stages, touchpoints, the curve, where it hurts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from cxstudio.insight.journeys import Gist
from cxstudio.picture.curve import commands_of, cubics
from cxstudio.picture.frame import Frame
from cxstudio.picture.marks import persona_colour
from cxstudio.picture.primitives import Bounds, Colour, Path, Point, Primitive, Rect, Stroke

_MOST_BOXES = 60  # touchpoints; more would be a grey bar
_CURVE_TOP, _CURVE_BOTTOM = 0.36, 0.74  # of the height
_PAINS = (0.80, 0.14)
_BOXES = (0.12, 0.2)
_INSET = 1.5  # thin lines, from the edge of a stage to its first touchpoint
_FRAMED = 6.5  # under so many the box of a touchpoint has no edge: it would look like a letter


def strip(gist: Gist, box: Bounds, mark: int, *, rtl: bool, unit: float = 1.0) -> Iterator[Primitive]:
    """The strip in a box, back to front; `unit` is the width of its thin lines."""
    frame = Frame(rtl, box.right if rtl else box.x)
    count, gap, step = _measures(gist, box.width, unit)
    edge = Stroke("lineControl", 0.5 * unit)
    points: list[Point] = []
    u = 0.0
    if not gist.stages:
        yield Rect(box, None, Stroke("lineControl", 0.6 * unit, (3 * unit, 2 * unit)), (2 * unit,) * 4)
    for stage in gist.stages:
        width = step * max(1, len(stage.feelings))
        inset = min(_INSET * unit, width / 10)
        pitch = (width - 2 * inset) / max(1, len(stage.feelings))
        yield Rect(frame.box(u, box.y, width, box.height), "surface", edge, (1.5 * unit,) * 4)
        if stage.pained:
            yield _pain(frame.box(u, box.y + box.height * _PAINS[0], width, box.height * _PAINS[1]), unit)
        elif any(stage.pains):
            for first, length in _runs(stage.pains, joined=count > _MOST_BOXES):
                left, high = u + inset + first * pitch, box.height * _PAINS[1]
                yield _pain(frame.box(left, box.y + box.height * _PAINS[0], length * pitch, high), unit)
        for place, feeling in enumerate(stage.feelings):
            left = u + inset + place * pitch
            if count <= _MOST_BOXES:
                top = box.y + box.height * _BOXES[0]
                yield Rect(
                    _inside(frame.box(left, top, pitch, box.height * _BOXES[1]), unit),
                    "accentTint",
                    edge if step >= _FRAMED * unit else None,
                    (unit,) * 4,
                )
            if feeling is not None:
                share = (2.0 - feeling) / 4
                y = box.y + box.height * (_CURVE_TOP + (_CURVE_BOTTOM - _CURVE_TOP) * share)
                points.append((left + pitch / 2, y))
        u += width + gap
    if len(points) > 1:
        yield _curve(points, frame, persona_colour(mark), 1.1 * unit)
    elif points:
        x, y = frame.point(*points[0])
        size = 3 * unit
        yield Rect(Bounds(x - size / 2, y - size / 2, size, size), persona_colour(mark))


def stage_boxes(gist: Gist, box: Bounds, *, rtl: bool, unit: float = 1.0) -> Iterator[Bounds]:
    """Where the strip in a box has its stages."""
    frame = Frame(rtl, box.right if rtl else box.x)
    _count, gap, step = _measures(gist, box.width, unit)
    u = 0.0
    for stage in gist.stages:
        width = step * max(1, len(stage.feelings))
        yield frame.box(u, box.y, width, box.height)
        u += width + gap


def _measures(gist: Gist, width: float, unit: float) -> tuple[int, float, float]:
    """How many columns a strip has, the gap between its stages, and how wide a column is."""
    count = max(1, gist.touchpoints + sum(not stage.feelings for stage in gist.stages))
    gap = min(2.0 * unit, width / max(1, 3 * len(gist.stages)))
    return count, gap, (width - gap * max(0, len(gist.stages) - 1)) / count


def _runs(pains: Sequence[bool], *, joined: bool) -> Iterator[tuple[int, int]]:
    """Where it hurts, and at how many touchpoints on end; one by one where each has a box of its own."""
    at = 0
    for hurts, some in groupby(pains):
        length = len(list(some))
        if hurts and joined:
            yield at, length
        elif hurts:
            yield from ((place, 1) for place in range(at, at + length))
        at += length


def _pain(box: Bounds, unit: float) -> Rect:
    return Rect(_inside(box, unit), "role.pain.mark", None, (unit,) * 4)


def _inside(box: Bounds, unit: float) -> Bounds:
    """A little apart from the neighbours, however tiny the box."""
    return box.grown(-min(0.8 * unit, box.width / 5, box.height / 5))


def _curve(points: list[Point], frame: Frame, colour: Colour, width: float) -> Path:
    return Path(commands_of(cubics(points), frame), stroke=Stroke(colour, width, round_ends=True))
