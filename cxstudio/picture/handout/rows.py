"""A journey from afar, at a size that can be read: stages, touchpoints and curves, in as many rows as it takes.

It sets no words and no page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from cxstudio.model.document import Document
from cxstudio.picture.content import EMOTION_LANE, TOUCHPOINT_LANE
from cxstudio.picture.map import MapPicture
from cxstudio.picture.options import MapOptions, Piece
from cxstudio.picture.theme import tokens
from cxstudio.text.layout import TextEngine

_LANES = (TOUCHPOINT_LANE, EMOTION_LANE)
COLUMNS, _MOST_COLUMN = (
    (116.0, 100.0),
    230.0,
)  # canvas units, of a touchpoint: at least, the usual first, and at most


@dataclass(frozen=True)
class OverviewRows:
    """Draws one journey's stages and touchpoints, as `options` say, in rows that are as wide as a page.

    `column` is how wide a touchpoint is at least, in canvas units.
    """

    document: Document
    journey: str
    engine: TextEngine
    options: MapOptions
    column: float = COLUMNS[0]
    _least: dict[tuple[Piece, float], tuple[float, int]] = field(default_factory=dict, compare=False)

    def rows(self, units: float) -> list[MapPicture]:
        """As few rows as can be of so many canvas units, each about as full as the others."""
        return [self._drawn(one, units) for one in self._parted(units)]

    def _parted(self, units: float) -> list[Piece]:
        """Which stages, or which touchpoints of a long one, stand in each row."""
        widths = self._widths
        room = units - tokens().card["laneHeaderWidth"]
        long = any(width > room for width in widths.values())
        groups = _grouped(widths, room)
        if not long:
            count, whole = len(groups), sum(widths.values())
            shares = (whole / count * (1 + step / 20) for step in range(20))
            even = (_grouped(widths, share) for share in shares if share <= room)
            groups = next((found for found in even if len(found) == count), groups)
        return [piece for group in groups for piece in self._pieces(group, room)]

    def _pieces(self, group: Sequence[str], room: float) -> Iterator[Piece]:
        first, *further = group
        sizes = tokens().card
        fits = int((room - 2 * sizes["padding"]) // (self.column + sizes["subColumnGap"]))
        count = len(self.document.touchpoints(first))
        if further or count <= max(1, fits):
            yield Piece(first, lanes=_LANES, further=tuple(further))
            return
        each = -(-count // -(-count // max(1, fits)))
        for start in range(0, count, each):
            yield Piece(first, start, start + each, _LANES)

    @cached_property
    def _widths(self) -> dict[str, float]:
        stages = [stage.id for stage in self.document.stages(self.journey)]
        picture = self._picture(Piece(stages[0], lanes=_LANES, further=tuple(stages[1:])), self.column)
        return {column.stage: column.width for column in picture.grid.columns}

    def _drawn(self, piece: Piece, units: float) -> MapPicture:
        """A row whose touchpoints are as wide as the page lets them be, within reason."""
        least, count = self._at_least(piece)
        wider = self.column + (units - least) / count
        return self._picture(piece, max(self.column, min(_MOST_COLUMN, wider)))

    def _at_least(self, piece: Piece) -> tuple[float, int]:
        """How wide a row is with its touchpoints as narrow as they may be, and how many stand in it.

        It is asked at each scale that is tried; the pictures themselves would be too many to keep.
        """
        key = piece, self.column
        if key not in self._least:
            grid = self._picture(piece, self.column).grid
            count = sum(max(1, len(column.touchpoints)) for column in grid.columns)
            self._least[key] = grid.bounds.width, count
        return self._least[key]

    def _picture(self, piece: Piece, column: float) -> MapPicture:
        options = replace(self.options, column=column, piece=piece)
        return MapPicture(self.document, self.journey, self.engine, options)


def _grouped(widths: dict[str, float], room: float) -> list[list[str]]:
    """Stages in their order, as many beside each other as have room."""
    groups: list[list[str]] = []
    taken = room + 1.0
    for stage, width in widths.items():
        if taken + width > room:
            groups.append([])
            taken = 0.0
        groups[-1].append(stage)
        taken += width
    return groups
