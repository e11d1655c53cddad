"""What was drafted in silence comes onto the map in one step, and what could not stays a draft."""

from __future__ import annotations

from datetime import date

import pytest

from cxstudio.model.naming import own_title
from cxstudio.model.records import Card, Touchpoint
from cxstudio.workshop.drafts import Draft, drafts_from, kept_drafts, reveal
from tests.makers import Made, empty_map, small_map

DAY = date(2026, 11, 22)


def draft(made: Made, text: str, place: int = 0) -> Draft:
    return Draft(text, "pain", made.touchpoints[place] if made.touchpoints else "", made.journey)


def test_drafts_become_what_their_signs_say_where_they_were_written_in_one_step() -> None:
    made = small_map()
    document, before = made.document, made.document.undo_label
    done, reason = reveal(document, [draft(made, "No bus"), draft(made, "* A shuttle !!", 3)], "", DAY)
    first, second = (document.find(one.made, Card) for one in done)
    assert first is not None
    assert second is not None
    assert (first.kind, first.text, first.home) == ("pain", "No bus", made.touchpoints[0])
    assert (second.kind, second.home) == ("idea", made.touchpoints[3])
    assert not reason
    document.undo()
    assert document.undo_label == before


def test_what_is_drafted_below_a_new_touchpoint_belongs_there() -> None:
    made = small_map()
    done, _reason = reveal(made.document, [draft(made, ". The bus stop"), draft(made, "No roof")], "", DAY)
    stop, card = (made.document.get(one.made) for one in done)
    assert isinstance(stop, Touchpoint)
    assert isinstance(card, Card)
    assert card.home == stop.id


def test_a_draft_without_a_place_stays_and_says_why_while_the_others_are_revealed() -> None:
    made = empty_map()
    stage = Draft("Getting there", "stage", "", made.journey)
    done, reason = reveal(made.document, [draft(made, "No bus"), stage], "", DAY)
    assert not done[0].made
    assert reason
    assert own_title(made.document.get(done[1].made)) == "Getting there"


def test_drafts_are_as_they_were_when_the_file_is_opened_again() -> None:
    made = small_map()
    drafts = [draft(made, "No bus"), draft(made, "مطر", 2)]
    assert drafts_from(kept_drafts(drafts)) == drafts


@pytest.mark.parametrize(
    "kept", [None, {}, [1], [{"text": 3}], [{"text": " ", "kind": "pain"}], [{"kind": "x"}]]
)
def test_what_is_no_draft_is_left_out(kept: object) -> None:
    assert drafts_from(kept) == []
