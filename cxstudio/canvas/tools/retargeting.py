"""Leading an arrow elsewhere by either of its ends."""

from __future__ import annotations

from typing import Literal

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.preview import NOTHING, Preview
from cxstudio.canvas.tools.grips import PORT_REACH
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.edits import links as link_edits
from cxstudio.model.naming import short_title
from cxstudio.model.records import Link
from cxstudio.picture.primitives import Path, Point
from cxstudio.picture.trial import Trial
from cxstudio.words import _

End = Literal["source", "target"]


def arrow_ends(desk: Desk) -> dict[End, Point]:
    """Where the one selected arrow begins and ends; empty when something else, or more, is selected."""
    link = desk.document.link(desk.current)
    spot = desk.picture.placed(desk.current) if link is not None and len(desk.selection) == 1 else None
    lines = [s for s in spot.part.primitives if isinstance(s, Path)] if spot else []
    points = [c for line in lines for c in line.commands if len(c) > 2]
    if spot is None or len(points) < 2:
        return {}
    first, last = points[0], lines[0].commands[-1]
    if len(last) < 3:  # a step so short that it has no line, only its head
        last = points[-1]
    ends: dict[End, Point] = {
        "source": (float(first[-2]) + spot.dx, float(first[-1]) + spot.dy),
        "target": (float(last[-2]) + spot.dx, float(last[-1]) + spot.dy),
    }
    return ends


def end_at(desk: Desk, at: Pointer) -> End | None:
    """The end of the selected arrow under the pointer, the nearer one of two."""
    near = [
        (distance, end)
        for end, (x, y) in arrow_ends(desk).items()
        if (distance := (x - at.x) ** 2 + (y - at.y) ** 2) <= (PORT_REACH * at.unit) ** 2
    ]
    return min(near, default=(0.0, None))[1]


class Retarget:
    """One end of an arrow on its way to another touchpoint."""

    def __init__(self, desk: Desk, link: Link, end: End) -> None:
        self._desk, self._link, self._end = desk, link, end
        self._trial = Trial(desk.picture)

    def move(self, at: Pointer) -> None:
        desk, target = self._desk, self._under(at)
        rests = arrow_ends(desk).get("target" if self._end == "source" else "source")
        line = (rests, at.hand) if rests is not None else ()
        spot = desk.picture.placed(target) if target else None
        if spot is None:
            desk.show(Preview(cursor="link", line=line))
            desk.say(_("Lead the arrow to another touchpoint"))
            return
        bounds, led = spot.bounds.moved(*at.slid), self._led(target)
        reason = link_edits.why_not_led(desk.document, led)
        if reason is None:
            desk.show(Preview(cursor="link", arrow=self._trial.of(led), line=line, ring=bounds))
            words = _("From {thing}") if self._end == "source" else _("To {thing}")
            desk.say(words.format(thing=short_title(desk.document, target)))
        else:
            desk.show(Preview(cursor="refused", line=line, refuses=bounds))
            desk.say(reason)

    def drop(self, at: Pointer) -> None:
        self.cancel()
        target = self._under(at)
        if target:
            led = self._led(target)
            document = self._desk.document
            self._desk.attempt(lambda: link_edits.retarget(document, led.id, led.source, led.target))

    def cancel(self) -> None:
        self._desk.show(NOTHING)
        self._desk.say("")

    def _under(self, at: Pointer) -> str:
        hit = self._desk.picture.at(at.x, at.y)
        return hit.part.node if hit is not None and self._desk.document.get(hit.part.node) is not None else ""

    def _led(self, target: str) -> Link:
        return link_edits.led(self._link, *((target, None) if self._end == "source" else (None, target)))
