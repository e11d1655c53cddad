"""Cells with headings are told from cells without, in every language of the window."""

from __future__ import annotations

import pytest

from cxstudio.edits.problems import Refused
from cxstudio.edits.tables import TableRow
from cxstudio.exchange.pasted_table import read_table
from cxstudio.model.kinds import KINDS
from cxstudio.words import languages, translate


def test_rows_are_read_under_their_headings() -> None:
    found = read_table("Stage\tTouchpoint\tPain points\nVisit\tDesk\tSlow | Rude\n\tLift\t\n")
    assert found is not None
    assert found.rows == (
        TableRow("Visit", "Desk", cards=(("pain", "Slow"), ("pain", "Rude"))),
        TableRow(touchpoint="Lift"),
    )
    assert (found.count, found.left_out) == (5, ())


@pytest.mark.parametrize("language", languages())
def test_headings_may_be_in_any_language(language: str) -> None:
    headings = [translate(KINDS[kind].label, language) for kind in ("stage", "touchpoint", "pain")]
    found = read_table("\t".join(headings) + "\nVisit\tDesk\tSlow\n")
    assert found is not None
    assert found.rows == (TableRow("Visit", "Desk", cards=(("pain", "Slow"),)),)


def test_a_column_nothing_can_hold_is_named() -> None:
    found = read_table("Touchpoint\tGain\tOwner\nDesk\tKind\tAnn\n")
    assert found is not None
    assert found.left_out == ("Owner",)


@pytest.mark.parametrize("text", ["Slow\tRude\nUgly\t\n", "Stage\nVisit\n", "Gain\tSlow\nx\ty\n", ""])
def test_other_texts_are_no_table(text: str) -> None:
    assert read_table(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Stage\tTouchpoint\n", "no rows"),
        ("Stage\tTouchpoint\n" + "a\tb\n" * 1001, "more than 2000 cells"),
        ("Stage\tPain point\na\t" + "x" * 30_000, "30000 characters"),
    ],
)
def test_what_is_too_much_or_nothing_is_refused(text: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        read_table(text)
