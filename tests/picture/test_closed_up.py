"""A picture of some things of a map: only the lanes that hold them, with their names and their piece of the curve."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cxstudio.edits.fields import set_field
from cxstudio.picture.closed_up import closed_up
from cxstudio.picture.map import MapPicture
from cxstudio.picture.primitives import Bounds, Placed
from cxstudio.text.layout import standard_engine
from tests.makers import Made, small_map


def shown(made: Made, *ids: str) -> tuple[tuple[Placed, ...], Bounds, MapPicture]:
    picture = MapPicture(made.document, made.journey, standard_engine())
    placed = [one for id in ids if (one := picture.placed(id)) is not None]
    return (*closed_up(picture, placed), picture)


@pytest.mark.parametrize("rtl", [False, True])
def test_lanes_that_hold_nothing_go_and_the_names_of_the_others_stand_beside(rtl: bool) -> None:
    made = small_map()
    if rtl:
        set_field(made.document, ["session"], "direction", "rtl")
    touchpoint = made.touchpoints[1]
    cards = [card.id for card in made.document.cards(touchpoint)]
    placed, area, picture = shown(made, touchpoint, *cards)
    names = sorted((one.bounds for one in placed if one.part.role == "lane-header"), key=lambda box: box.y)
    assert len(names) >= 3
    for above, below in pairwise(names):
        assert below.y == pytest.approx(above.bottom)
    assert area.height < picture.bounds.height * 0.7
    own = [
        one.bounds
        for one in placed
        if one.part.node in {touchpoint, *cards} and one.part.role != "emotion-point"
    ]
    for box in own:
        assert (box.right <= names[0].x) if rtl else (box.x >= names[0].right)
        assert any(name.y <= box.y and box.bottom <= name.bottom for name in names)
    assert any(one.part.role == "emotion-curve" for one in placed)


def test_a_single_card_stays_alone() -> None:
    made = small_map()
    placed, area, picture = shown(made, made.cards[0])
    (card,) = placed
    assert card == picture.placed(made.cards[0])
    assert area == card.bounds
