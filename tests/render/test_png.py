"""A PNG is the PDF's page in pixels, and never more of them than fit."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from cxstudio.picture.poster import ExportReport, Page, Poster
from cxstudio.picture.theme import theme
from cxstudio.render import png
from cxstudio.render.png import MOST_PIXELS, TooManyPixels, largest_dpi, write_pngs
from tests.render.posters import images, poster


def page_of(shown: Poster, dpi: float) -> Image.Image:
    return Image.open(io.BytesIO(write_pngs(shown, theme("light"), dpi, images)[0]))


def test_a_page_has_the_pixels_its_size_asks_for() -> None:
    assert page_of(poster(), 72).size == (620, 760)
    assert page_of(poster(), 144).size == (1240, 1520)


def test_the_resolution_is_noted_in_the_file() -> None:
    image = page_of(poster(), 150)
    assert image.info["dpi"] == pytest.approx((150, 150), abs=0.1)


def test_the_readers_note_icons_stay_out() -> None:
    page = poster().pages[0]
    bare = Poster((Page(page.width_pt, page.height_pt, (), (), page.annotations),), ExportReport())
    image = page_of(bare, 72).convert("RGB")
    assert image.getcolors() == [(620 * 760, (255, 255, 255))]


def test_every_page_is_a_picture() -> None:
    page = poster().pages[0]
    small = Page(page.width_pt / 2, page.height_pt / 2, ())
    pictures = write_pngs(Poster((page, small), ExportReport()), theme("light"), 72, images)
    assert [Image.open(io.BytesIO(data)).size for data in pictures] == [(620, 760), (310, 380)]


def test_a_page_too_large_names_the_resolution_that_works(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[object] = []
    monkeypatch.setattr(png, "write_pdf", lambda *given, **_named: drawn.append(given))
    small, large = Page(100, 100, ()), Page(14_000, 14_000, ())
    huge = Poster((small, large), ExportReport())
    with pytest.raises(TooManyPixels, match="dots per inch or fewer") as refused:
        write_pngs(huge, theme("light"), 300)
    assert not drawn
    best = refused.value.largest_dpi
    assert str(best) in str(refused.value)
    assert (14_000 / 72 * best) ** 2 <= MOST_PIXELS < (14_000 / 72 * (best + 1)) ** 2


def test_an_ordinary_page_may_be_printed_finely() -> None:
    assert largest_dpi(595, 842) >= 1000
    assert largest_dpi(2384, 3370) >= 300


def test_a_page_may_be_transparent() -> None:
    """What is drawn is as on white; where nothing is drawn nothing is."""
    (clear,) = write_pngs(poster(), theme("light"), 72, images, transparent=True)
    white = page_of(poster(), 72)
    seen = Image.open(io.BytesIO(clear))
    assert (seen.mode, white.mode) == ("RGBA", "RGB")
    assert seen.getpixel((610, 750)) == (255, 255, 255, 0)
    assert seen.getchannel("A").getextrema() == (0, 255)
    on_white = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")
    bands = ImageChops.difference(on_white, white).split()
    assert max(value for band in bands for value in range(256) if band.histogram()[value]) <= 2
