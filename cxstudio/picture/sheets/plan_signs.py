"""The signs of a plan: how far an action is, told by shape and not by colour alone; it knows no page and no widget."""

from __future__ import annotations

from cxstudio.picture.icons import icon
from cxstudio.picture.marks import disc
from cxstudio.picture.primitives import Bounds, Path, Point, Primitive, Stroke

SIZE = 12.0
OVERDUE = "triangle-alert"


def status_mark(status: str, centre: Point, size: float = SIZE) -> tuple[Primitive, ...]:
    """How far an action is: ring next, half disc started, ring with a tick done, dashed ring later, box parked."""
    x, y = centre
    r = size / 2
    wide = size / 8
    box = Bounds(x - r, y - r, size, size)
    match status:
        case "started":
            k = r * 0.5523
            half = (
                ("M", x, y - r),
                ("C", x - k, y - r, x - r, y - k, x - r, y),
                ("C", x - r, y + k, x - k, y + r, x, y + r),
                ("Z",),
            )
            return (disc(centre, size, None, Stroke("accent", wide)), Path(half, fill="accent"))
        case "done":
            return icon("circle-check", box, "role.gain.mark")
        case "later":
            return (disc(centre, size, None, Stroke("inkMuted", wide, (size / 5, size / 6))),)
        case "parked":
            return icon("inbox", box, "inkMuted")
        case _:
            return (disc(centre, size, None, Stroke("accent", wide)),)


def number_mark(role: str, centre: Point, size: float) -> tuple[Primitive, ...]:
    """The ring around the number of a thing, in the colour of its role."""
    return (disc(centre, size, f"role.{role}.tint", Stroke(f"role.{role}.mark", 2 * size / 24)),)
