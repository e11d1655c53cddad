"""A strip is the map's own grid without a word, also before anything of it is laid out."""

from __future__ import annotations

import pytest

from cxstudio.picture.options import MapOptions
from cxstudio.picture.primitives import Rect, Text
from cxstudio.picture.strip import strip_bounds, strip_parts
from tests.makers import large_map
from tests.picture.maps import crowded_map, of_role, picture

SCALE = 0.1


@pytest.mark.parametrize("rtl", [False, True])
def test_a_strip_has_a_block_for_each_card_where_the_card_lies(rtl: bool) -> None:
    shown = picture(crowded_map(rtl=rtl))
    shapes = [shape for placed in strip_parts(shown, SCALE) for shape in placed.part.primitives]
    assert not any(isinstance(shape, Text) for shape in shapes)
    blocks = [s for s in shapes if isinstance(s, Rect) and (s.fill or "").endswith(".mark")]
    cards = of_role(shown, "card")
    assert len(blocks) == len(cards)
    places = {(round(c.bounds.centre[0] * SCALE, 3), round(c.bounds.centre[1] * SCALE, 3)) for c in cards}
    for block in blocks:
        x, y = block.bounds.centre
        assert (round(x, 3), round(y, 3)) in places
    boxes = [s for s in shapes if isinstance(s, Rect) and s.fill == "accentTint"]
    assert len(boxes) == len(of_role(shown, "touchpoint"))


def test_all_of_a_strip_lies_in_its_bounds() -> None:
    shown = picture(crowded_map())
    bounds = strip_bounds(shown)
    for placed in strip_parts(shown, 1.0):
        for shape in placed.part.primitives:
            if isinstance(shape, Rect):
                assert bounds.x - 1 <= shape.bounds.x
                assert shape.bounds.right <= bounds.right + 1
                assert shape.bounds.bottom <= bounds.bottom + 1


def test_a_strip_of_a_large_map_lays_out_no_further_card() -> None:
    made = large_map(1500)
    shown = picture(made.document, MapOptions(gradual=True))
    before = shown.layouts.laid_out
    assert list(strip_parts(shown, SCALE))
    assert shown.layouts.laid_out == before
