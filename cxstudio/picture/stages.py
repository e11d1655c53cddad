"""Stages as parts: header, column, empty stage, empty map; and the scale of the emotion lane. No cards."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.model.kinds import KINDS
from cxstudio.model.records import Stage
from cxstudio.picture.frame import Frame, card_frame
from cxstudio.picture.options import MapOptions
from cxstudio.picture.primitives import Bounds, Part, Primitive, Rect, Stroke, Text
from cxstudio.picture.styles import canvas_style, furniture
from cxstudio.picture.theme import tokens
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextBlock, TextEngine
from cxstudio.words import N_

HEADER_PAD = 10.0
MOST_TITLE_LINES = 3
_HEADER_PAD_Y = 8.0


@dataclass(frozen=True)
class StageHeader:
    """A stage's name and time span in its own coordinates; `height` is what they need."""

    stage: Stage
    number: int
    width: float
    title: TextBlock
    meta: TextBlock | None
    name: str
    frame: Frame

    @property
    def height(self) -> float:
        text = self.title.height + (self.meta.height if self.meta else 0.0)
        return max(tokens().card["stageHeaderHeight"], text + 2 * _HEADER_PAD_Y)

    def part(self, height: float, options: MapOptions) -> Part:
        """The header at the height all headers of the map share."""
        radius = tokens().radius["stage"]
        text = self.title.height + (self.meta.height if self.meta else 0.0)
        top = (height - text) / 2
        inner = self.width - 2 * HEADER_PAD
        primitives: list[Primitive] = []
        if not options.outlined:
            corners = self.frame.corners(radius, radius)
            primitives.append(Rect(Bounds(0, 0, self.width, height), "stageHeader", None, corners))
        x = self.frame.x(HEADER_PAD, inner)
        primitives.append(Text(x, top, self.title, "ink" if self.stage.title else "inkMuted"))
        if self.meta:
            primitives.append(Text(x, top + self.title.height, self.meta, "inkMuted"))
        full = ", ".join(x for x in (self.name, self.stage.time_span) if x)
        return Part(
            self.stage.id, "stage-header", Bounds(0, 0, self.width, height), tuple(primitives), "stage", full
        )

    def text_bounds(self, height: float) -> Bounds:
        text = self.title.height + (self.meta.height if self.meta else 0.0)
        return self.frame.box(HEADER_PAD, (height - text) / 2, self.width - 2 * HEADER_PAD, self.title.height)


def stage_name(stage: Stage, number: int, wording: Wording) -> str:
    """The stage's title, or "Stage 2" until it has one."""
    return stage.title or f"{wording.say(KINDS['stage'].label)} {wording.digits(str(number))}"


def lay_out_header(
    stage: Stage, number: int, width: float, engine: TextEngine, wording: Wording
) -> StageHeader:
    """Name and time span in a header of a width."""
    name = stage_name(stage, number, wording)
    inner = width - 2 * HEADER_PAD
    title = furniture(engine, name, canvas_style("stage"), inner, wording, max_lines=MOST_TITLE_LINES)
    meta = None
    if stage.time_span:
        meta = furniture(engine, stage.time_span, canvas_style("stageMeta"), inner, wording, max_lines=2)
    return StageHeader(stage, number, width, title, meta, name, card_frame(wording.rtl, width))


def column_part(stage: str, bounds: Bounds, options: MapOptions) -> Part:
    """The white sheet of a stage, from its header to under its last lane."""
    radius = (tokens().radius["stage"],) * 4
    edge = Stroke("lineControl" if options.outlined else "line", 0.75 if options.outlined else 1)
    sheet = Rect(Bounds(0.5, 0.5, bounds.width - 1, bounds.height - 1), "surface", edge, radius)
    return Part(stage, "stage-column", Bounds(0, 0, bounds.width, bounds.height), (sheet,), "ground")


def empty_stage_part(stage: str, width: float, height: float, engine: TextEngine, wording: Wording) -> Part:
    """The dashed box that invites a first touchpoint."""
    return _dashed(stage, "empty-stage", (width, height), wording.say(N_("Add a touchpoint")), engine)


def empty_map_parts(
    grid_lead: float, width: float, head: float, height: float, engine: TextEngine, wording: Wording
) -> list[tuple[Part, float, float]]:
    """One unnamed stage with a caret where its name will stand; each part with its u and y."""
    text = furniture(
        engine,
        wording.say(N_("Name the first stage")),
        canvas_style("stage"),
        width - 2 * HEADER_PAD,
        wording,
    )
    frame = card_frame(wording.rtl, width)
    radius = tokens().radius["stage"]
    top = (head - text.height) / 2
    caret = frame.box(HEADER_PAD - 4, top + 1, 1.5, text.height - 2)
    header = Part(
        "",
        "empty-map",
        Bounds(0, 0, width, head),
        (
            Rect(Bounds(0, 0, width, head), "stageHeader", None, frame.corners(radius, radius)),
            Rect(caret, "focusRing"),
            Text(frame.x(HEADER_PAD, text.width), top, text, "inkMuted"),
        ),
        "stage",
        text.text,
    )
    pad = tokens().card["padding"]
    hint = wording.say(N_("Or drop a spreadsheet here"))
    box = _dashed("", "empty-map", (width - 2 * pad, height), hint, engine)
    return [(header, grid_lead, 0.0), (box, grid_lead + pad, head + pad)]


def _dashed(node: str, role: str, size: tuple[float, float], text: str, engine: TextEngine) -> Part:
    width, height = size
    inner = width - 2 * tokens().card["padding"]
    block = engine.block(text, canvas_style("note"), inner, align="center")
    edge = Rect(
        Bounds(0.5, 0.5, width - 1, height - 1),
        None,
        Stroke("lineControl", 1, (4, 3)),
        (tokens().radius["card"],) * 4,
    )
    words = Text((width - inner) / 2, (height - block.height) / 2, block, "inkMuted")
    return Part(node, role, Bounds(0, 0, width, height), (edge, words), "stage", text)


def emotion_height(value: float, height: float) -> float:
    """Where a value lies in an emotion lane of a height; five guides, one margin above and below."""
    return height / 2 - value * height / 6


def emotion_value(y: float, height: float) -> float:
    """The value at a height from the top of an emotion lane, within the scale."""
    return min(2.0, max(-2.0, (height / 2 - y) * 6 / height))
