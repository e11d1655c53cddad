"""Arrows between touchpoints that stand in a row on a slide: steps, branches and loops, as drawing and connection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from cxstudio.model.records import Link
from cxstudio.picture.arrows import COLOUR, SWITCH_DASH, Arrow, Arrows, arrow_parts, lay_out_links
from cxstudio.picture.grid import Column, Grid
from cxstudio.picture.links import BAND_TOP
from cxstudio.picture.marks import line, polygon
from cxstudio.picture.poster import Connection
from cxstudio.picture.primitives import (
    Bounds,
    Command,
    Ellipse,
    Image,
    Part,
    Path,
    Primitive,
    Rect,
    Stroke,
    Text,
)
from cxstudio.picture.slides.screen import Screen
from cxstudio.picture.theme import tokens

_HEAD = 6.0


@dataclass(frozen=True)
class Ways:
    """The arrows of a row, routed; `band` is the height they need above it."""

    arrows: Arrows
    grid: Grid

    @property
    def band(self) -> float:
        return self.arrows.routing.band + BAND_TOP if self.arrows.routing.routes else 0.0

    @property
    def connections(self) -> list[Connection]:
        found = []
        for arrow in self.arrows.arrows:
            words = arrow.label.text if arrow.label is not None else ""
            found.append(Connection(arrow.link.id, arrow.link.source, arrow.link.target, words))
        return found

    def parts(self, top: float, middle: float) -> Iterator[Part]:
        """The arrows of a row whose upper edge is at `top`; steps to the next one run at the height of `middle`."""
        routes = self.arrows.routing.routes
        arches = Arrows(tuple(a for a in self.arrows.arrows if a.link.id in routes), self.arrows.routing)
        for part in arrow_parts(arches, self.grid):
            yield lowered(part, top)
        for arrow in self.arrows.arrows:
            if arrow.link.id not in routes:
                yield self._step(arrow, middle)

    def _step(self, arrow: Arrow, y: float) -> Part:
        source, target = self.grid.touchpoint(arrow.link.source), self.grid.touchpoint(arrow.link.target)
        assert source is not None
        assert target is not None
        begin = source[0].starts[source[1]] + source[0].sub_width + 1.5
        end = target[0].starts[target[1]] - 1.5
        frame, length = self.grid.frame, min(end - begin, _HEAD)
        stroke = Stroke(COLOUR, tokens().stroke["connector"], SWITCH_DASH if arrow.switch else ())
        head = [(end - length, y - 4.0), (end - length, y + 4.0), (end, y)]
        shapes: tuple[Primitive, ...] = (
            line([frame.point(begin, y), frame.point(max(begin + 0.5, end - length + 1), y)], stroke),
            polygon([frame.point(u, v) for u, v in head], COLOUR),
        )
        bounds = frame.box(begin, y - 6.0, end - begin, 12.0)
        return Part(arrow.link.id, "link", bounds, shapes, "link", arrow.full)


def lay_out_ways(screen: Screen, columns: Sequence[Column], links: Sequence[Link], most: float) -> Ways:
    """Route the links between the touchpoints of these columns, the most important ones first.

    Where the band would be higher than `most`, the last ones lose their words but for the share, then are left out.
    """
    grid = Grid(screen.frame, 0.0, 0.0, tuple(columns), ())
    here = {id for column in columns for id in column.touchpoints}
    kept = [x for x in links if x.source in here and x.target in here and x.source != x.target]
    spoken = len(kept)
    while True:
        shown = [
            x if place < spoken else msgspec.structs.replace(x, label="") for place, x in enumerate(kept)
        ]
        arrows = lay_out_links(shown, screen.document, columns, screen.engine, screen.wording, beside=True)
        ways = Ways(arrows, grid)
        if ways.band <= most or not kept:
            return ways
        if spoken:
            spoken -= 1
        else:
            kept.pop()


def lowered(part: Part, dy: float) -> Part:
    """A part drawn around 0, at its height on the slide."""
    shapes = tuple(_lowered(shape, dy) for shape in part.primitives)
    return replace(part, bounds=part.bounds.moved(0.0, dy), primitives=shapes)


def _lowered(shape: Primitive, dy: float) -> Primitive:
    match shape:
        case Text():
            return replace(shape, y=shape.y + dy)
        case Path():
            moved: tuple[Command, ...] = tuple(
                (letter, *(n + dy if i % 2 else n for i, n in enumerate(numbers)))
                for letter, *numbers in shape.commands
            )
            return replace(shape, commands=moved)
        case Rect() | Ellipse() | Image():
            box: Bounds = shape.bounds
            return replace(shape, bounds=box.moved(0.0, dy))
