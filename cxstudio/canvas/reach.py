"""Which part of the view looks different when a gesture goes on, so that no more than that is drawn again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QRegion

from cxstudio.canvas.carried import SMALL, on_their_way
from cxstudio.canvas.desk import Desk
from cxstudio.canvas.preview import NOTHING, Lifted, Preview
from cxstudio.picture.damage import REACH
from cxstudio.picture.primitives import Bounds

EDGE = 12.0  # logical pixels that lines, bars and signs reach over what they belong to
FEW = 12  # things on their way; more of them are all over the view


class Reach:
    """`to_view` gives logical pixels of the view for an area of the map."""

    def __init__(self, desk: Desk, to_view: Callable[[Bounds], QRectF]) -> None:
        self._desk = desk
        self._to_view = to_view
        self._shown = NOTHING

    def changed(self, preview: Preview) -> QRegion | None:
        """What has to be drawn again for this preview instead of the last one; None for everything."""
        before, self._shown = self._shown, preview
        if not (_only_lifted(before) and _only_lifted(preview)) or _nodes(before) != _nodes(preview):
            return None
        region = QRegion()
        for area in self._areas(before, preview):
            region += self._to_view(area).adjusted(-EDGE, -EDGE, EDGE, EDGE).toAlignedRect()
        return region

    def _areas(self, before: Preview, now: Preview) -> Iterator[Bounds]:
        if before.lifted is not None and now.lifted is not None:
            # One box for each thing: a clip of many corners is dearer than the few pixels it saves.
            ways = zip(self._lifted(before.lifted), self._lifted(now.lifted), strict=True)
            yield from (was.united(area) for was, area in ways)
        for was, area in (
            (before.bar, now.bar),
            (before.accepts, now.accepts),
            (before.refuses, now.refuses),
            (before.ring, now.ring),
        ):
            if was != area or before.cursor != now.cursor:
                yield from (x for x in (was, area) if x is not None)
        if before.bars != now.bars:
            yield from (*before.bars, *now.bars)
        if before.guides != now.guides:
            for (x, y), (x2, y2) in (*before.guides, *now.guides):
                left, top = min(x, x2), min(y, y2)
                yield Bounds(left, top, abs(x2 - x), abs(y2 - y))

    def _lifted(self, lifted: Lifted) -> Iterator[Bounds]:
        """Where the things are seen on their way: they come nearer to the grip as they grow smaller."""
        (x, y), (dx, dy) = lifted.grip, lifted.shift
        size = 1.0 if lifted.exact else SMALL
        for placed in on_their_way(self._desk, lifted):
            b = placed.bounds.grown(REACH)
            yield Bounds(
                x + dx + (b.x - x) * size, y + dy + (b.y - y) * size, b.width * size, b.height * size
            )


def _only_lifted(preview: Preview) -> bool:
    """A few things on their way and nothing else that is drawn far from them."""
    others = (preview.fresh, preview.line, preview.stretch, preview.band, preview.reading)
    return preview.lifted is not None and len(preview.lifted.nodes) <= FEW and not any(others)


def _nodes(preview: Preview) -> tuple[str, ...]:
    return preview.lifted.nodes if preview.lifted is not None else ()
