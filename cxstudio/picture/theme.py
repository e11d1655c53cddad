"""The design tokens: sizes by attribute, colours by dotted name and theme; no value is written anywhere else."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from cxstudio.resources import resource

THEMES = ("light", "dark", "projector", "print", "grey")


@dataclass(frozen=True)
class Theme:
    """One set of colours. `colour` resolves "surface", "role.pain.tint", "emotion.-2", "persona.3"."""

    name: str
    colours: dict[str, str]

    def colour(self, name: str) -> str:
        """The "#rrggbb" of a dotted name. Raises KeyError for a name the tokens do not have."""
        return self.colours[name]

    @property
    def dark(self) -> bool:
        return self.name == "dark"

    @property
    def grey(self) -> bool:
        return self.name == "grey"


@dataclass(frozen=True)
class TypeRow:
    """A text style of the tokens: size, weight (400-700), line height."""

    size: float
    weight: int
    line: float


@dataclass(frozen=True)
class Tokens:
    """The tokens, read once; lengths in canvas units, `print_type` and `slide_type` in points, `motion` in ms."""

    card: dict[str, float]
    space: dict[str, float]
    radius: dict[str, float]
    stroke: dict[str, float]
    icon: dict[str, float]
    zoom: dict[str, float]
    canvas_type: dict[str, TypeRow]
    print_type: dict[str, TypeRow]
    slide_type: dict[str, TypeRow]
    wall_type: dict[str, TypeRow]
    kind_role: dict[str, str]
    persona_marks: tuple[str, ...]
    persona_dashes: tuple[tuple[float, ...], ...]
    motion: dict[str, float]
    easing: tuple[float, ...]  # of everything that moves, as CSS writes a cubic curve


@cache
def _raw() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(resource("themes", "tokens.json").read_text(encoding="utf-8"))
    return data


@cache
def tokens() -> Tokens:
    """The tokens of the design."""
    raw = _raw()
    return Tokens(
        card=raw["card"],
        space=raw["space"],
        radius=raw["radius"],
        stroke=raw["stroke"],
        icon=raw["icon"],
        zoom=raw["zoom"],
        canvas_type=_types(raw["type"]["canvas"]),
        print_type=_types(raw["type"]["printPt"]),
        slide_type=_types(raw["type"]["slidePt"]),
        wall_type=_types(raw["type"]["projector"]),
        kind_role=raw["kindRole"],
        persona_marks=tuple(raw["personaMarks"]),
        persona_dashes=tuple(tuple(float(x) for x in dash) for dash in raw["personaDashes"]),
        motion={name: ms for name, ms in raw["motion"].items() if name != "easing"},
        easing=_numbers(raw["motion"]["easing"]),
    )


@cache
def theme(name: str) -> Theme:
    """The theme of this name. Raises KeyError."""
    if name == "grey":
        return Theme(name, {key: as_grey(colour) for key, colour in theme("print").colours.items()})
    return Theme(name, dict(_flat(_raw()["color"][name])))


def as_grey(colour: str) -> str:
    """The grey that is as light as a colour "#rrggbb" (its luma, ITU-R BT.709, of the values as they are)."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    level = round(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return f"#{level:02X}{level:02X}{level:02X}"


def _numbers(curve: str) -> tuple[float, ...]:
    """Those of "cubic-bezier(0.2,0,0,1)"."""
    return tuple(float(x) for x in curve[curve.index("(") + 1 : -1].split(","))


def _types(rows: dict[str, list[float]]) -> dict[str, TypeRow]:
    return {name: TypeRow(size, int(weight), line) for name, (size, weight, line) in rows.items()}


def _flat(value: Any, prefix: str = "") -> list[tuple[str, str]]:
    if isinstance(value, str):
        return [(prefix, value)]
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    return [
        found for key, inner in pairs for found in _flat(inner, f"{prefix}.{key}" if prefix else str(key))
    ]
