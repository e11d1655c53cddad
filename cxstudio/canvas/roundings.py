"""The roundings of what is outlined on the map, and the mark that stays on top of every outline."""

from __future__ import annotations

from cxstudio.canvas.strokes import Strokes
from cxstudio.picture.primitives import Path, Placed
from cxstudio.picture.theme import tokens

_CORNERS = {"touchpoint": "card", "card": "control", "sticky": "chip", "stage-header": "stage"}


def radius(name: str) -> float:
    """A rounding of the tokens."""
    return float(tokens().radius[name])


def corner(placed: Placed, zoom: float) -> float:
    """How a part is rounded, in logical pixels."""
    return radius(_CORNERS.get(placed.part.role, "control")) * zoom


def draw_truth(strokes: Strokes, placed: Placed) -> None:
    """The mark of a moment of truth once more, when something was drawn across it; nothing on other parts."""
    shapes = placed.part.primitives
    # It is the last thing on its card: nothing may cover it.
    first = next((i for i, s in enumerate(shapes) if isinstance(s, Path) and s.fill == "truth"), len(shapes))
    for shape in shapes[first:]:
        if isinstance(shape, Path):
            strokes.shape(shape, placed.dx, placed.dy)
