"""An SVG, the PDF and the screen show the same page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxstudio.picture.poster import PageSetup, Poster, ProfileName
from cxstudio.picture.profiles import compose_pages
from cxstudio.picture.theme import theme
from cxstudio.render.svg import write_svgs
from tests.makers import mixed_scripts_map
from tests.render.looking import differences, drawn, painted_page, printed
from tests.render.posters import cards, engine, images, poster

pytestmark = [pytest.mark.qt, pytest.mark.usefixtures("qapp")]

MEAN, WORST_TILE = 0.6, 8.5  # of 255, as for the screen


def page_alone(shown: Poster, place: int = 0) -> Poster:
    return replace(shown, pages=(shown.pages[place],))


def compared(shown: Poster, name: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """How far the SVG of the first page is from the PDF's picture of it, and from the screen's."""
    paper = printed(shown, theme(name), 144, images)
    (data,) = write_svgs(shown, theme(name), images)
    found = drawn(data, paper.size)
    return differences(found, paper), differences(
        found, painted_page(shown.pages[0], theme(name), paper.size)
    )


@pytest.mark.parametrize("name", ["light", "print", "grey"])
def test_a_page_of_every_script_and_shape_looks_as_on_paper(name: str) -> None:
    paper = printed(poster(), theme(name), 144, images)
    (data,) = write_svgs(poster(), theme(name), images)
    mean, worst = differences(drawn(data, paper.size), paper)
    assert mean <= MEAN
    assert worst <= WORST_TILE


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_real_poster_looks_as_on_paper_and_on_screen(direction: str) -> None:
    made = mixed_scripts_map(direction=direction)
    shown = compose_pages(made.document, made.journey, engine(), PageSetup())
    for mean, worst in compared(page_alone(shown), shown.theme):
        assert mean <= MEAN
        assert worst <= WORST_TILE


@pytest.mark.parametrize("profile", ["handout", "slides"])
def test_the_first_page_for_every_purpose_looks_as_on_paper(profile: ProfileName) -> None:
    made = mixed_scripts_map()
    shown = compose_pages(made.document, made.journey, engine(), PageSetup(profile=profile, size="A4"))
    (mean, worst), _screen = compared(page_alone(shown), shown.theme)
    assert mean <= MEAN
    assert worst <= WORST_TILE


@pytest.mark.parametrize("missing", [0, 2, 5])
def test_a_missing_part_would_be_noticed(missing: int) -> None:
    parts = cards()
    paper = printed(poster(), theme("light"), 144, images)
    (data,) = write_svgs(poster(parts[:missing] + parts[missing + 1 :]), theme("light"), images)
    assert differences(drawn(data, paper.size), paper)[1] > WORST_TILE
