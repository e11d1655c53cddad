"""The order shapes stand in on a slide: as they are read, as far as what lies over what allows; it knows no XML.

A slide has one order for both. So a shape goes where the page's reading order wants it, but never under a shape that
it is painted over.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from cxstudio.picture.poster import FOOT, Page
from cxstudio.picture.primitives import Part
from cxstudio.render.pptx_xml import Box

_CELLS = 48  # the longer side of a slide is looked at in this many pieces
_FEW = 120
_FIRST, _LAST = -1, 1 << 30


def reading_ranks(page: Page) -> dict[str, int]:
    """When each thing of a page is read, by its node, and where it has none by its words."""
    ranks: dict[str, int] = {}
    for rank, element in enumerate(page.structure):
        ranks.setdefault(element.node or " ".join(element.text.split()), rank)
    return ranks


def rank_of(part: Part, ranks: dict[str, int]) -> int:
    """When a part is read; what nobody reads comes first, the foot last."""
    if part.role == FOOT:
        return _LAST
    found = ranks.get(part.node) if part.node else ranks.get(" ".join(part.full.split()))
    return _FIRST if found is None else found


def reading_order(ranks: Sequence[int], boxes: Sequence[Box], cell: int) -> list[int]:
    """The places of shapes in the order they are written; given from back to front, `cell` EMU to a piece."""
    above: list[set[int]] = [set() for _ in boxes]
    waits = [0] * len(boxes)
    for upper, lower in _overlaps(boxes, max(1, cell)):
        if upper not in above[lower]:
            above[lower].add(upper)
            waits[upper] += 1
    ready = [(ranks[i], i) for i, count in enumerate(waits) if not count]
    heapq.heapify(ready)
    order = []
    while ready:
        _, place = heapq.heappop(ready)
        order.append(place)
        for upper in above[place]:
            waits[upper] -= 1
            if not waits[upper]:
                heapq.heappush(ready, (ranks[upper], upper))
    return order


def cell_of(width: int, height: int) -> int:
    """The size of the pieces a slide is looked at in."""
    return max(width, height) // _CELLS


def _overlaps(boxes: Sequence[Box], cell: int) -> list[tuple[int, int]]:
    """Pairs of boxes that meet, the upper one first; of few boxes each is compared with each, which is quicker."""
    if len(boxes) <= _FEW:
        return [
            (place, lower)
            for place, one in enumerate(boxes)
            for lower, other in enumerate(boxes[:place])
            if one.meets(other)
        ]
    cells: dict[tuple[int, int], list[int]] = {}
    found = []
    for place, box in enumerate(boxes):
        seen: set[int] = set()
        for column in range(box.x // cell, box.right // cell + 1):
            for row in range(box.y // cell, box.bottom // cell + 1):
                held = cells.setdefault((column, row), [])
                seen.update(held)
                held.append(place)
        found += [(place, lower) for lower in seen if boxes[lower].meets(box)]
    return found
