"""A metric over its periods as a small chart or a bare line, with its target; the same picture on screen and paper.

What was measured is joined by a line. A vote of the room and an estimate stand beside it as hollow marks and are never
joined; few answers make a hollow point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from cxstudio.insight.trends import Point, Series
from cxstudio.picture.flow import Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.lanes.metrics import trend_colour
from cxstudio.picture.marks import disc, line, polygon
from cxstudio.picture.measured import period_words, series_words, value_words
from cxstudio.picture.primitives import Bounds, Colour, Part, Primitive, Stroke, Text
from cxstudio.picture.sheets.metric_scale import scale, span
from cxstudio.picture.styles import Style, print_style
from cxstudio.picture.wording import Wording
from cxstudio.words import N_

_DOT, _MARK, _LINE = 5.0, 6.5, 1.5  # points, at a factor of 1, as are all sizes here
_DASH = (2.5, 2.5)
_INSET = 14.0  # from the edge of the plot to the first point, and more where its label would reach the scale
_INK: Colour = "role.metric.mark"


@dataclass(frozen=True)
class ChartBox:
    """Where a chart stands: from `u` and `y`, so wide and so high."""

    frame: Frame
    u: float
    y: float
    width: float
    height: float
    factor: float
    wording: Wording

    @property
    def bounds(self) -> Bounds:
        return self.frame.box(self.u, self.y, self.width, self.height)


class Labels:
    """Short texts of a chart that keep out of each other's way, in reading coordinates."""

    def __init__(self, setting: Setting, frame: Frame) -> None:
        self._engine, self._wording, self._frame = setting.engine, setting.wording, frame
        self._taken: list[Bounds] = []
        self._texts: list[Bounds] = []
        self.shapes: list[Primitive] = []

    def width(self, text: str, style: Style) -> float:
        return self._engine.width(text, style) + 0.5

    def take(self, u: float, y: float, width: float, height: float) -> None:
        """Keep a place free of texts."""
        self._taken.append(Bounds(u, y, width, height))

    def on_line(self, y: float) -> list[Bounds]:
        """The texts a level line at this height would go through."""
        return [box for box in self._texts if box.y < y < box.bottom]

    def put(self, text: str, style: Style, u: float, y: float, colour: Colour = "inkMuted") -> bool:
        """Set a text from `u` on, unless something is there already."""
        width = self.width(text, style)
        box = Bounds(u, y, width, style.line_height)
        if not text or any(box.meets(other) for other in self._taken):
            return False
        self._taken.append(box.grown(1.0))
        self._texts.append(box.grown(1.0))
        direction = self._wording.direction
        block = self._engine.block(text, style, width, direction=direction, max_lines=1)
        self.shapes.append(Text(self._frame.x(u, width), y, block, colour))
        return True


@dataclass(frozen=True)
class _Spot:
    """A point of a chart, in reading coordinates."""

    point: Point
    u: float
    y: float

    @property
    def joined(self) -> bool:
        return self.point.reading.origin in {"survey", "system"}


def draw_chart(series: Series, setting: Setting, box: ChartBox) -> Part:
    """The chart of a series with its scale, its target and a label at each point."""
    factor = box.factor
    small = print_style("note", factor)
    labels = Labels(setting, box.frame)
    points = _with_values(series)
    scaled = scale(series, points, box.wording)
    marks, names = [mark for mark, _name in scaled], [name for _mark, name in scaled]
    lead = max((labels.width(name, small) for name in names), default=0.0) + 5 * factor
    foot, head = 13 * factor, 14 * factor
    plot = replace(
        box, u=box.u + lead, y=box.y + head, width=box.width - lead, height=box.height - foot - head
    )
    for mark, name in scaled:
        width = labels.width(name, small)
        top = _height(mark, marks, plot) - small.line_height / 2
        labels.put(name, small, plot.u - 4 * factor - width, top)
    before, behind = _insets(series, points, labels, plot)
    spots = _spots(points, replace(plot, u=plot.u + before, width=plot.width - before - behind), marks)
    half = _MARK * factor / 2
    for spot in spots:
        labels.take(spot.u - half, spot.y - half, 2 * half, 2 * half)
    _put_values(series, spots, labels, box)
    _put_target(series, plot, marks, labels)
    _put_periods(spots, plot, labels)
    # The lines last, so that they end before each text and begin again behind it.
    stroke = Stroke("line", 0.4 * factor)
    shapes: list[Primitive] = []
    for mark in marks:
        shapes += _across(_height(mark, marks, plot), plot, stroke, labels)
    shapes += _target(series, plot, marks, labels)
    shapes += _joined(spots, box)
    shapes += [_mark(spot, series, box) for spot in spots]
    words = series_words(series, box.wording)
    return Part("", "chart", box.bounds, (*shapes, *labels.shapes), "ground", words)


def _insets(series: Series, points: Sequence[Point], labels: Labels, plot: ChartBox) -> tuple[float, float]:
    """How far from the edges of the plot the first and the last point stand."""
    style = print_style("card", plot.factor)
    found = [_INSET * plot.factor] * 2
    for end, point in enumerate((points[0], points[-1]) if points else ()):
        said = value_words(series.metric, point.value, plot.wording)
        found[end] = max(found[end], labels.width(said, style) / 2 + 3 * plot.factor)
    most = plot.width / 4
    return min(found[0], most), min(found[1], most)


def draw_sparkline(series: Series, box: ChartBox) -> Part:
    """The bare line of a series with its target, the newest point coloured by whether it grew better."""
    points = series.measurements
    marks = span(series, points)
    pad = _DOT * box.factor / 2 + 1
    inner = replace(box, u=box.u + pad, y=box.y + pad, width=box.width - 2 * pad, height=box.height - 2 * pad)
    shapes = _target(series, inner, marks)
    spots = _spots(points, inner, marks)
    shapes += _joined(spots, box)
    if spots:
        last = spots[-1]
        colour = trend_colour(series.trend) if series.trend is not None else _INK
        shapes.append(disc(box.frame.point(last.u, last.y), _DOT * box.factor, colour))
    return Part("", "chart", box.bounds, tuple(shapes), "ground", series_words(series, box.wording))


def legend_words(series: Series) -> list[str]:
    """What the hollow marks of a chart mean, as far as it has any; message ids."""
    points = _with_values(series)
    found = []
    if any(p.measured.small and not p.measured.room for p in points):
        found.append(N_("Hollow point: few answers"))
    if any(p.measured.room for p in points):
        found.append(N_("Diamond: vote of the room"))
    if any(p.reading.origin == "estimate" for p in points):
        found.append(N_("Dashed ring: estimate"))
    return found


def _with_values(series: Series) -> tuple[Point, ...]:
    return tuple(point for point in series.points if point.value is not None)


def _height(value: float, marks: Sequence[float], inner: ChartBox) -> float:
    low, high = marks[0], marks[-1]
    part = (value - low) / (high - low) if high - low > 1e-9 else 0.5
    return inner.y + inner.height * (1 - part)


def _spots(points: Sequence[Point], inner: ChartBox, marks: Sequence[float]) -> list[_Spot]:
    """Each point at its day; where days are missing, one beside the other."""
    days = [_day(point.day) for point in points]
    known = [day for day in days if day is not None]
    dated = len(known) == len(points) and len(set(known)) > 1
    found = []
    for place, point in enumerate(points):
        if dated:
            part = (known[place] - min(known)) / (max(known) - min(known))
        else:
            part = place / (len(points) - 1) if len(points) > 1 else 0.5
        value = point.value if point.value is not None else 0.0
        found.append(_Spot(point, inner.u + inner.width * part, _height(value, marks, inner)))
    return found


def _day(iso: str) -> int | None:
    try:
        return date.fromisoformat(iso).toordinal()
    except ValueError:
        return None


def _joined(spots: Sequence[_Spot], box: ChartBox) -> list[Primitive]:
    ends = [box.frame.point(spot.u, spot.y) for spot in spots if spot.joined]
    stroke = Stroke(_INK, _LINE * box.factor, round_ends=True)
    return [line(ends, stroke)] if len(ends) > 1 else []


def _mark(spot: _Spot, series: Series, box: ChartBox) -> Primitive:
    factor = box.factor
    centre = box.frame.point(spot.u, spot.y)
    stroke = Stroke(_INK, 1.2 * factor)
    if spot.point.measured.room:
        x, y, r = *centre, _MARK * factor / 2 + factor
        return polygon([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], "surface", stroke)
    if spot.point.reading.origin == "estimate":
        dashed = Stroke(_INK, 1.2 * factor, dash=(1.6 * factor, 1.2 * factor))
        return disc(centre, _MARK * factor, "surface", dashed)
    if spot.point.measured.small:
        return disc(centre, _MARK * factor, "surface", stroke)
    newest = series.measurements[-1:] == (spot.point,)
    colour = trend_colour(series.trend) if newest and series.trend is not None else _INK
    return disc(centre, _MARK * factor, colour)


def _target(
    series: Series, plot: ChartBox, marks: Sequence[float], labels: Labels | None = None
) -> list[Primitive]:
    """The dashed line of the target across the plot."""
    target = series.metric.target
    if target is None:
        return []
    stroke = Stroke("inkMuted", plot.factor, tuple(one * plot.factor for one in _DASH))
    return _across(_height(target, marks, plot), plot, stroke, labels)


def _across(y: float, plot: ChartBox, stroke: Stroke, labels: Labels | None) -> list[Primitive]:
    """A line across the plot that leaves out the texts it would go through."""
    found: list[Primitive] = []
    u, end = plot.u, plot.u + plot.width
    for box in sorted(labels.on_line(y), key=lambda box: box.x) if labels is not None else ():
        if box.x > u:
            found.append(line([plot.frame.point(u, y), plot.frame.point(min(box.x, end), y)], stroke))
        u = max(u, box.right)
    if u < end:
        found.append(line([plot.frame.point(u, y), plot.frame.point(end, y)], stroke))
    return found


def _put_values(series: Series, spots: Sequence[_Spot], labels: Labels, box: ChartBox) -> None:
    """The value over each point, or under it; the newest has the first choice."""
    factor = box.factor
    style = print_style("card", factor)
    rest = _MARK * factor * 0.7
    for spot in reversed(spots):
        said = value_words(series.metric, spot.point.value, box.wording)
        width = labels.width(said, style)
        u = min(spot.u - width / 2, box.u + box.width - width)
        over, under = spot.y - style.line_height - rest, spot.y + rest
        if not labels.put(said, style, u, over, "ink"):
            labels.put(said, style, u, under, "ink")


def _put_target(series: Series, plot: ChartBox, marks: Sequence[float], labels: Labels) -> None:
    """The target in words, at the first place along its line that is free."""
    target, factor = series.metric.target, plot.factor
    if target is None:
        return
    value = value_words(series.metric, target, plot.wording)
    said = plot.wording.say(N_("Target {value}")).format(value=value)
    style = print_style("note", factor)
    width, y = labels.width(said, style), _height(target, marks, plot)
    ends = (plot.u + plot.width - width, plot.u + 2 * factor, plot.u + (plot.width - width) / 2)
    places = ((u, v) for v in (y - style.line_height - factor, y + factor) for u in ends)
    any(labels.put(said, style, u, v) for u, v in places)


def _put_periods(spots: Sequence[_Spot], plot: ChartBox, labels: Labels) -> None:
    style = print_style("note", plot.factor)
    for spot in reversed(spots):
        said = period_words(spot.point.reading.start, spot.point.reading.end, plot.wording)
        width = labels.width(said, style)
        u = min(max(plot.u, spot.u - width / 2), plot.u + plot.width - width)
        labels.put(said, style, u, plot.y + plot.height + 4 * plot.factor)
