"""The geometry alone: columns, rows and where a point falls."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cxstudio.picture.frame import Frame
from cxstudio.picture.grid import Column, Grid, Row
from cxstudio.picture.primitives import Bounds

ROWS = (Row("touchpoints", 52, 120, 100), Row("emotion", 172, 144), Row("pains", 316, 60, 44))
COLUMNS = (
    Column("one", 112, 280, ("a", "b"), (120, 256), 128),
    Column("two", 400, 144, (), (), 128),
    Column("three", 552, 144, ("c",), (560,), 128),
)
GRID = Grid(Frame(), 112, 52, COLUMNS, ROWS)


def test_a_point_in_a_sub_column_names_its_touchpoint_and_lane() -> None:
    place = GRID.place_at(130, 200)
    assert (place.stage, place.touchpoint, place.lane) == ("one", "a", "emotion")
    assert place.inside


def test_the_half_a_point_falls_into_decides_what_it_stands_before() -> None:
    assert GRID.place_at(130, 60).before_touchpoint == "a"
    assert GRID.place_at(200, 60).before_touchpoint == "b"
    assert GRID.place_at(370, 60).before_touchpoint is None
    assert GRID.place_at(130, 60).before_stage == "one"
    assert GRID.place_at(300, 60).before_stage == "two"
    assert GRID.place_at(690, 60).before_stage is None


def test_over_the_stage_headers_there_is_no_lane() -> None:
    assert GRID.place_at(130, 10).lane == ""


def test_an_empty_stage_has_no_touchpoint() -> None:
    place = GRID.place_at(450, 100)
    assert (place.stage, place.touchpoint, place.before_touchpoint) == ("two", "", None)


def test_outside_the_grid_the_nearest_place_is_named() -> None:
    place = GRID.place_at(5000, 5000)
    assert not place.inside
    assert (place.stage, place.touchpoint, place.lane) == ("three", "c", "pains")
    place = GRID.place_at(-50, -50)
    assert not place.inside
    assert (place.stage, place.lane) == ("one", "")


def test_a_grid_without_stages_still_answers() -> None:
    empty = Grid(Frame(), 112, 52, (), ROWS, ghost=240)
    assert empty.bounds == Bounds(0, 0, 352, 384)
    assert empty.place_at(200, 60).stage == ""


@given(st.floats(-100, 900), st.floats(-50, 500))
def test_right_to_left_is_the_mirror_image(x: float, y: float) -> None:
    mirrored = replace(GRID, frame=Frame(rtl=True))
    assert mirrored.place_at(-x, y) == GRID.place_at(x, y)


@given(st.floats(-100, 900), st.floats(0, 600), st.floats(1, 900), st.floats(1, 400))
def test_culling_never_loses_a_band_that_shows(x: float, y: float, width: float, height: float) -> None:
    for grid in (GRID, replace(GRID, frame=Frame(rtl=True))):
        area = Bounds(x, y, width, height)
        shown = {grid.columns[i].stage for i in grid.columns_in(area)}
        assert shown >= {c.stage for c in grid.columns if grid.frame.box(c.left, 0, c.width, 1e4).meets(area)}
        rows = {grid.rows[i].key for i in grid.rows_in(area)}
        assert rows >= {r.key for r in grid.rows if Bounds(-1e4, r.top, 2e4, r.height).meets(area)}
