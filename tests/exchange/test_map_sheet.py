"""A spreadsheet of a session begins with its maps, to be read; what only programs need is hidden and comes back."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.exchange.coming_back import plan_of
from cxstudio.exchange.kind_table import export_workbook
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.log import MemoryLog
from tests.makers import Made, small_map


@pytest.fixture
def made() -> Made:
    made = small_map(Document(MemoryLog()))
    twin = add_stage(made.document, made.journey, "Book")  # of a name that is there: only ids tell them apart
    add_touchpoint(made.document, twin, "Letter")
    return made


def book_of(made: Made) -> Any:
    return openpyxl.load_workbook(io.BytesIO(export_workbook(made.document).data))


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def seen(sheet: Any) -> list[list[object]]:
    dimensions = sheet.column_dimensions
    shown = [n for n in range(1, sheet.max_column + 1) if not dimensions[get_column_letter(n)].hidden]
    return [[sheet.cell(row, n).value for n in shown] for row in range(1, sheet.max_row + 1)]


def test_the_first_sheet_is_the_map_with_stages_across_and_lanes_down(made: Made) -> None:
    sheet = book_of(made).worksheets[0]
    rows = seen(sheet)
    assert rows[0][0] == sheet.title == "A first visit"
    assert rows[1][:2] == ["Stages", "1 Book"]
    assert rows[2][1:4] == ["1.1 Web page", "1.2 Booking line", "1.3 Letter"]
    lanes = {row[0]: row[1:] for row in rows[3:]}
    assert lanes["Pain points"][1] == "• Twenty minutes on hold"
    assert lanes["Channels"][:3] == ["Web", "Phone", "Letter"]
    assert lanes["Emotion"][1] == "Amina −1.6\nGeorge +1"
    assert (sheet.freeze_panes, sheet.page_setup.orientation) == ("B4", "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_tables_show_no_id_and_can_be_filtered(made: Made) -> None:
    book = book_of(made)
    ids = {node for node in made.document.graph.nodes if node != "session"}
    for sheet in book:
        if sheet.sheet_state == "visible":
            text = str(seen(sheet))
            assert "cxs " not in text
            assert not any(id in text for id in ids)
    assert book["Pain points"].auto_filter.ref
    assert "Systems" not in book.sheetnames  # of what there is none


def test_what_was_not_touched_comes_back_as_no_change(made: Made) -> None:
    book = book_of(made)
    assert plan_of(made.document, saved(book)).items == ()
    for sheet in book.worksheets[1:]:
        for column in range(sheet.max_column, 0, -1):
            if str(sheet.cell(1, column).value).startswith("cxs "):
                sheet.delete_cols(column)  # as somebody tidies up
    assert plan_of(made.document, saved(book)).items == ()


def test_a_cell_beside_an_equal_name_comes_back_without_a_conflict(made: Made) -> None:
    book = book_of(made)
    sheet = book["Touchpoints"]
    heads = [x.value for x in sheet[1]]
    sheet.cell(2, heads.index("Title") + 1).value = "Home page"
    sheet.cell(2, heads.index("Stage") + 1).value = "Visit"
    plan = plan_of(made.document, saved(book))
    assert [(x.what, x.field, x.before, x.after) for x in plan.items if x.field != "Stage"] == [
        ("changed", "Title", "Web page", "Home page")
    ]
    assert [x.what for x in plan.items] == ["changed", "changed"]


def test_a_list_of_joins_keeps_what_it_named_when_one_is_added(made: Made) -> None:
    sheet_name = KINDS["opportunity"].plural
    book = book_of(made)
    sheet = book[sheet_name]
    heads = [x.value for x in sheet[1]]
    place = next(n for n, x in enumerate(heads, start=1) if x == "Answers")
    before = str(sheet.cell(2, place).value or "")
    assert "[" not in before
    sheet.cell(2, place).value = f"{before}\nCoffee is good".strip()
    assert all("nothing called “" + before not in x.note for x in plan_of(made.document, saved(book)).items)


def test_what_is_changed_in_the_map_itself_is_told_and_left_out(made: Made) -> None:
    book = book_of(made)
    book.worksheets[0]["B3"] = "Home page"
    plan = plan_of(made.document, saved(book))
    assert plan.items == ()
    assert plan.notes == ("The sheet “A first visit” is to be read; what was changed in it was left out",)
