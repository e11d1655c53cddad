"""Chains run from pain to goal, scores follow their published formula, and days pass."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from cxstudio.edits.links import connect
from cxstudio.insight.plan import (
    band,
    chain_of,
    delivered_by,
    is_overdue,
    opportunity_score,
    origins,
    quadrant,
)
from cxstudio.model.document import Document
from cxstudio.model.plans import Action, Goal
from tests.makers import Made, small_map


@pytest.fixture
def made() -> Made:
    made = small_map()
    put(made.document, Action(id="act", title="Call back"), Goal(id="goal", title="Nobody waits"))
    connect(made.document, "delivers", "act", made.cards[1])
    connect(made.document, "delivers", "act", "goal")
    return made


def put(document: Document, *records: Action | Goal) -> None:
    with document.transaction("Made"):
        for record in records:
            document.put(record)


@pytest.mark.parametrize("place", [0, 1, "act", "goal"])
def test_the_chain_is_the_same_from_each_of_its_ends(made: Made, place: int | str) -> None:
    chain = chain_of(made.document, made.cards[place] if isinstance(place, int) else place)
    assert chain.pains == (made.cards[0],)
    assert chain.answers == (made.cards[1],)
    assert chain.actions == ("act",)
    assert chain.goals == ("goal",)


def test_a_chain_tells_what_leans_on_a_thing_and_not_its_neighbours(made: Made) -> None:
    put(made.document, Action(id="other", title="Hire somebody"))
    connect(made.document, "delivers", "other", "goal")
    assert chain_of(made.document, "other").pains == ()
    assert set(chain_of(made.document, "goal").actions) == {"act", "other"}
    assert chain_of(made.document, made.cards[0]).actions == ("act",)


def test_opportunities_that_answer_each_other_end_the_walk(made: Made) -> None:
    document = made.document
    first = made.cards[1]
    idea = made.cards[6]
    connect(document, "answers", idea, first)
    assert chain_of(document, made.cards[0]).answers == (first, idea)
    assert not list(chain_of(document, made.touchpoints[0]))
    assert not list(chain_of(document, "nothing"))


def test_an_action_knows_what_it_comes_from_and_an_opportunity_what_delivers_it(made: Made) -> None:
    assert [card.id for card in origins(made.document, "act")] == [made.cards[1]]
    assert [action.id for action in delivered_by(made.document, "goal")] == ["act"]


@pytest.mark.parametrize(
    ("importance", "satisfaction", "score", "called"),
    [
        (9.0, 3.0, 15.0, "solid"),  # 9 + (9 - 3)
        (9.5, 3.5, 15.5, "major"),
        (8.0, 8.0, 8.0, "served"),  # nothing is missing: importance alone
        (5.0, 9.0, 5.0, "served"),  # more than is asked for takes nothing away
        (6.0, 1.5, 10.5, "strong"),
        (10.0, 0.0, 20.0, "major"),
        (0.0, 0.0, 0.0, "served"),
    ],
)
def test_ulwicks_score_is_importance_and_what_is_missing(
    importance: float, satisfaction: float, score: float, called: str
) -> None:
    assert opportunity_score(importance, satisfaction) == pytest.approx(score)
    assert band(score) == called


@pytest.mark.parametrize(("importance", "satisfaction"), [(11, 2), (5, -0.1), (float("nan"), 3), (3, 10.01)])
def test_a_score_of_values_off_the_scale_is_refused(importance: float, satisfaction: float) -> None:
    with pytest.raises(ValueError, match="from 0 to 10"):
        opportunity_score(importance, satisfaction)


@pytest.mark.parametrize(
    ("impact", "effort", "field"),
    [(4, 2, "first"), (4, 4, "plan"), (2, 2, "fill"), (2, 4, "drop"), (3, 3, "first"), (2.5, 3.5, "drop")],
)
def test_the_matrix_has_four_fields(impact: float, effort: float, field: str) -> None:
    assert quadrant(impact, effort) == field


@pytest.mark.parametrize(
    ("due", "status", "late"),
    [
        ("2026-11-21", "next", True),
        ("2026-11-22", "next", False),
        ("2026-11-21", "done", False),
        ("2026-11-21", "parked", False),
        ("", "next", False),
        ("soon", "next", False),
    ],
)
def test_an_action_is_overdue_the_day_after_its_day(due: str, status: str, late: bool) -> None:
    action = msgspec.convert({"id": "a", "due": due, "status": status}, Action)
    assert is_overdue(action, date(2026, 11, 22)) is late
