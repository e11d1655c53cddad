"""A page cut into sheets: all of it is covered, the strips are as wide as asked, and no sheet is for nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.picture.papers import PAPERS, POINTS_PER_MM
from cxstudio.picture.tiling import tile_name, tiling

MM = POINTS_PER_MM


@given(
    width=st.floats(300, 14_000),
    height=st.floats(300, 14_000),
    sheet=st.sampled_from(sorted(PAPERS)),
    overlap=st.floats(0, 50),
)
def test_the_windows_cover_the_page_and_share_the_strip(
    width: float, height: float, sheet: str, overlap: float
) -> None:
    cut = tiling(width, height, sheet, overlap)
    tiles = list(cut.tiles())
    assert len(tiles) == cut.count
    assert min(tile.piece.x for tile in tiles) <= 0.01
    assert min(tile.piece.y for tile in tiles) <= 0.01
    assert max(tile.piece.right for tile in tiles) >= width - 0.02
    assert max(tile.piece.bottom for tile in tiles) >= height - 0.02
    for tile in tiles:
        if tile.column:
            beside = next(x for x in tiles if (x.row, x.column) == (tile.row, tile.column - 1))
            assert beside.piece.right - tile.piece.x == pytest.approx(cut.overlap, abs=0.01)
        if tile.row:
            above = next(x for x in tiles if (x.row, x.column) == (tile.row - 1, tile.column))
            assert above.piece.bottom - tile.piece.y == pytest.approx(cut.overlap, abs=0.01)


def test_the_way_of_fewest_sheets_is_taken() -> None:
    # 190 x 277 mm are printed of an A4 sheet: a page of two windows side by side needs two lying or standing ones.
    assert tiling(370 * MM, 270 * MM, "A4", 10).count == 2
    assert tiling(270 * MM, 370 * MM, "A4", 10).count == 2


def test_a_strip_that_leaves_nothing_is_made_narrower() -> None:
    assert tiling(2000, 2000, "A4", 1000).count < 1000


def test_sheets_are_called_by_letter_and_number() -> None:
    assert [tile_name(row, 0) for row in (0, 1, 25, 26, 27)] == ["A1", "B1", "Z1", "AA1", "AB1"]
    assert tile_name(2, 11) == "C12"
