"""Texts on their way into a record, and how a sentence quotes what does not fit."""

from __future__ import annotations

from datetime import date

import pytest

from cxstudio.edits.days import read_day
from cxstudio.edits.feedback import add_feedback
from cxstudio.edits.fields import set_field
from cxstudio.edits.plan import add_goal
from cxstudio.edits.problems import Refused
from cxstudio.edits.values import clean_text, iso_date, language_tag
from cxstudio.model.records import Card, Persona
from tests.makers import small_map

TURNED = "\u202eexe.txt"


@pytest.mark.parametrize(
    "refuse",
    [lambda: iso_date(TURNED), lambda: language_tag(TURNED), lambda: read_day(TURNED, date(2026, 1, 1))],
    ids=["date", "language", "day"],
)
def test_a_value_that_is_quoted_turns_no_sentence_round(refuse: object) -> None:
    assert callable(refuse)
    with pytest.raises(Refused) as refusal:
        refuse()
    assert "\u202e" not in refusal.value.reason
    assert "exe.txt" in refusal.value.reason


def test_the_largest_number_is_named_with_all_its_digits() -> None:
    made = small_map()
    goal = add_goal(made.document, "Nobody waits")
    with pytest.raises(Refused) as refusal:
        set_field(made.document, [goal], "target", 1e20)
    assert refusal.value.reason == "The value may not be above 1 000 000 000 000 000".replace(" 0", "\u00a00")


def test_a_score_of_feedback_is_a_score() -> None:
    made = small_map()
    feedback = add_feedback(made.document, "Nobody answers")
    set_field(made.document, [feedback], "score", -100)
    with pytest.raises(Refused, match="between -1000 and 1000"):
        set_field(made.document, [feedback], "score", 1e15)


@pytest.mark.parametrize("end", ["\u2028", "\u2029"])
def test_what_other_programs_end_lines_with_ends_none_where_there_is_only_one(end: str) -> None:
    made = small_map()
    set_field(made.document, [made.personas[0]], "role", f"Nurse{end}at night")
    set_field(made.document, [made.cards[0]], "text", f"Nurse{end}at night")
    persona, card = made.document.find(made.personas[0], Persona), made.document.find(made.cards[0], Card)
    assert persona is not None
    assert card is not None
    assert persona.role == "Nurse at night"
    assert card.text == "Nurse\nat night"


def test_signs_that_no_xml_can_hold_go_on_the_way_in() -> None:
    assert clean_text("a\ufffeb\uffffc\x00") == "abc"
