"""Shapes at another size and place; texts are never scaled this way, they are laid out in their size."""

from __future__ import annotations

from dataclasses import replace

from cxstudio.picture.primitives import Bounds, Command, Ellipse, Image, Path, Primitive, Rect, Stroke, Text


def commands_at(commands: tuple[Command, ...], scale: float, dx: float, dy: float) -> tuple[Command, ...]:
    """Path commands `scale` times their size, moved by (dx, dy) afterwards."""
    return tuple(
        (letter, *(n * scale + (dy if place % 2 else dx) for place, n in enumerate(numbers)))
        for letter, *numbers in commands
    )


def scaled(shape: Primitive, scale: float, dx: float, dy: float) -> Primitive:
    """The shape `scale` times its size, moved by (dx, dy) afterwards."""

    def box(b: Bounds) -> Bounds:
        return Bounds(b.x * scale + dx, b.y * scale + dy, b.width * scale, b.height * scale)

    match shape:
        case Rect():
            radii = shape.radii
            return replace(
                shape,
                bounds=box(shape.bounds),
                stroke=_stroke(shape.stroke, scale),
                radii=(radii[0] * scale, radii[1] * scale, radii[2] * scale, radii[3] * scale),
            )
        case Ellipse():
            return replace(shape, bounds=box(shape.bounds), stroke=_stroke(shape.stroke, scale))
        case Path():
            commands = commands_at(shape.commands, scale, dx, dy)
            return replace(shape, commands=commands, stroke=_stroke(shape.stroke, scale))
        case Image():
            return replace(shape, bounds=box(shape.bounds))
        case Text():
            return replace(shape, x=shape.x * scale + dx, y=shape.y * scale + dy)


def _stroke(stroke: Stroke | None, scale: float) -> Stroke | None:
    if stroke is None:
        return None
    return replace(stroke, width=stroke.width * scale, dash=tuple(d * scale for d in stroke.dash))
