"""Whatever is typed in a workshop is read or refused in a sentence, at every letter on the way; nothing breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cxstudio.edits.problems import Refused
from cxstudio.model.kinds import CARD_KINDS
from cxstudio.words import use_language
from cxstudio.workshop.capture import pasted_lines, read_line
from cxstudio.workshop.day_names import DAY_NAMES
from cxstudio.workshop.days_ahead import is_day, read_ahead
from cxstudio.workshop.hands import value_of
from cxstudio.workshop.owner_line import Said, read_said
from cxstudio.workshop.tally import calls_dots, read_tallies
from cxstudio.workshop.tokens import END_SIGNS, START_SIGNS

SUNDAY = date(2026, 11, 22)
CANDIDATES = 4


@pytest.fixture(autouse=True, scope="module")
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language(None)


def said(text: str, language: str) -> Said | None:
    """What a line says of a candidate; None for what is refused."""
    with suppress(Refused):
        return read_said(text, CANDIDATES, SUNDAY, (language, "en"))
    return None


def days_in(language: str) -> list[str]:
    """Days to come as a language says them, with every small word it puts beside one."""
    names = DAY_NAMES[language]
    month, weekday = names.months.split()[11].split("|")[0], names.weekdays.split()[4].split("|")[0]
    beside, ahead = names.beside.split(), names.ahead.split()
    units = [stems.split("|")[0] for stems in names.units]
    return [
        f"12 {month}",
        weekday,
        *(f"{small} {weekday}" for small in beside),
        *(f"{small} 12 {month}" for small in beside),
        *(f"{small} 2 {unit}" for small in ahead for unit in units),
        *(f"{one} {unit}" for one in ahead for unit in units),
        " ".join(beside),
        " ".join(ahead),
        *names.tomorrow,
        *names.month_ends,
    ]


@pytest.mark.parametrize("language", sorted(DAY_NAMES))
def test_a_line_with_an_owner_and_a_day_is_read_or_refused_at_every_letter(language: str) -> None:
    for day in days_in(language):
        for line in (f"A @maria {day} > call the ward", f"b 4.5 2 {day}", f"@jan_nowak {day}"):
            for end in range(len(line) + 1):
                said(line[:end], language)


@pytest.mark.parametrize("language", sorted(DAY_NAMES))
def test_the_small_words_beside_a_day_alone_are_no_day(language: str) -> None:
    for word in DAY_NAMES[language].beside.split():
        assert not is_day(word, SUNDAY, (language,))
        with pytest.raises(Refused):
            read_ahead(f"{word} {word}", SUNDAY, (language,))


@pytest.mark.parametrize(
    "typed", ["B @aisha next", "A @john end of", "A @maria by the", "a by", "@x next this"]
)
def test_a_day_that_is_only_begun_is_refused_and_no_fault(typed: str) -> None:
    with pytest.raises(Refused, match="no day"):
        read_said(typed, CANDIDATES, SUNDAY)


_PIECES = st.sampled_from(
    [
        *(row.sign for row in START_SIGNS),
        *(row.example for row in END_SIGNS),
        *(word for names in DAY_NAMES.values() for word in (*names.beside.split(), *names.ahead.split())),
        *(word for names in DAY_NAMES.values() for word in names.months.replace("|", " ").split()),
        *(
            "A",
            "zz",
            "5",
            "2½",
            "½",
            "0",
            "9" * 30,
            "3/4",
            "31.2.",
            "31/31/31",
            "2026-99-99",
            "0000-0-0",
            "1.1.9999",
        ),
        *(
            "@",
            "#",
            "x",
            "x9",
            ":",
            ":9",
            ":-",
            "!",
            "!!!!!!",
            ">",
            "|",
            "\\",
            "\\x9",
            ",",
            ";",
            "+",
            "-",
            "\u200f",
        ),
        *("²", "٣", "۵", "Ⅷ", "①", "\u0661/\u0662", "\x00", "\ud7ff", "e\u0301", "\n", "\t"),
    ]
)
_TYPED = st.one_of(
    st.text(max_size=70), st.lists(st.one_of(_PIECES, st.text(max_size=6)), max_size=9).map(" ".join)
)
_READERS: tuple[Callable[[str], object], ...] = (
    lambda text: read_line(text, "pain"),
    pasted_lines,
    read_tallies,
    calls_dots,
    value_of,
)


@settings(max_examples=400)
@given(_TYPED, st.sampled_from(sorted(DAY_NAMES)))
@example("A 1 ½", "en")
def test_any_text_is_read_or_refused_by_every_reader_of_lines(text: str, language: str) -> None:
    found = said(text, language)
    assert found is None or found.due is None or found.due >= SUNDAY
    for read in _READERS:
        with suppress(Refused):
            read(text)


@settings(max_examples=200)
@given(_TYPED)
def test_a_line_of_signs_keeps_every_letter_or_says_it_by_a_sign(text: str) -> None:
    line = read_line(text, "pain")
    assert line.kind in {*CARD_KINDS, "touchpoint", "decision"}
    assert all(word.written in text for word in line.ends)
