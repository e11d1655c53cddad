"""Whose curves show on a map, and what a rating rests on."""

from __future__ import annotations

import pytest

from cxstudio.edits.deleting import delete
from cxstudio.edits.emotions import (
    clear_emotion,
    count_all_hands,
    show_all_curves,
    show_curve,
    state_basis,
    toggle_curve,
)
from cxstudio.edits.problems import Refused
from cxstudio.model.records import Journey
from tests.makers import Made, small_map


def hidden(made: Made) -> tuple[str, ...]:
    journey = made.document.find(made.journey, Journey)
    assert journey is not None
    return journey.hides


def test_a_curve_is_hidden_and_shown_again_in_a_step_each() -> None:
    made = small_map()
    amina, george = made.personas
    assert toggle_curve(made.document, made.journey, george) is False
    show_curve(made.document, made.journey, george, shown=False)
    assert hidden(made) == (george,)
    show_curve(made.document, made.journey, amina, shown=False)
    assert hidden(made) == (george, amina)
    made.document.undo()
    assert hidden(made) == (george,)
    assert toggle_curve(made.document, made.journey, george) is True
    assert hidden(made) == ()


def test_all_curves_come_back_at_once() -> None:
    made = small_map()
    for persona in made.personas:
        toggle_curve(made.document, made.journey, persona)
    show_all_curves(made.document, made.journey)
    assert hidden(made) == ()
    assert made.document.undo_label == "Show all curves"


def test_a_persona_taken_away_is_no_longer_hidden() -> None:
    made = small_map()
    toggle_curve(made.document, made.journey, made.personas[1])
    delete(made.document, [made.personas[1]])
    assert hidden(made) == ()


def test_only_a_persona_has_a_curve() -> None:
    made = small_map()
    with pytest.raises(Refused):
        toggle_curve(made.document, made.journey, made.stages[0])


def test_hands_are_counted_all_at_once_and_research_stays_research() -> None:
    made = small_map()
    place = (made.touchpoints[0], made.personas[0])
    count_all_hands(made.document, *place, [1, 2, 0, 0, 1])
    register = made.document.emotion(*place)
    assert register is not None
    assert (register.n, register.origin) == (4, "room")
    state_basis(made.document, *place, "research")
    count_all_hands(made.document, *place, [0, 0, 0, 0, 8])
    register = made.document.emotion(*place)
    assert register is not None
    assert (register.mean, register.origin) == (2.0, "research")


def test_wrong_counts_and_origins_are_refused() -> None:
    made = small_map()
    place = (made.touchpoints[0], made.personas[0])
    for counts in ([1, 2, 3], [1, 2, 3, 4, -1], [0, 0, 0, 0, 10**9]):
        with pytest.raises(Refused):
            count_all_hands(made.document, *place, counts)
    with pytest.raises(Refused):
        state_basis(made.document, *place, "rumour")
    clear_emotion(made.document, *place)
    with pytest.raises(Refused, match="Nothing is rated"):
        state_basis(made.document, *place, "research")
