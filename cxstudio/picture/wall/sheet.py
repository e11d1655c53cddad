"""What the wall is drawn with: a sheet 1080 units high, rooms on it, and a pen that sets words and signs.

Heights are units of the sheet, lengths run in reading direction from its leading edge. A text that is too long gets an
ellipsis: nothing is set smaller than the least style of the wall.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from cxstudio.model.document import Document
from cxstudio.picture.frame import Frame
from cxstudio.picture.icons import icon
from cxstudio.picture.primitives import (
    Bounds,
    Colour,
    Layer,
    Part,
    Path,
    Placed,
    Primitive,
    Rect,
    Stroke,
    Text,
)
from cxstudio.picture.styles import Style, TextEngine, furniture, wall_style
from cxstudio.picture.wall.light import thickened
from cxstudio.picture.wall.scene import FULL_HEIGHT, Scene
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import Align, TextBlock

LEAST_LINE = 2.0  # pixels
MARGIN = 40.0
GAP = 24.0
RADIUS = 14.0
HAIR, LINE, STRONG = 2.0, 3.0, 5.0  # widths of lines
SIGN = 44.0  # a drawn sign beside words
_ICON_STROKE = 3.0  # of a sign of that size


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle in reading coordinates."""

    u: float
    y: float
    width: float
    height: float

    @property
    def end(self) -> float:
        return self.u + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def inside(self, by: float) -> Room:
        return Room(self.u + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def below(self, y: float) -> Room:
        """What of it lies under a height."""
        return Room(self.u, y, self.width, max(0.0, self.bottom - y))


@dataclass(frozen=True)
class Paper:
    """Something to draw on in the language of a document: `width` units, each of `scale` pixels."""

    engine: TextEngine
    wording: Wording
    width: float
    scale: float

    @cached_property
    def frame(self) -> Frame:
        return Frame(self.wording.rtl, self.width if self.wording.rtl else 0.0)

    def box(self, room: Room) -> Bounds:
        return self.frame.box(room.u, room.y, room.width, room.height)

    def natural(self, text: str, style: str | Style) -> float:
        """How wide a text is on one line, with room to spare for rounding."""
        return self.engine.width(text, styled(style)) + 1.0

    def block(
        self, text: str, style: str | Style, width: float, lines: int = 1, side: Align = "start"
    ) -> TextBlock:
        """A text at the leading edge of its box."""
        return furniture(
            self.engine, text, styled(style), max(1.0, width), self.wording, max_lines=lines, side=side
        )

    def parts_a_word(self, text: str, style: str | Style, width: float) -> bool:
        """Whether a word of a text is too long for a line."""
        return any(self.natural(word, style) > width for word in text.split())

    def first_whole(self, text: str, styles: Sequence[Style], width: float) -> Style:
        """The first style in which a text stands whole on one line, else the last of them."""
        return next((style for style in styles if self.natural(text, style) <= width), styles[-1])

    def fitted(self, text: str, style: str | Style, width: float, height: float) -> TextBlock:
        """A text on as many lines as have room in a height, at least one: scripts differ in how high a line is."""
        lines = max(1, int(height // styled(style).line_height))
        block = self.block(text, style, width, lines)
        while block.height > height and lines > 1:
            lines -= 1
            block = self.block(text, style, width, lines)
        return block

    def pen(self) -> Pen:
        return Pen(self)

    def piece(self, width: float) -> Paper:
        """Paper for something drawn on its own, from 0 to its width, and placed afterwards."""
        return Paper(self.engine, self.wording, width, self.scale)


@dataclass(frozen=True)
class Sheet(Paper):
    """The whole wall, 1080 units high, and what it is to show."""

    document: Document
    scene: Scene
    height: float = FULL_HEIGHT


@dataclass
class Pen:
    """Draws one part of the wall."""

    sheet: Paper
    drawn: list[Primitive] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def words(
        self,
        text: str,
        style: str | Style,
        at: tuple[float, float],
        width: float,
        colour: Colour = "ink",
        *,
        lines: int = 1,
        side: Align = "start",
    ) -> float:
        """Set a text from a point on; returns its height, 0 for an empty one."""
        if not text:
            return 0.0
        block = self.sheet.block(text, style, width, lines, side)
        return self.set(text, block, at, colour)

    def set(self, text: str, block: TextBlock, at: tuple[float, float], colour: Colour = "ink") -> float:
        """Place a text that is laid out already."""
        self.drawn.append(Text(self.sheet.frame.x(at[0], block.width), at[1], block, colour))
        self.said.append(text)
        return block.height

    def box(
        self, room: Room, fill: Colour | None, stroke: Stroke | None = None, radius: float = RADIUS
    ) -> None:
        self.drawn.append(Rect(self.sheet.box(room), fill, stroke, (radius,) * 4))

    def sign(self, name: str, u: float, y: float, size: float, colour: Colour) -> None:
        """An icon, with lines thick enough for a room."""
        self.drawn += signed(name, self.sheet.frame.box(u, y, size, size), colour)

    def draw(self, *shapes: Primitive) -> None:
        self.drawn.extend(shapes)

    def part(self, role: str, room: Room, node: str = "", layer: Layer = "card", full: str = "") -> Part:
        said = full or "\n".join(self.said)
        part = Part(node, role, self.sheet.box(room), tuple(self.drawn), layer, said)
        return thickened(part, LEAST_LINE / self.sheet.scale)


def styled(style: str | Style) -> Style:
    """A style of the wall by its name."""
    return wall_style(style) if isinstance(style, str) else style


def strong(name: str) -> Style:
    """A style of the wall in bold letters."""
    return replace(wall_style(name), weight=700)


def figures_style(name: str, text: str) -> Style:
    """A style for figures that change: of equal width where they have it; those of Arabic would fall apart."""
    return wall_style(name, tabular=not any(_is_foreign(letter) for letter in text))


def _is_foreign(letter: str) -> bool:
    return letter.isdecimal() and not letter.isascii()


def signed(name: str, box: Bounds, colour: Colour) -> Iterable[Path]:
    """The strokes of an icon in a box as a room sees them."""
    width = max(HAIR, _ICON_STROKE * box.width / SIGN)
    for path in icon(name, box, colour):
        yield replace(path, stroke=Stroke(colour, width, round_ends=True))


@dataclass(frozen=True, slots=True)
class Inset:
    """A picture of another layer inside of a lens: an area of its own, its units `factor` times those of the sheet."""

    name: str
    room: Room
    parts: tuple[Placed, ...]
    factor: float


@dataclass(frozen=True, slots=True)
class Lensed:
    """What a lens shows, of how many pages this is one, and the room its own parts take beside a picture."""

    parts: tuple[Part | Placed, ...]
    pages: int = 1
    room: Room | None = None
    inset: Inset | None = None


def page_of(count: int, most: int, page: int) -> tuple[int, int, int]:
    """Where the things of a page begin and end, and how many pages there are; a page too far is the last one."""
    pages = max(1, -(-count // max(1, most)))
    first = min(max(0, page), pages - 1) * most
    return first, min(count, first + most), pages


def page_mark(sheet: Sheet, room: Room, page: int, pages: int) -> Sequence[Part]:
    """Which page this is, at the trailing top of a room; nothing where there is but one."""
    if pages < 2:
        return ()
    shown = min(max(0, page), pages - 1) + 1
    digits = sheet.wording.digits
    text = sheet.wording.parted(digits(str(shown)), digits(str(pages)), by=" / ")
    pen, width = sheet.pen(), page_mark_width(sheet, pages)
    place = Room(room.end - width, room.y, width, 48.0)
    pen.box(place, "surfaceSunken", Stroke("lineControl", HAIR), 24.0)
    pen.words(text, "min", (place.u, place.y + 4.0), width, "inkMuted", side="center")
    return (pen.part("page", place),)


def page_mark_width(sheet: Sheet, pages: int) -> float:
    """How wide the mark of a page is; 0 where there is none."""
    if pages < 2:
        return 0.0
    digits = sheet.wording.digits(str(pages))
    return sheet.natural(f"{digits} / {digits}", "min") + 40.0
