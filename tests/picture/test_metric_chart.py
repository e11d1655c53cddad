"""A chart of a metric keeps its texts apart and its lines off them, and its scale makes no noise large."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import pytest

from cxstudio.insight.trends import Series, point_of
from cxstudio.model.measures import Metric, Reading
from cxstudio.picture.flow import Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.primitives import Path, Text
from cxstudio.picture.sheets.metric_chart import ChartBox, draw_chart, draw_sparkline, legend_words
from cxstudio.picture.sheets.metric_scale import scale, span, ticks
from cxstudio.picture.wording import Wording
from cxstudio.text.digits import plain_digits
from cxstudio.text.layout import TextEngine, standard_engine

ENGLISH, PERSIAN = Wording("en"), Wording("fa", True)
ENGINE: TextEngine = standard_engine()


def nps(id: str, promoters: float, detractors: float, n: int = 340, **fields: str) -> Reading:
    shares = (("promoters_share", promoters), ("detractors_share", detractors))
    return Reading(id=id, metric="m", inputs=shares, n=n, **fields)  # type: ignore[arg-type]


def series(*readings: Reading, target: float | None = None, method: str = "nps") -> Series:
    metric = Metric(id="m", title="NPS after waiting", method=method, target=target)
    return Series(metric, "", tuple(point_of(metric, reading) for reading in readings))


FALLING = series(
    nps("a", 40, 30, end="2026-03-31"),
    nps("b", 40, 49, end="2026-06-30"),
    nps("room", 60, 20, 9, end="2026-07-02", origin="room"),
    nps("c", 31, 49, start="2026-07-01", end="2026-09-30"),
    target=10,
)


def chart_box(rtl: bool = False) -> ChartBox:
    wording = PERSIAN if rtl else ENGLISH
    return ChartBox(Frame(rtl, 500.0 if rtl else 0.0), 0, 0, 500, 160, 1.7, wording)


@pytest.mark.parametrize(
    ("low", "high", "step"),
    [
        (0, 9, 5),
        (10, 50, 10),
        (0, 200, 60),
        (4320, 8000, 1440),
        (0, 60 * 24 * 25, 7 * 1440),
        (0, 10**6, 25 * 7 * 1440),
    ],
)
def test_times_are_told_in_whole_hours_days_and_weeks(low: float, high: float, step: float) -> None:
    marks = ticks(low, high, time=True)
    assert all(after - before == step for before, after in pairwise(marks))
    assert all(mark % step == 0 for mark in marks)
    assert marks[0] <= low
    assert marks[-1] >= high


def test_the_label_of_the_first_point_keeps_off_the_scale() -> None:
    readings = [
        Reading(id=day, metric="m", inputs=(("time", minutes),), n=50, end=day)
        for day, minutes in (("2026-01-31", 6540.0), ("2026-02-28", 4380.0))
    ]
    part = draw_chart(series(*readings, method="frt_median"), Setting(ENGINE, ENGLISH, 1.7), chart_box())
    texts = {text.block.text: text for text in part.primitives if isinstance(text, Text)}
    first, scaled = texts["4 d 13 h"], [texts[f"{n} d"] for n in (3, 4, 5)]
    assert all(text.x + text.block.natural_width + 6 < first.x for text in scaled)


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize(
    "of",
    [
        FALLING,
        series(nps("only", 40, 30)),
        series(nps("a", 40, 30), nps("b", 40, 30), target=10),
        series(nps("a", 0, 100, end="2026-01-01"), nps("b", 100, 0, end="2026-01-02")),
        series(Reading(id="empty", metric="m")),
    ],
)
def test_a_chart_stays_in_its_box_and_its_texts_apart(of: Series, rtl: bool) -> None:
    box = chart_box(rtl)
    part = draw_chart(of, Setting(ENGINE, box.wording, 1.7), box)
    texts = [
        (shape.x, shape.y, shape.x + shape.block.width, shape.y + shape.block.height)
        for shape in part.primitives
        if isinstance(shape, Text)
    ]
    for left, top, right, bottom in texts:
        assert left >= -1
        assert right <= 501
        assert top >= -1
        assert bottom <= 163
    assert not any(
        a[0] < b[2] - 1 and b[0] < a[2] - 1 and a[1] < b[3] - 4 and b[1] < a[3] - 4
        for a, b in combinations(texts, 2)
    )


def test_a_line_alone_has_no_words() -> None:
    part = draw_sparkline(FALLING, chart_box())
    assert not any(isinstance(shape, Text) for shape in part.primitives)
    assert "Down 9" in part.full


def test_hollow_marks_are_explained() -> None:
    assert legend_words(FALLING) == ["Diamond: vote of the room"]
    few = series(nps("a", 50, 20, 9), nps("b", 50, 20, origin="estimate"))
    assert legend_words(few) == ["Hollow point: few answers", "Dashed ring: estimate"]


@pytest.mark.parametrize(("low", "high"), [(-18, 10), (0, 0), (5.1, 5.8), (1e6, 3e6), (-1e-3, 1e-3)])
def test_ticks_are_round_and_hold_all_values(low: float, high: float) -> None:
    found = ticks(low, high)
    assert found[0] <= low
    assert high <= found[-1]
    assert 2 <= len(found) <= 6


@pytest.mark.parametrize(
    "of",
    [
        series(nps("zero", 30, 30)),
        series(nps("few", 25, 50, 9)),
        series(Reading(id="a", inputs=(("part", 7.0), ("whole", 9.0))), method="csat"),
        series(Reading(id="a", inputs=(("mean", 1.1),), n=50), method="ces_2_mean"),
        series(Reading(id="a", inputs=(("figure", 0.0),)), method="custom"),
        series(Reading(id="a", inputs=(("time", 3000.0),), n=50), method="frt_median"),
        FALLING,
    ],
)
def test_a_scale_has_room_for_what_may_be_noise_and_says_no_mark_twice(of: Series) -> None:
    found = scale(of, of.points, ENGLISH)
    names = [name for _mark, name in found]
    assert len(set(names)) == len(names) > 1
    low, high = span(of, of.points)
    assert found[0][0] <= low + 1e-9
    assert high - 1e-9 <= found[-1][0]
    assert found[0][0] < found[-1][0]
    for point in of.points:
        assert point.value is not None
        assert low <= point.value <= high
        if point.measured.margin is not None:
            assert high - low >= min(2 * point.measured.margin, 100)


@pytest.mark.parametrize("wording", [ENGLISH, Wording("pl"), PERSIAN])
@pytest.mark.parametrize(
    ("method", "name", "values"),
    [
        ("csat", "share", (70.0, 78.0)),
        ("csat", "share", (75.0, 75.5)),
        ("csat", "share", (2.0, 7.0)),
        ("churn", "share", (1.0, 1.4)),
        ("churn", "share", (1.0, 8.0)),
        ("frt_median", "time", (1.0, 2.0)),
        ("frt_median", "time", (5.0, 14.0)),
        ("frt_median", "time", (12.0, 13.0)),
    ],
)
def test_the_marks_of_a_scale_are_what_is_written_beside_them(
    method: str, name: str, values: tuple[float, ...], wording: Wording
) -> None:
    readings = [
        Reading(id=str(month), metric="m", inputs=((name, value),), n=10**6, end=f"2026-0{month}-28")
        for month, value in enumerate(values, 1)
    ]
    found = series(*readings, method=method)
    assert [point.value for point in found.points] == list(values)
    for mark, written in scale(found, found.points, wording):
        figure = re.match(r"\d+(\.\d+)?", plain_digits(written).replace(",", "."))
        assert figure
        assert float(figure[0]) == pytest.approx(mark)


def test_the_scale_of_one_reading_with_few_answers_is_as_wide_as_its_margin() -> None:
    few = series(nps("few", 25, 50, 4))
    assert [name for _mark, name in scale(few, few.points, ENGLISH)] == ["−100", "−50", "0", "+50", "+100"]


def test_no_line_of_a_chart_goes_through_a_text() -> None:
    for of in (FALLING, series(nps("zero", 30, 30), nps("b", 30, 30), target=0)):
        part = draw_chart(of, Setting(ENGINE, ENGLISH, 1.7), chart_box())
        texts = [x for x in part.primitives if isinstance(x, Text)]
        for path in part.primitives:
            level = _level(path)
            if level is None:
                continue
            left, right, y = level
            for text in texts:
                over = text.y < y < text.y + text.block.height
                assert not (over and left < text.x + text.block.width and text.x < right)


def _level(shape: object) -> tuple[float, float, float] | None:
    """From where to where a level line goes, and at which height."""
    if not isinstance(shape, Path) or shape.fill or len(shape.commands) != 2:
        return None
    (_m, *start), (_l, *end) = shape.commands
    (left, top), (right, bottom) = start[-2:], end[-2:]
    return (left, right, top) if top == bottom else None
