"""Things of a map beside the names of their lanes, without the lanes that hold none of them; it draws nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cxstudio.picture.content import EMOTION_LANE
from cxstudio.picture.grid import Row
from cxstudio.picture.map import MapPicture
from cxstudio.picture.primitives import Bounds, Part, Placed, Rect

_GAP = 8.0  # canvas units between the names and the things
_BEYOND = 400.0  # of the curve, on the far side of the names
_CURVE = ("emotion-curve", "emotion-point")


def closed_up(picture: MapPicture, placed: Sequence[Placed]) -> tuple[tuple[Placed, ...], Bounds]:
    """The parts with their rows closed up, and the area they take; things of one lane stay alone.

    Where a touchpoint is among them, its piece of the curve is as well.
    """
    area = _around(placed)
    rows = [row for row in picture.grid.rows if any(_is_in(row, one) for one in placed)]
    if len(rows) < 2:
        return tuple(placed), area
    curve = [one for one in _curve(picture, area) if one not in placed]
    if curve:
        rows = [row for row in picture.grid.rows if row in rows or row.key == EMOTION_LANE]
    headed = any(one.bounds.centre[1] < picture.grid.head for one in placed)
    top = area.y if headed else rows[0].top
    down, bottom = _moves(rows, picture.grid.head if headed else top)
    lead, rtl = picture.grid.lead, picture.rtl
    left = area.right + _GAP if rtl else area.x - _GAP - lead
    side = Bounds(left, top, lead, bottom - top)
    # It covers what of the curve reaches under the names and beyond.
    sheet = replace(side.grown(_BEYOND), x=left if rtl else left - 2 * _BEYOND)
    blank = Placed(Part("", "blank", sheet, (Rect(sheet, "surface", None),)), 0.0, 0.0)
    lanes = [replace(one, dx=one.dx + side.x - one.bounds.x) for one in picture.parts() if _heads(one, rows)]
    under, over = (
        [_moved(one, down) for one in curve],
        [_moved(one, down) for one in (*lanes, *placed)],
    )
    return (*under, blank, *over), Bounds(min(left, area.x), top, area.width + _GAP + lead, bottom - top)


def _moves(rows: Sequence[Row], start: float) -> tuple[list[tuple[Row, float]], float]:
    """How far each row moves down, and where the last one ends, with the first one at `start`."""
    found: list[tuple[Row, float]] = []
    y = start
    for row in rows:
        found.append((row, y - row.top))
        y += row.height
    return found, y


def _moved(one: Placed, down: Sequence[tuple[Row, float]]) -> Placed:
    """A part where its row has gone; what stands over all rows stays."""
    by = next((by for row, by in down if _is_in(row, one)), 0.0)
    return replace(one, dy=one.dy + by)


def _is_in(row: Row, one: Placed) -> bool:
    return row.top <= one.bounds.centre[1] < row.top + row.height


def _heads(one: Placed, rows: Sequence[Row]) -> bool:
    return one.part.role == "lane-header" and any(_is_in(row, one) for row in rows)


def _curve(picture: MapPicture, area: Bounds) -> Iterator[Placed]:
    for one in picture.parts():
        box = one.bounds
        if one.part.role in _CURVE and box.x < area.right and box.right > area.x:
            yield one


def _around(placed: Sequence[Placed]) -> Bounds:
    area = placed[0].bounds
    for one in placed[1:]:
        area = area.united(one.bounds)
    return area
