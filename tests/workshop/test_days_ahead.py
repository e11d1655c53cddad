"""Days to come are read as rooms say them, in several languages; what has passed or is unclear is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.edits.problems import Refused
from cxstudio.words import use_language
from cxstudio.workshop.day_names import DAY_NAMES, order_in, order_of
from cxstudio.workshop.days_ahead import is_day, read_ahead

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "languages", "day"),
    [
        ("12 Dec", (), "2026-12-12"),
        ("Dec 12", (), "2026-12-12"),
        ("12.12.", (), "2026-12-12"),
        ("12/12", (), "2026-12-12"),
        ("2026-12-12", (), "2026-12-12"),
        ("by the 12th of December", (), "2026-12-12"),
        ("friday", (), "2026-11-27"),
        ("by next Friday", (), "2026-11-27"),
        ("in 2 weeks", (), "2026-12-06"),
        ("in two weeks", (), "2026-12-06"),
        ("in a week", (), "2026-11-29"),
        ("in 3 days", (), "2026-11-25"),
        ("in a month", (), "2026-12-22"),
        ("end of month", (), "2026-11-30"),
        ("by the end of the month", (), "2026-11-30"),
        ("today", (), "2026-11-22"),
        ("21 Nov", (), "2027-11-21"),
        ("3/4", ("pl",), "2027-04-03"),
        ("3/4", ("en", "pl"), "2027-04-03"),
        ("3/4", ("en-US",), "2027-03-04"),
        ("3/4/2027", ("en-GB",), "2027-04-03"),
        ("25/12", ("en-US",), "2026-12-25"),
        ("12 grudnia", ("pl",), "2026-12-12"),
        ("12 GRU", ("pl",), "2026-12-12"),
        ("w przyszły piątek", ("pl",), "2026-11-27"),
        ("za 2 tygodnie", ("pl",), "2026-12-06"),
        ("za tydzień", ("pl",), "2026-11-29"),
        ("do końca miesiąca", ("pl",), "2026-11-30"),
        ("\u200f١٢ ديسمبر", ("ar",), "2026-12-12"),
        ("يوم الجمعة", ("ar",), "2026-11-27"),
        ("بعد ٣ أيام", ("ar",), "2026-11-25"),
        ("۱۲ دسامبر", ("fa",), "2026-12-12"),
        ("دو هفته دیگر", ("fa",), "2026-12-06"),
        ("1. Dezember", ("de",), "2026-12-01"),
        ("bis Freitag", ("de",), "2026-11-27"),
        ("12 de diciembre", ("es",), "2026-12-12"),
        ("dans 2 semaines", ("fr",), "2026-12-06"),
    ],
)
def test_a_day_to_come_is_read(typed: str, languages: tuple[str, ...], day: str) -> None:
    assert read_ahead(typed, SUNDAY, languages).isoformat() == day


@pytest.mark.parametrize(
    ("typed", "languages", "word"),
    [
        ("3/4", ("en",), "two ways"),
        ("12 Dec 2020", (), "has passed"),
        ("2026-11-21", (), "has passed"),
        ("31 Feb", (), "no day 31"),
        ("soon", (), "no day"),
        ("12 jui", ("fr",), "no day"),  # June or July
        ("in 9999 weeks", (), "no day"),
        ("", (), "no day"),
        ("9" * 400, (), "no day"),
    ],
)
def test_what_is_no_day_to_come_is_refused_with_a_reason(
    typed: str, languages: tuple[str, ...], word: str
) -> None:
    use_language("en")
    try:
        with pytest.raises(Refused, match=word):
            read_ahead(typed, SUNDAY, languages)
    finally:
        use_language(None)


@pytest.mark.parametrize(
    ("languages", "pattern", "day"),
    [
        (("en",), "dd/MM/yyyy", "2027-04-03"),
        (("en", "pl"), "M/d/yy", "2027-03-04"),
        (("en-US", "en"), "dd/MM/yyyy", "2027-04-03"),  # dates of another country than the words
        (("pl",), "M/d/yy", "2027-04-03"),  # Polish has one order only
        (("en", "pl"), "yyyy-MM-dd", "2027-04-03"),
    ],
)
def test_what_is_usual_where_somebody_sits_decides_about_strokes(
    languages: tuple[str, ...], pattern: str, day: str
) -> None:
    assert read_ahead("3/4", SUNDAY, languages, order_in(pattern)).isoformat() == day


def test_a_month_later_stays_within_its_month() -> None:
    assert read_ahead("in a month", date(2027, 1, 31)) == date(2027, 2, 28)
    assert read_ahead("in 2 months", date(2026, 12, 5)) == date(2027, 2, 5)


@pytest.mark.parametrize("language", sorted(DAY_NAMES))
def test_each_language_names_twelve_months_and_seven_weekdays_that_are_read(language: str) -> None:
    names = DAY_NAMES[language]
    months, weekdays = names.months.split(), names.weekdays.split()
    assert (len(months), len(weekdays)) == (12, 7)
    for place, forms in enumerate(months, start=1):
        for form in forms.split("|"):
            assert read_ahead(f"14 {form}", SUNDAY, (language,)).month == place
    for place, forms in enumerate(weekdays):
        for form in forms.split("|"):
            assert read_ahead(form, SUNDAY, (language,)).weekday() == place


def test_the_order_between_strokes_is_known_by_country_where_the_language_does_not_tell() -> None:
    assert [order_of(tag) for tag in ("en", "en-US", "en_GB", "pl", "ar-EG", "xx")] == [
        "", "md", "dm", "dm", "dm", "",
    ]  # fmt: skip


@given(st.text(max_size=80))
def test_any_text_is_a_day_to_come_or_refused(text: str) -> None:
    if is_day(text, SUNDAY, ("pl", "ar")):
        assert read_ahead(text, SUNDAY, ("pl", "ar")) >= SUNDAY
