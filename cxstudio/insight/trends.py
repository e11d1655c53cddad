"""Readings of a metric over its periods: whether it grew better, whether it reached its target; it draws nothing.

Votes of the room and estimates are no measurements and make no trend. Between two measurements of which one rests on
few answers nobody can say whether it grew better.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from cxstudio.insight.folding import fold
from cxstudio.insight.metrics import Measured, measure
from cxstudio.model.document import Document
from cxstudio.model.measures import Metric, Reading
from cxstudio.model.methods import method_of
from cxstudio.model.records import Journey

SeriesKey = tuple[str, str, str, str]
_LEVEL = 1e-9  # what differs less is the same


@dataclass(frozen=True)
class Point:
    """One reading with its value, computed for those who look: a map asks for its readings at every change."""

    metric: Metric
    reading: Reading

    @property
    def day(self) -> str:
        """The day it stands for: the end of its period, else the beginning, else ""."""
        return self.reading.end or self.reading.start

    @cached_property
    def measured(self) -> Measured:
        return measure(self.metric, self.reading)

    @property
    def value(self) -> float | None:
        return self.measured.value


@dataclass(frozen=True, slots=True)
class Trend:
    """From one measurement to the next. `good` is None for one that stayed level, and with `few` answers in either."""

    before: Point
    latest: Point
    change: float
    direction: Literal["up", "down", "level"]
    good: bool | None
    few: bool = False


def key_of(reading: Reading) -> SeriesKey:
    """The key of the series a reading belongs to: metric, place, persona, and the name of a place that is unknown."""
    lost = "" if reading.at else " ".join(fold(reading.place).split())
    return reading.metric, reading.at, reading.persona, lost


@dataclass(frozen=True, slots=True)
class Series:
    """All readings of a metric at one place and of one persona, from the oldest to the newest; undated ones first.

    `place` is how an import called a place that the map has not.
    """

    metric: Metric
    at: str
    points: tuple[Point, ...]
    persona: str = ""
    place: str = ""

    @property
    def key(self) -> SeriesKey:
        """What keeps it apart from all others."""
        return self.metric.id, self.at, self.persona, self.place

    @property
    def measurements(self) -> tuple[Point, ...]:
        """The points with a value that were measured: neither a vote of the room nor an estimate."""
        measured = {"survey", "system"}
        return tuple(p for p in self.points if p.reading.origin in measured and p.value is not None)

    @property
    def latest(self) -> Point | None:
        """What is shown of it: the newest measurement, else the newest of what there is."""
        some = self.measurements or tuple(p for p in self.points if p.value is not None)
        return some[-1] if some else (self.points[-1] if self.points else None)

    @property
    def trend(self) -> Trend | None:
        """How the newest measurement differs from the one before; None with fewer than two."""
        if len(self.measurements) < 2:
            return None
        before, latest = self.measurements[-2:]
        assert before.value is not None
        assert latest.value is not None
        change = latest.value - before.value
        if abs(change) < _LEVEL:
            return Trend(before, latest, 0.0, "level", None)
        few = before.measured.small or latest.measured.small
        better = (change > 0) == (method_of(self.metric).better == "higher")
        return Trend(before, latest, change, "up" if change > 0 else "down", None if few else better, few)

    @property
    def reached(self) -> bool | None:
        """Whether the newest measurement reaches the target; None without a target or a measurement."""
        if self.metric.target is None or not self.measurements:
            return None
        return is_reached(self.metric, self.measurements[-1].value)


def is_reached(metric: Metric, value: float | None) -> bool | None:
    """Whether a value reaches the metric's target in the metric's direction; None without one of the two."""
    if metric.target is None or value is None:
        return None
    if method_of(metric).better == "higher":
        return value >= metric.target - _LEVEL
    return value <= metric.target + _LEVEL


def point_of(metric: Metric, reading: Reading) -> Point:
    """A reading with its value."""
    return Point(metric, reading)


def series_of(document: Document, metric: Metric) -> tuple[Series, ...]:
    """The readings of a metric, those of each place and persona apart: of a journey as a whole first."""
    found = _sorted_out(metric, document.children(metric.id, Reading))
    return tuple(sorted(found, key=lambda series: document.find(series.at, Journey) is None))


def series_at(document: Document, place: str) -> tuple[Series, ...]:
    """What is measured at a touchpoint, stage or journey: one series for each metric, in their order."""
    return series_by_place(document, [place]).get(place, ())


def series_by_place(document: Document, places: Iterable[str]) -> dict[str, tuple[Series, ...]]:
    """What is measured at each of these places; those where nothing is are left out."""
    found: dict[str, dict[str, list[Reading]]] = {}
    wanted = frozenset(places)
    for reading in document.nodes(Reading):
        if reading.at in wanted:
            found.setdefault(reading.at, {}).setdefault(reading.metric, []).append(reading)
    return {place: _in_order(document, readings) for place, readings in found.items()}


def _in_order(document: Document, readings: dict[str, list[Reading]]) -> tuple[Series, ...]:
    metrics = (document.find(id, Metric) for id in readings)
    there = sorted((metric for metric in metrics if metric is not None), key=lambda m: (m.order, m.id))
    return tuple(series for metric in there for series in _sorted_out(metric, readings[metric.id]))


def _sorted_out(metric: Metric, readings: Iterable[Reading]) -> tuple[Series, ...]:
    apart: dict[SeriesKey, list[Point]] = {}
    for reading in sorted(readings, key=lambda r: (r.end or r.start, r.start, r.order, r.id)):
        apart.setdefault(key_of(reading), []).append(point_of(metric, reading))
    return tuple(
        Series(metric, at, tuple(points), persona, place)
        for (_metric, at, persona, place), points in apart.items()
    )
