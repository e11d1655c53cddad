"""The camera: what it shows, and that it never drifts or loses the map."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.canvas.camera import GREATEST_ZOOM, KEPT_IN_SIGHT, LEAST_ZOOM, MARGIN, READABLE, Camera
from cxstudio.picture.primitives import Bounds, Point
from cxstudio.picture.theme import tokens

MAP = Bounds(-40, 0, 1800, 700)
RATIOS = st.sampled_from([1.0, 1.25, 1.5, 2.0, 3.0])


def camera(ratio: float = 1.0, zoom: float = 1.0) -> Camera:
    return Camera(zoom=zoom, ratio=ratio, width=round(900 * ratio), height=round(600 * ratio))


@given(RATIOS, st.floats(0.05, 9), st.integers(0, 899), st.integers(0, 599))
def test_the_point_under_the_pointer_stays_there_while_zooming(
    ratio: float, zoom: float, x: int, y: int
) -> None:
    eye = camera(ratio)
    before = eye.to_map(x, y)
    eye.zoom_at(zoom, x, y)
    after = eye.to_map(x, y)
    assert LEAST_ZOOM <= eye.zoom <= GREATEST_ZOOM
    # The offset is whole device pixels, so it may be off by half of one.
    assert abs(after[0] - before[0]) * eye.scale <= 0.51
    assert abs(after[1] - before[1]) * eye.scale <= 0.51


@given(RATIOS, st.lists(st.tuples(st.floats(-300, 300), st.floats(-300, 300)), max_size=30))
def test_panning_there_and_back_returns_exactly(ratio: float, ways: list[tuple[float, float]]) -> None:
    eye = camera(ratio)
    gone = [eye.pan(dx, dy) for dx, dy in ways]
    for dx, dy in reversed(gone):
        eye.pan(-dx, -dy)
    assert (eye.left, eye.top) == (0, 0)


@given(RATIOS, st.floats(0.1, 4), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_strip_of_the_map_always_stays_in_sight(ratio: float, zoom: float, dx: float, dy: float) -> None:
    eye = camera(ratio, zoom)
    eye.pan(dx, dy)
    eye.keep_in_sight(MAP)
    shown = eye.area_to_device(MAP)
    strip = KEPT_IN_SIGHT * ratio - 1
    assert shown.right >= strip
    assert shown.x <= eye.width - strip
    assert shown.bottom >= strip
    assert shown.y <= eye.height - strip


@given(RATIOS)
def test_fit_shows_all_of_the_map_in_the_middle(ratio: float) -> None:
    eye = camera(ratio)
    eye.fit(MAP)
    shown = eye.area_to_device(MAP)
    assert shown.x >= 0
    assert shown.right <= eye.width
    assert list(shown.centre) == pytest.approx([eye.width / 2, eye.height / 2], abs=1)


def test_fit_never_enlarges_a_small_map() -> None:
    eye = camera()
    eye.fit(Bounds(0, 0, 100, 50))
    assert eye.zoom == 1.0


def test_showing_a_thing_moves_no_further_than_needed() -> None:
    eye = camera()
    assert eye.shift_to_show(Bounds(100, 100, 50, 50)) == (0, 0)
    assert eye.shift_to_show(Bounds(900, 100, 50, 50), margin=10) == (60, 0)
    assert eye.shift_to_show(Bounds(-30, 0, 5000, 50), margin=0)[0] == -30


@pytest.mark.parametrize("rtl", [False, True])
def test_the_first_look_at_a_large_map_is_its_beginning_at_a_readable_size(rtl: bool) -> None:
    eye = camera()
    eye.begin(MAP, rtl=rtl)
    shown = eye.area_to_device(MAP)
    assert eye.zoom == READABLE
    smallest = min(row.size for row in tokens().canvas_type.values())
    assert smallest * eye.zoom >= tokens().zoom["minPaintedTextPx"]
    assert (shown.right <= eye.width) == rtl
    assert (shown.x >= 0) != rtl
    small = Bounds(0, 0, 400, 300)
    eye.begin(small, rtl=rtl)
    assert eye.zoom == 1.0
    assert list(eye.area_to_device(small).centre) == pytest.approx([450, 300], abs=1)


@pytest.mark.parametrize("rtl", [False, True])
def test_a_look_taken_before_comes_back_in_a_larger_view(rtl: bool) -> None:
    eye = camera()
    eye.begin(MAP, rtl=rtl)
    eye.pan(200 if not rtl else -200, 0)
    corner = eye.corner(rtl=rtl)
    larger = camera()
    larger.width, larger.height = eye.width + 300, eye.height + 50
    larger.look_from(corner, eye.zoom, MAP, rtl=rtl)
    assert larger.zoom == eye.zoom
    assert larger.corner(rtl=rtl)[0] == pytest.approx(corner[0], abs=2)


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("corner", [(-3000, -3000), (99_000, 99_000)])
def test_a_look_from_beside_the_map_leaves_no_more_than_its_margin_empty(rtl: bool, corner: Point) -> None:
    eye = camera()
    eye.look_from(corner, 1.0, MAP, rtl=rtl)
    shown = eye.area_to_device(MAP)
    edge = MARGIN * eye.ratio + 1
    assert shown.x <= edge
    assert shown.y <= edge
    assert shown.right >= eye.width - edge
    assert shown.bottom >= eye.height - edge


def test_a_map_that_fits_comes_back_in_the_middle() -> None:
    eye, small = camera(), Bounds(0, 0, 400, 300)
    eye.look_from((-500, -500), 1.0, small, rtl=False)
    assert list(eye.area_to_device(small).centre) == pytest.approx([eye.width / 2, eye.height / 2], abs=1)
