"""Scores of a survey put together: how often each was given, at each place and in each period; it reads no table."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from cxstudio.edits.feedback import Counts
from cxstudio.edits.problems import Refused
from cxstudio.model.measures import Metric
from cxstudio.model.method_types import Method
from cxstudio.model.method_ways import POSITIVE
from cxstudio.model.methods import METHODS, method_of
from cxstudio.words import N_, _

Period = Literal["whole", "month", "quarter"]
PERIODS: tuple[tuple[Period, str], ...] = (
    ("whole", N_("The whole time")),
    ("quarter", N_("Quarters")),
    ("month", N_("Months")),
)
MOST_ANSWERS = 100_000  # of one row


def with_scores(method: Method) -> bool:
    """Whether a method can be fed with single scores."""
    return method.scale is not None and any(way.listed == "scores" for way in method.ways)


def methods_of_surveys() -> tuple[Method, ...]:
    """The methods a survey's scores can be counted for."""
    return tuple(method for method in METHODS.values() if with_scores(method))


def score_for(number: float, metric: Metric) -> int:
    """A number as a score of the metric's scale. Raises Refused."""
    method = method_of(metric)
    assert method.scale is not None
    low, high = method.scale
    if number != int(number):
        raise Refused(
            _("The score {score} is no whole number, as the scale from {low} to {high} asks for").format(
                score=f"{number:g}", low=low, high=high
            )
        )
    if not low <= number <= high:
        raise Refused(
            _("The score {score} is outside the scale from {low} to {high}").format(
                score=f"{number:g}", low=low, high=high
            )
        )
    return int(number)


def sentiment_for(score: int, metric: Metric) -> str:
    """What a score says of a mood: the groups the method counts by, else those usual on a scale of so many points."""
    method = method_of(metric)
    assert method.scale is not None
    low, high = method.scale
    top = method.top or POSITIVE.get(high - low + 1, (high, high))
    bottom = method.bottom or (low + high - top[1], low + high - top[0])
    good, bad = ("positive", "negative") if method.better == "higher" else ("negative", "positive")
    if top[0] <= score <= top[1]:
        return good
    return bad if bottom[0] <= score <= bottom[1] else "neutral"


def period_of(day: str, period: Period) -> tuple[str, str]:
    """The first and the last day of the month or quarter a day lies in. Raises Refused without a day."""
    if not day:
        raise Refused(_("It has no date, and so belongs to no month or quarter"))
    one = date.fromisoformat(day)
    first = one.month if period == "month" else one.month - (one.month - 1) % 3
    last = first if period == "month" else first + 2
    end = calendar.monthrange(one.year, last)[1]
    return date(one.year, first, 1).isoformat(), date(one.year, last, end).isoformat()


@dataclass
class _Group:
    """The scores of one place in one period, with the first and the last day of its answers."""

    scores: Counter[int] = field(default_factory=Counter)
    first: str = ""
    last: str = ""


@dataclass
class Tally:
    """The scores of a survey as they come in."""

    period: Period
    _groups: dict[tuple[str, str, str, str], _Group] = field(default_factory=dict)
    answers: int = 0
    last: str = ""

    def take(self, score: int, times: int, places: Iterable[tuple[str, str]], days: tuple[str, str]) -> None:
        """A score given so many times, counted at each of these places (id, and the name where there is none).

        `days` are the first and the last of them, "" where nobody knows. Raises Refused.
        """
        span = self._span(*days)
        start, end = days
        for at, place in places:
            group = self._groups.setdefault((at, place, *span), _Group())
            group.scores[score] += times
            if start:
                group.first = min(group.first or start, start)
                group.last = max(group.last, end)
        self.answers += times
        self.last = max(self.last, end)

    def _span(self, start: str, end: str) -> tuple[str, str]:
        """The period some days are counted in; "" where it is as long as its answers tell."""
        if self.period == "whole":
            return (start, end) if start != end else ("", "")
        first, last = period_of(start, self.period)
        if end > last:
            raise Refused(_("Its days lie in more than one of the periods"))
        return first, last

    def counts(self) -> Iterable[Counts]:
        """One for each place and period, each with every score that was given."""
        for (at, place, start, end), group in self._groups.items():
            inputs = tuple((str(score), float(group.scores[score])) for score in sorted(group.scores))
            yield Counts(inputs, at, place, start or group.first, end or group.last)
