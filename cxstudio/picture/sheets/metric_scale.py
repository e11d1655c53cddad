"""Which span of values a chart of a metric shows, and the round numbers beside it; it draws nothing.

A span is never narrower than the margin of what it shows, nor than a tenth of what the method allows: a small chart is
not to make a large change of a little noise.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import count

from cxstudio.insight.trends import Point, Series
from cxstudio.model.durations import DAY, HOUR, WEEK
from cxstudio.model.method_types import Method
from cxstudio.model.methods import method_of
from cxstudio.picture.measured import HOURS_FROM, value_words
from cxstudio.picture.wording import Wording

_STEPS = (1, 2, 2.5, 5, 10)
_TIMES = (
    *(1, 2, 5, 10, 15, 30),  # minutes, as are all these
    *(HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR),
    *(DAY, 2 * DAY, WEEK, 2 * WEEK, 4 * WEEK),
)
_LEAST = 0.1  # of the range of the method; of the highest value where the method has no end
_MOST_STEPS = 4


def ticks(
    low: float, high: float, most: int = _MOST_STEPS, *, time: bool = False, decimals: int = 9
) -> list[float]:
    """Round numbers from below the lowest to above the highest value, so many or fewer steps apart.

    Of a `time` in minutes they are whole hours, days and weeks. None has more than so many `decimals`.
    """
    if high - low < 1e-9:
        low, high = low - max(1.0, abs(low) / 10), high + max(1.0, abs(high) / 10)
    rough = (high - low) / most
    step = _time_step(rough) if time and rough > _TIMES[0] else _step(rough, decimals)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(step * place, 10) for place in range(first, last + 1)]


def _step(rough: float, decimals: int = 9) -> float:
    steps = (10.0**power * one for power in count(math.floor(math.log10(rough))) for one in _STEPS)
    return next(step for step in steps if step >= rough - 1e-12 and abs(round(step, decimals) - step) < 1e-12)


def _time_step(rough: float) -> float:
    known = next((float(one) for one in _TIMES if one >= rough - 1e-9), None)
    return WEEK * _step(rough / WEEK) if known is None else known


def span(series: Series, points: Sequence[Point]) -> tuple[float, float]:
    """The lowest and the highest value to be shown, the target among them."""
    values = [point.value for point in points if point.value is not None]
    if series.metric.target is not None:
        values.append(series.metric.target)
    low, high = min(values, default=0.0), max(values, default=1.0)
    method = method_of(series.metric)
    widest = max((2 * p.measured.margin for p in points if p.measured.margin is not None), default=0.0)
    lacking = max(widest, _least(method, low, high)) - (high - low)
    if lacking > 0:
        low, high = low - lacking / 2, high + lacking / 2
    if method.low is not None and low < method.low:
        low, high = method.low, high + method.low - low
    if method.high is not None and high > method.high:
        low, high = low + method.high - high, method.high
    return (low if method.low is None else max(low, method.low)), high


def _least(method: Method, low: float, high: float) -> float:
    if method.low is not None and method.high is not None:
        return _LEAST * (method.high - method.low)
    return 2 * _LEAST * max(abs(low), abs(high))


def scale(series: Series, points: Sequence[Point], wording: Wording) -> list[tuple[float, str]]:
    """The marks beside a chart from the lowest to the highest, each with words of its own."""
    low, high = span(series, points)
    method = method_of(series.metric)
    time = method.unit == "min"
    decimals = (1 if high < HOURS_FROM else 0) if time else method.decimals
    found: dict[str, float] = {}
    for most in range(_MOST_STEPS, 0, -1):
        marks = sorted(
            {_within(mark, method) for mark in ticks(low, high, most, time=time, decimals=decimals)}
        )
        found = {value_words(series.metric, mark, wording): mark for mark in marks}
        if len(found) == len(marks):
            break
    return [(mark, name) for name, mark in found.items()]


def _within(mark: float, method: Method) -> float:
    """A mark, or the end of the method's range that it lies beyond."""
    mark = mark if method.low is None else max(mark, method.low)
    return mark if method.high is None else min(mark, method.high)
