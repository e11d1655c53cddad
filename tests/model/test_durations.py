"""A time in words, said once for the window and the map."""

from __future__ import annotations

import pytest

from cxstudio.model.durations import duration_words
from cxstudio.picture.wording import Wording


def plural(one: str, many: str, number: int) -> str:
    return one if number == 1 else many


@pytest.mark.parametrize(
    ("minutes", "exact", "short"),
    [
        (0, "0 min", "0 min"),
        (41, "41 min", "41 min"),
        (120, "2 h", "2 h"),
        (1565, "1 d 2 h 5 min", "1 d 2 h"),
        (1445, "1 d 5 min", "1 d 5 min"),
        (12960, "9 d", "9 d"),
        (10080, "7 d", "7 d"),
        (20160, "2 wk", "2 wk"),
        (20161, "14 d 1 min", "14 d 1 min"),
        (524160, "52 wk", "52 wk"),
    ],
)
def test_a_time_is_exact_in_the_window_and_short_on_the_map(minutes: int, exact: str, short: str) -> None:
    assert duration_words(minutes, plural) == exact
    assert Wording().duration(minutes) == short
