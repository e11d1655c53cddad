"""Titles as names of files that every system takes."""

from __future__ import annotations

import pytest

from cxstudio.files.plain_names import MOST_BYTES, MOST_LETTERS, plain_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Visit", "Visit"),
        ("A/B: what? <now>", "A-B- what- -now-"),
        ("  two\nlines\tof it ", "two lines of it"),
        ("ends with a dot. ", "ends with a dot"),
        ("con", "con-"),
        ("LPT1.final", "LPT1.final-"),
        ("gnp\u202egpj", "gnpgpj"),
        ("می\u200cروم", "می\u200cروم"),
        ("Cafe\u0301", "Café"),
        ("...", "Map"),
        ("\ud800", "Map"),
    ],
)
def test_a_title_becomes_a_name_that_windows_and_others_take(title: str, name: str) -> None:
    assert plain_name(title, "Map") == name


@pytest.mark.parametrize("letter", ["x", "و", "🙂"])
def test_a_long_title_leaves_room_for_what_is_written_behind_it(letter: str) -> None:
    name = plain_name(letter * 500, "Map")
    assert 0 < len(name) <= MOST_LETTERS
    assert len(name.encode()) <= MOST_BYTES
