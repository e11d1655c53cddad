"""The stops of a walk along a journey in front of a room."""

from __future__ import annotations

from cxstudio.edits.emotions import count_hand
from cxstudio.workshop.walk import LOWEST, Stop, beside, stops
from tests.makers import Made, empty_map, small_map


def test_stage_by_stage_is_every_stage_in_its_order() -> None:
    made = small_map()
    walk = stops(made.document, made.journey, "stages")
    assert [stop.id for stop in walk] == [stage.id for stage in made.document.stages(made.journey)]
    assert all(stop.stage == stop.id and not stop.touchpoint for stop in walk)


def lowest(made: Made, persona: str) -> list[float | None]:
    return [stop.value for stop in stops(made.document, made.journey, "lowest", persona)]


def test_the_lowest_come_first_and_are_no_more_than_five() -> None:
    made = small_map()
    george = made.personas[1]
    for place, touchpoint in enumerate(made.touchpoints):
        for value in (-2, place - 2 if place < 5 else 2):
            count_hand(made.document, touchpoint, george, max(-2, min(2, value)))
    found = lowest(made, george)
    assert len(found) <= LOWEST
    assert found == sorted(found, key=lambda value: value or 0.0)
    first = stops(made.document, made.journey, "lowest", george)[0]
    assert first.id == first.touchpoint == made.touchpoints[0]
    assert first.stage == made.document.stages(made.journey)[0].id


def test_what_nobody_has_rated_is_no_low_moment() -> None:
    made = empty_map()
    assert stops(made.document, made.journey, "lowest") == []


def test_there_is_nothing_beyond_the_ends_of_a_walk() -> None:
    walk = [Stop(id, id) for id in "abc"]
    assert beside(walk, "a", 1) == walk[1]
    assert beside(walk, "c", 1) is None
    assert beside(walk, "a", -1) is None
    assert beside(walk, "", 1) == walk[0]
    assert beside(walk, "gone", -1) == walk[2]
    assert beside([], "", 1) is None
