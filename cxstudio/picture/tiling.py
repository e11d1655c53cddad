"""How a large page is cut into sheets of a small paper that share a strip; sizes and places alone, nothing is drawn.

Lengths are points. Sheets are counted as they lie on the table, from the top left, whichever way the map reads.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cxstudio.picture.papers import POINTS_PER_MM, PaperSize, paper_mm
from cxstudio.picture.primitives import Bounds

EDGE_MM = 10.0  # that no printer prints on for sure; marks and the sheet's name stand there
_SLACK = 0.01  # points by which a page may be larger than what it is cut into, from rounding


@dataclass(frozen=True, slots=True)
class Tile:
    """One sheet: its name, its place in the grid from 0, and the piece of the page that lies in its window."""

    name: str
    row: int
    column: int
    piece: Bounds


@dataclass(frozen=True)
class Tiling:
    """A page of `width` and `height` on sheets of `sheet_width` and `sheet_height` that share `overlap`."""

    width: float
    height: float
    sheet_width: float
    sheet_height: float
    overlap: float
    rtl: bool = False
    edge: float = EDGE_MM * POINTS_PER_MM

    @property
    def window(self) -> Bounds:
        """The part of each sheet that is printed."""
        return Bounds(
            self.edge, self.edge, self.sheet_width - 2 * self.edge, self.sheet_height - 2 * self.edge
        )

    @cached_property
    def columns(self) -> int:
        return _needed(self.width, self.window.width, self.overlap)

    @cached_property
    def rows(self) -> int:
        return _needed(self.height, self.window.height, self.overlap)

    @property
    def count(self) -> int:
        return self.rows * self.columns

    @property
    def covered(self) -> Bounds:
        """What all windows cover together, in coordinates of the page, which begins at its leading corner."""
        width = self.columns * (self.window.width - self.overlap) + self.overlap
        height = self.rows * (self.window.height - self.overlap) + self.overlap
        return Bounds(self.width - width if self.rtl else 0.0, 0.0, width, height)

    def tiles(self) -> Iterator[Tile]:
        """The sheets row by row, from the left."""
        window, covered = self.window, self.covered
        for row in range(self.rows):
            for column in range(self.columns):
                left = covered.x + column * (window.width - self.overlap)
                top = covered.y + row * (window.height - self.overlap)
                piece = Bounds(left, top, window.width, window.height)
                yield Tile(tile_name(row, column), row, column, piece)


def ways(
    width: float, height: float, sheet: PaperSize, overlap_mm: float, *, rtl: bool = False
) -> tuple[Tiling, ...]:
    """The ways to cut a page, the one of fewest sheets first, of as many the one that lies as the page does."""
    short, long = (side * POINTS_PER_MM for side in paper_mm(sheet))
    # A strip wider than half a window would leave no sheet that brings anything new.
    overlap = max(0.0, min(overlap_mm * POINTS_PER_MM, short / 3))
    both = (
        Tiling(width, height, long, short, overlap, rtl),
        Tiling(width, height, short, long, overlap, rtl),
    )
    found = sorted(
        both, key=lambda way: (way.count, (way.sheet_width > way.sheet_height) != (width > height))
    )
    return tuple(found)


def tiling(width: float, height: float, sheet: PaperSize, overlap_mm: float) -> Tiling:
    """The way of fewest sheets, lying or standing. A page that fits on one sheet's window needs no more."""
    return ways(width, height, sheet, overlap_mm)[0]


def full_sizes(sheet: PaperSize, overlap_mm: float, most: int) -> tuple[PaperSize, ...]:
    """The posters that fill 2 to `most` sheets without a blank strip, the one of fewest sheets first."""
    found: dict[PaperSize, tuple[int, float]] = {}
    for way in ways(1.0, 1.0, sheet, overlap_mm):
        across, down = way.window.width - way.overlap, way.window.height - way.overlap
        for rows in range(1, most + 1):
            for columns in range(1, most // rows + 1):
                if rows * columns < 2:
                    continue
                sides = sorted((columns * across + way.overlap, rows * down + way.overlap))
                # Whole millimetres, rounded down: no sheet more is needed.
                size = "x".join(f"{math.floor(side / POINTS_PER_MM + _SLACK):d}" for side in sides)
                found.setdefault(size, (rows * columns, sides[1] / sides[0]))
    return tuple(sorted(found, key=found.__getitem__))


def tile_name(row: int, column: int) -> str:
    """A sheet as people call out to each other: a letter for the row, a number for the column."""
    letters, rest = "", row + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{column + 1}"


def _needed(length: float, window: float, overlap: float) -> int:
    return max(1, math.ceil((length - overlap - _SLACK) / (window - overlap)))
