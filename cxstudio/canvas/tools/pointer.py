"""A point of the pointer in canvas units with the keys held, and what a tool is; knows no event of any toolkit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from cxstudio.picture.primitives import Point


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is. `unit` is the length of one logical pixel in canvas units, for distances felt by hand.

    Over a header that moved along, x and y are the point of the header in its own place; `slid` is how far it has
    moved from there.
    """

    x: float
    y: float
    shift: bool = False
    ctrl: bool = False
    alt: bool = False
    unit: float = 1.0
    slid: Point = (0.0, 0.0)
    outside: bool = False  # beside the view, where the map goes on unseen

    @property
    def hand(self) -> Point:
        """Where the pointer is seen on the map."""
        return (self.x + self.slid[0], self.y + self.slid[1])

    @property
    def on_lanes(self) -> bool:
        """On the headers of the lanes, which hide some of the map."""
        return self.slid[0] != 0.0


class Gesture(Protocol):
    """Something that lasts from a press to a release. `drop` ends it with at most one edit, `cancel` costs nothing."""

    def move(self, at: Pointer) -> None: ...

    def drop(self, at: Pointer) -> None: ...

    def cancel(self) -> None: ...


class Tool(Protocol):
    """What the pointer holds: it hears of every press, move and release until another tool is taken up."""

    def press(self, at: Pointer) -> None: ...

    def move(self, at: Pointer) -> None: ...

    def release(self, at: Pointer) -> None: ...

    def cancel(self) -> bool:
        """Stop what is going on; True when there was something to stop."""
        ...
