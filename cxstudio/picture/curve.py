"""The one shape of an emotion curve: a smooth line through readings that never swings beyond them; it knows no page.

Points are (u, y): u runs in reading direction from a frame's edge, y downwards. Strip, map and slides draw by it, and
whatever draws a curve on a sheet of paper needs no more than `emotion_curve` and the frame of that sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cxstudio.picture.frame import Frame
from cxstudio.picture.marks import disc, persona_colour, persona_dash, persona_mark
from cxstudio.picture.primitives import Bounds, Command, Path, Point, Primitive, Stroke
from cxstudio.picture.theme import tokens

Cubic = tuple[Point, Point, Point, Point]
RING = 3.0  # how much wider the ground under a point is than its mark


def slopes(points: Sequence[Point]) -> list[float]:
    """The slope of the monotone cubic at each point."""
    if len(points) < 2:
        return [0.0] * len(points)
    steps = [b[0] - a[0] for a, b in pairwise(points)]
    rises = [(b[1] - a[1]) / step for a, b, step in zip(points, points[1:], steps, strict=False)]
    inner = []
    for h0, h1, d0, d1 in zip(steps, steps[1:], rises, rises[1:], strict=False):
        w0, w1 = 2 * h1 + h0, h1 + 2 * h0
        inner.append((w0 + w1) / (w0 / d0 + w1 / d1) if d0 * d1 > 0 else 0.0)
    return [rises[0], *inner, rises[-1]]


def cubics(points: Sequence[Point]) -> list[Cubic]:
    """The pieces between the points; control points stand at thirds, so that u runs evenly along each."""
    slope = slopes(points)
    found: list[Cubic] = []
    for i, (a, b) in enumerate(pairwise(points)):
        third = (b[0] - a[0]) / 3
        first = (a[0] + third, a[1] + slope[i] * third)
        found.append((a, first, (b[0] - third, b[1] - slope[i + 1] * third), b))
    return found


def commands_of(pieces: Sequence[Cubic], frame: Frame) -> tuple[Command, ...]:
    """The pieces, each beginning where the one before ends, as one line of a path."""
    found: list[Command] = [("M", *frame.point(*pieces[0][0]))] if pieces else []
    for _start, one, two, end in pieces:
        found.append(("C", *frame.point(*one), *frame.point(*two), *frame.point(*end)))
    return tuple(found)


def curve_stroke(mark: int, *, first: bool) -> Stroke:
    """The line of a persona's curve: that of the journey's own persona is solid and stronger."""
    width = tokens().stroke["curve" if first else "curveSecondary"]
    return Stroke(persona_colour(mark), width, persona_dash(mark, first=first), round_ends=first)


def point_signs(mark: int, centre: Point, size: float) -> tuple[Primitive, ...]:
    """A persona's reading: its mark, on a ground that keeps it off the line."""
    return (disc(centre, size + RING, "surface"), persona_mark(mark, centre, size))


def emotion_curve(
    points: Sequence[Point], frame: Frame, mark: int, *, first: bool, size: float = 0.0
) -> tuple[Primitive, ...]:
    """A persona's whole curve: its line where there are two readings, and over it its mark at each where it has a size.

    `size` is in units of the frame; u must grow from point to point.
    """
    commands = commands_of(cubics(points), frame)
    drawn: list[Primitive] = [Path(commands, stroke=curve_stroke(mark, first=first))] if commands else []
    for point in points if size else ():
        drawn += point_signs(mark, frame.point(*point), size)
    return tuple(drawn)


def path_bounds(path: Path) -> Bounds:
    """The box of all points of a path, control points included."""
    xs = [n for _, *numbers in path.commands for n in numbers[::2]]
    ys = [n for _, *numbers in path.commands for n in numbers[1::2]]
    return Bounds(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
