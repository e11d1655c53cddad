"""Where a thing added at the selection goes."""

from __future__ import annotations

import pytest

from cxstudio.edits.adding import add_at
from cxstudio.edits.annotations import add_annotation
from cxstudio.edits.problems import Refused
from cxstudio.model.kinds import ANNOTATION_KINDS, CARD_KINDS
from cxstudio.model.records import Annotation, Card
from tests.makers import Made, empty_map, small_map


def home_of(made: Made, id: str) -> str:
    record = made.document.node(id)
    assert isinstance(record, Card | Annotation)
    return record.home if isinstance(record, Card) else record.anchor


@pytest.mark.parametrize("kind", [*CARD_KINDS, *ANNOTATION_KINDS])
def test_with_nothing_selected_a_note_goes_to_the_last_touchpoint(kind: str) -> None:
    made = small_map()
    assert home_of(made, add_at(made.document, made.journey, kind)) == made.touchpoints[-1]


def test_a_note_goes_to_the_touchpoint_of_what_is_selected() -> None:
    made = small_map()
    sticky = next(a for a in made.document.annotations() if a.anchor == made.touchpoints[1])
    emotion = made.document.emotion(made.touchpoints[1], made.personas[0])
    assert emotion is not None
    for selected in (made.touchpoints[1], made.cards[0], sticky.id, emotion.id):
        assert home_of(made, add_at(made.document, made.journey, "pain", selected)) == made.touchpoints[1]


def test_a_note_goes_to_all_of_the_stage_of_what_is_selected() -> None:
    made = small_map()
    sticky = add_annotation(made.document, "sticky", made.stages[0], 0, 0)
    on_the_gain = add_annotation(made.document, "callout", made.cards[4], 0, 0)
    for selected, stage in ((made.stages[0], 0), (sticky, 0), (made.cards[4], 1), (on_the_gain, 1)):
        assert home_of(made, add_at(made.document, made.journey, "pain", selected)) == made.stages[stage]


def test_a_touchpoint_goes_after_the_selected_one_or_to_the_end_of_its_stage() -> None:
    made = small_map()
    after = add_at(made.document, made.journey, "touchpoint", made.cards[0])
    last = add_at(made.document, made.journey, "touchpoint", made.stages[0])
    assert [t.id for t in made.document.touchpoints(made.stages[0])] == [
        *made.touchpoints[:2],
        after,
        made.touchpoints[2],
        last,
    ]
    end = add_at(made.document, made.journey, "touchpoint")
    assert made.document.journey_touchpoints(made.journey)[-1].id == end


def test_a_stage_goes_after_the_one_of_what_is_selected_or_to_the_end() -> None:
    made = small_map()
    between = add_at(made.document, made.journey, "stage", made.touchpoints[0], "Between")
    end = add_at(made.document, made.journey, "stage")
    assert [s.id for s in made.document.stages(made.journey)] == [
        made.stages[0],
        between,
        made.stages[1],
        end,
    ]


def test_an_empty_map_takes_stages_touchpoints_and_stickies_but_no_cards() -> None:
    made = empty_map()
    with pytest.raises(Refused, match="Add a touchpoint first"):
        add_at(made.document, made.journey, "pain", text="No place")
    assert home_of(made, add_at(made.document, made.journey, "sticky")) == made.journey
    add_at(made.document, made.journey, "touchpoint")
    assert len(made.document.stages(made.journey)) == 1


def test_what_is_not_on_the_map_is_as_good_as_nothing_selected() -> None:
    made = small_map()
    for selected in ("gone", made.journey, made.personas[0]):
        assert home_of(made, add_at(made.document, made.journey, "pain", selected)) == made.touchpoints[-1]
