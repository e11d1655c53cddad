"""A table of feedback or of a survey is planned row by row, refused with reasons, and made in one step to undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import pytest

from cxstudio.edits.feedback import place_imported
from cxstudio.edits.metrics import add_metric
from cxstudio.exchange.feedback_import import Asked, Plan, drained, planned, planning
from cxstudio.exchange.feedback_making import making
from cxstudio.exchange.feedback_words import made_lines
from cxstudio.exchange.sheet_rows import Cell, SheetRow, read_sheets
from cxstudio.exchange.survey import methods_of_surveys, score_for, sentiment_for
from cxstudio.exchange.survey_columns import guessed, heading_row
from cxstudio.insight.metrics import measure
from cxstudio.model.measures import Feedback, Metric, Reading, Source
from tests.makers import Made, small_map

NPS = Metric(id="", title="NPS", method="nps")


@pytest.fixture
def made() -> Made:
    return small_map()


def rows_of(*cells: Sequence[Cell]) -> list[SheetRow]:
    return [SheetRow(number, tuple(row)) for number, row in enumerate(cells, start=1)]


def survey(made: Made, rows: list[SheetRow], **more: object) -> Plan:
    asked = Asked("survey", guessed(rows, 0), journey=made.journey, metric=NPS, source="May survey")
    return planned(made.document, rows, _with(asked, more))


def feedback(made: Made, rows: list[SheetRow], **more: object) -> Plan:
    asked = Asked("feedback", guessed(rows, 0), journey=made.journey, source="Register")
    return planned(made.document, rows, _with(asked, more))


def _with(asked: Asked, more: dict[str, object]) -> Asked:
    values = {name: getattr(asked, name) for name in Asked.__dataclass_fields__} | more
    return Asked(**values)


def make(made: Made, plan: Plan) -> tuple[str, ...]:
    return drained(making(made.document, plan))


ANSWERS = rows_of(
    ("Score", "Comment", "Date", "Touchpoint"),
    (9, "Quick and kind", date(2026, 5, 4), "Front desk"),
    (10, None, date(2026, 5, 6), "front desk"),
    (3, "Nobody answers", "2026-05-07", "Booking line"),
    (7, "Fine", "7 May 2026", "Booking line"),
    (0, "Broken", "2026-05-09", "Check-out"),
)


def test_scores_become_one_reading_for_each_touchpoint_and_comments_become_feedback(made: Made) -> None:
    plan = survey(made, ANSWERS)
    assert (plan.rows, plan.refused, len(plan.counts), len(plan.said)) == (5, (), 4, 4)
    make(made, plan)
    (metric,) = made.document.nodes(Metric)
    readings = {x.at: x for x in made.document.children(metric.id, Reading)}
    desk, line = readings[made.touchpoints[3]], readings[made.touchpoints[1]]
    assert measure(metric, desk).value == 100
    # One detractor and one passive of two: 100 * (0 - 1) / 2.
    assert (measure(metric, line).value, measure(metric, line).n) == (-50, 2)
    # Two promoters and two detractors of five, wherever they were.
    whole = readings[made.journey]
    assert (measure(metric, whole).value, measure(metric, whole).n) == (0, 5)
    days = {place: (x.start, x.end) for place, x in readings.items()}
    assert days == {
        made.touchpoints[3]: ("2026-05-04", "2026-05-06"),
        made.touchpoints[1]: ("2026-05-07", "2026-05-07"),
        "": ("2026-05-09", "2026-05-09"),
        made.journey: ("2026-05-04", "2026-05-09"),
    }
    (source,) = made.document.nodes(Source)
    assert (source.title, source.method, source.n, source.date) == ("May survey", "survey", 5, "2026-05-09")
    assert {x.source for x in readings.values()} == {source.id}
    assert {x.source for x in made.document.nodes(Feedback)} == {source.id}


def test_what_a_score_says_of_the_mood_goes_to_the_words(made: Made) -> None:
    plan = survey(made, ANSWERS)
    assert [x.sentiment for x in plan.said] == ["positive", "negative", "neutral", "negative"]


def test_an_unknown_touchpoint_is_parked_under_its_name_with_suggestions_and_placed_later(made: Made) -> None:
    rows = rows_of(*[row.cells for row in ANSWERS[:5]], (0, "Broken", "2026-05-09", "Wating area"))
    plan = survey(made, rows)
    assert [(x.name, x.rows) for x in plan.unplaced] == [("Wating area", 1)]
    assert plan.unplaced[0].similar[0] == made.touchpoints[4]
    make(made, plan)
    parked = [x for x in made.document.nodes(Feedback) if not x.at]
    assert [(x.text, x.place) for x in parked] == [("Broken", "Wating area")]
    assert [x.place for x in made.document.nodes(Reading) if not x.at] == ["Wating area"]
    assert [x.n for x in made.document.nodes(Source)] == [5]
    assert place_imported(made.document, "Wating area", made.touchpoints[4]) == 2


def test_all_of_it_is_one_step_to_undo(made: Made) -> None:
    many = rows_of(("Comment", "Date"), *[(f"Comment {n}", "2026-05-01") for n in range(450)])
    plan = feedback(made, many)
    make(made, plan)
    assert len(made.document.nodes(Feedback)) == 450
    made.document.undo()
    assert made.document.nodes(Feedback) == []
    assert made.document.nodes(Source) == []
    made.document.redo()
    assert len(made.document.nodes(Feedback)) == 450


def test_the_plan_changes_nothing_and_tells_how_far_it_is(made: Made) -> None:
    rows = rows_of(("Comment",), *[(f"Comment {n}",) for n in range(450)])
    before = list(made.document.graph)
    steps = list(planning(made.document, rows, Asked("feedback", {"text": 0})))
    assert steps[-1] == 1.0
    assert len(steps) == 3
    assert list(made.document.graph) == before


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ((11, "x", "2026-05-01", ""), "outside the scale from 0 to 10"),
        ((-1, "x", "2026-05-01", ""), "outside the scale"),
        ((8.5, "x", "2026-05-01", ""), "no whole number"),
        (("eight", "x", "2026-05-01", ""), "is no number"),
        ((8, "x", "2026-02-30", ""), "is no"),
        ((8, "x", "30.02.2026", ""), "no such day"),
        ((8, "x", "yesteryear", ""), "is no day"),
        ((8, "x", 45678, ""), "is no day"),
        ((True, "x", "2026-05-01", ""), "is no number"),
        ((None, "", "2026-05-01", "Front desk"), "neither a score nor words"),
        ((8, "x" * 20_001, "2026-05-01", ""), "at most 20000 fit"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_by_its_number_and_the_others_are_not(
    made: Made, row: Sequence[Cell], reason: str
) -> None:
    plan = survey(made, rows_of(ANSWERS[0].cells, (9, "Good", "2026-05-02", "Front desk"), row))
    assert [fault.row for fault in plan.refused] == [3]
    assert reason in plan.refused[0].reason
    assert plan.rows == 1


def test_counts_of_scores_make_the_same_reading_as_single_answers(made: Made) -> None:
    rows = rows_of(
        ("Touchpoint", "Score", "Count", "From", "To"),
        ("Front desk", 10, 50, "2026-01-01", "2026-03-31"),
        ("Front desk", 8, 30, "2026-01-01", "2026-03-31"),
        ("Front desk", 2, 20, "2026-01-01", "2026-03-31"),
        ("Front desk", 2, 0, "2026-01-01", "2026-03-31"),
        ("Front desk", 2, -4, "2026-01-01", "2026-03-31"),
        ("Front desk", 2, 4, "2026-03-31", "2026-01-01"),
        ("Front desk", 2, None, "2026-01-01", "2026-03-31"),
    )
    plan = survey(made, rows)
    assert [fault.row for fault in plan.refused] == [5, 6, 7, 8]
    assert ["n is 0" in fault.reason for fault in plan.refused] == [True, False, False, False]
    assert "not below 0: -4 is" in plan.refused[1].reason
    assert "ends on the day it begins" in plan.refused[2].reason
    make(made, plan)
    readings = made.document.nodes(Reading)
    assert {x.at for x in readings} == {made.touchpoints[3], made.journey}
    for reading in readings:
        assert (reading.start, reading.end) == ("2026-01-01", "2026-03-31")
        assert measure(made.document.nodes(Metric)[0], reading).value == 30


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("month", [("2026-02-01", "2026-02-28"), ("2026-03-01", "2026-03-31")]),
        ("quarter", [("2026-01-01", "2026-03-31")]),
        ("whole", [("2026-02-03", "2026-03-09")]),
    ],
)
def test_periods_are_whole_months_or_quarters(
    made: Made, period: str, expected: list[tuple[str, str]]
) -> None:
    rows = rows_of(("Score", "Date"), (9, "2026-02-03"), (2, "2026-03-09"), (4, ""))
    plan = survey(made, rows, period=period)
    assert [(x.start, x.end) for x in plan.counts] == expected
    assert {x.at for x in plan.counts} == {made.journey}
    assert [fault.row for fault in plan.refused] == ([] if period == "whole" else [4])


def test_the_same_table_again_doubles_nothing(made: Made) -> None:
    make(made, survey(made, ANSWERS))
    (metric,) = made.document.nodes(Metric)
    again = survey(made, ANSWERS, metric=metric)
    assert again.empty
    assert again.known == 4 + 4
    assert survey(made, ANSWERS, metric=metric, overall=False).empty


def test_answers_without_a_place_count_for_the_journey_as_a_whole_alone(made: Made) -> None:
    rows = rows_of(("Score", "Place", "Date"), (9, "Front desk", "2026-02-03"), (2, "", "2026-03-09"))
    plan = survey(made, rows)
    assert {x.at: x.inputs for x in plan.counts} == {
        made.touchpoints[3]: (("9", 1.0),),
        made.journey: (("2", 1.0), ("9", 1.0)),
    }
    assert plan.overall == 1
    assert "1 of them for the journey as a whole" in list(made_lines(plan))
    apart = survey(made, rows, overall=False)
    assert {x.at: x.inputs for x in apart.counts} == {
        made.touchpoints[3]: (("9", 1.0),),
        made.journey: (("2", 1.0),),
    }
    assert apart.overall == 0
    months = survey(made, rows, period="month")
    assert [(x.start, len(x.inputs)) for x in months.counts if x.at == made.journey] == [
        ("2026-02-01", 1),
        ("2026-03-01", 1),
    ]


def test_other_answers_of_the_same_days_are_a_reading_of_their_own(made: Made) -> None:
    make(made, survey(made, ANSWERS))
    (metric,) = made.document.nodes(Metric)
    other = rows_of(ANSWERS[0].cells, (1, None, "2026-05-05", "Front desk"))
    plan = survey(made, other, metric=metric, overall=False)
    assert (len(plan.counts), plan.updates) == (1, ())


def test_a_table_that_grew_brings_what_is_new_and_counts_its_readings_again(made: Made) -> None:
    make(made, survey(made, ANSWERS))
    (metric,) = made.document.nodes(Metric)
    place_imported(made.document, "Check-out", made.touchpoints[4])
    grown = rows_of(*[row.cells for row in ANSWERS], (9, "Better now", "2026-05-09", "Front desk"))
    plan = survey(made, grown, metric=metric)
    assert [x.text for x in plan.said] == ["Better now"]
    assert (len(plan.updates), plan.counts) == (2, ())  # the front desk, and the whole
    make(made, plan)
    reading = next(x for x in made.document.nodes(Reading) if x.at == made.touchpoints[3])
    assert dict(reading.inputs) == {"9": 2.0, "10": 1.0}
    assert (reading.start, reading.end) == ("2026-05-04", "2026-05-09")
    assert len(made.document.nodes(Source)) == 1


def test_feedback_brings_every_column_it_has(made: Made) -> None:
    rows = rows_of(
        (
            "Verbatim",
            "Date",
            "Category",
            "Sentiment",
            "Severity",
            "Where",
            "Channel",
            "Persona",
            "Assigned to",
            "Status",
        ),
        (
            "App crashes",
            datetime(2026, 3, 4, 9, 5),  # noqa: DTZ001 - cells know no zone
            "Bug",
            "neg",
            4,
            "1.1 Web page",
            "App store",
            "amina",
            "Ann",
            "Done",
        ),
        ("More chairs", "04.03.2026 10:15", "Furniture", "", "", "Waiting area", "", "Zoe", "", ""),
        ("", "2026-03-04", "", "", "", "", "", "", "", ""),
        ("Loud", "2026-03-04", "", "meh", "", "", "", "", "", ""),
        ("Cold", "2026-03-04", "", "", 6, "", "", "", "", ""),
    )
    plan = feedback(made, rows)
    assert [fault.row for fault in plan.refused] == [4, 5, 6]
    first, second = plan.said
    assert (first.date, first.category, first.sentiment, first.severity) == (
        "2026-03-04",
        "technical",
        "negative",
        4,
    )
    assert (first.at, first.came_by, first.persona) == (made.touchpoints[0], "App store", made.personas[0])
    assert (first.owned_by, first.status) == ("Ann", "closed")
    assert (second.date, second.category, second.status, second.persona) == (
        "2026-03-04",
        "Furniture",
        "new",
        "",
    )
    assert any("Zoe" in note for note in plan.notes)
    assert make(made, plan)


def test_days_between_strokes_are_read_as_the_column_tells(made: Made) -> None:
    american = rows_of(("Comment", "Date"), ("a", "03/04/2026"), ("b", "03/25/2026"))
    assert [x.date for x in feedback(made, american).said] == ["2026-03-04", "2026-03-25"]
    european = rows_of(("Comment", "Date"), ("a", "03/04/2026"), ("b", "25/03/2026"))
    assert [x.date for x in feedback(made, european).said] == ["2026-04-03", "2026-03-25"]
    either = rows_of(("Comment", "Date"), ("a", "03/04/2026"))
    assert [x.date for x in feedback(made, either).said] == ["2026-04-03"]
    assert "day/month/year" in feedback(made, either).notes[0]
    assert [x.date for x in feedback(made, either, day_first=False).said] == ["2026-03-04"]


def test_columns_are_found_by_their_headings_in_each_language_of_the_window() -> None:
    for headings in (
        ("NPS score (0-10)", "Your comment", "Submitted at", "Contact point"),
        ("Ocena", "Komentarz", "Data", "Punkt styku"),
        ("التقييم", "تعليق", "التاريخ", "نقطة التماس"),
        ("امتیاز", "نظر", "تاریخ", "نقطه تماس"),
    ):
        assert guessed(rows_of(headings), 0) == {"score": 0, "text": 1, "date": 2, "place": 3}


def test_columns_without_telling_headings_are_found_by_what_stands_in_them() -> None:
    body = [
        (f"A{n}", "2026-05-01", n % 11, f"A long comment about the visit, number {n}", "Front desk")
        for n in range(40)
    ]
    rows = rows_of(("Q1", "Q2", "Q3", "Q4", "Q5"), *body)
    assert guessed(rows, 0, lambda text: text == "Front desk") == {
        "date": 1,
        "score": 2,
        "text": 3,
        "place": 4,
    }


def test_a_title_above_the_headings_is_no_heading() -> None:
    rows = rows_of(
        ("Survey of May",), ("made by", "Ann"), ("Score", "Comment", "Date"), (9, "x", "2026-05-01")
    )
    assert heading_row(rows) == 2
    assert heading_row(rows_of(("a", "b"), (1, 2))) == 0
    assert heading_row([]) == 0


def test_a_guarded_text_of_a_table_comes_in_as_it_was_meant(made: Made) -> None:
    (sheet,) = read_sheets(b"Comment;Date\n'=1+1;2026-05-01\n'-10 % off?;2026-05-01\n")
    plan = feedback(made, list(sheet.rows))
    assert [x.text for x in plan.said] == ["=1+1", "-10 % off?"]


def test_every_method_with_scores_has_a_mood_for_the_ends_of_its_scale() -> None:
    for method in methods_of_surveys():
        metric = Metric(id="", title="x", method=method.key)
        assert method.scale is not None
        low, high = method.scale
        moods = [sentiment_for(score_for(score, metric), metric) for score in (low, high)]
        assert sorted(moods) == ["negative", "positive"], method.key
        assert (moods[1] == "positive") == (method.better == "higher")


def test_numbers_are_read_as_people_write_them(made: Made) -> None:
    rows = rows_of(("Score", "Comment"), ("9", "a"), ("٩", "b"), ("10 - very likely", "c"), ("8,0", "d"))
    assert [x.score for x in survey(made, rows).said] == [9, 9, 10, 8]


def test_an_empty_table_plans_nothing(made: Made) -> None:
    assert feedback(made, []).empty
    assert feedback(made, rows_of(("Comment",))).empty
    assert add_metric(made.document, "NPS")


def test_a_row_with_several_faults_tells_all_of_them(made: Made) -> None:
    row = ("eight", "x" * 20_001, "2026-02-30", "Front desk")
    plan = survey(made, rows_of(ANSWERS[0].cells, (9, "Good", "2026-05-02", "Front desk"), row))
    (fault,) = plan.refused
    for part in ("“eight” is no number", "at most 20000 fit", "no day 30 in Feb"):
        assert fault.reason.count(part) == 1


@pytest.mark.parametrize("score", [1001, -1000.5, 1e12])
def test_a_score_no_feedback_can_have_refuses_its_row(made: Made, score: float) -> None:
    plan = feedback(
        made, rows_of(ANSWERS[0].cells, (9, "Good", "2026-05-02", "Front desk"), (score, "Bad", "", ""))
    )
    assert [(fault.row, fault.reason) for fault in plan.refused] == [
        (3, "The value must lie between -1000 and 1000")
    ]
    make(made, plan)
