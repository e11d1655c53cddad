"""The read-back is sentences: what was decided, who does what by when, what is open, and plainly what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from cxstudio.edits.attendees import attendee_for
from cxstudio.edits.cards import park
from cxstudio.edits.fields import set_field
from cxstudio.edits.plan import add_action, add_decision
from cxstudio.model.days import day_words
from cxstudio.words import use_language
from cxstudio.workshop.read_back import Sentence, open_ones, sentences
from tests.makers import Made, small_map


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language(None)


def read(made: Made) -> list[Sentence]:
    return sentences(made.document, made.journey, lambda day: day_words(day, str, str))


def texts(made: Made) -> list[str]:
    return [one.text for one in read(made)]


def test_the_session_is_read_from_decisions_to_the_parking_lot() -> None:
    made = small_map()
    document = made.document
    add_decision(document, "We call back within the hour", on=date(2026, 11, 22), by="Maria")
    add_action(document, "Show the delay")
    park(document, [made.cards[0], made.cards[2]])
    assert texts(made) == [
        "We call back within the hour. Decided by Maria.",
        "Show the delay.",
        "Do they see the delay?",
        "2 items are in the parking lot.",
    ]


@pytest.mark.parametrize(
    ("who", "due", "first", "said", "lacks"),
    [
        ("", "", "", "Show the delay.",
         "Nobody has taken it yet. It has no date yet. Its first step is open."),
        ("Maria", "", "", "Maria: Show the delay.", "It has no date yet. Its first step is open."),
        ("", "2026-12-12", "", "Show the delay, by Sat 12 Dec 2026.",
         "Nobody has taken it yet. Its first step is open."),
        ("Maria", "2026-12-12", "Call the ward",
         "Maria: Show the delay, by Sat 12 Dec 2026. First step: Call the ward.", ""),
    ],
)  # fmt: skip
def test_an_action_says_who_what_when_and_what_comes_first(
    who: str, due: str, first: str, said: str, lacks: str
) -> None:
    made = small_map()
    action = add_action(made.document, "Show the delay")
    set_field(made.document, [action], "owned_by", attendee_for(made.document, who))
    set_field(made.document, [action], "due", due)
    set_field(made.document, [action], "first_step", first)
    found = next(one for one in read(made) if one.id == action)
    assert (found.text, found.lacks) == (said, lacks)
    assert (found in open_ones(read(made))) == bool(lacks)


def test_what_is_settled_or_internal_is_not_read() -> None:
    made = small_map()
    done = add_action(made.document, "Done already")
    set_field(made.document, [done], "status", "done")
    set_field(made.document, [made.cards[5]], "internal", True)
    park(made.document, [made.cards[5]])
    assert read(made) == []
