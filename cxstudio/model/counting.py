"""What was counted for a reading, in which way and of how many, and why not in plain words; it makes no value."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from cxstudio.model.measures import Metric, Reading
from cxstudio.model.method_types import Input, Method, Way
from cxstudio.model.methods import method_of
from cxstudio.words import _

Inputs = Sequence[tuple[str, float]]
_TIME = re.compile(r"t[1-9]\d{0,2}")  # the names of single times: t1, t2 ...
_NUMBER = re.compile(r"-?\d{1,4}")


@dataclass(frozen=True, slots=True)
class Counted:
    """The raw inputs of a reading, sorted out. `n` is None where nobody said it, `missing` is to be given yet."""

    way: Way
    numbers: dict[str, float]
    n: int | None
    missing: tuple[Input, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether there is all a value needs."""
        return bool(self.numbers) and not self.missing

    @property
    def scores(self) -> list[tuple[int, float]]:
        """Each score of the scale that was given, with how many gave it."""
        return [(int(name), count) for name, count in self.numbers.items()]

    @property
    def times(self) -> list[float]:
        """The single times in minutes, from the shortest to the longest."""
        return sorted(self.numbers.values())


def inputs_of(method: Method, way: Way) -> tuple[Input, ...]:
    """The fields a way asks for; none for times, which are a list."""
    if way.listed == "scores" and method.scale is not None:
        return _scores(*method.scale)
    return way.inputs


@cache
def _scores(low: int, high: int) -> tuple[Input, ...]:
    return tuple(Input(str(score), str(score), whole=True, needed=False) for score in range(low, high + 1))


def way_of(method: Method, inputs: Inputs) -> Way | None:
    """The way these inputs were given in; the usual one for none at all, None when they fit no way."""
    names = {name for name, _number in inputs}
    if not names:
        return method.ways[0]
    return next((way for way in method.ways if names <= _names(method, way) or _are_times(way, names)), None)


def counted(metric: Metric, inputs: Inputs, n: int | None = None) -> Counted | None:
    """The inputs sorted out; None when something is wrong with them."""
    method = method_of(metric)
    way = way_of(method, inputs)
    if way is None or why_not_counted(metric, inputs, n) is not None:
        return None
    numbers = dict(inputs)
    missing = tuple(one for one in inputs_of(method, way) if one.needed and one.key not in numbers)
    return Counted(way, numbers, _number_of_answers(way, numbers, n), missing)


def why_not_reading(metric: Metric, reading: Reading) -> str | None:
    """Why this cannot be a reading of the metric, in one sentence; None when it can."""
    if reading.start and reading.end and reading.end < reading.start:
        return _("A period ends on the day it begins or later")
    return why_not_counted(metric, reading.inputs, reading.n)


def why_not_counted(metric: Metric, inputs: Inputs, n: int | None = None) -> str | None:
    """Why these cannot be what was counted for a metric; None when they can. What is missing is no reason."""
    method = method_of(metric)
    if n is not None and n <= 0:
        return _("n is 0: without an answer there is no value")
    way = way_of(method, inputs)
    if way is None:
        return _why_no_way(method, inputs)
    numbers = dict(inputs)
    if len(numbers) < len(inputs):
        return _("The same number is given twice")
    reasons = (*_bounds(method, way, numbers), *_number(way, numbers, n))
    return next(iter(reasons), None) or _why_not_together(method, way, numbers)


def _names(method: Method, way: Way) -> set[str]:
    return {one.key for one in inputs_of(method, way)}


def _are_times(way: Way, names: set[str]) -> bool:
    return way.listed == "times" and all(_TIME.fullmatch(name) for name in names)


def _why_no_way(method: Method, inputs: Inputs) -> str:
    known = {one for way in method.ways for one in _names(method, way)}
    odd = next((name for name, _number in inputs if name not in known and not _TIME.fullmatch(name)), None)
    if odd is None:
        return _("Count it in one way: what is given belongs to two")
    if method.scale is not None and _NUMBER.fullmatch(odd):
        low, high = method.scale
        return _("{score} is outside the scale from {low} to {high}").format(score=odd, low=low, high=high)
    return _("“{name}” is nothing that is counted for {method}").format(name=odd[:40], method=_(method.label))


def _bounds(method: Method, way: Way, numbers: dict[str, float]) -> Iterator[str]:
    rows = {one.key: one for one in inputs_of(method, way)}
    for name, number in numbers.items():
        row = rows.get(name) or Input(name, "")
        if not math.isfinite(number):
            yield _("{name} is no number that can be counted with").format(name=_(row.label) or name)
        elif number < row.least:
            yield _below(row)
        elif row.most is not None and number > row.most:
            yield _above(row, number)
        elif row.whole and number != int(number):
            yield _("A count is a whole number: {number} is not").format(number=f"{number:g}")


def _below(row: Input) -> str:
    if not row.label:
        return _("A time cannot be below 0")
    if row.whole:
        return _("A count cannot be below 0")
    return _("“{name}” cannot be below {least}").format(name=_(row.label), least=f"{row.least:g}")


def _above(row: Input, number: float) -> str:
    if row.unit == "%":
        return _("{number} % is more than {most} %").format(number=f"{number:g}", most=f"{row.most:g}")
    return _("“{name}” cannot be above {most}").format(name=_(row.label), most=f"{row.most:g}")


def _number(way: Way, numbers: dict[str, float], n: int | None) -> Iterator[str]:
    """What is wrong with the number of answers."""
    own = _number_of_answers(way, numbers, None)
    complete = bool(numbers) and all(one.key in numbers for one in way.inputs if one.needed)
    if own == 0 and complete and way.n:
        yield _("n is 0: without an answer there is no value")
    if own is not None and n is not None and complete and own != n:
        yield _("What is counted makes {own}, but n says {n}").format(own=own, n=n)


def _number_of_answers(way: Way, numbers: dict[str, float], n: int | None) -> int | None:
    if way.n == "sum" and numbers:
        return len(numbers) if way.listed == "times" else round(sum(numbers.values()))
    if way.n in numbers:
        return round(numbers[way.n])
    return n if way.n else None


def _why_not_together(method: Method, way: Way, numbers: dict[str, float]) -> str | None:
    """What is wrong although each number is right for itself."""
    get = numbers.get
    if "start" in numbers:
        return _why_not_customers(numbers)
    if way.key == "parts" and method.high is not None and get("part", 0) > get("whole", math.inf):
        return _("The part is larger than the whole")
    shares = [number for name, number in numbers.items() if name.endswith("_share")]
    if sum(shares) > 100.0001:
        return _("The shares make {sum} %, more than 100 %").format(sum=f"{sum(shares):g}")
    if "retention" in numbers and "discount" in numbers and get("discount", 0) <= get("retention", 0) - 100:
        return _("With a retention of 100 % and no discount the value has no end")
    return _why_not_mean(method, way, numbers)


def _why_not_customers(numbers: dict[str, float]) -> str | None:
    start, lost = numbers["start"], numbers.get("lost", 0.0)
    end, new = numbers.get("end"), numbers.get("new")
    if lost > start:
        return _("More customers were lost than there were at the start")
    if end is None or new is None:
        return None
    if new > end:
        return _("There are more new customers than there are customers at the end")
    if end - new > start:
        return _("More customers stayed than there were at the start: are new ones missing?")
    return None


def _why_not_mean(method: Method, way: Way, numbers: dict[str, float]) -> str | None:
    if method.scale is None or way.key not in {"sums", "average"}:
        return None
    mean = numbers.get("mean")
    if mean is None and numbers.get("answers") and "sum" in numbers:
        mean = numbers["sum"] / numbers["answers"]
    low, high = method.scale
    if mean is None or low <= mean <= high:
        return None
    return _("An average of {mean} is outside the scale from {low} to {high}").format(
        mean=f"{mean:.3g}", low=low, high=high
    )
