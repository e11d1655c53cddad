"""The matrix: values and places agree, bubbles never lie on each other, nothing leaves its field."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxstudio.insight.plan import Weighed
from cxstudio.picture.primitives import Text
from cxstudio.picture.sheets.matrix import RADIUS, Matrix
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import standard_engine

ENGINE = standard_engine()


def item(number: int, impact: float | None, effort: float | None) -> Weighed:
    return Weighed(f"a{number}", number, f"Action {number}", "action", impact, effort)


def matrix(*items: Weighed, rtl: bool = False, chosen: tuple[str, ...] = ()) -> Matrix:
    return Matrix(ENGINE, Wording("fa" if rtl else "en", rtl), 520.0, 560.0, items, chosen)


@pytest.mark.parametrize("rtl", [False, True])
@given(impact=st.floats(1, 5), effort=st.floats(1, 5))
def test_a_place_tells_the_values_that_led_to_it(rtl: bool, impact: float, effort: float) -> None:
    made = matrix(rtl=rtl)
    found = made.values(made.place(impact, effort))
    assert found == pytest.approx((impact, effort), abs=1e-6)


def test_impact_grows_upwards_and_effort_in_reading_direction() -> None:
    low, high = matrix().place(1, 1), matrix().place(5, 5)
    assert high[1] < low[1]
    assert high[0] > low[0]
    mirrored = matrix(rtl=True)
    assert mirrored.place(5, 5)[0] < mirrored.place(1, 1)[0]


def test_outside_of_the_fields_there_are_no_values() -> None:
    assert matrix().values((1.0, 1.0)) is None
    made = matrix()
    assert made.values((made.field.x + 1, made.field.y + 1)) == (5.0, 1.0)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(2, 10), st.integers(2, 10)), max_size=24))
def test_bubbles_do_not_lie_on_each_other_and_keep_their_height(halves: list[tuple[int, int]]) -> None:
    made = matrix(*(item(n, a / 2, b / 2) for n, (a, b) in enumerate(halves)))
    spots = list(made.spots.values())
    for place, (one, (impact, effort)) in enumerate(zip(spots, halves, strict=True)):
        assert made.field.contains(*one)
        assert one[1] == made.place(impact / 2, effort / 2)[1]
        # A row of the field holds sixteen of them side by side.
        if sum(a == impact for a, _b in halves) <= 4:
            near = [x for x, (a, _b) in zip(spots, halves, strict=True) if a == impact]
            near.remove(one)
            assert all(math.dist(one, other) >= 2 * RADIUS - 0.5 for other in near), place


def test_what_has_no_place_waits_in_the_tray() -> None:
    made = matrix(item(1, 4, 2), item(2, None, None), item(3, 4, None))
    assert made.tray_height > 0
    for id in ("a2", "a3"):
        assert made.tray.contains(*made.spots[id])
    assert made.field.contains(*made.spots["a1"])
    assert matrix(item(1, 4, 2)).tray_height == 0
    assert "a2" not in replace(made, with_tray=False).spots


def test_a_bubble_is_found_under_the_pointer_and_follows_the_hand() -> None:
    made = matrix(item(1, 4, 2), item(2, 2, 4))
    x, y = made.spots["a1"]
    assert made.at(x + 3, y - 3) == "a1"
    assert made.at(made.field.x + 1, made.field.y + 1) == ""
    held = replace(made, held=("a1", (200.0, 200.0)))
    assert held.at(200, 200) == "a1"


def test_the_parts_show_fields_and_bubbles_in_every_direction() -> None:
    for rtl in (False, True):
        made = matrix(item(1, 4, 2), item(2, None, None), rtl=rtl, chosen=("a1",))
        parts = list(made.parts())
        assert [part.role for part in parts].count("bubble") == 2
        words = [p.block.text for part in parts for p in part.primitives if isinstance(p, Text)]
        assert len(words) == 4 + 6 + 1 + 2  # fields, ends of the axes, tray, numbers


def test_a_narrow_matrix_has_no_names_in_its_fields() -> None:
    parts = list(replace(matrix(item(1, 4, 2)), width=200.0).parts())
    assert len([p for part in parts for p in part.primitives if isinstance(p, Text)]) == 6 + 1


@pytest.mark.parametrize("rtl", [False, True])
def test_no_bubble_comes_over_the_name_of_a_field_or_to_the_frame(rtl: bool) -> None:
    corners = [(i, e) for i in (1.0, 3.0, 5.0) for e in (1.0, 3.0, 5.0) for _more in range(3)]
    made = matrix(*(item(n, *at) for n, at in enumerate(corners)), rtl=rtl)
    box, (ground, *_bubbles) = made.field, made.parts()
    words = [p for p in ground.primitives if isinstance(p, Text)]
    names = [p for p in words if box.x <= p.x < box.right and p.y < box.bottom]
    assert len(names) == 4
    for x, y in made.spots.values():
        assert box.x + RADIUS + 4 < x < box.right - RADIUS - 4
        assert all(y - RADIUS > one.y + one.block.height or y + RADIUS < one.y for one in names)


def test_an_empty_matrix_says_what_it_waits_for() -> None:
    ground = next(iter(matrix().parts()))
    words = {p.block.text for p in ground.primitives if isinstance(p, Text)}
    assert "What you add gets its place here" in words
