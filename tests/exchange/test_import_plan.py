"""A plan says what a source becomes before anything is made, and making it is one step to undo."""

from __future__ import annotations

from datetime import date

import pytest

from cxstudio.edits.structure import lock_structure
from cxstudio.exchange.import_applying import apply
from cxstudio.exchange.import_columns import fields
from cxstudio.exchange.import_plan import (
    Choices,
    ImportPlan,
    Target,
    plan_import,
    with_choices,
    with_column,
)
from cxstudio.exchange.import_source import Source, read_source, source_of_sheets, source_of_text
from cxstudio.exchange.mermaid import export_mermaid
from cxstudio.exchange.problems import ImportProblem
from cxstudio.exchange.sheet_rows import Sheet, SheetRow, SheetRows
from cxstudio.exchange.table import COLUMNS, export_table
from cxstudio.exchange.workbook_writing import write_workbook
from cxstudio.model.document import Document
from cxstudio.model.records import Card
from tests.makers import mixed_scripts_map, small_map

FOREIGN = (
    "Our workshop,,,,\n"
    "Phase,Step,Rating,Actions,When\n"
    "Book,Web page,4,Searches,2026-05-01\n"
    ",Booking line,1,Calls | Waits,2026-05-02\n"
    ",,,Calls again,2026-05-02\n"
    "Visit,Front desk,3,,2026-05-03\n"
    ",Waiting area,7,Waits,2026-05-04\n"
)


def cells(*rows: tuple[object, ...]) -> Source:
    made = tuple(SheetRow(n, tuple(row)) for n, row in enumerate(rows, start=1))  # type: ignore[arg-type]
    return source_of_sheets([SheetRows("Sheet", made)], "Visit", workbook=True)


def making(plan: ImportPlan) -> dict[str, int]:
    return {one.kind: one.n for one in plan.makes if one.n}


def applied(plan: ImportPlan) -> Document:
    document = Document()
    apply(document, plan)
    return document


def test_columns_are_found_by_name_and_scores_from_1_to_5_become_emotions() -> None:
    plan = plan_import(None, read_source(FOREIGN.encode(), "Visit.csv"))
    assert [column.field for column in plan.columns] == [
        "stage",
        "touchpoint",
        "emotion",
        "customer does",
        "",
    ]
    assert (plan.scale, plan.problem) == ("1..5", "")
    assert making(plan) == {"stage": 2, "touchpoint": 4, "emotion": 3, "customer_does": 5}
    assert [str(one) for one in plan.refused] == ["Cell C7: the emotion “7” is not a number from 1 to 5"]
    said = [line for _depth, line in plan.outline if line.startswith("Emotion ")]
    assert said == ["Emotion +1", "Emotion \u22122", "Emotion 0"]
    assert any(note.startswith("Column “When”: It holds days") for note in plan.notes)
    assert "Rows without a stage belong to that of the row before: 4, 5, 7" in plan.notes
    document = applied(plan)
    journey = document.journeys()[0]
    assert journey.title == "Visit"
    points = document.journey_touchpoints(journey.id)
    assert [t.title for t in points] == ["Web page", "Booking line", "Front desk", "Waiting area"]
    assert [e.mean for t in points for e in document.emotions(t.id)] == [1, -2, 0]
    assert [c.text for c in document.cards(points[1].id)] == ["Calls", "Waits", "Calls again"]


def test_columns_without_known_names_are_told_by_their_content() -> None:
    plan = plan_import(
        small_map().document,
        cells(
            ("A", "B", "C", "D", "E", "F"),
            ("Start", "One", -2, "Web", "Amina", "She wonders for a long time what this letter is about."),
            ("Start", "Two", 1.5, "Phone", "George", "He rings three times and nobody at all picks it up."),
            ("End", "Three", 0, "E-mail", "Amina", "She reads it twice and then she is none the wiser."),
        ),
    )
    found = ["stage", "touchpoint", "emotion", "channel", "persona", "description"]
    assert [column.field for column in plan.columns] == found
    assert {column.because for column in plan.columns} == {"content"}
    assert plan.scale == "-2..2"


def test_another_field_for_a_column_is_another_plan() -> None:
    plan = plan_import(None, read_source(FOREIGN.encode(), "a.csv"))
    changed = with_column(None, plan, 3, "pain")
    assert making(changed)["pain"] == 5
    assert making(plan)["customer_does"] == 5, "the first plan is as it was"
    moved = with_column(None, changed, 4, "touchpoint")
    assert [column.field for column in moved.columns] == ["stage", "", "emotion", "pain", "touchpoint"]
    nothing = with_column(None, with_column(None, plan, 0, ""), 1, "")
    assert nothing.problem.startswith("Choose which column")
    with pytest.raises(ImportProblem):
        apply(Document(), nothing)


def test_the_scale_can_be_chosen() -> None:
    plan = plan_import(None, cells(("Stage", "Touchpoint", "Emotion"), ("A", "B", 1), ("A", "C", 2)))
    assert plan.scale == "-2..2"
    other = with_choices(None, plan, scale="1..5")
    document = applied(other)
    points = document.journey_touchpoints(document.journeys()[0].id)
    assert [e.mean for t in points for e in document.emotions(t.id)] == [-2, -1]


def test_a_table_of_ours_comes_back_from_a_spreadsheet_as_from_separated_values() -> None:
    made = small_map()
    data = export_table(made.document, made.journey).data
    rows = read_source(data, "a.csv").sheets[0].rows
    again = write_workbook([Sheet("A", COLUMNS, [tuple(row.cells) for row in rows[1:]])])
    for source in (read_source(data, "a.csv"), read_source(again, "a.xlsx")):
        document = applied(plan_import(None, source))
        assert export_table(document, document.journeys()[0].id).data == data


@pytest.mark.parametrize("made", [small_map(), mixed_scripts_map()])
def test_a_mermaid_journey_comes_back(made: object) -> None:
    document, journey = made.document, made.journey  # type: ignore[attr-defined]
    text = export_mermaid(document, journey).data
    again = applied(plan_import(None, read_source(text, "a.mmd")))
    assert export_mermaid(again, again.journeys()[0].id).data == text
    assert again.journeys()[0].title == document.node(journey).title


def test_an_indented_list_is_stages_touchpoints_and_cards() -> None:
    plan = plan_import(None, source_of_text("Book\n\t- Web page\n\t\tSearches\n\t- Line\nVisit\n", "Visit"))
    assert making(plan) == {"stage": 2, "touchpoint": 2, "customer_does": 1}
    assert plan.outline[:3] == ((0, "Book"), (1, "Web page"), (2, "Customer does: Searches"))
    assert making(with_choices(None, plan, cards="pain"))["pain"] == 1


def test_lines_that_do_not_fit_are_refused_with_what_lies_below_them() -> None:
    plan = plan_import(None, source_of_text("Book\n\t" + "x" * 600 + "\n\t\tSearches\n\tLine\n"))
    assert [one.row for one in plan.refused] == [2, 3]
    assert str(plan.refused[0]).startswith("Line 2: The text has 600 characters")
    assert making(plan) == {"stage": 1, "touchpoint": 1}


def test_into_a_journey_only_what_is_new_is_made_in_one_step() -> None:
    made = small_map()
    document = made.document
    before = export_table(document, made.journey).data
    source = source_of_text(
        "Stage\tTouchpoint\tEmotion\tPersona\tPain point\n"
        "book\tBOOKING LINE\t2\tamina\tTwenty minutes on hold\n"
        "book\tBOOKING LINE\t\tGeorge\tA third menu\n"
        "Leave\tBus\t-1\tGeorge\tLate\n"
    )
    plan = plan_import(document, source, Target("into", made.journey))
    assert making(plan) == {"stage": 1, "touchpoint": 1, "emotion": 1, "pain": 3}
    there = {one.kind: one.there for one in plan.makes if one.there}
    assert there == {"stage": 1, "touchpoint": 1, "emotion": 1, "persona": 2}
    assert export_table(document, made.journey).data == before, "planning changes nothing"
    done = apply(document, plan)
    assert any("was kept" in text for text in done.warnings)
    amina = document.emotion(made.touchpoints[1], made.personas[0])
    assert amina is not None
    assert amina.mean == -1.6
    again = apply(document, plan_import(document, source, Target("into", made.journey)))
    assert again.made == (), "what is there is not made again"
    assert document.undo_label == plan.label == "Import 1 stage, 1 touchpoint, 1 emotion, 3 cards"
    document.undo()
    assert export_table(document, made.journey).data == before


def test_a_locked_structure_is_told_before_anything_is_tried() -> None:
    made = small_map()
    lock_structure(made.document, locked=True)
    more = plan_import(made.document, source_of_text("Leave\n\tBus\n"), Target("into", made.journey))
    assert more.problem == "The structure is locked. Unlock it in the Edit menu to add stages."
    cards = source_of_text("Book\n\tWeb page\n\t\tSearches\n")
    assert plan_import(made.document, cards, Target("into", made.journey)).problem == ""


def test_a_further_journey_takes_the_persona_it_names() -> None:
    made = small_map()
    plan = plan_import(
        made.document,
        read_source(b"journey\n section Leave\n  Bus: 2: George\n", "Way home.mmd"),
        Target("journey"),
    )
    apply(made.document, plan)
    journey = made.document.journeys()[1]
    assert (journey.title, journey.persona) == ("Way home", made.personas[1])
    assert len(made.document.personas()) == 2


def test_typed_cells_are_read_as_what_they_are() -> None:
    source = cells(
        ("Stage", "Touchpoint", "Moment of truth", "Time here", "Pain points", "Thoughts"),
        ("A", "B", True, 22.0, date(2026, 5, 1), "'=1+1"),
    )
    document = applied(plan_import(None, source))
    (point,) = document.journey_touchpoints(document.journeys()[0].id)
    assert (point.moment_of_truth, point.minutes) == (True, 22)
    assert {c.text for c in document.every(Card)} == {"2026-05-01", "=1+1"}


def test_a_plan_names_every_field_once() -> None:
    keys = [field.key for field in fields()]
    assert keys == list(COLUMNS)
    assert all(field.label for field in fields())


def test_many_pasted_cells_are_a_table_with_line_breaks_in_them() -> None:
    body = "".join(f'Stage\tPoint {n}\t"Slow\nand rude"\t\n' for n in range(1000))
    plan = plan_import(None, source_of_text("Stage\tTouchpoint\tPain points\tGains\n" + body))
    assert making(plan) == {"stage": 1, "touchpoint": 1000, "pain": 2000}


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.txt", "no text"),
        (b"", "a.csv", "empty"),
        (b"flowchart LR\n", "a.mmd", "no Mermaid journey"),
        (b"{}", "a.json", "node-link|wrong|JSON"),
        (b"\xff\xfea\x00", "a.txt", "UTF-16"),
        (b"PK\x03\x04broken", "a.xlsx", "damaged"),
    ],
)
def test_what_is_nothing_of_that_is_refused(data: bytes, name: str, words: str) -> None:
    with pytest.raises(ImportProblem, match=words):
        read_source(data, name)


def test_a_plan_without_a_row_that_fits_says_so() -> None:
    plan = plan_import(None, cells(("Stage", "Touchpoint"), ("A", "x" * 501)))
    assert plan.problem.startswith("Nothing of it can be imported")
    assert plan_import(None, plan.source, choices=Choices(sheet=7)).problem == "There is no such sheet"


def test_characters_that_are_dropped_from_a_diagram_are_told() -> None:
    source = source_of_text("journey\r\n  section A\r\n    b\x00c\ufffe: 3\r\n")
    assert source.notes == ("2 characters that no text can hold were dropped",)
    assert source_of_text("journey\r\n  section A\r\n    b: 3\r\n").notes == ()


@pytest.mark.parametrize("headings", [("Touchpoint", "Where"), ("Where", "Touchpoint")])
def test_a_second_column_of_touchpoints_that_holds_channels_is_one_of_channels(
    headings: tuple[str, str],
) -> None:
    held = {
        "Touchpoint": ("Post", "Visit", "Site", "Buy"),
        "Where": ("Instagram", "In person", "Web", "Shop"),
    }
    rows = zip(("A", "A", "B", "B"), held[headings[0]], held[headings[1]], strict=True)
    plan = plan_import(None, cells(("Stage", *headings), *rows))
    assert {c.heading: c.field for c in plan.columns}["Where"] == "channel"
    assert {c.heading: c.field for c in plan.columns}["Touchpoint"] == "touchpoint"
