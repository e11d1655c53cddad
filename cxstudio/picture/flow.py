"""A column of text that grows downwards: the one way page furniture is set; it knows no page and no map."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from cxstudio.picture.frame import Frame
from cxstudio.picture.primitives import Bounds, Colour, Part, Primitive, Text
from cxstudio.picture.styles import furniture
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import Style, TextBlock, TextEngine


@dataclass(frozen=True, slots=True)
class Setting:
    """What all furniture of a page is set with; `factor` scales its print sizes."""

    engine: TextEngine
    wording: Wording
    factor: float = 1.0


# Shapes that are made when they are asked for: the best size of a page is found by setting its furniture many times.
Drawing = Callable[[], Iterable[Primitive]]


@dataclass
class Flow:
    """Text and shapes from `top` downwards in a column from `u`, `width` wide; `y` is where the next thing goes."""

    setting: Setting
    frame: Frame
    u: float
    top: float
    width: float
    y: float = 0.0
    drawn: list[Primitive | Drawing] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.y = self.top

    def gap(self, height: float) -> None:
        self.y += height * self.setting.factor

    def text(
        self, text: str, style: Style, colour: Colour, *, indent: float = 0.0, max_lines: int | None = None
    ) -> TextBlock | None:
        """Set a text and move below it; nothing for an empty one."""
        if not text:
            return None
        width = self.width - indent
        block = furniture(self.setting.engine, text, style, width, self.setting.wording, max_lines=max_lines)
        self.drawn.append(Text(self.frame.x(self.u + indent, width), self.y, block, colour))
        self.y += block.height
        self.words.append(text)
        if not block.complete:
            self.cut.append(text)
        return block

    def draw(self, *shapes: Primitive | Drawing) -> None:
        """Draw shapes, or what makes them, over what is drawn already."""
        self.drawn.extend(shapes)

    @property
    def primitives(self) -> list[Primitive]:
        """All that is drawn, back to front."""
        found: list[Primitive] = []
        for shape in self.drawn:
            if callable(shape):
                found += shape()
            else:
                found.append(shape)
        return found

    @property
    def bounds(self) -> Bounds:
        return self.frame.box(self.u, self.top, self.width, self.y - self.top)

    def part(self, role: str) -> Part:
        return Part("", role, self.bounds, tuple(self.primitives), "ground", "\n".join(self.words))
