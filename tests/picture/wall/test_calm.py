"""The wall while there is nothing to show yet, and the clock and agenda around it."""

from __future__ import annotations

import pytest

from cxstudio.edits.journeys import duplicate_as
from cxstudio.edits.stages import add_stage
from cxstudio.model.document import Document
from cxstudio.model.records import Card
from cxstudio.model.workshops import VoteRound
from cxstudio.picture.primitives import Path, Rect, Text
from cxstudio.picture.wall.scene import Scene, StepShown, TimerShown
from cxstudio.workshop.agendas import TWO_HOURS
from tests.makers import empty_map, small_map
from tests.picture.wall.walls import LENS_NAMES, SIZES, hands, scene_of, texts, wall, words

GOAL = "Everybody heard their name and date"


def at_step(document: Document, place: int, **fields: object) -> Scene:
    """A scene at a step of the two hours' agenda, with nothing said yet."""
    step = TWO_HOURS.steps[place]
    state = ("done", "now", "next")
    steps = tuple(
        StepShown(one.title, state[1 + (at > place) - (at < place)])  # type: ignore[arg-type]
        for at, one in enumerate(TWO_HOURS.steps)
    )
    timer = TimerShown(step.title, step.minutes * 60, step.minutes * 60)
    nothing: dict[str, object] = {"newest": (), "matrix": (), "parked": (), "touchpoint": "", "goal": GOAL}
    return scene_of(document, step.lens, steps=steps, timer=timer, **(nothing | fields))


@pytest.mark.parametrize("size", SIZES)
def test_an_empty_lens_says_in_its_middle_which_step_it_is_and_its_goal(size: tuple[int, int]) -> None:
    document, seen = empty_map().document, 0
    for place, step in enumerate(TWO_HOURS.steps):
        lens = wall(document, at_step(document, place), size).get("lens")
        parts = [placed.part for placed in lens.parts if placed.part.role == "nothing"] if lens else []
        for part in parts:
            seen += 1
            said = [shape for shape in part.primitives if isinstance(shape, Text)]
            assert step.title in part.full
            assert GOAL in part.full
            sizes = [text.block.style.size for text in said]
            assert sizes[0] == max(sizes) >= 64.0
            for text in said:
                middle = text.x + text.block.width / 2
                assert middle == pytest.approx(part.bounds.centre[0], abs=1.0)
            top, bottom = said[0].y, said[-1].y + said[-1].block.height
            assert top > part.bounds.y + part.bounds.height * 0.2
            assert bottom < part.bounds.bottom - part.bounds.height * 0.2
            assert part.bounds.height > 0.4 * 1080
    assert seen >= 5


def test_before_a_vote_the_candidates_stand_there_without_letters_and_dots() -> None:
    document = small_map().document
    home = document.journey_touchpoints(document.journeys()[0].id)[0].id
    with document.transaction("Pains"):
        document.put(Card(id="one", kind="pain", home=home, text="It rings and rings"))
        document.put(Card(id="two", kind="pain", home=home, text="Between ourselves", internal=True))
    said = words(wall(document, at_step(document, 9))["lens"])
    assert "It rings and rings" in said
    assert "Between ourselves" not in said
    lens = wall(document, at_step(document, 9))["lens"]
    for placed in lens.parts:
        if placed.part.role == "candidate":
            assert [x.block.text for x in placed.part.primitives if isinstance(x, Text)] == [placed.part.full]
    assert {placed.part.node for placed in lens.parts if placed.part.role == "candidate"} >= {"one"}


def test_until_a_touchpoint_is_chosen_the_curve_has_the_room() -> None:
    document = small_map().document
    found = wall(document, at_step(document, 7))
    assert "curve" not in found
    curves = [placed.part for placed in found["lens"].parts if placed.part.role == "emotion-curve"]
    assert curves
    assert min(part.bounds.height for part in curves) > 400
    chosen = document.journey_touchpoints(document.journeys()[0].id)[0].id
    assert "curve" in wall(document, at_step(document, 7, touchpoint=chosen))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lens", [name for name in LENS_NAMES if name != "timer"])
def test_the_last_minute_is_seen_in_every_lens(lens: str, size: tuple[int, int]) -> None:
    document = small_map().document

    def clock(left: int) -> tuple[str, float, float]:
        scene = scene_of(document, lens, timer=TimerShown("Emotions", left, 700))  # type: ignore[arg-type]
        timer = wall(document, scene, size)["timer"]
        digits = max(texts(timer), key=lambda text: text.block.style.size)
        shapes = [shape for placed in timer.parts for shape in placed.part.primitives]
        bar = next(shape for shape in shapes if isinstance(shape, Rect) and shape.fill == "line")
        assert timer.bounds.right > size[0] * 0.94
        assert timer.bounds.y < size[1] * 0.15
        return digits.colour, digits.block.style.size, bar.bounds.height

    assert clock(61)[0] == clock(-10)[0] == "ink"
    assert clock(60)[0] == "role.pain.mark"
    assert clock(60)[1] >= 64.0
    assert (clock(61)[2], clock(60)[2]) == (14.0, 24.0)


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800)])
@pytest.mark.parametrize("place", range(len(TWO_HOURS.steps)))
def test_the_running_step_and_its_neighbours_are_never_cut_in_the_strip(
    place: int, size: tuple[int, int]
) -> None:
    document = small_map().document
    scene = at_step(document, place)
    if scene.lens == "timer":
        return
    strip = wall(document, scene, size)["steps"]
    for placed in strip.parts:
        if placed.part.role in ("step-done", "step-now", "step-next"):
            titles = [step.title for step in scene.steps]
            near = abs(titles.index(placed.part.full) - place) <= 1
            (text,) = [shape for shape in placed.part.primitives if isinstance(shape, Text)]
            assert text.block.complete or not near, placed.part.full


def test_a_long_name_stands_whole_on_two_lines_over_its_clock() -> None:
    document = small_map().document
    timer = wall(document, at_step(document, 10))["timer"]
    assert " ".join(words(timer).splitlines()[:2]) == "Opportunities for the top three"


@pytest.mark.parametrize("size", SIZES)
def test_the_clock_alone_says_what_the_time_is_for(size: tuple[int, int]) -> None:
    document = small_map().document
    timer = wall(document, at_step(document, 3), size)["timer"]
    assert GOAL in words(timer).replace("\n", " ")
    digits, goal = max(texts(timer), key=lambda text: text.block.style.size), texts(timer)[-1]
    assert goal.block.text == GOAL
    assert goal.y > digits.y + digits.block.height


def test_the_scale_stands_large_with_its_fingers_until_hands_are_raised() -> None:
    document = small_map().document
    home = document.journey_touchpoints(document.journeys()[0].id)[0].id
    lens = wall(document, at_step(document, 7, touchpoint=home))["lens"]
    (scale,) = [placed.part for placed in lens.parts if placed.part.role == "hands"]
    figures = {x.block.text: x for x in scale.primitives if isinstance(x, Text)}
    assert {"1", "2", "3", "4", "5", "No hands yet"} == set(figures)
    heights = [
        command[-1] for x in scale.primitives if isinstance(x, Path) for command in x.commands if command[1:]
    ]
    assert max(map(float, heights)) - min(map(float, heights)) > 100
    hands(document, (3, 2, 1, 0, 3))
    said = words(wall(document, at_step(document, 7, touchpoint=home))["lens"]).splitlines()
    assert "9 hands" in said
    assert {"1", "2", "3", "4", "5"} <= set(said)


def test_few_candidates_use_the_height_of_the_wall_and_many_keep_their_rows() -> None:
    def rows(count: int) -> list[float]:
        document = small_map().document
        with document.transaction("Vote", lasting=True):
            ids = tuple(f"gone-{at}" for at in range(count))
            said = tuple(f"Pain {at}" for at in range(count))
            document.put(VoteRound(id="v", title="Which?", candidates=ids, words=said, voters=3))
        lens = wall(document, at_step(document, 9, vote="v"))["lens"]
        return [placed.part.bounds.height for placed in lens.parts if placed.part.role == "candidate"]

    assert min(rows(4)) > 125
    assert max(rows(12)) == 100


def test_names_of_stages_are_all_of_one_size() -> None:
    made = small_map()
    add_stage(made.document, made.journey, "Follow-up and farewell")
    lens = wall(made.document, at_step(made.document, 2))["lens"]
    sizes = {
        max(x.block.style.size for x in placed.part.primitives if isinstance(x, Text))
        for placed in lens.parts
        if placed.part.role == "stage"
    }
    assert len(sizes) == 1


def test_what_was_just_added_stands_there_once_and_not_from_another_journey() -> None:
    made = small_map()
    document = made.document
    first, second = made.cards[:2]
    other = duplicate_as(document, made.journey, "future")
    copies = [card.id for t in document.journey_touchpoints(other) for card in document.cards(t.id)]
    assert copies
    lens = wall(document, at_step(document, 4, newest=(first, first, *copies, second)))["lens"]
    assert [placed.part.node for placed in lens.parts if placed.part.node] == [first, second]
