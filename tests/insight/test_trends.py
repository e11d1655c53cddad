"""Readings over periods: which follow one another, whether that is good, whether the target is reached."""

from __future__ import annotations

import pytest

from cxstudio.insight.trends import Series, is_reached, key_of, series_at, series_by_place, series_of
from cxstudio.model.document import Document
from cxstudio.model.measures import Metric, Reading
from tests.makers import small_map


def with_readings(*readings: Reading, method: str = "nps", target: float | None = None) -> Document:
    document = Document()
    with document.transaction("Add"):
        document.put(Metric(id="m", title="M", method=method, target=target))
        for reading in readings:
            document.put(reading)
    return document


def nps(id: str, promoters: int, end: str, origin: str = "survey", at: str = "") -> Reading:
    inputs = (("promoters", float(promoters)), ("passives", 0.0), ("detractors", 100.0 - promoters))
    return Reading(id=id, metric="m", inputs=inputs, end=end, at=at, origin=origin)  # type: ignore[arg-type]


def share(id: str, method: str, part: float, end: str) -> Reading:
    inputs = (("start", 100.0), ("lost", part)) if method == "churn" else (("mean", part),)
    return Reading(id=id, metric="m", inputs=inputs, n=50 if method != "churn" else None, end=end)


def only(document: Document) -> Series:
    (series,) = series_of(document, document.nodes(Metric)[0])
    return series


@pytest.mark.parametrize(
    ("method", "first", "second", "direction", "good"),
    [
        ("ces_2_mean", 5.1, 5.8, "up", True),
        ("ces_1", 2.0, 2.5, "up", False),
        ("churn", 4, 6, "up", False),
        ("churn", 6, 4, "down", True),
        ("churn", 4, 4, "level", None),
    ],
)
def test_whether_a_change_is_good_follows_from_the_method(
    method: str, first: float, second: float, direction: str, good: bool | None
) -> None:
    document = with_readings(
        share("b", method, second, "2026-06-30"), share("a", method, first, "2026-03-31"), method=method
    )
    trend = only(document).trend
    assert trend is not None
    assert (trend.direction, trend.good) == (direction, good)


@pytest.mark.parametrize(("before", "now"), [(100, 29), (29, 100), (3, 4)])
def test_few_answers_in_either_say_nothing_of_better_or_worse(before: int, now: int) -> None:
    readings = [
        Reading(id=str(n), metric="m", inputs=(("mean", value),), n=n, end=end)
        for n, value, end in ((before, 5.1, "2026-03-31"), (now, 5.8, "2026-06-30"))
    ]
    trend = only(with_readings(*readings, method="ces_2_mean")).trend
    assert trend is not None
    assert (trend.direction, trend.good, trend.few) == ("up", None, True)


def test_names_of_unknown_places_make_series_apart() -> None:
    document = with_readings(
        *(
            Reading(id=str(n), metric="m", inputs=(("9", 40.0),), end=f"2026-0{n + 1}-28", place=place)
            for n, place in enumerate(("Cafeteria", "Till", "cafeteria"))
        )
    )
    found = series_of(document, document.nodes(Metric)[0])
    assert [(len(one.points), one.place) for one in found] == [(2, "cafeteria"), (1, "till")]
    assert [key_of(one.points[0].reading) for one in found] == [one.key for one in found]


def test_what_is_of_a_journey_as_a_whole_comes_first() -> None:
    made = small_map()
    with made.document.transaction("Add"):
        made.document.put(Metric(id="m", title="M", method="nps"))
        made.document.put(nps("place", 60, "2026-03-31", at=made.touchpoints[0]))
        made.document.put(nps("whole", 60, "2026-06-30", at=made.journey))
    found = series_of(made.document, made.document.nodes(Metric)[0])
    assert [one.at for one in found] == [made.journey, made.touchpoints[0]]


def test_readings_follow_their_dates_not_the_order_they_were_put_in() -> None:
    document = with_readings(nps("late", 60, "2026-06-30"), nps("early", 70, "2026-03-31"))
    series = only(document)
    assert [point.reading.id for point in series.points] == ["early", "late"]
    assert series.trend is not None
    assert series.trend.change == -20


def test_a_vote_of_the_room_and_an_estimate_make_no_trend() -> None:
    document = with_readings(
        nps("a", 70, "2026-03-31"),
        nps("room", 10, "2026-04-30", "room"),
        nps("guess", 20, "2026-05-31", "estimate"),
        target=50,
    )
    series = only(document)
    assert series.trend is None
    assert series.latest is not None
    assert series.latest.reading.id == "a"
    assert series.reached is False


def test_a_room_alone_is_shown_but_reaches_no_target() -> None:
    document = with_readings(nps("room", 100, "2026-04-30", "room"), target=0)
    series = only(document)
    assert series.latest is not None
    assert series.latest.measured.room
    assert series.reached is None


@pytest.mark.parametrize(
    ("method", "target", "value", "reached"),
    [("nps", 20, 20, True), ("nps", 20, 19.9, False), ("churn", 3, 2, True), ("churn", 3, 3.1, False)],
)
def test_a_target_is_reached_in_the_direction_of_the_method(
    method: str, target: float, value: float, reached: bool
) -> None:
    assert is_reached(Metric(id="m", method=method, target=target), value) is reached
    assert is_reached(Metric(id="m", method=method), value) is None


def test_places_are_kept_apart() -> None:
    document = Document()
    made = small_map(document)
    first, second = document.journey_touchpoints(made.journey)[:2]
    with document.transaction("Add"):
        document.put(Metric(id="m", method="nps"))
        document.put(nps("a", 70, "2026-03-31", at=first.id))
        document.put(nps("b", 20, "2026-06-30", at=second.id))
    (series,) = series_at(document, first.id)
    assert [point.reading.id for point in series.points] == ["a"]
    assert set(series_by_place(document, [first.id, second.id, made.journey])) == {first.id, second.id}
    assert len(series_of(document, document.nodes(Metric)[0])) == 2


def test_a_reading_without_a_value_is_shown_last_of_all() -> None:
    empty = Reading(id="empty", metric="m", end="2026-09-30")
    document = with_readings(nps("a", 70, "2026-03-31"), empty)
    series = only(document)
    assert series.latest is not None
    assert series.latest.reading.id == "a"
    assert only(with_readings(empty)).latest is not None
