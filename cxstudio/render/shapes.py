"""Shapes as the path commands all painters share: rounded corners and ellipses are curves of one formula."""

from __future__ import annotations

from cxstudio.picture.primitives import Bounds, Command

# A cubic with its handles this far along comes within 0.03 % of a quarter circle.
QUARTER = 0.5522847498307936


def rounded(bounds: Bounds, radii: tuple[float, float, float, float]) -> tuple[Command, ...]:
    """The outline of a rectangle with its corners rounded, clockwise from top left; radii give way when too large."""
    sides = (bounds.width, bounds.height, bounds.width, bounds.height)
    sums = [radii[corner] + radii[(corner + 1) % 4] for corner in range(4)]
    shrink = min([1.0, *(side / total for side, total in zip(sides, sums, strict=True) if total > side)])
    a, b, c, d = (max(radius, 0.0) * shrink for radius in radii)
    x, y, right, bottom = bounds.x, bounds.y, bounds.right, bounds.bottom
    k = 1 - QUARTER
    commands: list[Command] = [("M", x + a, y), ("L", right - b, y)]
    if b:
        commands.append(("C", right - b * k, y, right, y + b * k, right, y + b))
    commands.append(("L", right, bottom - c))
    if c:
        commands.append(("C", right, bottom - c * k, right - c * k, bottom, right - c, bottom))
    commands.append(("L", x + d, bottom))
    if d:
        commands.append(("C", x + d * k, bottom, x, bottom - d * k, x, bottom - d))
    commands.append(("L", x, y + a))
    if a:
        commands.append(("C", x, y + a * k, x + a * k, y, x + a, y))
    commands.append(("Z",))
    return tuple(commands)


def ellipse(bounds: Bounds) -> tuple[Command, ...]:
    """The outline of an ellipse in four curves."""
    x, y, right, bottom = bounds.x, bounds.y, bounds.right, bounds.bottom
    cx, cy = bounds.centre
    h, v = bounds.width / 2 * QUARTER, bounds.height / 2 * QUARTER
    return (
        ("M", right, cy),
        ("C", right, cy + v, cx + h, bottom, cx, bottom),
        ("C", cx - h, bottom, x, cy + v, x, cy),
        ("C", x, cy - v, cx - h, y, cx, y),
        ("C", cx + h, y, right, cy - v, right, cy),
        ("Z",),
    )
