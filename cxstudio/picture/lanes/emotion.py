"""The emotion lane: one smooth curve per persona through its readings, guides and spreads; it changes nothing.

The curve is a monotone cubic (Fritsch and Butland 1984, the weights of Brodlie), so that it never rises above or
falls below the readings it joins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cxstudio.model.records import EMOTION_VALUES, Emotion, emotion_id
from cxstudio.picture.content import Feelings
from cxstudio.picture.curve import cubics, curve_stroke, path_bounds
from cxstudio.picture.grid import Column, Grid, Row
from cxstudio.picture.marks import disc, line, persona_colour, persona_mark
from cxstudio.picture.primitives import Bounds, Command, Part, Path, Placed, Point, Primitive, Stroke
from cxstudio.picture.spread import feeling_words, spread_marks
from cxstudio.picture.stages import emotion_height
from cxstudio.picture.theme import tokens
from cxstudio.picture.wording import Wording

_DOTTED = (2.0, 4.0)
_CAP = 2.5


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading on the map, in reading coordinates."""

    touchpoint: str
    stage: str
    u: float
    y: float
    emotion: Emotion


def guide_part(grid: Grid, column: Column, row: Row) -> Part:
    """The five guides across a stage and the gap before it, from the top of the row; the one of 0 is solid.

    A piece for each stage: a painter dashes the whole of a line also where it shows little of it.
    """
    left = grid.lead if column is grid.columns[0] else column.left - tokens().card["stageGap"]
    lines: list[Primitive] = []
    for value in EMOTION_VALUES:
        y = round(emotion_height(value, row.height)) + 0.5
        ends = [grid.frame.point(left, y), grid.frame.point(column.right, y)]
        lines.append(line(ends, Stroke("lineControl", 1) if value == 0 else Stroke("line", 1, _DOTTED)))
    bounds = grid.frame.box(left, 0, column.right - left, row.height)
    return Part("", "lane-line", bounds, tuple(lines), "lane")


class Points:
    """The points drawn last, so that one that only moves along is not drawn again."""

    def __init__(self) -> None:
        self._drawn: dict[str, tuple[object, Part]] = {}

    def point(self, feeling: Feelings, reading: _Reading, height: float, wording: Wording) -> Part:
        """The point of a reading, its middle at x = 0."""
        key = (reading.emotion, feeling.persona, feeling.first, height, wording)
        known = self._drawn.get(reading.emotion.id)
        if known is None or known[0] != key:
            part = _point(feeling, reading, height, wording)
            known = self._drawn[reading.emotion.id] = (key, part)
        return known[1]


def feeling_parts(
    all_feelings: Sequence[Feelings],
    grid: Grid,
    height: float,
    wording: Wording,
    points: Points,
    *,
    placeholders: bool,
) -> Iterator[Placed]:
    """Curves first, then points; the journey's own persona on top of the others. Heights from the top of the row."""
    painted = [(f, _readings(f, grid, height)) for f in reversed(all_feelings)]
    for feeling, readings in painted:
        yield from (Placed(part, 0.0, 0.0) for part in _curve(feeling, readings, grid, height))
    if placeholders and all_feelings and all_feelings[0].first:
        yield from (Placed(part, 0.0, 0.0) for part in _unrated(all_feelings[0], grid, height))
    for feeling, readings in painted:
        for reading in readings:
            yield Placed(points.point(feeling, reading, height, wording), grid.frame.x(reading.u), 0.0)


def _readings(feeling: Feelings, grid: Grid, height: float) -> list[_Reading]:
    found = []
    for column in grid.columns:
        for start, touchpoint in zip(column.starts, column.touchpoints, strict=False):
            emotion = feeling.readings.get(touchpoint)
            mean = emotion.mean if emotion else None
            if emotion is not None and mean is not None:
                y = emotion_height(mean, height)
                found.append(_Reading(touchpoint, column.stage, start + column.sub_width / 2, y, emotion))
    return found


def _curve(feeling: Feelings, readings: list[_Reading], grid: Grid, height: float) -> Iterator[Part]:
    """One part per stage a piece of the curve begins in, so that a long map paints only what it shows."""
    if not readings:
        return
    before, after = _beyond(feeling, grid, height)
    knots = [*before, *((r.u, r.y) for r in readings), *after]
    stages = [readings[0].stage for _ in before] + [r.stage for r in readings]
    pieces: dict[str, list[Command]] = {}
    for i, piece in enumerate(cubics(knots)):
        cubic = _within(list(piece), grid.columns[0].left, grid.columns[-1].right)
        (x, y), *rest = ((grid.frame.x(u), v) for u, v in cubic)
        steps = pieces.setdefault(stages[i], [("M", x, y)])
        steps.append(("C", *(number for point in rest for number in point)))
    stroke = curve_stroke(feeling.persona.mark, first=feeling.first)
    for steps in pieces.values():
        path = Path(tuple(steps), stroke=stroke)
        yield Part(
            feeling.persona.id,
            "emotion-curve",
            path_bounds(path).grown(2),
            (path,),
            "curve",
            feeling.persona.name,
        )


def _beyond(feeling: Feelings, grid: Grid, height: float) -> tuple[list[Point], list[Point]]:
    """Where a curve comes from and goes to beside a piece of the map: as if the next touchpoint stood there."""
    first, last = grid.columns[0], grid.columns[-1]
    step = first.sub_width + tokens().card["subColumnGap"]
    before: list[Point] = []
    after: list[Point] = []
    if feeling.before is not None and first.starts:
        before.append((first.starts[0] - step + first.sub_width / 2, emotion_height(feeling.before, height)))
    if feeling.after is not None and last.starts:
        after.append((last.starts[-1] + step + last.sub_width / 2, emotion_height(feeling.after, height)))
    return before, after


def _within(cubic: list[Point], left: float, right: float) -> list[Point]:
    """The part of a cubic that lies between two edges; its control points stand at thirds, so u runs evenly."""
    start, end = cubic[0][0], cubic[3][0]
    if end > right > start:
        cubic = _parted(cubic, (right - start) / (end - start))[0]
        end = right
    if start < left < end:
        cubic = _parted(cubic, (left - start) / (end - start))[1]
    return cubic


def _parted(cubic: list[Point], share: float) -> tuple[list[Point], list[Point]]:
    """A cubic in two at a share of its way (de Casteljau)."""
    rows = [cubic]
    while len(rows[-1]) > 1:
        rows.append(
            [(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share) for a, b in pairwise(rows[-1])]
        )
    return [row[0] for row in rows], [row[-1] for row in reversed(rows)]


def _point(feeling: Feelings, reading: _Reading, height: float, wording: Wording) -> Part:
    centre = (0.0, reading.y)
    size = tokens().card["emotionPoint"] + (1 if feeling.first else 0)
    shapes: list[Primitive] = []
    colour = persona_colour(feeling.persona.mark)
    shapes += spread_marks(
        reading.emotion, 0.0, lambda value: emotion_height(value, height), colour, cap=_CAP, width=1.0
    )
    shapes.append(disc(centre, size + 3, "surface"))
    shapes.append(persona_mark(feeling.persona.mark, centre, size))
    target = tokens().card["hitTarget"]
    name = feeling.persona.name or wording.say("Persona")
    return Part(
        reading.emotion.id,
        "emotion-point",
        Bounds(centre[0] - target / 2, centre[1] - target / 2, target, target),
        tuple(shapes),
        "curve",
        f"{name}: {feeling_words(reading.emotion, wording)}",
    )


def _unrated(feeling: Feelings, grid: Grid, height: float) -> Iterator[Part]:
    """Small hollow points at 0, where a reading can be dragged from."""
    target = tokens().card["hitTarget"]
    y = emotion_height(0, height)
    for column in grid.columns:
        for start, touchpoint in zip(column.starts, column.touchpoints, strict=False):
            if touchpoint not in feeling.readings:
                x, _ = centre = grid.frame.point(start + column.sub_width / 2, y)
                ring = disc(centre, 6, "surface", Stroke("lineControl", 1))
                bounds = Bounds(x - target / 2, y - target / 2, target, target)
                node = emotion_id(touchpoint, feeling.persona.id)
                yield Part(node, "emotion-point", bounds, (ring,), "curve")
