"""Tables as people write them: what is read of them, and what is refused in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.exchange import csv_rows
from cxstudio.exchange.problems import ImportProblem
from cxstudio.exchange.table import COLUMNS
from cxstudio.exchange.table_import import import_table
from cxstudio.model.document import Document
from cxstudio.model.records import Card, Journey
from tests.exchange.tables import faults, imported, table


def shown(document: Document) -> list[tuple[str, list[str]]]:
    stages = document.stages(document.journeys()[0].id)
    return [(s.title, [t.title for t in document.touchpoints(s.id)]) for s in stages]


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
        "Row 6: the emotion “good” is not a number from −2 to 2",
        "Row 7: the emotion “2.5” is not a number from −2 to 2",
        "Row 8: the emotion “nan” is not a number from −2 to 2",
        "Row 9: “touchpoint” contains NUL characters",
        "Row 10: there are more cells than columns",
        "Row 11: “stage”: The text has 501 characters; at most 500 fit here",
        "Row 12: “pain” has 1000000 characters; at most 131072 fit",
        "Row 13: “pain”: The text has 20001 characters; at most 20000 fit here",
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
