"""Days are read as people type them; what can be read in two ways is refused with a reason."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.edits.days import read_day
from cxstudio.edits.problems import Refused
from cxstudio.model.days import day_words
from cxstudio.text.digits import local_digits
from cxstudio.words import translate, use_language

SUNDAY = date(2026, 11, 22)


@pytest.fixture
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language(None)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-12-12", "2026-12-12"),
        ("12 Dec", "2026-12-12"),
        ("12 dec 2027", "2027-12-12"),
        ("12th December", "2026-12-12"),
        ("Dec 12", "2026-12-12"),
        ("December 12, 2027", "2027-12-12"),
        ("12.12.", "2026-12-12"),
        ("12.12", "2026-12-12"),
        ("1.2.", "2027-02-01"),
        ("1. 2. 2027", "2027-02-01"),
        ("12.12.27", "2027-12-12"),
        ("13/11", "2027-11-13"),
        ("11/23", "2026-11-23"),
        ("12/12/2026", "2026-12-12"),
        ("22 Nov", "2026-11-22"),
        ("21 Nov", "2027-11-21"),
        ("29 Feb", "2028-02-29"),
        ("today", "2026-11-22"),
        ("Tomorrow", "2026-11-23"),
        ("in a week", "2026-11-29"),
        ("Friday", "2026-11-27"),
        ("next Friday", "2026-11-27"),
        ("Sunday", "2026-11-29"),
        ("Sat 12 Dec 2026", "2026-12-12"),
        ("  12   dec ", "2026-12-12"),
        ("۱۲ dec", "2026-12-12"),
        ("", ""),
        ("   ", ""),
    ],
)
@pytest.mark.usefixtures("english")
def test_a_day_is_read(typed: str, day: str) -> None:
    assert read_day(typed, SUNDAY) == day


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("11/12", "two ways"),
        ("2026-31-12", "There is no month 31"),
        ("12-31-2026", "is no day"),
        ("31 Feb", "There is no day 31 in Feb"),
        ("30.2.2027", "There is no day 30 in Feb"),
        ("31.31.", "There is no month 31"),
        ("soon", "is no day"),
        ("12", "is no day"),
        ("Fri 12 Dec 2026", "no Friday"),
        ("0.0.", "no month 0"),
        ("2026-00-10", "no month 0"),
        ("12 Dec 1066", "too far away"),
        ("2300-01-01", "too far away"),
        ("<b>12 Dec</b>", "is no day"),
    ],
)
@pytest.mark.usefixtures("english")
def test_what_is_no_day_is_refused_with_a_reason(typed: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        read_day(typed, SUNDAY)


@pytest.mark.usefixtures("english")
def test_a_decision_was_made_on_the_day_that_was() -> None:
    assert read_day("1 Oct", SUNDAY, ahead=False) == "2026-10-01"
    assert read_day("1 Dec", SUNDAY, ahead=False) == "2025-12-01"


@pytest.mark.parametrize("language", ["en", "pl", "fa", "ar"])
@given(day=st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_in_words_is_read_back_in_every_language_of_the_window(language: str, day: date) -> None:
    use_language(language)
    try:
        said = day_words(
            day, lambda text: translate(text, language), lambda text: local_digits(text, language)
        )
        assert read_day(said, SUNDAY) == day.isoformat()
    finally:
        use_language(None)


@pytest.mark.usefixtures("english")
@given(st.text(max_size=30))
def test_no_text_makes_it_stumble(text: str) -> None:
    found = ""
    with contextlib.suppress(Refused):
        found = read_day(text, SUNDAY)
    assert not found or date.fromisoformat(found).isoformat() == found
