"""A poster in tiles: the sheets put together are the poster again, and each says where it belongs."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest
from PIL import Image

from cxstudio.edits.fields import set_field
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.picture.assumptions import ROLE
from cxstudio.picture.book import compose_book
from cxstudio.picture.legibility import Legibility
from cxstudio.picture.papers import READABLE
from cxstudio.picture.poster import Page, PageSetup, Poster
from cxstudio.picture.primitives import Text
from cxstudio.picture.theme import theme
from cxstudio.picture.tiles import compose_tiles
from cxstudio.picture.tiling import ways
from cxstudio.render.pdf import write_pdf
from cxstudio.text.layout import standard_engine
from tests.makers import Made, mixed_scripts_map, small_map

ENGINE = standard_engine()
SCALE = 1.5  # pixels of a point


def tiles_of(made: Made, setup: PageSetup) -> Poster:
    return compose_tiles(made.document, made.journey, ENGINE, setup)


def pictures(poster: Poster) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(write_pdf(poster, theme(poster.theme)))
    shown = [page.render(scale=SCALE, draw_annots=False).to_pil().convert("RGB") for page in document]
    document.close()
    return shown


def words(page: Page) -> str:
    parts = (placed.part for group in page.layers for placed in group.parts)
    return "\n".join(p.block.text for part in parts for p in part.primitives if isinstance(p, Text))


@pytest.mark.parametrize("make", [small_map, mixed_scripts_map])
@pytest.mark.parametrize(("sheet", "overlap"), [("A4", 10.0), ("letter", 0.0), ("A3", 25.0)])
def test_the_sheets_laid_over_each_other_are_the_poster(make: object, sheet: str, overlap: float) -> None:
    assert callable(make)
    made = make()
    setup = PageSetup("A1", True, profile="tiles", sheet=sheet, overlap_mm=overlap)
    poster = compose_book(made.document, made.journey, ENGINE, PageSetup("A1", True))
    page = poster.pages[0]
    tiled = tiles_of(made, setup)
    lying = tiled.pages[1].width_pt > tiled.pages[1].height_pt
    cut = next(
        way
        for way in ways(page.width_pt, page.height_pt, sheet, overlap)
        if (way.sheet_width > way.sheet_height) == lying
    )
    (wanted, *_more), (_plan, *sheets) = pictures(poster), pictures(tiled)
    # What is left out is blank: the sheets that are there, each at the place it is named by, are the whole page.
    named = {sheet.bookmarks[0].title: shown for sheet, shown in zip(tiled.pages[1:], sheets, strict=False)}
    laid = Image.new("RGB", wanted.size, "white")
    for tile in cut.tiles():
        if (shown := named.get(tile.name)) is None:
            continue
        left, top = round(cut.window.x * SCALE), round(cut.window.y * SCALE)
        right, bottom = round(cut.window.right * SCALE), round(cut.window.bottom * SCALE)
        piece = shown.crop((left, top, right, bottom))
        laid.paste(piece, (round(tile.piece.x * SCALE), round(tile.piece.y * SCALE)))
    # Pixels of the two fall up to half a pixel apart, so single ones differ; no place is empty in one alone.
    for one, other in zip(_coarse(wanted), _coarse(laid), strict=True):
        assert abs(one - other) < 40


def test_sheets_with_nothing_on_them_are_left_out_and_crossed_out_on_the_plan() -> None:
    # High and narrow paper: nothing stands in its lower half.
    setup = PageSetup("300x1600", profile="tiles", notes=False)
    made = small_map()
    page = compose_book(made.document, made.journey, ENGINE, replace(setup, profile="poster")).pages[0]
    plan, *sheets = tiles_of(made, setup).pages
    lying = sheets[0].width_pt > sheets[0].height_pt
    both = ways(page.width_pt, page.height_pt, "A4", 10.0)
    cut = next(way for way in both if (way.sheet_width > way.sheet_height) == lying)
    names = [sheet.bookmarks[0].title for sheet in sheets]
    assert len(names) < min(way.count for way in both)
    assert names == [tile.name for tile in cut.tiles() if tile.name in names]
    assert f"{len(names)} sheets of A4" in words(plan)
    assert "crossed out" in words(plan)
    (grid,) = [p.part for g in plan.layers for p in g.parts if p.part.role == "assembly"]
    assert {shape.block.text for shape in grid.primitives if isinstance(shape, Text)} == set(names)


def test_a_plan_of_sheets_that_are_all_printed_speaks_of_none_left_out() -> None:
    (plan, *_sheets) = tiles_of(small_map(), PageSetup("A3", True, profile="tiles")).pages
    assert "crossed out" not in words(plan)


def _coarse(picture: Image.Image) -> bytes:
    """The greys of a picture, 20 points to each."""
    side = round(20 * SCALE)
    size = (picture.width // side, picture.height // side)
    return picture.convert("L").resize(size, Image.Resampling.BOX).tobytes()


def test_each_sheet_is_named_and_the_plan_comes_first() -> None:
    pages = tiles_of(small_map(), PageSetup("A2", True, profile="tiles")).pages
    plan, *sheets = pages
    assert "How to put the poster together" in words(plan)
    assert "cut off the left and the upper edge" in words(plan)
    names = [page.bookmarks[0].title for page in sheets]
    assert names[0] == "A1"
    assert all(f"Sheet {name}: row" in words(page) for name, page in zip(names, sheets, strict=True))
    assert len({(page.width_pt, page.height_pt) for page in pages}) == 1


def test_every_card_is_whole_on_the_sheets_together() -> None:
    made = small_map()
    whole = compose_book(made.document, made.journey, ENGINE, PageSetup("A1"))
    nodes = {p.part.node for g in whole.pages[0].layers for p in g.parts if p.part.node}
    sheets = tiles_of(made, PageSetup("A1", profile="tiles")).pages[1:]
    assert {p.part.node for page in sheets for g in page.layers for p in g.parts if p.part.node} == nodes


def test_marks_and_names_stand_outside_of_what_is_kept() -> None:
    for page in tiles_of(small_map(), PageSetup("A2", True, profile="tiles")).pages[1:]:
        *_pieces, around = page.layers
        window = next(group.clip for group in page.layers if group.clip is not None)
        for placed in around.parts:
            if placed.part.role == ROLE:
                assert placed.bounds.y >= window.bottom
                continue
            for shape in placed.part.primitives:
                if isinstance(shape, Text):
                    assert shape.y >= window.bottom
                else:
                    points = [command[1:] for command in getattr(shape, "commands", ())]
                    for (x1, y1), (x2, y2) in list(pairwise(points))[::2]:
                        middle = ((x1 + x2) / 2, (y1 + y2) / 2)
                        assert not window.contains(*middle)


def test_a_page_no_larger_than_a_sheet_stays_whole() -> None:
    made = small_map()
    setup = PageSetup("A4", profile="tiles")
    assert (
        tiles_of(made, setup).pages
        == compose_book(made.document, made.journey, ENGINE, PageSetup("A4")).pages
    )


def test_the_plan_of_a_map_that_reads_from_the_right_counts_from_the_left() -> None:
    made = small_map()
    set_field(made.document, ["session"], "direction", "rtl")
    _plan, first, second, *_rest = tiles_of(made, PageSetup("A2", True, profile="tiles")).pages
    assert first.bookmarks[0].title == "A1"
    assert second.bookmarks[0].title == "A2"


def test_a_poster_of_no_stage_can_be_tiled() -> None:
    made = small_map()
    poster = tiles_of(made, PageSetup("fit", profile="tiles", sheet="A4", overlap_mm=50.0))
    assert len(poster.pages) > 1


@pytest.mark.parametrize("sheet", ["A4", "letter"])
def test_where_nobody_chose_a_size_the_poster_fills_as_few_sheets_as_can_be_read(sheet: str) -> None:
    made = small_map()
    for stage in range(5):
        id = add_stage(made.document, made.journey, f"Stage {stage}")
        for number in range(4):
            add_touchpoint(made.document, id, f"Step {number}")
    poster = tiles_of(made, PageSetup(READABLE, profile="tiles", sheet=sheet))
    assert poster.report.smallest_text_pt >= 7
    large = tiles_of(made, PageSetup("A1", profile="tiles", sheet=sheet))
    assert 2 < len(poster.pages) < len(large.pages)
    size = Legibility(made.document, made.journey, ENGINE, PageSetup(sheet=sheet)).fewest_tiles()
    page = compose_book(made.document, made.journey, ENGINE, PageSetup(size)).pages[0]
    cut = ways(page.width_pt, page.height_pt, sheet, 10.0)[0]
    assert cut.count >= len(poster.pages) - 1
    assert cut.covered.width - page.width_pt < 3
    assert cut.covered.height - page.height_pt < 3


@pytest.mark.parametrize("rtl", [False, True])
def test_the_poster_begins_at_the_leading_corner_of_the_first_sheet(rtl: bool) -> None:
    for cut in ways(2000.0, 1000.0, "A4", 10.0, rtl=rtl):
        assert cut.covered.y == 0.0
        assert (cut.covered.right if rtl else cut.covered.x) == (2000.0 if rtl else 0.0)
