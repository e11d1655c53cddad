"""Readings in words as a map, a page and the window say them: value, n, change, period; it lays nothing out."""

from __future__ import annotations

import math
from calendar import monthrange
from datetime import date

from cxstudio.insight.metrics import Measured
from cxstudio.insight.trends import Point, Series, Trend
from cxstudio.model.measures import Metric
from cxstudio.model.method_types import Method
from cxstudio.model.methods import method_of, unit_of
from cxstudio.model.naming import one_line
from cxstudio.picture.wording import MINUS, Wording
from cxstudio.words import N_

HOURS_FROM = 10  # minutes; from here on a time is told in whole minutes, hours and days


def metric_name(metric: Metric, wording: Wording) -> str:
    """What a metric is called: its title, else the short name of its method."""
    return one_line(metric.title) or wording.say(method_of(metric).short)


def point_name(metric: Metric, measured: Measured, wording: Wording) -> str:
    """What a value is called. A vote of the room is called that, never by the name of a method."""
    if not measured.room:
        return metric_name(metric, wording)
    n = number_words(measured.n, wording) if measured.n is not None else "?"
    return wording.say(N_("Room score (n={n})")).format(n=n)


def value_words(metric: Metric, value: float | None, wording: Wording) -> str:
    """A value with its sign and unit: "−18", "64%", "5.8/7", "22 min"; a dash for none."""
    if value is None:
        return "–"
    method = method_of(metric)
    unit = unit_of(metric)
    if method.unit == "min":
        return _time(value, wording)
    figure = _figure(value, method, signed=_signed(method))
    if unit in {"%", ""} or unit.startswith("/"):
        return wording.figure(figure + unit)
    return f"{wording.figure(figure)} {unit}"


def change_words(metric: Metric, trend: Trend, wording: Wording) -> str:
    """How it changed, and since when: "Down 9 since May 2026"."""
    since = period_words(trend.before.reading.start, trend.before.reading.end, wording)
    method = method_of(metric)
    by = abs(trend.change)
    text = _time(by, wording) if method.unit == "min" else wording.figure(_figure(by, method))
    if trend.direction == "level":
        said = N_("As before") if not since else N_("As in {since}")
    elif trend.direction == "up":
        said = N_("Up {by} since {since}") if since else N_("Up {by}")
    else:
        said = N_("Down {by} since {since}") if since else N_("Down {by}")
    few = wording.say(N_("too few answers to say")) if trend.few else ""
    return wording.listed(wording.say(said).format(by=text, since=since), few)


def n_words(measured: Measured, wording: Wording) -> str:
    """How many it speaks for: "n 340", "n ?" where nobody said; "" where a value has no n."""
    if not measured.counts and measured.n is None:
        return ""
    return wording.say(N_("n {n}")).format(n=n_figure(measured, wording))


def n_figure(measured: Measured, wording: Wording) -> str:
    """The same without the n: "12,480", "?"; "" where a value has no n."""
    if not measured.counts and measured.n is None:
        return ""
    return number_words(measured.n, wording) if measured.n is not None else "?"


def number_words(number: float, wording: Wording) -> str:
    """A number that was counted, as it is: "12,480", "4.25"."""
    return wording.figure((MINUS if number < 0 else "") + _rounded(abs(number), 4))


def margin_words(measured: Measured, wording: Wording) -> str:
    """How far off the value may be, 19 times of 20: "± 11"; "" where that is not known."""
    if measured.margin is None:
        return ""
    return wording.figure(f"± {_rounded(measured.margin, 0 if measured.margin >= 1 else 1)}")


def target_words(metric: Metric, wording: Wording) -> str:
    """The target with its direction: "at least 60%", "at most 4 min"; "" without one."""
    if metric.target is None:
        return ""
    least = method_of(metric).better == "higher"
    said = N_("at least {value}") if least else N_("at most {value}")
    return wording.say(said).format(value=value_words(metric, metric.target, wording))


def period_words(start: str, end: str, wording: Wording) -> str:
    """A period as short as it can be said: "14 May 2026", "May 2026", "Jan – Mar 2026", "3 May 2026 – 9 Jun 2026"."""
    if not start or not end or start == end:
        return wording.date(end or start)
    first, last = _day(start), _day(end)
    if first is None or last is None or not _whole_months(first, last):
        return f"{wording.date(start)} – {wording.date(end)}"
    if (first.year, first.month) == (last.year, last.month):
        return wording.date(end[:7])
    begin = wording.date(start[:7])
    if first.year == last.year:
        begin = begin.removesuffix(wording.digits(str(first.year))).strip()
    return f"{begin} – {wording.date(end[:7])}"


def point_words(metric: Metric, point: Point, wording: Wording) -> str:
    """A reading for those who cannot see it: "NPS after waiting −18, n 340, ± 9, May 2026, small n"."""
    measured = point.measured
    parts = [
        f"{point_name(metric, measured, wording)} {value_words(metric, point.value, wording)}",
        "" if measured.room else n_words(measured, wording),
        margin_words(measured, wording),
        period_words(point.reading.start, point.reading.end, wording),
        wording.say(N_("few answers")) if measured.small else "",
    ]
    return wording.listed(*parts)


def series_words(series: Series, wording: Wording) -> str:
    """The newest reading of a series with its trend and target, for those who cannot see it."""
    point, trend = series.latest, series.trend
    if point is None:
        return metric_name(series.metric, wording)
    parts = [point_words(series.metric, point, wording)]
    if trend is not None:
        parts.append(change_words(series.metric, trend, wording))
        if trend.good is not None:
            parts.append(wording.say(N_("better") if trend.good else N_("worse")))
    if series.metric.target is not None:
        words = wording.say(N_("target {target}")).format(target=target_words(series.metric, wording))
        parts.append(words)
    if series.reached is not None:
        parts.append(wording.say(N_("reached") if series.reached else N_("not reached")))
    return wording.listed(*parts)


def _signed(method: Method) -> bool:
    return method.low is not None and method.low < 0


def _figure(value: float, method: Method, *, signed: bool = False) -> str:
    text = _rounded(abs(value), method.decimals)
    sign = MINUS if value < 0 and text.strip("0.,") else "+" if signed and value > 0 and text != "0" else ""
    return sign + text


def _rounded(value: float, decimals: int) -> str:
    """Half away from zero, as people round; without decimals that say nothing."""
    scale = 10**decimals
    rounded = math.floor(value * scale + 0.5 + 1e-9) / scale
    text = f"{rounded:,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _time(minutes: float, wording: Wording) -> str:
    if minutes >= HOURS_FROM:
        return wording.duration(math.floor(minutes + 0.5))
    return wording.say(N_("{n} min")).format(n=wording.figure(_rounded(minutes, 1)))


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _whole_months(first: date, last: date) -> bool:
    return first.day == 1 and last.day == monthrange(last.year, last.month)[1]
