"""What clock and agenda say of times, so that numbers in one sentence never contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cxstudio.app.workshop.agenda_ready import ready_menu
from cxstudio.app.workshop.agenda_words import clock_words, spoken_time, standing_words
from cxstudio.picture.wall.time_words import time_words
from cxstudio.picture.wording import Wording
from cxstudio.text.bidi import levels, visual_order
from cxstudio.words import use_language
from cxstudio.workshop.agenda import Standing
from tests.app.conftest import Opened

NOON = 1_800_000_000.0 // 3600 * 3600


@pytest.fixture
def arabic() -> Iterator[None]:
    use_language("ar")
    yield
    use_language(None)


def said(planned: float, late: float) -> str:
    words = standing_words(Standing(planned, planned + late), planned, planned + late)
    return words.partition(";")[0]


@pytest.mark.parametrize(
    ("second", "late", "words"),
    [
        (0, 0, "On time"),
        (59, 20, "On time"),
        (10, 40, "On time"),
        (10, -40, "1 minute ahead"),
        (0, 240, "4 minutes behind"),
        (59, 241, "5 minutes behind"),
        (0, 239.9999, "4 minutes behind"),
        (30, -125, "2 minutes ahead"),
    ],
)
def test_the_minutes_said_are_those_between_the_times_said(second: int, late: float, words: str) -> None:
    assert said(NOON + second, late) == words


@pytest.mark.parametrize(
    ("left", "face"),
    [(245, "04:05"), (0, "00:00"), (-1, "Time is up"), (-130, "2 min over"), (3720, "1:02:00")],
)
def test_the_console_says_the_time_as_the_wall_does(left: int, face: str, english: None) -> None:
    assert clock_words(left) == face == time_words(left, Wording("en"))


@pytest.mark.parametrize(
    ("language", "digits"), [("fa", "\u06f0\u06f4:\u06f0\u06f5"), ("ar", "\u0660\u0664:\u0660\u0665")]
)
def test_in_right_to_left_words_a_timer_still_reads_from_left_to_right(
    language: str, digits: str, english: None
) -> None:
    use_language(language)
    assert clock_words(245) == digits
    among = f"\u0627{digits}"  # behind a letter that is read from right to left
    seen = "".join(among[place] for place in visual_order(levels(among)[1]))
    assert seen == f"{digits}\u0627"
    assert not set("0123456789-\u2212") & set(clock_words(-130))


def test_a_timer_is_read_aloud_in_words() -> None:
    assert spoken_time(245) == "4 min 5 s left"
    assert spoken_time(-80) == "1 min over"


def test_minutes_in_the_name_of_a_ready_agenda_are_in_the_digits_of_the_window(
    small: Opened, arabic: None
) -> None:
    menu = ready_menu("", lambda _agenda: None, small.window)
    names = [action.text() for action in menu.actions()]
    assert any("٤٥" in name for name in names)
    assert not any(letter in "0123456789" for name in names for letter in name)
