"""From pain to plan: each step is one verb, one undo step, and refuses what makes no sense."""

from __future__ import annotations

from datetime import date

import pytest

from cxstudio.edits.attendees import add_attendee
from cxstudio.edits.fields import set_field
from cxstudio.edits.plan import (
    add_action,
    add_decision,
    add_goal,
    answer,
    move_actions,
    nudge,
    set_status,
    step_status,
    weigh,
)
from cxstudio.edits.problems import Refused
from cxstudio.insight.plan import chain_of
from cxstudio.model.plans import Action, Decision
from cxstudio.model.records import Card
from tests.makers import Made, small_map


@pytest.fixture
def made() -> Made:
    return small_map()


def action(made: Made, id: str) -> Action:
    found = made.document.node(id)
    assert isinstance(found, Action)
    return found


def titles(made: Made) -> list[str]:
    return [one.title for one in made.document.nodes(Action)]


def test_the_whole_chain_is_made_by_four_verbs(made: Made) -> None:
    document, pain = made.document, made.cards[0]
    opportunity = answer(document, pain, text="Ring back")
    act = add_action(document, delivers=opportunity)
    goal = add_goal(document, "Nobody waits on the line", of=act)
    chain = chain_of(document, pain)
    assert chain.actions == (act,)
    assert chain.goals == (goal,)
    assert opportunity in chain.answers
    assert action(made, act).title == "Ring back"


def test_an_answer_lies_where_its_pain_lies(made: Made) -> None:
    set_field(made.document, [made.cards[0]], "persona", made.personas[1])
    card = made.document.node(answer(made.document, made.cards[0], "idea"))
    pain = made.document.node(made.cards[0])
    assert isinstance(card, Card)
    assert isinstance(pain, Card)
    assert (card.kind, card.home, card.persona) == ("idea", pain.home, pain.persona)


def test_each_verb_is_one_step_to_undo(made: Made) -> None:
    answer(made.document, made.cards[0])
    assert made.document.undo_label == "Answer it"
    made.document.undo()
    add_action(made.document, delivers=made.cards[1])
    assert made.document.undo_label == "Add action"
    made.document.undo()
    assert not made.document.nodes(Action)
    assert not made.document.links_of(made.cards[1], "delivers")


def test_an_action_takes_over_what_is_known_of_its_opportunity(made: Made) -> None:
    weigh(made.document, made.cards[1], 4.5, 2.0)
    act = action(made, add_action(made.document, delivers=made.cards[1]))
    assert (act.impact, act.effort, act.status) == (4.5, 2.0, "next")


@pytest.mark.parametrize("place", [2, 3, 4, 5, 7])
def test_only_pains_and_opportunities_are_answered(made: Made, place: int) -> None:
    with pytest.raises(Refused, match="pain point"):
        answer(made.document, made.cards[place])


def test_an_action_needs_words_and_delivers_what_can_be_delivered(made: Made) -> None:
    with pytest.raises(Refused, match="needs a title"):
        add_action(made.document, "  ")
    with pytest.raises(Refused, match="An action delivers"):
        add_action(made.document, "Do it", delivers=made.cards[0])
    assert not made.document.nodes(Action)
    with pytest.raises(Refused, match="no longer there"):
        add_action(made.document, "Do it", delivers="gone")


def test_a_goal_takes_the_words_of_its_action_and_a_decision_its_day(made: Made) -> None:
    act = add_action(made.document, "Ring back")
    goal = made.document.node(add_goal(made.document, of=act))
    assert getattr(goal, "title", "") == "Ring back"
    decision = made.document.node(add_decision(made.document, "We start", on=date(2026, 11, 22), by="Ann"))
    assert isinstance(decision, Decision)
    assert decision.date == "2026-11-22"
    assert decision.owned_by == add_attendee(made.document, "ann")
    for refused in (add_goal, add_decision):
        with pytest.raises(Refused):
            refused(made.document, "")


def test_a_status_goes_round(made: Made) -> None:
    act = add_action(made.document, "Ring back")
    seen = []
    for _step in range(5):
        step_status(made.document, [act])
        seen.append(action(made, act).status)
    assert seen == ["started", "done", "later", "parked", "next"]
    step_status(made.document, [act], -1)
    assert action(made, act).status == "parked"
    with pytest.raises(Refused):
        set_status(made.document, [act], "forgotten")


def test_actions_take_another_place(made: Made) -> None:
    ids = [add_action(made.document, title) for title in "abc"]
    move_actions(made.document, [ids[2]], ids[0])
    assert titles(made) == ["c", "a", "b"]
    move_actions(made.document, [ids[2]], None)
    assert titles(made) == ["a", "b", "c"]


def test_the_matrix_holds_half_steps_within_its_scales(made: Made) -> None:
    act = add_action(made.document, "Ring back")
    weigh(made.document, act, 3.2, 4.8)
    assert (action(made, act).impact, action(made, act).effort) == (3.0, 5.0)
    nudge(made.document, act, effort=0.5)
    assert action(made, act).effort == 5.0
    nudge(made.document, act, impact=-0.5)
    assert action(made, act).impact == 2.5
    weigh(made.document, act, None, None)
    assert action(made, act).impact is None
    nudge(made.document, act, impact=0.5)
    assert (action(made, act).impact, action(made, act).effort) == (3.5, 3.0)
    for impact, effort in ((0.0, 3.0), (3.0, 6.0)):
        with pytest.raises(Refused):
            weigh(made.document, act, impact, effort)


def test_only_what_is_weighed_has_a_place_in_the_matrix(made: Made) -> None:
    weigh(made.document, made.cards[6], 2, 2)
    with pytest.raises(Refused, match="matrix"):
        weigh(made.document, made.cards[0], 2, 2)


def test_who_is_named_at_the_end_of_a_card_owns_the_action_made_of_it(made: Made) -> None:
    document = made.document
    maria = add_attendee(document, "Maria Kowalska")
    idea = answer(document, made.cards[0], "idea", "A shuttle @maria")
    before = document.undo_label
    act = action(made, add_action(document, delivers=idea))
    card = document.node(idea)
    assert isinstance(card, Card)
    assert (act.title, act.owned_by, card.text) == ("A shuttle", maria, "A shuttle")
    document.undo()
    assert (document.undo_label, getattr(document.node(idea), "text", "")) == (before, "A shuttle @maria")


def test_a_name_that_several_have_stays_in_the_text_of_action_and_card(made: Made) -> None:
    for name in ("Maria Kowalska", "Maria Nowak"):
        add_attendee(made.document, name)
    idea = answer(made.document, made.cards[0], "idea", "A shuttle @maria")
    act = action(made, add_action(made.document, delivers=idea))
    assert (act.title, act.owned_by) == ("A shuttle @maria", "")
