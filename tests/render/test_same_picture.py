"""The screen and the paper show the same picture."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from cxstudio.picture.map import MapPicture
from cxstudio.picture.poster import ExportReport, Page, PlacedGroup, Poster
from cxstudio.picture.primitives import Placed
from cxstudio.picture.theme import THEMES, theme
from tests.makers import mixed_scripts_map
from tests.render.looking import differences, painted, printed
from tests.render.posters import cards, engine, images, poster

pytestmark = [pytest.mark.qt, pytest.mark.usefixtures("qapp")]

# Of 255, after a slight blur. Measured: at most 0.4 and 7.3 when equal (edges half a pixel off); missing border: 9.9.
MEAN = 0.6
WORST_TILE = 8.5


def alike(parts: tuple[Placed, ...], name: str, scale: float = 2) -> bool:
    """Whether Qt's picture of these parts is the PDF's picture of all of them."""
    paper = printed(poster(), theme(name), 72 * scale, images)
    mean, worst = differences(painted(parts, theme(name), scale, paper.size, images), paper)
    return mean <= MEAN and worst <= WORST_TILE


@pytest.mark.parametrize("name", THEMES)
def test_qt_and_the_pdf_show_the_same_picture(name: str) -> None:
    assert alike(cards(), name)


@pytest.mark.parametrize("name", ["light", "dark", "print"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_real_map_looks_the_same_in_both(name: str, direction: str) -> None:
    made = mixed_scripts_map(direction=direction)
    picture = MapPicture(made.document, made.journey, engine())
    area = picture.bounds
    parts = tuple(Placed(one.part, one.dx - area.x, one.dy - area.y) for one in picture.parts())
    # Whole points: a fraction of a pixel at the edge would stretch one of the two pictures.
    page = Page(math.ceil(area.width), math.ceil(area.height), (PlacedGroup(1, 0, 0, parts),))
    paper = printed(Poster((page,), ExportReport()), theme(name), 144)
    mean, worst = differences(painted(parts, theme(name), 2, paper.size), paper)
    assert mean <= MEAN
    assert worst <= WORST_TILE


def test_they_agree_at_another_size() -> None:
    assert alike(cards(), "light", 1.5)


@pytest.mark.parametrize("missing", range(len(cards())))
def test_a_missing_part_is_noticed(missing: int) -> None:
    parts = cards()
    assert not alike(parts[:missing] + parts[missing + 1 :], "print")


@pytest.mark.parametrize("missing", range(4))
def test_a_missing_border_bar_or_text_is_noticed(missing: int) -> None:
    parts = cards()
    part = parts[3].part
    less = replace(part, primitives=part.primitives[:missing] + part.primitives[missing + 1 :])
    assert not alike((*parts[:3], replace(parts[3], part=less), *parts[4:]), "print")


def test_a_part_out_of_place_is_noticed() -> None:
    parts = cards()
    assert not alike((*parts[:3], replace(parts[3], dx=parts[3].dx + 4), *parts[4:]), "light")
