"""A metric over its periods as a small chart or a bare line, with its target; the same picture on screen and paper.

What was measured is joined by a line. A vote of the room and an estimate stand beside it as hollow marks and are never
joined; few answers make a hollow point.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cxstudio.insight.trends import Point, Series
from cxstudio.model.method_types import Method
from cxstudio.model.methods import method_of
from cxstudio.picture.flow import Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.lanes.metrics import trend_colour
from cxstudio.picture.marks import disc, line, polygon
from cxstudio.picture.measured import period_words, series_words, value_words
from cxstudio.picture.primitives import Bounds, Colour, Part, Primitive, Stroke, Text
from cxstudio.picture.styles import Style, print_style
from cxstudio.words import N_

_DOT, _MARK, _LINE = 5.0, 6.5, 1.5  # points, at a factor of 1, as are all sizes here
_DASH = (2.5, 2.5)
_STEPS = (1, 2, 2.5, 5, 10)
_INK: Colour = "role.metric.mark"


@dataclass(frozen=True)
class ChartBox:
    """Where a chart stands: from `u` and `y`, so wide and so high."""

    setting: Setting
    frame: Frame
    u: float
    y: float
    width: float
    height: float

    @property
    def bounds(self) -> Bounds:
        return self.frame.box(self.u, self.y, self.width, self.height)


@dataclass(frozen=True)
class _Spot:
    """A point of a chart, in reading coordinates."""

    point: Point
    u: float
    y: float

    @property
    def joined(self) -> bool:
        return self.point.reading.origin in {"survey", "system"}


def ticks(low: float, high: float, most: int = 4) -> list[float]:
    """Round numbers from below the lowest to above the highest value, so many or fewer steps apart."""
    if high - low < 1e-9:
        low, high = low - max(1.0, abs(low) / 10), high + max(1.0, abs(high) / 10)
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * one for one in _STEPS if power * one >= rough - 1e-12)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(step * place, 10) for place in range(first, last + 1)]


def draw_chart(series: Series, box: ChartBox) -> Part:
    """The chart of a series with its scale, its target and a label at each point."""
    setting, factor = box.setting, box.setting.factor
    small = print_style("note", factor)
    points = _with_values(series)
    marks = _scale(series, points)
    names = [value_words(series.metric, mark, setting.wording) for mark in marks]
    lead = max((setting.engine.width(name, small) for name in names), default=0.0) + 6 * factor
    foot, head = 13 * factor, 11 * factor
    inner = ChartBox(
        setting,
        box.frame,
        box.u + lead,
        box.y + head,
        box.width - lead - 10 * factor,
        box.height - foot - head,
    )
    shapes: list[Primitive] = []
    for mark, name in zip(marks, names, strict=True):
        y = _height(mark, marks, inner)
        ends = [box.frame.point(inner.u, y), box.frame.point(inner.u + inner.width, y)]
        shapes.append(line(ends, Stroke("line", 0.6 * factor)))
        shapes += _label(box, name, small, inner.u - 4 * factor, y - small.line_height / 2, end=True)
    shapes += _target(series, inner, marks, words=True)
    spots = _spots(points, inner, marks)
    shapes += _joined(spots, box)
    shapes += [_mark(spot, series, box) for spot in spots]
    shapes += _values(series, spots, box)
    shapes += _periods(spots, inner)
    return Part("", "chart", box.bounds, tuple(shapes), "ground", series_words(series, setting.wording))


def draw_sparkline(series: Series, box: ChartBox) -> Part:
    """The bare line of a series with its target, the newest point coloured by whether it grew better."""
    points = series.measurements
    marks = _range(series, points)
    pad = _DOT * box.setting.factor
    inner = ChartBox(
        box.setting, box.frame, box.u + pad, box.y + pad, box.width - 2 * pad, box.height - 2 * pad
    )
    shapes = _target(series, inner, marks, words=False)
    spots = _spots(points, inner, marks)
    shapes += _joined(spots, box)
    if spots:
        last = spots[-1]
        colour = trend_colour(series.trend) if series.trend is not None else _INK
        shapes.append(disc(box.frame.point(last.u, last.y), _DOT * box.setting.factor, colour))
    return Part("", "chart", box.bounds, tuple(shapes), "ground", series_words(series, box.setting.wording))


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


def _scale(series: Series, points: Sequence[Point]) -> list[float]:
    low, high = _range(series, points)
    method = method_of(series.metric)
    return [mark for mark in ticks(low, high) if _possible(mark, method)] or ticks(low, high)


def _possible(mark: float, method: Method) -> bool:
    return (method.low is None or mark >= method.low - 1e-9) and (
        method.high is None or mark <= method.high + 1e-9
    )


def _range(series: Series, points: Sequence[Point]) -> list[float]:
    values = [point.value for point in points if point.value is not None]
    if series.metric.target is not None:
        values.append(series.metric.target)
    return [min(values, default=0.0), max(values, default=1.0)]


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
    stroke = Stroke(_INK, _LINE * box.setting.factor, round_ends=True)
    return [line(ends, stroke)] if len(ends) > 1 else []


def _mark(spot: _Spot, series: Series, box: ChartBox) -> Primitive:
    factor = box.setting.factor
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


def _target(series: Series, inner: ChartBox, marks: Sequence[float], *, words: bool) -> list[Primitive]:
    target = series.metric.target
    if target is None or not marks[0] - 1e-9 <= target <= marks[-1] + 1e-9:
        return []
    factor, wording = inner.setting.factor, inner.setting.wording
    y = _height(target, marks, inner)
    ends = [inner.frame.point(inner.u, y), inner.frame.point(inner.u + inner.width, y)]
    dash = tuple(one * factor for one in _DASH)
    shapes: list[Primitive] = [line(ends, Stroke("inkMuted", factor, dash))]
    if words:
        said = wording.say(N_("Target {value}")).format(value=value_words(series.metric, target, wording))
        style = print_style("min", factor)
        shapes += _label(inner, said, style, inner.u + 2 * factor, y - style.line_height - factor)
    return shapes


def _values(series: Series, spots: Sequence[_Spot], box: ChartBox) -> list[Primitive]:
    """The value over each point; where they would touch, the newer one is told."""
    factor = box.setting.factor
    style = print_style("card", factor)
    shapes: list[Primitive] = []
    free = box.u + box.width
    for spot in reversed(spots):
        said = value_words(series.metric, spot.point.value, box.setting.wording)
        width = box.setting.engine.width(said, style)
        u = min(spot.u - width / 2, box.u + box.width - width)
        if u + width > free:
            continue
        free = u - 4 * factor
        shapes += _label(box, said, style, u, spot.y - style.line_height - _MARK * factor * 0.7, colour="ink")
    return shapes


def _periods(spots: Sequence[_Spot], inner: ChartBox) -> list[Primitive]:
    factor, wording = inner.setting.factor, inner.setting.wording
    style = print_style("min", factor)
    shapes: list[Primitive] = []
    free = inner.u + inner.width + 10 * factor
    for spot in reversed(spots):
        said = period_words(spot.point.reading.start, spot.point.reading.end, wording)
        width = inner.setting.engine.width(said, style)
        u = min(max(inner.u - 8 * factor, spot.u - width / 2), inner.u + inner.width + 10 * factor - width)
        if not said or u + width > free:
            continue
        free = u - 5 * factor
        shapes += _label(inner, said, style, u, inner.y + inner.height + 4 * factor)
    return shapes


def _label(
    box: ChartBox,
    text: str,
    style: Style,
    u: float,
    y: float,
    *,
    end: bool = False,
    colour: Colour = "inkMuted",
) -> list[Primitive]:
    """A short text from `u` on, or up to it."""
    width = box.setting.engine.width(text, style) + 0.5
    block = box.setting.engine.block(text, style, width, direction=box.setting.wording.direction, max_lines=1)
    return [Text(box.frame.x(u - width if end else u, width), y, block, colour)]
