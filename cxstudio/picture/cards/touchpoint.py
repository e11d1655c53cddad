"""The touchpoint card: channel tiles, number, title, evidence, time and marks; it knows no place on the map."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.model.kinds import KINDS
from cxstudio.model.records import Channel, Touchpoint
from cxstudio.picture.cards.drawing import Drawing
from cxstudio.picture.frame import Frame, card_frame
from cxstudio.picture.icons import icon
from cxstudio.picture.marks import EVIDENCE_SIZE, evidence_mark, truth_mark
from cxstudio.picture.options import MapOptions
from cxstudio.picture.primitives import Bounds, Part, Primitive, Rect, Stroke, Text
from cxstudio.picture.signs import FRICTION, HOLLOW, SERVICE, IconSign
from cxstudio.picture.styles import canvas_style, furniture
from cxstudio.picture.theme import tokens
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextBlock, TextEngine

MOST_TITLE_LINES = 3
_TITLE_TOP_GAP = 6.0
_FOOT = 14.0
_FOOT_GAP = 8.0


@dataclass(frozen=True, slots=True)
class TouchpointFacts:
    """All that shows on a touchpoint card, so that equal facts mean an equal card."""

    touchpoint: Touchpoint
    channels: tuple[Channel, ...]
    stage_number: int
    number: int
    width: float


def lay_out_touchpoint(
    facts: TouchpointFacts, engine: TextEngine, wording: Wording, options: MapOptions
) -> Drawing:
    """The card of a touchpoint at a width."""
    return _TouchpointCard(facts, engine, wording, options).drawing()


def touchpoint_words(facts: TouchpointFacts, wording: Wording) -> str:
    """What a touchpoint is called by those who cannot see it."""
    record = facts.touchpoint
    number = wording.digits(f"{facts.stage_number}.{facts.number}")
    title = record.title or wording.say(KINDS["touchpoint"].label)
    parts = [f"{number} {title}", *(channel.name for channel in facts.channels)]
    if record.minutes is not None:
        parts.append(wording.duration(record.minutes))
    return ", ".join(parts)


class _TouchpointCard:
    """Lays out one card from the top: tiles and number, title, foot."""

    def __init__(
        self, facts: TouchpointFacts, engine: TextEngine, wording: Wording, options: MapOptions
    ) -> None:
        self.record = facts.touchpoint
        self.facts = facts
        self.wording = wording
        self.options = options
        self.frame: Frame = card_frame(wording.rtl, facts.width)
        card = tokens().card
        self.pad = card["padding"]
        self.tile = tokens().icon["channelTile"]
        self.inner = facts.width - 2 * self.pad
        small = canvas_style("stageMeta", tabular=True)
        self.number = engine.block(wording.number(facts.stage_number, facts.number), small, float("inf"))
        title = self.record.title or wording.say(KINDS["touchpoint"].label)
        self.title = furniture(
            engine, title, canvas_style("card"), self.inner, wording, max_lines=MOST_TITLE_LINES
        )
        minutes = self.record.minutes
        self.time: TextBlock | None = None
        if minutes is not None:
            self.time = engine.block(
                wording.duration(minutes), small, float("inf"), direction=wording.direction
            )
        self.more: TextBlock | None = None
        self.tiles = self._shown_channels(engine)

    def _shown_channels(self, engine: TextEngine) -> tuple[Channel, ...]:
        """As many channels as fit beside the number; the rest are counted."""
        channels = self.facts.channels
        room = int((self.inner - self.number.natural_width - 4) // (self.tile + 4))
        if len(channels) <= max(1, room):
            return channels
        shown = max(1, room - 1)
        text = "+" + self.wording.digits(str(len(channels) - shown))
        more = engine.block(text, canvas_style("stageMeta"), float("inf"))
        used = shown * (self.tile + 4) + more.natural_width + 4 + self.number.natural_width
        self.more = more if used <= self.inner else None
        return channels[:shown]

    def drawing(self) -> Drawing:
        text_top = self.pad + self.tile + _TITLE_TOP_GAP
        needed = text_top + self.title.height + _FOOT_GAP + _FOOT + self.pad
        return Drawing(
            self.record.id,
            self.facts.width,
            max(needed, tokens().card["touchpointMinHeight"]),
            self.frame.box(self.pad, text_top, self.inner, max(self.title.height, 16.0)),
            canvas_style("card"),
            self._draw,
            self.title.hidden,
            (self.title,),
        )

    def _draw(self, height: float) -> Part:
        text_top = self.pad + self.tile + _TITLE_TOP_GAP
        colour = "ink" if self.record.title else "inkMuted"
        primitives: list[Primitive] = [
            Rect(
                Bounds(0.5, 0.5, self.facts.width - 1, height - 1),
                "surface",
                Stroke("lineControl", tokens().stroke["control"]),
                (tokens().radius["card"],) * 4,
            ),
            *self._top(),
            Text(self.frame.x(self.pad, self.inner), text_top, self.title, colour),
            *self._foot(height - self.pad - _FOOT / 2),
        ]
        if self.record.moment_of_truth:
            primitives += truth_mark(self.frame.point(self.facts.width - 10, 1), tokens().card["truthMark"])
        return Part(
            self.record.id,
            "touchpoint",
            Bounds(0, 0, self.facts.width, height),
            tuple(primitives),
            "card",
            touchpoint_words(self.facts, self.wording),
        )

    def _top(self) -> list[Primitive]:
        found: list[Primitive] = []
        u = self.pad
        if not self.tiles:
            found += self._channel_tile(u, KINDS["touchpoint"].icon, "")
            u += self.tile + 4
        for channel in self.tiles:
            found += self._channel_tile(u, channel.icon or KINDS["channel"].icon, channel.family)
            u += self.tile + 4
        if self.more:
            found.append(self._small(self.more, u, self.pad + self.tile / 2))
        at = self.facts.width - self.pad - self.number.natural_width
        found.append(self._small(self.number, at, self.pad + self.tile / 2))
        return found

    def _channel_tile(self, u: float, name: str, family: str) -> list[Primitive]:
        box = self.frame.box(u, self.pad, self.tile, self.tile)
        size = tokens().icon["canvas"]
        inset = (self.tile - size) / 2
        radii = (tokens().radius["control"],) * 4
        edge: Stroke | None = None
        fill: str | None = "accentTint"
        if family in HOLLOW:
            fill, edge = None, Stroke("accent", 1.25, HOLLOW[family].dash)
        elif self.options.outlined:
            edge = Stroke("line", 0.75)
        return [
            Rect(box.grown(-0.5), fill, edge, radii),
            *icon(name, Bounds(box.x + inset, box.y + inset, size, size), "accent"),
        ]

    def _foot(self, middle: float) -> list[Primitive]:
        found: list[Primitive] = []
        u = self.pad
        if self.record.evidence:
            found += evidence_mark(self.record.evidence, self.frame.point(u + EVIDENCE_SIZE / 2 + 1, middle))
            u += EVIDENCE_SIZE + 7
        for sign in self._signs():
            size = tokens().icon["canvas"]
            box = self.frame.box(u, middle - size / 2, size, size)
            found += icon(sign.icon, box, sign.colour)
            u += size + 4
        if self.time:
            at = self.facts.width - self.pad - self.time.natural_width
            found.append(self._small(self.time, max(at, u), middle))
        return found

    def _signs(self) -> list[IconSign]:
        """What else is told by a mark."""
        found = (FRICTION.get(self.record.friction), SERVICE.get(self.record.service))
        return [sign for sign in found if sign]

    def _small(self, block: TextBlock, u: float, middle: float) -> Text:
        return Text(self.frame.x(u, block.width), middle - block.height / 2, block, "inkMuted")
