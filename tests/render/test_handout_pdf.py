"""Handouts of the samples as PDF, read again by others: their words, bookmarks and links."""

from __future__ import annotations

import io
import unicodedata
from functools import cache
from typing import Any

import pypdf
import pytest

from cxstudio.picture.theme import theme
from cxstudio.render.pdf import write_pdf
from tests.picture.handout.written import SAMPLES, handout_of_sample, sample, shown_cards
from tests.render.test_pdf_text import read_by_pdfium, read_by_pypdf, recall


@cache
def pdf(name: str) -> bytes:
    return write_pdf(handout_of_sample(name), theme("print"))


def reader(name: str) -> Any:
    return pypdf.PdfReader(io.BytesIO(pdf(name)), strict=True)


def without_marks(text: str) -> str:
    parted = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in parted if not unicodedata.combining(sign))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_word_of_every_card_can_be_found(name: str) -> None:
    texts = [card.text for card in shown_cards(name)]
    # Readers put marks of vowels in an order of their own.
    bare = [without_marks(text) for text in texts]
    assert recall(bare, without_marks(read_by_pdfium(pdf(name))).replace(" ", "")) == 1.0
    assert recall(texts, read_by_pypdf(pdf(name))) > 0.97


@pytest.mark.parametrize("name", SAMPLES)
def test_chapters_and_stages_are_bookmarks(name: str) -> None:
    document = sample(name)
    outline = reader(name).outline
    titles = [mark.title for row in outline if isinstance(row, list) for mark in row]
    assert len([row for row in outline if not isinstance(row, list)]) >= 6
    for stage in document.stages(document.journeys()[0].id):
        assert any(stage.title in title for title in titles)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_link_leads_to_a_page(name: str) -> None:
    made = reader(name)
    pages = {page.indirect_reference.idnum for page in made.pages}
    links = [
        note.get_object()
        for page in made.pages
        for note in page.get("/Annots", [])
        if note.get_object()["/Subtype"] == "/Link"
    ]
    wanted = sum(len(page.links) for page in handout_of_sample(name).pages)
    assert len(links) >= wanted * 0.9  # what a hidden lane holds has no place to lead to
    assert all(link["/Dest"][0].idnum in pages for link in links)


def test_the_reading_order_begins_with_the_title_and_has_every_stage() -> None:
    name = SAMPLES[0]
    document = sample(name)
    told = [element.text for page in handout_of_sample(name).pages for element in page.structure]
    assert told[0] == document.session.title
    places = [
        next(place for place, text in enumerate(told) if text == f"{number} {stage.title}")
        for number, stage in enumerate(document.stages(document.journeys()[0].id), start=1)
    ]
    assert places == sorted(places)


def test_a_grey_print_tells_all_that_a_coloured_one_tells() -> None:
    texts = [card.text for card in shown_cards(SAMPLES[0])]
    grey = write_pdf(handout_of_sample(SAMPLES[0]), theme("grey"))
    assert recall(texts, read_by_pdfium(grey)) == 1.0
