"""The minutes: what was decided, the votes, who does what by when, what stays open; a page or a few, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from cxstudio.edits.attendees import add_attendee
from cxstudio.edits.cards import add_card, park
from cxstudio.edits.emotions import count_hand
from cxstudio.edits.fields import set_field
from cxstudio.edits.journeys import duplicate_as
from cxstudio.edits.metrics import add_metric, add_reading
from cxstudio.edits.plan import add_action, add_decision
from cxstudio.edits.votes import Terms, close_round, open_round, tally
from cxstudio.model.naming import own_title
from cxstudio.model.plans import Action, Decision
from cxstudio.picture.handout.minutes import compose_minutes
from cxstudio.picture.poster import Poster
from cxstudio.picture.primitives import Rect
from cxstudio.picture.signs import emotion_colour
from tests.makers import Made, empty_map, small_map
from tests.picture.handout.written import A4, ENGINE, SAMPLES, minutes, sample, words


@pytest.fixture
def made() -> Made:
    made = small_map()
    set_field(made.document, ["session"], "date", "2026-05-14")
    set_field(made.document, ["session"], "facilitator", "Ruth Adeyemi")
    return made


def all_words(poster: Poster) -> str:
    return "\n".join(words(page) for page in poster.pages)


def headings(poster: Poster) -> list[str]:
    parts = (p.part for page in poster.pages for g in page.layers for p in g.parts)
    return [part.full for part in parts if part.role == "heading"]


def test_it_says_when_and_who_was_there(made: Made) -> None:
    marek = add_attendee(made.document, "Marek Wood")
    set_field(made.document, [marek], "role", "Head of the contact centre")
    said = all_words(minutes(made))
    assert "14 May 2026" in said
    assert "Facilitated by Ruth Adeyemi" in said
    assert "Marek Wood (Head of the contact centre)" in said


def test_decisions_come_before_actions_and_these_before_questions(made: Made) -> None:
    add_decision(made.document, "The desk owns the board", on=date(2026, 5, 14))
    add_action(made.document, "Put up a board", delivers=made.cards[1])
    assert headings(minutes(made)) == ["What was decided", "Who does what", "Open questions"]


def test_an_action_says_who_by_when_and_the_first_step(made: Made) -> None:
    action = add_action(made.document, "Put up a board")
    marek = add_attendee(made.document, "Marek Wood")
    for field, value in (("owned_by", marek), ("due", "2027-01-31"), ("first_step", "Ask the desk")):
        set_field(made.document, [action], field, value)
    said = all_words(minutes(made))
    assert "Put up a board" in said
    assert "Marek Wood · by 31 Jan 2027 · Next" in said
    assert "First step: Ask the desk" in said


def test_votes_of_the_room_and_raised_hands_are_told_with_their_number(made: Made) -> None:
    metric = add_metric(made.document, "How it felt", "csat")
    reading = add_reading(made.document, metric, at=made.touchpoints[4])
    set_field(made.document, [reading], "inputs", (("5", 6.0), ("1", 3.0)))
    set_field(made.document, [reading], "origin", "room")
    for value in (-1, -2, -2):
        count_hand(made.document, made.touchpoints[4], made.personas[1], value)
    said = all_words(minutes(made))
    assert "Room score (n=9)" in said
    assert "2.2 Waiting area" in said
    assert "Feeling −1.7 · George · 3 hands raised" in said


def test_no_survey_is_told_as_a_vote(made: Made) -> None:
    metric = add_metric(made.document, "Of the survey", "csat")
    reading = add_reading(made.document, metric, at=made.touchpoints[4])
    set_field(made.document, [reading], "inputs", (("5", 6.0), ("1", 3.0)))
    assert "Of the survey" not in all_words(minutes(made))


def test_open_questions_say_their_place_and_the_parking_lot_is_told(made: Made) -> None:
    park(made.document, [made.cards[6]])
    poster = minutes(made)
    assert headings(poster) == ["Open questions", "Parking lot"]
    assert "Do they see the delay?\n2.1 Front desk" in all_words(poster)
    assert "A board with the delay\nIdea" in all_words(poster)


def test_minutes_of_nothing_are_one_page() -> None:
    assert len(minutes(empty_map()).pages) == 1


@pytest.mark.parametrize("name", SAMPLES)
def test_minutes_of_a_sample_are_short_and_complete(name: str) -> None:
    document = sample(name)
    poster = compose_minutes(document, document.journeys()[0].id, ENGINE, A4)
    assert 1 <= len(poster.pages) <= 3
    said = all_words(poster)
    for text in (
        *(one.text for one in document.nodes(Decision)),
        *(one.title for one in document.nodes(Action)),
    ):
        assert text in said
    assert poster.report.warnings == ()


def test_votes_say_their_question_who_voted_and_how_it_came_out(made: Made) -> None:
    document = made.document
    vote = open_round(document, "Which hurts most?", made.cards[:3], Terms(voters=4, concern_budget=1))
    tally(document, vote, made.cards[0], 2)
    tally(document, vote, made.cards[1], 7)
    tally(document, vote, made.cards[1], 3, concern=True)
    assert "Which hurts most?" not in all_words(minutes(made))  # an open round has no outcome
    close_round(document, vote, date(2026, 5, 14))
    again = open_round(document, "Which first?", made.cards[:2], Terms(voters=4, budget=1, after=vote))
    tally(document, again, made.cards[0], 4)
    close_round(document, again, date(2026, 5, 15))
    said = all_words(minutes(made))
    assert "Which hurts most?\n14 May 2026 · 4 voters · 3 dots each · 9 of 12 placed" in said
    first, second, none = (
        own_title(document.get(card)) for card in (made.cards[1], made.cards[0], made.cards[2])
    )
    assert f"{first}\n7 dots, 3 dots of concern\n{second}\n2 dots\nWithout a dot: {none}" in said
    assert "Which first?, second round\n15 May 2026 · 4 voters · 1 dot each\n" in said


def test_raised_hands_show_their_spread_and_where_the_room_disagrees(made: Made) -> None:
    apart, close = made.touchpoints[0], made.touchpoints[4]
    for value in (-2, -2, -1, 1, 2):
        count_hand(made.document, apart, made.personas[1], value)
    for value in (1, 1):
        count_hand(made.document, close, made.personas[1], value)
    poster = minutes(made)
    said = all_words(poster)
    assert (
        "Feeling −0.4 · George · 5 hands raised · The room disagrees\n−2: 2 · −1: 1 · +1: 1 · +2: 1" in said
    )
    assert "Feeling +1 · George · 2 hands raised · few hands\n+1: 2" in said
    parts = [p.part for g in poster.pages[0].layers for p in g.parts if p.part.role == "hands"]
    heights = [part.bounds.height for part in parts[:5]]
    assert heights[0] == max(heights)
    assert min(heights) == heights[2]


def test_who_was_in_the_room_is_told_apart_from_who_only_owns_something(made: Made) -> None:
    marek = add_attendee(made.document, "Marek Wood")
    ines = add_attendee(made.document, "Ines Sol")
    add_attendee(made.document, "Ben 3/4B @Ben")  # left of a line that was corrected
    set_field(made.document, [made.touchpoints[0]], "owned_by", ines)
    set_field(made.document, [marek], "present", True)
    said = all_words(minutes(made))
    assert "Present: Marek Wood" in said
    assert "Not in the room: Ines Sol" in said
    assert "3/4B" not in said


def test_a_vote_of_many_goes_on_on_the_next_page_and_nothing_lies_over_another(made: Made) -> None:
    document = made.document
    cards = [
        add_card(document, "pain", made.touchpoints[0], f"Pain {n} " + "of many words " * 8)
        for n in range(60)
    ]
    vote = open_round(document, "Which of sixty?", cards, Terms(voters=60))
    for card in cards:
        tally(document, vote, card, 2)
    close_round(document, vote, date(2026, 5, 14))
    poster = minutes(made)
    assert len(poster.pages) > 1
    for page in poster.pages:
        rows = [p.part for g in page.layers for p in g.parts if p.part.role == "candidate"]
        assert all(above.bounds.bottom <= below.bounds.y + 0.1 for above, below in pairwise(rows))
        assert all(row.bounds.bottom < page.height_pt for row in rows)


def test_a_question_that_a_journey_and_its_future_state_share_is_told_once(made: Made) -> None:
    duplicate_as(made.document, made.journey, "future")
    poster = compose_minutes(made.document, made.journey, ENGINE, replace(A4, every_journey=True))
    assert all_words(poster).count("Do they see the delay?") == 1


def test_a_long_decision_goes_on_on_the_next_page(made: Made) -> None:
    add_decision(made.document, "We said " + "much " * 3000 + "at last")
    poster = minutes(made)
    assert len(poster.pages) > 1
    assert "at last" in all_words(poster)
    assert f"page 2 of {len(poster.pages)}" in words(poster.pages[1])


@pytest.mark.parametrize("count", range(24, 34))
def test_after_a_page_break_the_heading_is_said_again_and_no_item_stands_alone(
    made: Made, count: int
) -> None:
    for place in range(count):
        add_action(made.document, f"Put up board {place}")
    park(made.document, [made.cards[6]])
    poster = minutes(made)
    assert len(poster.pages) > 1
    for page in poster.pages[1:]:
        roles = [p.part.role for g in page.layers for p in g.parts]
        assert roles[0] == "heading"
        assert roles.count("number") >= 2
        if "Who does what, continued" in words(page):
            assert words(page).count("Put up board") >= 2


def test_hands_have_the_colours_of_what_they_felt(made: Made) -> None:
    for value in (-2, 0, 2):
        count_hand(made.document, made.touchpoints[0], made.personas[1], value)
    parts = [p.part for g in minutes(made).pages[0].layers for p in g.parts if p.part.role == "hands"]
    bars = [next(shape.fill for shape in part.primitives if isinstance(shape, Rect)) for part in parts]
    assert bars == [emotion_colour(-2), "inkMuted", emotion_colour(0), "inkMuted", emotion_colour(2)]
