"""The picture of one journey's map: cells laid out once, bands of columns and rows, and what lies over them.

It reads the document and never changes it, and knows no painter. After a change `apply` lays out only what the report
touches and says which areas look different.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from cxstudio.model.document import Document, Report
from cxstudio.model.lanes import CardLanes, card_lanes
from cxstudio.model.records import Emotion, Stage
from cxstudio.picture import hit, notes, travel
from cxstudio.picture.arrows import lay_out_arrows
from cxstudio.picture.bands import lay_out_rows, stretched
from cxstudio.picture.cards.drawing import Drawing
from cxstudio.picture.cells import Cells
from cxstudio.picture.coarse import Coarse
from cxstudio.picture.content import (
    EMOTION_LANE,
    cut_out,
    feelings,
    lane_rows,
    stage_content,
    with_neighbours,
)
from cxstudio.picture.damage import REACH, Damage, Snapshot, compare
from cxstudio.picture.estimates import EstimatedLayouts
from cxstudio.picture.frame import Frame
from cxstudio.picture.furniture import Furniture
from cxstudio.picture.grid import Column, Grid, Place, Row
from cxstudio.picture.kept import Kept
from cxstudio.picture.lane_headers import LaneHeader, lay_out_lane_header
from cxstudio.picture.lanes.derived import DerivedLanes
from cxstudio.picture.layouts import CardLayouts
from cxstudio.picture.notes import Note
from cxstudio.picture.options import MapOptions, Piece
from cxstudio.picture.over import Over
from cxstudio.picture.overlays import Overlays
from cxstudio.picture.primitives import Bounds, Placed
from cxstudio.picture.settling import Settling, beyond_first
from cxstudio.picture.stage_block import (
    StageBlock,
    columns_of,
    lay_out_in_steps,
    lay_out_stage,
    renumbered,
)
from cxstudio.picture.stages import emotion_height, emotion_value
from cxstudio.picture.theme import tokens
from cxstudio.picture.touched import Touched, touched
from cxstudio.picture.travel import Direction
from cxstudio.picture.vision import vision_band
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import Style, TextEngine

EMPTY_MAP_WIDTH = 240.0


class MapPicture:
    """What a journey's map looks like, in canvas units.

    The leading top corner of the lane headers' column is the origin; a right-to-left map reaches to negative x.
    """

    def __init__(
        self, document: Document, journey: str, engine: TextEngine, options: MapOptions | None = None
    ) -> None:
        self.document = document
        self.journey = journey
        self.engine = engine
        self.options = options or MapOptions()
        self._start()

    # State

    def _start(self) -> None:
        session = self.document.session
        self.wording = Wording(session.language, session.direction == "rtl")
        self.frame = Frame(self.wording.rtl)
        self.layouts = CardLayouts(self.document, self.engine, self.wording, self.options)
        self._estimates = EstimatedLayouts(self.layouts, self.wording)
        self._guessed = Settling(beyond_first(self.document, self.journey) if self.options.gradual else ())
        self._blocks: dict[str, StageBlock] = {}
        self._stretch: tuple[float, set[str]] = (0.0, set())
        self._kept = Kept()
        self._overlays = Overlays(
            self.document, self.journey, self.engine, self.wording, self.options, self._kept
        )
        self._derived = DerivedLanes(self.document, self.options, self.wording, self.engine)
        self._coarse = Coarse()
        self._emotions: dict[str, list[Emotion]] = {}
        self._lay_out(Touched(everything=True, arrows=True, curves=True, derived=True))

    @property
    def _piece(self) -> Piece | None:
        return self.options.piece

    @property
    def rtl(self) -> bool:
        return self.wording.rtl

    def _lay_out(self, what: Touched) -> None:
        """Lay out what was touched, then the bands."""
        self._blocks = self._stage_blocks(what)
        blocks = self._blocks
        if what.curves:
            self._read_feelings(what)
        if what.derived:
            self._derived.renew(blocks.values())
        shown = self._piece.lanes if self._piece is not None else self.options.lanes
        rows = lane_rows(self.document, self.journey, self._used())
        self.lanes = tuple(row for row in rows if shown is None or row.key in shown)
        columns = self._kept.same("columns", columns_of(self._blocks.values()))
        if what.arrows:
            self._kept.drop("routes")
        self.arrows = self._kept.keep(
            "routes", columns, lambda: lay_out_arrows(self.document, columns, self.engine, self.wording)
        )
        head = max(
            (block.header.height for block in blocks.values()), default=tokens().card["stageHeaderHeight"]
        )
        ghost = 0.0 if blocks else EMPTY_MAP_WIDTH
        lead = tokens().card["laneHeaderWidth"]
        headers = self._lane_headers(lead)
        self._derived.lay_out({h.lane.key: h.names_top for h in headers}, blocks.values())
        bands = lay_out_rows(headers, blocks.values(), self._derived.cells, head, self.band)
        bands = stretched(bands, *self._stretch)
        self.grid = self._kept.same("grid", Grid(self.frame, lead, head, columns, bands, ghost=ghost))
        self._furniture = self._kept.keep(
            "furniture",
            (self.grid, headers, self.band, [b.header for b in blocks.values()]),
            lambda: Furniture(
                self.grid,
                {id: block.header for id, block in blocks.items()},
                headers,
                band=self.band,
                options=self.options,
                engine=self.engine,
                wording=self.wording,
            ),
        )
        self._cells = Cells(self.document, self.grid, blocks, self._derived.cells, self._furniture, self.band)
        self.vision = self._vision(lead)
        self.__dict__.pop("over", None)
        self.__dict__.pop("bounds", None)

    def _used(self) -> set[str]:
        """The lanes that have something to show."""
        blocks = self._blocks.values()
        used = {lane for block in blocks for lane in block.cells} | self._derived.unasked()
        used.update(lane for block in blocks for lane in block.ghosts)
        # On screen the curve waits to be drawn as soon as there is a moment to rate.
        waiting = self.options.placeholders and any(b.content.touchpoints for b in blocks)
        if waiting or any(f.readings for f in self.feelings):
            used.add(EMOTION_LANE)
        return used

    def _vision(self, lead: float) -> Placed | None:
        """The band above the stages; on paper the head says it."""
        if not self.options.placeholders:
            return None
        session = self.document.session
        return self._kept.keep(
            "vision",
            (session.impression, session.promise),
            lambda: vision_band(session, self.frame, lead, self.engine, self.wording),
        )

    def _read_feelings(self, what: Touched) -> None:
        for touchpoint in what.rated:
            self._emotions.pop(touchpoint, None)
        touchpoints = (t for block in self._blocks.values() for t in block.content.touchpoints)
        self.feelings = feelings(self.document, self.journey, touchpoints, self._emotions)
        if self._piece is not None:
            self.feelings = with_neighbours(self.document, self.journey, self._piece, self.feelings)

    def _stage_blocks(self, what: Touched) -> dict[str, StageBlock]:
        blocks = {}
        lanes = card_lanes(self.document, self.journey)
        for index, stage in enumerate(self.document.stages(self.journey)):
            if self._piece is not None and not self._piece.shows(stage.id):
                continue
            block = self._blocks.get(stage.id)
            if block is None or what.everything or stage.id in what.stages:
                block = self._block(stage, index, lanes)
            elif block.content.index != index:
                # An untitled stage is called by its number, which may ask for another width.
                layouts = self._layouts(stage.id)
                self._guessed.restart(stage.id)
                block = renumbered(block, index, layouts) if stage.title else self._block(stage, index, lanes)
            blocks[stage.id] = block
        return blocks

    def _block(self, stage: Stage, index: int, lanes: CardLanes) -> StageBlock:
        content = stage_content(self.document, stage, index, lanes)
        if self._piece is not None:
            content = cut_out(content, self._piece)
        if stage.id in self._guessed:
            return self._estimates.stage(content)
        return lay_out_stage(content, self.layouts)

    def _layouts(self, stage: str) -> CardLayouts | EstimatedLayouts:
        return self._estimates if stage in self._guessed else self.layouts

    def _lane_headers(self, width: float) -> list[LaneHeader]:
        def headers() -> list[LaneHeader]:
            return [
                lay_out_lane_header(lane, width, self.engine, self.wording, names)
                for lane, names in zip(self.lanes, all_names, strict=True)
            ]

        all_names = [self._derived.names(lane.key) for lane in self.lanes]
        return self._kept.keep("lane headers", (self.lanes, all_names), headers)

    @property
    def band(self) -> float:
        """The room above the touchpoint cards, in which arrows run."""
        return max(tokens().card["lanePadY"], self.arrows.routing.band)

    @property
    def blocks(self) -> tuple[StageBlock, ...]:
        """The stages in order."""
        return tuple(self._blocks.values())

    @cached_property
    def bounds(self) -> Bounds:
        """Everything that is drawn, annotations beside the grid included."""
        bounds = self.grid.bounds
        for _, placed in self.over.annotations.parts():
            bounds = bounds.united(placed.bounds)
        return bounds.united(self.vision.bounds) if self.vision is not None else bounds

    # Changes

    def apply(self, report: Report) -> Damage:
        """Take in one report of the document; what comes out equals a picture made anew."""
        before = self._snapshot()
        what = touched(report, self.document)
        what.stages |= {id for id, block in self._blocks.items() if what.named & block.content.names}
        if what.lanes:
            lanes = card_lanes(self.document, self.journey)
            what.stages |= {id for id, b in self._blocks.items() if b.content.lies_otherwise(lanes)}
        for stage in what.stages:
            self._guessed.drop(stage)
        if self.options.gradual:
            # What a whole map of new cards needs is not laid out while somebody waits for the window.
            self._guessed.add(beyond_first(self.document, self.journey, what.stages))
        for id in what.gone:
            self.layouts.forget(id)
        session = self.document.session
        if Wording(session.language, session.direction == "rtl") != self.wording:
            self._start()
        else:
            self._lay_out(what)
        return compare(before, self._snapshot())

    def stretch(self, by: float) -> None:
        """Make the map higher by so much, shared out among its lanes, to use up a page."""
        # A card that grew would reach under the sticky that was put beside it.
        kept = {self.grid.lane_at(pin.anchor.centre[1]) for pin in self.over.pins if not pin.number}
        self._stretch = (self.grid.height - self.grid.foot + by, kept)
        self._lay_out(Touched())

    @property
    def settled(self) -> bool:
        """Whether every card is laid out; always so without the option `gradual`."""
        return not self._guessed

    def settle(self, seconds: float = 0.006, area: Bounds | None = None) -> Damage:
        """Lay out cards of stages of guessed heights for about so long, those in an area first."""
        before = self._snapshot()
        first = [self.grid.columns[i].stage for i in self.grid.columns_in(area)] if area else []
        done = self._guessed.work(
            seconds, first, lambda id: lay_out_in_steps(self._blocks[id].content, self.layouts)
        )
        if not done:
            return Damage()
        self._blocks.update(done)
        self._lay_out(Touched())
        return compare(before, self._snapshot())

    def _snapshot(self) -> Snapshot:
        return Snapshot(
            self.wording, self.grid, self.lanes, self.blocks, self._derived.cells, self.over, self.vision
        )

    # Parts

    def parts(self, area: Bounds | None = None) -> Iterator[Placed]:
        """What is drawn, back to front; with an area, at least all that shows in it."""
        return (placed for _lane, placed in self.parts_by_lane(area))

    def parts_by_lane(self, area: Bounds | None = None) -> Iterator[tuple[str, Placed]]:
        """The same, each with the key of the lane it lies in; "" for furniture and for what lies over the lanes."""
        if area is not None:
            area = area.grown(REACH)
        columns = [self.grid.columns[i] for i in self.grid.columns_in(area)]
        rows = [self.grid.rows[i] for i in self.grid.rows_in(area)]
        if self.vision is not None and (area is None or area.meets(self.vision.bounds)):
            yield "", self.vision
        yield from (("", placed) for placed in self._furniture.parts(columns, rows))
        yield from (("", placed) for placed in self.over.within(area, under=True))
        for column in columns:
            for row in rows:
                yield from ((row.key, placed) for placed in self.cell_parts(column, row, area))
        yield from (("", placed) for placed in self.over.within(area, under=False))

    def coarse_parts(self, area: Bounds) -> Iterator[Placed]:
        """The same for an eye so far away that it sees boxes where there are words: `picture/coarse.py`."""
        area = area.grown(REACH)
        columns = [self.grid.columns[i] for i in self.grid.columns_in(area)]
        if self.vision is not None and area.meets(self.vision.bounds):
            yield self.vision
        yield from self._furniture.parts(columns, [self.grid.rows[i] for i in self.grid.rows_in(area)])
        yield from self.over.within(area, under=True)
        for column in columns:
            yield self._coarse.part(self.grid, column, self._blocks[column.stage], self.band)
        over = self.over.within(area, under=False)
        yield from (placed for placed in over if placed.part.role != "emotion-point")

    def block(self, stage: str) -> StageBlock:
        """A stage laid out on its own. Raises KeyError."""
        return self._blocks[stage]

    def cell_parts(self, column: Column, row: Row, area: Bounds | None = None) -> Iterator[Placed]:
        """The cards of a stage in a lane, or those of them that meet an area."""
        return self._cells.parts(column, row, area)

    @cached_property
    def over(self) -> Over:
        """Arrows, curves and annotations."""
        return self._overlays.lay_out(self.grid, self.band, self.arrows, self.feelings, self._cells)

    # Questions

    def placed(self, node: str) -> Placed | None:
        """Where a node or link is drawn; None when it is not on the map, or its lane is hidden."""
        here = self._cells.placed(node)
        if here is not None:
            return here
        return self.over.find(node, "link", "emotion-point", "sticky", "callout")

    def shows(self, node: str) -> bool:
        """Whether it is on the map at all: cheap to ask of every card of a large one."""
        return self._cells.shows(node) or self.placed(node) is not None

    def drawing(self, node: str) -> Drawing | None:
        """The layout of a touchpoint or card."""
        return self._cells.drawing(node)

    def at(self, x: float, y: float) -> Placed | None:
        """The topmost part at a point that stands for something; the sheet of a stage where nothing lies on it."""
        return hit.at(self, x, y)

    def place_at(self, x: float, y: float) -> Place:
        """What a point falls into, or is nearest to."""
        return self.grid.place_at(x, y)

    def drop_bar(self, kind: str, place: Place, lane: str = "") -> Bounds | None:
        """Where the bar stands that shows where a thing of this kind will land; None where nothing can."""
        return hit.drop_bar(self, kind, place, lane)

    def text_bounds(self, node: str) -> tuple[Bounds, Style] | None:
        """Where the text of a node or link is edited in place, and in which style; None where it shows none."""
        return hit.text_bounds(self, node)

    def neighbour(self, node: str, direction: Direction) -> str | None:
        """The node an arrow key leads to, by directions on the screen."""
        return travel.neighbour(self, node, direction)

    def emotion_at(self, y: float) -> float:
        """The value of a height in the emotion lane, -2 to 2; 0 when the lane does not show."""
        row = self.grid.row(EMOTION_LANE)
        return emotion_value(y - row.top, row.height) if row else 0.0

    def emotion_y(self, value: float) -> float:
        """The height of a value in the emotion lane."""
        row = self.grid.row(EMOTION_LANE)
        return row.top + emotion_height(value, row.height) if row else 0.0

    @property
    def notes(self) -> list[Note]:
        """Numbered callouts, then the texts that are longer than their cards show, both in reading order."""
        return notes.notes(self)
