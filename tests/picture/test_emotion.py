"""The emotion lane: curves that never lie, points that can be taken hold of."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.model.records import Emotion, emotion_id
from cxstudio.picture.curve import slopes
from cxstudio.picture.marks import persona_dash
from cxstudio.picture.primitives import Path
from tests.makers import small_map
from tests.picture.maps import of_role, picture

READINGS = st.lists(st.floats(-2, 2), min_size=2, max_size=12)


@given(READINGS)
def test_a_curve_never_rises_above_or_falls_below_the_readings_it_joins(values: list[float]) -> None:
    points = [(136.0 * i, value) for i, value in enumerate(values)]
    slope = slopes(points)
    for i, (a, b) in enumerate(pairwise(points)):
        third = (b[0] - a[0]) / 3
        p = (a[1], a[1] + slope[i] * third, b[1] - slope[i + 1] * third, b[1])
        low, high = min(a[1], b[1]), max(a[1], b[1])
        for step in range(11):
            t = step / 10
            y = (1 - t) ** 3 * p[0] + 3 * (1 - t) ** 2 * t * p[1] + 3 * (1 - t) * t**2 * p[2] + t**3 * p[3]
            assert low - 1e-9 <= y <= high + 1e-9


@given(st.floats(-2, 2))
def test_a_height_gives_back_its_value(value: float) -> None:
    shown = picture(small_map().document)
    assert shown.emotion_at(shown.emotion_y(value)) == pytest.approx(value, abs=1e-9)


def test_heights_beyond_the_scale_give_its_ends() -> None:
    shown = picture(small_map().document)
    assert shown.emotion_at(-1000) == 2
    assert shown.emotion_at(5000) == -2


def test_each_persona_has_its_own_curve_and_the_own_one_is_solid_and_on_top() -> None:
    made = small_map()
    shown = picture(made.document)
    curves = [p.part for p in of_role(shown, "emotion-curve")]
    assert {c.node for c in curves} == set(made.personas)
    strokes = {c.node: c.primitives[0].stroke for c in curves if isinstance(c.primitives[0], Path)}
    own, other = (strokes[id] for id in made.personas)
    assert own is not None
    assert other is not None
    assert own.dash == ()
    assert other.dash
    assert own.width > other.width
    assert curves[-1].node == made.personas[0]


def test_no_other_curve_is_ever_solid() -> None:
    assert all(persona_dash(mark, first=False) for mark in range(8))


def test_a_touchpoint_without_a_reading_offers_a_point_on_screen_and_none_in_print() -> None:
    made = small_map()
    george = made.personas[1]
    shown = picture(made.document)
    points = {p.part.node for p in of_role(shown, "emotion-point")}
    assert emotion_id(made.touchpoints[0], made.personas[0]) in points
    assert emotion_id(made.touchpoints[4], george) not in points
    with made.document.transaction("Clear"):
        made.document.hide(emotion_id(made.touchpoints[3], made.personas[0]))
    points = {p.part.node for p in of_role(picture(made.document), "emotion-point")}
    assert emotion_id(made.touchpoints[3], made.personas[0]) in points


def test_hands_that_are_apart_show_their_spread_and_a_room_that_disagrees_shows_it_by_shape() -> None:
    made = small_map()
    id = emotion_id(made.touchpoints[0], made.personas[0])
    shapes = {}
    said = {}
    for name, counts in (
        ("agree", (0, 0, 0, 4, 0)),
        ("apart", (0, 0, 2, 4, 1)),
        ("disagree", (2, 0, 0, 2, 2)),
    ):
        with made.document.transaction(name):
            made.document.put(
                Emotion(id=id, touchpoint=made.touchpoints[0], persona=made.personas[0], counts=counts)
            )
        placed = picture(made.document).placed(id)
        assert placed is not None
        shapes[name] = len(placed.part.primitives)
        said[name] = placed.part.full
    assert shapes["apart"] == shapes["agree"] + 1  # a whisker
    assert shapes["disagree"] == shapes["agree"] + 3  # its ends point away from each other
    assert said == {
        "agree": "Amina: +1, room, n = 4, few",
        "apart": "Amina: +0.9, room, n = 7",
        "disagree": "Amina: +0.3, room, n = 6, opinions differ",
    }
