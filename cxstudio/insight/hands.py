"""What raised hands say beside their mean: how far they are apart, whether the room disagrees, and when they are few.

A room disagrees when the population standard deviation of its hands is at least `WIDE`, or when at least a quarter of
the hands are raised on each side of the scale, below 0 and above it: then the mean is what nobody said.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from cxstudio.model.records import EMOTION_VALUES, Emotion

FEW = 5  # under so many hands a mean rests on few
CLOSE, WIDE = (
    0.6,
    1.2,
)  # population standard deviations: under the one hands agree, from the other they do not
SIDE = 0.25  # the share of the hands on each side of the scale from which a room is of two minds
_LEAST = 2

Spread = Literal["", "narrow", "some", "wide"]


def few(emotion: Emotion) -> bool:
    """Whether a mean rests on few hands; a stated value rests on none."""
    return 0 < emotion.n < FEW


def disagrees(emotion: Emotion) -> bool:
    """Whether the hands are so far apart that their mean misleads."""
    if emotion.n < _LEAST:
        return False
    return emotion.spread >= WIDE or _on_both_sides(emotion.counts)


def spread_of(emotion: Emotion) -> Spread:
    """How far the hands are apart, in a word; "" while there are fewer than two."""
    if emotion.n < _LEAST:
        return ""
    if disagrees(emotion):
        return "wide"
    return "narrow" if emotion.spread < CLOSE else "some"


def _on_both_sides(counts: Sequence[int]) -> bool:
    least = SIDE * sum(counts)
    below = sum(n for value, n in zip(EMOTION_VALUES, counts, strict=True) if value < 0)
    above = sum(n for value, n in zip(EMOTION_VALUES, counts, strict=True) if value > 0)
    return below >= least and above >= least
