"""Dragging a lane's header to put the lane elsewhere."""

from __future__ import annotations

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.preview import NOTHING, Preview
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.edits import lanes as lane_edits
from cxstudio.edits.structure import why_locked
from cxstudio.model.naming import lane_title
from cxstudio.picture.grid import Row
from cxstudio.picture.primitives import Bounds
from cxstudio.picture.theme import tokens
from cxstudio.words import _

BAR = float(tokens().stroke["dropBar"])


def lane_at(desk: Desk, at: Pointer) -> str:
    """The key of the lane whose header is under the pointer, or ""."""
    hit = desk.picture.at(at.x, at.y)
    if hit is None or hit.part.role != "lane-header":
        return ""
    return desk.picture.place_at(at.x, at.y).lane


class MoveLane:
    """A lane on its way up or down."""

    def __init__(self, desk: Desk, lane: str) -> None:
        self._desk = desk
        self._lane = lane

    def move(self, at: Pointer) -> None:
        if locked := why_locked(self._desk.document, "move lanes"):
            self._desk.show(Preview(cursor="refused"))
            self._desk.say(locked)
            return
        row = self._desk.picture.grid.row(self._lane)
        before = self._before(at)
        accepts = self._strip(row.top, row.height) if row else None
        if before == self._lane:
            self._desk.show(Preview(cursor="grab", accepts=accepts))
            self._desk.say("")
            return
        self._desk.show(Preview(cursor="grab", accepts=accepts, bar=self._bar(before)))
        if before is None:
            self._desk.say(_("To the bottom"))
        else:
            self._desk.say(
                _("Above {lane}").format(lane=lane_title(self._desk.document, self._desk.journey, before))
            )

    def drop(self, at: Pointer) -> None:
        before = self._before(at)
        self.cancel()
        if before != self._lane:
            desk, lane = self._desk, self._lane
            desk.attempt(lambda: lane_edits.move_lane(desk.document, desk.journey, lane, before))

    def cancel(self) -> None:
        self._desk.show(NOTHING)
        self._desk.say("")

    def _before(self, at: Pointer) -> str | None:
        """The lane it would stand above, None at the bottom, itself where it would stay."""
        rows = self._desk.picture.grid.rows
        place = sum(at.y > row.top + row.height / 2 for row in rows)
        own = next((i for i, row in enumerate(rows) if row.key == self._lane), 0)
        if place in {own, own + 1}:
            return self._lane
        return rows[place].key if place < len(rows) else None

    def _bar(self, before: str | None) -> Bounds:
        rows = self._desk.picture.grid.rows
        row: Row | None = self._desk.picture.grid.row(before) if before else None
        return self._strip((row.top if row else rows[-1].bottom) - BAR / 2, BAR)

    def _strip(self, top: float, height: float) -> Bounds:
        grid = self._desk.picture.grid
        return grid.frame.box(0, top, grid.width, height)
