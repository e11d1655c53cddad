"""The clock of a step, by clocks that the test turns: it ticks, survives sleep, a set clock and a restart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from cxstudio.app.session import OpenSession
from cxstudio.app.workshop.clock import StepClock
from cxstudio.edits.agenda import add_step, begin_step, end_step
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_field
from cxstudio.files.session_file import SessionFile
from cxstudio.model.workshops import AgendaStep

DAY = 1_800_000_000.0


class Hands:
    """Two clocks: one nobody can set, and the time of day."""

    def __init__(self) -> None:
        self.steady, self.day = 5000.0, DAY

    def go(self, seconds: float) -> None:
        self.steady += seconds
        self.day += seconds


class Running:
    """A clock on a file with an agenda of two steps, and what it told."""

    def __init__(self, session: OpenSession, hands: Hands) -> None:
        self.session, self.hands = session, hands
        self.document = session.document
        self.clock = StepClock(session, lambda: hands.steady, lambda: hands.day)
        self.ticks: list[int] = []
        self.marks: list[int] = []
        self.clock.ticked.connect(self.ticks.append)
        self.clock.passed.connect(self.marks.append)

    def step(self, id: str) -> AgendaStep:
        found = self.document.find(id, AgendaStep)
        assert found is not None
        return found

    def begin(self, id: str) -> None:
        begin_step(self.document, id, self.clock.now)
        self.clock.begin(self.step(id))

    def go(self, seconds: float) -> None:
        self.hands.go(seconds)
        self.clock.look()


@pytest.fixture
def make(qapp: QCoreApplication, tmp_path: Path) -> Iterator[Callable[..., Running]]:
    opened: list[Running] = []

    def open_(hands: Hands | None = None, name: str = "a.cxs") -> Running:
        path = tmp_path / name
        file = SessionFile.open(path) if path.exists() else SessionFile.create(path)
        one = Running(OpenSession(file), hands or Hands())
        opened.append(one)
        return one

    yield open_
    for one in opened:
        one.clock.close_down()
        if not one.session.file.closed:
            one.session.close(abandon=True)


@pytest.fixture
def two(make: Callable[..., Running]) -> tuple[Running, str, str]:
    """A clock, and the ids of a step of five minutes and one of ten."""
    one = make()
    return one, add_step(one.document, "Five", 5), add_step(one.document, "Ten", 10)


Two = tuple[Running, str, str]


def test_a_step_that_begins_has_its_whole_time(two: Two) -> None:
    one, five, _ten = two
    one.begin(five)
    assert one.clock.shown == 300
    assert one.ticks == [300]
    one.go(0.4)
    assert one.clock.shown == 300
    one.go(0.7)
    assert one.ticks[-1] == 299


def test_it_ticks_by_itself_at_each_second(two: Two, qtbot: QtBot) -> None:
    one, five, _ten = two
    one.begin(five)
    one.hands.go(0.96)
    one.clock.look()
    with qtbot.waitSignal(one.clock.ticked, timeout=1000):
        pass  # 40 ms later the second is over; the clock of the test stands, so it looks again and again
    assert one.ticks[-1] == 300


def test_it_goes_on_below_nothing_and_tells_each_mark_once(two: Two) -> None:
    one, five, _ten = two
    one.begin(five)
    for _second in range(310):
        one.go(1)
    assert one.marks == [120, 30, 0]
    assert one.ticks[-1] == -10


def test_after_a_sleep_it_is_as_late_as_it_is_and_tells_the_last_mark_alone(two: Two) -> None:
    one, five, _ten = two
    one.begin(five)
    one.go(400)
    assert one.clock.shown == -100
    assert one.marks == [0]


def test_a_changed_time_of_day_changes_nothing_but_what_is_shown_as_time_of_day(two: Two) -> None:
    one, five, _ten = two
    one.begin(five)
    one.go(60)
    one.hands.day += 3600
    one.clock.look()
    assert one.clock.shown == 240
    assert one.clock.now == DAY + 60
    assert one.clock.as_shown(one.clock.now) == DAY + 3660


def test_a_pause_stands_and_a_minute_more_or_less_counts(two: Two) -> None:
    one, five, _ten = two
    one.begin(five)
    one.go(60)
    one.clock.pause_or_go_on()
    one.go(600)
    assert (one.clock.paused, one.clock.shown) == (True, 240)
    one.clock.add(1)
    assert one.clock.shown == 300
    one.clock.pause_or_go_on()
    one.go(270)
    one.clock.add(-1)
    assert one.clock.shown == 0
    one.clock.add(-1)
    assert one.clock.shown == 0
    one.clock.restart()
    assert one.clock.shown == 300


def test_nothing_of_it_is_on_the_undo_stack(two: Two) -> None:
    one, five, _ten = two
    label = one.document.undo_label
    one.begin(five)
    one.clock.add(1)
    one.clock.pause_or_go_on()
    one.clock.restart()
    assert one.document.undo_label == label


def test_minutes_edited_while_the_step_runs_are_minutes_more(two: Two) -> None:
    one, five, _ten = two
    one.begin(five)
    one.go(60)
    set_field(one.document, [five], "minutes", 8)
    assert one.clock.shown == 420
    one.document.undo()
    assert one.clock.shown == 240


def test_back_after_a_wrong_key_the_step_goes_on_as_if_it_never_had_been_left(two: Two) -> None:
    one, five, ten = two
    one.begin(five)
    one.go(60)
    one.begin(ten)
    one.go(5)
    one.clock.go_back(one.step(five))
    assert one.clock.shown == 235


def test_back_much_later_it_has_its_whole_time(two: Two) -> None:
    one, five, ten = two
    one.begin(five)
    one.begin(ten)
    one.go(500)
    one.clock.go_back(one.step(five))
    assert one.clock.shown == 300


def test_a_step_that_ends_or_is_deleted_stops_it(two: Two) -> None:
    one, five, ten = two
    one.begin(five)
    end_step(one.document, five, one.clock.now)
    assert (one.clock.step, one.clock.countdown) == ("", None)
    one.begin(ten)
    delete(one.document, [ten])
    assert one.clock.countdown is None
    one.document.undo()
    assert one.clock.step == ten
    assert one.clock.shown == 600


def test_a_restart_in_the_middle_of_a_step_goes_on_with_it(two: Two, make: Callable[..., Running]) -> None:
    one, five, _ten = two
    one.begin(five)
    one.clock.add(1)
    one.go(60)
    one.session.close()
    later = Hands()
    later.steady, later.day = 7.0, one.hands.day + 30
    again = make(later)
    assert (again.clock.step, again.clock.shown) == (five, 270)


def test_a_file_without_its_word_counts_from_the_beginning_of_the_step(
    two: Two, make: Callable[..., Running], tmp_path: Path
) -> None:
    one, five, _ten = two
    one.begin(five)
    one.session.file.set_local("workshop clock", "nonsense")
    one.session.close()
    again = make(one.hands)
    assert again.clock.shown == 300
    again.go(10)
    assert again.clock.shown == 290


def test_a_step_that_was_left_running_on_another_day_waits_for_a_hand(
    two: Two, make: Callable[..., Running]
) -> None:
    one, five, _ten = two
    one.begin(five)
    one.session.close()
    one.hands.go(3 * 86400)
    again = make(one.hands)
    assert (again.clock.paused, again.clock.shown) == (True, 300)


def test_an_hour_of_ticks_in_a_machine_that_is_busy_drifts_by_nothing(two: Two) -> None:
    one, _five, ten = two
    set_field(one.document, [ten], "minutes", 60)
    one.begin(ten)
    begun = one.hands.steady
    for _look in range(400):
        one.go(8.97)  # an export holds each tick up
    assert one.clock.left == pytest.approx(3600 - (one.hands.steady - begun), abs=1e-6)


def test_a_step_that_was_deleted_and_is_back_keeps_its_extra_minutes_and_its_pause(two: Two) -> None:
    one, five, _ten = two
    one.begin(five)
    one.clock.add(2)
    one.go(60)
    one.clock.pause_or_go_on()
    delete(one.document, [five])
    assert one.clock.countdown is None
    one.document.undo()
    assert (one.clock.step, one.clock.paused, one.clock.shown) == (five, True, 360)
    assert one.session.file.local("workshop clock")["step"] == five
