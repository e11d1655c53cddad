"""What groups say differently, on the wall: side by side, by name, with the chosen one marked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxstudio.picture.wall.scene import DisputeShown, ReadingShown
from cxstudio.picture.wall.wall import wall_pages
from tests.makers import small_map
from tests.picture.maps import engine
from tests.picture.wall.walls import SIZES, disputes, scene_of, wall, words

DOCUMENT = small_map().document
READINGS = (
    ReadingShown("A", "", "An hour"),
    ReadingShown("B", "Front desk", "Half an hour", chosen=True),
    ReadingShown("C", "Ward", "Ten minutes"),
)
DISPUTE = DisputeShown("pain", "Twenty minutes on hold", READINGS, "Twenty minutes on hold")


def roles(dispute: DisputeShown, size: tuple[int, int] = SIZES[0], page: int = 0) -> dict[str, list[str]]:
    lens = wall(DOCUMENT, scene_of(DOCUMENT, "stage", dispute=dispute, page=page), size)["lens"]
    found: dict[str, list[str]] = {}
    for placed in lens.parts:
        found.setdefault(placed.part.role, []).append(placed.part.full)
    return found


@pytest.mark.parametrize("size", SIZES)
def test_readings_stand_side_by_side_with_letters_and_names_of_groups(size: tuple[int, int]) -> None:
    found = roles(DISPUTE, size)
    said = [one.splitlines() for one in found["reading"]]
    assert said == [
        ["A", "This map", "An hour"],
        ["B", "Front desk", "Half an hour"],
        ["C", "Ward", "Ten minutes"],
    ]
    assert found["before"] == ["0\nAs it was · Twenty minutes on hold"]


def test_the_chosen_reading_alone_is_marked() -> None:
    def marked(dispute: DisputeShown) -> list[str]:
        lens = wall(DOCUMENT, scene_of(DOCUMENT, "stage", dispute=dispute))["lens"]
        boxes = [
            (placed.part.full.splitlines()[0], shape)
            for placed in lens.parts
            if placed.part.role in ("reading", "before")
            for shape in placed.part.primitives
        ]
        return [letter for letter, shape in boxes if getattr(shape, "fill", None) == "accentTint"]

    assert marked(DISPUTE) == ["B"]
    none = replace(DISPUTE, readings=tuple(replace(one, chosen=False) for one in READINGS))
    assert marked(none) == []
    assert marked(replace(none, as_before=True)) == ["0"]


@pytest.mark.parametrize("size", SIZES)
def test_many_readings_come_on_pages_and_none_is_left_out(size: tuple[int, int]) -> None:
    many = next(one for one in disputes() if len(one.readings) == 13)
    scene = scene_of(DOCUMENT, "stage", dispute=many)
    pages = wall_pages(DOCUMENT, scene, engine(), *size)
    assert pages > 1
    seen = [one.splitlines()[0] for page in range(pages) for one in roles(many, size, page)["reading"]]
    assert seen == [one.letters for one in many.readings]


def test_neither_curtain_nor_black_lets_a_dispute_through_and_an_open_vote_stays_away() -> None:
    for covered in ("curtain", "black"):
        scene = scene_of(DOCUMENT, "stage", dispute=DISPUTE, **{covered: True})
        assert "hour" not in words(wall(DOCUMENT, scene))
    assert "vote" not in wall(DOCUMENT, scene_of(DOCUMENT, "vote", dispute=DISPUTE))
