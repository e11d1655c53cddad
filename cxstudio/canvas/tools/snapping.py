"""Where a floating annotation clicks into line with its neighbours; it only reads the picture."""

from __future__ import annotations

from collections.abc import Sequence

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.tools.grips import CATCH
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.model.records import Annotation
from cxstudio.picture.primitives import Bounds, Point

Guide = tuple[Point, Point]


def snap(
    desk: Desk, moving: Sequence[str], dx: float, dy: float, at: Pointer
) -> tuple[float, float, tuple[Guide, ...]]:
    """The shift, corrected so that an edge of the last of these annotations meets another's, and the guides to draw.

    Ctrl suspends it.
    """
    spot = desk.picture.placed(moving[-1])
    if spot is None or at.ctrl:
        return (dx, dy, ())
    moved = spot.bounds.moved(dx, dy)
    others = [
        placed.bounds
        for record in desk.document.nodes(Annotation)
        if record.id not in moving and (placed := desk.picture.placed(record.id)) is not None
    ]
    reach = CATCH * at.unit
    across = _nearest((moved.x, moved.right), [e for o in others for e in (o.x, o.right)], reach)
    down = _nearest((moved.y, moved.bottom), [e for o in others for e in (o.y, o.bottom)], reach)
    guides: list[Guide] = []
    whole = desk.picture.bounds
    if across is not None:
        guides.append(_upright(across[1], whole))
        dx += across[0]
    if down is not None:
        guides.append(_level(down[1], whole))
        dy += down[0]
    return (dx, dy, tuple(guides))


def _nearest(edges: tuple[float, float], lines: list[float], reach: float) -> tuple[float, float] | None:
    near = [(line - edge, line) for edge in edges for line in lines if abs(line - edge) <= reach]
    return min(near, key=lambda found: abs(found[0]), default=None)


def _upright(x: float, whole: Bounds) -> Guide:
    return ((x, whole.y), (x, whole.bottom))


def _level(y: float, whole: Bounds) -> Guide:
    return ((whole.x, y), (whole.right, y))
