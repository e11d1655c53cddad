"""Slides opened again by python-pptx: what was on the page is there, as shapes that can be edited."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PIL import Image as Pillow

from cxstudio.picture.pages import PageSetup, compose
from cxstudio.picture.poster import Element, ExportReport, Page, PageNote, Poster
from cxstudio.picture.primitives import Placed
from cxstudio.picture.theme import theme
from cxstudio.render.pdf_meta import PdfMeta
from cxstudio.render.pptx import write_pptx
from tests.makers import SCRIPTS, mixed_scripts_map
from tests.render.decks import A, P, deck, page_of, shape_with, shapes_of, words_of
from tests.render.posters import RIGHT_TO_LEFT, TEXTS, card, engine, furniture, images, poster, text_part

POINT = 12_700  # EMU


def test_every_sentence_of_every_script_is_in_a_shape() -> None:
    said = words_of(deck(poster()).slides[0])
    assert [line for lines in TEXTS.values() for line in lines if line not in said] == []


def test_a_card_is_one_shape_with_its_words_where_it_was_on_the_page() -> None:
    part = card("c", "Waiting", "Two days without an answer")
    slide = deck(page_of(Placed(part, 40, 60))).slides[0]
    shape = shape_with(slide, "Waiting")
    assert shape.text_frame.text == "Waiting\nTwo days without an answer"
    assert (shape.left, shape.top) == (40 * POINT, 60 * POINT)
    assert (shape.width, shape.height) == (190 * POINT, round(part.bounds.height * POINT))
    assert [run.font.bold for one in shape.text_frame.paragraphs for run in one.runs] == [True, False]
    assert {run.font.size.pt for one in shape.text_frame.paragraphs for run in one.runs} == {13}
    assert shape.text_frame.margin_left == 12 * POINT - round(6 * 0.29289 * POINT)


def test_a_card_of_several_shapes_moves_as_one_and_is_named_and_described() -> None:
    slide = deck(page_of(Placed(card("c", "Waiting", "Two days"), 40, 60))).slides[0]
    group = next(shape for shape in slide.shapes if hasattr(shape, "shapes"))
    assert group.name == "Waiting: Two days"
    assert group.element.nvGrpSpPr.cNvPr.get("descr") == "Waiting: Two days"
    assert len(list(group.shapes)) == 2


def test_what_only_decorates_is_marked_so() -> None:
    text = replace(text_part("7"), node="", full="")
    slide = deck(page_of(Placed(furniture(), 0, 0), Placed(text, 40, 60))).slides[0]
    marked = [shape for shape in slide.shapes if "adec:decorative" in shape.element.xml]
    assert [shape.name for shape in marked] == ["legend"]


def test_right_to_left_paragraphs_say_so_and_name_a_font_that_has_their_letters() -> None:
    slide = deck(replace(poster(), language="ar", rtl=True)).slides[0]
    for script, (first, _) in TEXTS.items():
        frame = shape_with(slide, first).text_frame
        paragraph = next(one for one in frame.paragraphs if first in one.text)
        rtl = script in RIGHT_TO_LEFT
        properties = paragraph._p.pPr
        assert (properties.get("rtl"), properties.get("algn")) == (("1", "r") if rtl else ("0", "l"))
        run = paragraph.runs[0]._r.rPr
        assert run.get("lang") == ("ar" if rtl else None)
        assert {run.find(f"{A}{kind}") is not None for kind in ("latin", "ea", "cs")} == {True}
        if script == "Arabic":
            assert run.find(f"{A}cs").get("typeface") in {"Vazirmatn", "Noto Sans Arabic"}


def test_every_paragraph_says_at_which_side_it_stands() -> None:
    slide = deck(poster()).slides[0]
    sides = [pr.get("algn") for pr in slide.element.iter(f"{A}pPr")]
    assert sides
    assert set(sides) <= {"l", "r", "ctr"}


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_map_of_every_script_is_all_there(direction: str) -> None:
    made = mixed_scripts_map(direction=direction)
    shown = compose(made.document, made.journey, engine(), PageSetup(size="A3"))
    said = "".join(words_of(slide) for slide in deck(shown).slides)
    assert [text for name, text in SCRIPTS.items() if name != "Marks" and text not in said] == []


def test_photos_are_pictures_with_words_of_their_own() -> None:
    pictures = [s for s in shapes_of(deck(poster()).slides[0].shapes) if s.element.tag == f"{P}pic"]
    assert len(pictures) == 1
    described = Placed(replace(furniture(), full="The desk", node="photo"), 0, 0)
    slide = deck(page_of(described)).slides[0]
    assert [one.get("descr") for one in slide.element.iter(f"{P}cNvPr") if one.get("descr")] == [
        "The desk"
    ] * 2
    assert Pillow.open(io.BytesIO(pictures[0].image.blob)).size[0] > 100


def test_no_shape_takes_a_shadow_or_a_font_size_from_the_theme() -> None:
    with zipfile.ZipFile(io.BytesIO(write_pptx(poster(), theme("light"), images=images))) as package:
        assert b"outerShdw" not in package.read("ppt/theme/theme1.xml")
        slide = package.read("ppt/slides/slide1.xml")
    assert b"<p:style>" not in slide
    fits = slide.count(b"<a:noAutofit/>") + slide.count(b"<a:normAutofit/>")
    assert fits == slide.count(b"<a:bodyPr ") > 0


def test_the_title_of_the_page_is_the_title_of_the_slide() -> None:
    parts = (Placed(text_part("What we saw", size=24, node=""), 40, 20), Placed(card("c", "A", "B"), 40, 90))
    shown = page_of(*parts, structure=(Element("H1", "", "What we saw"), Element("P", "c", "A: B")))
    slide = deck(shown).slides[0]
    assert slide.shapes.title.text_frame.text == "What we saw"
    assert slide.shapes.title.top == 20 * POINT
    assert words_of(slide).count("What we saw") == 1


def test_a_page_without_a_title_has_one_that_is_heard_but_not_seen() -> None:
    title = deck(page_of(Placed(card("c", "A", "B"), 40, 90))).slides[0].shapes.title
    assert title.text_frame.text == "Deck"
    assert title.top + title.height < 0


def test_shapes_stand_in_the_order_they_are_read_in_unless_one_lies_over_another() -> None:
    parts = [
        Placed(card(node, node, "x"), 20, y) for node, y in (("a", 300), ("b", 200), ("c", 20), ("d", 30))
    ]
    order = tuple(Element("P", node, node) for node in ("b", "a", "d", "c"))
    slide = deck(page_of(*parts, structure=order)).slides[0]
    names = [shape.name[0] for shape in slide.shapes if hasattr(shape, "shapes")]
    assert names == ["b", "a", "c", "d"]


def test_what_is_said_to_a_page_stands_in_the_notes_and_else_what_is_pinned_to_it() -> None:
    said = page_of(Placed(card("c", "A", "B"), 40, 90), speech="Ask them.\nمتى؟").pages[0]
    pinned = replace(said, speech="", annotations=(PageNote(0, 0, "Ana", "Seen in May <twice>"),))
    silent = replace(pinned, annotations=())
    slides = deck(Poster((said, pinned, silent), ExportReport())).slides
    notes = slides[0].notes_slide.notes_text_frame
    assert notes.text == "Ask them.\nمتى؟"
    assert [one._p.pPr.get("rtl") for one in notes.paragraphs] == ["0", "1"]
    assert slides[1].notes_slide.notes_text_frame.text == "Seen in May <twice>"
    assert not slides[2].has_notes_slide


def test_a_deck_says_what_it_is_and_who_made_it() -> None:
    moment = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
    meta = PdfMeta("Wizyta", "Ana <b>", language="pl", date=moment)
    made = write_pptx(poster(), theme("light"), meta, images=images)
    from pptx import Presentation

    about = Presentation(io.BytesIO(made)).core_properties
    assert (about.title, about.author, about.language) == ("Wizyta", "Ana <b>", "pl")
    assert about.modified == about.created == moment.replace(tzinfo=None)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert b"CX Studio" in package.read("docProps/app.xml")
        assert not [name for name in package.namelist() if "thumbnail" in name or "printer" in name]


@pytest.mark.parametrize("as_pictures", [False, True])
def test_the_same_poster_makes_the_same_bytes(as_pictures: bool) -> None:
    made = [write_pptx(poster(), theme("light"), images=images, as_pictures=as_pictures) for _ in range(2)]
    assert made[0] == made[1]


def test_every_shape_has_a_number_of_its_own_and_every_reference_leads_somewhere() -> None:
    shown = poster().pages[0]
    notes = replace(shown, structure=(Element("H1", "", "A title of its own"), *shown.structure))
    for slide in deck(Poster((shown, notes), ExportReport())).slides:
        numbers = [one.get("id") for one in slide.element.iter(f"{P}cNvPr")]
        assert len(numbers) == len(set(numbers)) > 20
        named = {
            value for one in slide.element.iter() for key, value in one.attrib.items() if "}embed" in key
        }
        assert named
        assert named <= set(slide.part.rels)


def test_a_slide_is_as_large_as_its_page_up_to_what_a_slide_may_be() -> None:
    small = deck(poster())
    assert (small.slide_width, small.slide_height) == (620 * POINT, 760 * POINT)
    large = deck(Poster((Page(12_096, 6_048, ()),), ExportReport()))
    assert (large.slide_width, large.slide_height) == (56 * 914_400, 28 * 914_400)


def test_pages_of_other_sizes_are_fitted_into_the_slides_of_the_first() -> None:
    first, other = poster().pages[0], poster(scale=0.5).pages[0]
    slides = deck(Poster((first, other), ExportReport())).slides
    one, two = (shape_with(slide, "Latin") for slide in slides)
    assert (one.left, one.width) == pytest.approx((two.left, two.width), abs=2)


def test_as_pictures_each_slide_is_one_picture_that_says_what_is_on_it() -> None:
    opened = deck(replace(poster(), title="Wizyta"), as_pictures=True)
    (picture,) = [shape for shape in opened.slides[0].shapes if shape.element.tag == f"{P}pic"]
    assert (picture.width, picture.height) == (opened.slide_width, opened.slide_height)
    assert Pillow.open(io.BytesIO(picture.image.blob)).width > 1500
    assert TEXTS["Arabic"][0] in picture.element.nvPicPr.cNvPr.get("descr")
    assert opened.slides[0].shapes.title.text_frame.text == "Carte"


def test_a_poster_without_pages_is_a_deck_without_slides() -> None:
    for as_pictures in (False, True):
        assert len(deck(Poster((), ExportReport()), as_pictures=as_pictures).slides) == 0


def test_progress_is_told_and_may_stop_the_work() -> None:
    told: list[tuple[int, int]] = []
    write_pptx(poster(), theme("light"), None, lambda *step: told.append(step), images)
    assert told[-1][0] == told[-1][1] > 0

    def stop(_done: int, _whole: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        write_pptx(poster(), theme("light"), None, stop, images)
