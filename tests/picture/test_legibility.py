"""The size of the smallest text on papers and screens, and what makes it readable where it is not."""

from __future__ import annotations

from typing import get_args

import pytest

from cxstudio.edits.cards import add_card
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.model.excerpt import LeaveOut, excerpt
from cxstudio.picture.legibility import SCREENS, Legibility, Sight, for_screens, seen_on_screen
from cxstudio.picture.papers import PAPERS, READABLE
from cxstudio.picture.poster import SMALLEST_PRINT, PageSetup, ProfileName, points_told
from cxstudio.picture.profiles import PROFILES, compose_pages
from cxstudio.picture.tiling import tiling
from cxstudio.text.layout import standard_engine
from tests.makers import Made, empty_map, small_map

ENGINE = standard_engine()


def legibility(made: Made, setup: PageSetup) -> Legibility:
    return Legibility(made.document, made.journey, ENGINE, setup)


@pytest.fixture(scope="module")
def wide() -> Made:
    """Too wide for a sheet of A4."""
    made = small_map()
    for stage in range(6):
        id = add_stage(made.document, made.journey, f"Stage {stage}")
        for number in range(5):
            add_touchpoint(made.document, id, f"Step {number}")
    return made


@pytest.fixture(scope="module")
def high() -> Made:
    """Narrow, with a pile of cards in its lowest lanes."""
    made = small_map()
    for kind in ("question", "opportunity"):
        for number in range(60):
            add_card(made.document, kind, made.touchpoints[0], f"{kind} {number}")
    return made


@pytest.mark.parametrize("size", ["A4", "A2", "letter", "fit", "500x700"])
def test_the_size_that_is_told_is_the_one_on_the_page(wide: Made, size: str) -> None:
    told = legibility(wide, PageSetup(size, notes=False)).on_paper(size).size
    poster = compose_pages(wide.document, wide.journey, ENGINE, PageSetup(size, notes=False))
    assert told == pytest.approx(poster.report.smallest_text_pt, rel=0.02)


def test_every_paper_and_screen_is_told(wide: Made) -> None:
    sights = legibility(wide, PageSetup("A4")).sights()
    assert [sight.medium for sight in sights] == ["fit", *PAPERS, *(f"{w}x{h}" for w, h in SCREENS)]
    sizes = {sight.medium: sight.size for sight in sights}
    assert sizes["A4"] < sizes["A3"] < sizes["A2"] < sizes["A1"] < sizes["A0"]


def test_paper_wants_six_points_and_a_screen_a_fiftieth_of_its_height() -> None:
    assert Sight("A4", 6.0).readable
    assert not Sight("A4", 5.9).readable
    assert Sight("1920x1080", 21.6, 21.6 / 1080).readable
    assert not Sight("1920x1080", 20.0, 20 / 1080).readable


def test_every_purpose_has_its_row_and_every_row_its_name() -> None:
    assert set(PROFILES) == set(get_args(ProfileName))


def test_a_readable_map_needs_no_remedy() -> None:
    assert legibility(small_map(), PageSetup("A3")).remedies() == ()
    assert legibility(empty_map(), PageSetup("A4")).remedies() == ()


def test_a_larger_paper_tiles_and_pages_by_stage_are_offered(wide: Made) -> None:
    remedies = {one.kind: one for one in legibility(wide, PageSetup("A4")).remedies()}
    assert set(remedies) >= {"paper", "tiles", "stages"}
    assert remedies["stages"].setup.profile == "handout"


@pytest.mark.parametrize("kind", ["paper", "tiles"])
def test_a_remedy_keeps_its_promise(wide: Made, kind: str) -> None:
    remedy = next(x for x in legibility(wide, PageSetup("A4")).remedies() if x.kind == kind)
    poster = compose_pages(wide.document, wide.journey, ENGINE, remedy.setup)
    assert remedy.size >= SMALLEST_PRINT
    assert poster.report.size_warning == ""
    if kind == "tiles":
        assert remedy.setup.size == READABLE
        full = PageSetup(legibility(wide, PageSetup("A4")).fewest_tiles())
        whole = compose_pages(wide.document, wide.journey, ENGINE, full).pages[0]
        cut = tiling(whole.width_pt, whole.height_pt, remedy.setup.sheet, remedy.setup.overlap_mm)
        assert remedy.sheets == cut.count


def test_the_next_larger_paper_is_offered_not_the_largest(wide: Made) -> None:
    shown = legibility(wide, PageSetup("A4"))
    better = next(one.setup.size for one in shown.remedies() if one.kind == "paper")
    papers = ["A3", "A2", "A1", "A0"]
    assert not any(shown.on_paper(paper).readable for paper in papers[: papers.index(better)])


def test_lanes_that_make_a_map_too_high_may_be_left_out(high: Made) -> None:
    setup = PageSetup("A4", notes=False)
    remedy = next(one for one in legibility(high, setup).remedies() if one.kind == "lanes")
    assert "touchpoints" not in remedy.lanes
    assert "emotion" not in remedy.lanes
    left = excerpt(high.document, LeaveOut(lanes=frozenset(remedy.lanes)))
    after = Legibility(left, high.journey, ENGINE, setup)
    assert after.on_paper("A4").readable


def test_of_a_map_that_no_paper_holds_tiles_of_its_own_size_are_offered() -> None:
    made = small_map()
    for stage in range(18):
        id = add_stage(made.document, made.journey, f"Stage {stage}")
        for number in range(5):
            add_touchpoint(made.document, id, f"Step {number}")
    remedies = {one.kind: one for one in legibility(made, PageSetup("A4")).remedies()}
    assert "paper" not in remedies
    assert remedies["fit"].setup.size == remedies["tiles"].setup.size == "fit"


def test_a_size_is_told_rounded_down_and_never_as_another_number() -> None:
    assert points_told(7.59) == "7.5"
    assert points_told(3.2542) == "3.2"
    assert points_told(5.9999999) == "6"


def test_the_warning_and_the_remedies_tell_one_size(wide: Made) -> None:
    poster = compose_pages(wide.document, wide.journey, ENGINE, PageSetup("A4"))
    paper = next(one for one in legibility(wide, PageSetup("A4")).remedies() if one.kind == "paper")
    assert f"On {paper.setup.size} it is {points_told(paper.size)} pt" in poster.report.size_warning


def test_what_cannot_be_read_on_a_screen_can_be_as_slides(wide: Made) -> None:
    setup = PageSetup("fit")
    assert not seen_on_screen(compose_pages(wide.document, wide.journey, ENGINE, setup)).readable
    shown = seen_on_screen(compose_pages(wide.document, wide.journey, ENGINE, setup))
    assert legibility(wide, setup).on_screen(*SCREENS[0]).share == pytest.approx(shown.share, rel=0.02)
    (remedy,) = for_screens(setup)
    assert seen_on_screen(compose_pages(wide.document, wide.journey, ENGINE, remedy.setup)).readable
