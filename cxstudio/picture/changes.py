"""The signs of what changed on a future map: their icons, colours and words; where they stand is for others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxstudio.insight.difference import What
from cxstudio.picture.icons import icon
from cxstudio.picture.marks import disc
from cxstudio.picture.primitives import Bounds, Colour, Primitive
from cxstudio.words import N_


@dataclass(frozen=True, slots=True)
class ChangeSign:
    """How one sort of change is told: by an icon and by words, never by its colour alone."""

    label: str
    icon: str
    colour: Colour


__all__ = ["CHANGE_SIGNS", "ChangeSign", "What", "change_sign"]

CHANGE_SIGNS: dict[What, ChangeSign] = {
    "added": ChangeSign(N_("New"), "plus", "role.gain.mark"),
    "removed": ChangeSign(N_("Removed"), "minus", "role.pain.mark"),
    "missing": ChangeSign(N_("Not carried over yet"), "corner-down-right", "role.action.mark"),
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
