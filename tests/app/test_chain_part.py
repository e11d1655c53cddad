"""The details show the chain from pain to plan and lead along it, step by step."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton

from cxstudio.app.panels.chain_part import ChainPart
from cxstudio.edits.fields import set_field
from cxstudio.edits.plan import add_action, add_goal
from cxstudio.model.plans import Action, Goal
from tests.app.conftest import Opened
from tests.app.hands import click


def chain(opened: Opened) -> ChainPart:
    (part,) = (one for one in opened.window.inspector.form.parts if isinstance(one, ChainPart))
    return part


def names(opened: Opened) -> list[str]:
    return [
        button.accessibleName() for button in chain(opened).findChildren(QToolButton) if button.isVisible()
    ]


def test_a_chain_is_shown_at_each_of_its_things_and_followed(small: Opened) -> None:
    made, document = small.made, small.made.document
    act = add_action(document, "Ring back", delivers=made.cards[1])
    add_goal(document, "Nobody waits", of=act)
    small.window.canvas.select([made.cards[0]])
    assert names(small) == [
        "Opportunity: Call back when it is your turn",
        "Action: Ring back",
        "Goal: Nobody waits",
    ]
    button = next(
        b for b in chain(small).findChildren(QToolButton) if b.accessibleName().startswith("Action")
    )
    click(button)
    assert small.window.inspector.ids == (act,)
    assert "Pain point: Twenty minutes on hold" in names(small)


def test_the_next_step_is_one_press_away(small: Opened) -> None:
    made, document = small.made, small.made.document
    small.window.canvas.select([made.cards[6]])
    assert chain(small).next.text() == "Make an action of it"
    click(chain(small).next)
    (action,) = document.nodes(Action)
    assert small.window.inspector.ids == (action.id,)
    click(chain(small).next)
    assert document.nodes(Goal)[0].title == "A board with the delay"


def test_a_score_stands_where_both_its_values_are_given(small: Opened) -> None:
    made, document = small.made, small.made.document
    small.window.canvas.select([made.cards[1]])
    assert not chain(small).score.isVisible()
    set_field(document, [made.cards[1]], "importance", 9)
    set_field(document, [made.cards[1]], "satisfaction", 2)
    assert chain(small).score.text() == "Opportunity score 16: Major opportunity, over 15"


def test_a_thing_outside_of_any_chain_has_no_such_section(small: Opened) -> None:
    small.window.canvas.select([small.made.touchpoints[0]])
    assert not [one for one in small.window.inspector.form.parts if isinstance(one, ChainPart)]
