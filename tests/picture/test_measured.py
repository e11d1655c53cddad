"""Values, n, changes and periods in words, and the pictures made of them: chips, charts, cards, pages."""

from __future__ import annotations

from itertools import combinations

import pytest

from cxstudio.insight.trends import Series, point_of
from cxstudio.model.document import Document
from cxstudio.model.measures import Metric, Reading
from cxstudio.picture.book import compose_book
from cxstudio.picture.flow import Setting
from cxstudio.picture.lanes.metrics import gather_metrics, lay_out_chip, lay_out_metrics, signs_of
from cxstudio.picture.lanes.room import Room
from cxstudio.picture.measured import (
    change_words,
    margin_words,
    n_figure,
    n_words,
    number_words,
    period_words,
    point_name,
    series_words,
    target_words,
    value_words,
)
from cxstudio.picture.options import MapOptions
from cxstudio.picture.poster import PageSetup
from cxstudio.picture.primitives import Bounds, Text
from cxstudio.picture.sheets.metric_card import CardFacts, lay_out_metric_card, metric_card_height
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextEngine, standard_engine
from tests.makers import small_map

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


@pytest.mark.parametrize(
    ("method", "value", "words"),
    [
        ("nps", -18.2, "−18"),
        ("nps", 12.5, "+13"),
        ("nps", 0.2, "0"),
        ("nps", -0.3, "0"),
        ("csat", 69.16, "69%"),
        ("csat", 0.5, "1%"),
        ("ces_2_mean", 5.75, "5.8/7"),
        ("csat_mean", 4, "4/5"),
        ("churn", 2.5, "2.5%"),
        ("frt_median", 4.25, "4.3 min"),
        ("frt_median", 22.4, "22 min"),
        ("frt_median", 150, "2 h 30 min"),
        ("clv_end", 800 / 3, "266.7 €"),
        ("custom", 1204.5, "1,204.5 €"),
        ("nps", None, "–"),
    ],
)
def test_a_value_is_told_as_its_method_asks(method: str, value: float | None, words: str) -> None:
    assert value_words(Metric(id="m", method=method, unit="€"), value, ENGLISH) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("", "", ""),
        ("", "2026-05-14", "14 May 2026"),
        ("2026-05-01", "2026-05-31", "May 2026"),
        ("2026-01-01", "2026-03-31", "Jan – Mar 2026"),
        ("2025-12-01", "2026-02-28", "Dec 2025 – Feb 2026"),
        ("2026-05-03", "2026-06-09", "3 May 2026 – 9 Jun 2026"),
    ],
)
def test_a_period_is_as_short_as_it_can_be_said(start: str, end: str, words: str) -> None:
    assert period_words(start, end, ENGLISH) == words


def test_words_of_a_trend_its_target_and_few_answers() -> None:
    assert FALLING.trend is not None
    assert change_words(FALLING.metric, FALLING.trend, ENGLISH) == "Down 9 since 30 Jun 2026"
    assert target_words(FALLING.metric, ENGLISH) == "at least +10"
    assert target_words(Metric(id="m", method="churn", target=4), ENGLISH) == "at most 4%"
    few = point_of(FALLING.metric, nps("x", 50, 20, 9)).measured
    assert n_words(few, ENGLISH) == "n 9"
    assert margin_words(few, ENGLISH) == "± 51"
    unknown = point_of(FALLING.metric, Reading(id="r", inputs=nps("x", 50, 20).inputs)).measured
    assert n_words(unknown, ENGLISH) == "n ?"


def test_the_words_of_a_series_tell_all_that_its_picture_shows() -> None:
    words = series_words(FALLING, ENGLISH)
    for part in ("NPS after waiting −18", "n 340", "Jul – Sep 2026", "Down 9", "worse", "not reached"):
        assert part in words


def test_a_vote_of_the_room_is_never_called_by_a_method() -> None:
    room = series(nps("room", 60, 20, 9, origin="room"))
    assert room.latest is not None
    assert point_name(room.metric, room.latest.measured, ENGLISH) == "Room score (n=9)"
    for words in (series_words(room, ENGLISH), _chip_words(room)):
        assert "NPS" not in words
        assert "Room score (n=9)" in words


def _chip_words(of: Series) -> str:
    chip = lay_out_chip(of, 200, ENGINE, ENGLISH)
    assert chip is not None
    return chip.part().full


def test_numbers_are_in_the_digits_of_the_map() -> None:
    assert "۱۸" in value_words(FALLING.metric, -18, PERSIAN)
    assert "۳۴۰" in n_words(FALLING.points[0].measured, PERSIAN)


# Chips


def test_a_chip_is_as_high_as_the_design_says_and_grows_where_n_has_no_room() -> None:
    for wording in (ENGLISH, PERSIAN):
        wide = lay_out_chip(FALLING, 140, ENGINE, wording)
        narrow = lay_out_chip(FALLING, 60, ENGINE, wording)
        assert wide is not None
        assert narrow is not None
        assert wide.height == 40
        assert narrow.height > 40
        for chip in (wide, narrow):
            for shape in chip.part().primitives:
                if isinstance(shape, Text):
                    assert shape.x >= 0
                    assert shape.x + shape.block.width <= chip.width + 0.5
                    assert shape.y + shape.block.height <= chip.height + 0.5


@pytest.mark.parametrize("width", [60.0, 88.0, 112.0, 128.0])
@pytest.mark.parametrize("wording", [ENGLISH, Wording("pl"), Wording("ar", True), PERSIAN])
def test_a_chip_keeps_its_pad_and_tells_the_whole_score_of_a_room(wording: Wording, width: float) -> None:
    pad = 8.0
    for of in (
        series(nps("room", 60, 20, 9, origin="room"), target=10),
        series(nps("few", 60, 20, 9)),
        series(nps("many", 60, 20, 124_800)),
    ):
        chip = lay_out_chip(of, width, ENGINE, wording)
        assert chip is not None
        assert chip.n is not None
        assert chip.n.complete or width < 112
        for shape in chip.part().primitives:
            if isinstance(shape, Text):
                assert shape.x >= pad - 0.5
                assert shape.x + shape.block.natural_width <= width - pad + 0.5
                assert shape.y + shape.block.height <= chip.height + 0.5


@pytest.mark.parametrize(
    ("method", "first", "second", "sign", "colour"),
    [
        ("ces_2_mean", 5.1, 5.8, "trending-up", "role.gain.mark"),
        ("ces_1", 2.1, 2.8, "trending-up", "role.pain.mark"),
        ("ces_1", 2.8, 2.1, "trending-down", "role.gain.mark"),
        ("ces_1", 2.8, 2.8, "minus", "inkMuted"),
    ],
)
def test_the_arrow_tells_the_way_and_its_colour_whether_that_is_good(
    method: str, first: float, second: float, sign: str, colour: str
) -> None:
    readings = [
        Reading(id=str(place), metric="m", inputs=(("mean", value),), end=f"2026-0{place}-28")
        for place, value in ((1, first), (2, second))
    ]
    assert signs_of(series(*readings, method=method)) == [(sign, colour)]


def test_the_lane_lays_chips_out_under_their_touchpoints_without_overlaps() -> None:
    document = Document()
    made = small_map(document)
    stage = document.stages(made.journey)[0]
    first, second = document.touchpoints(stage.id)[:2]
    with document.transaction("Add"):
        for metric in ("m1", "m2"):
            document.put(Metric(id=metric, title=metric, method="nps"))
        for id, metric, at in (
            ("1", "m1", first.id),
            ("2", "m2", first.id),
            ("3", "m1", second.id),
            ("4", "m1", stage.id),
        ):
            document.put(Reading(id=id, metric=metric, at=at, inputs=(("9", 40.0),)))
    facts = gather_metrics(document, [stage.id, first.id, second.id])
    places = (first.id, second.id)
    room = Room(stage.id, places, 272, 128, (8, 144), 0, MapOptions(), ENGLISH, ENGINE)
    height, draw = lay_out_metrics(facts, room)
    items = draw()
    assert {item.part.node for item in items} == {"1", "2", "3", "4"}
    boxes = [item.part.bounds.moved(item.u, item.y) for item in items]
    assert not any(a.meets(b) for a, b in combinations(boxes, 2))
    assert all(box.bottom <= height for box in boxes)
    assert lay_out_metrics({}, room)[0] == 0


def test_a_chip_tells_a_long_name_on_two_lines_and_the_metric_of_a_vote() -> None:
    long = Metric(id="m", title="Settled at the first contact", method="nps")
    short = lay_out_chip(Series(Metric(id="m", title="NPS"), "", FALLING.points), 128, ENGINE, ENGLISH)
    two = lay_out_chip(Series(long, "", FALLING.points), 128, ENGINE, ENGLISH)
    assert short is not None
    assert two is not None
    assert [line.text.strip() for line in two.name.lines] == ["Settled at the first", "contact"]
    assert two.height > short.height
    room = lay_out_chip(series(nps("room", 60, 20, 9, origin="room")), 128, ENGINE, ENGLISH)
    assert room is not None
    assert room.n is not None
    assert room.name.lines[0].text.startswith("NPS after")
    assert "Room score (n=9)" in room.n.lines[0].text


def test_few_answers_are_said_beside_a_change() -> None:
    few = series(nps("a", 0, 50, 3, end="2026-03-31"), nps("b", 75, 25, 4, end="2026-06-30"))
    assert few.trend is not None
    assert change_words(few.metric, few.trend, ENGLISH) == "Up 100 since 31 Mar 2026, too few answers to say"
    assert signs_of(few) == [("trending-up", "inkMuted")]


def test_a_card_called_by_its_method_says_so_once() -> None:
    plain = Series(Metric(id="m", title="nps", method="nps"), "", FALLING.points)
    part = lay_out_metric_card(CardFacts(plain, "3.1 Registration"), Setting(ENGINE, ENGLISH, 1), 200, False)
    texts = ["".join(line.text for line in x.block.lines) for x in part.primitives if isinstance(x, Text)]
    assert "3.1 Registration" in texts
    assert metric_card_height(CardFacts(plain, ""), ENGLISH, 1) == pytest.approx(
        lay_out_metric_card(CardFacts(plain, ""), Setting(ENGINE, ENGLISH, 1), 200, False).bounds.height
    )


def test_counted_numbers_are_grouped() -> None:
    point = point_of(FALLING.metric, Reading(id="r", inputs=(("promoters_share", 31.5),), n=12480))
    assert n_figure(point.measured, ENGLISH) == "12,480"
    assert number_words(1234567.25, ENGLISH) == "1,234,567.25"


def test_a_card_of_the_list_tells_value_trend_and_target() -> None:
    part = lay_out_metric_card(CardFacts(FALLING, "4.2 Waiting area"), Setting(ENGINE, ENGLISH), 200, False)
    assert part.node == "m"
    for words in ("−18", "n 340", "4.2 Waiting area"):
        assert words in part.full


def test_an_english_card_on_a_mirrored_window_stands_at_its_leading_side_and_over_nothing() -> None:
    width = 200.0
    setting = Setting(ENGINE, Wording("en", rtl=True))
    part = lay_out_metric_card(CardFacts(FALLING, "4.2 سالن انتظار"), setting, width, True)
    inked = [
        Bounds(text.x + line.x, text.y, line.width, text.block.height)
        for text in part.primitives
        if isinstance(text, Text)
        for line in text.block.lines
    ]
    assert not any(one.meets(other) for one, other in combinations(inked, 2))
    for title in (inked[0], inked[1]):
        assert title.right == pytest.approx(width - 7, abs=1.0)


def test_texts_beside_each_other_keep_each_its_own_direction() -> None:
    assert ENGLISH.parted("Target 80%", "", "Anna") == "Target 80% · Anna"
    assert PERSIAN.parted("Target 80%", "آنا") == "\u2068Target 80%\u2069 · \u2068آنا\u2069"
    assert PERSIAN.parted("Anna", "") == "Anna"


# Pages


def test_the_pages_print_value_method_and_every_reading() -> None:
    document = Document()
    made = small_map(document)
    with document.transaction("Add"):
        document.put(FALLING.metric)
        for point in FALLING.points:
            document.put(point.reading)
        document.put(Metric(id="empty", title="Retention", method="retention"))
    poster = compose_book(document, made.journey, ENGINE, PageSetup(contents=("metrics",)))
    said = "\n".join(element.text for page in poster.pages for element in page.structure)
    for words in (
        "−18",
        "Down 9 since 30 Jun 2026",
        "100 × (promoters − detractors) / n",
        "Room score (n=9)",
        "Diamond: vote of the room",
        "customers at the end − new ones",
        "Promoters 31%",
    ):
        assert words in said


def test_many_readings_go_on_from_page_to_page_and_stay_above_the_foot() -> None:
    document = Document()
    made = small_map(document)
    with document.transaction("Add"):
        document.put(FALLING.metric)
        for place in range(120):
            day = f"2026-{1 + place // 28:02}-{1 + place % 28:02}"
            document.put(nps(f"r{place:03}", 31, 49, end=day))
    poster = compose_book(document, made.journey, ENGINE, PageSetup(size="A4", contents=("metrics",)))
    assert len(poster.pages) > 2
    for page in poster.pages:
        for group in page.layers:
            for placed in group.parts:
                if placed.part.role == "reading":
                    assert placed.bounds.bottom < page.height_pt - 40


def test_without_metrics_there_is_no_page() -> None:
    document = Document()
    made = small_map(document)
    assert compose_book(document, made.journey, ENGINE, PageSetup(contents=("metrics",))).pages == ()


@pytest.mark.parametrize(
    "shown",
    [
        FALLING,
        series(),
        series(nps("a", 40, 30)),
        series(nps("a", 40, 30), target=3),
        series(nps("a", 0, 0, 0)),
    ],
)
def test_the_height_of_a_card_is_known_before_it_is_laid_out(shown: Series) -> None:
    for facts in (CardFacts(shown, ""), CardFacts(shown, "4.2 Waiting area")):
        part = lay_out_metric_card(facts, Setting(ENGINE, ENGLISH, 1.72), 200, False)
        assert metric_card_height(facts, ENGLISH, 1.72) == pytest.approx(part.bounds.height)


def test_the_height_of_a_card_in_a_script_whose_lines_may_grow_is_not_guessed() -> None:
    assert metric_card_height(CardFacts(FALLING, "4.2 Waiting area"), PERSIAN, 1.72) is None
    assert metric_card_height(CardFacts(FALLING, "4.2 سالن انتظار"), ENGLISH, 1.72) is None
