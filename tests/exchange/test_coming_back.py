from __future__ import annotations

import csv
import io
from dataclasses import dataclass

import pytest

from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_field
from cxstudio.edits.plan import add_action, add_goal
from cxstudio.exchange.coming_back import Plan, apply_plan, is_returning, plan_of
from cxstudio.exchange.kind_columns import kind_called
from cxstudio.exchange.kind_table import export_kind, export_workbook, read_heading, read_mark
from cxstudio.exchange.problems import ImportProblem
from cxstudio.exchange.sheet_rows import Sheet, read_sheets
from cxstudio.exchange.workbook_writing import write_workbook
from cxstudio.model.document import Document
from cxstudio.model.log import MemoryLog
from cxstudio.model.plans import Action, Attendee
from cxstudio.model.records import Card
from cxstudio.words import use_language
from tests.makers import small_map


@dataclass
class Made:
    document: Document
    actions: list[str]


@pytest.fixture
def made() -> Made:
    it = small_map(Document(MemoryLog()))
    document = it.document
    actions = [add_action(document, title) for title in ("Train the desk", "A board", "Call back")]
    set_field(document, actions, "owned_by", "Anna")
    set_field(document, [actions[0]], "due", "2026-12-03")
    return Made(document, actions)


def table(document: Document, kind: str = "action") -> list[list[str]]:
    """The rows of a table, to be edited."""
    return list(csv.reader(io.StringIO(export_kind(document, kind).data.decode("utf-8-sig"))))


def data(rows: list[list[str]], delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def write(rows: list[list[str]], row: int, heading: str, text: str) -> None:
    rows[row][rows[0].index(heading)] = text


def told(plan: Plan) -> list[tuple[str, int, str, str]]:
    return [(x.what, x.row, x.field, x.note) for x in plan.items]


def actions(document: Document) -> list[tuple[str, str, str]]:
    names = {x.id: x.name for x in document.nodes(Attendee)}
    return [(x.title, names.get(x.owned_by, ""), x.due) for x in document.nodes(Action)]


# What comes back


def test_changes_come_back_in_one_step_and_only_once(made: Made) -> None:
    before = actions(made.document)
    rows = table(made.document)
    write(rows, 1, "Owner", "Ben")
    write(rows, 2, "Due", "24.12.2026")
    write(rows, 3, "Title", "Call back today")
    plan = plan_of(made.document, data(rows))
    assert [(x.field, x.before, x.after) for x in plan.items] == [
        ("Owner", "Anna", "Ben"),
        ("Due", "", "2026-12-24"),
        ("Title", "Call back", "Call back today"),
    ]
    apply_plan(made.document, plan.items)
    assert actions(made.document) == [
        ("Train the desk", "Ben", "2026-12-03"),
        ("A board", "Anna", "2026-12-24"),
        ("Call back today", "Anna", ""),
    ]
    assert plan_of(made.document, data(rows)).items == ()
    assert made.document.undo_label == "Bring back 3 changes"
    made.document.undo()
    assert actions(made.document) == before


def test_columns_may_be_moved_and_removed_and_the_table_saved_with_semicolons(made: Made) -> None:
    rows = table(made.document)
    write(rows, 1, "Status", "Erledigt")
    write(rows, 2, "Status", "done")
    kept = [rows[0].index(name) for name in ("Status", "Id", "Title")] + [len(rows[0]) - 1]
    plan = plan_of(made.document, data([[row[n] for n in kept] for row in rows], ";"))
    assert [(x.what, x.row) for x in plan.items] == [("refused", 2), ("changed", 3)]


def test_a_row_without_an_id_is_new_and_stays_one_however_often_it_comes(made: Made) -> None:
    rows = table(made.document)
    blank = [""] * len(rows[0])
    rows += [blank, list(blank), list(blank)]
    for row in (4, 5):
        write(rows, row, "Title", "Print leaflets")
    write(rows, 4, "Owner", "Carla")
    plan = plan_of(made.document, data(rows))
    assert [(x.what, x.title) for x in plan.items] == [("new", "Print leaflets")] * 2
    apply_plan(made.document, plan.items)
    assert actions(made.document)[3:] == [("Print leaflets", "Carla", ""), ("Print leaflets", "", "")]
    assert plan_of(made.document, data(rows)).items == ()
    made.document.undo()
    apply_plan(made.document, plan_of(made.document, data(rows)).items)
    assert len(actions(made.document)) == 5


def test_a_new_row_of_a_known_name_is_asked_about(made: Made) -> None:
    rows = table(made.document)
    rows.append([""] * len(rows[0]))
    write(rows, 4, "Title", "a BOARD")
    (item,) = plan_of(made.document, data(rows)).items
    assert (item.what, item.usual) == ("again", False)


def test_what_changed_on_both_sides_is_told_and_not_taken_unasked(made: Made) -> None:
    rows = table(made.document)
    write(rows, 1, "Title", "From the table")
    set_field(made.document, [made.actions[0]], "title", "From the session")
    set_field(made.document, [made.actions[1]], "title", "Untouched in the table")
    (item,) = plan_of(made.document, data(rows)).items
    assert (item.what, item.usual, item.before, item.after) == (
        "both",
        False,
        "From the session",
        "From the table",
    )


def test_a_person_renamed_meanwhile_is_still_the_one_meant(made: Made) -> None:
    rows = table(made.document)
    (anna,) = made.document.nodes(Attendee)
    set_field(made.document, [anna.id], "name", "Anna Nowak")
    assert plan_of(made.document, data(rows)).items == ()
    rows.append([""] * len(rows[0]))
    write(rows, 4, "Title", "Print leaflets")
    write(rows, 4, "Owner", "Anna")
    apply_plan(made.document, plan_of(made.document, data(rows)).items)
    assert [x.name for x in made.document.nodes(Attendee)] == ["Anna Nowak"]


def test_missing_rows_are_told_and_deleted_only_where_somebody_asks(made: Made) -> None:
    rows = table(made.document)
    later = add_action(made.document, "Made after the table")
    del rows[2]
    plan = plan_of(made.document, data(rows))
    assert [(x.what, x.id, x.usual) for x in plan.items] == [("gone", made.actions[1], False)]
    apply_plan(made.document, plan.items)
    assert [x.id for x in made.document.nodes(Action)] == [made.actions[0], made.actions[2], later]


# What is wrong


def test_ids_that_are_unknown_doubled_deleted_or_of_another_kind_are_refused(made: Made) -> None:
    rows = table(made.document)
    goal = add_goal(made.document, "Fewer calls")
    copied = list(rows[1])
    write(rows, 2, "Id", goal)
    rows.append(copied)
    rows.append(["no such id", *rows[3][1:-1], ""])
    delete(made.document, [made.actions[2]])
    plan = plan_of(made.document, data(rows))
    assert [note for what, _row, _field, note in told(plan) if what == "refused"] == [
        "It is now of another kind: goal",
        "It was deleted in the session since the table was made",
        "This id stands in a row before; to add something new, leave the id empty",
        "This id is not in the session; to add something new, leave the id empty",
    ]


@pytest.mark.parametrize(
    ("heading", "text", "reason"),
    [
        ("Impact", "6", "not be above 5"),
        ("Impact", "3.3", "steps of 0.5"),
        ("Effort", "much", "is not a number"),
        ("Due", "31.2.2027", "is no date"),
        ("Due", "3/4/2027", "two different days"),
        ("Status", "soon", "none of these"),
        ("Title", "x" * 501, "at most 500"),
        ("Delivers", "nothing at all", "nothing called"),
    ],
)
def test_a_cell_that_does_not_fit_is_refused_and_the_rest_of_its_row_is_not(
    made: Made, heading: str, text: str, reason: str
) -> None:
    rows = table(made.document)
    write(rows, 2, heading, text)
    write(rows, 2, "First step", "Ask the call centre")
    plan = plan_of(made.document, data(rows))
    (refused,), (good,) = plan.of("refused"), plan.of("changed")
    assert reason in refused.note
    assert (refused.row, refused.field) == (3, heading)
    assert good.field == "First step"


def test_days_with_strokes_are_read_as_the_other_rows_have_them(made: Made) -> None:
    rows = table(made.document)
    write(rows, 1, "Due", "12/3/2026")  # as this spreadsheet writes the 3rd of December
    write(rows, 2, "Due", "1/4/2027")
    (item,) = plan_of(made.document, data(rows)).items
    assert (item.row, item.after) == (3, "2027-01-04")


def test_an_id_that_a_spreadsheet_took_for_a_number_is_known_by_its_mark(made: Made) -> None:
    document = made.document
    with document.transaction("x"):
        document.put(Action(id="451983124512", title="Numbered", order="zz"))
    rows = table(document)
    write(rows, 4, "Id", "4.51983E+11")
    write(rows, 4, "Title", "Renamed")
    (item,) = plan_of(document, data(rows)).items
    assert (item.id, item.after) == ("451983124512", "Renamed")


def test_a_table_of_another_session_and_a_file_of_something_else_are_refused(made: Made) -> None:
    other = small_map(Document(MemoryLog())).document
    add_action(other, "Elsewhere")
    with pytest.raises(ImportProblem, match="another session"):
        plan_of(made.document, export_kind(other, "action").data)
    for strange in (b"stage,touchpoint\r\nBook,Call\r\n", b"", b"\x00\x01", b"PK\x03\x04 broken"):
        with pytest.raises(ImportProblem):
            plan_of(made.document, strange)
    assert not is_returning(read_sheets(b"stage,touchpoint\r\nBook,Call\r\n"))
    assert is_returning(read_sheets(export_kind(other, "action").data))


def test_a_table_without_its_marks_is_compared_with_the_session(made: Made) -> None:
    rows = [row[:-1] for row in table(made.document)]
    write(rows, 1, "Status", "Done")
    plan = plan_of(made.document, data(rows))
    assert [(x.what, x.field) for x in plan.items] == [("changed", "Status")]


def test_damaged_marks_are_no_marks(made: Made) -> None:
    rows = table(made.document)
    for row in rows[1:]:
        row[-1] = row[-1].replace("=", ":")
    assert plan_of(made.document, data(rows)).items == ()
    assert read_mark("only-an-id") is None
    assert read_heading("cxs nothing 12") is None


# Spreadsheets


def test_what_looks_like_a_formula_leaves_as_text_and_comes_back(made: Made) -> None:
    formula = "=cmd|'/c calc'!A1"
    set_field(made.document, [made.actions[0]], "title", formula)
    assert f"'{formula}" in table(made.document)[1]
    assert plan_of(made.document, export_kind(made.document, "action").data).items == ()
    book = export_workbook(made.document, ["action"]).data
    assert read_sheets(book)[0].rows[1].cells[1] == formula
    rows = table(made.document)
    write(rows, 2, "First step", "'@SUM(1)")
    (item,) = plan_of(made.document, data(rows)).items
    assert item.after == "@SUM(1)"


def test_a_workbook_brings_back_several_kinds_at_once_and_leaves_out_other_sheets(made: Made) -> None:
    document = made.document
    sheets = read_sheets(export_workbook(document, ["action", "pain"]).data)
    edited = [
        Sheet(
            sheet.title,
            tuple(str(cell) for cell in sheet.rows[0].cells),
            [
                tuple(
                    "Changed" if cell in {"A board", "Twenty minutes on hold"} else cell for cell in row.cells
                )
                for row in sheet.rows[1:]
            ],
        )
        for sheet in sheets
    ]
    plan = plan_of(document, write_workbook([*edited, Sheet("Notes", ("What",), [("mine",)])]))
    assert [(x.kind, x.after) for x in plan.items] == [("action", "Changed"), ("pain", "Changed")]
    assert any("Notes" in note for note in plan.notes)
    apply_plan(document, plan.items)
    assert "Changed" in {x.text for x in document.nodes(Card)}


def test_a_table_made_in_one_language_comes_back_in_another(made: Made) -> None:
    use_language("pl")
    try:
        polish = export_kind(made.document, "action").data
        book = export_workbook(made.document, ["action"]).data
    finally:
        use_language("en")
    assert plan_of(made.document, polish).items == ()
    assert plan_of(made.document, book).items == ()


def test_a_long_table_is_planned_and_done_in_bounded_time() -> None:
    document = Document(MemoryLog())
    small_map(document)
    rows = table(document, "feedback")
    rows += [["", f"Words {n}", *[""] * (len(rows[0]) - 2)] for n in range(3000)]
    plan = plan_of(document, data(rows))
    assert len(plan.of("new")) == 3000
    assert len(apply_plan(document, plan.items).made) == 3000
    assert plan_of(document, data(rows)).items == ()


@pytest.mark.parametrize(
    ("name", "kind"), [("action", "action"), ("Pain points", "pain"), ("audit-item", "audit_item"), ("x", "")]
)
def test_a_kind_is_known_by_its_name_or_its_words(name: str, kind: str) -> None:
    assert kind_called(name) == kind
