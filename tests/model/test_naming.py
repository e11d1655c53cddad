"""What things are called."""

from __future__ import annotations

from cxstudio.edits.annotations import add_annotation
from cxstudio.edits.fields import set_text
from cxstudio.edits.lanes import rename_lane
from cxstudio.edits.stages import add_stage
from cxstudio.model.naming import (
    LONGEST,
    lane_title,
    number,
    numbered_title,
    numbers,
    own_title,
    short_title,
    title,
)
from tests.makers import small_map


def test_stages_and_touchpoints_have_numbers_and_nothing_else_has() -> None:
    made = small_map()
    assert [number(made.document, id) for id in made.stages] == ["1", "2"]
    assert [number(made.document, id) for id in made.touchpoints] == ["1.1", "1.2", "1.3", "2.1", "2.2"]
    assert number(made.document, made.cards[0]) == ""
    assert number(made.document, "gone") == ""
    places = (*made.stages, *made.touchpoints)
    assert numbers(made.document) == {id: number(made.document, id) for id in places}


def test_a_touchpoint_that_lost_its_stage_has_no_number() -> None:
    made = small_map()
    with made.document.transaction("Lose it"):
        made.document.hide(made.stages[0])
    assert number(made.document, made.touchpoints[0]) == ""


def test_a_thing_without_a_name_is_called_by_its_kind() -> None:
    made = small_map()
    stage = made.document.node(add_stage(made.document, made.journey, " "))
    assert (own_title(stage), title(stage)) == ("", "(unnamed stage)")
    assert numbered_title(made.document, stage) == "3 (unnamed stage)"
    assert title(made.document.emotion(made.touchpoints[0], made.personas[0])) == "Emotion"
    assert title(None) == ""


def test_a_title_is_one_line_and_cut_inside_a_sentence() -> None:
    made = small_map()
    set_text(made.document, made.cards[0], "Twenty\nminutes " + "x" * 100)
    assert title(made.document.node(made.cards[0])).startswith("Twenty minutes xxx")
    assert len(short_title(made.document, made.cards[0])) == LONGEST


def test_an_arrow_is_called_by_its_label() -> None:
    made = small_map()
    labels = {link.kind: short_title(made.document, link.id) for link in made.document.links()}
    assert labels == {"next": "gives up online", "answers": "Arrow"}


def test_a_lane_keeps_the_name_somebody_gave_it() -> None:
    made = small_map()
    assert lane_title(made.document, made.journey, "pains") == "Pain points"
    rename_lane(made.document, made.journey, "pains", "Troubles")
    assert lane_title(made.document, made.journey, "pains") == "Troubles"


def test_notes_anchored_in_a_circle_belong_to_no_touchpoint() -> None:
    made = small_map()
    first = add_annotation(made.document, "sticky", made.journey, 0, 0)
    second = add_annotation(made.document, "sticky", first, 0, 0)
    with made.document.transaction("Merge"):
        made.document.set(first, anchor=second)
    assert made.document.touchpoint_of(first) is None
    assert made.document.stage_of(second) is None
