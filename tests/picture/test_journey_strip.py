"""A journey the size of a stamp: its touchpoints keep off the edges of their stages, and look like no letters."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cxstudio.insight.journeys import Gist, StageGist
from cxstudio.picture.journey_strip import strip
from cxstudio.picture.primitives import Bounds, Rect
from cxstudio.picture.wording import Wording

STAGES = tuple(
    StageGist(f"s{n}", (0.5,) * count, (False,) * count, False) for n, count in enumerate((2, 3, 4))
)
WHOLE = Gist(STAGES, None, 0, 0)


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize(("width", "framed"), [(160.0, True), (40.0, False)])
def test_touchpoints_keep_off_the_edge_of_their_stage(rtl: bool, width: float, framed: bool) -> None:
    shapes = [x for x in strip(WHOLE, Bounds(0, 0, width, width / 2), 0, rtl=rtl) if isinstance(x, Rect)]
    stages = [x.bounds for x in shapes if x.fill == "surface"]
    boxes = [x for x in shapes if x.fill == "accentTint"]
    assert len(boxes) == 9
    assert all(bool(box.stroke) == framed for box in boxes)
    assert all(
        any(stage.x + 0.3 < box.bounds.x and box.bounds.right < stage.right - 0.3 for stage in stages)
        for box in boxes
    )
    sides = sorted((box.bounds.x, box.bounds.right) for box in boxes)
    assert all(before[1] < after[0] for before, after in pairwise(sides))


def test_the_values_of_a_list_have_as_many_decimals_each() -> None:
    assert [Wording().signed(value, decimals=1) for value in (2.0, 2.6, -1.0)] == [
        "+2.0",
        "+2.6",
        "\u22121.0",
    ]
    assert Wording().signed(2.0) == "+2"
