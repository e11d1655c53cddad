"""What changed on a future map, in signs on its things and in a few words, for paper; screens have their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cxstudio.insight.difference import GONE, WHATS, Differences, What, differences, origin
from cxstudio.model.document import Document
from cxstudio.model.naming import one_line
from cxstudio.picture.changes import CHANGE_SIGNS, change_sign
from cxstudio.picture.frame import Frame
from cxstudio.picture.marks import disc
from cxstudio.picture.primitives import Bounds, Part, Placed, Primitive
from cxstudio.picture.wording import Wording
from cxstudio.words import N_

SIZE, BETWEEN, OUT = 16.0, 2.0, 6.0  # canvas units: a sign, to its neighbour, and out of the corner
_NAMED: tuple[What, ...] = ("added", "removed")
_NAMED_KINDS = ("stage", "touchpoint")
_MOST_NAMES = 3
_EDGE = 1.5  # of the ground around a sign, which keeps it apart from what it lies on


def what_changed(document: Document, journey: str) -> dict[str, list[What]]:
    """What changed about each thing since the state a journey is compared with; nothing without such a state."""
    before = origin(document, journey)
    return differences(document, journey, before).by_thing() if before else {}


def summary(found: Differences, wording: Wording) -> str:
    """What changed in a few words: "3 new, 2 changed, 1 removed"; that nothing did where that is so."""
    counted = [
        (N_("{n} new"), found.count("added")),
        (N_("{n} changed"), len({x.now for x in found.found if x.what not in ("added", *GONE)})),
        (N_("{n} removed"), found.count("removed")),
        (N_("{n} not carried over yet"), found.count("missing")),
    ]
    words = [wording.say(text).format(n=wording.digits(str(n))) for text, n in counted if n]
    return wording.listed(*words) or wording.say(N_("As the current state so far"))


def changes_in_words(document: Document, journey: str, wording: Wording) -> str:
    """What changed since the state a journey is compared with: how much, then the names of what is new or gone."""
    before = origin(document, journey)
    if not before:
        return ""
    found = differences(document, journey, before)
    lines = [summary(found, wording)]
    for what in _NAMED:
        ids = [x.now or x.before for x in found.found if x.what == what and x.kind in _NAMED_KINDS]
        names = [name for id in ids if (name := one_line(getattr(document.get(id), "title", "")))]
        if names:
            more = "…" if len(names) > _MOST_NAMES else ""
            said = wording.listed(*names[:_MOST_NAMES], more)
            lines.append(f"{wording.say(CHANGE_SIGNS[what].label)}: {said}")
    return "\n".join(lines)


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
