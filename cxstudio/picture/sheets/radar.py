"""A radar picture: axes from a centre, rings for the scale, one closed line for each thing compared; no page.

Labels are set first and the rings get the room that is left, so that no label is ever cut. What was before is dashed
with hollow squares, what is now is solid with discs: told by shape, never by colour alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxstudio.picture.flow import Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.marks import disc, line, polygon
from cxstudio.picture.primitives import Bounds, Part, Point, Primitive, Rect, Stroke, Text
from cxstudio.picture.styles import Style, print_style
from cxstudio.text.layout import Align, TextBlock

RINGS = 5
MARK = 5.5  # points, at a factor of 1, as are all sizes here
_GAP = 7.0
_SIDE_SHARE = 0.25  # of the width, that a label at a side may take before it breaks
_LEAST_RADIUS = 24.0
_APART = 7.0  # between two values under a label
NO_VALUE = "–"


@dataclass(frozen=True, slots=True)
class Series:
    """One line of the picture: a value from 1, in the middle, to `RINGS` for each axis, or None."""

    values: tuple[float | None, ...]
    before: bool = False


def _share(value: float) -> float:
    """How far out a value lies: 1 in the middle, `RINGS` at the edge."""
    return (min(max(value, 1.0), RINGS) - 1) / (RINGS - 1)


def sign(before: bool, centre: Point, factor: float) -> Primitive:
    """The mark of a line at its values and in a legend."""
    size = MARK * factor
    if not before:
        return disc(centre, size, "accent")
    box = Bounds(centre[0] - size / 2, centre[1] - size / 2, size, size)
    return Rect(box, "surface", Stroke("inkMuted", 1.25 * factor))


def stroke(before: bool, factor: float) -> Stroke:
    """How a line is drawn, in the picture and in a legend."""
    if before:
        return Stroke("inkMuted", 1.25 * factor, (4 * factor, 3 * factor))
    return Stroke("accent", 2 * factor)


@dataclass(frozen=True, slots=True)
class _Label:
    """The words at the end of an axis, laid out; `reach` and `rise` are the direction of the axis from the centre."""

    block: TextBlock
    reach: float
    rise: float
    values: tuple[tuple[bool, str], ...]
    height: float

    @property
    def aside(self) -> bool:
        return abs(self.reach) > 0.2


@dataclass(frozen=True)
class Radar:
    """A radar in a box: `u` and `y` of its corner, its size, what its axes are called, and its lines, back to front."""

    setting: Setting
    frame: Frame
    u: float
    y: float
    width: float
    height: float
    labels: Sequence[str]
    series: Sequence[Series]

    def part(self) -> Part:
        """The whole picture as one part; its words say every value."""
        made = [self._label(place) for place in range(len(self.labels))]
        radius = self._radius(made)
        top = max((x.height for x in made if not x.aside and x.rise < 0), default=0.0)
        centre = (self.u + self.width / 2, self.y + top + _GAP * self._factor + radius)
        shapes = [*self._ground(centre, radius), *self._lines(centre, radius), *self._scale(centre, radius)]
        for label in made:
            shapes += self._placed(label, centre, radius)
        bounds = self.frame.box(self.u, self.y, self.width, self.height)
        return Part("", "radar", bounds, tuple(shapes), "ground", self._words())

    @property
    def _factor(self) -> float:
        return self.setting.factor

    def _say(self, value: float | None) -> str:
        return NO_VALUE if value is None else self.setting.wording.figure(f"{value:.1f}")

    def _words(self) -> str:
        told = []
        for place, label in enumerate(self.labels):
            values = ", ".join(self._say(one.values[place]) for one in self.series)
            told.append(f"{label}: {values}")
        return "\n".join(told)

    # Words

    def _label(self, place: int) -> _Label:
        angle = self._angle(place)
        reach, rise = math.cos(angle), math.sin(angle)
        style = print_style("card", self._factor)
        aside = abs(reach) > 0.2
        widest = max(self.setting.engine.width(word, style) for word in self.labels[place].split() or [""])
        share = self.width * (_SIDE_SHARE if aside else 0.6)
        align: Align = ("start" if reach > 0 else "end") if aside else "center"
        # A word too long for its side is broken rather than set over the edge.
        inside = (_LEAST_RADIUS + _GAP) * self._factor * abs(reach)
        most = self.width / 2 - inside if aside else self.width
        block = self._block(self.labels[place], style, min(max(share, widest + 1), most), align)
        values = tuple((one.before, self._say(one.values[place])) for one in self.series)
        height = block.height + (self._value_line if values else 0.0)
        return _Label(block, reach, rise, values, height)

    @property
    def _value_line(self) -> float:
        return print_style("note", self._factor).line_height + 1

    def _block(self, text: str, style: Style, width: float, align: Align) -> TextBlock:
        wording = self.setting.wording
        block = self.setting.engine.block(text, style, width, direction=wording.direction, align=align)
        if block.rtl != wording.rtl and align != "center":
            other: Align = "end" if align == "start" else "start"
            block = self.setting.engine.block(text, style, width, direction=wording.direction, align=other)
        return block

    def _placed(self, label: _Label, centre: Point, radius: float) -> Iterator[Primitive]:
        gap = _GAP * self._factor
        u, y = centre[0] + label.reach * (radius + gap), centre[1] + label.rise * (radius + gap)
        width = label.block.width
        if label.aside:
            left = u if label.reach > 0 else u - width
            top = y - label.height / 2
        else:
            left = u - width / 2
            top = y - label.height if label.rise < 0 else y
        yield Text(self.frame.x(left, width), top, label.block, "ink")
        yield from self._values(label, left, top + label.block.height)

    def _values(self, label: _Label, left: float, y: float) -> Iterator[Primitive]:
        """The values of one axis in a row, each behind the mark of its line."""
        style = print_style("note", self._factor)
        lead, apart = (MARK + 3) * self._factor, _APART * self._factor
        widths = [self.setting.engine.width(text, style) + 1 for _before, text in label.values]
        row = sum(widths) + lead * len(widths) + apart * max(0, len(widths) - 1)
        room = label.block.width - row
        share = 0.5 if not label.aside else 0.0 if label.reach > 0 else 1.0
        u = left + room * share
        for (before, text), width in zip(label.values, widths, strict=True):
            middle = y + self._value_line / 2
            yield sign(before, self.frame.point(u + MARK * self._factor / 2, middle), self._factor)
            block = self._block(text, style, width, "start")
            yield Text(self.frame.x(u + lead, width), y, block, "inkMuted" if before else "ink")
            u += lead + width + apart

    # Lines

    def _angle(self, place: int) -> float:
        return -math.pi / 2 + 2 * math.pi * place / len(self.labels)

    def _radius(self, labels: Sequence[_Label]) -> float:
        gap = _GAP * self._factor
        above = max((x.height for x in labels if not x.aside and x.rise < 0), default=0.0)
        below = max((x.height for x in labels if not x.aside and x.rise > 0), default=0.0)
        rooms = [(self.height - above - below - 2 * gap) / 2]
        rooms += [
            (self.width / 2 - x.block.width) / abs(x.reach) - gap for x in labels if x.aside
        ]  # a label begins a gap further out on its axis
        return max(_LEAST_RADIUS * self._factor, min(rooms))

    def _at(self, centre: Point, place: int, distance: float) -> Point:
        angle = self._angle(place)
        return self.frame.point(
            centre[0] + math.cos(angle) * distance, centre[1] + math.sin(angle) * distance
        )

    def _ground(self, centre: Point, radius: float) -> Iterator[Primitive]:
        """The filled shape of what is now, under rings and axes."""
        places = range(len(self.labels))
        for one in self.series:
            if not one.before and None not in one.values:
                reach = [radius * _share(value or 1.0) for value in one.values]
                yield polygon([self._at(centre, i, reach[i]) for i in places], "accentTint")
        for ring in range(2, RINGS + 1):
            edge = Stroke(
                "lineControl" if ring == RINGS else "line", (1 if ring == RINGS else 0.75) * self._factor
            )
            yield polygon([self._at(centre, i, radius * _share(ring)) for i in places], None, edge)
        for i in places:
            spoke = [self._at(centre, i, 0.0), self._at(centre, i, radius)]
            yield line(spoke, Stroke("line", 0.75 * self._factor))

    def _scale(self, centre: Point, radius: float) -> Iterator[Primitive]:
        """The numbers of the rings, over the lines so that none is crossed out."""
        style = print_style("min", self._factor)
        for ring in range(1, RINGS + 1):
            text = self.setting.wording.digits(str(ring))
            width = self.setting.engine.width(text, style) + 1
            y = centre[1] - radius * _share(ring) + 1.5 * self._factor
            block = self._block(text, style, width, "start")
            u = centre[0] - width - 2 * self._factor
            ground = self.frame.box(u, y, width, block.height)
            yield Rect(ground, "surface", None, (1.5 * self._factor,) * 4)
            yield Text(self.frame.x(u, width), y, block, "inkMuted")

    def _lines(self, centre: Point, radius: float) -> Iterator[Primitive]:
        """Where an axis has no value its line is broken rather than drawn through the centre."""
        count = len(self.labels)
        for one in self.series:
            points = [
                None if value is None else self._at(centre, i, radius * _share(value))
                for i, value in enumerate(one.values)
            ]
            for i, start in enumerate(points):
                end = points[(i + 1) % count]
                if start is not None and end is not None:
                    yield line([start, end], stroke(one.before, self._factor))
            for point in points:
                if point is not None:
                    yield sign(one.before, point, self._factor)
