"""The ordinary tool: select with a click, and begin the gesture that fits what was pressed once the pointer travels."""

from __future__ import annotations

from cxstudio.canvas.adding import make_and_open
from cxstudio.canvas.desk import Desk
from cxstudio.canvas.tools.banding import RubberBand
from cxstudio.canvas.tools.connecting import Connect, port_at
from cxstudio.canvas.tools.feeling import DragEmotion, drag_of_point, new_point_at
from cxstudio.canvas.tools.grips import ARROW_REACH, TRAVEL
from cxstudio.canvas.tools.laning import MoveLane, lane_at
from cxstudio.canvas.tools.moving import begin_move
from cxstudio.canvas.tools.offering import in_reach, offer_at
from cxstudio.canvas.tools.pointer import Gesture, Pointer
from cxstudio.canvas.tools.retargeting import Retarget, end_at
from cxstudio.canvas.tools.spanning import SpanCard, edge_at
from cxstudio.picture.arrows import near_line
from cxstudio.picture.primitives import Bounds


class Choose:
    """Press selects, a drag works on what was pressed, a release on the spot settles the selection."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._start: Pointer | None = None
        self._pressed = ""
        self._was_chosen = False
        self._gesture: Gesture | None = None

    @property
    def busy(self) -> bool:
        """A gesture is going on."""
        return self._gesture is not None

    def press(self, at: Pointer) -> None:
        self.cancel()
        self._start = at
        if port_at(self._desk, at) is not None or end_at(self._desk, at) is not None:
            self._pressed = self._desk.current
            return
        self._pressed = node_at(self._desk, at)
        if not self._pressed:
            return
        self._was_chosen = self._pressed in self._desk.selection
        if not self._was_chosen:
            kept = self._desk.selection if at.shift or at.ctrl else ()
            self._desk.select([*kept, self._pressed])

    def move(self, at: Pointer) -> None:
        if self._start is None:
            return
        if self._gesture is None:
            travel = abs(at.x - self._start.x) + abs(at.y - self._start.y)
            if travel < TRAVEL * self._start.unit:
                return
            self._gesture = self._begin(self._start)
        if self._gesture is not None:
            self._gesture.move(at)

    def release(self, at: Pointer) -> None:
        gesture, start = self._gesture, self._start
        self._gesture = self._start = None
        if gesture is not None:
            gesture.drop(at)
        elif start is not None and (start.shift or start.ctrl):
            # Taken out only now: with a key held, what is selected can be dragged as well.
            if self._pressed and self._was_chosen:
                self._desk.toggle(self._pressed)
        elif start is not None:
            self._settle(start)

    def cancel(self) -> bool:
        gesture, self._gesture, self._start = self._gesture, None, None
        if gesture is None:
            return False
        gesture.cancel()
        return True

    def _settle(self, start: Pointer) -> None:
        """A click without a drag selects the one thing or nothing, or takes up what an empty place offers."""
        if self._pressed:
            self._desk.select([self._pressed])
            return
        hit = self._desk.picture.at(start.x, start.y)
        if hit is not None and hit.part.role == "add-lane":
            self._desk.on_lanes()
            return
        offer = offer_at(self._desk, start)
        if offer is not None and offer.act is not None and in_reach(offer, start):
            make_and_open(self._desk, offer.act)
        else:
            self._desk.select([])

    def _begin(self, start: Pointer) -> Gesture | None:
        desk = self._desk
        port = port_at(desk, start)
        if port is not None:
            return Connect(desk, desk.current, port)
        link, end = desk.document.link(self._pressed), end_at(desk, start)
        if link is not None and end is not None:
            return Retarget(desk, link, end)
        if not self._pressed:
            return self._begin_beside(start)
        hit = desk.picture.at(start.x, start.y)
        if hit is not None and hit.part.role == "emotion-point":
            return drag_of_point(desk, self._pressed)
        if edge_at(desk, self._pressed, start):
            return SpanCard(desk, self._pressed)
        return begin_move(desk, self._pressed, start)

    def _begin_beside(self, start: Pointer) -> Gesture:
        """What a drag does that began on nothing that can be selected."""
        desk = self._desk
        lane = lane_at(desk, start)
        if lane:
            return MoveLane(desk, lane)
        new = new_point_at(desk, start)
        return DragEmotion(desk, *new) if new else RubberBand(desk, start)


def node_at(desk: Desk, at: Pointer) -> str:
    """The id of what can be selected at this point, or ""."""
    hit = desk.picture.at(at.x, at.y)
    role = hit.part.role if hit else ""
    if hit is None or role in {"stage-column", "empty-stage", "lane-header", "lane-line", "legend", "prompt"}:
        return "" if role == "lane-header" else _arrow_near(desk, at)
    return hit.part.node if desk.there(hit.part.node) else ""


def _arrow_near(desk: Desk, at: Pointer) -> str:
    """An arrow that runs within a few pixels of the point, or ""."""
    reach = ARROW_REACH * at.unit
    near = desk.picture.over.within(Bounds(at.x - reach, at.y - reach, 2 * reach, 2 * reach), under=True)
    found = (p for p in near if p.part.role == "link" and p.bounds.grown(reach).contains(at.x, at.y))
    return next((p.part.node for p in found if near_line(p, at.x, at.y, reach)), "")
