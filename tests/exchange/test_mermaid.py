"""A journey goes out as a Mermaid diagram and comes back; foreign and broken diagrams are read as far as they go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.edits.emotions import rate_emotion
from cxstudio.edits.fields import set_text
from cxstudio.edits.sessions import start_session
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.exchange.mermaid import emotion_of, export_mermaid, score_of
from cxstudio.exchange.mermaid_reading import MOST_LINES, holds_mermaid, read_mermaid
from cxstudio.exchange.mermaid_text import read_name, safe_name
from cxstudio.exchange.problems import ImportProblem
from cxstudio.model.document import Document
from cxstudio.model.records import Journey
from tests.makers import mixed_scripts_map, small_map

HOSTILE = "Wait: a; b, #1 <b>c</b> & “d”\n%% {e} journey"


def test_stages_are_sections_and_touchpoints_tasks_with_score_and_personas() -> None:
    made = small_map()
    lines = export_mermaid(made.document, made.journey).data.decode().splitlines()
    assert lines[:3] == ["journey", "    title A first visit", "    section Book"]
    assert lines[3:7] == [
        "      Web page: 4: Amina",
        "      Web page: 3: George",
        "      Booking line: 1: Amina",
        "      Booking line: 4: George",
    ]


def test_the_export_says_what_it_rounds_and_leaves_out() -> None:
    made = small_map()
    said = export_mermaid(made.document, made.journey).warnings
    assert said[0] == "4 emotions were rounded: Mermaid has whole scores from 1 to 5"
    assert said[1].startswith("8 cards were left out")
    assert said[2:] == (
        "Left out as well: 2 arrows, 2 notes",
        "A spreadsheet (.xlsx) or JSON (.json) holds all of it",
    )


@pytest.mark.parametrize(("emotion", "score"), [(-2, 1), (-1.6, 1), (-0.5, 3), (0, 3), (0.5, 4), (2, 5)])
def test_an_emotion_becomes_the_nearest_score(emotion: float, score: int) -> None:
    assert score_of(emotion) == score


@pytest.mark.parametrize("score", [1, 2, 3, 4, 5])
def test_a_score_comes_back_as_it_went(score: int) -> None:
    assert score_of(emotion_of(score)) == score


@given(st.text(max_size=60))
def test_any_name_comes_back_on_one_line(text: str) -> None:
    safe = safe_name(text)
    bare = safe.replace("#", "").replace(";", "")  # of entities
    assert not set(":,<>%\n") & set(bare)
    assert read_name(safe) == " ".join(read_name(safe).split())
    assert safe_name(read_name(safe)) == safe


def test_names_with_signs_of_mermaid_come_back() -> None:
    document = Document()
    journey = start_session(document, HOSTILE)
    owner = document.node(journey)
    assert isinstance(owner, Journey)
    set_text(document, owner.persona, "Ann, Lee: x")
    stage = add_stage(document, journey, "section; 1: #2")
    point = add_touchpoint(document, stage, "title " + HOSTILE)
    rate_emotion(document, point, owner.persona, -1)
    diagram = read_mermaid(export_mermaid(document, journey).data.decode())
    assert diagram.title == HOSTILE.replace("\n", " ")
    assert diagram.sections[0].title == "section; 1: #2"
    (task,) = diagram.sections[0].tasks
    assert (task.name, task.score, task.actors) == (
        "title " + HOSTILE.replace("\n", " "),
        2,
        ("Ann, Lee: x",),
    )
    assert diagram.left_out == ()


def test_every_script_comes_back() -> None:
    made = mixed_scripts_map()
    diagram = read_mermaid(export_mermaid(made.document, made.journey).data.decode())
    names = [task.name for section in diagram.sections for task in section.tasks]
    assert names == [" ".join(t.title.split()) for t in made.document.journey_touchpoints(made.journey)]


def test_a_touchpoint_without_an_emotion_is_told_from_a_neutral_one() -> None:
    document = Document()
    journey = start_session(document)
    add_touchpoint(document, add_stage(document, journey, "Visit"), "Desk")
    text = export_mermaid(document, journey).data.decode()
    assert "Desk: 3" in text
    assert read_mermaid(text).sections[0].tasks[0].score is None


def test_what_a_diagram_may_also_hold_is_passed_over() -> None:
    text = (
        "---\ntitle: From above\nconfig:\n  theme: dark\n---\n"
        '%%{init: {"theme":\n "forest"}}%%\n%% a comment\njourney\n'
        "  accTitle: For readers\n  accDescr: One line\n  accDescr {\n    many\n    lines\n  }\n"
        "  section Go: on\n    Tea: 5: Me, Cat # a remark\n    Sit down: 2.5\n"
    )
    diagram = read_mermaid(text)
    assert diagram.title == "From above"
    assert diagram.left_out == ()
    tasks = diagram.sections[0].tasks
    assert [(t.name, t.score, t.actors, t.line) for t in tasks] == [
        ("Tea", 5.0, ("Me", "Cat"), 17),
        ("Sit down", 2.5, (), 18),
    ]


def test_lines_nobody_understands_are_told_with_their_number() -> None:
    diagram = read_mermaid("journey\n  Tea: 7: Me\n  click here\n  : 3\n  Go: 4\n")
    assert [fault.row for fault in diagram.left_out] == [2, 3, 4]
    assert "not from 1 to 5" in diagram.left_out[0].reason
    assert [task.name for task in diagram.sections[0].tasks] == ["Tea", "Go"]


def test_of_a_markdown_text_the_first_journey_is_read() -> None:
    text = "# Notes\n```mermaid\nflowchart LR\n  a --> b\n```\n~~~mermaid\njourney\n  Tea: nine\n~~~\n"
    diagram = read_mermaid(text)
    assert diagram.sections[0].tasks[0].name == "Tea"
    assert [fault.row for fault in diagram.left_out] == [8]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("flowchart LR\n a --> b", "“flowchart LR” and no Mermaid journey"),
        ("", "holds no Mermaid journey"),
        ("journey\n title Nothing\n", "nothing to import"),
        ("journey\n" + "x: 1\n" * MOST_LINES, "split it"),
        ("%%{" * 400_000, "no Mermaid journey"),
        ("```mermaid\n" * 19_000, "no Mermaid journey"),
    ],
)
def test_what_is_no_journey_is_refused_with_the_remedy(text: str, words: str) -> None:
    with pytest.raises(ImportProblem, match=words):
        read_mermaid(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("journey\n a: 1", True), ("%% x\nJourney\n", True), ("journey to Rome\n", False), ("- a\n- b", False)],
)
def test_a_journey_is_recognised(text: str, expected: bool) -> None:
    assert holds_mermaid(text) is expected
