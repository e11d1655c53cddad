"""The matrix of channel consistency: a row per touchpoint, a column per channel, ratings told by figure and bar.

Where a touchpoint has not a channel its cell is hatched. The same picture is painted on screen and paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxstudio.insight.audit import Cell, Consistencies
from cxstudio.picture.flow import Flow, Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.marks import disc, lines
from cxstudio.picture.primitives import Bounds, Colour, Part, Point, Primitive, Rect, Stroke, Text
from cxstudio.picture.sheets.audit_parts import number
from cxstudio.picture.sheets.radar import NO_VALUE
from cxstudio.picture.styles import print_style
from cxstudio.words import N_

MOST_COLUMNS = 10  # channels beside each other; more go on a page of their own
_NAME = 0.3  # of the width, for the touchpoints' names
_LEAST_ROW = 18.0  # points, at a factor of 1, as are all sizes here
_WIDEST = 84.0  # of a cell
_GAP = 2.0
_HATCH = 7.0
_BAR = 3.0


@dataclass(frozen=True)
class Matrix:
    """The rows and columns of a matrix that stand on one page; `channels` are places in the matrix."""

    setting: Setting
    frame: Frame
    u: float
    width: float
    found: Consistencies
    channels: Sequence[int]
    numbers: Sequence[str]

    @property
    def _factor(self) -> float:
        return self.setting.factor

    @property
    def _name(self) -> float:
        return self.width * _NAME

    @property
    def _column(self) -> float:
        """The width of a cell; the last column holds the means."""
        room = (self.width - self._name) / (len(self.channels) + 1)
        return min(room, _WIDEST * self._factor)

    def head(self, y: float) -> tuple[Part, float]:
        """The names of the channels with their means, and where the rows begin."""
        wording = self.setting.wording
        style, small = print_style("card", self._factor), print_style("note", self._factor)
        made: list[Flow] = []
        for place, index in enumerate(self.channels):
            column = self._cell_flow(place, y)
            column.text(self.found.channels[index].name, style, "ink")
            column.text(
                wording.say(N_("Mean {mean}")).format(
                    mean=number(self.found.mean_of_channel(index), wording)
                ),
                small,
                "inkMuted",
            )
            made.append(column)
        last = self._cell_flow(len(self.channels), y)
        last.text(wording.say(N_("Mean")), style, "ink")
        made.append(last)
        bottom = max(x.y for x in made)
        drawn = [shape for column in made for shape in column.primitives]
        words = "\n".join(" ".join(column.words) for column in made)
        bounds = self.frame.box(self.u, y, self.width, bottom - y)
        return Part("", "matrix-head", bounds, tuple(drawn), "ground", words), bottom + 4 * self._factor

    def row(self, place: int, y: float) -> tuple[list[Part], float]:
        """The name of a touchpoint, its cells and its mean; and where the next row begins."""
        style = print_style("card", self._factor)
        inset = max(0.0, (_LEAST_ROW * self._factor - style.line_height) / 2)
        name = Flow(self.setting, self.frame, self.u, y + inset, self._name - 8 * self._factor)
        touchpoint = self.found.touchpoints[place]
        words = f"{self.numbers[place]} {' '.join(touchpoint.title.split())}".strip()
        name.text(words, style, "ink", max_lines=3)
        height = max(_LEAST_ROW * self._factor, name.y - y + inset)
        parts = [Part(touchpoint.id, "matrix-row", name.bounds, tuple(name.primitives), "ground", words)]
        for at, index in enumerate(self.channels):
            parts.append(self._cell(self.found.cells[place][index], self._box(at, y, height)))
        mean = self.found.mean_of_touchpoint(place)
        box = self._box(len(self.channels), y, height)
        shown = tuple(
            self._figure(number(mean, self.setting.wording), box, "inkMuted" if mean is None else "ink")
        )
        parts.append(Part("", "matrix-mean", box, shown, "ground", number(mean, self.setting.wording)))
        return parts, y + height + _GAP * self._factor

    def box_of(self, cell: Cell, parts: Sequence[Part]) -> Bounds | None:
        """Where a cell lies among what was drawn."""
        return next((x.bounds for x in parts if x.node == cell.id), None)

    def _left(self, place: int) -> float:
        return self.u + self._name + place * self._column

    def _box(self, place: int, y: float, height: float) -> Bounds:
        width = self._column - _GAP * self._factor
        return self.frame.box(self._left(place), y, width, height)

    def _cell_flow(self, place: int, y: float) -> Flow:
        return Flow(self.setting, self.frame, self._left(place) + 4, y, self._column - 6 * self._factor)

    def _cell(self, cell: Cell, box: Bounds) -> Part:
        wording, factor = self.setting.wording, self._factor
        corners = (3 * factor,) * 4
        if not cell.there:
            return Part(cell.id, "matrix-none", box, (_hatched(box, factor),), "ground")
        fill, bar = _look(cell.rating)
        shapes: list[Primitive] = [Rect(box, fill, Stroke("lineControl", 0.75 * factor), corners)]
        if bar:
            across = box.width * (cell.rating or 0) / 5
            left = box.right - across if self.frame.rtl else box.x
            shapes.append(Rect(Bounds(left, box.bottom - _BAR * factor, across, _BAR * factor), bar))
        figure = NO_VALUE if cell.rating is None else wording.digits(str(cell.rating))
        shapes += self._figure(figure, box, "inkMuted" if cell.rating is None else "ink")
        if cell.note:
            corner = box.x + 5 * factor if self.frame.rtl else box.right - 5 * factor
            shapes.append(disc((corner, box.y + 5 * factor), 3.5 * factor, "inkMuted"))
        words = wording.listed(f"{cell.channel.name}: {figure}", cell.note)
        return Part(cell.id, "matrix-cell", box, tuple(shapes), "card", words)

    def _figure(self, text: str, box: Bounds, colour: Colour) -> Iterator[Primitive]:
        style = print_style("card", self._factor)
        block = self.setting.engine.block(
            text, style, box.width, direction=self.setting.wording.direction, align="center"
        )
        yield Text(box.x, box.y + (box.height - block.height) / 2, block, colour)


def set_note(flow: Flow, cell: Cell, number: str) -> None:
    """What was noted at a cell, under its touchpoint and channel."""
    factor, wording = flow.setting.factor, flow.setting.wording
    title = " ".join(cell.touchpoint.title.split())
    flow.text(wording.listed(f"{number} {title}", cell.channel.name), print_style("card", factor), "ink")
    flow.text(cell.note, print_style("note", factor), "ink")
    flow.gap(4)


def ring(box: Bounds, factor: float) -> Part:
    """What is drawn round the cell the keyboard is on."""
    edge = Stroke("focusRing", 2 * factor)
    shape = Rect(box.grown(1.5 * factor), None, edge, (4 * factor,) * 4)
    return Part("", "matrix-ring", box, (shape,), "mark")


def _look(rating: int | None) -> tuple[Colour, Colour]:
    """The fill of a cell and the colour of its bar; its figure says the same in words."""
    if rating is None:
        return "surface", ""
    if rating <= 2:
        return "role.pain.tint", "role.pain.mark"
    if rating == 3:
        return "role.idea.tint", "role.idea.mark"
    return "role.gain.tint", "role.gain.mark"


def _hatched(box: Bounds, factor: float) -> Primitive:
    """Lines at 45 degrees, each ending at the edges of the box."""
    step, pieces = _HATCH * factor, list[list[Point]]()
    offset = step
    while offset < box.width + box.height:
        start = (box.x + min(offset, box.width), box.y + max(0.0, offset - box.width))
        end = (box.x + max(0.0, offset - box.height), box.y + min(offset, box.height))
        pieces.append([start, end])
        offset += step
    return lines(pieces, Stroke("line", 0.5 * factor))
