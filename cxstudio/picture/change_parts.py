"""Signs of what changed on the things of a future map, for paper; screens draw them at a size of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cxstudio.insight.difference import WHATS, What, differences, origin
from cxstudio.model.document import Document
from cxstudio.picture.changes import CHANGE_SIGNS, change_sign
from cxstudio.picture.frame import Frame
from cxstudio.picture.marks import disc
from cxstudio.picture.primitives import Bounds, Part, Placed, Primitive
from cxstudio.picture.wording import Wording

SIZE, BETWEEN, OUT = 16.0, 2.0, 6.0  # canvas units: a sign, to its neighbour, and out of the corner
_EDGE = 1.5  # of the ground around a sign, which keeps it apart from what it lies on


def what_changed(document: Document, journey: str) -> dict[str, list[What]]:
    """What changed about each thing since the state a journey is compared with; nothing without such a state."""
    before = origin(document, journey)
    return differences(document, journey, before).by_thing() if before else {}


def change_parts(
    document: Document,
    journey: str,
    where: Callable[[str], Bounds | None],
    frame: Frame,
    wording: Wording,
) -> Iterator[Placed]:
    """A row of signs on the leading top corner of each thing of the map that is other than it was."""
    for id, whats in what_changed(document, journey).items():
        box = where(id)
        if box is None:
            continue
        shapes: list[Primitive] = []
        signs = sorted(whats, key=WHATS.index)
        for place in range(len(signs)):
            along = place * (SIZE + BETWEEN) - OUT
            x = box.right - along - SIZE if frame.rtl else box.x + along
            square = Bounds(x, box.y - OUT, SIZE, SIZE)
            shapes.append(disc(square.centre, SIZE + 2 * _EDGE, "surface"))
            shapes += change_sign(signs[place], square)
        wide = len(signs) * (SIZE + BETWEEN) - BETWEEN
        left = box.right + OUT - wide if frame.rtl else box.x - OUT
        bounds = Bounds(left, box.y - OUT, wide, SIZE).grown(_EDGE)
        words = ", ".join(wording.say(CHANGE_SIGNS[what].label) for what in signs)
        yield Placed(Part(id, "changes", bounds, tuple(shapes), "mark", words), 0.0, 0.0)
