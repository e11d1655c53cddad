"""The emotion curves of a stage or a whole journey on the wall, and how far the hands of the room were apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from cxstudio.model.naming import one_line
from cxstudio.model.records import Touchpoint
from cxstudio.picture.content import Feelings, feelings
from cxstudio.picture.curve import commands_of, cubics, curve_stroke, point_signs
from cxstudio.picture.marks import disc, line, persona_colour
from cxstudio.picture.primitives import Part, Path, Primitive, Stroke
from cxstudio.picture.signs import FACES, emotion_colour
from cxstudio.picture.spread import feeling_words, spread_marks
from cxstudio.picture.wall.light import in_the_light
from cxstudio.picture.wall.sheet import HAIR, LINE, Room, Sheet

LEAD = 58.0  # for the faces at the ends of the scale
_FACE = 40.0
_CURVE = 5.0  # width of the first persona's line, the others' in proportion
_POINT = 24.0
_CAP = 9.0  # half the width of the ends of a whisker
_MOST_MARKED = 40  # touchpoints; more points would hide the line


def stage_feelings(sheet: Sheet, touchpoints: list[Touchpoint]) -> tuple[Feelings, ...]:
    """How each persona feels at these touchpoints, the journey's own first."""
    if not touchpoints:
        return ()
    return tuple(f for f in feelings(sheet.document, sheet.scene.journey, touchpoints, {}) if f.readings)


def curve_parts(
    sheet: Sheet, room: Room, all_feelings: tuple[Feelings, ...], at: Mapping[str, float]
) -> list[Part]:
    """The curves in a room; `at` is where the middle of each touchpoint lies."""
    pen = sheet.pen()
    plot = _plot(room)
    for value in (2, 0, -2):
        y = _height(plot, value)
        ends = [sheet.frame.point(u, y) for u in (plot.u, plot.end)]
        pen.draw(line(ends, Stroke("lineControl" if value == 0 else "line", HAIR)))
    for value in (2, -2):
        y = _height(plot, value)
        pen.sign(FACES[value], room.u, y - _FACE / 2, _FACE, emotion_colour(value))
    parts = [pen.part("curve-ground", room, layer="ground", full=" ")]
    marked = len(at) <= _MOST_MARKED
    for feeling in reversed(all_feelings):
        parts += _curve(sheet, plot, feeling, at, marked=marked)
    return parts


def _lit(
    sheet: Sheet, plot: Room, touchpoints: list[str], points: list[tuple[float, float]], stroke: Stroke
) -> Iterator[Part]:
    """The stretches of a curve between touchpoints in the light, once more: all else of it is dim."""
    scene = sheet.scene
    # A stage that is lit alone on its lens is not dimmed at all.
    some = bool(scene.spot) and not (scene.lens == "stage" and scene.stage in scene.spot)
    lit = [some and in_the_light(sheet.document, t, scene.spot) for t in touchpoints]
    for at, piece in enumerate(cubics(points) if len(points) > 1 and any(lit) else ()):
        if lit[at] and lit[at + 1]:
            pen = sheet.pen()
            pen.draw(Path(commands_of([piece], sheet.frame), stroke=stroke))
            yield pen.part("emotion-lit", plot, touchpoints[at], "curve", " ")


def _plot(room: Room) -> Room:
    return Room(room.u + LEAD, room.y + _FACE / 2, room.width - LEAD, room.height - _FACE)


def _height(plot: Room, value: float) -> float:
    return plot.y + plot.height * (2.0 - value) / 4.0


def _curve(
    sheet: Sheet, plot: Room, feeling: Feelings, at: Mapping[str, float], *, marked: bool
) -> Iterator[Part]:
    here = sheet.scene.touchpoint if sheet.scene.lens == "hands" else ""
    found = [
        (t, emotion, emotion.mean)
        for t in at
        # What was said before would lead the hands that are to be raised now.
        if (emotion := feeling.readings.get(t)) is not None and (t != here or emotion.n)
    ]
    points = [(at[t], _height(plot, mean)) for t, _, mean in found if mean is not None]
    mark = feeling.persona.mark
    stroke = curve_stroke(mark, first=feeling.first)
    wide = _CURVE * stroke.width / 2.5
    stroke = replace(stroke, width=wide, dash=tuple(2.0 * length for length in stroke.dash))
    pen = sheet.pen()
    if len(points) > 1:
        pen.draw(Path(commands_of(cubics(points), sheet.frame), stroke=stroke))
    yield pen.part("emotion-curve", plot, feeling.persona.id, "curve", feeling.persona.name or " ")
    yield from _lit(sheet, plot, [t for t, _emotion, _mean in found], points, stroke)
    if not marked and len(points) > 1:
        return
    size = _POINT if feeling.first else _POINT - 4.0
    for (_t, emotion, _mean), point in zip(found, points, strict=True):
        shapes: list[Primitive] = []
        if feeling.first:  # those of several personas could not be told apart
            x, colour = sheet.frame.x(point[0]), persona_colour(mark)
            shapes += spread_marks(emotion, x, partial(_height, plot), colour, cap=_CAP, width=LINE)
        if feeling.first and emotion.touchpoint == here:
            shapes.append(disc(sheet.frame.point(*point), size + 22.0, "surface", Stroke("accent", LINE)))
        shapes += point_signs(mark, sheet.frame.point(*point), size)
        said = sheet.wording.listed(one_line(feeling.persona.name), feeling_words(emotion, sheet.wording))
        place = Room(point[0] - size / 2, point[1] - size / 2, size, size)
        yield replace(
            sheet.pen().part("emotion-point", place, emotion.id, "curve", said),
            primitives=tuple(shapes),
        )
