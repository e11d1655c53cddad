"""The matrix of channel consistency: a row per touchpoint, a column per channel, ratings told by figure and bar.

Where a touchpoint has not a channel there is a small dot for a cell. The same picture is painted on screen and paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from cxstudio.insight.audit import Cell, Consistencies
from cxstudio.picture.flow import Flow, Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.marks import disc
from cxstudio.picture.primitives import Bounds, Colour, Part, Primitive, Rect, Stroke, Text
from cxstudio.picture.sheets.audit_parts import number
from cxstudio.picture.sheets.radar import NO_VALUE
from cxstudio.picture.sheets.widths import shared_widths, widest_word
from cxstudio.picture.styles import Style, print_style
from cxstudio.words import N_

_NAME, _LEAST_NAME = 0.3, 0.2  # of the width, that the touchpoints' names may take, and that they keep
_LEAST_ROW = 18.0  # points, at a factor of 1, as are all sizes here
_NARROWEST, _WIDEST = 24.0, 84.0  # of a cell
_GAP = 2.0
_AFTER_NAME = 8.0
_AROUND_HEAD = 6.0
_DOT = 2.5
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

    @cached_property
    def _name(self) -> float:
        """As wide as the longest name, within bounds: what is left goes to the cells, which need theirs first."""
        style = print_style("card", self._factor)
        places = range(len(self.found.touchpoints))
        widest = max((self.setting.engine.width(self._named(x), style) for x in places), default=0.0)
        wished = min(self.width * _NAME, widest + 1 + _AFTER_NAME * self._factor)
        least = min(wished, self._least_name)
        return max(least, min(wished, self.width - sum(self._needs(self.channels, self._heading))))

    @property
    def _least_name(self) -> float:
        """As wide as the longest word of a name, within bounds."""
        names = [self._named(place) for place in range(len(self.found.touchpoints))]
        word = widest_word(self.setting.engine, names, print_style("card", self._factor))
        return min(self.width * _NAME, max(self.width * _LEAST_NAME, word + _AFTER_NAME * self._factor))

    def _needs(self, channels: Sequence[int], style: Style) -> list[float]:
        """How wide each column must be for no word over it to be broken; the last one holds the means."""
        heads = [self.found.channels[index].name for index in channels]
        around, engine = (_AROUND_HEAD + _GAP) * self._factor, self.setting.engine
        mean = self.setting.wording.say(N_("Mean"))
        small = widest_word(engine, [mean], print_style("note", self._factor))
        return [
            max(_NARROWEST * self._factor, small + around, widest_word(engine, [head], style) + around)
            for head in (*heads, mean)
        ]

    def blocks(self) -> list[list[int]]:
        """The channels in as few rows of columns as have room for their words, each about as long as the others."""
        room = self.width - self._least_name
        needs = self._needs(self.channels, print_style("note", self._factor))
        mean = needs.pop()

        def grouped(most: int) -> list[list[int]]:
            groups: list[list[int]] = []
            taken = room + 1.0
            for index, need in zip(self.channels, needs, strict=True):
                if taken + need > room or len(groups[-1]) >= most:
                    groups.append([])
                    taken = mean
                groups[-1].append(index)
                taken += need
            return groups

        count = len(grouped(len(needs)))
        even = -(-len(needs) // count)
        return next(
            (found for most in range(even, len(needs) + 1) if len(found := grouped(most)) == count),
            grouped(len(needs)),
        )

    def _named(self, place: int) -> str:
        return f"{self.numbers[place]} {' '.join(self.found.touchpoints[place].title.split())}".strip()

    @cached_property
    def _heading(self) -> Style:
        """The style of the channels' names: a smaller one where words of the usual size have no room."""
        usual, small = print_style("card", self._factor), print_style("note", self._factor)
        needed = sum(self._needs(self.channels, usual))
        return usual if needed <= self.width - self._least_name else small

    @cached_property
    def _columns(self) -> list[float]:
        """The widths of the cells; those with long words over them are wider. The last column holds the means."""
        needs = self._needs(self.channels, self._heading)
        room = min(self.width - self._name, max(sum(needs), _WIDEST * self._factor * len(needs)))
        return shared_widths(room, [1.0] * len(needs), needs)

    def head(self, y: float) -> tuple[Part, float]:
        """The names of the channels with their means, and where the rows begin."""
        wording = self.setting.wording
        style, small = self._heading, print_style("note", self._factor)
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
        name = Flow(self.setting, self.frame, self.u, y + inset, self._name - _AFTER_NAME * self._factor)
        touchpoint, words = self.found.touchpoints[place], self._named(place)
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
        return self.u + self._name + sum(self._columns[:place])

    def _box(self, place: int, y: float, height: float) -> Bounds:
        width = self._columns[place] - _GAP * self._factor
        return self.frame.box(self._left(place), y, width, height)

    def _cell_flow(self, place: int, y: float) -> Flow:
        inner = self._columns[place] - _AROUND_HEAD * self._factor
        return Flow(self.setting, self.frame, self._left(place) + 2 * self._factor, y, inner)

    def _cell(self, cell: Cell, box: Bounds) -> Part:
        wording, factor = self.setting.wording, self._factor
        corners = (3 * factor,) * 4
        if not cell.there:
            return Part(cell.id, "matrix-none", box, (disc(box.centre, _DOT * factor, "line"),), "ground")
        fill, bar = _look(cell.rating)
        shapes: list[Primitive] = [Rect(box, fill, Stroke("lineControl", 0.75 * factor), corners)]
        if bar:
            shapes.append(self._bar(box, (cell.rating or 0) / 5, bar))
        figure = NO_VALUE if cell.rating is None else wording.digits(str(cell.rating))
        shapes += self._figure(figure, box, "inkMuted" if cell.rating is None else "ink")
        if cell.note:
            corner = box.x + 5 * factor if self.frame.rtl else box.right - 5 * factor
            shapes.append(disc((corner, box.y + 5 * factor), 3.5 * factor, "inkMuted"))
        words = wording.listed(f"{cell.channel.name}: {figure}", cell.note)
        return Part(cell.id, "matrix-cell", box, tuple(shapes), "card", words)

    def _bar(self, box: Bounds, share: float, colour: Colour) -> Rect:
        """A bar along the foot of a cell, as round as its corners."""
        across, high = box.width * share, _BAR * self._factor
        left = box.right - across if self.frame.rtl else box.x
        corners = self.frame.corners(leading_bottom=high, trailing_bottom=high if share == 1 else 0.0)
        return Rect(Bounds(left, box.bottom - high, across, high), colour, radii=corners)

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
