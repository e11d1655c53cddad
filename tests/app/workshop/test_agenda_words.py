"""What clock and agenda say of times, so that numbers in one sentence never contradict each other."""

from __future__ import annotations

import pytest

from cxstudio.app.workshop.agenda_words import clock_face, spoken_time, standing_words
from cxstudio.workshop.agenda import Standing

NOON = 1_800_000_000.0 // 3600 * 3600


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
    ("left", "face"), [(245, "4:05"), (0, "0:00"), (-80, "\u22121:20"), (3720, "1:02:00")]
)
def test_a_timer_shows_its_time_from_left_to_right(left: int, face: str) -> None:
    assert clock_face(left) == f"\u2066{face}\u2069"


def test_a_timer_is_read_aloud_in_words() -> None:
    assert spoken_time(245) == "4 min 5 s left"
    assert spoken_time(-80) == "1 min 20 s over"
