"""Letting a card reach over several touchpoints of its stage by its trailing edge."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.preview import NOTHING, Preview
from cxstudio.canvas.tools.grips import EDGE_REACH
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.edits import cards as card_edits
from cxstudio.model.naming import short_title
from cxstudio.model.records import Card, Touchpoint
from cxstudio.picture.primitives import Bounds
from cxstudio.words import _

if TYPE_CHECKING:
    from cxstudio.picture.grid import Place


def edge_at(desk: Desk, card: str, at: Pointer) -> bool:
    """Whether the pointer is on the trailing edge of a card that can span."""
    record, spot = desk.document.find(card, Card), desk.picture.placed(card)
    if record is None or spot is None or desk.document.find(record.home, Touchpoint) is None:
        return False
    edge = spot.bounds.x if desk.picture.rtl else spot.bounds.right
    return abs(at.x - edge) <= EDGE_REACH * at.unit and spot.bounds.y <= at.y < spot.bounds.bottom


class SpanCard:
    """A card being stretched from its home to the touchpoint under the pointer."""

    def __init__(self, desk: Desk, card: str) -> None:
        self._desk = desk
        self._card = card

    def move(self, at: Pointer) -> None:
        reach = self._reach(at)
        if reach is None:
            self._desk.show(NOTHING)
            return
        until, bounds = reach
        self._desk.show(Preview(cursor="span", stretch=bounds))
        self._desk.say(
            _("Reaches to {touchpoint}").format(touchpoint=short_title(self._desk.document, until))
        )

    def drop(self, at: Pointer) -> None:
        reach = self._reach(at)
        self._desk.show(NOTHING)
        self._desk.say("")
        card = self._desk.document.find(self._card, Card)
        if reach is None or card is None:
            return
        until = "" if reach[0] == card.home else reach[0]
        if until != card.until:
            self._desk.attempt(lambda: card_edits.span_card(self._desk.document, card.id, until))

    def cancel(self) -> None:
        self._desk.show(NOTHING)
        self._desk.say("")

    def _index(self, at: Pointer, row: Sequence[str], place: Place) -> int:
        """Which touchpoint of its stage is meant; beyond the stage it is the last one, before it the first."""
        if place.touchpoint in row and not at.on_lanes:
            return row.index(place.touchpoint)
        grid = self._desk.picture.grid
        found = grid.touchpoint(row[-1])
        beyond = found is not None and not at.on_lanes and grid.frame.u(at.x) >= found[0].left
        return len(row) - 1 if beyond else 0

    def _reach(self, at: Pointer) -> tuple[str, Bounds] | None:
        """The touchpoint the card would reach and what it would cover, never beyond its stage or before its home."""
        card, spot = self._desk.document.find(self._card, Card), self._desk.picture.placed(self._card)
        home = self._desk.document.find(card.home, Touchpoint) if card else None
        if card is None or spot is None or home is None:
            return None
        place = self._desk.picture.place_at(at.x, at.y)
        row = [t.id for t in self._desk.document.touchpoints(home.stage)]
        until = row[max(self._index(at, row, place), row.index(home.id))]
        first, last = self._desk.picture.placed(home.id), self._desk.picture.placed(until)
        if first is None or last is None:
            return None
        across = first.bounds.united(last.bounds)
        return (until, Bounds(across.x, spot.bounds.y, across.width, spot.bounds.height))
