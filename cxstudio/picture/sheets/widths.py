"""How wide columns beside each other are, so that no word is broken in them; it knows no page and no kind of thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxstudio.text.layout import Style, TextEngine

_MEASURED = 12  # of the longest words by their letters: the widest one is among them
_MOST = 0.4  # of the whole width, that a column grows to for the sake of a word
_SPARE = 0.5  # points, so that rounding breaks nothing


def widest_word(engine: TextEngine, texts: Iterable[str], style: Style) -> float:
    """The width in points of the widest word of some texts; 0 without any."""
    words = {word for text in texts for word in text.split()}
    longest = sorted(words, key=lambda word: (-len(word), word))[:_MEASURED]
    return max((engine.width(word, style) + _SPARE for word in longest), default=0.0)


def shared_widths(room: float, shares: Sequence[float], least: Sequence[float]) -> list[float]:
    """A width shared out by shares, where none gets less than it needs as long as there is enough for all.

    Nothing grows beyond a part of the whole for what it needs: such a word is broken after all.
    """
    needed = [min(one, _MOST * room) for one in least]
    if sum(needed) >= room:
        return [one * room / sum(needed) for one in needed]
    widths = [0.0] * len(shares)
    held: set[int] = set()
    while True:
        free = [place for place in range(len(shares)) if place not in held]
        rest = room - sum(needed[place] for place in held)
        whole = sum(shares[place] for place in free)
        for place in range(len(shares)):
            widths[place] = needed[place] if place in held else rest * shares[place] / whole
        short = {place for place in free if widths[place] < needed[place]}
        if not short:
            return widths
        held |= short


def fitting_across(width: float, gap: float, most: int, least: float) -> int:
    """How many columns of at least this width stand beside each other with gaps between them, 1 to `most`."""
    return max(1, min(most, int((width + gap) // (least + gap))))
