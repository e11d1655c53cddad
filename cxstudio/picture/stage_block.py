"""A stage laid out on its own: header, touchpoint cards and the cells under them; it knows no place on the map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol

from cxstudio.picture.cards.drawing import Drawing
from cxstudio.picture.cards.touchpoint import TouchpointFacts
from cxstudio.picture.content import CardSpot, StageContent
from cxstudio.picture.grid import Column
from cxstudio.picture.stages import HEADER_PAD, StageHeader
from cxstudio.picture.theme import tokens


class Layouts(Protocol):
    """Lays cards out, and remembers those whose facts did not change."""

    def header(self, content: StageContent, width: float) -> StageHeader: ...
    def touchpoint(self, facts: TouchpointFacts) -> Drawing: ...
    def note(self, spot: CardSpot, width: float, lane: str) -> Drawing: ...
    def title_width(self, content: StageContent) -> float: ...


@dataclass(frozen=True, slots=True)
class CellItem:
    """A card in its cell: `u` from the stage's leading edge, `y` from the top of the cell's content.

    `lone` says that no other card shares its sub-columns, so that it may grow to the height of its row.
    """

    drawing: Drawing
    u: float
    y: float
    lone: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """The cards of one lane in one stage, stacked without overlaps."""

    items: tuple[CellItem, ...] = ()
    height: float = 0.0
    lone: float = 0.0


@dataclass(frozen=True)
class StageBlock:
    """Everything of a stage in its own coordinates; `starts` are its sub-columns from its leading edge."""

    content: StageContent
    width: float
    sub_width: float
    starts: tuple[float, ...]
    header: StageHeader
    touchpoints: tuple[Drawing, ...]
    cells: dict[str, Cell] = field(compare=False)

    @property
    def touchpoint_height(self) -> float:
        return max((d.height for d in self.touchpoints), default=0.0)


def lay_out_stage(content: StageContent, layouts: Layouts) -> StageBlock:
    """Measure a stage. It is as wide as its touchpoints, or as its name wants within reason."""
    sizes = tokens().card
    pad, gap = sizes["padding"], sizes["subColumnGap"]
    count = max(1, len(content.touchpoints))
    inner = count * sizes["touchpointWidth"] + (count - 1) * gap
    most = max(inner, sizes["touchpointMaxWidth"])
    inner = max(inner, min(most, layouts.title_width(content) + 2 * HEADER_PAD - 2 * pad))
    sub = (inner - (count - 1) * gap) / count
    width = inner + 2 * pad
    starts = tuple(pad + i * (sub + gap) for i in range(count))
    drawings = _touchpoints(content, sub, layouts)
    cells = {lane: _cell(spots, starts, sub, lane, layouts) for lane, spots in content.cards.items()}
    return StageBlock(content, width, sub, starts, layouts.header(content, width), drawings, cells)


def columns_of(blocks: Iterable[StageBlock]) -> tuple[Column, ...]:
    """The stages side by side, after the lane headers' column."""
    left = tokens().card["laneHeaderWidth"]
    columns = []
    for block in blocks:
        ids = tuple(t.id for t in block.content.touchpoints)
        starts = tuple(left + s for s in block.starts[: len(ids)])
        columns.append(Column(block.content.stage.id, left, block.width, ids, starts, block.sub_width))
        left += block.width + tokens().card["stageGap"]
    return tuple(columns)


def renumbered(block: StageBlock, index: int, layouts: Layouts) -> StageBlock:
    """The same stage at another place of the journey: only its numbers change."""
    content = replace(block.content, index=index)
    return replace(
        block,
        content=content,
        header=layouts.header(content, block.width),
        touchpoints=_touchpoints(content, block.sub_width, layouts),
    )


def lay_out_cards(block: StageBlock, layouts: Layouts) -> Iterator[None]:
    """Lay out the cards of a stage one by one, as wide as they are in the block, for layouts that remember."""
    for facts in _facts(block.content, block.sub_width):
        layouts.touchpoint(facts)
        yield
    for lane, spots in block.content.cards.items():
        for spot in spots:
            layouts.note(spot, _reach(spot, block.starts, block.sub_width), lane)
            yield


def _touchpoints(content: StageContent, width: float, layouts: Layouts) -> tuple[Drawing, ...]:
    return tuple(map(layouts.touchpoint, _facts(content, width)))


def _facts(content: StageContent, width: float) -> Iterator[TouchpointFacts]:
    for i, (t, channels) in enumerate(zip(content.touchpoints, content.channels, strict=True)):
        yield TouchpointFacts(t, channels, content.index + 1, i + 1, width)


def _reach(spot: CardSpot, starts: tuple[float, ...], sub: float) -> float:
    """The width of a card over its sub-columns."""
    return starts[spot.last] + sub - starts[spot.first]


def _cell(
    spots: Iterable[CardSpot], starts: tuple[float, ...], sub: float, lane: str, layouts: Layouts
) -> Cell:
    """Stack cards from the top, each as high up as the sub-columns it reaches over allow."""
    gap = tokens().card["noteGap"]
    filled = [0.0] * len(starts)
    stacked = [0] * len(starts)
    placed: list[tuple[CardSpot, Drawing, float]] = []
    for spot in spots:
        reach = range(spot.first, spot.last + 1)
        drawing = layouts.note(spot, _reach(spot, starts, sub), lane)
        top = max(filled[i] for i in reach)
        for i in reach:
            filled[i] = top + drawing.height + gap
            stacked[i] += 1
        placed.append((spot, drawing, top))
    items = tuple(
        CellItem(d, starts[s.first], y, all(stacked[i] == 1 for i in range(s.first, s.last + 1)))
        for s, d, y in placed
    )
    height = max((f - gap for f, n in zip(filled, stacked, strict=True) if n), default=0.0)
    return Cell(items, height, max((i.drawing.height for i in items if i.lone), default=0.0))
