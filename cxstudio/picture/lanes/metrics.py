"""The metrics lane: a chip for each metric of a touchpoint or stage, with value, n, trend and target; no document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from cxstudio.insight.trends import Point, Series, Trend, series_by_place
from cxstudio.model.document import Document
from cxstudio.picture.frame import Frame, card_frame
from cxstudio.picture.icons import icon
from cxstudio.picture.lanes.room import DerivedItem, Draw, Facts, Room
from cxstudio.picture.measured import metric_name, n_words, point_name, series_words, value_words
from cxstudio.picture.primitives import Bounds, Colour, Part, Primitive, Rect, Stroke, Text
from cxstudio.picture.styles import Style, TextEngine, canvas_style
from cxstudio.picture.theme import tokens
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextBlock

_PAD_X, _TOP = 8.0, 4.0
_SIGN, _SMALL_SIGN, _BESIDE = 12.0, 10.0, 5.0
_NAME_LINES = 2  # nobody can ask paper for the rest of a name
_MOST = 4  # chips of one place; the metrics view has them all


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip of a width, laid out."""

    series: Series
    point: Point
    width: float
    height: float
    frame: Frame
    name: TextBlock
    value: TextBlock
    n: TextBlock | None
    below: bool  # whether n stands under the value, because there is no room beside it
    wording: Wording

    def part(self) -> Part:
        """The chip in its own coordinates, from 0 to its width; its node is the newest reading."""
        bounds = Bounds(0.0, 0.0, self.width, self.height)
        radius = tokens().radius["card"]
        dash = (3.0, 2.0) if self.point.measured.room else ()
        frame = Rect(
            bounds, "surface", Stroke("lineControl", 1.0, dash), (radius,) * 4, self.value.style.size
        )
        shapes: list[Primitive] = [frame, self._text(self.name, _PAD_X, _TOP, "role.metric.mark")]
        shapes += self._signs()
        second = _TOP + self.name.height
        shapes.append(self._text(self.value, _PAD_X, second, "ink"))
        shapes += self._count(second)
        words = series_words(self.series, self.wording)
        return Part(self.point.reading.id, "derived", bounds, tuple(shapes), "card", words)

    def _text(self, block: TextBlock, u: float, y: float, colour: Colour) -> Text:
        return Text(self.frame.x(u, block.width), y, block, colour)

    def _signs(self) -> list[Primitive]:
        """Trend and target in the top trailing corner."""
        shapes: list[Primitive] = []
        u = self.width - _PAD_X - _SIGN
        for name, colour in signs_of(self.series):
            shapes += icon(name, self.frame.box(u, _TOP, _SIGN, _SIGN), colour)
            u -= _SIGN + 2
        return shapes

    def _count(self, top: float) -> list[Primitive]:
        if self.n is None:
            return []
        y = top + self.value.height if self.below else top + self.value.height - self.n.height - 2
        u = _PAD_X if self.below else self.width - _PAD_X - self.n.width
        if not self.point.measured.small:
            return [self._text(self.n, u, y, "inkMuted")]
        at = u if self.below else u - _SMALL_SIGN - 2
        middle = y + (self.n.height / len(self.n.lines) - _SMALL_SIGN) / 2
        sign = icon("triangle-alert", self.frame.box(at, middle, _SMALL_SIGN, _SMALL_SIGN), "truth")
        shift = _SMALL_SIGN + 2 if self.below else 0.0
        return [*sign, self._text(self.n, u + shift, y, "inkMuted")]


def signs_of(series: Series) -> list[tuple[str, Colour]]:
    """The icons of trend and target, the outermost first: direction by shape, good or bad by colour."""
    found: list[tuple[str, Colour]] = []
    if series.trend is not None:
        found.append((_ARROWS[series.trend.direction], trend_colour(series.trend)))
    if series.reached is not None:
        found.append(("circle-check", "role.gain.mark") if series.reached else ("target", "inkMuted"))
    return found


_ARROWS = {"up": "trending-up", "down": "trending-down", "level": "minus"}


def trend_colour(trend: Trend | None) -> Colour:
    """Good, bad, or neither."""
    if trend is None or trend.good is None:
        return "inkMuted"
    return "role.gain.mark" if trend.good else "role.pain.mark"


def lay_out_chip(series: Series, width: float, engine: TextEngine, wording: Wording) -> Chip | None:
    """The chip of a metric at a place; None when it has no reading."""
    point = series.latest
    if point is None:
        return None
    inner = width - 2 * _PAD_X
    tiny = canvas_style("tiny", tabular=True)

    def set_text(text: str, style: Style, room: float, lines: int = 1) -> TextBlock:
        narrow = min(room, engine.width(text, style) + 0.5)
        return engine.block(text, style, narrow, direction=wording.direction, max_lines=lines)

    signs = len(signs_of(series)) * (_SIGN + 2)
    name = set_text(metric_name(series.metric, wording), tiny, inner - signs, _NAME_LINES)
    value_style = canvas_style("chipValue", tabular=True)
    value = set_text(value_words(series.metric, point.value, wording), value_style, inner)
    room = point.measured.room
    said = point_name(series.metric, point.measured, wording) if room else n_words(point.measured, wording)
    sign = _SMALL_SIGN + 2 if point.measured.small else 0.0
    n = set_text(said, tiny, inner - sign, _NAME_LINES) if said else None
    height = tokens().card["metricChipHeight"] + max(0.0, name.height - tiny.line_height)
    below = n is not None and (len(n.lines) > 1 or value.width + _BESIDE + n.width + sign > inner)
    if n is not None and below:
        height += n.height
    frame = card_frame(wording.rtl, width)
    return Chip(series, point, width, height, frame, name, value, n, below, wording)


def gather_metrics(document: Document, places: Sequence[str]) -> Mapping[str, tuple[Series, ...]]:
    """What is measured at these touchpoints and stages."""
    return series_by_place(document, places)


def lay_out_metrics(facts: Facts, room: Room) -> tuple[float, Draw]:
    """The chips of a stage: those of the stage side by side over all of its width, those of a touchpoint under it."""
    gap, pad = tokens().card["noteGap"], tokens().card["lanePadY"]
    placed: list[tuple[Chip, float, float]] = []
    top = pad
    edge = tokens().card["padding"]
    for chip in _chips(facts, room.stage, room.width - 2 * edge, room):
        placed.append((chip, edge, top))
        top += chip.height + gap
    lowest = top
    for touchpoint, u in zip(room.touchpoints, room.starts, strict=False):
        y = top
        for chip in _chips(facts, touchpoint, room.sub, room):
            placed.append((chip, u, y))
            y += chip.height + gap
        lowest = max(lowest, y)

    def draw() -> tuple[DerivedItem, ...]:
        return tuple(DerivedItem(chip.part(), u, y) for chip, u, y in placed)

    return (lowest - gap + pad if placed else 0.0), draw


def _chips(facts: Facts, place: str, width: float, room: Room) -> list[Chip]:
    series = cast("tuple[Series, ...]", facts.get(place, ()))
    made = (lay_out_chip(one, width, room.engine, room.wording) for one in series)
    return [chip for chip in made if chip is not None][:_MOST]
