"""Arrows as connectors that stay with the shapes they join; it knows no document and no route but how high it ran."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.render.pptx_slide import Target
from cxstudio.render.pptx_xml import EMU, Box, Shape, adjust, moved, preset

_TOP, _LEFT, _BOTTOM, _RIGHT = range(4)
ARROWHEAD = '<a:tailEnd type="triangle" w="med" len="med"/>'
LEAST_RISE = 14 * EMU


@dataclass(frozen=True, slots=True)
class Joined:
    """A connector, the point in its middle, where a label belongs, and whether it is an arch over what is between."""

    shape: Shape
    middle: tuple[int, int]
    arched: bool


def connector(
    source: Target, target: Target, top: int, looks: str, drawn: tuple[int, int] | None = None
) -> Joined:
    """A connector from one shape to another; `top` is how high the arrow of the page reached, `looks` its line.

    Neighbours are joined by their facing sides, others by an arch over what is between. `drawn` is at which x an
    arrow of the page begins and ends.
    """
    sides = _sides(source.box, target.box, top)
    start, end = _site(source.box, sides[0]), _site(target.box, sides[1])
    numbers = source.sites[sides[0]], target.sites[sides[1]]
    arched = sides == (_TOP, _TOP)
    if arched and drawn is not None:
        (first, x1), (last, x2) = source.port(drawn[0]), target.port(drawn[1])
        start, end, numbers = (x1, start[1]), (x2, end[1]), (first, last)
    middle = (start[0] + end[0]) // 2, (start[1] + end[1]) // 2
    if arched:
        middle = middle[0], min(top, start[1] - LEAST_RISE)
        box, turned, geometry = _arch(start, end, max(LEAST_RISE, start[1] - top))
    else:
        box, turned, geometry = _direct(start, end, upright=sides[0] in {_TOP, _BOTTOM})
    ends = f'<a:stCxn id="{source.number}" idx="{numbers[0]}"/><a:endCxn id="{target.number}" idx="{numbers[1]}"/>'
    shape = Shape("cxnSp", box, f"<p:spPr>{moved(box, turned)}{geometry}{looks}</p:spPr>", ends=ends)
    return Joined(shape, middle, arched)


def _site(box: Box, side: int) -> tuple[int, int]:
    """The point in the middle of a side."""
    middle, centre = box.y + box.height // 2, box.x + box.width // 2
    return ((centre, box.y), (box.x, middle), (centre, box.bottom), (box.right, middle))[side]


def _sides(source: Box, target: Box, top: int) -> tuple[int, int]:
    arched = top < min(source.y, target.y)
    if not arched and source.y < target.bottom and target.y < source.bottom:
        if target.x >= source.right:
            return (_RIGHT, _LEFT)
        if target.right <= source.x:
            return (_LEFT, _RIGHT)
    if not arched and target.y >= source.bottom:
        return (_BOTTOM, _TOP)
    if not arched and target.bottom <= source.y:
        return (_TOP, _BOTTOM)
    return (_TOP, _TOP)


_Drawn = tuple[Box, str, str]


def _direct(start: tuple[int, int], end: tuple[int, int], *, upright: bool) -> _Drawn:
    """A straight line, or one with two corners where the ends are not level."""
    (x1, y1), (x2, y2) = start, end
    box = Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    flips = (' flipH="1"' if x2 < x1 else "") + (' flipV="1"' if y2 < y1 else "")
    level = box.width if upright else box.height
    if level <= EMU:
        return box, flips, preset("straightConnector1")
    if not upright:
        return box, flips, preset("bentConnector3", adjust("adj1", 50_000))
    return _turned("bentConnector3", start, end, 50_000)


def _arch(start: tuple[int, int], end: tuple[int, int], rise: int) -> _Drawn:
    """Up from the start, over to the end and down, with the corners it has on the page."""
    height = max(EMU, abs(start[1] - end[1]))  # what the corner is counted in may not be nothing
    share = rise * 100_000 / height
    return _turned("bentConnector3", start, end, share if start[1] >= end[1] else -share, height)


def _turned(name: str, start: tuple[int, int], end: tuple[int, int], share: float, least: int = 0) -> _Drawn:
    """A connector with two turns that leaves upwards or downwards: the one that leaves sideways, turned."""
    (x1, y1), (x2, y2) = start, end
    along, across = max(least, abs(y1 - y2)), abs(x2 - x1)
    # Turned by three quarters, what ran to the right runs up, and what ran down runs to the right.
    flips = (' flipH="1"' if y2 > y1 else "") + (' flipV="1"' if x2 < x1 else "")
    box = Box((x1 + x2) // 2 - along // 2, (y1 + y2) // 2 - across // 2, along, across)
    return box, f' rot="16200000"{flips}', preset(name, adjust("adj1", share))
