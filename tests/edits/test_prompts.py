"""The questions of a template: what is written in their place becomes a card of their lane."""

from __future__ import annotations

import pytest

from cxstudio.edits.lanes import add_lane
from cxstudio.edits.problems import Refused
from cxstudio.edits.prompts import answer_prompt
from cxstudio.model.lanes import lane_of
from cxstudio.model.records import Card, Prompt, Touchpoint
from tests.makers import small_map


def test_a_question_is_answered_by_a_card_of_its_lane_and_stays() -> None:
    made = small_map()
    document = made.document
    law = add_lane(document, made.journey, "Law")
    with document.transaction("Ask"):
        for lane in ("knows", law, "touchpoints", "channels"):
            document.put(Prompt(id=f"ask {lane}", home=made.stages[0], lane=lane, text="What …?"))
    for lane, kind in (("knows", "knows"), (law, "custom")):
        card = document.find(answer_prompt(document, f"ask {lane}", "This"), Card)
        assert card is not None
        assert (card.kind, card.home, card.text) == (kind, made.stages[0], "This")
        assert lane_of(document, card) == lane
        assert document.get(f"ask {lane}") is not None
    touchpoint = document.find(answer_prompt(document, "ask touchpoints"), Touchpoint)
    assert touchpoint is not None
    assert touchpoint.stage == made.stages[0]
    with pytest.raises(Refused, match="No card"):
        answer_prompt(document, "ask channels")
    with pytest.raises(Refused, match="no longer there"):
        answer_prompt(document, "gone")
