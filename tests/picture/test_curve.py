"""One function draws an emotion curve, whatever paints it and on whatever it lies."""

from __future__ import annotations

import pytest

from cxstudio.picture.curve import commands_of, cubics, emotion_curve
from cxstudio.picture.frame import Frame
from cxstudio.picture.primitives import Path

POINTS = [(10.0, 40.0), (60.0, 20.0), (110.0, 20.0), (180.0, 90.0)]


def test_a_curve_goes_through_its_points_from_where_reading_starts() -> None:
    (path,) = emotion_curve(POINTS, Frame(rtl=True, edge=200.0), 0, first=True)
    assert isinstance(path, Path)
    ends = [(numbers[-2], numbers[-1]) for _, *numbers in path.commands]
    assert ends == [(200.0 - u, y) for u, y in POINTS]


def test_a_curve_stays_between_the_heights_of_its_neighbours() -> None:
    for (_, start), (_, one), (_, two), (_, end) in cubics(POINTS):
        assert min(start, end) <= min(one, two)
        assert max(one, two) <= max(start, end)


@pytest.mark.parametrize("count", [0, 1])
def test_too_few_readings_make_no_line(count: int) -> None:
    assert commands_of(cubics(POINTS[:count]), Frame(rtl=False, edge=0.0)) == ()


def test_each_reading_has_its_mark_over_the_line_where_it_has_a_size() -> None:
    line, *signs = emotion_curve(POINTS, Frame(rtl=False, edge=0.0), 1, first=False, size=8.0)
    assert isinstance(line, Path)
    assert line.stroke is not None
    assert line.stroke.dash
    assert len(signs) == 2 * len(POINTS)
    assert not emotion_curve([], Frame(rtl=False, edge=0.0), 1, first=False, size=8.0)
