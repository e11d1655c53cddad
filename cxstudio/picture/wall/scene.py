"""What is to be shown on the wall and where it lies there, as plain data; it lays nothing out.

Lengths are pixels of the wall as the projector shows it, y grows downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxstudio.model.workshops import Lens
from cxstudio.picture.primitives import Bounds, Placed

LEAST_TEXT = 32.0  # pixels on a wall 1080 pixels high; on others in proportion
FULL_HEIGHT = 1080.0


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step of the agenda as the room sees it."""

    title: str
    state: Literal["done", "now", "next"]


@dataclass(frozen=True, slots=True)
class TimerShown:
    """The timer of the step. `left` is in whole seconds, below 0 when the step is over its time."""

    title: str
    left: int
    total: int
    paused: bool = False

    @property
    def last_minute(self) -> bool:
        return self.left <= 60 < self.total


@dataclass(frozen=True, slots=True)
class ReadingShown:
    """What one or several groups make of a disputed thing; `who` is "" for the map of the room itself."""

    letters: str  # by which it is chosen
    who: str
    says: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class DisputeShown:
    """A thing that groups changed each in another way. `name` is what the room called it so far."""

    kind: str
    name: str
    readings: tuple[ReadingShown, ...]
    before: str  # what it was, in words
    as_before: bool = False  # the room chose that


@dataclass(frozen=True, slots=True)
class Scene:
    """All the wall shows. Ids are those of the document; what is gone is left out.

    `newest` stand in the capture lens, the newest first; the first of them is marked as just added where the running
    step `brought` them. `spot` is in the light, all else is dimmed. Of an open `vote` only the number of dots placed
    shows, of a closed one its result. `matrix` are the candidates A, B, C … of the priorities, "" where one is not for
    the room. `parked` are the latest texts of the parking lot, the newest first, `parked_count` is how many there are
    in all. `about` is the kind of card a stage shows before others, `answered` the pains the capture lens shows with
    what answers them, `aim` the one of them that is being answered. `goal` is what the running step is to come to.
    While there is a `dispute` it is shown instead of what the lens shows.
    """

    lens: Lens
    journey: str
    stage: str = ""
    touchpoint: str = ""
    persona: str = ""
    vote: str = ""
    matrix: tuple[str, ...] = ()
    newest: tuple[str, ...] = ()
    brought: bool = True
    spot: tuple[str, ...] = ()
    pointer: tuple[float, float] | None = None  # shares of width and height
    page: int = 0
    steps: tuple[StepShown, ...] = ()
    timer: TimerShown | None = None
    parked: tuple[str, ...] = ()
    parked_count: int = 0
    about: str = ""
    answered: tuple[str, ...] = ()
    aim: str = ""
    goal: str = ""
    dispute: DisputeShown | None = None
    reader: str = ""  # whose turn it is to read out, by name
    people: int = 0  # in the room
    curtain: bool = False
    black: bool = False


@dataclass(frozen=True, slots=True)
class WallArea:
    """One part of the wall, repainted alone when nothing else changed; nothing of it lies outside of its bounds.

    `bounds` are pixels. The parts are placed in units of `scale` pixels, all from the top left corner of the wall: a
    painter scales by it and paints them. Each area begins with its own ground; between them is the colour "surface".
    """

    name: str
    bounds: Bounds
    parts: tuple[Placed, ...]
    scale: float = 1.0  # of the parts: canvas units to pixels
