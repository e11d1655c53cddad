"""Lanes of a journey: those somebody adds, those that are shown while empty, and the lock that holds them."""

from __future__ import annotations

import pytest

from cxstudio.edits.cards import add_card, change_kind
from cxstudio.edits.deleting import delete
from cxstudio.edits.journeys import duplicate_journey
from cxstudio.edits.lanes import add_lane, hide_lane, move_lane, rename_lane, show_lane
from cxstudio.edits.problems import Refused
from cxstudio.edits.structure import lock_structure
from cxstudio.model.document import Document
from cxstudio.model.lanes import card_lanes, lane_keys, lane_of, lane_records, used_lanes
from cxstudio.model.naming import lane_title
from cxstudio.model.records import Card
from tests.makers import small_map


def card(document: Document, id: str) -> Card:
    record = document.find(id, Card)
    assert record is not None
    return record


def test_several_lanes_can_be_added_each_with_its_own_cards() -> None:
    made = small_map()
    document = made.document
    law = add_lane(document, made.journey, "Law")
    rooms = add_lane(document, made.journey, "Rooms", before="pains")
    first = add_card(document, "custom", made.touchpoints[0], "Consent", lane=law)
    second = add_card(document, "custom", made.touchpoints[0], "Corridor B", lane=rooms)
    third = add_card(document, "custom", made.touchpoints[0], "Anything")
    assert [lane_of(document, card(document, id)) for id in (first, second, third)] == [law, rooms, "own"]
    keys = lane_keys(document, made.journey)
    assert keys[-1] == law
    assert keys[keys.index(rooms) + 1] == "pains"
    assert lane_title(document, made.journey, law) == "Law"
    assert lane_title(document, made.journey, "own") == "Own lane"


def test_the_own_lane_of_the_table_is_renamed_without_becoming_another_lane() -> None:
    made = small_map()
    rename_lane(made.document, made.journey, "own", "Remarks")
    hide_lane(made.document, made.journey, "own")
    assert card_lanes(made.document, made.journey).added == frozenset()
    assert lane_title(made.document, made.journey, "own") == "Remarks"
    assert lane_records(made.document, made.journey)["own"].hidden


def test_a_lane_that_is_deleted_takes_its_cards_along_and_one_undo_brings_all_back() -> None:
    made = small_map()
    document = made.document
    law = add_lane(document, made.journey, "Law")
    inside = add_card(document, "custom", made.touchpoints[0], "Consent", lane=law)
    outside = add_card(document, "custom", made.touchpoints[0], "Anything")
    assert delete(document, [law]) == 1
    assert document.get(inside) is None
    assert document.get(law) is None
    assert document.get(outside) is not None
    document.undo()
    assert lane_of(document, card(document, inside)) == law


def test_a_card_whose_lane_is_gone_lies_in_the_own_lane() -> None:
    made = small_map()
    document = made.document
    with document.transaction("From elsewhere"):
        document.put(Card(id="lost", kind="custom", home=made.touchpoints[0], lane="nowhere"))
        document.put(Card(id="derived", kind="pain", home=made.touchpoints[0], lane="channels"))
    assert lane_of(document, card(document, "lost")) == "own"
    assert lane_of(document, card(document, "derived")) == "pains"


def test_a_journey_is_duplicated_with_its_own_lanes_and_what_lies_in_them() -> None:
    made = small_map()
    document = made.document
    law = add_lane(document, made.journey, "Law")
    rename_lane(document, made.journey, "own", "Remarks")
    add_card(document, "custom", made.touchpoints[0], "Consent", lane=law)
    add_card(document, "custom", made.touchpoints[0], "Anything")
    copy = duplicate_journey(document, made.journey, "Second")
    (added,) = card_lanes(document, copy).added
    assert added != law
    assert {"own", added} <= used_lanes(document, copy)
    assert law not in used_lanes(document, copy)
    assert [lane_title(document, copy, key) for key in ("own", added)] == ["Remarks", "Law"]


def test_ideas_lie_in_a_lane_of_their_own_only_while_that_shows() -> None:
    made = small_map()
    document, idea = made.document, made.cards[6]
    assert lane_of(document, card(document, idea)) == "opportunities"
    show_lane(document, made.journey, "ideas")
    assert lane_of(document, card(document, idea)) == "ideas"
    lanes = card_lanes(document, made.journey)
    assert lanes.kinds("opportunities") == ("opportunity",)
    assert lanes.kinds("ideas") == ("idea",)
    hide_lane(document, made.journey, "ideas")
    assert lane_of(document, card(document, idea)) == "opportunities"
    assert card_lanes(document, made.journey).kinds("opportunities") == ("opportunity", "idea")


def test_a_card_changes_into_an_own_lane_and_back() -> None:
    made = small_map()
    document, pain = made.document, made.cards[0]
    law = add_lane(document, made.journey, "Law")
    change_kind(document, [pain], "custom", lane=law)
    assert (card(document, pain).kind, lane_of(document, card(document, pain))) == ("custom", law)
    change_kind(document, [pain], "custom")
    assert lane_of(document, card(document, pain)) == "own"
    rename_lane(document, made.journey, "pains", "What hurts")
    of_the_table = lane_records(document, made.journey)["pains"].id
    with pytest.raises(Refused, match="no such lane"):
        change_kind(document, [pain], "custom", lane=of_the_table)


def test_the_lock_holds_lanes_but_not_their_names() -> None:
    made = small_map()
    document = made.document
    law = add_lane(document, made.journey, "Law")
    lock_structure(document, True)
    for change in (
        lambda: add_lane(document, made.journey, "More"),
        lambda: show_lane(document, made.journey, "channels"),
        lambda: hide_lane(document, made.journey, law),
        lambda: move_lane(document, made.journey, law, None),
        lambda: delete(document, [law]),
    ):
        with pytest.raises(Refused, match="locked"):
            change()
    rename_lane(document, made.journey, law, "Rules")
    assert lane_title(document, made.journey, law) == "Rules"


def test_a_lane_goes_before_one_that_is_there_and_not_elsewhere() -> None:
    made = small_map()
    with pytest.raises(Refused, match="no such lane"):
        add_lane(made.document, made.journey, "Law", before="secrets")
    with pytest.raises(Refused, match="no longer there"):
        add_lane(made.document, "gone", "Law")
