"""Adding a thing where the selection is, and opening its text: what a key, a tile or a menu does."""

from __future__ import annotations

from collections.abc import Callable

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.tools.landing import leading_corner, reading_sign
from cxstudio.edits.adding import NOTE_OFFSET, add_at, spot_for
from cxstudio.edits.annotations import add_annotation
from cxstudio.model.kinds import ANNOTATION_KINDS
from cxstudio.picture.primitives import Bounds, Point
from cxstudio.picture.theme import tokens

COVERED = frozenset(("stage-header", "touchpoint", "card", "sticky", "callout", "emotion-point"))
STEP = 16.0  # canvas units between the places tried for a new note


def add_and_open(desk: Desk, kind: str) -> str:
    """Add a thing, select it and open its text; "" when it was refused (the status line says why)."""
    spot = spot_for(desk.document, desk.journey, kind, desk.current) if kind in ANNOTATION_KINDS else None
    if spot is None:
        return make_and_open(desk, lambda: add_at(desk.document, desk.journey, kind, desk.current))
    dx, dy = free_offset(desk, spot.home)
    return make_and_open(desk, lambda: add_annotation(desk.document, kind, spot.home, dx, dy))


def make_and_open(desk: Desk, make: Callable[[], str]) -> str:
    """The same for a thing made in a way of its own; `make` gives its id."""
    return desk.make(make)


def free_offset(desk: Desk, anchor: str) -> Point:
    """Where a note of usual size lies over no words: the first free place below its anchor, at the worst below the map.

    In canvas units from the anchor's leading top corner, in reading direction.
    """
    picture, sizes = desk.picture, tokens().card
    placed = picture.placed(anchor)
    if placed is None:
        return NOTE_OFFSET
    width, height = float(sizes["stickyWidth"]), float(sizes["stickyMinHeight"])
    corner, dx = leading_corner(desk, placed.bounds)[0], NOTE_OFFSET[0]
    x = corner + dx if reading_sign(desk) > 0 else corner - dx - width
    y = placed.bounds.bottom + STEP / 2
    while y < picture.grid.bounds.bottom:
        box = Bounds(x, y, width, height)
        if not any(p.part.role in COVERED and p.bounds.meets(box) for p in picture.parts(box)):
            break
        y += STEP
    return (dx, round(y - placed.bounds.y))
