"""Icons as paths: each drawn in a 24 by 24 box, scaled and moved to where it is wanted; they are never mirrored."""

from __future__ import annotations

import json
from functools import cache, lru_cache

from cxstudio.picture.primitives import Bounds, Colour, Command, Path, Stroke
from cxstudio.picture.scaling import commands_at
from cxstudio.picture.theme import tokens
from cxstudio.resources import resource

BOX = 24.0
FALLBACK = "circle"


@cache
def _paths() -> dict[str, tuple[Command, ...]]:
    data = json.loads(resource("icons", "paths.json").read_text(encoding="utf-8"))
    rows = data.get("icons", data)
    return {name: _commands(steps) for name, steps in rows.items() if not name.startswith("_")}


def _commands(steps: object) -> tuple[Command, ...]:
    if isinstance(steps, dict):
        steps = steps.get("path", steps.get("commands", []))
    assert isinstance(steps, list)
    return tuple((step[0], *(float(n) for n in step[1:])) for step in steps)


def has_icon(name: str) -> bool:
    """Whether an icon of this name is bundled."""
    return name in _paths()


def icon(name: str, bounds: Bounds, colour: Colour) -> tuple[Path, ...]:
    """The strokes of an icon in `bounds`; their width is that of the 24 px drawing and shrinks with it, down to 1."""
    scale = bounds.width / BOX
    stroke = Stroke(colour, max(1.0, tokens().stroke["iconCanvas"] * (0.4 + 0.6 * scale)), round_ends=True)
    return (Path(_commands_at(name, scale, bounds.x, bounds.y), stroke=stroke),)


# Cards of one size have their icons at the same places.
@lru_cache(2048)
def _commands_at(name: str, scale: float, x: float, y: float) -> tuple[Command, ...]:
    paths = _paths()
    return commands_at(paths.get(name) or paths.get(FALLBACK, ()), scale, x, y)
