"""Times as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.app.durations import NotATime, minutes, words
from cxstudio.model.records import LONGEST_MINUTES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("41 min", 41),
        ("41", 41),
        ("2 h", 120),
        ("1h30", 90),
        ("1,5 hours", 90),
        ("9 d", 12960),
        ("2 weeks", 20160),
        ("1 h 30", 90),
        ("3 days", 4320),
        ("2 h 15 min", 135),
        ("1 godzina 30 minut", 90),
        ("2 tygodnie", 20160),
        ("٣ أيام", 4320),
        ("۲ هفته", 20160),
        ("1 d 2 h 3 min", 1563),
        ("0", 0),
        ("  ", None),
    ],
)
def test_a_time_is_read_as_it_is_written(text: str, expected: int | None) -> None:
    assert minutes(text) == expected


@pytest.mark.parametrize("text", ["soon", "4 apples", "-3 min", "about 2 h", "99999999999", "min"])
def test_what_is_no_time_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NotATime, match="41 min"):
        minutes(text)


@given(st.integers(min_value=0, max_value=LONGEST_MINUTES))
def test_what_is_shown_reads_back_the_same(amount: int) -> None:
    assert minutes(words(amount)) == amount
