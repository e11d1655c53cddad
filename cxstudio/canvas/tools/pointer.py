"""A point of the pointer in canvas units with the keys held, and what a tool is; knows no event of any toolkit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is. `unit` is the length of one logical pixel in canvas units, for distances felt by hand."""

    x: float
    y: float
    shift: bool = False
    ctrl: bool = False
    alt: bool = False
    unit: float = 1.0


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
