"""Which words become part of which shape, and where they stay when they are edited or their font is replaced."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxstudio.picture.primitives import Bounds, Ellipse, Part, Path, Placed, Primitive, Rect, Text
from cxstudio.render.pptx_frames import framed, leaning
from cxstudio.render.pptx_text import shown, sides_of
from cxstudio.text.layout import Style
from tests.render.decks import A, deck, page_of, shape_with
from tests.render.posters import engine

BOX = Bounds(0, 0, 200, 100)
CARD = Rect(BOX, "surface")


def text(words: str, x: float, y: float, width: float = float("inf"), size: float = 12) -> Text:
    return Text(x, y, engine().block(words, Style(size), width), "ink")


def texts_in(*primitives: Primitive) -> dict[int, tuple[int, ...]]:
    return {frame: filled.texts for frame, filled in framed(primitives).items()}


def test_texts_under_each_other_are_one_column_and_others_stay_beside_it() -> None:
    title, body = text("A title of some length", 10, 10, 150), text("and a body", 10, 28, 150)
    far, aside = text("far below", 10, 80, 150), text("1.2", 180, 10)
    assert texts_in(CARD, aside, body, far, title) == {0: (4, 2)}


def test_a_text_belongs_to_the_smallest_shape_around_it() -> None:
    chip = Rect(Bounds(10, 60, 80, 20), "accentTint")
    assert texts_in(CARD, chip, text("Title", 10, 10), text("chip", 14, 62)) == {0: (2,), 1: (3,)}


def test_a_text_that_would_be_hidden_in_a_shape_stays_over_what_hides_it() -> None:
    patch = Path((("M", 0.0, 0.0), ("L", 100.0, 0.0), ("L", 100.0, 100.0), ("Z",)), fill="surface")
    assert texts_in(CARD, patch, text("Title", 60, 10)) == {}
    assert texts_in(CARD, replace(patch, fill=None), text("Title", 60, 10)) == {0: (2,)}


def test_a_number_in_a_disc_stands_in_its_middle() -> None:
    number = text("7", 0, 0)
    block = number.block
    number = replace(number, x=50 - block.width / 2, y=50 - block.height / 2)
    disc = Ellipse(Bounds(38, 38, 24, 24), "accent")
    slide = deck(page_of(Placed(Part("p", "pin", BOX, (disc, number)), 0, 0))).slides[0]
    body = shape_with(slide, "7").text_frame._txBody.bodyPr
    assert (body.get("anchor"), body.get("wrap")) == ("ctr", "none")
    assert [
        one.get("algn") for one in slide.element.iter(f"{A}pPr") if one.getparent().find(f"{A}r") is not None
    ][-1] == "ctr"


@pytest.mark.parametrize("side", ["l", "ctr", "r"])
def test_a_label_grows_away_from_the_edge_it_stands_at(side: str) -> None:
    label = text("60 %", 0, 40)
    width = label.block.width
    left = {"l": 2.0, "ctr": 100 - width / 2, "r": 198 - width}[side]
    leant = leaning(replace(label, x=left), BOX)
    assert sides_of(leant.block)[False] == side
    assert leant.x + leant.block.lines[0].x == pytest.approx(left)
    assert leant.block.width > width


def test_a_text_that_fills_its_part_or_has_several_lines_is_left_as_it_is() -> None:
    whole = text("60 %", 0, 0)
    assert leaning(whole, Bounds(0, 0, whole.block.width, 20)) is whole
    several = text("several words on lines", 190, 0, 60)
    assert leaning(several, BOX) is several


def test_a_label_does_not_break_but_a_text_does() -> None:
    label, several = text("60 %", 180, 10), text("words that stand on more than one line", 10, 40, 90)
    slide = deck(page_of(Placed(Part("p", "x", BOX, (label, several)), 0, 0))).slides[0]
    wraps = [shape_with(slide, words).text_frame._txBody.bodyPr.get("wrap") for words in ("60 %", "words")]
    assert wraps == ["none", "square"]


def test_in_a_shape_of_one_line_nothing_breaks_and_in_a_higher_one_words_get_smaller() -> None:
    line = Rect(Bounds(0, 0, 150, 20), "surface", None, (4.0,) * 4)
    card = Rect(Bounds(0, 40, 90, 110), "surface", None, (4.0,) * 4)
    label, several = text("a label", 20, 0, 110), text("words that stand on more than one line", 6, 46, 78)
    slide = deck(page_of(Placed(Part("p", "x", BOX, (line, label, card, several)), 0, 0))).slides[0]
    bodies = [shape_with(slide, words).text_frame._txBody.bodyPr for words in ("a label", "words")]
    assert [body.get("wrap") for body in bodies] == ["none", "square"]
    assert [body[0].tag.rpartition("}")[2] for body in bodies] == ["noAutofit", "normAutofit"]


def test_lines_are_as_far_apart_as_on_the_page_in_the_font_of_the_page() -> None:
    block = engine().block("one two three four five six", Style(10, line_height=15), 60)
    slide = deck(page_of(Placed(Part("p", "x", BOX, (Text(0, 0, block, "ink"),)), 0, 0))).slides[0]
    share = int(slide.element.find(f".//{A}lnSpc/{A}spcPct").get("val")) / 100_000
    assert share * 1.362 * 10 == pytest.approx(15, abs=0.1)


def test_what_is_cut_is_shown_up_to_where_it_is_cut() -> None:
    block = engine().block("one two three four five six seven", Style(10), 60, max_lines=2)
    assert shown(block).endswith("…")
    assert block.text.startswith(shown(block).removesuffix("…"))
