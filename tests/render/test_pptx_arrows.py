"""Arrows are connectors that hold on to their cards, tables are tables, and both say what they are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cxstudio.picture.poster import Connection, Element, PageTable, Poster
from cxstudio.picture.primitives import Bounds, Part, Path, Placed, Stroke
from tests.render.decks import A, P, arrow, deck, joined, page_of, shape_with, shapes_of, words_of
from tests.render.posters import card, text_part

POINT = 12_700  # EMU
ROWS = (("What", "Who"), ("Mend the form", "Ana"), ("متى؟ <b>", "=1+1"))


def connector_of(slide: Any) -> Any:
    (found,) = [
        shape for shape in shapes_of(slide.shapes) if shape.element.find(f".//{A}tailEnd") is not None
    ]
    return found


def glue(connector: Any) -> list[tuple[int, int]]:
    ends = connector.element.nvCxnSpPr.cNvCxnSpPr
    return [(int(end.get("id")), int(end.get("idx"))) for end in ends]


def test_an_arrow_is_glued_to_the_cards_it_leads_from_and_to() -> None:
    slide = deck(joined()).slides[0]
    one, two = shape_with(slide, "First"), shape_with(slide, "Second")
    connector = connector_of(slide)
    assert glue(connector) == [(one.shape_id, 3), (two.shape_id, 1)]
    assert (connector.begin_x, connector.begin_y) == (one.left + one.width, one.top + one.height // 2)
    assert (connector.end_x, connector.end_y) == (two.left, two.top + two.height // 2)


def test_the_line_that_was_drawn_instead_is_left_out() -> None:
    lines = [s for s in shapes_of(deck(joined()).slides[0].shapes) if s.element.tag == f"{P}cxnSp"]
    assert len(lines) == 1
    assert lines[0].element.nvCxnSpPr.cNvPr.get("descr") == "First → Second"


def test_an_arrow_that_leads_back_is_glued_the_other_way() -> None:
    shown = joined()
    page = replace(shown.pages[0], connections=(Connection("link", "two", "one"),))
    connector = connector_of(deck(replace(shown, pages=(page,))).slides[0])
    assert [site for _, site in glue(connector)] == [1, 3]
    assert connector.begin_x > connector.end_x


def test_an_arch_over_cards_between_leaves_and_arrives_at_the_top() -> None:
    arch = Path(
        (("M", 115.0, 200.0), ("L", 115.0, 150.0), ("L", 415.0, 150.0), ("L", 415.0, 200.0)),
        stroke=Stroke("blueprintLine", 2, (4, 3)),
    )
    line = Part("link", "link", Bounds(115, 150, 300, 50), (arch,), "link")
    cards = (Placed(card("one", "A", "B"), 20, 200), Placed(card("two", "C", "D"), 320, 200))
    shown = page_of(*cards, Placed(line, 0, 0), connections=(Connection("link", "one", "two"),))
    connector = connector_of(deck(shown).slides[0])
    assert [site for _, site in glue(connector)] == [0, 0]
    bent = connector.element.find(f".//{A}gd").get("fmla")
    rise = int(bent.removeprefix("val ")) / 100_000 * int(connector.element.find(f".//{A}ext").get("cx"))
    assert rise == pytest.approx(50 * POINT, abs=POINT)
    assert connector.element.find(f".//{A}custDash") is not None


@pytest.mark.parametrize("drawn", [True, False])
def test_the_label_of_an_arrow_is_there_once(drawn: bool) -> None:
    shown = joined("60 %")
    page = shown.pages[0]
    if drawn:
        label = text_part("60 %", width=40, node="link")
        group = replace(page.layers[0], parts=(*page.layers[0].parts, Placed(label, 220, 190)))
        page = replace(page, layers=(group,))
    slide = deck(replace(shown, pages=(page,))).slides[0]
    assert words_of(slide).count("60 %") == 1


def test_an_arrow_to_what_is_not_on_the_page_stays_the_line_it_is() -> None:
    shown = page_of(
        Placed(card("one", "A", "B"), 20, 200),
        Placed(arrow("link"), 215, 220),
        connections=(Connection("link", "one", "elsewhere"),),
    )
    lines = [s for s in shapes_of(deck(shown).slides[0].shapes) if s.element.tag == f"{P}cxnSp"]
    assert len(lines) == 1
    assert not glue(lines[0])


def tabled(*, rtl: bool = False) -> Poster:
    instead = replace(text_part("What", node="row"), role="row")
    parts = (Placed(card("c", "A", "B"), 40, 30), Placed(instead, 40, 200))
    table = PageTable(40, 200, (200, 120), ROWS, "row")
    shown = page_of(
        *parts, tables=(table,), structure=(Element("P", "row", "What"), Element("P", "c", "A: B"))
    )
    return replace(shown, rtl=rtl, language="ar" if rtl else "en")


def test_a_table_is_a_table_and_what_stood_for_it_is_left_out() -> None:
    slide = deck(tabled()).slides[0]
    (frame,) = [shape for shape in slide.shapes if shape.has_table]
    cells = [[cell.text for cell in row.cells] for row in frame.table.rows]
    assert cells == [list(row) for row in ROWS]
    assert (frame.left, frame.top, frame.width) == (40 * POINT, 200 * POINT, 320 * POINT)
    assert frame.height == sum(row.height for row in frame.table.rows)
    assert "What" not in words_of(slide)
    assert frame.table.first_row
    assert frame.table.cell(0, 0).text_frame.paragraphs[0].runs[0].font.bold
    # It is read where what it stands for was read.
    assert [shape.has_table for shape in slide.shapes].index(True) < len(slide.shapes) - 1


def test_a_table_of_a_right_to_left_deck_begins_at_the_right() -> None:
    (frame,) = [shape for shape in deck(tabled(rtl=True)).slides[0].shapes if shape.has_table]
    assert frame.element.find(f".//{A}tblPr").get("rtl") == "1"
    assert deck(tabled()).slides[0].element.find(f".//{A}tblPr").get("rtl") is None
    paragraph = frame.table.cell(2, 0).text_frame.paragraphs[0]._p.pPr
    assert (paragraph.get("rtl"), paragraph.get("algn")) == ("1", "r")


def test_a_long_table_is_set_smaller_until_it_fits_the_page() -> None:
    rows = tuple((f"Row {number}", "which has a few words in it") for number in range(38))
    shown = page_of(tables=(PageTable(40, 40, (200, 200), rows, ""),))
    (frame,) = [shape for shape in deck(shown).slides[0].shapes if shape.has_table]
    assert frame.top + frame.height <= 760 * POINT
