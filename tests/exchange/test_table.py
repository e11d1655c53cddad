from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cxstudio.edits.cards import add_card
from cxstudio.edits.emotions import count_hand, rate_emotion
from cxstudio.edits.fields import set_field
from cxstudio.edits.personas import add_persona
from cxstudio.edits.sessions import add_journey, start_session
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoint, set_channels
from cxstudio.exchange.table import CARD_COLUMNS, COLUMNS, export_table
from cxstudio.exchange.table_fields import FIELD_COLUMNS
from cxstudio.model.document import Document
from cxstudio.model.kinds import CARD_KINDS, Field
from cxstudio.model.records import LONGEST_MINUTES, Card, Journey
from tests.columns import held
from tests.exchange.tables import imported, table
from tests.makers import mixed_scripts_map, small_map

AWKWARD = st.text(
    st.one_of(
        st.sampled_from("|\\\n \t'\"=+-@,;#0!sn2ab"),
        st.characters(exclude_categories=("Cs", "Cc")),
    ),
    max_size=12,
)


def shown(document: Document) -> list[tuple[str, list[str]]]:
    stages = document.stages(document.journeys()[0].id)
    return [(s.title, [t.title for t in document.touchpoints(s.id)]) for s in stages]


def assert_round_trip(document: Document, journey: str) -> None:
    again, result = imported(export_table(document, journey).data)
    assert held(again, result.journey) == held(document, journey)
    assert result.warnings == ()


def test_a_small_and_a_mixed_map_survive() -> None:
    for made in (small_map(), mixed_scripts_map(direction="rtl")):
        assert_round_trip(made.document, made.journey)


def value_of(field: Field) -> st.SearchStrategy[Any]:
    """Anything a field of a touchpoint may hold."""
    match field.editor:
        case "number":
            return st.one_of(st.none(), st.integers(field.low, field.high))
        case "duration":
            return st.one_of(st.none(), st.integers(0, LONGEST_MINUTES))
        case "check":
            return st.booleans()
        case "choice":
            return st.sampled_from([value for value, _label in field.choices])
        case "line" | "text":
            return AWKWARD
        case "attendee":
            return st.sampled_from(["", "Anna Nowak", "=Li | Wei", "حسن"])
    raise AssertionError(f"{field.name}: say in this function what a “{field.editor}” may hold")


def random_map(draw: Callable[[st.SearchStrategy[Any]], Any]) -> tuple[Document, str]:
    document = Document()
    titles = st.one_of(st.sampled_from(["", "Call", "Visit"]), AWKWARD)
    with document.transaction("a random map"):
        journey = start_session(document)
        record = document.find(journey, Journey)
        assert record is not None
        people = [record.persona]
        set_field(document, people, "name", draw(titles))
        people += [add_persona(document, draw(titles)) for _ in range(draw(st.integers(0, 2)))]
        persona = st.sampled_from(["", *people])
        kinds = st.sampled_from(CARD_KINDS)
        for _ in range(draw(st.integers(1, 3))):
            stage = add_stage(document, journey, draw(titles))
            for _ in range(draw(st.integers(0, 2))):
                add_card(document, draw(kinds), stage, draw(AWKWARD), persona=draw(persona))
            for _ in range(draw(st.integers(0, 3))):
                touchpoint = add_touchpoint(document, stage, draw(titles))
                set_channels(document, touchpoint, draw(st.lists(titles, max_size=2)))
                for field in FIELD_COLUMNS.values():
                    set_field(document, [touchpoint], field.name, draw(value_of(field)))
                for who in people:
                    value = draw(st.one_of(st.none(), st.floats(-2, 2)))
                    if value is not None:
                        rate_emotion(document, touchpoint, who, value)
                for _ in range(draw(st.integers(0, 3))):
                    add_card(document, draw(kinds), touchpoint, draw(AWKWARD), persona=draw(persona))
    return document, journey


@given(st.data())
def test_any_map_comes_back_equal_in_every_field_the_columns_hold(data: st.DataObject) -> None:
    assert_round_trip(*random_map(data.draw))


def test_two_touchpoints_of_one_title_and_two_stages_of_one_title_stay_two() -> None:
    document = Document()
    journey = start_session(document)
    record = document.find(journey, Journey)
    assert record is not None
    george = add_persona(document, "George")
    for stage in ("Visit", "Home", "Visit"):
        home = add_stage(document, journey, stage)
        first, second = (add_touchpoint(document, home, "Call") for _ in range(2))
        rate_emotion(document, first, record.persona, 1)
        rate_emotion(document, second, george, -1)
    assert_round_trip(document, journey)


def test_the_mean_of_counted_hands_is_kept() -> None:
    made = small_map()
    for value in (1, 2, 2):
        count_hand(made.document, made.touchpoints[3], made.personas[1], value)
    assert_round_trip(made.document, made.journey)
    assert any("hands behind 1 emotion" in w for w in export_table(made.document, made.journey).warnings)


def test_an_export_names_what_it_has_no_column_for() -> None:
    made = small_map()
    assert export_table(made.document, made.journey).warnings == (
        "A table has no place for the length of 1 card that spans, 2 arrows, 2 notes",
        "A spreadsheet (.xlsx) or JSON (.json) holds all of it",
    )
    add_journey(made.document, "The way home")
    assert export_table(made.document, made.journey).warnings[0].endswith("2 notes, 1 other journey")


def test_an_export_is_utf_8_for_spreadsheets_with_all_columns() -> None:
    made = small_map()
    data = export_table(made.document, made.journey).data
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert {row["stage"] for row in rows} == {"Book", "Visit"}


def test_every_kind_of_card_has_a_column() -> None:
    assert set(COLUMNS) == {
        *("stage", "touchpoint", "channel", "emotion", "persona"),
        *FIELD_COLUMNS,
        *CARD_COLUMNS,
    }
    assert set(CARD_COLUMNS.values()) == set(CARD_KINDS)
    document, _result = imported(
        b"Stage,Touchpoint,Customer_Does,idea\nBook,Call,Looks up the number,One number\n"
    )
    assert [(c.kind, c.text) for c in document.nodes(Card)] == [
        ("customer_does", "Looks up the number"),
        ("idea", "One number"),
    ]


def test_one_persona_needs_one_row_per_touchpoint() -> None:
    document, result = imported(table("Book,Call,-1.5,No answer,Amina", "Book,Visit,1,,Amina"))
    rows = list(csv.DictReader(io.StringIO(export_table(document, result.journey).data.decode("utf-8-sig"))))
    assert [(r["touchpoint"], r["emotion"], r["pain"], r["persona"]) for r in rows] == [
        ("Call", "-1.5", "No answer", "Amina"),
        ("Visit", "1", "", "Amina"),
    ]
