"""What a row of the table of methods says: its inputs, its scale, its range and its printed formula; no arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# How the value follows from what was counted; `insight.metrics` knows the arithmetic of each.
Rule = Literal[
    "net",
    "share",
    "mean",
    "share_of_most",
    "median",
    "p90",
    "churn",
    "retention",
    "clv_end",
    "clv_now",
    "figure",
]
Unit = Literal["", "%", "min", "money", "own"]
Family = Literal["loyalty", "satisfaction", "effort", "customers", "service", "engagement", "own"]


@dataclass(frozen=True, slots=True)
class Input:
    """One number to be given. `whole` is a count; `most` None has no upper bound; not `needed` may be left out."""

    key: str
    label: str
    least: float = 0.0
    most: float | None = None
    whole: bool = False
    needed: bool = True
    unit: Unit = ""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to give what was counted: a number for each input, one count for each score of the scale, or times.

    `n` says where the number of answers comes from: "sum" of all counts, the key of an input, "asked" of the reading
    itself, or "" where there is none.
    """

    key: str
    label: str
    inputs: tuple[Input, ...] = ()
    n: str = "asked"
    listed: Literal["", "scores", "times"] = ""


@dataclass(frozen=True, slots=True)
class Method:
    """One published way to measure.

    `short` is its name on a chip, `question` what is asked and on which scale, `formula` the text printed with every
    value. `scale` are its lowest and highest score, `top` and `bottom` the scores that count as positive and negative.
    `low` and `high` bound the value (None = no bound). `leaves` are the fields of a metric it does not decide.
    """

    key: str
    label: str
    short: str
    family: Family
    rule: Rule
    question: str
    formula: str
    ways: tuple[Way, ...]
    unit: Unit = "%"
    low: float | None = 0.0
    high: float | None = 100.0
    better: Literal["higher", "lower"] = "higher"
    decimals: int = 0
    scale: tuple[int, int] | None = None
    top: tuple[int, int] | None = None
    bottom: tuple[int, int] | None = None
    leaves: tuple[str, ...] = ()
