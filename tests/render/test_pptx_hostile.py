"""Texts that are no plain words go into a deck as they are, or as much of them as a file can hold."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from cxstudio.picture.pages import PageSetup, compose
from cxstudio.picture.poster import Element, PageNote
from cxstudio.picture.primitives import Bounds, Part, Placed, Text
from cxstudio.picture.theme import theme
from cxstudio.render.pptx import write_pptx
from cxstudio.text.layout import Style
from tests.makers import large_map
from tests.render.decks import deck, page_of, shape_with, words_of
from tests.render.posters import card, engine, images

HOSTILE = [
    "<a:hlinkClick r:id='x'/> & </a:t></a:r> ]]>",
    "&lt;&#0;&nbsp;&xxe;",
    "=cmd|' /C calc'!A0",
    "https://example.org/?a=1&b=2",
    "\"quoted\" 'twice'",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_words(text: str) -> None:
    shown = page_of(
        Placed(card("c", "T", text), 20, 20),
        structure=(Element("H1", "", text),),
        annotations=(PageNote(0, 0, text, text),),
    )
    slide = deck(replace(shown, title=text, language=text)).slides[0]
    assert text in words_of(slide)
    assert slide.notes_slide.notes_text_frame.text == text
    assert not [one for one in slide.element.iter() if "hlink" in str(one.tag)]


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff", "\x7f"])
def test_what_xml_cannot_hold_does_not_break_a_file(bad: str) -> None:
    text = f"be{bad}fore"
    shown = page_of(Placed(card("c", text, text), 20, 20), speech=text, structure=(Element("H1", "", text),))
    for as_pictures in (False, True):
        made = write_pptx(replace(shown, title=text), theme("light"), images=images, as_pictures=as_pictures)
        with zipfile.ZipFile(io.BytesIO(made)) as package:
            for name in package.namelist():
                if name.endswith((".xml", ".rels")):
                    ET.fromstring(package.read(name))


def test_ten_thousand_letters_are_all_there() -> None:
    text = "word " * 2000
    slide = deck(page_of(Placed(card("c", "Long", text), 20, 20))).slides[0]
    assert shape_with(slide, "Long").text_frame.text.count("word") == 2000


def test_a_cut_text_ends_as_it_does_on_the_page_and_is_described_in_full() -> None:
    block = engine().block("one two three four five six", Style(13), 60, max_lines=2)
    part = Part("c", "card", Bounds(0, 0, 60, 40), (Text(0, 0, block, "ink"),), full=block.text)
    shape = shape_with(deck(page_of(Placed(part, 20, 20))).slides[0], "one")
    assert shape.text_frame.text.endswith("…")
    assert "six" not in shape.text_frame.text
    assert shape.element.nvSpPr.cNvPr.get("descr") == block.text


def test_a_large_map_stays_a_small_file() -> None:
    made = large_map(300)
    shown = compose(made.document, made.journey, engine(), PageSetup(size="fit"))
    assert len(write_pptx(shown, theme("print"))) < 2_000_000
