"""Lane headers as parts: icon above name, and beside the emotion lane its scale; no rows and no cards."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.model.kinds import LANES
from cxstudio.picture.content import EMOTION_LANE, LaneRow
from cxstudio.picture.frame import Frame, card_frame
from cxstudio.picture.icons import icon
from cxstudio.picture.primitives import Bounds, Part, Path, Primitive, Rect, Stroke, Text
from cxstudio.picture.signs import FACES, emotion_colour
from cxstudio.picture.stages import emotion_height
from cxstudio.picture.styles import canvas_style, furniture
from cxstudio.picture.theme import tokens
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextBlock, TextEngine

MOST_LINES = 12
SCALE = (2, 0, -2)  # the values that stand beside the emotion lane
_TOP, _GAP, _FOOT = 10.0, 2.0, 4.0
_PAD = 4.0
_SCALE_WIDTH = 46.0


@dataclass(frozen=True)
class LaneHeader:
    """A lane's icon and name in their own coordinates; `height` is what they need, a row may give more."""

    lane: LaneRow
    width: float
    name: TextBlock
    scale: tuple[tuple[int, TextBlock], ...]
    frame: Frame

    @property
    def height(self) -> float:
        return self._text_top + self.name.height + _FOOT

    @property
    def _text_top(self) -> float:
        return _TOP + float(tokens().icon["control"]) + _GAP

    def part(self, height: float, *, ground: bool) -> Part:
        """The header at the height of its row; with `ground` on the colour of the headers' column."""
        size = tokens().icon["control"]
        primitives: list[Primitive] = []
        if ground:
            primitives.append(Rect(Bounds(0, 0, self.width, height), "laneHeader"))
        primitives += icon(LANES[self.lane.key].icon, self.frame.box(_PAD, _TOP, size, size), "inkMuted")
        primitives.append(Text(self.frame.x(_PAD, self.name.width), self._text_top, self.name, "ink"))
        primitives += self._scale(height)
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


def lay_out_lane_header(lane: LaneRow, width: float, engine: TextEngine, wording: Wording) -> LaneHeader:
    """The header of a lane, under its own title or the table's."""
    name = lane.title or wording.say(LANES[lane.key].label)
    axis = lane.key == EMOTION_LANE
    inner = width - 3 * _PAD - (_SCALE_WIDTH - _PAD if axis else 0.0)
    block = furniture(engine, name, canvas_style("lane"), inner, wording, max_lines=MOST_LINES)
    small = canvas_style("stageMeta", tabular=True)
    values = SCALE if axis else ()
    scale = tuple((value, engine.block(wording.signed(value), small, float("inf"))) for value in values)
    return LaneHeader(lane, width, block, scale, card_frame(wording.rtl, width))


def lane_line_part(width: float, frame: Frame) -> Part:
    """The hairline above a lane, across the whole map."""
    line = Path((("M", frame.x(0), 0.5), ("L", frame.x(width), 0.5)), stroke=Stroke("line", 1))
    return Part("", "lane-line", frame.box(0, 0, width, 1), (line,), "lane")
