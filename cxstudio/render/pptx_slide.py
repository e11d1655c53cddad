"""A slide while it fills with shapes: their numbers and names, what arrows may be glued to, the order they are read in.

It knows parts and shapes, but neither pages nor the package.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import reduce

from cxstudio.picture.primitives import Part, Text
from cxstudio.render.pptx_order import cell_of, reading_order
from cxstudio.render.pptx_shapes import PartPainter, TakePicture
from cxstudio.render.pptx_text import Voice
from cxstudio.render.pptx_xml import Box, Place, Shape, either, group
from cxstudio.text.layout import Style, TextEngine

FIRST = -1  # the rank of what is not read, or before all
_TITLE = Style(12.0)
_OWN_SHAPES = ("card", "touchpoint")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where a page lies on its slide (`whole` is the place of its points; sizes are EMU), and what is drawn with."""

    whole: Place
    width: int
    height: int
    voice: Voice
    pictures: TakePicture
    engine: Callable[[], TextEngine]

    def place(self, scale: float, dx: float, dy: float) -> Place:
        """The place of a group's units."""
        unit = self.whole.unit
        return Place(unit * scale, self.whole.x + unit * dx, self.whole.y + unit * dy)


@dataclass(frozen=True, slots=True)
class Target:
    """A shape that can be glued to: its number, its box, and the numbers of its top, left, bottom and right site.

    `ports` are further sites on its upper edge, as shares of its width, numbered after these.
    """

    number: int
    box: Box
    sites: tuple[int, int, int, int]
    ports: tuple[float, ...] = ()

    def port(self, x: int) -> tuple[int, int]:
        """The port nearest to some x in EMU: its number and its own x; without ports the middle of the upper edge."""
        if not self.ports:
            return self.sites[0], self.box.x + self.box.width // 2
        places = [self.box.x + round(share * self.box.width) for share in self.ports]
        best = min(range(len(places)), key=lambda place: abs(places[place] - x))
        return len(self.sites) + best, places[best]


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in the slide's order as one thing: the XML of a shape or a group, its box and when it is read."""

    xml: str
    box: Box
    rank: int


@dataclass(slots=True)
class Slide:
    """The shapes of one slide so far, from back to front."""

    sheet: Sheet
    painter: PartPainter
    entries: list[Entry] = field(default_factory=list)
    targets: dict[str, Target] = field(default_factory=dict)
    _number: int = 1

    def add_part(self, part: Part, place: Place, rank: int) -> None:
        """A part as one shape, or as a group of several; the title of the slide stands alone, as titles must."""
        shapes = self.painter.shapes(part, place)
        name = part.full or part.role
        if len(shapes) == 1:
            number = self._next_number()
            xml = shapes[0].xml(number, name, part.full, decorative=_only_decorates(part))
            self.entries.append(Entry(xml, shapes[0].box, rank))
            self._aim(part, shapes, [number])
        elif shapes:
            self._add_group(part, shapes, rank)
        title = self.painter.title
        if title is not None and any(one is title for one in part.primitives):
            self.add_shape(self.painter.free_text(title, place).as_title(), title.block.text, "", rank)

    def add_shape(self, shape: Shape, name: str, said: str, rank: int, box: Box | None = None) -> None:
        """A shape of its own; `box` is what it covers of others, its own box if not given."""
        self.entries.append(Entry(shape.xml(self._next_number(), name, said), box or shape.box, rank))

    def add_arch(self, arch: Shape, name: str, said: str, rank: int, drawn: list[Shape]) -> None:
        """An arch over others as a connector, and for programs that would lay it flat as the page draws it."""
        own = arch.xml(self._next_number(), name, said)
        box = around(shape.box for shape in drawn)
        number = self._next_number()
        lines = [shape.xml(at := self._next_number(), f"line {at}") for shape in drawn]
        other = group(lines, box, number, name, said)
        # A line needs no place in the order between other shapes.
        self.entries.append(Entry(either(own, other), Box(box.x, box.y, 0, 0), rank))

    def add_either(self, shape: Shape, other: Shape, name: str, said: str, rank: int) -> None:
        """One thing as it should be, and as programs show it right that do not read all of that."""
        own = shape.xml(self._next_number(), name, said)
        self.entries.append(Entry(either(own, other.xml(self._next_number(), name, said)), shape.box, rank))

    def unseen_title(self, text: str) -> None:
        """A title above the slide's edge, for those who hear the slide."""
        self.add_shape(unseen_title(text, self.sheet), text, "", FIRST)

    def xml(self) -> str:
        """All shapes, in the order they are read in as far as what lies over what allows."""
        order = reading_order(
            [entry.rank for entry in self.entries],
            [entry.box for entry in self.entries],
            cell_of(self.sheet.width, self.sheet.height),
        )
        return "".join(self.entries[place].xml for place in order)

    def _next_number(self) -> int:
        self._number += 1
        return self._number

    def _add_group(self, part: Part, shapes: list[Shape], rank: int) -> None:
        own = self._next_number()
        numbers = [self._next_number() for _ in shapes]
        children = [
            shape.xml(number, f"{part.role} {number}", part.full if shape.tag == "pic" else "")
            for shape, number in zip(shapes, numbers, strict=True)
        ]
        box = around(shape.box for shape in shapes)
        name = part.full or part.role
        xml = group(children, box, own, name, part.full, decorative=_only_decorates(part))
        self.entries.append(Entry(xml, box, rank))
        self._aim(part, shapes, numbers)

    def _aim(self, part: Part, shapes: list[Shape], numbers: list[int]) -> None:
        """Remember the largest shape of a thing as what arrows are glued to; a card before its marks elsewhere."""
        if not part.node or (part.node in self.targets and part.role not in _OWN_SHAPES):
            return
        best: Target | None = None
        for shape, number in zip(shapes, numbers, strict=True):
            if shape.sites and (best is None or shape.box.area > best.box.area):
                best = Target(number, shape.box, shape.sites, shape.ports)
        if best is not None:
            self.targets[part.node] = best


def _only_decorates(part: Part) -> bool:
    """Whether a part has nothing that is to be heard."""
    return not part.full and not part.node and not any(isinstance(one, Text) for one in part.primitives)


def unseen_title(text: str, sheet: Sheet) -> Shape:
    """A title that stands above the edge of its slide."""
    block = sheet.engine().block(text, _TITLE, 400.0, direction=sheet.voice.direction)
    above = Text(0.0, -(block.height + 20.0), block, "ink")
    return PartPainter(sheet.voice, sheet.pictures).free_text(above, sheet.whole).as_title()


def around(boxes: Iterable[Box]) -> Box:
    """The box around boxes."""
    return reduce(Box.united, boxes)
