"""How far primitives reach, with their strokes and the letters that stand out of a line; it paints nothing."""

from __future__ import annotations

from collections.abc import Iterable

from cxstudio.picture.primitives import Bounds, Command, Image, Part, Path, Primitive, Text

# left, top, right, bottom in the coordinates of the part
Extent = tuple[float, float, float, float]

_OVERHANG = 12.0  # canvas units by which letters may reach out of their lines


def extent_of(primitive: Primitive) -> Extent:
    """All that a primitive covers."""
    if isinstance(primitive, Text):
        x, y, block = primitive.x, primitive.y, primitive.block
        over = max(_OVERHANG, block.style.size)
        return (x - over, y - over, x + block.width + over, y + block.height + over)
    if isinstance(primitive, Path):
        left, top, right, bottom = extent_of_path(primitive.commands)
    else:
        box = primitive.bounds
        left, top, right, bottom = box.x, box.y, box.right, box.bottom
    stroke = None if isinstance(primitive, Image) else primitive.stroke
    over = 2 * stroke.width if stroke else 0.0  # mitred corners reach further than half the width
    return (left - over, top - over, right + over, bottom + over)


def extent_of_path(commands: Iterable[Command]) -> Extent:
    """The box around a path's points, those that only bend it included."""
    xs: list[float] = []
    ys: list[float] = []
    for _, *numbers in commands:
        xs += numbers[::2]
        ys += numbers[1::2]
    return (min(xs), min(ys), max(xs), max(ys)) if xs else (0.0, 0.0, 0.0, 0.0)


def united(extents: Iterable[Extent]) -> Extent:
    """The box around some boxes."""
    lefts, tops, rights, bottoms = zip(*extents, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def covered(part: Part) -> Bounds | None:
    """All that a part covers, None where it draws nothing."""
    if not part.primitives:
        return None
    left, top, right, bottom = united(map(extent_of, part.primitives))
    return Bounds(left, top, right - left, bottom - top)
