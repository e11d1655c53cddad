"""What a lane that holds no cards is given to draw a stage in, and what it draws; no lane and no document."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cxstudio.picture.options import MapOptions
from cxstudio.picture.primitives import Part
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextEngine

# By the id of a touchpoint, stage or journey: what there is to show there.
Facts = Mapping[str, Hashable]


@dataclass(frozen=True, slots=True)
class Room:
    """A stage's cell in a lane: its touchpoints and where their sub-columns begin, in reading coordinates.

    `head` is how far down the lane's name reaches where what is drawn stands in line with names under it.
    """

    stage: str
    touchpoints: tuple[str, ...]
    width: float
    sub: float
    starts: tuple[float, ...]
    head: float
    options: MapOptions
    wording: Wording
    engine: TextEngine = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DerivedItem:
    """A part in its own coordinates, `u` from the stage's leading edge and `y` below the top of the row."""

    part: Part
    u: float
    y: float


Draw = Callable[[], tuple[DerivedItem, ...]]


@dataclass(frozen=True)
class DerivedCell:
    """What one stage shows in a lane; its parts are made once somebody looks at them."""

    facts: tuple[Hashable, ...]
    room: Room
    height: float
    draw: Draw = field(compare=False, repr=False)

    @cached_property
    def items(self) -> tuple[DerivedItem, ...]:
        return self.draw()
