"""A PNG is the PDF's page in pixels, and never more of them than fit."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from cxstudio.picture.poster import ExportReport, Page, Poster
from cxstudio.picture.theme import theme
from cxstudio.render.png import MOST_PIXELS, TooManyPixels, largest_dpi, write_png
from tests.render.posters import images, poster


def test_a_page_has_the_pixels_its_size_asks_for() -> None:
    data = write_png(poster(), theme("light"), 72, images)
    image = Image.open(io.BytesIO(data))
    assert image.size == (620, 760)
    assert Image.open(io.BytesIO(write_png(poster(), theme("light"), 144, images))).size == (1240, 1520)


def test_the_resolution_is_noted_in_the_file() -> None:
    image = Image.open(io.BytesIO(write_png(poster(), theme("light"), 150)))
    assert image.info["dpi"] == pytest.approx((150, 150), abs=0.1)


def test_the_readers_note_icons_stay_out() -> None:
    page = poster().pages[0]
    bare = Poster((Page(page.width_pt, page.height_pt, (), (), page.annotations),), ExportReport())
    image = Image.open(io.BytesIO(write_png(bare, theme("light"), 72))).convert("RGB")
    assert image.getcolors() == [(620 * 760, (255, 255, 255))]


def test_a_page_too_large_names_the_resolution_that_works() -> None:
    huge = Poster((Page(14_000, 14_000, ()),), ExportReport())
    with pytest.raises(TooManyPixels, match="dots per inch or fewer") as refused:
        write_png(huge, theme("light"), 300)
    best = refused.value.largest_dpi
    assert str(best) in str(refused.value)
    assert (14_000 / 72 * best) ** 2 <= MOST_PIXELS < (14_000 / 72 * (best + 1)) ** 2


def test_an_ordinary_page_may_be_printed_finely() -> None:
    assert largest_dpi(595, 842) >= 1000
    assert largest_dpi(2384, 3370) >= 300
