"""What was drafted in silence comes onto the map in one step, and what could not stays a draft."""

from __future__ import annotations

from datetime import date

import pytest

from cxstudio.model.naming import own_title
from cxstudio.model.records import Card, Touchpoint
from cxstudio.workshop.adding import Place
from cxstudio.workshop.drafts import Draft, drafts_from, kept_drafts, reveal
from tests.makers import Made, empty_map, small_map

DAY = date(2026, 11, 22)


def place(made: Made) -> Place:
    return Place(made.journey, made.touchpoints[3] if made.touchpoints else "")


def test_drafts_become_what_their_signs_say_where_the_line_is_in_one_step() -> None:
    made = small_map()
    document, before = made.document, made.document.undo_label
    drafts = [Draft("No bus", "pain"), Draft("* A shuttle !!", "pain")]
    done, reason = reveal(document, drafts, place(made), "stage", DAY)
    first, second = (document.find(one.made, Card) for one in done)
    assert first is not None
    assert second is not None
    assert (first.kind, first.text, first.home) == ("pain", "No bus", made.touchpoints[3])
    assert (second.kind, second.home) == ("idea", made.touchpoints[3])
    assert not reason
    document.undo()
    assert document.undo_label == before


@pytest.mark.parametrize(
    ("written_in", "revealed_in", "kind"),
    [
        ("stage", "idea", "idea"),
        ("gain", "touchpoint", "gain"),
        ("stage", "touchpoint", "pain"),
        ("thought", "idea", "thought"),
    ],
)
def test_a_bare_draft_becomes_what_the_line_added_then_else_what_it_adds_now(
    written_in: str, revealed_in: str, kind: str
) -> None:
    made = small_map()
    done, _reason = reveal(made.document, [Draft("No bus", written_in)], place(made), revealed_in, DAY)
    card = made.document.get(done[0].made)
    assert isinstance(card, Card)
    assert card.kind == kind


def test_drafted_touchpoints_follow_on_one_another_and_cards_do_not_pile_up_below_them() -> None:
    made = small_map()
    drafts = [Draft(text, "pain") for text in (". The bus stop", "No roof", ". The bus", "No seat")]
    done, _reason = reveal(made.document, drafts, place(made), "pain", DAY)
    stop, roof, bus, seat = (made.document.get(one.made) for one in done)
    assert isinstance(stop, Touchpoint)
    assert isinstance(bus, Touchpoint)
    row = [one.id for one in made.document.touchpoints(stop.stage)]
    assert row[row.index(made.touchpoints[3]) + 1 :][:2] == [stop.id, bus.id]
    assert {one.home for one in (roof, seat) if isinstance(one, Card)} == {made.touchpoints[3]}


def test_drafts_go_where_the_line_was_then_and_touchpoints_are_touchpoints() -> None:
    made = small_map()
    row = [
        Draft("No bus", "pain", place=made.touchpoints[0]),
        Draft("The bus stop", "touchpoint", place=made.touchpoints[0]),
        Draft("The bus", "touchpoint", place=made.touchpoints[0]),
        Draft("Nowhere now", "pain", place="gone"),
    ]
    done, _reason = reveal(made.document, row, place(made), "idea", DAY)
    bus, stop, ride, nowhere = (made.document.get(one.made) for one in done)
    assert isinstance(bus, Card)
    assert isinstance(nowhere, Card)
    assert (bus.kind, bus.home) == ("pain", made.touchpoints[0])
    assert nowhere.home == made.touchpoints[3]
    there = [one.id for one in made.document.touchpoints(made.stages[0])]
    assert there[:3] == [made.touchpoints[0], getattr(stop, "id", ""), getattr(ride, "id", "")]


def test_a_draft_without_a_place_stays_and_says_why_while_the_others_are_revealed() -> None:
    made = empty_map()
    drafts = [Draft("No bus", "pain"), Draft(". Getting there", "pain")]
    done, reason = reveal(made.document, drafts, place(made), "pain", DAY)
    assert not done[0].made
    assert reason
    assert own_title(made.document.get(done[1].made)) == "Getting there"


def test_drafts_are_as_they_were_when_the_file_is_opened_again() -> None:
    drafts = [Draft("No bus", "pain"), Draft("مطر", "gain", "made")]
    assert drafts_from(kept_drafts(drafts)) == drafts


@pytest.mark.parametrize(
    "kept", [None, {}, [1], [{"text": 3}], [{"text": " ", "kind": "pain"}], [{"kind": "x"}]]
)
def test_what_is_no_draft_is_left_out(kept: object) -> None:
    assert drafts_from(kept) == []
