"""Cards of a height guessed from the length of their texts, until there is time to lay them out."""

from __future__ import annotations

import math

from cxstudio.picture.cards.drawing import Drawing
from cxstudio.picture.cards.note import MOST_LINES, note_style
from cxstudio.picture.cards.touchpoint import MOST_TITLE_LINES, TouchpointFacts
from cxstudio.picture.content import CardSpot, StageContent
from cxstudio.picture.layouts import CardLayouts
from cxstudio.picture.primitives import Bounds
from cxstudio.picture.stages import StageHeader
from cxstudio.picture.styles import canvas_style
from cxstudio.picture.theme import tokens
from cxstudio.text.layout import Style

_LETTER = 0.52  # em, the mean width of a letter with its share of spaces
_FOOT = 18.0


class EstimatedLayouts:
    """Stands in for `CardLayouts`; a card that is painted all the same is laid out at that moment."""

    def __init__(self, exact: CardLayouts) -> None:
        self._exact = exact

    def header(self, content: StageContent, width: float) -> StageHeader:
        return self._exact.header(content, width)

    def title_width(self, content: StageContent) -> float:
        return self._exact.title_width(content)

    def touchpoint(self, facts: TouchpointFacts) -> Drawing:
        style, sizes = canvas_style("card"), tokens().card
        inner = facts.width - 2 * sizes["padding"]
        text = lines_guessed(facts.touchpoint.title, style, inner, MOST_TITLE_LINES) * style.line_height
        height = max(sizes["touchpointMinHeight"], text + 68)
        box = Bounds(sizes["padding"], 38, inner, text)
        return Drawing(
            facts.touchpoint.id,
            facts.width,
            height,
            box,
            style,
            lambda h: self._exact.touchpoint(facts).part(h),
        )

    def note(self, spot: CardSpot, width: float, lane: str) -> Drawing:
        card, sizes = spot.card, tokens().card
        style = note_style(card.kind, card.text)
        inner = width - 2 * sizes["notePadX"] - tokens().stroke["roleBar"]
        text = lines_guessed(card.text, style, inner, MOST_LINES) * style.line_height
        marked = bool(card.evidence or card.severity or card.frequency or card.persona or card.internal)
        height = max(sizes["noteMinHeight"], text + 2 * sizes["notePadY"] + (_FOOT if marked else 0.0))
        box = Bounds(sizes["notePadX"], sizes["notePadY"], inner, text)
        return Drawing(
            card.id, width, height, box, style, lambda h: self._exact.note(spot, width, lane).part(h)
        )


def lines_guessed(text: str, style: Style, width: float, most: int) -> int:
    """How many lines a text will take, at least one and at most `most`."""
    letters = max(1.0, width / (style.size * _LETTER))
    lines = sum(max(1, math.ceil(len(part) / letters)) for part in text[:2000].splitlines() or [""])
    return min(most, lines)
