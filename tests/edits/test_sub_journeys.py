"""A touchpoint opens a journey, and never one that leads back to it."""

from __future__ import annotations

import json

import pytest

from cxstudio.edits.deleting import delete
from cxstudio.edits.links import connect
from cxstudio.edits.problems import Refused
from cxstudio.edits.stages import add_stage
from cxstudio.edits.sub_journeys import circular, close_journey, open_as_new, open_journey, opened_by, parents
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.exchange.node_link import export_node_link, import_node_link
from cxstudio.exchange.problems import ImportProblem
from cxstudio.model.document import Document
from cxstudio.model.records import Journey
from tests.makers import small_map


def test_a_touchpoint_gets_a_journey_of_its_own_and_the_same_one_again() -> None:
    made = small_map()
    document, waiting = made.document, made.touchpoints[4]
    sub = open_as_new(document, waiting)
    journey = document.find(sub, Journey)
    assert journey is not None
    assert (journey.title, journey.persona) == ("Waiting area", made.personas[0])
    assert open_as_new(document, waiting) == sub
    assert parents(document, sub) == [(made.journey, waiting)]
    document.undo()
    assert document.find(sub, Journey) is None
    assert opened_by(document, waiting) == ""


def test_circles_are_refused_with_a_plain_reason_however_they_are_made() -> None:
    made = small_map()
    document, waiting = made.document, made.touchpoints[4]
    sub = open_as_new(document, waiting)
    inside = add_touchpoint(document, add_stage(document, sub, "Sit"), "Chair")
    third = open_as_new(document, inside)
    deepest = add_touchpoint(document, add_stage(document, third, "Rise"), "Lift")
    with pytest.raises(Refused, match="circle"):
        open_journey(document, deepest, made.journey)
    with pytest.raises(Refused, match="circle"):
        connect(document, "opens", deepest, made.journey)
    with pytest.raises(Refused, match="it belongs to"):
        open_journey(document, waiting, made.journey)
    assert opened_by(document, deepest) == ""


def test_another_journey_takes_the_place_of_the_first_and_both_stay() -> None:
    made = small_map()
    document, waiting = made.document, made.touchpoints[4]
    first = open_as_new(document, waiting)
    second = open_as_new(document, made.touchpoints[3])
    open_journey(document, waiting, second)
    assert opened_by(document, waiting) == second
    assert [journey for journey, _by in parents(document, second)] == [made.journey, made.journey]
    close_journey(document, waiting)
    assert opened_by(document, waiting) == ""
    assert {first, second} <= {x.id for x in document.journeys()}


def test_deleting_the_touchpoint_keeps_the_journey_and_undo_ties_them_again() -> None:
    made = small_map()
    document, waiting = made.document, made.touchpoints[4]
    sub = open_as_new(document, waiting)
    delete(document, [waiting])
    assert parents(document, sub) == []
    assert document.find(sub, Journey) is not None
    document.undo()
    assert parents(document, sub) == [(made.journey, waiting)]
    delete(document, [sub])
    assert opened_by(document, waiting) == ""
    document.undo()
    assert opened_by(document, waiting) == sub


def test_a_file_whose_journeys_lead_in_a_circle_is_refused_by_name() -> None:
    made = small_map()
    document, waiting = made.document, made.touchpoints[4]
    sub = open_as_new(document, waiting)
    inside = add_touchpoint(document, add_stage(document, sub, "Sit"), "Chair")
    data = json.loads(export_node_link(document).data)
    import_node_link(Document(), json.dumps(data).encode())
    edge = next(edge for edge in data["edges"] if edge["kind"] == "opens")
    data["edges"].append(edge | {"key": "back", "source": inside, "target": made.journey})
    with pytest.raises(ImportProblem, match="leads back to itself"):
        import_node_link(Document(), json.dumps(data).encode())


def test_journeys_that_meet_again_are_no_circle() -> None:
    made = small_map()
    document = made.document
    shared = open_as_new(document, made.touchpoints[4])
    open_journey(document, made.touchpoints[3], shared)
    assert circular(document.links("opens"), lambda id: made.journey if id in made.touchpoints else "") == ""
