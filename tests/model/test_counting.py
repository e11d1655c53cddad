"""What cannot be counted is refused with a plain reason, for every method; what is not counted yet is not."""

from __future__ import annotations

import pytest

from cxstudio.model.counting import counted, inputs_of, way_of, why_not_counted, why_not_reading
from cxstudio.model.measures import Metric, Reading
from cxstudio.model.method_types import Method
from cxstudio.model.methods import FAMILIES, FIRST_METHODS, METHODS, asks, method_of, unit_of

BAD = [
    ("nps", {"11": 3}, None, "outside the scale from 0 to 10"),
    ("nps", {"-1": 3}, None, "outside the scale from 0 to 10"),
    ("csat", {"0": 3}, None, "outside the scale from 1 to 5"),
    ("ces_2_mean", {"8": 3}, None, "outside the scale from 1 to 7"),
    ("nps", {"promoters": 0, "passives": 0, "detractors": 0}, None, "n is 0"),
    ("nps", {"9": 0}, None, "n is 0"),
    ("nps", {"promoters_share": 40, "detractors_share": 20}, 0, "n is 0"),
    ("csat", {"part": 0, "whole": 0}, None, "n is 0"),
    ("churn", {"start": 0, "lost": 0}, None, "n is 0"),
    ("nps", {"promoters": -1}, None, "cannot be below 0"),
    ("frt_mean", {"t1": -5}, None, "cannot be below 0"),
    ("nps", {"promoters": 1.5}, None, "whole number"),
    ("nps", {"promoters_share": 101}, None, "more than 100 %"),
    ("nps", {"promoters_share": 60, "detractors_share": 50}, None, "more than 100 %"),
    ("clv_end", {"retention": 120}, None, "more than 100 %"),
    ("clv_end", {"margin": 1, "retention": 100, "discount": 0}, None, "no end"),
    ("nps", {"promoters": 5, "passives": 3, "detractors": 2}, 12, "makes 10, but n says 12"),
    ("csat", {"part": 120, "whole": 107}, None, "larger than the whole"),
    ("ces_2_mean", {"mean": 8.2}, None, "cannot be above 7"),
    ("ces_2_mean", {"sum": 900, "answers": 100}, None, "outside the scale from 1 to 7"),
    ("csat_mean", {"mean": 6}, None, "outside the scale from 1 to 5"),
    ("churn", {"start": 10, "lost": 11}, None, "More customers were lost"),
    ("retention", {"start": 10, "end": 5, "new": 6}, None, "more new customers"),
    ("retention", {"start": 10, "end": 25, "new": 5}, None, "More customers stayed"),
    ("nps", {"promoters": 5, "promoters_share": 50}, None, "in one way"),
    ("nps", {"applause": 5}, None, "nothing that is counted for NPS"),
    ("custom", {"figure": float("nan")}, None, "no number"),
    ("custom", {"figure": float("inf")}, None, "no number"),
]


@pytest.mark.parametrize(("method", "inputs", "n", "reason"), BAD)
def test_what_cannot_be_is_refused_in_plain_words(
    method: str, inputs: dict[str, float], n: int | None, reason: str
) -> None:
    refusal = why_not_counted(Metric(id="m", method=method), tuple(inputs.items()), n)
    assert refusal is not None
    assert reason in refusal
    assert counted(Metric(id="m", method=method), tuple(inputs.items()), n) is None


def test_the_same_number_twice_is_refused() -> None:
    assert "twice" in (why_not_counted(Metric(id="m", method="nps"), (("9", 1), ("9", 2))) or "")


def test_a_period_does_not_end_before_it_begins() -> None:
    reading = Reading(id="r", start="2026-05-02", end="2026-05-01")
    assert "or later" in (why_not_reading(Metric(id="m"), reading) or "")
    assert why_not_reading(Metric(id="m"), Reading(id="r", start="2026-05-02", end="2026-05-02")) is None


@pytest.mark.parametrize("method", METHODS.values(), ids=lambda method: method.key)
def test_every_way_is_known_by_the_names_of_its_inputs(method: Method) -> None:
    for way in method.ways:
        names = [(one.key, 1.0) for one in inputs_of(method, way)] or [("t1", 1.0), ("t2", 2.0)]
        assert way_of(method, names) is way


@pytest.mark.parametrize("method", METHODS.values(), ids=lambda method: method.key)
def test_a_reading_may_be_begun_with_nothing_and_with_any_one_input(method: Method) -> None:
    metric = Metric(id="m", method=method.key)
    assert why_not_counted(metric, ()) is None
    for way in method.ways:
        for one in inputs_of(method, way):
            assert why_not_counted(metric, ((one.key, max(1.0, one.least)),)) is None


def test_what_is_missing_is_named() -> None:
    found = counted(Metric(id="m", method="nps"), (("promoters", 5),))
    assert found is not None
    assert [one.key for one in found.missing] == ["passives", "detractors"]


def test_methods_say_what_they_leave_to_the_metric() -> None:
    assert asks(Metric(id="m", method="csat"), "points")
    assert not asks(Metric(id="m", method="nps"), "points")
    assert asks(Metric(id="m", method="custom"), "better")
    assert not asks(Metric(id="m", method="churn"), "better")
    assert unit_of(Metric(id="m", method="csat_mean", points=7)) == "/7"
    assert unit_of(Metric(id="m", method="clv_end", unit="€")) == "€"
    assert method_of(Metric(id="m", method="no such")).key == "custom"


def test_the_table_is_in_order() -> None:
    assert set(FIRST_METHODS) <= set(METHODS)
    assert {method.family for method in METHODS.values()} == set(FAMILIES)
    assert len({method.label for method in METHODS.values()}) == len(METHODS)
    assert all(method.formula and method.question for method in METHODS.values())
