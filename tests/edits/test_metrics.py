"""Adding metrics and readings, counting, moving; what cannot be is refused and nothing is changed."""

from __future__ import annotations

from datetime import date

import pytest

from cxstudio.edits.fields import set_field
from cxstudio.edits.metrics import (
    add_metric,
    add_reading,
    following_period,
    method_named,
    metric_for,
    move_metric,
    move_readings,
    repeat_reading,
    set_inputs,
)
from cxstudio.edits.problems import Refused
from cxstudio.model.document import Document
from cxstudio.model.measures import Metric, Reading
from tests.makers import small_map


@pytest.fixture
def document() -> Document:
    made = Document()
    small_map(made)
    return made


def reading(document: Document, id: str) -> Reading:
    record = document.find(id, Reading)
    assert record is not None
    return record


def test_a_metric_is_named_by_its_method_or_measured_as_its_name_says(document: Document) -> None:
    add_metric(document, method="csat")
    add_metric(document, "NPS after waiting")
    add_metric(document, "Letters a week")
    assert [(m.title, m.method) for m in document.nodes(Metric)] == [
        ("CSAT", "csat"),
        ("NPS after waiting", "nps"),
        ("Letters a week", "custom"),
    ]
    assert method_named("Newspapers") == "custom"


def test_a_metric_needs_a_name_or_a_method_there_is(document: Document) -> None:
    for title, method in (("", ""), ("  ", ""), ("Ease", "ces_9")):
        with pytest.raises(Refused):
            add_metric(document, title, method)
    assert document.nodes(Metric) == []


def test_a_metric_is_found_by_its_title_in_any_case(document: Document) -> None:
    metric = add_metric(document, "Ease")
    assert metric_for(document, "ease ") == metric
    assert metric_for(document, metric) == metric
    assert metric_for(document, "") == ""


def test_what_was_counted_is_one_step(document: Document) -> None:
    metric = add_metric(document, method="nps")
    made = add_reading(document, metric)
    set_inputs(document, made, [("promoters", 50), ("passives", 30), ("detractors", 20)])
    assert dict(reading(document, made).inputs) == {"promoters": 50, "passives": 30, "detractors": 20}
    document.undo()
    assert reading(document, made).inputs == ()


@pytest.mark.parametrize(
    ("inputs", "n"),
    [
        ([("11", 1)], None),
        ([("promoters", -1)], None),
        ([("9", 3)], 4),
        ([("promoters_share", 120)], 10),
        ([], 0),
    ],
)
def test_what_cannot_be_counted_is_refused_and_changes_nothing(
    document: Document, inputs: list[tuple[str, float]], n: int | None
) -> None:
    made = add_reading(document, add_metric(document, method="nps"), inputs=[("9", 5)])
    with pytest.raises(Refused):
        set_inputs(document, made, inputs, n)
    assert reading(document, made).inputs == (("9", 5.0),)
    with pytest.raises(Refused):
        add_reading(document, reading(document, made).metric, inputs=inputs, n=n)


def test_the_field_of_the_details_obeys_the_same_rules(document: Document) -> None:
    made = add_reading(document, add_metric(document, method="nps"), inputs=[("9", 5)], end="2026-03-31")
    for name, value in (
        ("inputs", (("12", 1.0),)),
        ("n", 7),
        ("n", 0),
        ("start", "2026-04-01"),
        ("at", "nowhere"),
    ):
        with pytest.raises(Refused):
            set_field(document, [made], name, value)
    set_field(document, [made], "start", "2026-03-01")
    assert reading(document, made).start == "2026-03-01"


def test_what_a_system_counts_comes_from_a_system_unless_somebody_says_so(document: Document) -> None:
    churn, nps = add_metric(document, method="churn"), add_metric(document, method="nps")
    made = [
        add_reading(document, churn),
        add_reading(document, nps),
        add_reading(document, nps, origin="room"),
    ]
    assert [reading(document, id).origin for id in made] == ["system", "survey", "room"]


@pytest.mark.parametrize(
    ("method", "fits", "wrong", "reason"),
    [
        ("nps", -100, 1000, "between -100 and 100"),
        ("csat", 100, 101, "between 0 and 100"),
        ("clv_end", 100_000, -1, ""),
        ("custom", 100_000, None, ""),
    ],
)
def test_a_target_lies_where_its_method_can_lead(
    document: Document, method: str, fits: float, wrong: float | None, reason: str
) -> None:
    metric = add_metric(document, "How it goes", method)
    set_field(document, [metric], "target", fits)
    if reason:
        with pytest.raises(Refused, match=reason):
            set_field(document, [metric], "target", wrong)
    found = document.find(metric, Metric)
    assert found is not None
    assert found.target == fits


def test_dates_reversed_are_refused(document: Document) -> None:
    metric = add_metric(document, method="nps")
    with pytest.raises(Refused, match="or later"):
        add_reading(document, metric, start="2026-05-01", end="2026-04-01")
    with pytest.raises(Refused, match="no date"):
        add_reading(document, metric, end="May 2026")


def test_a_method_changes_only_as_long_as_its_readings_fit(document: Document) -> None:
    metric = add_metric(document, method="ces_2_mean")
    add_reading(document, metric, inputs=[("5", 10), ("7", 3)])
    set_field(document, [metric], "method", "ces_2_net")
    with pytest.raises(Refused, match="do not fit"):
        set_field(document, [metric], "method", "csat")
    with pytest.raises(Refused, match="no method"):
        set_field(document, [metric], "method", "guesswork")
    record = document.find(metric, Metric)
    assert record is not None
    assert record.method == "ces_2_net"


def test_a_shorter_scale_is_refused_when_answers_lie_outside_it(document: Document) -> None:
    metric = add_metric(document, method="csat")
    set_field(document, [metric], "points", 7)
    add_reading(document, metric, inputs=[("7", 4)])
    with pytest.raises(Refused, match="outside the scale"):
        set_field(document, [metric], "points", 5)


def test_readings_move_to_another_place_and_only_to_a_place(document: Document) -> None:
    touchpoint = document.journey_touchpoints(document.journeys()[0].id)[0]
    metric = add_metric(document, method="nps")
    made = [add_reading(document, metric), add_reading(document, metric)]
    move_readings(document, made, touchpoint.id)
    assert {reading(document, id).at for id in made} == {touchpoint.id}
    with pytest.raises(Refused, match="Choose a touchpoint"):
        move_readings(document, made, metric)


def test_the_next_reading_is_like_the_last_but_not_counted(document: Document) -> None:
    touchpoint = document.journey_touchpoints(document.journeys()[0].id)[0]
    metric = add_metric(document, method="nps")
    first = add_reading(document, metric, touchpoint.id, [("9", 3)], end="2026-03-31", origin="system")
    second = reading(document, repeat_reading(document, first, date(2026, 5, 4)))
    assert (second.at, second.origin, second.inputs, second.end) == (
        touchpoint.id,
        "system",
        (),
        "2026-05-04",
    )


@pytest.mark.parametrize(
    ("start", "end", "following"),
    [
        ("2026-01-01", "2026-01-31", ("2026-02-01", "2026-02-28")),
        ("2026-10-01", "2026-12-31", ("2027-01-01", "2027-03-31")),
        ("2027-09-01", "2028-02-29", ("2028-03-01", "2028-08-31")),
        ("2026-01-02", "2026-01-31", None),
        ("", "2026-01-31", None),
    ],
)
def test_whole_months_are_followed_by_as_many(
    start: str, end: str, following: tuple[str, str] | None
) -> None:
    assert following_period(start, end) == following


def test_metrics_keep_the_order_somebody_gave_them(document: Document) -> None:
    first, second = add_metric(document, "First"), add_metric(document, "Second")
    move_metric(document, second, first)
    assert [m.id for m in document.nodes(Metric)] == [second, first]
