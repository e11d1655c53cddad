"""The lanes that hold no cards, one row each: what they show of a journey's places and how; a new one is one row here.

What a stage shows is laid out again only when it changes, and drawn once somebody looks at it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cxstudio.model.document import Document
from cxstudio.model.records import Channel
from cxstudio.picture.lanes.channels import gather_channels, lay_out_channels
from cxstudio.picture.lanes.feedback import gather_feedback, lay_out_feedback
from cxstudio.picture.lanes.metrics import gather_metrics, lay_out_metrics
from cxstudio.picture.lanes.room import DerivedCell, Draw, Facts, Room
from cxstudio.picture.lanes.strain import (
    gather_durations,
    gather_effort,
    lay_out_durations,
    lay_out_effort,
)
from cxstudio.picture.options import MapOptions
from cxstudio.picture.stage_block import StageBlock
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextEngine


@dataclass(frozen=True, slots=True)
class DerivedLane:
    """One lane of the table: what there is to show at each place (touchpoints and stages), and how a stage shows it.

    An `unasked` lane comes by itself with the first thing it has to show. `names` stand under the lane's own name,
    in line with what is drawn.
    """

    key: str
    gather: Callable[[Document, Sequence[str]], Facts]
    lay_out: Callable[[Facts, Room], tuple[float, Draw]]
    unasked: bool = False
    names: Callable[[Facts], tuple[str, ...]] | None = None


def _channel_names(facts: Facts) -> tuple[str, ...]:
    found = facts.get("", ())
    return tuple(c.name for c in found if isinstance(c, Channel)) if isinstance(found, tuple) else ()


DERIVED: dict[str, DerivedLane] = {
    lane.key: lane
    for lane in (
        DerivedLane("channels", gather_channels, lay_out_channels, names=_channel_names),
        DerivedLane("effort", gather_effort, lay_out_effort),
        DerivedLane("duration", gather_durations, lay_out_durations),
        DerivedLane("metrics", gather_metrics, lay_out_metrics, unasked=True),
        DerivedLane("feedback", gather_feedback, lay_out_feedback, unasked=True),
    )
}

Cells = dict[str, dict[str, DerivedCell]]  # by stage and lane


class DerivedLanes:
    """The lanes of the table on one map."""

    def __init__(self, document: Document, options: MapOptions, wording: Wording, engine: TextEngine) -> None:
        self._document = document
        self._options = options
        self._wording = wording
        self._engine = engine
        self._places: tuple[str, ...] = ()
        self._facts: dict[str, Facts] = {}
        self._cells: Cells = {}

    @property
    def cells(self) -> Cells:
        """What the stages show, as laid out last."""
        return self._cells

    def renew(self, blocks: Iterable[StageBlock]) -> None:
        """Read anew what there is to show."""
        self._facts.clear()
        places: list[str] = []
        for block in blocks:
            places.append(block.content.stage.id)
            places.extend(t.id for t in block.content.touchpoints)
        self._places = tuple(places)

    def unasked(self) -> set[str]:
        """The lanes that show by themselves."""
        return {key for key, lane in DERIVED.items() if lane.unasked and self.facts(key)}

    def names(self, key: str) -> tuple[str, ...] | None:
        """The names under a lane's own; None for a lane that has none at all."""
        lane = DERIVED.get(key)
        return lane.names(self.facts(key)) if lane is not None and lane.names is not None else None

    def facts(self, key: str) -> Facts:
        """What there is to show in a lane, by place."""
        if key not in self._facts:
            self._facts[key] = DERIVED[key].gather(self._document, self._places)
        return self._facts[key]

    def lay_out(self, heads: Mapping[str, float], blocks: Collection[StageBlock]) -> None:
        """Lay out the lanes that show; `heads` is how far down the name of each reaches."""
        before, self._cells = self._cells, {}
        shown = [(DERIVED[key], self.facts(key), head) for key, head in heads.items() if key in DERIVED]
        for block in blocks if shown else ():
            stage = block.content.stage.id
            known = before.get(stage, {})
            self._cells[stage] = {
                lane.key: self._cell(lane, facts, self._room(block, head), known.get(lane.key))
                for lane, facts, head in shown
            }

    def _room(self, block: StageBlock, head: float) -> Room:
        return Room(
            block.content.stage.id,
            tuple(t.id for t in block.content.touchpoints),
            block.width,
            block.sub_width,
            block.starts,
            head,
            self._options,
            self._wording,
            self._engine,
        )

    def _cell(self, lane: DerivedLane, facts: Facts, room: Room, known: DerivedCell | None) -> DerivedCell:
        here = {place: facts[place] for place in ("", room.stage, *room.touchpoints) if place in facts}
        key = tuple(here.items())
        if known is not None and known.room == room and known.facts == key:
            return known
        height, draw = lane.lay_out(here, room)
        return DerivedCell(key, room, height, draw)
