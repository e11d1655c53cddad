"""What a line is written down as while a room agrees whose journey it is: each line one step, nothing guessed."""

from __future__ import annotations

import pytest

from cxstudio.edits.problems import Refused
from cxstudio.model.records import TEXT_LENGTH, Journey, Persona
from cxstudio.workshop.persona_line import in_hand, said_of, write_down
from tests.makers import empty_map, small_map


def test_the_first_name_is_that_of_the_unnamed_persona_and_goals_come_one_a_line() -> None:
    made = empty_map()
    document = made.document
    assert in_hand(document, made.journey, "") is None
    zofia = write_down(document, made.journey, "", "name", "Zofia, new patient")
    assert [one.id for one in document.personas()] == [zofia] == list(made.personas)
    assert in_hand(document, made.journey, "") == document.find(zofia, Persona)
    write_down(document, made.journey, zofia, "goals", "Know when it is her turn")
    write_down(document, made.journey, zofia, "goals", "Be home by noon")
    write_down(document, made.journey, zofia, "needs", "A place to sit")
    found = document.node(zofia)
    assert isinstance(found, Persona)
    assert (found.goals, found.needs) == ("Know when it is her turn\nBe home by noon", "A place to sit")
    document.undo()
    document.undo()
    found = document.node(zofia)
    assert isinstance(found, Persona)
    assert (found.goals, found.needs) == ("Know when it is her turn", "")


def test_a_name_somebody_has_is_that_persona_and_any_other_a_new_one() -> None:
    made = small_map()
    document = made.document
    assert write_down(document, made.journey, "", "name", "george") == made.personas[1]
    assert len(document.personas()) == len(made.personas)
    new = write_down(document, made.journey, "", "name", "Zofia")
    assert new not in made.personas
    journey = document.find(made.journey, Journey)
    assert journey is not None
    assert journey.persona == new
    assert in_hand(document, made.journey, made.personas[0]) == document.find(made.personas[0], Persona)


def test_a_boundary_is_replaced() -> None:
    made = small_map()
    write_down(made.document, made.journey, "", "start", "The letter comes")
    assert said_of(made.document, made.journey, "start") == "The letter comes"
    write_down(made.document, made.journey, "", "start", "The phone rings")
    assert said_of(made.document, made.journey, "start") == "The phone rings"
    assert said_of(made.document, made.journey, "goals") == ""


def test_nothing_and_more_than_there_is_room_for_is_refused_and_changes_nothing() -> None:
    made = small_map()
    amina = made.personas[0]
    write_down(made.document, made.journey, amina, "goals", "a" * (TEXT_LENGTH - 1))
    before = made.document.node(amina)
    for text in (" ", "bb"):
        with pytest.raises(Refused):
            write_down(made.document, made.journey, amina, "goals", text)
    assert made.document.node(amina) == before
