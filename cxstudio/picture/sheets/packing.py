"""Pages put together: what is short stands under what comes before it; it sets nothing and knows no view."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from cxstudio.picture.assumptions import ROLE as ASSUMED
from cxstudio.picture.poster import FOOT, Page, PlacedGroup
from cxstudio.picture.primitives import Bounds, Placed, Text
from cxstudio.picture.sheets.paper import Paper

BETWEEN = 26.0  # points at a factor of 1, between what stood on two pages
_FURNITURE = frozenset({FOOT, ASSUMED})


def end_of(page: Page) -> float:
    """Where the last thing on a page ends, in points; 0 where it holds nothing of its own."""
    return max(
        (
            group.dy + group.scale * _end(placed)
            for group in page.layers
            for placed in group.parts
            if placed.part.role not in _FURNITURE
        ),
        default=0.0,
    )


def _end(placed: Placed) -> float:
    """Where a part ends, with words that are set outside of its box."""
    words = (
        placed.dy + shape.y + shape.block.height
        for shape in placed.part.primitives
        if isinstance(shape, Text)
    )
    return max(placed.bounds.bottom, max(words, default=0.0))


def packed(paper: Paper, pages: Sequence[Page]) -> list[Page]:
    """The pages, each under the one before where there is room for all of it."""
    made: list[Page] = []
    for page in pages:
        if made:
            start = end_of(made[-1]) + BETWEEN * paper.factor
            if start + end_of(page) - paper.top <= paper.bottom:
                made[-1] = joined(made[-1], moved(page, start - paper.top))
                continue
        made.append(page)
    return made


def joined(page: Page, below: Page) -> Page:
    """One page with all that is on two of one size, and with the foot of the one that takes more of it."""
    marked = any(placed.part.role == ASSUMED for group in page.layers for placed in group.parts)
    end = end_of(page)
    fills = below.foot is not None and end_of(below) - end > end
    layers = (
        *_without(page.layers, {FOOT} if fills else set()),
        *_without(below.layers, ({ASSUMED} if marked else set()) | (set() if fills else {FOOT})),
    )
    return replace(
        page,
        layers=layers,
        foot=below.foot if fills else page.foot,
        bookmarks=(*page.bookmarks, *below.bookmarks),
        annotations=(*page.annotations, *below.annotations),
        structure=(*page.structure, *below.structure),
        links=(*page.links, *below.links),
        anchors=(*page.anchors, *below.anchors),
        connections=(*page.connections, *below.connections),
        tables=(*page.tables, *below.tables),
    )


def _without(layers: Sequence[PlacedGroup], roles: Container[str]) -> Iterator[PlacedGroup]:
    for group in layers:
        yield replace(group, parts=tuple(one for one in group.parts if one.part.role not in roles))


def moved(page: Page, down: float) -> Page:
    """A page on which everything lies so much lower, but for its foot and what it says of its basis."""
    return replace(
        page,
        layers=tuple(lower for group in page.layers for lower in _moved(group, down)),
        bookmarks=tuple(replace(one, y=one.y + down) for one in page.bookmarks),
        annotations=tuple(replace(one, y=one.y + down) for one in page.annotations),
        links=tuple(replace(one, y=one.y + down) for one in page.links),
        anchors=tuple(replace(one, y=one.y + down) for one in page.anchors),
        tables=tuple(replace(one, y=one.y + down) for one in page.tables),
    )


def _moved(group: PlacedGroup, down: float) -> Sequence[PlacedGroup]:
    still = tuple(one for one in group.parts if one.part.role in _FURNITURE)
    rest = tuple(one for one in group.parts if one.part.role not in _FURNITURE)
    clip = group.clip
    low = Bounds(clip.x, clip.y + down, clip.width, clip.height) if clip is not None else None
    lower = replace(group, dy=group.dy + down, parts=rest, clip=low)
    return (lower, replace(group, parts=still)) if still else (lower,)
