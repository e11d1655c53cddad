"""The entry line's signs: the published table, read at the start and the end of a line and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.edits.problems import Refused
from cxstudio.model.kinds import KINDS
from cxstudio.workshop.capture import Line, beyond_bounds, pasted_lines, read_line
from cxstudio.workshop.tokens import END_SIGNS, START_SIGNS, sign_rows, sign_table


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        (".Front desk", "touchpoint", "Front desk"),
        ("- Twenty minutes on hold", "pain", "Twenty minutes on hold"),
        ("+kind people", "gain", "kind people"),
        ("*a board", "idea", "a board"),
        ("^ call back", "opportunity", "call back"),
        ("?who decides", "question", "who decides"),
        ('"Three times I typed it"', "quote", "Three times I typed it"),
        ('"Three times', "quote", "Three times"),
        ("=waits in corridor B", "customer_does", "waits in corridor B"),
        ("!We drop the form", "decision", "We drop the form"),
        ("bare words", "pain", "bare words"),
        ("", "pain", ""),
        ("-", "pain", ""),
    ],
)
def test_a_sign_at_the_start_says_what_a_text_becomes(line: str, kind: str, text: str) -> None:
    said = read_line(line, "pain")
    assert (said.kind, said.text, said.ends) == (kind, text, ())


def test_a_touchpoint_may_be_linked_from_the_current_one() -> None:
    assert read_line("> Letter", "pain") == Line("touchpoint", "Letter", linked=True)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("p later", Line("gain", "later", parked=True)),
        ("p ?who pays", Line("question", "who pays", parked=True)),
        ("phone", Line("gain", "phone")),
        ("p", Line("gain", "p")),
    ],
)
def test_the_parking_lot_wants_a_blank_behind_its_letter(line: str, said: Line) -> None:
    assert read_line(line, "gain") == said


def test_signs_at_the_end_say_more_in_any_order() -> None:
    said = read_line("-No word on delays !!!! #phone #web_chat x3 @maria :-2", "idea")
    assert said.text == "No word on delays"
    assert said.channels() == ("phone", "web chat")
    ends = (said.end("owner"), said.end("emotion"), said.end("severity"), said.end("frequency"))
    assert ends == ("maria", -2, 4, 3)


@pytest.mark.parametrize(
    "line",
    [
        "Reach us at a@b",
        "ratio 3:2 here",
        "really!",
        "x3",
        "#1",
        "at 5 :7",
        "six x9",
        "c# is",
        "10 :+",
        "so !!!!!!",
    ],
)
def test_what_only_looks_like_a_sign_stays_a_text(line: str) -> None:
    assert read_line(line, "pain") == Line("pain", line)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("\\-5 degrees", "-5 degrees"),
        ("\\.net is down", ".net is down"),
        ("\\p later", "p later"),
        ("all about \\#1", "all about #1"),
        ("wrote \\@home", "wrote @home"),
        ("a\\b", "a\\b"),
        ("C:\\temp", "C:\\temp"),
    ],
)
def test_a_backslash_leaves_a_sign_in_the_text(line: str, text: str) -> None:
    assert read_line(line, "pain") == Line("pain", text)


def test_an_escaped_sign_ends_what_is_read() -> None:
    said = read_line("wait \\#1 #phone", "pain")
    assert (said.text, said.channels()) == ("wait #1", ("phone",))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("\u200f- انتظار طويل #هاتف :\u0662", ("pain", "انتظار طويل", ("هاتف",), 2)),
        ("+\u200f مردم مهربان x۴", ("gain", "مردم مهربان", (), None)),
        ("? מי מחליט #טלפון\u200e", ("question", "מי מחליט", ("טלפון",), None)),
    ],
)
def test_marks_of_direction_and_other_digits_are_read(line: str, said: tuple[object, ...]) -> None:
    found = read_line(line, "idea")
    assert (found.kind, found.text, found.channels(), found.end("emotion")) == said


def test_a_sign_that_cannot_be_used_goes_back_into_the_text() -> None:
    said = read_line("-slow x3 @maria !!", "idea").without(frozenset({"owner"}))
    assert (said.text, said.end("owner"), said.end("severity")) == ("slow @maria", None, 2)


def test_of_two_the_last_holds() -> None:
    assert read_line("slow :1 :-1", "pain").end("emotion") == -1


def test_every_kind_of_the_table_is_one() -> None:
    assert all(row.kind in KINDS for row in START_SIGNS if row.kind)
    assert len({row.sign for row in START_SIGNS}) == len(START_SIGNS)


def test_every_example_of_the_table_is_read_as_what_it_says() -> None:
    for row in END_SIGNS:
        assert [word.name for word in read_line(f"text {row.example}", "pain").ends] == [row.name]


@given(st.text(max_size=60))
def test_no_line_makes_it_stumble_and_nothing_but_signs_is_lost(line: str) -> None:
    said = read_line(line, "pain")
    letters = {letter for letter in said.text if letter.isalnum()}
    assert letters <= set(line)
    for word in said.ends:
        assert word.written in line


def test_pasted_lines_lose_their_bullets_and_keep_their_signs() -> None:
    pasted = "- No seats\n\n1. Long queue !!\n2) Lost form\n• Friendly nurse\n-Too loud\n+ Warm welcome\n* Text me\r\n"
    assert pasted_lines(pasted) == (
        "No seats",
        "Long queue !!",
        "Lost form",
        "Friendly nurse",
        "-Too loud",
        "+ Warm welcome",
        "* Text me",
    )


def test_too_many_pasted_lines_are_refused_with_how_many_there_may_be() -> None:
    with pytest.raises(Refused, match="2001 lines; paste at most 2000"):
        pasted_lines("x\n" * 2001)
    with pytest.raises(Refused, match="at most 2000"):
        pasted_lines("x" * 2_000_001)


def test_the_published_table_names_every_sign() -> None:
    signs = [sign for _where, sign, _about in sign_rows()]
    assert signs[:11] == [row.sign.strip() for row in START_SIGNS]
    assert {row.example for row in END_SIGNS} <= set(signs)
    assert all(f"`{sign}`" in sign_table() for sign in signs)


@pytest.mark.parametrize("line", ["../../etc", "--", "...", "-- dashes", "??", "**bold**", "p -- later"])
def test_a_sign_that_is_written_twice_is_a_text(line: str) -> None:
    said = read_line(line, "pain")
    assert (said.kind, said.text) == ("pain", line.removeprefix("p "))


@pytest.mark.parametrize(
    ("typed", "signs"),
    [
        ("Slow x9", [("x9", "x", 1, 5)]),
        ("Slow x0 #phone", [("x0", "x", 1, 5)]),
        ("Slow :3", [(":3", ":", -2, 2)]),
        ("Slow :-9", [(":-9", ":", -2, 2)]),
        ("Slow !!!!!!", [("!!!!!!", "!", 2, 5)]),
        ("Slow x3 x7 :5", [("x7", "x", 1, 5), (":5", ":", -2, 2)]),
        ("Slow x5 :2 !!", []),
        ("The codec is x264", []),
        ("At 10:30", []),
        ("\\x9", []),
        ("Slow \\x9", []),
        ("x9", []),
        ("x9 in the middle", []),
    ],
)
def test_a_sign_beyond_its_bounds_stays_in_the_text_and_is_told(
    typed: str, signs: list[tuple[str, str, int, int]]
) -> None:
    line = read_line(typed, "pain")
    assert [(one.written, one.sign, one.low, one.high) for one in beyond_bounds(line)] == signs
    assert all(one[0] in line.text for one in signs)
