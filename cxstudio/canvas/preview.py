"""What a gesture shows before it changes anything, as plain data in canvas units; nobody stores it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxstudio.picture.primitives import Bounds, Placed, Point

Cursor = Literal[
    "arrow", "hand", "grab", "cross", "move", "link", "refused", "text", "span", "height", "copy"
]


@dataclass(frozen=True, slots=True)
class Lifted:
    """Things on their way: drawn small under the pointer, a dashed outline where they were."""

    nodes: tuple[str, ...]
    grip: Point  # where the pointer took hold
    shift: Point  # how far it has come since
    exact: bool = False  # at full size, because the place itself has meaning
    pile: bool = False  # one upon the other, because they land together


@dataclass(frozen=True, slots=True)
class Fresh:
    """A new thing of this kind under the pointer, not placed yet."""

    kind: str
    at: Point


@dataclass(frozen=True, slots=True)
class Reading:
    """An emotion point while it is dragged."""

    at: Point
    value: float
    emotion: str  # the id of the register, "" for a new one
    persona: str


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything the overlay shows on top of selection and hover while a gesture lasts."""

    cursor: Cursor | None = None
    lifted: Lifted | None = None
    fresh: Fresh | None = None
    bar: Bounds | None = None  # where it would land
    bars: tuple[Bounds, ...] = ()  # where what comes along would land
    accepts: Bounds | None = None  # what would take it
    refuses: Bounds | None = None  # what would not
    line: tuple[Point, ...] = ()  # a link being drawn, corner by corner
    arrow: tuple[Placed, ...] = ()  # how it would run, where that is known: it is drawn instead of the line
    ring: Bounds | None = None  # its target
    stretch: Bounds | None = None  # a card being spanned
    band: Bounds | None = None  # the rubber band
    reading: Reading | None = None
    guides: tuple[tuple[Point, Point], ...] = ()


NOTHING = Preview()
