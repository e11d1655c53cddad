"""How a finished drawing is made fit for a room: no line too thin, and dim what is not in the spotlight."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

from cxstudio.model.reading import Reading
from cxstudio.picture.primitives import Colour, Ellipse, Image, Part, Path, Primitive, Rect, Text

_DIM = "line"
_GROUNDS = frozenset(("surface", "surfaceSunken", "surfaceRaised", "canvas", "stageHeader", "accentTint"))


def thickened(part: Part, least: float) -> Part:
    """The part with no line under a width; itself where none is, so that a painter knows it again."""
    if not any(_is_thin(shape, least) for shape in part.primitives):
        return part
    return replace(part, primitives=tuple(_thick(shape, least) for shape in part.primitives))


def dimmed(part: Part) -> Part:
    """The part in the one pale colour of what is not in the light."""
    return replace(part, primitives=tuple(_dim(shape) for shape in part.primitives))


def in_the_light(reading: Reading, node: str, spot: Collection[str]) -> bool:
    """Whether a thing, or what it belongs to, stands in the spotlight."""
    return node in spot or any(owner.id in spot for owner in reading.owners(node))


def _thick(shape: Primitive, least: float) -> Primitive:
    if isinstance(shape, (Rect, Ellipse, Path)) and shape.stroke and shape.stroke.width < least:
        return replace(shape, stroke=replace(shape.stroke, width=least))
    return shape


def _is_thin(shape: Primitive, least: float) -> bool:
    return _thick(shape, least) is not shape


def _dim(shape: Primitive) -> Primitive:
    match shape:
        case Text():
            return replace(shape, colour=_DIM)
        case Image():
            return Ellipse(shape.bounds, _DIM) if shape.round else Rect(shape.bounds, _DIM)
        case _:
            stroke = shape.stroke and replace(shape.stroke, colour=_DIM)
            return replace(shape, fill=_dim_fill(shape.fill), stroke=stroke)


@lru_cache(maxsize=256)
def _dim_fill(fill: Colour | None) -> Colour | None:
    if fill is None:
        return None
    return "surface" if fill in _GROUNDS or fill.endswith(".tint") else _DIM
