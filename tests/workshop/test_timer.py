"""The countdown, by a clock that the test turns."""

from __future__ import annotations

import pytest

from cxstudio.workshop.timer import Countdown, countdown_from, signals_between, steady_clock


def test_it_runs_down_and_on_below_nothing() -> None:
    running = Countdown.of(60, now=100)
    assert [running.left(now) for now in (100, 130, 160, 175)] == [60, 30, 0, -15]


def test_while_it_is_paused_it_stands() -> None:
    paused = Countdown.of(60, now=100).pause(110)
    assert paused.paused
    assert paused.left(500) == 50
    assert paused.go_on(500).left(510) == 40


def test_more_time_is_added_running_or_not() -> None:
    running = Countdown.of(60, now=100)
    assert running.with_more(60).left(100) == 120
    assert running.with_more(60).total == 120
    assert running.pause(110).with_more(60).left(999) == 110


def test_going_on_twice_changes_nothing() -> None:
    running = Countdown.of(60, now=100)
    assert running.go_on(130) is running


def test_a_file_opened_later_goes_on_with_the_time_that_passed_meanwhile() -> None:
    kept = Countdown.of(600, now=100).kept(now=160, day=1_000_000)
    again = countdown_from(kept, now=5, day=1_000_120)
    assert again is not None
    assert again.left(5) == 420
    assert not again.paused


def test_a_paused_one_is_found_as_it_was_left() -> None:
    kept = Countdown.of(600, now=0).pause(100).kept(now=900, day=1_000_000)
    again = countdown_from(kept, now=5, day=2_000_000)
    assert again == Countdown(600, 500)


@pytest.mark.parametrize("day", [999_000, 1_000_000 + 90_000])
def test_where_the_clock_was_set_meanwhile_it_waits_for_a_hand(day: float) -> None:
    kept = Countdown.of(600, now=0).kept(now=60, day=1_000_000)
    again = countdown_from(kept, now=5, day=day)
    assert again == Countdown(600, 540)


@pytest.mark.parametrize(
    "kept",
    [
        None, [], "600", {}, {"total": "600", "left": 1, "at": 1}, {"total": -1, "left": 1, "at": 1},
        {"total": 600, "left": 1e300, "at": 1}, {"total": True, "left": 1, "at": 1},
        {"total": float("nan"), "left": 1, "at": 1},
    ],
)  # fmt: skip
def test_what_is_no_countdown_is_none(kept: object) -> None:
    assert countdown_from(kept, 0, 0) is None


def test_the_room_is_told_once_at_each_mark() -> None:
    assert signals_between(121, 120) == [120]
    assert signals_between(120, 119) == []
    assert signals_between(200, 20) == [120, 30]
    assert signals_between(1, -1) == [0]


def test_the_clock_of_this_system_never_goes_back() -> None:
    clock = steady_clock()
    seen = [clock() for _ in range(100)]
    assert seen == sorted(seen)
