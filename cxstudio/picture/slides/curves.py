"""Emotion curves on a slide: guides, faces, lines, points, and labels that keep off the lines; it knows no stage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cxstudio.model.lanes import lane_kind
from cxstudio.model.naming import own_lane_title
from cxstudio.picture.content import EMOTION_LANE, Feelings
from cxstudio.picture.curve import Cubic, commands_of, cubics, curve_stroke, path_bounds, point_signs
from cxstudio.picture.frame import Frame
from cxstudio.picture.icons import icon
from cxstudio.picture.marks import curve_sign, line, persona_colour
from cxstudio.picture.portrait import persona_words
from cxstudio.picture.primitives import Bounds, Part, Path, Point, Primitive, Rect, Stroke, Text
from cxstudio.picture.signs import FACES, emotion_colour
from cxstudio.picture.slides.screen import Screen
from cxstudio.picture.slides.story import Story
from cxstudio.picture.spread import feeling_words, spread_marks
from cxstudio.picture.styles import furniture, slide_style
from cxstudio.text.layout import TextBlock

_DOTTED = (1.5, 3.0)
_POINT = 10.0
_CAP = 4.0
_FACE = 18.0
_GUIDES = (2, 0, -2)
_NAME_GAP = 11.0
_SIGN = 26.0
_SAMPLES = 12  # of each piece of a curve, where labels are kept off it
_APART = 4.0


@dataclass(frozen=True)
class Plot:
    """Where the scale from -2 to +2 lies: `left` and `right` in u, the lines of +2 and -2 at `top` and `bottom`."""

    screen: Screen
    left: float
    right: float
    top: float
    bottom: float

    def y(self, value: float) -> float:
        return self.top + (2.0 - value) / 4.0 * (self.bottom - self.top)


@dataclass(frozen=True)
class Trace:
    """One persona's readings in a plot: touchpoint, u, y and mean of each, in order."""

    feeling: Feelings
    points: tuple[tuple[str, float, float, float], ...]

    @property
    def steps(self) -> list[Cubic]:
        """The cubic pieces between its points, in reading coordinates."""
        return cubics([(u, y) for _, u, y, _ in self.points])


def traces(feelings: Sequence[Feelings], plot: Plot, at: Mapping[str, float]) -> list[Trace]:
    """The curves through the touchpoints that stand at these u; those without a reading there are left out."""
    found = []
    for feeling in feelings:
        points = []
        for touchpoint, u in at.items():
            emotion = feeling.readings.get(touchpoint)
            mean = emotion.mean if emotion is not None else None
            if mean is not None:
                points.append((touchpoint, u, plot.y(mean), mean))
        if points:
            found.append(Trace(feeling, tuple(points)))
    return found


def ground(plot: Plot) -> Part:
    """The guides with their faces at the leading edge."""
    frame = plot.screen.frame
    shapes: list[Primitive] = []
    for value in _GUIDES:
        y = plot.y(value)
        stroke = Stroke("lineControl", 0.75) if value == 0 else Stroke("line", 1.0, _DOTTED)
        shapes.append(line([frame.point(_FACE + 14.0, y), frame.point(plot.right, y)], stroke))
        box = frame.box(0.0, y - _FACE / 2, _FACE, _FACE)
        shapes += icon(FACES[value], box, emotion_colour(value))
    bounds = frame.box(0.0, plot.top - _FACE / 2, plot.right, plot.bottom - plot.top + _FACE)
    return Part("", "lane-line", bounds, tuple(shapes), "lane")


def lines_of(all_traces: Sequence[Trace], plot: Plot, story: Story) -> Iterator[Part]:
    """The curves, the journey's own persona on top, then the points."""
    for trace in reversed(all_traces):
        yield from _line(trace, plot, story)
    for trace in reversed(all_traces):
        yield from _points(trace, plot, story)


def _line(trace: Trace, plot: Plot, story: Story) -> Iterator[Part]:
    commands = commands_of(trace.steps, plot.screen.frame)
    if not commands:
        return
    path = Path(commands, stroke=curve_stroke(trace.feeling.persona.mark, first=trace.feeling.first))
    words = curve_words(story, trace)
    yield Part(trace.feeling.persona.id, "emotion-curve", path_bounds(path).grown(2), (path,), "curve", words)


def _points(trace: Trace, plot: Plot, story: Story) -> Iterator[Part]:
    wording, persona = story.wording, trace.feeling.persona
    size = _POINT if trace.feeling.first else _POINT - 1.5
    for touchpoint, u, y, _mean in trace.points:
        centre = plot.screen.frame.point(u, y)
        emotion = trace.feeling.readings[touchpoint]
        colour = persona_colour(persona.mark)
        shapes = (
            *spread_marks(emotion, centre[0], plot.y, colour, cap=_CAP, width=1.0),
            *point_signs(persona.mark, centre, size),
        )
        bounds = Bounds(centre[0] - size / 2, centre[1] - size / 2, size, size)
        said = (
            f"{story.number(touchpoint)} {persona_words(persona, wording)}: {feeling_words(emotion, wording)}"
        )
        yield Part(emotion.id, "emotion-point", bounds, shapes, "curve", said)


def curve_words(story: Story, trace: Trace) -> str:
    """A curve as words: "Emotion, Amina: 1.1 −0.5, 1.2 −0.8"."""
    wording = story.wording
    lane = own_lane_title(story.document, story.journey.id, EMOTION_LANE)
    values = [f"{story.number(id)} {wording.signed(round(mean, 1))}" for id, _, _, mean in trace.points]
    named = persona_words(trace.feeling.persona, wording)
    return f"{lane or wording.say(lane_kind(EMOTION_LANE).label)}, {named}: {wording.listed(*values)}"


@dataclass(frozen=True)
class Spot:
    """Where a label stands: its block with its place in u and y, and the reading it is of."""

    block: TextBlock
    u: float
    y: float
    mean: float


class Labels:
    """Labels beside points of a plot; each finds a place where it covers neither a curve nor another label.

    They may stand as far above and below the plot as `around` says.
    """

    def __init__(self, plot: Plot, all_traces: Sequence[Trace], around: tuple[float, float]) -> None:
        self.plot = plot
        self._traces = all_traces
        self._top, self._bottom = plot.top - around[0], plot.bottom + around[1]
        self._taken: list[tuple[float, float, float, float]] = []  # u, y, width, height
        self._lines = [p for trace in all_traces for p in (*_sampled(trace), *_spreads(trace, plot))]

    def names(self) -> Iterator[Part]:
        """Who each curve is of: behind its last point, or in a row over all where there is too little room."""
        plot, screen = self.plot, self.plot.screen
        style, found = slide_style("label"), []
        for trace in self._traces:
            _, u, y, mean = trace.points[-1]
            words = persona_words(trace.feeling.persona, screen.wording)
            width = screen.engine.width(words, style) + 1.0
            if u + _NAME_GAP + width > plot.right:
                yield from self._row_of_names()
                return
            block = furniture(screen.engine, words, style, width, screen.wording, max_lines=1)
            found.append((Spot(block, u + _NAME_GAP, y - block.height / 2, mean), trace.feeling.persona.mark))
        low = -1e9
        for spot, mark in sorted(found, key=lambda one: one[0].y):
            placed = replace(spot, y=max(spot.y, low))
            low = placed.y + spot.block.height
            self._take(placed)
            yield self.text(placed, persona_colour(mark))

    def _row_of_names(self) -> Iterator[Part]:
        """From the trailing edge, over the plot."""
        screen, style, u = self.plot.screen, slide_style("label"), self.plot.right
        for trace in reversed(self._traces):
            persona, first = trace.feeling.persona, trace.feeling.first
            words = persona_words(persona, screen.wording)
            width = min(screen.engine.width(words, style) + 1.0, 0.3 * screen.inner)
            block = furniture(screen.engine, words, style, width, screen.wording, max_lines=1)
            y = self._top - 2.0
            spot = Spot(block, u - width, y, 0.0)
            self._take(spot)
            yield self.text(spot, persona_colour(persona.mark))
            u -= width + _SIGN + 6.0
            middle = y + block.height / 2
            frame = screen.frame
            shifted = Frame(frame.rtl, frame.x(u))
            sign = curve_sign(persona.mark, shifted, middle, _SIGN, first=first)
            yield Part("", "legend", frame.box(u, middle - 5, _SIGN, 10), sign, "ground")
            u -= 20.0

    def fit(self, touchpoint: str, text: str, widths: Sequence[float], persona: str = "") -> Spot | None:
        """Where a text can stand beside a reading of a touchpoint, in one of some widths; None for nowhere."""
        at = next(
            (
                (u, y, mean)
                for trace in self._traces
                if not persona or trace.feeling.persona.id == persona
                for id, u, y, mean in trace.points
                if id == touchpoint
            ),
            None,
        )
        if at is None:
            return None
        screen, style = self.plot.screen, slide_style("label")
        for width in widths:
            block = furniture(screen.engine, text, style, width, screen.wording, max_lines=3, side="center")
            for spot in self._spots(block, at) if block.complete else ():
                if self._free(spot):
                    self._take(spot)
                    return spot
        return None

    def _spots(self, block: TextBlock, at: tuple[float, float, float]) -> Iterator[Spot]:
        """Below or above the point, then more and more to its sides."""
        u, y, mean = at
        below, above = y + 9.0, y - 9.0 - block.height
        for top in (below, above) if mean < 0.5 else (above, below):
            for aside in (0.0, 0.3, -0.3, 0.5, -0.5):
                left = u - block.width / 2 + aside * block.natural_width
                room = (block.width - block.natural_width) / 2
                left = min(max(left, self.plot.left - room), self.plot.right - block.width + room)
                yield Spot(block, left, top, mean)

    def text(self, spot: Spot, colour: str) -> Part:
        """The label, on a ground of its own."""
        frame, block = self.plot.screen.frame, spot.block
        u, width = _extent(spot)
        bounds = frame.box(u - 2.0, spot.y, width + 4.0, block.height)
        shapes = (Rect(bounds, "surface"), Text(frame.x(spot.u, block.width), spot.y, block, colour))
        return Part("", "label", bounds, shapes, "curve", block.text)

    def _take(self, spot: Spot) -> None:
        u, width = _extent(spot)
        self._taken.append((u, spot.y, width, spot.block.height))

    def _free(self, spot: Spot) -> bool:
        (u, width), y, height = _extent(spot), spot.y, spot.block.height
        if y < self._top or y + height > self._bottom:
            return False
        near = (u - _APART, y - _APART / 2, u + width + _APART, y + height + _APART / 2)
        if any(near[0] < a < near[2] and near[1] < b < near[3] for a, b in self._lines):
            return False
        return not any(
            u < a + w + _APART and a < u + width + _APART and y < b + h and b < y + height
            for a, b, w, h in self._taken
        )


def _extent(spot: Spot) -> tuple[float, float]:
    """Where the letters of a label begin in u, and how wide they are."""
    block = spot.block
    return spot.u + (block.width - block.natural_width) / 2, block.natural_width


def _spreads(trace: Trace, plot: Plot) -> Iterator[Point]:
    """Points on the whiskers, so that no label covers how far the hands were apart."""
    for touchpoint, u, _y, mean in trace.points:
        emotion = trace.feeling.readings[touchpoint]
        if emotion.n > 1:
            reach = [mean + emotion.spread * step / _SAMPLES for step in range(-_SAMPLES, _SAMPLES + 1)]
            yield from ((u, plot.y(value)) for value in reach if -2.0 <= value <= 2.0)


def _sampled(trace: Trace) -> Iterator[Point]:
    """Points on a curve, close enough that no label slips between them."""
    yield from ((u, y) for _, u, y, _ in trace.points)
    for a, b, c, d in trace.steps:
        count = max(_SAMPLES, int((d[0] - a[0]) / 5))
        for step in range(1, count):
            t = step / count
            s = 1 - t
            yield (
                s**3 * a[0] + 3 * s * s * t * b[0] + 3 * s * t * t * c[0] + t**3 * d[0],
                s**3 * a[1] + 3 * s * s * t * b[1] + 3 * s * t * t * c[1] + t**3 * d[1],
            )
