"""What raised hands say beside their mean."""

from __future__ import annotations

import pytest

from cxstudio.insight.hands import disagrees, few, spread_of
from cxstudio.model.records import Emotion


def raised(*counts: int, stated: float | None = None) -> Emotion:
    a, b, c, d, e = counts or (0, 0, 0, 0, 0)
    return Emotion(id="t~p", touchpoint="t", persona="p", counts=(a, b, c, d, e), stated=stated)


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        ((0, 0, 0, 0, 0), ""),
        ((0, 0, 1, 0, 0), ""),  # one hand is not apart from itself
        ((0, 9, 0, 0, 0), "narrow"),
        ((0, 5, 4, 0, 0), "narrow"),
        ((1, 4, 3, 1, 0), "some"),
        ((4, 0, 0, 0, 5), "wide"),  # a deviation of nearly 2
        ((0, 3, 3, 3, 0), "wide"),  # a third on each side of the scale
        ((0, 2, 5, 1, 1), "some"),  # two of nine are no second mind
        ((3, 0, 3, 0, 0), "some"),
        ((3, 0, 0, 3, 0), "wide"),
    ],
)
def test_how_far_hands_are_apart(counts: tuple[int, ...], says: str) -> None:
    assert spread_of(raised(*counts)) == says
    assert disagrees(raised(*counts)) == (says == "wide")


def test_a_stated_value_neither_disagrees_nor_rests_on_few() -> None:
    assert not disagrees(raised(stated=1.0))
    assert not few(raised(stated=1.0))


def test_a_mean_of_fewer_than_five_hands_rests_on_few() -> None:
    assert few(raised(0, 0, 4, 0, 0))
    assert not few(raised(0, 0, 5, 0, 0))
