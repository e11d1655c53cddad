"""Where the next line goes: it stays where it was put, follows what the line makes, and waits at a pain."""

from __future__ import annotations

from cxstudio.app.panels.entry_target import Target
from cxstudio.edits.deleting import delete
from cxstudio.model.document import Document
from tests.makers import Made, small_map


def target() -> tuple[Target, Made]:
    document = Document()
    made = small_map(document)
    return Target(document, made.journey), made


def test_a_step_of_touchpoints_begins_in_the_first_stage_until_somebody_chose_a_place() -> None:
    at, made = target()
    assert at.begin("touchpoint", ()) == made.stages[0] == at.selected
    at.choose(made.touchpoints[3])
    assert at.begin("touchpoint", ()) == ""
    assert at.selected == made.touchpoints[3]


def test_what_the_line_made_is_no_choice_but_another_selection_is() -> None:
    at, made = target()
    at.made(made.touchpoints[1], goes_there=True)
    assert at.follow([made.touchpoints[1]])
    assert at.begin("touchpoint", ()) == made.stages[0]
    assert at.follow([made.touchpoints[4]])
    assert at.begin("touchpoint", ()) == ""
    assert not at.follow([])
    assert at.selected == made.touchpoints[4]


def test_answers_go_from_pain_to_pain_and_other_kinds_from_place_to_place() -> None:
    at, made = target()
    pains = (made.cards[0], made.cards[4])
    assert at.begin("idea", pains) == pains[0] == at.aim
    assert [at.step("idea", 1), at.step("idea", 1), at.step("idea", -1)] == [pains[1], pains[0], ""]
    assert at.aim == pains[0]
    assert at.step("pain", 1) in made.touchpoints
    assert at.begin("pain", ()) == at.aim == ""


def test_a_place_that_is_gone_is_none() -> None:
    at, made = target()
    at.choose(made.touchpoints[4])
    delete(made.document, [made.touchpoints[4]])
    assert at.selected == ""
