"""Figures and their yardsticks: how they are measured and how the table of them reads; it knows nothing of maps."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: our cost beside a yardstick's, in seconds (or MB), and the ratio we want to stay under."""

    name: str
    ours: float
    yardstick: float
    yardstick_name: str
    target: float
    unit: str = "s"
    difference: bool = False  # the target bounds ours minus the yardstick instead of their ratio

    @property
    def value(self) -> float:
        if self.difference:
            return self.ours - self.yardstick
        return self.ours / self.yardstick if self.yardstick else float("inf")

    @property
    def met(self) -> bool:
        return self.value <= self.target


def in_turn(
    ours: Callable[[], object],
    yardstick: Callable[[], object],
    runs: int = 5,
    clock: Callable[[], float] = time.process_time,
) -> tuple[float, float]:
    """The median cost of two jobs in seconds, run in turn so that a noisy moment hits both; one warm-up each."""
    costs: tuple[list[float], list[float]] = ([], [])
    for run in range(runs + 1):
        for job, kept in zip((ours, yardstick), costs, strict=True):
            gc.collect()
            start = clock()
            job()
            if run:
                kept.append(clock() - start)
    return statistics.median(costs[0]), statistics.median(costs[1])


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


HEAD = f"{'':40} {'ours':>10} {'yardstick':>10} {'':>7} {'target':>7}"


def line(figure: Figure) -> str:
    """One row of the table as text. A missed target is shown as missed."""
    value, target = f"{figure.value:.2f}x", f"{figure.target:.2g}x"
    if figure.difference:
        value, target = _more(figure.value, figure.unit), _more(figure.target, figure.unit)
    judged = "ok" if figure.met else "MISSED"
    amounts = f"{_amount(figure.ours, figure.unit):>10} {_amount(figure.yardstick, figure.unit):>10}"
    return f"{figure.name:40} {amounts} {value:>7} {target:>7}  {judged:6} {figure.yardstick_name}"


def _more(value: float, unit: str) -> str:
    return f"{value:+.0f} MB" if unit == "MB" else f"{value:+.2f} s"


def _amount(value: float, unit: str) -> str:
    if unit == "MB":
        return f"{value:.0f} MB"
    return f"{value * 1000:.2f} ms" if value < 1 else f"{value:.2f} s"
