"""Where a list of several sections is parted between pages, so that nothing stands alone; numbers only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_FEWEST = 2  # things of a section that stand together after a page break, and on the last page


@dataclass(frozen=True, slots=True)
class Block:
    """One thing of a section: which section, and its height in points with all that stands over it."""

    section: int
    height: float


def turns_before(blocks: Sequence[Block], place: int, room: float, whole: float) -> bool:
    """Whether the page ends before a block that would begin with so much `room` left; a page has `whole`.

    What is taller than half a page is no block to be kept together: it goes on on the next page.
    """
    used = 0.0
    for at in range(place, len(blocks)):
        used += blocks[at].height
        if blocks[at].height > whole / 2:
            return False
        if used > room:
            good = (here for here in range(at, place - 1, -1) if _stands(blocks, here))
            return next(good, at) == place
    return False


def _stands(blocks: Sequence[Block], place: int) -> bool:
    """Whether enough stands together after a break before a block."""
    rest = blocks[place:]
    if len(rest) < _FEWEST:
        return False
    if place and blocks[place - 1].section == rest[0].section:
        return sum(block.section == rest[0].section for block in rest) >= _FEWEST
    return True
