"""A table is refused the days that are still to come and the counts no survey has, each row with its own reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from cxstudio.exchange.feedback_import import Asked, Plan, What, planned
from cxstudio.exchange.sheet_rows import Cell, SheetRow
from cxstudio.exchange.survey_columns import guessed
from cxstudio.insight.plan import today
from cxstudio.model.measures import Metric
from tests.makers import small_map


def plan(what: What, *cells: Sequence[Cell]) -> Plan:
    rows = [SheetRow(number, tuple(row)) for number, row in enumerate(cells, start=1)]
    made = small_map()
    metric = Metric(id="", title="NPS", method="nps") if what == "survey" else None
    asked = Asked(what, guessed(rows, 0), journey=made.journey, metric=metric, source="A survey")
    return planned(made.document, rows, asked)


@pytest.mark.parametrize("what", ["survey", "feedback"])
def test_what_was_said_in_the_future_is_refused_and_the_rest_comes_in(what: What) -> None:
    now = today()
    found = plan(
        what,
        ("Score", "Comment", "Date"),
        (9, "Said today", now),
        (9, "Said next year", now + timedelta(days=365)),
        (9, "Said by a slip of the fingers", "2166-05-04"),
    )
    assert [fault.row for fault in found.refused] == [3, 4]
    assert found.refused[1].reason == "The date 2166-05-04 lies in the future"
    assert [one.text for one in found.said] == ["Said today"]


def test_a_period_may_run_on_but_not_begin_in_the_future() -> None:
    now = today()
    later = now + timedelta(days=60)
    found = plan(
        "survey",
        ("Score", "Count", "From", "To"),
        (9, 5, now - timedelta(days=30), later),
        (9, 5, later, later),
    )
    assert [fault.row for fault in found.refused] == [3]
    assert [dict(one.inputs) for one in found.counts] == [{"9": 5.0}]


def test_a_count_beyond_all_bounds_is_told_its_bound() -> None:
    found = plan("survey", ("Score", "Count"), (9, 2_000_000), (9, 1.5), (9, 3))
    assert [fault.row for fault in found.refused] == [2, 3]
    assert "at most 100000 answers" in found.refused[0].reason
    assert "whole number: 1.5 is not" in found.refused[1].reason
