"""Arrows are connectors that hold on to their cards, tables are tables, and both say what they are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cxstudio.picture.poster import CellLook, Connection, Element, PageTable, Poster
from cxstudio.picture.primitives import Bounds, Part, Path, Placed, Stroke
from tests.render.decks import MC, A, P, arrow, chosen, deck, joined, page_of, shape_with, shapes_of, words_of
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


def arched(*tops: tuple[str, float, float, float]) -> Poster:
    """Two cards and arches from the first to the second: name, where they begin and end, how high they reach."""
    cards = (Placed(card("one", "A", "B"), 20, 200), Placed(card("two", "C", "D"), 320, 200))
    placed = []
    for name, begin, end, top in tops:
        arch = Path(
            (("M", begin, 200.0), ("L", begin, top), ("L", end, top), ("L", end, 199.0)),
            stroke=Stroke("blueprintLine", 2, (4, 3)),
        )
        part = Part(name, "link", Bounds(begin, top, end - begin, 200 - top), (arch,), "link")
        placed.append(Placed(part, 0, 0))
    joins = tuple(Connection(name, "one", "two") for name, *_ in tops)
    return page_of(*cards, *placed, connections=joins)


def choices(slide: Any) -> list[Any]:
    """The connectors that are told in two ways, each with what other programs show instead."""
    return [
        (one.find(f"{MC}Choice")[0], one.find(f"{MC}Fallback")[0])
        for one in slide.shapes.element.findall(f"{MC}AlternateContent")
    ]


def test_an_arch_over_cards_between_leaves_and_arrives_at_the_top() -> None:
    ((connector, _),) = choices(deck(arched(("link", 115.0, 415.0, 150.0))).slides[0])
    assert [int(end.get("idx")) for end in connector.nvCxnSpPr.cNvCxnSpPr] == [0, 0]
    bent = connector.find(f".//{A}gd").get("fmla")
    rise = int(bent.removeprefix("val ")) / 100_000 * int(connector.find(f".//{A}ext").get("cx"))
    assert rise == pytest.approx(50 * POINT, abs=POINT)
    assert connector.find(f".//{A}custDash") is not None


def test_a_program_that_would_lay_an_arch_flat_shows_it_as_the_page_draws_it() -> None:
    ((_, instead),) = choices(deck(arched(("link", 115.0, 415.0, 150.0))).slides[0])
    off, size = instead.find(f".//{A}off"), instead.find(f".//{A}ext")
    assert (int(off.get("x")), int(off.get("y"))) == (115 * POINT, 150 * POINT)
    assert (int(size.get("cx")), int(size.get("cy"))) == (300 * POINT, 50 * POINT)
    assert len(instead.findall(f".//{A}path/{A}lnTo")) == 3


def test_arches_that_meet_at_a_card_have_a_port_each() -> None:
    slide = deck(arched(("far", 95.0, 435.0, 120.0), ("near", 135.0, 395.0, 150.0))).slides[0]
    found = []
    for connector, _ in choices(slide):
        ends = [(int(end.get("id")), int(end.get("idx"))) for end in connector.nvCxnSpPr.cNvCxnSpPr]
        found.append(tuple(_port(slide, *end) for end in ends))
    assert sorted(found) == [(95, 435), (135, 395)]


def _port(slide: Any, number: int, site: int) -> int:
    """At which x in points a site of a shape stands, as the formula of its geometry says."""
    shape = next(one for one in shapes_of(slide.shapes) if one.shape_id == number)
    name = shape.element.findall(f".//{A}cxnLst/{A}cxn")[site][0].get("x")
    formula: str = next(one for one in shape.element.iter(f"{A}gd") if one.get("name") == name).get("fmla")
    _, _, share, whole = formula.split()
    at: float = (shape.left + shape.width * int(share) / int(whole)) / POINT
    return round(at)


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
    shown = chosen(deck(tabled(rtl=True)), "Choice").slides[0]
    (frame,) = [shape for shape in shown.shapes if shape.has_table]
    assert frame.element.find(f".//{A}tblPr").get("rtl") == "1"
    assert deck(tabled()).slides[0].element.find(f".//{A}tblPr").get("rtl") is None
    paragraph = frame.table.cell(2, 0).text_frame.paragraphs[0]._p.pPr
    assert (paragraph.get("rtl"), paragraph.get("algn")) == ("1", "r")


def test_a_program_that_does_not_turn_tables_gets_the_columns_as_they_are_seen() -> None:
    shown = chosen(deck(tabled(rtl=True)), "Fallback").slides[0]
    (frame,) = [shape for shape in shown.shapes if shape.has_table]
    assert frame.element.find(f".//{A}tblPr").get("rtl") is None
    assert [[cell.text for cell in row.cells] for row in frame.table.rows] == [
        list(row[::-1]) for row in ROWS
    ]
    assert [column.width for column in frame.table.columns] == [120 * POINT, 200 * POINT]


def test_a_cell_has_the_emphasis_of_the_page_and_numbers_stand_under_each_other() -> None:
    looks = (
        (CellLook("inkMuted", strong=True), CellLook("inkMuted", strong=True, number=True)),
        (CellLook(strong=True, lines=1), CellLook(number=True)),
    )
    rows = (("What", "Effort"), ("Mend the form\nfrom 1.2", "4.5"))
    shown = page_of(tables=(PageTable(40, 40, (200, 90), rows, "", looks),))
    (frame,) = [shape for shape in deck(shown).slides[0].shapes if shape.has_table]
    title, origin = frame.table.cell(1, 0).text_frame.paragraphs
    assert (title.runs[0].font.bold, origin.runs[0].font.bold) == (True, False)
    assert title.runs[0].font.color.rgb != origin.runs[0].font.color.rgb
    assert [frame.table.cell(row, 1).text_frame.paragraphs[0]._p.pPr.get("algn") for row in (0, 1)] == [
        "r",
        "r",
    ]
    assert frame.table.cell(1, 0).fill.type != frame.table.cell(0, 0).fill.type


def test_a_long_table_is_set_smaller_until_it_fits_the_page() -> None:
    rows = tuple((f"Row {number}", "which has a few words in it") for number in range(38))
    shown = page_of(tables=(PageTable(40, 40, (200, 200), rows, ""),))
    (frame,) = [shape for shape in deck(shown).slides[0].shapes if shape.has_table]
    assert frame.top + frame.height <= 760 * POINT


def test_no_two_shapes_of_a_slide_share_a_number_and_arrows_hold_on_to_sites_that_are_there() -> None:
    slide = deck(arched(("far", 95.0, 435.0, 120.0), ("near", 135.0, 395.0, 150.0))).slides[0]
    numbers = [one.get("id") for one in slide.element.iter(f"{P}cNvPr")]
    assert len(numbers) == len(set(numbers))
    sites = {
        str(shape.shape_id): len(shape.element.findall(f".//{A}cxnLst/{A}cxn"))
        for shape in shapes_of(slide.shapes)
    }
    ends = [end for name in ("stCxn", "endCxn") for end in slide.element.iter(f"{A}{name}")]
    assert len(ends) == 4
    for end in ends:
        assert int(end.get("idx")) < sites[end.get("id")]
