"""What a cell of a table holds, written and read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.exchange.cells import guarded, read, read_name, read_values, unguarded, written, written_name
from cxstudio.exchange.cells import written_values as written_list

AWKWARD = st.text(
    st.one_of(
        st.sampled_from("|\\\n \t'\"=+-@,;#0!sn2ab"),
        st.characters(exclude_categories=("Cs", "Cc")),
    ),
    max_size=12,
)


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
