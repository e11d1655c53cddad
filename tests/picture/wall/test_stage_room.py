"""A stage on the wall uses the room it has before it leaves a note out, and leaves out before it cuts."""

from __future__ import annotations

import pytest

from cxstudio.model.document import Document
from cxstudio.model.records import Card
from cxstudio.picture.primitives import Text
from cxstudio.picture.wall.scene import WallArea
from tests.makers import small_map
from tests.picture.wall.walls import SIZES, scene_of, wall

LONG = "Confirms by text, plans the bus"


def noted(*counts: int, text: str = LONG) -> tuple[Document, str]:
    """A map whose second stage has two touchpoints with so many notes; returns it with that stage."""
    made = small_map()
    document = made.document
    stage = document.stages(made.journey)[1].id
    with document.transaction("Notes"):
        for card in document.cards(stage):
            document.hide(card.id)
        for touchpoint, count in zip(document.touchpoints(stage), counts, strict=False):
            for card in document.cards(touchpoint.id):
                document.hide(card.id)
            for at in range(count):
                document.put(
                    Card(
                        id=f"{touchpoint.id}-{at}", kind="idea", home=touchpoint.id, text=text, order=f"z{at}"
                    )
                )
    return document, stage


def shown(area: WallArea) -> tuple[list[bool], int]:
    """Whether each note is whole, and how many parts say that there are more."""
    whole = [
        all(x.block.complete for x in placed.part.primitives if isinstance(x, Text))
        for placed in area.parts
        if placed.part.role == "idea"
    ]
    return whole, sum(placed.part.role == "more" for placed in area.parts)


def test_a_touchpoint_with_many_notes_takes_the_column_that_is_free() -> None:
    document, stage = noted(5, 1)
    lens = wall(document, scene_of(document, "stage", stage=stage, newest=()))["lens"]
    assert shown(lens) == ([True] * 6, 0)
    notes = [placed for placed in lens.parts if placed.part.role == "idea"]
    assert len({round(placed.dx) for placed in notes}) == 3
    curve = wall(document, scene_of(document, "stage", stage=stage, newest=())).get("curve")
    heads = [placed.part.bounds for placed in lens.parts if placed.part.role == "touchpoint"]
    assert heads[0].width > 1.9 * heads[1].width
    for point in (p.part for p in (curve.parts if curve else ()) if p.part.role == "emotion-point"):
        assert any(abs(point.bounds.centre[0] - head.centre[0]) < 2 for head in heads)


@pytest.mark.parametrize("size", SIZES)
def test_notes_are_left_out_before_words_are_cut(size: tuple[int, int]) -> None:
    document, stage = noted(14, 14, text="It rings and rings and nobody ever says how long")
    whole, more = shown(wall(document, scene_of(document, "stage", stage=stage, newest=()), size)["lens"])
    assert all(whole)
    assert len(whole) >= 2
    assert more == 2


def test_a_note_longer_than_the_room_is_cut_and_still_there() -> None:
    document, stage = noted(2, 0, text=LONG * 40)
    whole, more = shown(
        wall(document, scene_of(document, "stage", stage=stage, newest=()), (1024, 768))["lens"]
    )
    assert whole
    assert not any(whole)
    assert len(whole) + more >= 2


@pytest.mark.parametrize("lens", ["stage", "capture"])
def test_the_whole_journey_stands_under_the_clock_where_there_is_one(lens: str) -> None:
    document = small_map().document
    found = wall(document, scene_of(document, lens))  # type: ignore[arg-type]
    assert found["strip"].bounds.x == pytest.approx(found["timer"].bounds.x, abs=6.0)
    assert found["strip"].bounds.y > found["timer"].bounds.bottom
    bare = wall(document, scene_of(document, lens, timer=None, parked=()))  # type: ignore[arg-type]
    assert bare["strip"].bounds.y > bare["lens"].bounds.bottom - 1
