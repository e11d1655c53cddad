"""Spreadsheets of every kind hold typed cells and no formula, and one from outside is read and never computed."""

from __future__ import annotations

import csv
import io
from datetime import datetime

import pytest
from openpyxl import load_workbook

from cxstudio.edits.fields import set_field
from cxstudio.exchange.import_applying import apply
from cxstudio.exchange.import_plan import plan_import
from cxstudio.exchange.import_source import read_source
from cxstudio.exchange.kind_columns import columns_of
from cxstudio.exchange.kind_table import export_kind, export_workbook
from cxstudio.exchange.problems import ImportProblem
from cxstudio.exchange.table import export_table
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.records import Card
from tests.every_kind.worlds import World, good_value, world
from tests.exchange.workbooks import packed, parts, sheet_xml, workbook_of

FORMULAS = (
    '=HYPERLINK("http://a.b")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "＝1+1",
    "'=1",
    "=cmd' /C calc'!A0",
)
HEADINGS = "<row r='1'>" + "".join(
    f"<c r='{column}1' t='inlineStr'><is><t>{word}</t></is></c>"
    for column, word in zip("ABCD", ("Stage", "Touchpoint", "Emotion", "Pain points"), strict=True)
)


def filled(kind: str) -> World:
    """A session in which all fields of a thing of a kind say something."""
    made = world()
    for field in KINDS[kind].fields:
        set_field(made.document, [made.of[kind]], field.name, good_value(made, kind, field.name))
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_no_cell_of_any_kind_is_a_formula_and_days_numbers_and_ticks_are_such(kind: str) -> None:
    sheet = load_workbook(io.BytesIO(export_workbook(filled(kind).document, [kind]).data)).active
    assert sheet is not None
    rows = list(sheet.iter_rows())
    assert not [cell.coordinate for row in rows for cell in row if cell.data_type == "f"]
    types: dict[str, type | tuple[type, ...]] = {
        "date": datetime,
        "number": (int, float),
        "decimal": (int, float),
        "check": bool,
    }
    for number, column in enumerate(columns_of(kind)):
        wanted = types.get(column.editor)
        found = [row[number].value for row in rows[1:] if row[number].value is not None]
        if wanted is not None and column.field is not None:
            assert found, f"{column.key} is to be told"
            assert all(isinstance(value, wanted) for value in found)


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_is_a_guarded_text_in_separated_values(text: str) -> None:
    made = world()
    set_field(made.document, [made.of["pain"]], "text", text)
    for data in (export_kind(made.document, "pain").data, export_table(made.document, made.journey).data):
        cells = [x for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for x in row]
        assert not [
            x for x in cells if x[:1] in set("=+@＝＋－＠\t") or (x[:1] == "-" and not x[1:2].isdigit())
        ]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_comes_in_as_a_text(text: str) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([["Stage", "Touchpoint", "Pain points"], ["A", "B", text]])
    document = Document()
    apply(document, plan_import(None, read_source(out.getvalue().encode(), "a.csv")))
    (card,) = document.every(Card)
    assert card.text in {text, text[1:]}


def planned(rows: str, after: str = "") -> tuple[dict[str, int], tuple[str, ...], tuple[str, ...]]:
    plan = plan_import(None, read_source(workbook_of(HEADINGS + "</row>" + rows, after=after), "a.xlsx"))
    return {x.kind: x.n for x in plan.makes}, tuple(map(str, plan.refused)), plan.notes


def text(place: str, words: str) -> str:
    return f"<c r='{place}' t='inlineStr'><is><t>{words}</t></is></c>"


def test_a_formula_gives_its_stored_result_and_is_never_computed() -> None:
    stored = f"<row r='2'>{text('A2', 'Go')}{text('B2', 'Bus')}<c r='C2'><f>1+1</f><v>-2</v></c></row>"
    without = f"<row r='3'>{text('A3', 'Go')}{text('B3', 'Tram')}<c r='C3'><f>NOW()</f></c></row>"
    makes, refused, notes = planned(stored + without)
    assert makes == {"stage": 1, "touchpoint": 2, "emotion": 1}
    assert refused == ()
    assert any("1 formula has no stored result" in note for note in notes)


def test_a_stage_merged_over_rows_is_the_stage_of_all_of_them() -> None:
    rows = f"<row r='2'>{text('A2', 'Go')}{text('B2', 'Bus')}</row><row r='3'>{text('B3', 'Tram')}</row>"
    makes, _refused, _notes = planned(rows, "<mergeCells><mergeCell ref='A2:A3'/></mergeCells>")
    assert makes == {"stage": 1, "touchpoint": 2}


def test_a_wrong_cell_is_named_as_its_spreadsheet_names_it() -> None:
    rows = f"<row r='9'>{text('A9', 'Go')}{text('B9', 'Bus')}{text('C9', 'angry')}</row>"
    rows += f"<row r='12'>{text('A12', 'Go')}{text('B12', 'x' * 501)}</row>"
    _makes, refused, _notes = planned(rows)
    assert refused[0].startswith("Cell C9: the emotion “angry”")
    assert refused[1].startswith("Cell B12: “touchpoint”: The text has 501 characters")


def test_macros_bombs_and_too_many_rows_are_refused_before_a_plan() -> None:
    macros = packed({**parts(sheet_xml("")), "xl/vbaProject.bin": b"x"})
    bomb = packed({**parts(sheet_xml("")), "xl/media/a.xml": b"\0" * 40_000_000})
    rows = "".join(f"<row r='{n}'><c r='A{n}'><v>1</v></c></row>" for n in range(1, 100_005))
    for data, words in ((macros, "macros"), (bomb, "unpacks"), (workbook_of(rows), "more than 100000 rows")):
        with pytest.raises(ImportProblem, match=words):
            read_source(data, "a.xlsx")


def test_a_sheet_that_goes_back_into_its_session_is_not_taken_for_a_journey() -> None:
    with pytest.raises(ImportProblem, match="bring the table back"):
        read_source(export_workbook(world().document, ["pain"]).data, "a.xlsx")
