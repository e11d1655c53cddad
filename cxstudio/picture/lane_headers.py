"""Lane headers as parts: icon above name, beside the emotion lane its scale, and the blueprint lines; no rows or cards.

A lane whose drawing stands in line with names, such as the channels, has them under its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.model.lanes import lane_kind
from cxstudio.picture.content import EMOTION_LANE, LaneRow
from cxstudio.picture.frame import Frame, card_frame
from cxstudio.picture.icons import icon
from cxstudio.picture.lanes.channels import FOOT, LINE, line_height
from cxstudio.picture.primitives import Bounds, Part, Path, Primitive, Rect, Stroke, Text
from cxstudio.picture.signs import FACES, emotion_colour
from cxstudio.picture.stages import emotion_height
from cxstudio.picture.styles import canvas_style, furniture
from cxstudio.picture.theme import tokens
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextBlock, TextEngine
from cxstudio.words import N_

MOST_LINES = 12
SCALE = (2, 0, -2)  # the values that stand beside the emotion lane
_TOP, _GAP, _FOOT = 10.0, 2.0, 4.0
_PAD = 4.0
SCALE_WIDTH = 46.0  # of the faces and numbers beside the emotion lane
_BESIDE = 24.0  # where a name begins that stands beside its icon
ADD_HEIGHT = 28.0


@dataclass(frozen=True)
class LaneHeader:
    """A lane's icon and name in their own coordinates; `height` is what they need, a row may give more.

    `names` stand one below the other under the lane's own, which then stands beside its icon.
    """

    lane: LaneRow
    width: float
    name: TextBlock
    scale: tuple[tuple[int, TextBlock], ...]
    frame: Frame
    names: tuple[TextBlock, ...] | None = None

    @property
    def height(self) -> float:
        if self.names is not None:
            return self.names_top + len(self.names) * LINE + FOOT
        return self._text_top + self.name.height + _FOOT

    @property
    def names_top(self) -> float:
        """Where the first of the names under the lane's own has its place; 0 without such names."""
        if self.names is None:
            return 0.0
        return max(self._text_top + self.name.height, _TOP + float(tokens().icon["control"])) + _FOOT

    @property
    def _text_top(self) -> float:
        if self.names is not None:
            return _TOP
        return _TOP + float(tokens().icon["control"]) + _GAP

    def part(self, height: float, *, ground: bool) -> Part:
        """The header at the height of its row; with `ground` on the colour of the headers' column."""
        size = tokens().icon["control"]
        primitives: list[Primitive] = []
        if ground:
            primitives.append(Rect(Bounds(0, 0, self.width, height), "laneHeader"))
        primitives += icon(lane_kind(self.lane.key).icon, self.frame.box(_PAD, _TOP, size, size), "inkMuted")
        lead = _PAD if self.names is None else _BESIDE
        primitives.append(Text(self.frame.x(lead, self.name.width), self._text_top, self.name, "ink"))
        primitives += self._scale(height)
        for index, text in enumerate(self.names or ()):
            y = line_height(self.names_top, index) - text.height / 2
            primitives.append(Text(self.frame.x(_PAD, text.width), y, text, "inkMuted"))
        bounds = Bounds(0, 0, self.width, height)
        return Part(self.lane.record, "lane-header", bounds, tuple(primitives), "lane", self.name.text)

    def _scale(self, height: float) -> list[Primitive]:
        found: list[Primitive] = []
        size = tokens().icon["inline"]
        for value, text in self.scale:
            y = emotion_height(value, height)
            box = self.frame.box(self.width - size - 6, y - size / 2, size, size)
            found += icon(FACES[value], box, emotion_colour(value))
            at = self.width - size - 10 - text.natural_width
            found.append(Text(self.frame.x(at, text.width), y - text.height / 2, text, "inkMuted"))
        return found


def lay_out_lane_header(
    lane: LaneRow,
    width: float,
    engine: TextEngine,
    wording: Wording,
    names: tuple[str, ...] | None = None,
) -> LaneHeader:
    """The header of a lane, under its own title or the table's."""
    name = lane.title or wording.say(lane_kind(lane.key).label)
    axis = lane.key == EMOTION_LANE
    inner = width - 3 * _PAD - (SCALE_WIDTH - _PAD if axis else 0.0)
    if names is not None:
        inner = width - _BESIDE - 2 * _PAD
    block = furniture(engine, name, canvas_style("lane"), inner, wording, max_lines=MOST_LINES)
    small = canvas_style("stageMeta", tabular=True)
    values = SCALE if axis else ()
    scale = tuple((value, engine.block(wording.signed(value), small, float("inf"))) for value in values)
    under = None
    if names is not None:
        style, room = canvas_style("stageMeta"), width - 3 * _PAD
        under = tuple(furniture(engine, n, style, room, wording, max_lines=1) for n in names)
    return LaneHeader(lane, width, block, scale, card_frame(wording.rtl, width), under)


def lane_line_part(width: float, frame: Frame) -> Part:
    """The hairline above a lane, across the whole map."""
    line = Path((("M", frame.x(0), 0.5), ("L", frame.x(width), 0.5)), stroke=Stroke("line", 1))
    return Part("", "lane-line", frame.box(0, 0, width, 1), (line,), "lane")


def add_lane_part(width: float, frame: Frame, engine: TextEngine, wording: Wording) -> Part:
    """What invites to show or add another lane, under the last header."""
    words, size = wording.say(N_("Lane")), tokens().icon["inline"]
    inner = width - 3 * _PAD - size - _GAP
    block = furniture(engine, words, canvas_style("stageMeta"), inner, wording, max_lines=1)
    top = (ADD_HEIGHT - block.height) / 2
    sign = icon("plus", frame.box(_PAD, (ADD_HEIGHT - size) / 2, size, size), "inkMuted")
    text = Text(frame.x(_PAD + size + _GAP, block.width), top, block, "inkMuted")
    said = wording.say(N_("Show or add a lane"))
    return Part("", "add-lane", Bounds(0, 0, width, ADD_HEIGHT), (*sign, text), "lane", said)
