"""Every formula against examples worked by hand, and the properties each value keeps."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.insight.metrics import measure
from cxstudio.model.counting import why_not_counted
from cxstudio.model.measures import Metric, Reading
from cxstudio.model.method_ways import POSITIVE
from cxstudio.model.methods import METHODS, method_of


def value(method: str, n: int | None = None, points: int = 0, **inputs: float) -> float | None:
    """The value of a reading of these inputs; the score 9 is given as `s9`."""
    metric = Metric(id="m", method=method, points=points)
    pairs = tuple((name.removeprefix("s") if name[1:].isdigit() else name, x) for name, x in inputs.items())
    assert why_not_counted(metric, pairs, n) is None
    return measure(metric, Reading(id="r", metric="m", inputs=pairs, n=n)).value


TEN_TIMES: dict[str, Any] = {f"t{i}": float(i) for i in range(1, 11)}
NINE_TIMES: dict[str, Any] = {f"t{i}": float(i) for i in range(1, 10)}
# Worked by hand. The numbers of CSAT are Delighted's, those of CLV checked against the sum of the series.
EXAMPLES = [
    (value("nps", promoters=50, passives=30, detractors=20), 30),
    (value("nps", promoters=10, passives=0, detractors=0), 100),
    (value("nps", promoters=0, passives=0, detractors=7), -100),
    (value("nps", promoters=0, passives=5, detractors=0), 0),  # passives count in n
    (value("nps", s10=2, s9=1, s8=1, s7=1, s6=1, s0=4), -20),  # 3 promoters, 2 passives, 5 detractors
    (value("nps", n=340, promoters_share=31, detractors_share=49), -18),
    (value("enps", promoters=6, passives=2, detractors=2), 40),
    (value("csat", part=74, whole=107), 100 * 74 / 107),  # 69 when rounded
    (value("csat", s5=40, s4=34, s3=20, s2=8, s1=5), 100 * 74 / 107),
    (value("csat", points=7, s5=1, s6=1, s7=1, s4=1), 75),
    (value("csat", points=10, s9=3, s10=2, s8=5), 50),
    (value("csat_mean", s5=1, s4=1), 4.5),
    (value("csat_mean", sum=321, answers=100), 3.21),
    (value("csat_of_most", s5=1, s4=1), 90),
    (value("csat_of_most", s1=9), 20),  # of five points it never falls under 20
    (value("ces_1", s1=1, s5=1), 3),
    (value("ces_2_mean", s7=1, s6=1, s1=1), 14 / 3),
    (value("ces_2_mean", n=96, mean=5.8), 5.8),
    (value("ces_2_share", s5=1, s6=1, s7=1, s4=1), 75),
    (value("ces_2_net", s7=3, s6=2, s5=1, s4=1, s3=1, s1=2), 20),  # 50 % against 30 %, two neutral
    (value("ces_2_net", positive=5, neutral=2, negative=3), 20),
    (value("churn", start=400, lost=10), 2.5),
    (value("churn", start=400, lost=0), 0),
    (value("retention", start=400, end=420, new=30), 97.5),
    (value("clv_end", margin=100, retention=80, discount=10), 800 / 3),  # 266.7
    (value("clv_now", margin=100, retention=80, discount=10), 1100 / 3),  # 366.7
    (value("clv_end", margin=100, retention=80, discount=10, cost=66), 800 / 3 - 66),
    (value("clv_end", margin=100, retention=0, discount=10), 0),
    (value("fcr_flag", part=67, whole=100), 67),
    (value("frt_mean", sum=90, cases=4), 22.5),
    (value("frt_mean", t1=10, t2=20, t3=60), 30),
    (value("frt_median", t1=60, t2=10, t3=20), 20),
    (value("frt_median", t1=60, t2=10, t3=20, t4=30), 25),
    (value("frt_p90", **TEN_TIMES), 9),
    (value("frt_p90", **NINE_TIMES), 9),
    (value("frt_p90", t1=7), 7),
    (value("frt_p90_any", time=12.5), 12.5),
    (value("art", t1=60, t2=120), 90),
    (value("aht", sum=600, cases=100), 6),
    (value("social_reach", part=300, whole=200), 150),  # one person may react twice
    (value("loyalty", part=250, whole=1000), 25),
    (value("loyalty_active", part=90, whole=250), 36),
    (value("employee_share", s5=2, s4=1, s3=1), 75),
    (value("custom", figure=-3.25), -3.25),
    (value("custom_share", part=1, whole=8), 12.5),
    (value("custom_mean", sum=10, answers=4), 2.5),
]


@pytest.mark.parametrize(("found", "expected"), EXAMPLES)
def test_a_formula_gives_what_a_hand_works_out(found: float | None, expected: float) -> None:
    assert found == pytest.approx(expected)


@pytest.mark.parametrize(("first_now", "expected"), [("clv_end", 266.667), ("clv_now", 366.667)])
def test_the_value_of_a_customer_is_the_sum_of_its_series(first_now: str, expected: float) -> None:
    start = 0 if first_now == "clv_now" else 1
    series = math.fsum(100 * 0.8**year / 1.1**year for year in range(start, 500))
    assert value(first_now, margin=100, retention=80, discount=10) == pytest.approx(series)
    assert series == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize(("n", "margin"), [(10, 48), (30, 28), (100, 15)])
def test_the_margin_of_an_nps_is_wide_for_few_answers(n: int, margin: int) -> None:
    reading = Reading(id="r", n=n, inputs=(("promoters_share", 50.0), ("detractors_share", 20.0)))
    found = measure(Metric(id="m", method="nps"), reading)
    assert round(found.margin or 0) == margin
    assert found.small == (n < 30)


def test_answers_that_are_all_alike_have_no_margin() -> None:
    assert measure(Metric(id="m", method="nps"), Reading(id="r", inputs=(("9", 4),))).margin is None


def test_every_method_has_a_worked_example() -> None:
    source = __import__("pathlib").Path(__file__).read_text(encoding="utf-8")
    plain = {"fcr_no_repeat": "fcr_flag", "fcr_survey": "fcr_flag", "social_followers": "social_reach"}
    plain |= {
        "frt_mean_any": "frt_mean",
        "frt_median_any": "frt_median",
    }  # the same arithmetic under another name
    assert [key for key in METHODS if f'value("{plain.get(key, key)}"' not in source] == []


def test_what_is_missing_leaves_no_value_and_wrong_inputs_neither() -> None:
    metric = Metric(id="m", method="nps")
    half = Reading(id="r", inputs=(("promoters", 4),))
    wrong = Reading(id="r", inputs=(("promoters", -4),))
    assert measure(metric, half).value is None
    assert measure(metric, wrong).value is None
    assert measure(metric, Reading(id="r")).value is None


def test_a_vote_of_the_room_has_a_value_and_says_what_it_is() -> None:
    reading = Reading(id="r", origin="room", inputs=(("promoters", 6), ("passives", 2), ("detractors", 1)))
    found = measure(Metric(id="m", method="nps"), reading)
    assert (round(found.value or 0), found.n, found.room) == (56, 9, True)


counts = st.integers(0, 10_000)
SCORED = [key for key, method in METHODS.items() if method.ways[0].listed == "scores"]


@given(key=st.sampled_from(SCORED), data=st.data())
def test_a_value_stays_in_the_range_of_its_method(key: str, data: st.DataObject) -> None:
    points = data.draw(st.sampled_from([0, *POSITIVE]))
    metric = Metric(id="m", method=key, points=points)
    method = method_of(metric)
    assert method.scale is not None
    low, high = method.scale
    scores = data.draw(
        st.dictionaries(st.integers(low, high).map(str), st.integers(0, 1000), min_size=1).filter(
            lambda found: sum(found.values()) > 0
        )
    )
    found = measure(metric, Reading(id="r", inputs=tuple(scores.items())))
    assert found.value is not None
    assert method.low is not None
    assert method.high is not None
    assert method.low - 1e-9 <= found.value <= method.high + 1e-9
    assert found.n == sum(scores.values())


@given(start=st.integers(1, 10_000), lost=st.integers(0, 10_000), new=counts)
def test_churn_and_retention_of_the_same_customers_make_a_hundred(start: int, lost: int, new: int) -> None:
    lost = min(lost, start)
    churn = value("churn", start=start, lost=lost)
    kept = value("retention", start=start, end=start - lost + new, new=new)
    assert churn is not None
    assert kept is not None
    assert churn + kept == pytest.approx(100)


@given(
    margin=st.floats(0, 1e6), retention=st.floats(0, 99.9), discount=st.floats(0, 100), cost=st.floats(0, 1e6)
)
def test_a_first_margin_now_is_worth_one_margin_more(
    margin: float, retention: float, discount: float, cost: float
) -> None:
    rates: dict[str, Any] = {"margin": margin, "retention": retention, "discount": discount, "cost": cost}
    later, now = value("clv_end", **rates), value("clv_now", **rates)
    assert later is not None
    assert now is not None
    assert now - later == pytest.approx(margin, rel=1e-6, abs=1e-3)


@given(promoters=counts, passives=counts, detractors=counts)
def test_counts_and_shares_of_the_same_answers_agree(promoters: int, passives: int, detractors: int) -> None:
    n = promoters + passives + detractors
    if not n:
        return
    counted = value("nps", promoters=promoters, passives=passives, detractors=detractors)
    shared = value("nps", n=n, promoters_share=100 * promoters / n, detractors_share=100 * detractors / n)
    assert counted == pytest.approx(shared, abs=1e-6)
