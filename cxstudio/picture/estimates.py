"""Cards of a height guessed from the length of their texts, until there is time to lay them out."""

from __future__ import annotations

import math
from collections.abc import Iterator

from cxstudio.model.records import Card
from cxstudio.picture.cards.drawing import Drawing
from cxstudio.picture.cards.note import (
    MOST_LINES,
    PICTURE_GAP,
    PICTURE_TALLEST,
    note_role,
    note_style,
    note_words,
)
from cxstudio.picture.cards.touchpoint import MOST_TITLE_LINES, TouchpointFacts, touchpoint_words
from cxstudio.picture.content import CardSpot, PromptSpot, StageContent
from cxstudio.picture.frame import card_frame
from cxstudio.picture.layouts import CardLayouts
from cxstudio.picture.primitives import Bounds, Part, Rect, Stroke
from cxstudio.picture.stage_block import (
    Cell,
    CellItem,
    GuessedCell,
    StageBlock,
    facts_of,
    ghosts_of,
    items_of,
    reach,
    stacked,
    widths,
)
from cxstudio.picture.stages import StageHeader
from cxstudio.picture.styles import canvas_style
from cxstudio.picture.theme import tokens
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import Style

_LETTER = 0.52  # em, the mean width of a letter with its share of spaces
_FOOT = 18.0
_BAR = 5.0  # the height of a bar that stands for a line of text
_LAST_LINE = 0.6


class EstimatedLayouts:
    """Stands in for `CardLayouts`: its cards show bars where their words will stand."""

    def __init__(self, exact: CardLayouts, wording: Wording) -> None:
        self._exact = exact
        self._wording = wording

    def stage(self, content: StageContent) -> StageBlock:
        """The stage with heights alone: its cards are made once somebody looks at them."""
        width, sub, starts = widths(content, self)
        touchpoints = tuple(map(self.touchpoint, facts_of(content, sub)))
        cells: dict[str, Cell | GuessedCell] = {
            lane: self._cell(lane, spots, starts, sub) for lane, spots in content.cards.items()
        }
        header, ghosts = self.header(content, width), ghosts_of(content, self, starts, sub)
        return StageBlock(content, width, sub, starts, header, touchpoints, cells, ghosts)

    def _cell(
        self, lane: str, spots: tuple[CardSpot, ...], starts: tuple[float, ...], sub: float
    ) -> GuessedCell:
        heights = [_height(spot.card, reach(spot, starts, sub))[0] for spot in spots]
        stack = stacked(spots, heights, starts)

        def make() -> tuple[CellItem, ...]:
            notes = (self.note(spot, reach(spot, starts, sub), lane) for spot in spots)
            return items_of(spots, notes, stack, starts)

        return GuessedCell(stack.height, stack.lone, make)

    def header(self, content: StageContent, width: float) -> StageHeader:
        return self._exact.header(content, width)

    def prompt(self, spot: PromptSpot, width: float) -> Drawing | None:
        return self._exact.prompt(spot, width)

    def title_width(self, content: StageContent) -> float:
        return self._exact.title_width(content)

    @property
    def touchpoint_width(self) -> float:
        return self._exact.touchpoint_width

    def touchpoint(self, facts: TouchpointFacts) -> Drawing:
        style, sizes = canvas_style("card"), tokens().card
        inner = facts.width - 2 * sizes["padding"]
        text = lines_guessed(facts.touchpoint.title, style, inner, MOST_TITLE_LINES) * style.line_height
        height = max(sizes["touchpointMinHeight"], text + 68)
        box = Bounds(sizes["padding"], 38, inner, text)

        def draw(height: float) -> Part:
            bounds = Bounds(0, 0, facts.width, height)
            edge = Stroke("lineControl", tokens().stroke["control"])
            sheet = Rect(bounds.grown(-0.5), "surface", edge, (tokens().radius["card"],) * 4)
            full = touchpoint_words(facts, self._wording)
            shapes = (sheet, *self._bars(facts.width, box, style))
            return Part(facts.touchpoint.id, "touchpoint", bounds, shapes, "card", full)

        return Drawing(facts.touchpoint.id, facts.width, height, box, style, draw)

    def renumbered(self, _: Drawing, facts: TouchpointFacts) -> Drawing:
        return self.touchpoint(facts)

    def note(self, spot: CardSpot, width: float, lane: str) -> Drawing:
        card, sizes = spot.card, tokens().card
        style, bar = note_style(card.kind, card.text), tokens().stroke["roleBar"]
        height, text = _height(card, width)
        box = Bounds(sizes["notePadX"], sizes["notePadY"], width - 2 * sizes["notePadX"] - bar, text)

        def draw(height: float) -> Part:
            bounds, role = Bounds(0, 0, width, height), note_role(card.kind)
            edge = (width, bar) if spot.whole else (bar, height)
            mark = card_frame(self._wording.rtl, width).box(0, 0, *edge)
            sheet = (Rect(bounds, f"role.{role}.tint"), Rect(mark, f"role.{role}.mark"))
            shapes = (*sheet, *self._bars(width, box.moved(bar, 0), style))
            return Part(card.id, "card", bounds, shapes, "card", note_words(card, self._wording))

        return Drawing(card.id, width, height, box, style, draw)

    def _bars(self, width: float, box: Bounds, style: Style) -> Iterator[Rect]:
        """A bar for each line a text will take, the last one shorter; they leave where the words would leave."""
        frame, count = card_frame(self._wording.rtl, width), round(box.height / style.line_height)
        for line in range(count):
            wide = box.width * (1.0 if line + 1 < count else _LAST_LINE)
            y = box.y + (line + 0.5) * style.line_height - _BAR / 2
            yield Rect(frame.box(box.x, y, wide, _BAR), "line", text_size=style.size)


def _height(card: Card, width: float) -> tuple[float, float]:
    """How high a card of a width will be, and the text on it."""
    style, sizes = canvas_style("note"), tokens().card
    inner = width - 2 * sizes["notePadX"] - tokens().stroke["roleBar"]
    text = lines_guessed(card.text, style, inner, MOST_LINES) * style.line_height
    marked = card.evidence or card.severity or card.frequency or card.persona or card.internal
    above = PICTURE_TALLEST + PICTURE_GAP if card.picture else 0.0
    needed = above + text + 2 * sizes["notePadY"] + (_FOOT if marked else 0.0)
    return max(sizes["noteMinHeight"], needed), text


def lines_guessed(text: str, style: Style, width: float, most: int) -> int:
    """How many lines a text will take, at least one and at most `most`."""
    letters = max(1.0, width / (style.size * _LETTER))
    if "\n" not in text:
        return max(1, min(most, math.ceil(len(text) / letters)))
    lines = sum(max(1, math.ceil(len(part) / letters)) for part in text[:2000].splitlines())
    return min(most, lines)
