"""The wall while owner, date and first step are agreed: the name of the step, and all three for each candidate."""

from __future__ import annotations

from cxstudio.edits.fields import set_field
from cxstudio.model.document import Document
from cxstudio.model.plans import Action, Attendee
from cxstudio.picture.wall.scene import StepShown
from tests.makers import small_map
from tests.picture.wall.walls import scene_of, wall, words

STEPS = (StepShown("Impact and effort", "done"), StepShown("Who, when, what first", "now"))


def planned() -> Document:
    document = small_map().document
    with document.transaction("Plan"):
        document.put(Attendee(id="maria", name="Maria"))
        document.put(
            Action(
                id="a",
                title="Put up a sign",
                owned_by="maria",
                due="2026-12-12",
                first_step="Measure the door",
                impact=5.0,
                effort=2.0,
            )
        )
        for n in range(9):
            document.put(Action(id=f"b{n}", title=f"Further {n}", first_step="A long way to go " * 12))
    return document


def test_the_plan_names_its_step_and_says_who_when_and_what_first() -> None:
    found = wall(planned(), scene_of(planned(), "matrix", matrix=("a",), about="action", steps=STEPS))
    said = words(found["lens"]).replace("\u00a0", " ")
    assert "Who, when, what first" in said
    assert "Impact and effort" not in said
    assert "matrix" not in found
    for part in ("Put up a sign", "Maria", "12 Dec 2026", "First step: Measure the door"):
        assert part in said


def test_the_step_before_still_weighs() -> None:
    found = wall(planned(), scene_of(planned(), "matrix", matrix=("a",), steps=STEPS))
    assert "matrix" in found


def test_what_is_internal_is_no_part_of_the_plan_and_letters_stay() -> None:
    made = small_map()
    set_field(made.document, [made.cards[1]], "internal", True)
    scene = scene_of(made.document, "matrix", matrix=(made.cards[1], made.cards[6]), about="action")
    said = words(wall(made.document, scene)["lens"])
    assert "Call back" not in said
    assert "B" in said.splitlines()
