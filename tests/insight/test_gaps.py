"""What is missing from pain to plan is told, each once, with a sentence; and no more than is missing."""

from __future__ import annotations

from datetime import date

import pytest

from cxstudio.edits.cards import add_card
from cxstudio.edits.fields import set_field
from cxstudio.edits.links import connect
from cxstudio.edits.touchpoints import toggle_moment_of_truth
from cxstudio.insight.gaps import Gap, counted, gaps, gaps_of
from cxstudio.model.measures import Metric, Reading, Source
from cxstudio.model.plans import Action, Attendee, Goal
from cxstudio.model.records import Node
from tests.makers import Made, small_map

TODAY = date(2026, 11, 22)


@pytest.fixture
def made() -> Made:
    return small_map()


def put(made: Made, *records: Node) -> None:
    with made.document.transaction("Made"):
        for record in records:
            made.document.put(record)


def of(made: Made, kind: str) -> list[str]:
    return [gap.node for gap in gaps(made.document, made.journey, TODAY) if gap.kind == kind]


def test_a_pain_is_missed_until_something_answers_it(made: Made) -> None:
    assert of(made, "unanswered") == []
    pain = add_card(made.document, "pain", made.touchpoints[3], "No chairs")
    assert of(made, "unanswered") == [pain]
    connect(made.document, "answers", made.cards[6], pain)
    assert of(made, "unanswered") == []


def test_an_opportunity_is_missed_until_an_action_or_a_delivered_idea_stands_behind_it(made: Made) -> None:
    opportunity, idea = made.cards[1], made.cards[6]
    assert of(made, "undelivered") == [opportunity]
    put(made, Action(id="act", title="Try it"))
    connect(made.document, "answers", idea, opportunity)
    connect(made.document, "delivers", "act", idea)
    assert of(made, "undelivered") == []


def test_actions_without_owner_or_day_and_late_ones_are_told(made: Made) -> None:
    put(
        made,
        Attendee(id="ann", name="Ann"),
        Action(id="bare", title="Bare"),
        Action(id="late", title="Late", owned_by="ann", due="2026-11-01"),
        Action(id="fine", title="Fine", owned_by="ann", due="2026-12-01"),
        Action(id="done", title="Done", status="done"),
    )
    assert of(made, "overdue") == ["late"]
    assert of(made, "unowned") == ["bare"]
    assert of(made, "undated") == ["bare"]


def test_touchpoints_need_an_owner_once_one_has_one(made: Made) -> None:
    assert of(made, "unowned") == []
    put(made, Attendee(id="ann", name="Ann"))
    set_field(made.document, [made.touchpoints[0]], "owned_by", "ann")
    assert of(made, "unowned") == list(made.touchpoints[1:])


def test_moments_of_truth_and_goals_are_to_be_measured(made: Made) -> None:
    toggle_moment_of_truth(made.document, [made.touchpoints[1]])
    put(made, Goal(id="goal", title="Nobody waits"))
    assert of(made, "unmeasured") == [made.touchpoints[1], "goal"]
    put(
        made,
        Metric(id="nps", title="NPS", method="nps"),
        Goal(id="goal", title="Nobody waits", metric="nps"),
    )
    assert "goal" in of(made, "unmeasured")
    put(made, Reading(id="r", metric="nps", at=made.touchpoints[1]))
    assert of(made, "unmeasured") == []


def test_touchpoints_without_a_source_are_told(made: Made) -> None:
    put(made, Source(id="s", title="Interviews"))
    connect(made.document, "basis", "s", made.touchpoints[0])
    set_field(made.document, [made.touchpoints[1]], "evidence", "observed")
    assert of(made, "unproven") == list(made.touchpoints[2:])


def test_the_worst_comes_first(made: Made) -> None:
    put(made, Action(id="late", title="Late", due="2026-11-01"))
    found = gaps_of(made.document, made.document.node("late"), TODAY)
    assert found[0] == Gap("overdue", "late")
    assert gaps_of(made.document, made.document.session, TODAY) == ()


def test_the_worst_kind_comes_first_and_kinds_are_counted(made: Made) -> None:
    put(made, Action(id="late", title="Late", due="2026-11-01"))
    found = gaps(made.document, made.journey, TODAY)
    assert found[0].kind == "overdue"
    words = dict(counted(found))
    assert words["overdue"] == "1 action overdue"
    assert words["undelivered"] == "1 opportunity without action"
    assert words["unproven"] == "5 touchpoints without evidence"
    assert "unanswered" not in words


def test_all_journeys_together_tell_the_plan_once(made: Made) -> None:
    put(made, Action(id="bare", title="Bare"))
    assert gaps(made.document, "", TODAY) == gaps(made.document, made.journey, TODAY)
