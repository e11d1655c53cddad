"""A spreadsheet that is written holds what it was given, as text where it is text, and always as the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.edits.plan import add_action
from cxstudio.edits.values import clean_text
from cxstudio.exchange.sheet_rows import Cell, Sheet
from cxstudio.exchange.workbook import read_workbook
from cxstudio.exchange.workbook_writing import LONGEST_CELL, write_workbook
from cxstudio.formats import EXPORTS, export_bytes
from cxstudio.model.document import Document
from cxstudio.model.plans import Action
from tests.makers import small_map


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def back(*row: Cell) -> tuple[Cell, ...]:
    (sheet,) = read_workbook(write_workbook([Sheet("One", ("a",), (row,))]))
    return sheet.rows[1].cells


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "'quoted", '=HYPERLINK("x")']
)
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    data = write_workbook([Sheet("One", ("a",), ((text,),))])
    assert "<f>" not in part(data, "xl/worksheets/sheet1.xml")
    assert 'quotePrefix="1"' in part(data, "xl/styles.xml")
    assert read_workbook(data)[0].rows[1].cells == (text,)


def test_numbers_ticks_days_and_moments_keep_their_kind() -> None:
    moment = datetime(2026, 2, 3, 14, 30)  # noqa: DTZ001 - cells know no zone
    assert back("x", 3, -2.5, True, date(2026, 2, 3), moment) == (
        "x",
        3,
        -2.5,
        True,
        date(2026, 2, 3),
        moment,
    )


def test_a_day_before_the_calendar_of_spreadsheets_is_written_as_text() -> None:
    assert back(date(1850, 5, 17)) == ("1850-05-17",)


@given(st.text(min_size=1).map(clean_text).filter(str.strip))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert back(text) == (text,)


def test_the_same_sheets_make_the_same_bytes() -> None:
    sheet = Sheet("One", ("a", "b"), (("x", date(2026, 1, 1)),))
    assert write_workbook([sheet]) == write_workbook([sheet])


def test_titles_fit_the_format_and_are_told_apart() -> None:
    long = "Readings: of [all] touchpoints / all journeys"
    sheets = read_workbook(write_workbook([Sheet(title, ("a",)) for title in (long, long.upper(), "", "''")]))
    titles = [sheet.title for sheet in sheets]
    assert all(0 < len(title) <= 31 for title in titles)
    assert len({title.casefold() for title in titles}) == 4


def test_headings_stay_in_sight_and_a_sheet_may_run_from_right_to_left() -> None:
    xml = part(write_workbook([Sheet("بازخورد", ("متن",), rtl=True)]), "xl/worksheets/sheet1.xml")
    assert 'rightToLeft="1"' in xml
    assert 'state="frozen"' in xml


def test_columns_are_as_wide_as_asked_or_as_their_texts_need() -> None:
    sheet = Sheet("One", ("id", "words", "long"), (("1", "ten letters", "x" * 500),), widths=(12,))
    xml = part(write_workbook([sheet]), "xl/worksheets/sheet1.xml")
    assert [f'width="{width}"' in xml for width in (12, 13, 60)] == [True, True, True]


def test_a_text_longer_than_a_cell_is_not_cut_in_silence() -> None:
    with pytest.raises(ValueError, match="at most"):
        write_workbook([Sheet("One", ("a",), (("x" * (LONGEST_CELL + 1),),))])


def test_characters_xml_has_no_place_for_are_left_out() -> None:
    sheet = Sheet("a\ufffe", ("head\uffff",), (("b\ufffec\uffff",),))
    (read,) = read_workbook(write_workbook([sheet]))
    assert (read.title, [row.cells for row in read.rows]) == ("a", [("head",), ("bc",)])


def test_a_session_that_holds_such_characters_is_written_in_every_format_of_text() -> None:
    document = Document()
    made = small_map(document)
    add_action(document, "call")
    with document.transaction("As an older version let it in"):
        for node in (made.touchpoints[0], document.nodes(Action)[0].id):
            record = document.node(node)
            document.put(msgspec.structs.replace(record, title="a\ufffeb\uffffc"))
    for format in EXPORTS:
        if format.name in {"csv", "xlsx", "ics", "md", "mmd", "txt"}:
            data = export_bytes(document, format).data
            assert not any(sign.encode() in data for sign in ("\ufffe", "\uffff")), format.name
            assert format.name == "xlsx" or b"abc" in data, format.name
