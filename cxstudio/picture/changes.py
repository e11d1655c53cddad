"""The signs of what changed on a future map: their icons, colours and words, and where they stand; it edits nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxstudio.insight.difference import Differences, What
from cxstudio.picture.icons import icon
from cxstudio.picture.laid_out import LaidOut
from cxstudio.picture.marks import disc
from cxstudio.picture.primitives import Bounds, Colour, Part, Placed, Primitive
from cxstudio.words import N_

SIZE = 16.0  # canvas units of a sign on the map
_OUT = 5.0  # how far it sticks out of the corner of its card


@dataclass(frozen=True, slots=True)
class ChangeSign:
    """How one sort of change is told: by an icon and by words, never by its colour alone."""

    label: str
    icon: str
    colour: Colour


CHANGE_SIGNS: dict[What, ChangeSign] = {
    "added": ChangeSign(N_("New"), "plus", "role.gain.mark"),
    "removed": ChangeSign(N_("Removed"), "minus", "role.pain.mark"),
    "renamed": ChangeSign(N_("Renamed"), "pencil", "role.action.mark"),
    "moved": ChangeSign(N_("Moved"), "move", "role.action.mark"),
    "changed": ChangeSign(N_("Changed"), "sliders-horizontal", "role.action.mark"),
    "better": ChangeSign(N_("Feels better"), "trending-up", "role.gain.mark"),
    "worse": ChangeSign(N_("Feels worse"), "trending-down", "role.pain.mark"),
}


def change_sign(what: What, box: Bounds) -> Iterator[Primitive]:
    """The sign in a square box: a disc in its colour with the icon in it."""
    sign = CHANGE_SIGNS[what]
    inset = box.width * 0.2
    yield disc(box.centre, box.width, sign.colour)
    yield from icon(sign.icon, box.grown(-inset), "surface")


def change_parts(picture: LaidOut, found: Differences) -> Iterator[Placed]:
    """The signs on a map of the later journey, at the leading top corner of what changed, in a row."""
    whats: dict[str, dict[What, None]] = {}
    for change in found.found:
        if change.now:
            whats.setdefault(change.now, {})[change.what] = None
    for id, here in whats.items():
        placed = picture.placed(id)
        if placed is None:
            continue
        bounds = placed.bounds
        frame = picture.grid.frame
        u = frame.u(bounds.right if picture.wording.rtl else bounds.x) - _OUT
        shapes: list[Primitive] = []
        for place, what in enumerate(here):
            box = frame.box(u + place * (SIZE + 2), bounds.y - _OUT, SIZE, SIZE)
            shapes.append(disc(box.centre, SIZE + 3, "surface"))
            shapes += change_sign(what, box)
        width = len(here) * (SIZE + 2)
        yield Placed(Part(id, "change", frame.box(u, bounds.y - _OUT, width, SIZE), tuple(shapes)), 0.0, 0.0)
