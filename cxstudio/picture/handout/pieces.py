"""A stage laid out anew, as wide as a page, in as many pieces as it needs; it sets no words and no page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from cxstudio.model.document import Document
from cxstudio.model.lanes import lane_of
from cxstudio.model.records import Annotation, Card, Stage, parts_of_emotion_id
from cxstudio.picture.content import EMOTION_LANE, TOUCHPOINT_LANE
from cxstudio.picture.grid import Row
from cxstudio.picture.map import MapPicture
from cxstudio.picture.options import MapOptions, Piece
from cxstudio.picture.theme import tokens
from cxstudio.text.layout import TextEngine

LEAST_COLUMN, _MOST_COLUMN = 116.0, 400.0  # canvas units, of a touchpoint
# Lanes that stand together on a page, and which cards of them, None for all.
Run = tuple[tuple[str, ...], frozenset[str] | None]
_NARROWEST = 24.0  # what a column is made narrower for, so that a stage with a long name still fits


@dataclass(frozen=True, slots=True)
class Room:
    """What a page has left for a map, in points."""

    width: float
    height: float


@dataclass(frozen=True)
class JourneyPieces:
    """Draws parts of one journey's map as `options` say. `pins` are the numbers of its annotations on the whole map."""

    document: Document
    journey: str
    engine: TextEngine
    options: MapOptions
    pins: Mapping[str, int]
    _homes: dict[str, str] = field(default_factory=dict, init=False, compare=False, repr=False)

    def of_stage(self, stage: Stage, scale: float, room: Room) -> list[MapPicture]:
        """A stage at a scale: whole where it fits, else parted between its touchpoints, then between its lanes."""
        count = len(self.document.touchpoints(stage.id))
        across = max(1, ceil(count / self._across(room.width / scale)))
        each = max(1, ceil(count / across))
        return [
            picture
            for first in range(0, max(1, count), each)
            for picture in self._down(Piece(stage.id, first, first + each), scale, room)
        ]

    def pins_of(self, stage: str) -> list[Annotation]:
        """The annotations of a stage that have a number there, and those that only stand in words."""
        return [one for one in self.document.annotations() if self._stage_of(one.anchor) == stage]

    def _across(self, units: float) -> int:
        sizes = tokens().card
        inner = units - sizes["laneHeaderWidth"] - 2 * sizes["padding"] + sizes["subColumnGap"]
        return max(1, int(inner // (LEAST_COLUMN + sizes["subColumnGap"])))

    def _drawn(self, piece: Piece, units: float) -> MapPicture:
        """The piece as wide as so many canvas units, within reason."""
        sizes = tokens().card
        count = max(1, len(self.document.touchpoints(piece.stage)[piece.first : piece.end]))
        inner = units - sizes["laneHeaderWidth"] - 2 * sizes["padding"]
        column = min(_MOST_COLUMN, (inner - (count - 1) * sizes["subColumnGap"]) / count)
        options = replace(self.options, column=max(_NARROWEST, column), piece=piece)
        return MapPicture(self.document, self.journey, self.engine, options)

    def _down(self, piece: Piece, scale: float, room: Room) -> Iterator[MapPicture]:
        """The lanes that hold something, on as many pages as they need; each page names the touchpoints again."""
        units, height = room.width / scale, room.height / scale
        whole = self._drawn(replace(piece, lanes=self._lanes(piece, units)), units)
        rows = whole.grid.rows
        everything: Run = (tuple(row.key for row in rows), None)
        runs = list(_runs(whole, height)) if whole.grid.height > height else [everything]
        for place, (lanes, cards) in enumerate(runs):
            pins = self._pins(piece, lanes, cards, {row.key for row in rows}, first=place == 0)
            yield self._drawn(replace(piece, lanes=lanes, cards=cards, pins=pins), units)

    def _lanes(self, piece: Piece, units: float) -> tuple[str, ...]:
        """The rows in which this piece has anything: what is kept though it is empty says nothing on paper."""
        picture = self._drawn(piece, units)
        block = picture.blocks[0]
        column = picture.grid.columns[0]
        return tuple(
            row.key
            for row in picture.grid.rows
            if row.key == TOUCHPOINT_LANE
            or row.key in block.cells
            or (row.key == EMOTION_LANE and any(True for _ in picture.over.points()))
            or any(True for _ in picture.cell_parts(column, row))
        )

    def _pins(
        self,
        piece: Piece,
        lanes: Sequence[str],
        cards: frozenset[str] | None,
        shown: set[str],
        *,
        first: bool,
    ) -> tuple[tuple[str, int], ...]:
        """The numbered annotations of a piece: each where its thing is drawn, else where its touchpoint first is."""
        inside = {t.id for t in self.document.touchpoints(piece.stage)[piece.first : piece.end]}
        found = []
        for one in self.pins_of(piece.stage):
            number = self.pins.get(one.id, 0)
            touchpoint = self._touchpoint_of(one.anchor)
            there = touchpoint in inside if touchpoint else not piece.first
            lane = self._lane_of(one.anchor)
            here = lane in lanes if lane in shown else first
            card = cards is None or lane not in shown or one.anchor in cards
            if number and there and here and card:
                found.append((one.id, number))
        return tuple(found)

    def _lane_of(self, anchor: str) -> str:
        record = self.document.get(anchor)
        if isinstance(record, Card):
            return lane_of(self.document, record)
        return EMOTION_LANE if parts_of_emotion_id(anchor) else ""

    def _touchpoint_of(self, anchor: str) -> str:
        emotion = parts_of_emotion_id(anchor)
        found = self.document.touchpoint_of(emotion[0] if emotion else anchor)
        return found.id if found else ""

    def _stage_of(self, anchor: str) -> str:
        if anchor not in self._homes:
            emotion = parts_of_emotion_id(anchor)
            stage = self.document.stage_of(emotion[0] if emotion else anchor)
            self._homes[anchor] = stage.id if stage else ""
        return self._homes[anchor]


def _runs(picture: MapPicture, height: float) -> Iterator[Run]:
    """The lanes of a stage so parted that each run of them has no more than a height, under the touchpoints."""
    grid = picture.grid
    top = [row for row in grid.rows if row.key == TOUCHPOINT_LANE]
    fixed = grid.head + sum(row.height for row in top) + grid.foot
    names, room = tuple(row.key for row in top), max(1.0, height - fixed)
    run: list[Row] = []
    for row in (row for row in grid.rows if row.key != TOUCHPOINT_LANE):
        if run and sum(one.height for one in run) + row.height > room:
            yield (*names, *(one.key for one in run)), None
            run = []
        if row.height <= room:
            run.append(row)
            continue
        for cards in _parted(picture, row, room):
            yield (*names, row.key), cards
    if run or not grid.rows[len(top) :]:
        yield (*names, *(one.key for one in run)), None


def _parted(picture: MapPicture, row: Row, room: float) -> Iterator[frozenset[str] | None]:
    """The cards of a lane that is higher than a page, so many of them at a time; None where it holds no cards."""
    cell = picture.blocks[0].cells.get(row.key)
    if cell is None:
        yield None
        return
    pad = 2 * tokens().card["lanePadY"] + row.inset
    run: list[str] = []
    begun = 0.0
    for item in sorted(cell.items, key=lambda item: item.y):
        if run and item.y + item.drawing.height - begun > room - pad:
            yield frozenset(run)
            run = []
        if not run:
            begun = item.y
        run.append(item.drawing.node)
    yield frozenset(run)
