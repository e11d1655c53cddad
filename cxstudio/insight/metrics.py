"""The value of a reading, computed from its raw inputs, with n and margin; it draws nothing and changes nothing.

Formulae as in the table of methods. A vote of the room has a value by the same arithmetic and is never called by the
name of the method.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from cxstudio.model.counting import Counted, counted
from cxstudio.model.measures import Metric, Reading
from cxstudio.model.method_types import Method
from cxstudio.model.methods import method_of

SMALL_N = 30  # under so many answers the margin of an NPS is about 28 points and more
_NORMAL_95 = 1.96  # standard deviations of the normal distribution that hold 95 % of it
_SURE = 0.9  # the share of the cases P90 speaks of


@dataclass(frozen=True, slots=True)
class Measured:
    """What a reading says. `value` is None while something is missing or wrong, `n` where nobody knows it.

    `margin` is half of the 95 % interval in the unit of the value, None where the inputs do not give it; `small` marks
    few answers, `room` the vote of a room.
    """

    value: float | None
    n: int | None = None
    margin: float | None = None
    small: bool = False
    room: bool = False
    counts: bool = True  # whether there is an n at all


def measure(metric: Metric, reading: Reading) -> Measured:
    """The value of a reading of a metric."""
    method = method_of(metric)
    room = reading.origin == "room"
    found = counted(metric, reading.inputs, reading.n)
    if found is None or not found.complete:
        return Measured(None, found.n if found else None, room=room)
    value = _RULES[method.rule](method, found)
    return Measured(
        value,
        found.n,
        _margin(method, found, value),
        found.n is not None and found.n < SMALL_N,
        room,
        bool(found.way.n),
    )


def _net(method: Method, found: Counted) -> float:
    positive, negative, n = _groups(method, found)
    return 100 * (positive - negative) / n


def _groups(method: Method, found: Counted) -> tuple[float, float, float]:
    """The positive answers, the negative ones and all of them; of shares those of a hundred."""
    numbers = found.numbers
    if found.way.listed == "scores":
        return _within(found, method.top), _within(found, method.bottom), sum(numbers.values())
    first, *_rest, last = (numbers[one.key] for one in found.way.inputs)
    return first, last, 100.0 if found.way.key == "shares" else sum(numbers.values())


def _within(found: Counted, group: tuple[int, int] | None) -> float:
    low, high = group or (1, 0)
    return sum(count for score, count in found.scores if low <= score <= high)


def _share(method: Method, found: Counted) -> float:
    numbers = found.numbers
    if found.way.key == "shares":
        return numbers["share"]
    if found.way.listed == "scores":
        return 100 * _within(found, method.top) / sum(numbers.values())
    return 100 * numbers["part"] / numbers["whole"]


def _mean(_method: Method, found: Counted) -> float:
    numbers, way = found.numbers, found.way
    if way.listed == "scores":
        return sum(score * count for score, count in found.scores) / sum(numbers.values())
    if way.listed == "times":
        return math.fsum(found.times) / len(found.times)
    if way.key == "sums":
        return numbers["sum"] / numbers[way.n]
    return numbers["time" if "time" in numbers else "mean"]


def _share_of_most(method: Method, found: Counted) -> float:
    assert method.scale is not None
    return 100 * _mean(method, found) / method.scale[1]


def _median(_method: Method, found: Counted) -> float:
    if not found.way.listed:
        return found.numbers["time"]
    times, middle = found.times, len(found.times) // 2
    return times[middle] if len(times) % 2 else (times[middle - 1] + times[middle]) / 2


def _p90(_method: Method, found: Counted) -> float:
    """By nearest rank: the shortest of the times that so many cases did not exceed."""
    if not found.way.listed:
        return found.numbers["time"]
    # The product of 0.9 and a whole number may lie a hair above it.
    return found.times[math.ceil(_SURE * len(found.times) - 1e-9) - 1]


def _churn(_method: Method, found: Counted) -> float:
    numbers = found.numbers
    return numbers["share"] if "share" in numbers else 100 * numbers["lost"] / numbers["start"]


def _retention(_method: Method, found: Counted) -> float:
    numbers = found.numbers
    if "share" in numbers:
        return numbers["share"]
    return 100 * (numbers["end"] - numbers["new"]) / numbers["start"]


def _clv_end(_method: Method, found: Counted) -> float:
    margin, kept, discount, cost = _rates(found)
    return margin * kept / (1 + discount - kept) - cost


def _clv_now(_method: Method, found: Counted) -> float:
    margin, kept, discount, cost = _rates(found)
    return margin * (1 + discount) / (1 + discount - kept) - cost


def _rates(found: Counted) -> tuple[float, float, float, float]:
    """Margin, retention and discount as parts of 1, and the cost to win a customer."""
    numbers = found.numbers
    return (
        numbers["margin"],
        numbers["retention"] / 100,
        numbers["discount"] / 100,
        numbers.get("cost", 0.0),
    )


def _figure(_method: Method, found: Counted) -> float:
    return found.numbers["figure"]


_RULES: dict[str, Callable[[Method, Counted], float]] = {
    "net": _net,
    "share": _share,
    "mean": _mean,
    "share_of_most": _share_of_most,
    "median": _median,
    "p90": _p90,
    "churn": _churn,
    "retention": _retention,
    "clv_end": _clv_end,
    "clv_now": _clv_now,
    "figure": _figure,
}


def _margin(method: Method, found: Counted, value: float) -> float | None:
    """Half of the 95 % interval of a net score or a share (normal approximation); None where there is none to give.

    With all answers alike the approximation says 0, which few answers do not bear out: then nothing is said.
    """
    if not found.n or method.family == "customers" or method.high is None:
        return None
    if method.rule == "net":
        positive, negative, n = _groups(method, found)
        spread = (positive + negative) / n - ((positive - negative) / n) ** 2
    elif method.rule == "share":
        spread = value / 100 * (1 - value / 100)
    else:
        return None
    return 100 * _NORMAL_95 * math.sqrt(spread / found.n) if spread > 1e-12 else None
