"""A template's question in an empty cell: its words in grey, without a card, until something is written there."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.model.records import Prompt
from cxstudio.picture.cards.drawing import Drawing
from cxstudio.picture.cards.note import note_style
from cxstudio.picture.primitives import Bounds, Part, Text
from cxstudio.picture.theme import tokens
from cxstudio.text.layout import TextEngine

MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class PromptFacts:
    """All that the drawing of a question depends on."""

    prompt: Prompt
    width: float


def lay_out_prompt(facts: PromptFacts, engine: TextEngine) -> Drawing:
    """The question wrapped into the width of its cell, slanted as somebody's words are."""
    sizes, style = tokens().card, note_style("quote", facts.prompt.text)
    inner = facts.width - 2 * sizes["notePadX"]
    block = engine.block(facts.prompt.text.strip(), style, inner, max_lines=MOST_LINES)
    box = Bounds(sizes["notePadX"], sizes["notePadY"], inner, block.height)
    height = max(sizes["noteMinHeight"], block.height + 2 * sizes["notePadY"])
    prompt = facts.prompt

    def draw(height: float) -> Part:
        words = Text(box.x, box.y, block, "inkMuted")
        return Part(prompt.id, "prompt", Bounds(0, 0, facts.width, height), (words,), "card", prompt.text)

    return Drawing(prompt.id, facts.width, height, box, style, draw, blocks=(block,))
