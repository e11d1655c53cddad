"""Whole posters of real maps, from the document to the bytes."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pytest

from cxstudio.picture.pages import PageSetup, compose
from cxstudio.picture.papers import PaperSize
from cxstudio.picture.poster import Poster
from cxstudio.picture.theme import theme
from cxstudio.render.pdf import write_pdf
from tests.makers import SCRIPTS, Made, mixed_scripts_map, small_map
from tests.render.looking import differences, painted_page, printed
from tests.render.posters import engine
from tests.render.test_pdf_text import core, normal, read_by_pdfium
from tests.render.test_same_picture import MEAN, WORST_TILE


def poster_of(made: Made, size: PaperSize = "A3") -> Poster:
    return compose(made.document, made.journey, engine(), PageSetup(size=size, theme="print"))


def pdf_of(made: Made, size: PaperSize = "A3") -> bytes:
    return write_pdf(poster_of(made, size), theme("print"))


def reader(data: bytes) -> Any:
    return pypdf.PdfReader(io.BytesIO(data), strict=True)


def test_stages_are_bookmarks_and_callouts_are_notes() -> None:
    pdf = reader(pdf_of(small_map()))
    journey, stages = pdf.outline
    assert journey.title == "A first visit"
    assert [stage.title for stage in stages] == ["Book", "Visit"]
    notes = [item.get_object() for page in pdf.pages for item in page.get("/Annots", [])]
    assert any("Measured in May" in note["/Contents"] for note in notes)


def test_what_was_written_on_cards_is_in_the_file() -> None:
    text = read_by_pdfium(pdf_of(small_map()))
    for written in (
        "Booking line",
        "Twenty minutes on hold",
        "“Three times I typed my number.”",
        "gives up online",
    ):
        assert written in text


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_every_script_of_a_map_can_be_copied_again(direction: str) -> None:
    text = read_by_pdfium(pdf_of(mixed_scripts_map(direction=direction), "fit")).replace(" ", "")
    # Marks piled on one letter come back in another order.
    words = {
        core(word) for script, line in SCRIPTS.items() if script != "Marks" for word in normal(line).split()
    }
    assert {word for word in words if word not in text} == set()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_words_of_left_to_right_texts_keep_their_order(direction: str) -> None:
    # A reader that is told of a right-to-left document would turn them around.
    text = read_by_pdfium(pdf_of(mixed_scripts_map(direction=direction), "fit"))
    assert "Съешь ещё этих мягких булок" in text
    assert "Zażółć gęślą jaźń" in text


def test_the_same_map_made_twice_gives_the_same_bytes() -> None:
    assert pdf_of(small_map()) == pdf_of(small_map())


@pytest.mark.qt
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_page_looks_the_same_on_screen(direction: str) -> None:
    poster = poster_of(mixed_scripts_map(direction=direction))
    paper = printed(poster, theme("print"), 144)
    mean, worst = differences(painted_page(poster.pages[0], theme("print"), paper.size), paper)
    assert mean <= MEAN
    assert worst <= WORST_TILE
