"""What a screen reader hears of the canvas."""

from __future__ import annotations

from datetime import date

import pytest

from cxstudio.canvas.speaking import SpokenCanvases
from cxstudio.canvas.spoken import spoken_name
from cxstudio.canvas.travel import reading_order
from cxstudio.canvas.tree import children, parent
from cxstudio.edits.cards import add_card
from cxstudio.edits.emotions import count_hand
from cxstudio.edits.fields import set_field
from cxstudio.edits.groups import group_cards
from cxstudio.edits.touchpoints import toggle_moment_of_truth
from cxstudio.edits.votes import Terms, close_round, open_round, tally
from cxstudio.model.records import emotion_id
from tests.canvas.robots import Canvas, Table


def test_a_touchpoint_is_named_with_its_number_title_evidence_and_emotion(table: Table) -> None:
    booking = table.made.touchpoints[1]
    set_field(table.document, [booking], "evidence", "measured")
    toggle_moment_of_truth(table.document, [booking])
    name = spoken_name(table.document, table.made.journey, booking)
    assert name == "Touchpoint 1.2, Booking line, measured, moment of truth, emotion minus 1.6, 3 notes"


@pytest.mark.parametrize(
    ("which", "name"),
    [
        ("stage", "Stage 2, Visit, 2 touchpoints"),
        ("pain", "Pain point, Twenty minutes on hold"),
        ("emotion", "Emotion of George at Web page, minus 0.5"),
    ],
)
def test_other_things_are_named_as_people_speak(table: Table, which: str, name: str) -> None:
    ids = {
        "stage": table.made.stages[1],
        "pain": table.made.cards[0],
        "emotion": emotion_id(table.made.touchpoints[0], table.made.personas[1]),
    }
    assert spoken_name(table.document, table.made.journey, ids[which]) == name


def test_a_thing_without_a_title_is_named_by_its_kind_alone(table: Table) -> None:
    set_field(table.document, [table.made.cards[0]], "text", "")
    assert spoken_name(table.document, table.made.journey, table.made.cards[0]) == "Pain point"


def test_a_card_says_what_it_got_in_the_last_vote_and_not_before_it_is_closed(table: Table) -> None:
    document, (pain, other) = table.document, table.made.cards[:2]
    vote = open_round(document, "Which first?", [pain, other], Terms(voters=9, concern_budget=1))
    tally(document, vote, pain, 3)
    tally(document, vote, pain, 1, concern=True)
    journey = table.made.journey
    assert spoken_name(document, journey, pain) == "Pain point, Twenty minutes on hold"
    close_round(document, vote, date(2026, 11, 22))
    assert (
        spoken_name(document, journey, pain) == "Pain point, Twenty minutes on hold, 3 dots, 1 dot of concern"
    )
    assert "dot" not in spoken_name(document, journey, other)


def test_a_card_of_a_group_says_what_its_group_got(table: Table) -> None:
    document, (pain, other) = table.document, table.made.cards[:2]
    group = group_cards(document, [pain, other], "Waiting")
    alone = add_card(document, "pain", table.made.touchpoints[0], "No word on delays")
    vote = open_round(document, "Which first?", [group, alone], Terms(voters=9))
    tally(document, vote, group, 1)
    close_round(document, vote, date(2026, 11, 22))
    assert spoken_name(document, table.made.journey, pain).endswith("Waiting, 1 dot")
    assert spoken_name(document, table.made.journey, group).endswith("Waiting, 1 dot")


def test_hands_that_are_apart_are_told_with_the_feeling(table: Table) -> None:
    document, touchpoint, persona = table.document, table.made.touchpoints[1], table.made.personas[0]
    for value in (-2, -2, 2, 2):
        count_hand(document, touchpoint, persona, value)
    assert "emotion 0, the room disagrees" in spoken_name(document, table.made.journey, touchpoint)
    emotion = spoken_name(document, table.made.journey, emotion_id(touchpoint, persona))
    assert emotion.endswith("4 hands, the room disagrees")


def test_hands_that_agree_say_nothing_of_it(table: Table) -> None:
    document, touchpoint, persona = table.document, table.made.touchpoints[1], table.made.personas[0]
    for value in (1, 1, 1):
        count_hand(document, touchpoint, persona, value)
    assert "disagree" not in spoken_name(document, table.made.journey, emotion_id(touchpoint, persona))


def test_the_tree_read_from_top_to_bottom_is_the_reading_order(table: Table) -> None:
    def walk(id: str) -> list[str]:
        return [found for child in children(table.desk, id) for found in (child, *walk(child))]

    assert walk(table.desk.journey) == reading_order(table.desk)
    for id in reading_order(table.desk):
        assert id in children(table.desk, parent(table.desk, id))


def test_other_widgets_keep_their_own_interface(canvas: Canvas) -> None:
    assert SpokenCanvases().interface("QObject", canvas.view.sheet) is None
