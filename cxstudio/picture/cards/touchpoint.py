"""The touchpoint card: channel tiles, number, title, small signs, evidence and time; it knows no place on the map."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cxstudio.model.channels import icon_of
from cxstudio.model.kinds import EVIDENCE, KINDS
from cxstudio.model.records import Channel, Touchpoint
from cxstudio.picture.cards.drawing import Drawing
from cxstudio.picture.extents import extent_of_path
from cxstudio.picture.frame import Frame, card_frame
from cxstudio.picture.icons import icon
from cxstudio.picture.known import Known
from cxstudio.picture.marks import EVIDENCE_SIZE, evidence_mark, truth_mark, with_words
from cxstudio.picture.options import MapOptions
from cxstudio.picture.primitives import Bounds, Part, Primitive, Rect, Stroke, Text
from cxstudio.picture.signs import EFFORT, FRICTION, HOLLOW, OPENS, SERVICE, IconSign
from cxstudio.picture.styles import canvas_style, furniture
from cxstudio.picture.theme import tokens
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextBlock, TextEngine
from cxstudio.words import N_

MOST_TITLE_LINES = 3
_TITLE_TOP_GAP = 6.0
_FOOT = 14.0
_FOOT_GAP = 8.0
_SIGNS_GAP = 4.0
_EVIDENCE_ROOM = EVIDENCE_SIZE + 7.0
_BETWEEN = 5.0  # two marks of the foot


@dataclass(frozen=True, slots=True)
class TouchpointFacts:
    """All that shows on a touchpoint card, so that equal facts mean an equal card."""

    touchpoint: Touchpoint
    channels: tuple[Channel, ...]
    stage_number: int
    number: int
    width: float
    known: Known


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
    level = dict(EVIDENCE).get(facts.known.evidence)
    if level:
        parts.append(wording.say(level))
    if record.moment_of_truth:
        parts.append(wording.say(N_("Moment of truth")))
    parts += [wording.say(sign.label) for sign in signs_of(facts)]
    if facts.known.owner:
        parts.append(facts.known.owner)
    return ", ".join(parts)


def signs_of(facts: TouchpointFacts) -> list[IconSign]:
    """What is told of a touchpoint by an icon at its foot."""
    record = facts.touchpoint
    found = (FRICTION.get(record.friction), SERVICE.get(record.service), OPENS if facts.known.opens else None)
    return [sign for sign in found if sign is not None]


def initials(name: str) -> str:
    """The first letters of the first and last word of a name, each with the marks that belong to it."""
    words = name.split()
    return "".join(_first_letter(word) for word in dict.fromkeys((words[0], words[-1]))) if words else ""


def _first_letter(word: str) -> str:
    end = next(
        (i for i, c in enumerate(word) if i and not unicodedata.category(c).startswith("M")), len(word)
    )
    return word[:end]


@dataclass(frozen=True, slots=True)
class _Piece:
    """One small mark of the foot: its width, and how it is drawn from a reading coordinate at a middle height."""

    width: float
    draw: Callable[[float, float], Sequence[Primitive]]


class _TouchpointCard:
    """Lays out one card from the top: tiles and number, title, signs, foot.

    The signs stand in the foot as long as they leave room for the time, and else in a row of their own above it.
    """

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
        tiny = canvas_style("tiny", tabular=True)
        effort, owner = self.record.effort, initials(facts.known.owner)
        self.effort = engine.block(wording.digits(str(effort)), tiny, float("inf")) if effort else None
        self.owner = engine.block(owner, tiny, float("inf"), direction=wording.direction) if owner else None
        self.pieces = self._pieces()
        self.alone = self._in_a_row() > self.inner
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
        signs = _FOOT + _SIGNS_GAP if self.alone else 0.0
        needed = text_top + self.title.height + _FOOT_GAP + signs + _FOOT + self.pad
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
            found += self._channel_tile(u, icon_of(channel), channel.family)
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
        (sign,) = icon(name, Bounds(box.x + inset, box.y + inset, size, size), "accent")
        left, top, right, bottom = extent_of_path(sign.commands)
        tile = Rect(box.grown(-0.5), fill, edge, radii, sign_size=max(right - left, bottom - top))
        return [tile, sign]

    def _in_a_row(self) -> float:
        """How wide the foot is with everything in it."""
        widths = [piece.width + _BETWEEN for piece in self.pieces]
        if self.facts.known.evidence:
            widths.append(_EVIDENCE_ROOM)
        if self.time:
            widths.append(self.time.natural_width)
        return sum(widths)

    def _foot(self, middle: float) -> list[Primitive]:
        found: list[Primitive] = []
        u = self.pad
        level = self.facts.known.evidence
        if level:
            mark = evidence_mark(level, self.frame.point(u + EVIDENCE_SIZE / 2 + 1, middle))
            found += with_words(mark, canvas_style("card").size)
            u += _EVIDENCE_ROOM
        row, at = (middle - _FOOT - _SIGNS_GAP, self.pad) if self.alone else (middle, u)
        for piece in self.pieces:
            found += piece.draw(at, row)
            at += piece.width + _BETWEEN
        if self.time:
            room = self.facts.width - self.pad - self.time.natural_width
            found.append(self._small(self.time, max(room, u), middle))
        return found

    def _pieces(self) -> list[_Piece]:
        found = [self._icon(sign) for sign in signs_of(self.facts)]
        if self.effort:
            found.append(self._effort(self.effort))
        if self.owner:
            found.append(self._owner(self.owner))
        return found

    def _icon(self, sign: IconSign) -> _Piece:
        size = tokens().icon["canvas"]

        def draw(u: float, middle: float) -> Sequence[Primitive]:
            return icon(sign.icon, self.frame.box(u, middle - size / 2, size, size), sign.colour)

        return _Piece(size, draw)

    def _effort(self, number: TextBlock) -> _Piece:
        gauge = self._icon(EFFORT)

        def draw(u: float, middle: float) -> Sequence[Primitive]:
            return (*gauge.draw(u, middle), self._small(number, u + gauge.width + 2, middle))

        return _Piece(gauge.width + 2 + number.natural_width, draw)

    def _owner(self, letters: TextBlock) -> _Piece:
        """Initials in a ring as wide as they are."""
        width = max(_FOOT, letters.natural_width + 8)

        def draw(u: float, middle: float) -> Sequence[Primitive]:
            box = self.frame.box(u, middle - _FOOT / 2, width, _FOOT)
            ring = Rect(box, None, Stroke("lineControl", 1), (_FOOT / 2,) * 4, letters.style.size)
            text = Text(
                box.x + (width - letters.natural_width) / 2, middle - letters.height / 2, letters, "inkMuted"
            )
            return (ring, text)

        return _Piece(width, draw)

    def _small(self, block: TextBlock, u: float, middle: float) -> Text:
        return Text(self.frame.x(u, block.width), middle - block.height / 2, block, "inkMuted")
