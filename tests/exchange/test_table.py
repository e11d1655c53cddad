from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.edits.cards import add_card
from cxstudio.edits.emotions import count_hand, rate_emotion
from cxstudio.edits.fields import set_field
from cxstudio.edits.personas import add_persona
from cxstudio.edits.sessions import start_session
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoint, set_channels
from cxstudio.exchange import csv_rows
from cxstudio.exchange.cells import guarded, read, read_name, read_values, unguarded, written, written_name
from cxstudio.exchange.cells import written_values as written_list
from cxstudio.exchange.problems import ImportProblem
from cxstudio.exchange.table import CARD_COLUMNS, COLUMNS, export_table
from cxstudio.exchange.table_fields import FIELD_COLUMNS
from cxstudio.exchange.table_import import import_table
from cxstudio.model.document import Document
from cxstudio.model.kinds import CARD_KINDS, Field
from cxstudio.model.records import LONGEST_MINUTES, Card, Journey
from tests.columns import held
from tests.exchange.tables import faults, imported, table
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


# Cells


@given(AWKWARD)
def test_a_text_survives_its_cell(text: str) -> None:
    assert read(unguarded(guarded(written(text)))) == text
    cell = guarded(written_name(text, 1))
    assert read_name(unguarded(cell)) == (text, 0)
    assert read_name(unguarded(guarded(written_name(text, 3)))) == (text, 3)


@given(st.lists(AWKWARD, max_size=5))
def test_several_texts_survive_one_cell(texts: list[str]) -> None:
    assert read_values(unguarded(guarded(written_list(texts)))) == texts


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("a|b", ["a", "b"]),
        ("a\r\nb\n\n c ", ["a", "b", "c"]),
        (r"either\|or|both", ["either|or", "both"]),
        (r"C:\Temp\x", [r"C:\Temp\x"]),
        ("one\\\ntwo", ["one\\", "two"]),
        ("", []),
        (" | \n|", []),
    ],
)
def test_a_cell_holds_several_values(cell: str, values: list[str]) -> None:
    assert read_values(cell) == values


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-x", "@home", "\ttab", "'=x", "＝1", "''-"])
def test_what_looks_like_a_formula_goes_out_as_text_and_comes_back(text: str) -> None:
    assert guarded(text) == "'" + text
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["'quoted'", "plain", "1=1", ""])
def test_other_texts_go_out_as_they_are(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


# Round trips


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
    )


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


# Reading what people write


@pytest.mark.parametrize(
    "data",
    [
        table("Book,Call,-1.5,,", "Visit,Desk,2,,", "Book,Web,0,,"),
        b"\xef\xbb\xbf" + table("Book,Call,-1.5,,", "Visit,Desk,2,,", "Book,Web,0,,"),
        table("Book;Call;-1,5", "Visit;Desk;+2", "Book;Web;0", header="STAGE;Touchpoint; emotion"),
        table("Call,\u22121.5,Book", "Desk,2,Visit", "Web,0.0,Book", header='TouchPoint,"Emotion",Stage'),
        table('Book,Call,"-1,5"', "", "Visit,Desk,2", ",,", "Book,Web,0", header="stage,touchpoint,emotion"),
        table("Book\tCall\t-1.5", "Visit\tDesk\t2", "Book\tWeb\t0", header="stage\ttouchpoint\temotion"),
        b"sep=;\r\n"
        + table("Book;Call;-1,5", "Visit;Desk;2", "Book;Web;0", header="stage;touchpoint;emotion"),
        table("Book,Call,-1.5", "Visit,Desk,2", "Book,Web,0", header="stage,touchpoint,emotion").replace(
            b"\n", b"\r\n"
        ),
        table("Book,Call,-1.5", "Visit,Desk,2", "Book,Web,0", header="stage,touchpoint,emotion").replace(
            b"\n", b"\r"
        ),
    ],
)
def test_the_same_table_in_every_dress(data: bytes) -> None:
    document, _result = imported(data)
    assert shown(document) == [("Book", ["Call", "Web"]), ("Visit", ["Desk"])]
    felt = [document.emotions(t.id)[0].mean for t in document.journey_touchpoints(document.journeys()[0].id)]
    assert felt == [-1.5, 0, 2]


def test_quoted_line_breaks_and_bars_separate_cards_but_not_titles() -> None:
    document, _result = imported(table('Book,"Call\nback",,"No answer\nNo callback|Costs money",'))
    touchpoint = document.journey_touchpoints(document.journeys()[0].id)[0]
    assert touchpoint.title == "Call\nback"
    assert [c.text for c in document.cards(touchpoint.id)] == ["No answer", "No callback", "Costs money"]


def test_rows_of_different_personas_are_one_touchpoint_and_of_the_same_persona_two() -> None:
    rows = (
        "Visit,Wait,-1,Nobody tells,Amina",
        "Visit,Wait,1,,George",
        "Visit,Wait,0,,Amina",
        "Visit,Wait,2,Loud,George",
    )
    document, result = imported(table(*rows))
    first, second = document.journey_touchpoints(result.journey)
    names = {p.id: p.name for p in document.personas()}
    felt = [{names[e.persona]: e.mean for e in document.emotions(t.id)} for t in (first, second)]
    assert felt == [{"Amina": -1, "George": 1}, {"Amina": 0, "George": 2}]
    assert {c.text: names[c.persona] for c in document.nodes(Card)} == {
        "Nobody tells": "Amina",
        "Loud": "George",
    }


def test_a_row_for_two_personas_gives_both_its_emotion_and_its_cards_to_everybody() -> None:
    document, result = imported(table("Visit,Wait,-1,Cold,Amina|George"))
    (touchpoint,) = document.journey_touchpoints(result.journey)
    assert [e.mean for e in document.emotions(touchpoint.id)] == [-1, -1]
    assert [c.persona for c in document.nodes(Card)] == [""]


def test_the_first_persona_named_is_the_journeys() -> None:
    document, result = imported(table("Visit,Wait,,,George", "Visit,Desk,1,,Amina"))
    record = document.find(result.journey, Journey)
    assert record is not None
    assert [p.name for p in document.personas()] == ["George", "Amina"]
    assert document.node(record.persona) == document.personas()[0]


def test_what_looks_like_a_formula_is_only_text() -> None:
    document, _result = imported(table('=1+1,"=HYPERLINK(""http://x"")",,\'=2,@me'))
    assert shown(document) == [("=1+1", ['=HYPERLINK("http://x")'])]
    assert [c.text for c in document.nodes(Card)] == ["=2"]


def test_unknown_columns_are_named_and_left_out() -> None:
    _document, result = imported(table("Book,Call,7,x", header="stage,touchpoint,votes,Boss"))
    assert result.warnings == (
        "These columns are unknown and were left out: votes, Boss. Known are: " + ", ".join(COLUMNS),
    )


# Reading what is wrong


def test_every_faulty_row_is_listed_with_its_number_and_nothing_is_made() -> None:
    data = table(
        "Book,Call,1,,",
        ",Call,1,,",
        'Book,"Two\nlines",1,,',
        "Book,,1,,",
        "Book,Web,good,,",
        "Book,Web,2.5,,",
        "Book,Web,nan,,",
        "Book,a\0b,1,,",
        "Book,Web,1,,,surplus",
        "x" * 501 + ",Web,1,,",
        f"Book,Web,1,{'y' * 1_000_000},",
        f"Book,Web,1,{'y' * 20_001},",
    )
    assert faults(data) == [
        "Row 3: there is no stage",
        "Row 5: there is no touchpoint",
        "Row 6: the emotion “good” is not a number from -2 to 2",
        "Row 7: the emotion “2.5” is not a number from -2 to 2",
        "Row 8: the emotion “nan” is not a number from -2 to 2",
        "Row 9: “touchpoint” contains NUL characters",
        "Row 10: there are more cells than columns",
        "Row 11: The text has 501 characters; at most 500 fit here",
        "Row 12: “pain” has 1000000 characters; at most 131072 fit",
        "Row 13: The text has 20001 characters; at most 20000 fit here",
    ]
    document, result = imported(data, skip=True)
    assert shown(document) == [("Book", ["Call", "Two\nlines", "Web", "Web", "Web"])]  # without their emotion
    assert (len(result.skipped), result.rows) == (10, 5)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no column “stage”"),
        (b"touchpoint,pain\na,b", "no column “stage”"),
        (b"stage,pain\na,b", "no column “touchpoint”"),
        (b"stage,touchpoint,Stage\na,b,c", "“stage” is there twice"),
        (b"stage,touchpoint\n", "no row that can be imported"),
        ("stage,touchpoint\nBuchung,Rückruf".encode("latin-1"), "not UTF-8 (line 2)"),
        ("stage,touchpoint\na,b".encode("utf-16"), "UTF-16"),
        (b'stage,touchpoint\na,"b\nc,d\n', "quotation mark"),
        (b'stage,touchpoint\na,"b"c\n', "quotation mark is opened or closed in the wrong place near row 2"),
        (b"\x00\x01\x02\xff", "not UTF-8"),
    ],
)
def test_a_file_that_is_no_such_table_says_why(data: bytes, reason: str) -> None:
    assert reason in faults(data)[0]


def test_rows_that_contradict_each_other_are_faults() -> None:
    header = "stage,touchpoint,description,emotion,persona"
    rows = (r"Visit,Wait\#2,long,1,A", r"Visit,Wait\#2,short,0,B", r"Visit,Wait\#2,long,0,A", r"Visit,\-,,1,")
    assert faults(table(*rows, header=header)) == [
        "Row 3: “description” differs from that of the same touchpoint in row 2",
        "Row 4: it speaks of the same touchpoint and persona as row 2",
        "Row 5: a whole stage has nothing in “emotion”",
    ]


@pytest.mark.parametrize("skip", [False, True])
def test_a_document_is_left_alone_when_nothing_can_be_imported(skip: bool) -> None:
    document = Document()
    before = document.session
    with pytest.raises(ImportProblem):
        import_table(document, table(",,,,x"), skip_bad_rows=skip)
    assert document.session == before
    assert document.journeys() == []


@given(st.binary(max_size=200))
def test_any_bytes_are_imported_or_refused_in_words(data: bytes) -> None:
    document = Document()
    try:
        result = import_table(document, b"stage,touchpoint,pain\n" + data)
    except ImportProblem:
        assert document.journeys() == []
    else:
        assert len(document.journey_touchpoints(result.journey)) <= result.rows


@pytest.mark.parametrize("heading", ["Pain point", "PAIN POINTS", "pain", "Bolączka", "نقطة ألم"])
def test_a_heading_may_be_the_windows_own_word_in_any_language(heading: str) -> None:
    document = Document()
    import_table(document, f"Stage,Touchpoint,{heading}\nBook,Phone,No reply\n".encode())
    assert [card.kind for card in document.nodes(Card)] == ["pain"]


def test_a_table_of_too_many_rows_is_refused_before_any_is_worked_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_rows, "MAX_ROWS", 3)
    read = csv_rows.csv_rows('a,b\r\n"1\r\n1",2\r\n3,4\r\n5,6', ",")
    assert len(list(read)) == 4
    with pytest.raises(ImportProblem, match="more than 3 rows"):
        next(csv_rows.csv_rows("a,b\r\n1,2\r\n3,4\r\n5,6\r\n7,8", ","))
