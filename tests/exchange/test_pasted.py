from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.edits.problems import Refused
from cxstudio.exchange.pasted import MOST_CELLS, MOST_LINES, read_pasted
from cxstudio.model.records import TEXT_LENGTH


def test_each_line_is_a_text_without_its_bullet() -> None:
    text = (
        "- Long wait\r\n• Nobody answers\n\n1. Rude letter\n2) No sign\n* Cold room\n[ ] Ask again\n–  Late"
    )
    assert read_pasted(text).columns == (
        ("Long wait", "Nobody answers", "Rude letter", "No sign", "Cold room", "Ask again", "Late"),
    )


@pytest.mark.parametrize("text", ["-5 degrees", "1.5 hours", "*really*", "2024", "-", "(see below)"])
def test_what_only_looks_like_a_bullet_stays(text: str) -> None:
    assert read_pasted(text).columns == ((text,),)


def test_indents_are_told_by_tabs_and_blanks() -> None:
    found = read_pasted("Book\n\tWeb page\n\t\tSlow\n\tPhone\nVisit\n    Front desk\n   Door")
    assert found.depths == (0, 1, 2, 1, 0, 1, 1)
    assert not found.tabbed


def test_cells_of_a_spreadsheet_are_columns_without_the_empty_ones() -> None:
    found = read_pasted('a\tb\tc\n\td\t\n"two\nlines"\t\tf\n')
    assert found.columns == (("a", "two\nlines"), ("b", "d"), ("c", "f"))
    assert found.tabbed
    assert found.count == 6


def test_quotation_marks_inside_a_text_are_text() -> None:
    assert read_pasted('He said "no"\tb\n"She" left\tc').columns == (
        ('He said "no"', '"She" left'), ("b", "c")
    )  # fmt: skip


def test_characters_nothing_can_hold_are_left_out() -> None:
    assert read_pasted("a\x00b\ud800c\x1b\n").columns == (("abc",),)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no text"),
        (" \n\t\n\x00", "no text"),
        ("line\n" * (MOST_LINES + 1), "2001 lines"),
        ("x" * (TEXT_LENGTH + 1), "20001 characters"),
        ("word " * 2_000_000, "characters"),
        ("x\n" * 10_000_001, "too long"),
        (("a\t" * 50 + "a\n") * (MOST_CELLS // 50), "more than 2000 cells"),
    ],
    ids=["empty", "blank", "lines", "letters", "ten megabytes", "too long", "cells"],
)
def test_what_is_too_much_is_refused_with_the_bound(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        read_pasted(text)


@given(st.text(alphabet=st.characters(), max_size=60) | st.text('\t\n" -1.a•', max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = read_pasted(text)
    except Refused:
        return
    assert found.count >= 1
    assert len(found.depths) in {0, found.count}
