"""The line of months: days in order, in reading direction, with what is late and what has no day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxstudio.picture.primitives import Rect, Text
from cxstudio.picture.sheets.timeline import HEAD, ROW, Milestone, Timeline
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import standard_engine

ENGINE = standard_engine()
TODAY = date(2026, 11, 22)


def stone(number: int, due: date | None, *, late: bool = False) -> Milestone:
    return Milestone(f"a{number}", number, f"Action {number}", "action", "next", due, late)


def line(*items: Milestone, rtl: bool = False) -> Timeline:
    return Timeline(ENGINE, Wording("fa" if rtl else "en", rtl), 700.0, items, TODAY)


def test_rows_go_by_their_days_and_what_has_none_comes_last() -> None:
    made = line(stone(1, None), stone(2, date(2027, 3, 1)), stone(3, date(2026, 12, 1)))
    assert [one.id for one in made.rows] == ["a3", "a2", "a1"]
    assert made.at(HEAD + ROW * 1.5) == "a2"
    assert made.at(HEAD / 2) == ""
    assert made.at(made.height + 5) == ""


@settings(max_examples=40, deadline=None)
@given(st.lists(st.dates(date(2000, 1, 1), date(2100, 1, 1)), max_size=6))
def test_every_day_lies_on_the_line_and_later_ones_further_on(days: list[date]) -> None:
    made = line(*(stone(n, day) for n, day in enumerate(days)))
    places = [made.place(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(made.names <= place <= made.width for place in places)
    assert made.months[0] <= TODAY < made.months[-1]


def test_what_has_no_date_says_so_behind_its_title_and_off_the_line() -> None:
    made = line(stone(1, TODAY), stone(2, None))
    (row,) = [part for part in made.parts() if part.node == "a2"]
    title, said = (
        [p for p in row.primitives if isinstance(p, Text) and p.block.text == words]
        for words in ("Action 2", "No date")
    )
    assert title[0].x + title[0].block.natural_width < said[0].x
    assert said[0].x + said[0].block.natural_width < made.names


def test_there_are_always_some_months() -> None:
    assert len(line().months) == 4
    assert line(stone(1, TODAY + timedelta(400))).months[-1] > TODAY + timedelta(400)


def test_titles_days_and_what_has_no_date_are_written() -> None:
    for rtl in (False, True):
        made = line(
            stone(1, date(2026, 12, 1)), stone(2, None), stone(3, date(2026, 11, 1), late=True), rtl=rtl
        )
        words = {p.block.text for part in made.parts() for p in part.primitives if isinstance(p, Text)}
        assert {"Action 1", "Action 2", "Action 3"} <= words
        assert len([part for part in made.parts() if part.role == "milestone"]) == 3


def test_a_title_has_the_room_it_needs_and_heads_are_whole() -> None:
    named = Milestone("a", 1, "One booking system for phone and web", "action", "next", date(2028, 6, 30))
    blocks = [p.block for part in line(named).parts() for p in part.primitives if isinstance(p, Text)]
    assert named.title in {block.text for block in blocks}
    assert all(block.complete for block in blocks)


@pytest.mark.parametrize("rtl", [False, True])
def test_words_lie_on_a_ground_of_their_own_so_that_no_line_runs_through_them(rtl: bool) -> None:
    made = line(stone(1, TODAY), stone(2, None), rtl=rtl)
    rows = [part.primitives for part in made.parts() if part.role == "milestone"]
    for drawn in rows:
        ground = next(p for p in reversed(drawn) if isinstance(p, Rect))
        words = next(p for p in reversed(drawn) if isinstance(p, Text))
        assert drawn.index(ground) + 1 == drawn.index(words)
        assert ground.bounds.x <= words.x
        assert words.x + words.block.natural_width <= ground.bounds.right


@pytest.mark.parametrize("rtl", [False, True])
def test_a_place_on_the_line_is_a_day_and_what_is_held_shows_there_in_its_row(rtl: bool) -> None:
    made = line(stone(1, date(2026, 12, 1)), stone(2, date(2027, 1, 10)), rtl=rtl)
    for ahead in range(60):
        day = TODAY + timedelta(days=ahead)
        assert made.day_at(made.frame.point(made.place(day), 0)[0]) == day
    assert made.day_at(-1e6) in {made.months[0], made.months[-1] - timedelta(days=1)}
    held = replace(made, held=("a1", date(2027, 1, 20)), ahead=2)
    assert [one.id for one in held.rows] == ["a1", "a2"]
    assert held.months[-1] > made.months[-1]
    first = next(part for part in held.parts() if part.node == "a1")
    words = [p.block.text for p in first.primitives if isinstance(p, Text)]
    assert held.wording.date("2027-01-20") in words
