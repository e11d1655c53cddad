"""A foreign spreadsheet is read as plain cells, or refused in one sentence with the remedy, before it can do harm."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl.worksheet._reader import WorkSheetParser

from cxstudio.exchange import workbook, workbook_cells
from cxstudio.exchange.problems import ImportProblem
from cxstudio.exchange.sheet_rows import Sheet, SheetRow, SheetRows, read_sheets
from cxstudio.exchange.workbook import read_workbook
from cxstudio.exchange.workbook_writing import write_workbook
from tests.exchange.workbooks import MAIN, packed, parts, sheet_xml, workbook_of


def only(data: bytes) -> SheetRows:
    (sheet,) = read_workbook(data)
    return sheet


def refusal(data: bytes) -> str:
    with pytest.raises(ImportProblem) as caught:
        read_workbook(data)
    return caught.value.reason


def test_texts_numbers_and_ticks_are_read_as_they_are() -> None:
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>7</v></c><c r="C1"><v>6.5</v></c>'
        '<c r="D1" t="b"><v>1</v></c><c r="E1" t="inlineStr"><is><r><t>in </t></r><r><t>runs</t></r></is></c></row>'
    )
    assert only(workbook_of(rows, "Score")).rows == (SheetRow(1, ("Score", 7, 6.5, True, "in runs")),)


def test_rows_that_are_empty_are_left_out_and_the_others_keep_their_numbers() -> None:
    rows = '<row r="2"/><row r="5"><c r="A5"/><c r="C5"><v>1</v></c></row>'
    assert only(workbook_of(rows)).rows == (SheetRow(5, (None, None, 1)),)


def test_a_formula_reads_as_its_stored_result_and_one_without_as_empty_and_that_is_said() -> None:
    rows = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>HYPERLINK("http://x")</f></c>'
        '<c r="C1" t="str"><f>"a"</f><v>a</v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    sheet = only(workbook_of(rows))
    assert sheet.rows == (SheetRow(1, (2, None, "a")),)
    assert len(sheet.notes) == 2
    assert "1 formula has no stored result" in sheet.notes[0]
    assert "1 cell shows an error" in sheet.notes[1]


def test_merged_cells_read_as_their_first_one() -> None:
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1</v></c></row>'
        '<row r="2"><c r="B2"><v>2</v></c></row><row r="4"><c r="B4"><v>4</v></c></row>'
    )
    merged = '<mergeCells count="1"><mergeCell ref="A1:A4"/></mergeCells>'
    sheet = only(workbook_of(rows, "Checkout", after=merged))
    assert [row.cells for row in sheet.rows] == [("Checkout", 1), ("Checkout", 2), ("Checkout", 4)]


def test_a_block_merged_over_the_whole_sheet_fills_no_more_than_is_there() -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>'
    merged = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    sheet = only(workbook_of(rows, "Survey", after=merged))
    assert [row.cells for row in sheet.rows] == [("Survey", "Survey"), ("Survey", "Survey")]


def test_a_hidden_sheet_is_read_and_called_hidden() -> None:
    sheet = only(workbook_of('<row r="1"><c r="A1"><v>1</v></c></row>', state="veryHidden"))
    assert (sheet.title, sheet.hidden) == ("Answers", True)


def test_escapes_of_the_format_are_resolved_and_what_no_text_can_hold_is_dropped() -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>'
    sheet = only(workbook_of(rows, "a_x000D_\nb", "_x005F_x0041_", "x_xD800_y_x0000_z"))
    assert sheet.rows[0].cells == ("a\nb", "_x0041_", "xyz")


def test_a_sheet_of_every_row_the_format_knows_is_read_where_they_are_empty() -> None:
    rows = "".join(f'<row r="{n}"/>' for n in range(1, 1_048_576, 97))
    last = '<row r="1048576"><c r="A1048576"><v>9</v></c></row>'
    assert only(workbook_of(rows + last)).rows == (SheetRow(1_048_576, (9,)),)


def test_too_many_rows_are_refused_by_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_cells, "MAX_ROWS", 3)
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 7))
    assert "has more than 3 rows" in refusal(workbook_of(rows))


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_cells, "MAX_CELLS", 3)
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 7))
    assert "more than 3 cells" in refusal(workbook_of(rows))


def test_a_filled_cell_far_to_the_right_is_refused_and_an_empty_one_is_nothing() -> None:
    assert "columns" in refusal(workbook_of('<row r="1"><c r="XFD1"><v>1</v></c></row>'))
    assert only(workbook_of('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"/></row>')).rows[0].cells == (1,)


def test_a_row_below_the_last_one_of_the_format_is_damage() -> None:
    assert "damaged or unusual" in refusal(workbook_of('<row r="1048577"><c><v>1</v></c></row>'))
    assert "damaged or unusual" in refusal(workbook_of('<row r="3"/><row r="2"/>'))


@pytest.mark.parametrize("value", ["99", "-1", "x"])
def test_a_shared_text_that_is_not_there_is_damage_and_no_other_text(value: str) -> None:
    rows = f'<row r="1"><c r="A1" t="s"><v>{value}</v></c></row>'
    assert "damaged or unusual" in refusal(workbook_of(rows, "a", "b"))


def test_a_row_with_more_text_than_a_table_of_ours_holds_is_refused_by_its_number() -> None:
    cells = "".join(f'<c r="{letter}2" t="s"><v>0</v></c>' for letter in "ABCDE")
    assert "Row 2" in refusal(workbook_of(f'<row r="2">{cells}</row>', "x" * 900_000))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = parts(sheet_xml("")) | {"xl/media/image1.png": b"\x00" * 20_000_000}
    assert "unpacks to far more" in refusal(packed(bomb))
    many = parts(sheet_xml("")) | {f"xl/media/{n}.png": "" for n in range(workbook.MAX_ENTRIES)}
    assert "unpacks to far more" in refusal(packed(many))


def test_entities_are_not_resolved() -> None:
    sheet = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData>'
        "</worksheet>"
    )
    assert "damaged or unusual" in refusal(packed(parts(sheet)))
    texts = (
        f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst xmlns="{MAIN}"><si><t>&a;</t></si></sst>'
    )
    assert "damaged or unusual" in refusal(packed(parts(sheet_xml(""), texts)))


def test_elements_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_cells, "_MAX_ELEMENTS", 50)
    rules = "<conditionalFormatting/>" * 60
    assert "damaged or unusual" in refusal(workbook_of("", after=rules))


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (b"", "empty"),
        (b"score;comment\n9;fine\n", ".csv"),
        (b"\x00\x01\x02", "save it as .xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "save it as .xlsx"),
        (packed({**parts(""), "xl/vbaProject.bin": "x"}), "macros"),
        (packed({**parts(""), "xl/workbook.bin": "x"}), "save it as .xlsx"),
        (packed({"[Content_Types].xml": "<Types/>"}), "save it as .xlsx"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (workbook_of("")[:-200], "damaged"),
    ],
)
def test_what_is_no_spreadsheet_of_this_kind_is_refused_with_a_remedy(data: bytes, remedy: str) -> None:
    assert remedy in refusal(data)


def test_a_file_that_is_too_large_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_BYTES", 10)
    assert "larger than 64 MB" in refusal(b"PK\x03\x04" + b"x" * 20)


def test_days_are_days() -> None:
    written = write_workbook([Sheet("Days", ("date",), ((date(2026, 2, 28),),))])
    assert only(written).rows[1].cells == (date(2026, 2, 28),)


def test_a_table_of_text_and_a_spreadsheet_come_as_the_same_rows() -> None:
    text = read_sheets(b"sep=;\nScore;Comment\n\n9;'=fine\n", "Answers")
    assert text == (SheetRows("Answers", (SheetRow(1, ("Score", "Comment")), SheetRow(3, ("9", "=fine")))),)
    book = read_sheets(write_workbook([Sheet("Answers", ("Score", "Comment"), ((9, "=fine"),))]))
    assert [row.cells for row in book[0].rows] == [("Score", "Comment"), (9, "=fine")]


def test_texts_are_shared_without_being_changed() -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    phonetic = f'<sst xmlns="{MAIN}"><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si></sst>'
    assert only(packed(parts(sheet_xml(rows), phonetic))).rows[0].cells == ("東京",)


def test_too_many_rows_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 5001))
    data = packed(parts(sheet_xml(rows)))
    monkeypatch.setattr(workbook_cells, "MAX_ROWS", 4998)
    read: list[int] = []
    monkeypatch.setattr(workbook_cells._Cells, "_row", lambda _self, _element: read.append(1))
    monkeypatch.setattr(WorkSheetParser, "parse_dimensions", lambda _self: read.append(2))
    with pytest.raises(ImportProblem, match="more than 4998 rows"):
        read_workbook(data)
    assert read == []


def test_a_sheet_whose_part_is_not_there_is_damage_and_not_an_empty_table() -> None:
    files = parts(sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'))
    files["xl/_rels/workbook.xml.rels"] = files["xl/_rels/workbook.xml.rels"].replace("sheet1", "sheet7")
    with pytest.raises(ImportProblem, match="damaged"):
        read_workbook(packed(files))
