"""What the signs on the map of the wall stand for, said beside its title: only of those that are there."""

from __future__ import annotations

from cxstudio.picture.marks import disc
from cxstudio.picture.primitives import Point, Stroke
from cxstudio.picture.wall.sheet import LINE, Pen, Room
from cxstudio.words import N_

BLOCK = 20.0  # of the severity of a pain
_SIGN, _SMALL_RING = 48.0, 32.0
_APART = 32.0
_SHARE = 0.4  # of the line, for one of them


def legend(pen: Pen, room: Room, *, hurts: bool, lacks: bool) -> float:
    """At the trailing end of a line; returns the room it takes, 0 where nothing needs a word."""
    taken = 0.0
    for shown, words, draw in (
        (hurts, N_("Pain points by severity"), _blocks),
        (lacks, N_("What is missing"), _ring),
    ):
        if not shown:
            continue
        said = pen.sheet.wording.say(words)
        width = min(room.width * _SHARE, pen.sheet.natural(said, "min"))
        taken += _APART if taken else 0.0
        pen.words(said, "min", (room.end - taken - width, room.y + 5.0), width, "inkMuted")
        taken += width + _SIGN
        draw(pen, room.end - taken, room.y)
    return taken


def gap_ring(pen: Pen, centre: Point, size: float) -> None:
    """The sign of what is missing: a dashed ring with nothing in it. It asks, it does not hurt."""
    pen.draw(disc(centre, max(5.0, size), None, Stroke("inkMuted", LINE, (8.0, 6.0))))


def _ring(pen: Pen, u: float, y: float) -> None:
    gap_ring(pen, pen.sheet.frame.point(u + _SMALL_RING / 2, y + 25.0), _SMALL_RING)


def _blocks(pen: Pen, u: float, y: float) -> None:
    for step in range(2):
        pen.box(Room(u, y + 6.0 + step * (BLOCK + 3.0), 34.0, BLOCK - 3.0), "role.pain.mark", None, 4.0)
