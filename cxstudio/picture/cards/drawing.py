"""A card laid out but not yet of a final height: rows decide that, texts need not be laid out again for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from cxstudio.picture.primitives import Bounds, Part
from cxstudio.text.layout import Style, TextBlock


@dataclass(frozen=True, slots=True)
class Drawing:
    """One card of a width. `height` is what its content needs; `part(height)` draws it that high or higher.

    `text` is where its text is edited in place, in the card's own coordinates; `cut` what the card does not show.
    """

    node: str
    width: float
    height: float
    text: Bounds
    style: Style
    draw: Callable[[float], Part]
    cut: str = ""
    blocks: tuple[TextBlock, ...] = ()
    _drawn: dict[float, Part] = field(default_factory=dict, compare=False, repr=False)

    def part(self, height: float) -> Part:
        """The card at a height; the same object for the same height."""
        found = self._drawn.get(height)
        if found is None:
            self._drawn.clear()
            found = self._drawn[height] = self.draw(height)
        return found
