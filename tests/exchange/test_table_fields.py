"""The fields of a touchpoint in a table: each has its column, comes back, and is refused in words."""

from __future__ import annotations

import pytest

from cxstudio.edits.fields import set_field
from cxstudio.exchange.table import CARD_COLUMNS, export_table
from cxstudio.exchange.table_fields import FIELD_COLUMNS
from cxstudio.model.kinds import KINDS
from cxstudio.model.records import Card
from tests.exchange.tables import faults, imported, table
from tests.makers import small_map

# The fields of a touchpoint


def test_every_field_of_a_touchpoint_has_a_column() -> None:
    held_otherwise = {"title", "channels"}
    assert {f.name for f in KINDS["touchpoint"].fields} - held_otherwise == {
        f.name for f in FIELD_COLUMNS.values()
    }


def test_fields_are_read_as_people_write_them() -> None:
    data = table(
        "Book,Call,90,7,x,Harmful,Observed,Ms. Li",
        "Book,Desk,5,,no,deliberate,gemessen,",
        "Book,Door,5 min,8,perhaps,,,",
        header="stage,touchpoint,Time here,effort,moment_of_truth,friction,evidence level,Who serves",
    )
    assert faults(data) == [
        "Row 3: “evidence level”: “gemessen” is none of these: assumed, heard, observed, measured",
        "Row 4: “minutes”: “5 min” is not a whole number",
        "Row 4: “effort”: The value may not be above 7",
        "Row 4: “moment of truth”: “perhaps” is neither yes nor no",
    ]
    document, result = imported(data, skip=True)
    call, desk, door = document.journey_touchpoints(result.journey)
    assert (call.minutes, call.effort, call.moment_of_truth) == (90, 7, True)
    assert (desk.minutes, desk.friction, desk.evidence, door.minutes) == (5, "deliberate", "", None)
    assert (call.friction, call.evidence, call.serves) == ("harmful", "observed", "Ms. Li")


@pytest.mark.parametrize(
    ("cell", "column", "fault"),
    [
        ("8", "effort", "“effort”: The value may not be above 7"),
        ("perhaps", "moment of truth", "“moment of truth”: “perhaps” is neither yes nor no"),
        ("1e9", "minutes", "“minutes”: “1e9” is not a whole number"),
    ],
)
def test_a_field_that_cannot_be_read_says_what_it_may_be(cell: str, column: str, fault: str) -> None:
    assert faults(table(f"Book,Call,{cell}", header=f"stage,touchpoint,{column}")) == ["Row 2: " + fault]


def test_an_export_names_each_field_it_has_no_column_for() -> None:
    made = small_map()
    set_field(made.document, [made.cards[0]], "severity", 4)
    set_field(made.document, [made.cards[0]], "internal", True)
    set_field(made.document, [made.stages[0]], "goal", "Get an appointment")
    set_field(made.document, [made.touchpoints[0]], "effort", 3)
    warning, remedy = export_table(made.document, made.journey).warnings
    assert remedy == "A spreadsheet (.xlsx) or JSON (.json) holds all of it"
    for told in ("Severity (Pain point)", "Internal, never in a clean copy (Pain point)", "goal (Stage)"):
        assert told in warning
    assert "Effort" not in warning


def test_many_such_fields_are_counted_and_a_format_is_named_that_has_them() -> None:
    made = small_map()
    for name in ("client", "facilitator", "date", "impression", "promise"):
        set_field(made.document, ["session"], name, "2026-05-14")
    for name in ("scenario", "expectations", "start", "end"):
        set_field(made.document, [made.journey], name, "So")
    first, second = export_table(made.document, made.journey).warnings
    assert first.endswith("9 more fields")
    assert len(first) < 120
    assert "xlsx" in second


# A word that means two things


def evidence_read(header: str, cell: str = "observed") -> tuple[list[str], list[str], tuple[str, ...]]:
    """The texts of the cards, the levels of evidence and the warnings after reading a table with this heading."""
    document, result = imported(table(f"Book,Call,{cell}", header=f"stage,touchpoint,{header}"))
    levels = [str(t.evidence) for t in document.journey_touchpoints(result.journey)]
    return [card.text for card in document.nodes(Card)], levels, result.warnings


def test_physical_evidence_and_the_level_of_evidence_have_columns_that_cannot_be_taken_for_each_other() -> (
    None
):
    assert evidence_read("physical evidence") == (["observed"], [""], ())
    assert evidence_read("evidence level") == ([], ["observed"], ())


def test_evidence_alone_is_not_guessed_at() -> None:
    cards, levels, warnings = evidence_read("Evidence")
    assert (cards, levels) == ([], [""])
    assert warnings[-1] == (
        "“evidence” can mean two things: call the column “physical evidence” or “evidence level”"
    )


def test_evidence_is_read_where_the_other_columns_tell_what_it_is() -> None:
    assert evidence_read("evidence,evidence level", "letter,heard") == (["letter"], ["heard"], ())
    assert evidence_read("evidence,physical evidence", "heard,letter") == (["letter"], ["heard"], ())
    others = [column for column in CARD_COLUMNS if column != "physical evidence"]
    assert evidence_read(",".join(["evidence", *others]), "letter") == (["letter"], [""], ())
