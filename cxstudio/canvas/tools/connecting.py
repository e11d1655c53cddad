"""Drawing a link from a port to another thing on the map."""

from __future__ import annotations

from typing import NamedTuple

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.preview import NOTHING, Preview
from cxstudio.canvas.tools.grips import PORT_REACH
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.edits import links as link_edits
from cxstudio.model.kinds import LINK_KINDS
from cxstudio.model.naming import short_title
from cxstudio.model.records import Card, Link
from cxstudio.model.rules import why_not_join
from cxstudio.picture.primitives import Bounds, Point
from cxstudio.picture.trial import Trial
from cxstudio.words import _

DRAWN = ("next", "answers")
# What is answered may as well be drawn to what answers it.
BOTH_WAYS = ("answers",)
JOINED = (
    "next",
    "answers",
    "about",
    "supports",
)  # what two things on the map become by an arrow between them


class Joint(NamedTuple):
    """The link that may join two things, from which to which it runs; without a kind the reason why none may."""

    kind: str
    source: str
    target: str
    reason: str = ""


def may_start_link(desk: Desk, id: str) -> bool:
    """Whether an arrow can be drawn out of it; what a card is about is its place already."""
    record = desk.document.get(id)
    return record is not None and any(
        record.kind in LINK_KINDS[kind].sources
        or (kind in BOTH_WAYS and record.kind in LINK_KINDS[kind].targets)
        for kind in DRAWN
    )


def ports(desk: Desk) -> tuple[Point, ...]:
    """The places where a link can be pulled out of the one selected thing; none otherwise."""
    if len(desk.selection) != 1 or not may_start_link(desk, desk.current):
        return ()
    spot = desk.picture.placed(desk.current)
    if spot is None:
        return ()
    middle = spot.bounds.centre[1]
    ends = ((spot.bounds.x, middle), (spot.bounds.right, middle))
    if desk.document.find(desk.current, Card) is None:
        return ends
    # The trailing edge of a card is for stretching it.
    return ends[1:] if desk.picture.rtl else ends[:1]


def port_at(desk: Desk, at: Pointer) -> Point | None:
    """The port under the pointer."""
    reach = PORT_REACH * at.unit
    for port in ports(desk):
        if (port[0] - at.x) ** 2 + (port[1] - at.y) ** 2 <= reach**2:
            return port
    return None


def link_between(desk: Desk, source: str, target: str) -> Joint:
    """The link that may join the two, drawn from one to the other."""
    start, end = desk.document.get(source), desk.document.get(target)
    reason = ""
    for kind in JOINED:
        refusal = why_not_join(kind, start, end)
        if refusal is None:
            return Joint(kind, source, target)
        if start is not None and start.kind in LINK_KINDS[kind].sources:
            reason = reason or refusal
    for kind in BOTH_WAYS:
        refusal = why_not_join(kind, end, start)
        if refusal is None:
            return Joint(kind, target, source)
        if start is not None and start.kind in LINK_KINDS[kind].targets:
            reason = reason or refusal
    return Joint("", source, target, reason or _("No arrow can start here"))


class Connect:
    """A link on its way from a thing to the pointer."""

    def __init__(self, desk: Desk, source: str, port: Point) -> None:
        self._desk = desk
        self._source = source
        self._port = port
        self._trial = Trial(desk.picture)

    def move(self, at: Pointer) -> None:
        target, bounds = self._target(at)
        line = (self._port, at.hand)
        if not target:
            self._desk.show(Preview(cursor="link", line=line))
            self._desk.say(_("Draw the arrow to another touchpoint"))
            return
        joint = link_between(self._desk, self._source, target)
        if joint.kind:
            arrow = self._trial.of(Link(id="", kind=joint.kind, source=joint.source, target=joint.target))
            self._desk.show(Preview(cursor="link", line=line, arrow=arrow, ring=bounds))
            self._desk.say(_("To {thing}").format(thing=short_title(self._desk.document, target)))
        else:
            self._desk.show(Preview(cursor="refused", line=line, refuses=bounds))
            self._desk.say(joint.reason)

    def drop(self, at: Pointer) -> None:
        self._desk.show(NOTHING)
        target, _bounds = self._target(at)
        if not target:
            self._desk.say("")
            return
        join(self._desk, self._source, target)

    def cancel(self) -> None:
        self._desk.show(NOTHING)
        self._desk.say("")

    def _target(self, at: Pointer) -> tuple[str, Bounds | None]:
        hit = self._desk.picture.at(at.x, at.y)
        if hit is None or hit.part.node == self._source or self._desk.document.get(hit.part.node) is None:
            return ("", None)
        return (hit.part.node, hit.bounds.moved(*at.slid))


def join(desk: Desk, source: str, target: str) -> bool:
    """Make the link that fits the two and select it, or say why there is none."""
    kind, first, last, reason = link_between(desk, source, target)
    if not kind:
        desk.say(reason)
        return False
    desk.say("")
    made: list[str] = []
    if not desk.attempt(lambda: made.append(link_edits.connect(desk.document, kind, first, last))):
        return False
    # A relation that is not drawn could not be seen to be selected.
    desk.select(made if desk.picture.placed(made[0]) else [target])
    return True
