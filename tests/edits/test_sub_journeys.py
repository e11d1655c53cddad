"""A touchpoint opens a journey, and never one that leads back to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxstudio.cli import main
from cxstudio.edits.deleting import delete
from cxstudio.edits.links import connect
from cxstudio.edits.making import Thing, make_things
from cxstudio.edits.problems import Refused
from cxstudio.edits.stages import add_stage
from cxstudio.edits.sub_journeys import (
    circle_in,
    circular,
    close_journey,
    open_as_new,
    open_journey,
    opened_by,
    parents,
)
from cxstudio.edits.touchpoints import add_touchpoint, move_touchpoints
from cxstudio.exchange.node_link import export_node_link, import_node_link
from cxstudio.files.session_file import SessionFile
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


def test_a_file_whose_journeys_lead_in_a_circle_is_taken_whole_and_the_circle_told_by_name() -> None:
    made = small_map()
    document, waiting = made.document, made.touchpoints[4]
    sub = open_as_new(document, waiting)
    inside = add_touchpoint(document, add_stage(document, sub, "Sit"), "Chair")
    data = json.loads(export_node_link(document).data)
    assert import_node_link(Document(), json.dumps(data).encode()).warnings == ()
    edge = next(edge for edge in data["edges"] if edge["kind"] == "opens")
    data["edges"].append(edge | {"key": "back", "source": inside, "target": made.journey})
    taken = Document()
    (told,) = import_node_link(taken, json.dumps(data).encode()).warnings
    assert "“A first visit” leads back to itself" in told or "“Waiting area” leads back to itself" in told
    assert {(x.source, x.target) for x in taken.links("opens")} == {(waiting, sub), (inside, made.journey)}
    again = Document()
    import_node_link(again, export_node_link(taken).data)
    assert {x.id: x for x in again.links()} == {x.id: x for x in taken.links()}


def test_two_copies_merged_to_a_circle_go_through_a_file_of_another_format_unharmed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = SessionFile.create(tmp_path / "a.cxs")
    made = small_map(mine.document)
    (other,) = make_things(mine.document, [Thing("journey")])
    inside = add_touchpoint(mine.document, add_stage(mine.document, other, "Sit"), "Chair")
    mine.save_copy(tmp_path / "b.cxs")
    theirs = SessionFile.open(tmp_path / "b.cxs")
    open_journey(mine.document, made.touchpoints[0], other)
    open_journey(theirs.document, inside, made.journey)
    mine.close()
    theirs.close()
    files = [str(tmp_path / name) for name in ("a.cxs", "b.cxs", "ab.cxs", "ab.json", "back.cxs")]
    assert main(["merge", files[0], files[1], "-o", files[2]]) == 0
    assert "leads back to itself over its sub-journeys; unlink one of them" in capsys.readouterr().err
    merged = SessionFile.open(tmp_path / "ab.cxs", read_only=True)
    (tmp_path / "ab.json").write_bytes(export_node_link(merged.document).data)
    merged.close(abandon=True)
    assert main(["import", files[3], files[4]]) == 0
    assert "leads back to itself" in capsys.readouterr().err
    back = SessionFile.open(tmp_path / "back.cxs", read_only=True)
    opened = {(x.source, x.target) for x in back.document.links("opens")}
    back.close(abandon=True)
    assert opened == {(made.touchpoints[0], other), (inside, made.journey)}


def test_a_touchpoint_does_not_move_into_the_journey_it_opens_or_one_below_it() -> None:
    made = small_map()
    document, waiting = made.document, made.touchpoints[4]
    sub = open_as_new(document, waiting)
    stage = add_stage(document, sub, "Sit")
    below = open_as_new(document, add_touchpoint(document, stage, "Chair"))
    deeper = add_stage(document, below, "Lean back")
    for home in (stage, deeper):
        with pytest.raises(Refused, match="circle"):
            move_touchpoints(document, [made.touchpoints[0], waiting], home)
    move_touchpoints(document, [made.touchpoints[0]], stage)
    assert circle_in(document) == ""


def test_journeys_that_meet_again_are_no_circle() -> None:
    made = small_map()
    document = made.document
    shared = open_as_new(document, made.touchpoints[4])
    open_journey(document, made.touchpoints[3], shared)
    assert circular(document.links("opens"), lambda id: made.journey if id in made.touchpoints else "") == ""
