"""The matrix on the wall: letters a last row reads, none on another, and axes with names."""

from __future__ import annotations

import math

import pytest

from cxstudio.model.document import Document
from cxstudio.model.plans import Action
from cxstudio.picture.primitives import Text
from cxstudio.picture.wall.scene import FULL_HEIGHT
from tests.makers import small_map
from tests.picture.wall.walls import scene_of, texts, wall

SIZES = [(1920, 1080), (1280, 800)]


def weighed(count: int) -> tuple[Document, tuple[str, ...]]:
    """So many actions, all of the same impact and effort."""
    document = small_map().document
    ids = tuple(f"same-{at}" for at in range(count))
    with document.transaction("Actions"):
        for id in ids:
            document.put(Action(id=id, title="Put up a sign", impact=5.0, effort=5.0))
    return document, ids


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [1, 3, 5])
def test_letters_are_large_and_bubbles_of_equal_weight_lie_side_by_side(
    count: int, size: tuple[int, int]
) -> None:
    document, ids = weighed(count)
    found = wall(document, scene_of(document, "matrix", matrix=ids, about=""), size)["matrix"]
    bubbles = [placed.part for placed in found.parts if placed.part.role == "bubble"]
    assert len(bubbles) == count
    for place, one in enumerate(bubbles):
        letters = [shape for shape in one.primitives if isinstance(shape, Text)]
        sizes = [text.block.style.size * found.scale * FULL_HEIGHT / size[1] for text in letters]
        assert min(sizes) >= 48.0
        assert one.bounds.right * found.scale <= found.bounds.right + 0.5
        for other in bubbles[:place]:
            assert math.dist(one.bounds.centre, other.bounds.centre) >= one.bounds.width - 0.5


@pytest.mark.parametrize("count", [9, 14])
def test_many_of_equal_weight_are_smaller_before_they_lie_on_each_other(count: int) -> None:
    def width(count: int) -> float:
        document, ids = weighed(count)
        found = wall(document, scene_of(document, "matrix", matrix=ids, about=""))["matrix"]
        return next(placed.part.bounds.width for placed in found.parts if placed.part.role == "bubble")

    assert width(count) < width(1)


def test_the_axes_are_named_in_words_that_stand_out() -> None:
    document, ids = weighed(1)
    found = wall(document, scene_of(document, "matrix", matrix=ids, about=""))["matrix"]
    said = {text.block.text: text for text in texts(found)}
    for name in ("Impact", "Effort"):
        assert said[name].colour == "ink"
        assert said[name].block.style.weight == 700
    assert {"low", "high"} <= set(said)
