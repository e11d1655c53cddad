"""Letting a card reach over several touchpoints of its stage by its trailing edge."""

from __future__ import annotations

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.preview import NOTHING, Preview
from cxstudio.canvas.tools.grips import EDGE_REACH
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.edits import cards as card_edits
from cxstudio.model.naming import short_title
from cxstudio.model.records import Card, Touchpoint
from cxstudio.picture.primitives import Bounds
from cxstudio.words import _


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
            spot = self._desk.picture.placed(self._card)
            self._desk.show(Preview(cursor="refused", stretch=spot.bounds if spot else None))
            self._desk.say(_("A card spans touchpoints of one stage"))
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

    def _reach(self, at: Pointer) -> tuple[str, Bounds] | None:
        """The touchpoint the card would reach to and what it would cover; before its home it shrinks to its home."""
        card, spot = self._desk.document.find(self._card, Card), self._desk.picture.placed(self._card)
        home = self._desk.document.find(card.home, Touchpoint) if card else None
        if card is None or spot is None or home is None:
            return None
        place = self._desk.picture.place_at(at.x, at.y)
        row = [t.id for t in self._desk.document.touchpoints(home.stage)]
        if at.on_lanes or place.stage != home.stage or not place.touchpoint:
            return None
        until = row[max(row.index(place.touchpoint), row.index(home.id))]
        first, last = self._desk.picture.placed(home.id), self._desk.picture.placed(until)
        if first is None or last is None:
            return None
        across = first.bounds.united(last.bounds)
        return (until, Bounds(across.x, spot.bounds.y, across.width, spot.bounds.height))
