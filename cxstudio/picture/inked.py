"""Where a page has anything on it: the boxes of what is drawn, without what is white on white; it paints nothing."""

from __future__ import annotations

from collections.abc import Iterator

from cxstudio.picture.extents import extent_of, extent_of_path
from cxstudio.picture.poster import Page, PlacedGroup
from cxstudio.picture.primitives import Bounds, Colour, Path, Placed, Primitive, Rect, Text
from cxstudio.picture.theme import Theme

_PAPER = "#FFFFFF"


class Inked:
    """What is drawn on a page, to be asked whether a piece of it is blank."""

    def __init__(self, page: Page, theme: Theme) -> None:
        self._theme = theme
        self._boxes = [
            _on_page(box, placed, group)
            for group in page.layers
            for placed in group.parts
            for shape in placed.part.primitives
            for box in self._inked(shape)
        ]

    def blank(self, piece: Bounds) -> bool:
        """Whether nothing shows in a piece of the page."""
        return not any(box.meets(piece) for box in self._boxes)

    def _inked(self, shape: Primitive) -> Iterator[Bounds]:
        """The boxes of what shows: of a frame its sides, of a line its stretches, of anything else all of it."""
        if isinstance(shape, Text):
            if shape.block.lines:
                yield Bounds(shape.x, shape.y, shape.block.width, shape.block.height)
        elif isinstance(shape, Rect) and self._empty(shape.fill):
            if shape.stroke is not None:
                yield from _sides(shape.bounds, shape.stroke.width)
        elif isinstance(shape, Path) and self._empty(shape.fill):
            if shape.stroke is not None:
                yield from _stretches(shape, shape.stroke.width)
        else:
            left, top, right, bottom = extent_of(shape)
            yield Bounds(left, top, right - left, bottom - top)

    def _empty(self, fill: Colour | None) -> bool:
        return fill is None or self._theme.colour(fill).upper() == _PAPER


def _sides(box: Bounds, width: float) -> Iterator[Bounds]:
    for side in (
        Bounds(box.x, box.y, box.width, 0.0),
        Bounds(box.x, box.bottom, box.width, 0.0),
        Bounds(box.x, box.y, 0.0, box.height),
        Bounds(box.right, box.y, 0.0, box.height),
    ):
        yield side.grown(width)


def _stretches(shape: Path, width: float) -> Iterator[Bounds]:
    """Each stretch of a line with the point it comes from."""
    last: tuple[float, ...] = ()
    for letter, *numbers in shape.commands:
        if numbers and letter != "M":
            left, top, right, bottom = extent_of_path([("L", *last), (letter, *numbers)])
            yield Bounds(left, top, right - left, bottom - top).grown(width)
        last = tuple(numbers[-2:]) or last


def _on_page(box: Bounds, placed: Placed, group: PlacedGroup) -> Bounds:
    return Bounds(
        group.dx + group.scale * (box.x + placed.dx),
        group.dy + group.scale * (box.y + placed.dy),
        box.width * group.scale,
        box.height * group.scale,
    ).grown(1.0)
