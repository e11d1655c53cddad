"""The wall as a whole: what stands where, what is legible, what changes alone, what never shows."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import get_args

import pytest

from cxstudio.files.samples import samples
from cxstudio.files.session_file import SessionFile
from cxstudio.model.document import Document
from cxstudio.model.workshops import Lens
from cxstudio.picture.primitives import Bounds, Text
from cxstudio.picture.wall.scene import FULL_HEIGHT, LEAST_TEXT, Scene, TimerShown
from cxstudio.picture.wall.wall import compose_wall, wall_pages
from tests.makers import empty_map
from tests.picture.maps import crowded_map, engine
from tests.picture.wall.walls import (
    LENS_NAMES,
    LONG_ARABIC,
    SIZES,
    TIMER,
    long_texts,
    scene_of,
    scenes,
    strokes,
    texts,
    wall,
    with_votes,
    words,
    written,
)

SAMPLES = [sample.name for sample in samples()]


@cache
def document(name: str) -> Document:
    match name:
        case "crowded":
            return with_votes(crowded_map())
        case "mirrored":
            return with_votes(crowded_map(rtl=True))
        case "long":
            return with_votes(long_texts(crowded_map()))
        case "long mirrored":
            return with_votes(long_texts(crowded_map(rtl=True), LONG_ARABIC, "ar"))
        case "empty":
            return empty_map().document
    file = SessionFile.open(next(s.path for s in samples() if s.name == name), read_only=True)
    file.close(abandon=True)
    return with_votes(file.document)


ALL = [*SAMPLES, "crowded", "mirrored", "long", "long mirrored", "empty"]


def test_every_lens_has_a_wall() -> None:
    assert set(LENS_NAMES) == set(get_args(Lens))


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("size", SIZES)
def test_every_text_is_large_enough_for_the_last_row(name: str, size: tuple[int, int]) -> None:
    least = LEAST_TEXT * size[1] / FULL_HEIGHT
    seen = 0
    for scene in scenes(document(name)):
        for area in wall(document(name), scene, size).values():
            for text in texts(area):
                seen += 1
                assert text.block.style.size * area.scale >= least - 1e-6, (scene.lens, text.block.text)
    assert seen > 50


@pytest.mark.parametrize("name", ["crowded", "mirrored"])
@pytest.mark.parametrize("size", SIZES)
def test_no_line_is_thinner_than_two_pixels(name: str, size: tuple[int, int]) -> None:
    widths = [
        width
        for scene in scenes(document(name))
        for area in wall(document(name), scene, size).values()
        for width in strokes(area)
    ]
    assert widths
    assert min(widths) >= 2.0 - 1e-6


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_written_outside_of_its_area_or_over_another_text(
    name: str, size: tuple[int, int]
) -> None:
    for scene in scenes(document(name)):
        for area in wall(document(name), scene, size).values():
            scale = area.scale
            boxes: list[tuple[str, Bounds]] = []
            for placed in area.parts:
                for text in (x for x in placed.part.primitives if isinstance(x, Text)):
                    box = written(placed, text)
                    pixels = Bounds(box.x * scale, box.y * scale, box.width * scale, box.height * scale)
                    around = area.bounds.grown(1.0)
                    says = (scene.lens, area.name, text.block.text, pixels, area.bounds)
                    assert pixels.x >= around.x, says
                    assert pixels.right <= around.right, says
                    assert pixels.y >= around.y, says
                    assert pixels.bottom <= around.bottom, says
                    # Lines leave room above and below their letters.
                    inner = Bounds(pixels.x, pixels.y + 4, pixels.width, max(0.0, pixels.height - 8))
                    for other, there in boxes:
                        assert not inner.meets(there), (scene.lens, area.name, other, text.block.text)
                    boxes.append((text.block.text, inner))


@pytest.mark.parametrize("size", SIZES)
def test_areas_lie_on_the_wall_and_not_on_each_other(size: tuple[int, int]) -> None:
    for scene in scenes(document("crowded")):
        found = wall(document("crowded"), scene, size)
        areas = [area for area in found.values() if area.name not in ("pointer", "curtain")]
        for place, area in enumerate(areas):
            assert area.bounds.x >= 0
            assert area.bounds.y >= 0
            assert area.bounds.right <= size[0] + 0.5
            assert area.bounds.bottom <= size[1] + 0.5
            for other in areas[:place]:
                assert not area.bounds.grown(-0.5).meets(other.bounds), (scene.lens, area.name, other.name)


@pytest.mark.parametrize("lens", LENS_NAMES)
def test_a_ticking_clock_changes_the_area_of_the_timer_alone(lens: Lens) -> None:
    scene = scene_of(document("crowded"), lens, vote="open")
    assert scene.timer is not None
    before = wall(document("crowded"), scene)
    after = wall(document("crowded"), replace(scene, timer=replace(scene.timer, left=399)))
    assert [name for name in before if before[name] != after[name]] == ["timer"]


def test_a_black_wall_says_nothing_and_a_curtain_nothing_of_the_map() -> None:
    crowded = document("crowded")
    dark = wall(crowded, scene_of(crowded, "stage", black=True, pointer=(0.5, 0.5)))
    assert list(dark) == ["black"]
    assert words(dark) == ""
    covered = wall(crowded, scene_of(crowded, "stage", curtain=True))
    assert words(covered).splitlines() == ["Vote on pains", "06:40"]


def test_a_curtain_without_a_clock_says_which_step_runs() -> None:
    crowded = document("crowded")
    covered = wall(crowded, scene_of(crowded, "stage", curtain=True, timer=None))
    assert words(covered) == "Step 8 of the agenda"


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (400, "06:40"),
        (59, "00:59"),
        (4000, "1:06:40"),
        (-1, "Time is up"),
        (-61, "1 min over"),
        (-150, "2 min over"),
    ],
)
def test_the_clock_says_what_is_left_and_calmly_that_it_is_over(left: int, said: str) -> None:
    crowded = document("crowded")
    scene = scene_of(crowded, "stage", timer=TimerShown("Emotions", left, 5000))
    assert said in words(wall(crowded, scene)["timer"]).splitlines()


def test_the_last_minute_is_red_and_its_bar_thicker_and_being_over_is_not() -> None:
    crowded = document("crowded")

    def of(left: int) -> tuple[set[str], float]:
        timer = wall(crowded, scene_of(crowded, "stage", timer=TimerShown("Emotions", left, 700)))["timer"]
        shapes = [shape for placed in timer.parts for shape in placed.part.primitives]
        bars = [shape for shape in shapes if getattr(shape, "fill", None) == "line"]
        return {text.colour for text in texts(timer)}, bars[0].bounds.height  # type: ignore[union-attr]

    assert of(61) == ({"ink"}, 14.0)
    assert of(60) == ({"ink", "role.pain.mark"}, 24.0)
    assert of(-10) == ({"ink"}, 14.0)


def test_a_paused_clock_says_so() -> None:
    crowded = document("crowded")
    scene = scene_of(crowded, "stage", timer=replace(TIMER, paused=True))
    assert "Paused" in words(wall(crowded, scene)["timer"])


def test_a_right_to_left_wall_is_mirrored() -> None:
    one, other = document("crowded"), document("mirrored")
    for lens in LENS_NAMES:
        plain, mirrored = wall(one, scene_of(one, lens)), wall(other, scene_of(other, lens))
        for name in plain:
            assert mirrored[name].bounds.x == pytest.approx(1920 - plain[name].bounds.right), (lens, name)


def test_a_page_too_far_is_the_last_one_and_pages_are_counted() -> None:
    crowded = document("crowded")
    scene = scene_of(crowded, "stages")
    assert wall_pages(crowded, scene, engine(), 1920, 1080) == 1
    stage = max(crowded.stages("j"), key=lambda s: len(crowded.touchpoints(s.id)))
    scene = scene_of(crowded, "stage", stage=stage.id)
    pages = wall_pages(crowded, scene, engine(), 1920, 1080)
    assert pages >= 2
    last = compose_wall(crowded, replace(scene, page=pages - 1), engine(), 1920, 1080)
    beyond = compose_wall(crowded, replace(scene, page=99), engine(), 1920, 1080)
    assert last == beyond
    assert last != compose_wall(crowded, scene, engine(), 1920, 1080)


def test_the_spotlight_leaves_the_chosen_touchpoint_in_colour_and_dims_the_rest() -> None:
    crowded = document("crowded")
    stage = max(crowded.stages("j"), key=lambda s: len(crowded.touchpoints(s.id)))
    first = crowded.touchpoints(stage.id)[0].id
    lens = wall(crowded, scene_of(crowded, "stage", stage=stage.id, spot=(first,)))["lens"]
    for placed in lens.parts:
        # Whoever looks at a touchpoint must see which stage it belongs to, and which page this is.
        lit = placed.part.node in (first, stage.id) or placed.part.role == "page"
        lit = lit or getattr(crowded.get(placed.part.node), "home", "") == first
        colours = {shape.colour for shape in placed.part.primitives if isinstance(shape, Text)}
        assert not colours or (colours != {"line"}) == lit


def test_a_scene_of_things_that_are_gone_is_shown_calmly() -> None:
    crowded = document("crowded")
    for lens in LENS_NAMES:
        scene = Scene(
            lens, "gone", stage="gone", touchpoint="gone", vote="gone", newest=("gone",), matrix=("x",)
        )
        assert wall(crowded, scene)


def test_a_narrow_wall_has_two_touchpoints_a_page_and_turns_to_the_one_in_the_light() -> None:
    crowded = document("crowded")
    stage = max(crowded.stages("j"), key=lambda s: len(crowded.touchpoints(s.id)))
    last = crowded.touchpoints(stage.id)[-1].id
    scene = scene_of(crowded, "stage", stage=stage.id, spot=(last,), page=0)
    heads = [
        p.part.node for p in wall(crowded, scene, (1024, 768))["lens"].parts if p.part.role == "touchpoint"
    ]
    assert last in heads
    assert len(heads) <= 2
