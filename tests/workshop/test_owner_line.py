"""One line says what a room agreed about a candidate: impact and effort, who, when, and what comes first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.edits.problems import Refused
from cxstudio.words import use_language
from cxstudio.workshop.owner_line import Said, read_owner, read_said

SUNDAY = date(2026, 11, 22)
DEC_12 = date(2026, 12, 12)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language(None)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("A 5 2", Said(0, 5, 2)),
        ("a 4.5 2", Said(0, 4.5, 2)),
        ("B 4,5 2", Said(1, 4.5, 2)),
        ("B: 4½ 2", Said(1, 4.5, 2)),
        ("\u200fC ٤٫٥ ٢", Said(2, 4.5, 2)),
        ("5 2", Said(None, 5, 2)),
        ("E", Said(4)),
        ("A @maria 12 Dec", Said(0, owner="maria", due=DEC_12)),
        ("@maria 12 Dec", Said(owner="maria", due=DEC_12)),
        ("A 12 Dec @maria", Said(0, owner="maria", due=DEC_12)),
        ("A @maria_lopez", Said(0, owner="maria lopez")),
        ("A @Maria Lopez 12 Dec", Said(0, owner="Maria Lopez", due=DEC_12)),
        ("A @maria by 12 Dec", Said(0, owner="maria", due=DEC_12)),
        ("12 Dec", Said(due=DEC_12)),
        ("Dec 12", Said(due=DEC_12)),
        ("A 12.12.", Said(0, due=DEC_12)),
        ("A > call the ward", Said(0, first_step="call the ward")),
        ("A @maria 12 Dec > call the ward", Said(0, owner="maria", due=DEC_12, first_step="call the ward")),
        ("A 5 2 @maria 12 Dec | call", Said(0, 5, 2, "maria", DEC_12, "call")),
        ("A @نورة 12 Dec", Said(0, owner="نورة", due=DEC_12)),
        ("", Said()),
    ],
)
def test_a_line_is_read(typed: str, said: Said) -> None:
    assert read_said(typed, 5, SUNDAY) == said


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("A 9 2", "from 1 to 5"),
        ("A 0 2", "from 1 to 5"),
        ("A 5", "a blank between"),
        ("A 5,2", "a blank between"),
        ("F 5 2", "no candidate F; the last one is E"),
        ("x", "no candidate X"),
        ("A @maria firday", "@maria_lopez"),
        ("A @maria 3/4", "two ways"),
        ("A @", "a name"),
        ("B @Ben 3/4B @Ben end of month", "is no day"),
        ("B @Ben @Anna tomorrow", "@maria_lopez"),
        ("B @Ben@Anna tomorrow", "a name"),
        ("A @maria 12 Dec 2020", "has passed"),
    ],
)
def test_what_cannot_be_read_says_why(typed: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        read_said(typed, 5, SUNDAY)


def test_without_candidates_a_letter_says_where_they_come_from() -> None:
    with pytest.raises(Refused, match="choose some"):
        read_said("A 5 2", 0, SUNDAY)


@given(st.text(max_size=60))
def test_any_line_is_read_or_refused(text: str) -> None:
    try:
        said = read_said(text, 5, SUNDAY, ("pl", "ar"))
    except Refused:
        return
    assert said.due is None or said.due >= SUNDAY
    assert (said.impact is None) == (said.effort is None)


@pytest.mark.parametrize(
    ("text", "owner", "due"),
    [
        ("Anna tomorrow", "Anna", date(2026, 11, 23)),
        ("@Maria Kowalska 12 Dec", "Maria Kowalska", date(2026, 12, 12)),
        ("Maria Kowalska", "Maria Kowalska", None),
        ("tomorrow", "", date(2026, 11, 23)),
        ("", "", None),
    ],
)
def test_a_line_for_an_owner_alone_says_whom_and_when(text: str, owner: str, due: date | None) -> None:
    assert read_owner(text, date(2026, 11, 22)) == (owner, due)


def test_a_day_that_is_none_is_refused_where_only_an_owner_is_asked() -> None:
    with pytest.raises(Refused):
        read_owner("Anna 45 Dec", date(2026, 11, 22))
