"""The text styles of a map and of a page's furniture, made from the tokens; no sizes are written here."""

from __future__ import annotations

from functools import cache

from cxstudio.picture.theme import TypeRow, tokens
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import Align, Style, TextBlock, TextEngine

# Style and TextEngine pass through here: the layers that show a picture hand them on and never lay out text themselves.
__all__ = ["Style", "TextEngine", "canvas_style", "furniture", "print_style", "slide_style", "wall_style"]


def _style(row: TypeRow, *, italic: bool = False, tabular: bool = False, factor: float = 1.0) -> Style:
    return Style(row.size * factor, row.weight, italic, row.line * factor, tabular)


@cache
def canvas_style(name: str, *, italic: bool = False, tabular: bool = False) -> Style:
    """A style of the map, by the name the tokens give it: stage, stageMeta, lane, card, note, chip, tiny."""
    return _style(tokens().canvas_type[name], italic=italic, tabular=tabular)


@cache
def print_style(name: str, factor: float = 1.0) -> Style:
    """A style of page furniture, `factor` times its size in points: min, note, card, lane, stage, header, title."""
    return _style(tokens().print_type[name], factor=factor)


@cache
def slide_style(name: str, *, italic: bool = False) -> Style:
    """A style of a slide, 540 points high: min, note, label, body, head, card, heading, title, value, display."""
    return _style(tokens().slide_type[name], italic=italic)


@cache
def wall_style(name: str, *, factor: float = 1.0, italic: bool = False, tabular: bool = False) -> Style:
    """A style of the wall, 1080 pixels high, at least its own size: min, body, card, stage, timer."""
    return _style(tokens().wall_type[name], italic=italic, tabular=tabular, factor=max(1.0, factor))


def furniture(
    engine: TextEngine,
    text: str,
    style: Style,
    width: float,
    wording: Wording,
    *,
    max_lines: int | None = None,
    side: Align = "start",
) -> TextBlock:
    """A text that stands at the leading edge of the map (or another side) whichever way it runs itself: a title."""
    direction = wording.direction
    block = engine.block(text, style, width, direction=direction, align=side, max_lines=max_lines)
    if text and side != "center" and block.rtl != wording.rtl:
        other: Align = "end" if side == "start" else "start"
        block = engine.block(text, style, width, direction=direction, align=other, max_lines=max_lines)
    return block
