"""A stage laid out on its own: header, touchpoint cards and the cells under them; it knows no place on the map."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol

from cxstudio.picture.cards.drawing import Drawing
from cxstudio.picture.cards.touchpoint import TouchpointFacts
from cxstudio.picture.content import CardSpot, PromptSpot, StageContent
from cxstudio.picture.grid import Column
from cxstudio.picture.stages import HEADER_PAD, StageHeader
from cxstudio.picture.theme import tokens


class Layouts(Protocol):
    """Lays cards out, and remembers those whose facts did not change."""

    def header(self, content: StageContent, width: float) -> StageHeader: ...
    def touchpoint(self, facts: TouchpointFacts) -> Drawing: ...
    def renumbered(self, drawing: Drawing, facts: TouchpointFacts) -> Drawing: ...
    def note(self, spot: CardSpot, width: float, lane: str) -> Drawing: ...
    def prompt(self, spot: PromptSpot, width: float) -> Drawing | None: ...
    def title_width(self, content: StageContent) -> float: ...
    @property
    def touchpoint_width(self) -> float: ...


@dataclass(frozen=True, slots=True)
class CellItem:
    """A card in its cell: `u` from the stage's leading edge, `y` from the top of the cell's content.

    `lone` says that no other card shares its sub-columns, so that it may grow to the height of its row.
    """

    drawing: Drawing
    u: float
    y: float
    lone: bool

    def height(self, lone: float) -> float:
        """How high it is drawn in a row that gives its lone cards a height."""
        return max(lone, self.drawing.height) if self.lone else self.drawing.height


@dataclass(frozen=True, slots=True)
class Cell:
    """The cards of one lane in one stage, stacked without overlaps."""

    items: tuple[CellItem, ...] = ()
    height: float = 0.0
    lone: float = 0.0


@dataclass(frozen=True, slots=True)
class Stack:
    """Where the cards of a cell lie; `alone` are those that share their sub-columns with no other."""

    tops: tuple[float, ...]
    alone: tuple[bool, ...]
    height: float
    lone: float


@dataclass(frozen=True, eq=False)
class GuessedCell:
    """A cell of guessed heights; its cards are made once somebody looks at them."""

    height: float
    lone: float
    make: Callable[[], tuple[CellItem, ...]]

    @cached_property
    def items(self) -> tuple[CellItem, ...]:
        return self.make()


@dataclass(frozen=True)
class StageBlock:
    """Everything of a stage in its own coordinates; `starts` are its sub-columns from its leading edge.

    `ghosts` are the questions of a template where no card lies yet, by lane.
    """

    content: StageContent
    width: float
    sub_width: float
    starts: tuple[float, ...]
    header: StageHeader
    touchpoints: tuple[Drawing, ...]
    cells: dict[str, Cell | GuessedCell] = field(compare=False)
    ghosts: dict[str, tuple[CellItem, ...]] = field(default_factory=dict, compare=False)

    @property
    def touchpoint_height(self) -> float:
        return max((d.height for d in self.touchpoints), default=0.0)


# One card at each step; the last one gives the stage.
Steps = Generator[None, None, StageBlock]


def lay_out_stage(content: StageContent, layouts: Layouts) -> StageBlock:
    """Measure a stage. It is as wide as its touchpoints, or as its name wants within reason."""
    steps = lay_out_in_steps(content, layouts)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            block: StageBlock = end.value
            return block


def lay_out_in_steps(content: StageContent, layouts: Layouts) -> Steps:
    """The same, one card at each step."""
    width, sub, starts = widths(content, layouts)
    drawings = []
    for facts in facts_of(content, sub):
        drawings.append(layouts.touchpoint(facts))
        yield
    cells: dict[str, Cell | GuessedCell] = {}
    for lane, spots in content.cards.items():
        notes = []
        for spot in spots:
            notes.append(layouts.note(spot, reach(spot, starts, sub), lane))
            yield
        stack = stacked(spots, [note.height for note in notes], starts)
        cells[lane] = Cell(items_of(spots, notes, stack, starts), stack.height, stack.lone)
    header, ghosts = layouts.header(content, width), ghosts_of(content, layouts, starts, sub)
    return StageBlock(content, width, sub, starts, header, tuple(drawings), cells, ghosts)


def ghosts_of(
    content: StageContent, layouts: Layouts, starts: tuple[float, ...], sub: float
) -> dict[str, tuple[CellItem, ...]]:
    """The questions over those sub-columns of each lane in which no card lies."""
    found: dict[str, tuple[CellItem, ...]] = {}
    for lane, prompts in content.prompts.items():
        taken = [False] * len(starts)
        for card in content.cards.get(lane, ()):
            taken[card.first : card.last + 1] = [True] * (card.last + 1 - card.first)
        ghosts = []
        for spot in prompts:
            free = not any(taken[spot.first : spot.last + 1])
            drawing = layouts.prompt(spot, reach(spot, starts, sub)) if free else None
            if drawing is not None:
                taken[spot.first : spot.last + 1] = [True] * (spot.last + 1 - spot.first)
                ghosts.append(CellItem(drawing, starts[spot.first], 0.0, lone=False))
        if ghosts:
            found[lane] = tuple(ghosts)
    return found


def widths(content: StageContent, layouts: Layouts) -> tuple[float, float, tuple[float, ...]]:
    """Of a stage, of its sub-columns, and where these begin."""
    sizes = tokens().card
    pad, gap = sizes["padding"], sizes["subColumnGap"]
    count = max(1, len(content.touchpoints))
    inner = count * layouts.touchpoint_width + (count - 1) * gap
    most = max(inner, sizes["touchpointMaxWidth"])
    inner = max(inner, min(most, layouts.title_width(content) + 2 * HEADER_PAD - 2 * pad))
    sub = (inner - (count - 1) * gap) / count
    return inner + 2 * pad, sub, tuple(pad + i * (sub + gap) for i in range(count))


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
        touchpoints=tuple(map(layouts.renumbered, block.touchpoints, facts_of(content, block.sub_width))),
    )


def facts_of(content: StageContent, width: float) -> Iterator[TouchpointFacts]:
    """What its touchpoints show at a width."""
    rows = zip(content.touchpoints, content.channels, content.known, strict=True)
    for i, (t, channels, known) in enumerate(rows):
        yield TouchpointFacts(t, channels, content.index + 1, content.first + i + 1, width, known)


def reach(spot: CardSpot | PromptSpot, starts: tuple[float, ...], sub: float) -> float:
    """The width of a card or question over its sub-columns."""
    return starts[spot.last] + sub - starts[spot.first]


def stacked(spots: Sequence[CardSpot], heights: Sequence[float], starts: tuple[float, ...]) -> Stack:
    """Stack cards from the top, each as high up as the sub-columns it reaches over allow."""
    gap = tokens().card["noteGap"]
    filled = [0.0] * len(starts)
    counts = [0] * len(starts)
    tops = []
    for spot, height in zip(spots, heights, strict=True):
        if spot.first == spot.last:
            top = filled[spot.first]
            filled[spot.first] = top + height + gap
            counts[spot.first] += 1
        else:
            over = range(spot.first, spot.last + 1)
            top = max(filled[i] for i in over)
            for i in over:
                filled[i] = top + height + gap
                counts[i] += 1
        tops.append(top)
    alone = tuple(all(n == 1 for n in counts[s.first : s.last + 1]) for s in spots)
    height = max((f - gap for f, n in zip(filled, counts, strict=True) if n), default=0.0)
    # A picture is as high as it is: cards of words beside it stay as high as cards of words are.
    worded = (h for s, h, only in zip(spots, heights, alone, strict=True) if only and not s.card.picture)
    lone = max(worded, default=0.0)
    return Stack(tuple(tops), alone, height, lone)


def items_of(
    spots: Sequence[CardSpot], drawings: Iterable[Drawing], stack: Stack, starts: tuple[float, ...]
) -> tuple[CellItem, ...]:
    """The cards at their places."""
    return tuple(
        CellItem(drawing, starts[spot.first], top, alone)
        for spot, drawing, top, alone in zip(spots, drawings, stack.tops, stack.alone, strict=True)
    )
