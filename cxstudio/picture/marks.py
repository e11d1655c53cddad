"""Small marks with a meaning: personas, evidence, moments of truth, weights; told by shape, never by colour alone."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from cxstudio.picture.frame import Frame
from cxstudio.picture.primitives import Bounds, Colour, Command, Ellipse, Path, Point, Primitive, Rect, Stroke
from cxstudio.picture.theme import tokens

EVIDENCE_SIZE = 9.0
WEIGHT_WIDTH, WEIGHT_HEIGHT = 18.0, 9.0
VOTE_DOT = 8.0
_STEPS = 5


def polygon(points: list[Point], fill: Colour | None, stroke: Stroke | None = None) -> Path:
    """A closed shape through points."""
    steps: list[Command] = [("M" if i == 0 else "L", x, y) for i, (x, y) in enumerate(points)]
    return Path((*steps, ("Z",)), fill, stroke)


def line(points: list[Point], stroke: Stroke) -> Path:
    """An open line through points."""
    return Path(tuple(("M" if i == 0 else "L", x, y) for i, (x, y) in enumerate(points)), stroke=stroke)


def lines(pieces: list[list[Point]], stroke: Stroke) -> Path:
    """Several open lines that are one sign: painters may leave out what is small, but not a part of it."""
    return Path(tuple(c for points in pieces for c in line(points, stroke).commands), stroke=stroke)


def with_words(marks: Iterable[Primitive], size: float) -> tuple[Primitive, ...]:
    """Marks that are of no use without the words they stand by, which have a size: painters leave both out."""
    return tuple(
        replace(mark, text_size=size) if isinstance(mark, (Rect, Ellipse, Path)) else mark for mark in marks
    )


def disc(centre: Point, diameter: float, fill: Colour | None, stroke: Stroke | None = None) -> Ellipse:
    """A circle around a point."""
    r = diameter / 2
    return Ellipse(Bounds(centre[0] - r, centre[1] - r, diameter, diameter), fill, stroke)


def _round(centre: Point, radius: float, corners: int, turn: float) -> list[Point]:
    x, y = centre
    angles = [turn + 2 * math.pi * i / corners for i in range(corners)]
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]


def persona_colour(mark: int) -> Colour:
    """The colour of a persona's line and mark."""
    return f"persona.{mark}"


def persona_mark(mark: int, centre: Point, size: float) -> Primitive:
    """The shape of a persona's mark in its colour; shapes are balanced to look equally large."""
    colour, shape, r = persona_colour(mark), tokens().persona_marks[mark], size / 2
    x, y = centre
    match shape:
        case "circle":
            return disc(centre, size, colour)
        case "ring":
            return disc(centre, size - 2, "surface", Stroke(colour, 2))
        case "square":
            side = size * 0.89
            return Rect(Bounds(x - side / 2, y - side / 2, side, side), colour)
        case "triangle":
            return polygon(_round((x, y + r * 0.2), r * 1.25, 3, -math.pi / 2), colour)
        case "triangleDown":
            return polygon(_round((x, y - r * 0.2), r * 1.25, 3, math.pi / 2), colour)
        case "diamond":
            return polygon(_round(centre, r * 1.25, 4, -math.pi / 2), colour)
        case "hexagon":
            return polygon(_round(centre, r * 1.1, 6, 0), colour)
        case _:
            return _plus(centre, r * 1.1, size * 0.19, colour)


def _plus(centre: Point, reach: float, half: float, colour: Colour) -> Path:
    x, y = centre
    corner = [(-half, -reach), (half, -reach), (half, -half), (reach, -half), (reach, half), (half, half)]
    corner += [(-a, -b) for a, b in corner]
    return polygon([(x + a, y + b) for a, b in corner], colour)


def persona_dash(mark: int, *, first: bool) -> tuple[float, ...]:
    """The dash of a persona's line: the first one's is always solid, no other one's is."""
    if first:
        return ()
    return tokens().persona_dashes[mark] or tokens().persona_dashes[1]


def curve_sign(mark: int, frame: Frame, y: float, length: float, *, first: bool) -> tuple[Primitive, ...]:
    """A persona's curve as a sign: a piece of its line from u = 0 with its mark in the middle."""
    width = tokens().stroke["curve" if first else "curveSecondary"]
    stroke = Stroke(persona_colour(mark), width, persona_dash(mark, first=first))
    ends = [frame.point(0, y), frame.point(length, y)]
    return (line(ends, stroke), persona_mark(mark, frame.point(length / 2, y), 8))


def evidence_mark(level: str, centre: Point, size: float = EVIDENCE_SIZE) -> tuple[Primitive, ...]:
    """How sure we are: dashed ring assumed, ring heard, half disc observed, disc measured."""
    colour = "role.evidence.mark"
    ring = disc(centre, size, None, Stroke(colour, 1.5))
    match level:
        case "assumed":
            return (disc(centre, size, None, Stroke(colour, 1.5, dash=(2, 1.6))),)
        case "heard":
            return (ring,)
        case "observed":
            x, y = centre
            r, k = size / 2, size / 2 * 0.5523
            half = (
                ("M", x, y - r),
                ("C", x - k, y - r, x - r, y - k, x - r, y),
                ("C", x - r, y + k, x - k, y + r, x, y + r),
                ("Z",),
            )
            return (ring, Path(half, fill=colour))
        case "measured":
            return (disc(centre, size + 1.5, colour),)
        case _:
            return ()


def truth_mark(centre: Point, size: float) -> tuple[Primitive, ...]:
    """The diamond with a star of a moment of truth."""
    outer, inner = size * 0.26, size * 0.11
    star = [
        (
            centre[0] + (inner if i % 2 else outer) * math.cos(-math.pi / 2 + i * math.pi / 5),
            centre[1] + (inner if i % 2 else outer) * math.sin(-math.pi / 2 + i * math.pi / 5),
        )
        for i in range(10)
    ]
    diamond = _round(centre, size / 2, 4, -math.pi / 2)
    return (polygon(diamond, "truth", Stroke("surface", 1.5)), polygon(star, "surface"))


def severity_mark(value: int, frame: Frame, u: float, y: float, colour: Colour) -> tuple[Primitive, ...]:
    """Five bars of rising height, as many filled as the severity says; `y` is their foot."""
    bars: list[Primitive] = []
    for step in range(_STEPS):
        height = 3.0 + 1.5 * step
        box = frame.box(u + step * 3.8, y - height, 2.6, height)
        filled = step < value
        bars.append(Rect(box, colour if filled else None, None if filled else Stroke(colour, 0.6)))
    return tuple(bars)


def frequency_mark(value: int, frame: Frame, u: float, y: float, colour: Colour) -> tuple[Primitive, ...]:
    """Five dots in a row, as many filled as the frequency says; `y` is their foot."""
    dots: list[Primitive] = []
    for step in range(_STEPS):
        centre = frame.point(u + 1.5 + step * 4.2, y - 4.5)
        filled = step < value
        dots.append(disc(centre, 3.2, colour if filled else None, None if filled else Stroke(colour, 0.6)))
    return tuple(dots)
