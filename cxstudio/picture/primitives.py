"""The few things every painter can draw, and the parts they are gathered in; plain data that knows no painter.

Lengths are canvas units (one unit is one pixel at 100 % and one point in a 1:1 export), y grows downwards.
A colour is the dotted name of a token ("surface", "role.pain.tint", "emotion.-2", "persona.3"); the painter's theme
resolves it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    # HarfBuzz comes with it, and most commands lay nothing out.
    from cxstudio.text.layout import TextBlock

Colour = str
Point = tuple[float, float]
# Absolute path commands: ("M", x, y) ("L", x, y) ("C", x1, y1, x2, y2, x, y) ("Z",)
Command = tuple[str, *tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> Point:
        return (self.x + self.width / 2, self.y + self.height / 2)

    def contains(self, x: float, y: float) -> bool:
        return self.x <= x < self.right and self.y <= y < self.bottom

    def meets(self, other: Bounds) -> bool:
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    def moved(self, dx: float, dy: float) -> Bounds:
        return Bounds(self.x + dx, self.y + dy, self.width, self.height)

    def grown(self, by: float) -> Bounds:
        return Bounds(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def united(self, other: Bounds) -> Bounds:
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Bounds(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn: colour, width, dash lengths (empty = solid)."""

    colour: Colour
    width: float = 1.0
    dash: tuple[float, ...] = ()
    round_ends: bool = False


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; `radii` round its corners, clockwise from top left.

    `text_size` is the size of the text that is all it frames, 0 where it stands for more: a painter that leaves
    texts of this size out leaves out their frame as well. `sign_size` says the same of a drawn sign.
    """

    bounds: Bounds
    fill: Colour | None = None
    stroke: Stroke | None = None
    radii: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    text_size: float = 0.0
    sign_size: float = 0.0


@dataclass(frozen=True, slots=True)
class Ellipse:
    """An ellipse that fills its bounds; `text_size` as of a rectangle: the size of the text it goes with."""

    bounds: Bounds
    fill: Colour | None = None
    stroke: Stroke | None = None
    text_size: float = 0.0


@dataclass(frozen=True, slots=True)
class Path:
    """Lines and cubic curves; closed where it says so. `text_size` is the size of the text it goes with."""

    commands: tuple[Command, ...]
    fill: Colour | None = None
    stroke: Stroke | None = None
    text_size: float = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """A laid-out block of text with its top left corner at (x, y)."""

    x: float
    y: float
    block: TextBlock
    colour: Colour


@dataclass(frozen=True, slots=True)
class Image:
    """An attachment's picture, found by its hash, fitted into `bounds`; `round` fills the ellipse in them instead."""

    bounds: Bounds
    sha256: str
    round: bool = False


Primitive = Rect | Ellipse | Path | Text | Image

Layer = Literal["ground", "lane", "stage", "link", "card", "curve", "note", "mark"]


@dataclass(frozen=True, slots=True)
class Part:
    """The drawing of one thing.

    `node` is the id of the record it shows ("" for furniture), `role` what it is to the user. `bounds` is where it
    can be hit, in the coordinates of its primitives; `full` is what assistive technology and bookmarks read: the
    whole text, also when the card shows less of it.
    """

    node: str
    role: str
    bounds: Bounds
    primitives: tuple[Primitive, ...] = ()
    layer: Layer = "card"
    full: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A part and how far it is shifted on the map."""

    part: Part
    dx: float
    dy: float

    @property
    def bounds(self) -> Bounds:
        return self.part.bounds.moved(self.dx, self.dy)
