"""Which corner of the view the minimap stands in: one it keeps while that covers nothing somebody works on.

It is told the corners as rectangles in logical pixels, and knows no widget.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QRectF

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.sight import Sight
from cxstudio.model.records import Annotation, Card, Touchpoint
from cxstudio.picture.primitives import Bounds

MOST_AVOIDED = 100  # of very many selected things it steps aside for the last ones
APART = 8  # logical pixels between it and what is selected


class Corner:
    """The one that is kept. Choosing goes by what each would cover: the stage that is worked in, then the least."""

    def __init__(self, desk: Desk, sight: Sight) -> None:
        self._desk, self._sight = desk, sight
        self._kept: int | None = None

    def forget(self) -> None:
        """There is no need for it now: the next time it is chosen anew."""
        self._kept = None

    def of(self, spots: Sequence[QRect], *, still: bool) -> int | None:
        """The place among the spots of the one to stand in; None while each would cover what is selected.

        While it is to be `still` it keeps the one it has.
        """
        taken, stage = list(self._selected()), self._stage()
        free = [n for n, spot in enumerate(spots) if not _meets(spot, taken)]
        if self._kept is None:
            self._kept = self._best(spots, free, stage)
            return self._kept
        beside = [n for n in free if stage is None or not spots[n].intersects(stage)]
        if self._kept in beside or (self._kept in free and not beside):
            return self._kept
        if still:
            return self._kept if self._kept in free else None
        best = self._best(spots, beside or free, stage)
        if best is not None:
            self._kept = best
        return best

    def _best(self, spots: Sequence[QRect], among: Sequence[int], stage: QRect | None) -> int | None:
        def cost(n: int) -> tuple[bool, int]:
            return (stage is not None and spots[n].intersects(stage), self._covered(spots[n]))

        return min(among, key=cost, default=None)

    def _covered(self, spot: QRect) -> int:
        """How much of cards lies under a spot, in logical pixels squared."""
        camera = self._sight.camera
        x, y = camera.to_map(spot.x() * camera.ratio, spot.y() * camera.ratio)
        scale = camera.zoom
        area, covered = Bounds(x, y, spot.width() / scale, spot.height() / scale), 0
        for placed in self._desk.picture.parts(area):
            if isinstance(self._desk.document.get(placed.part.node), (Card, Touchpoint, Annotation)):
                under = self._seen(placed.bounds).intersected(spot)
                covered += under.width() * under.height()
        return covered

    def _selected(self) -> Iterator[QRect]:
        """Where the things chosen last are seen in the view."""
        view = self._view()
        for id in self._desk.selection[-MOST_AVOIDED:]:
            placed = self._desk.picture.placed(id)
            if placed is not None:
                yield self._seen(placed.bounds).intersected(view)

    def _stage(self) -> QRect | None:
        """Where the stage is seen that somebody works in."""
        stage = self._desk.document.stage_of(self._desk.current) if self._desk.current else None
        grid = self._desk.picture.grid
        column = grid.column(stage.id) if stage is not None else None
        if column is None:
            return None
        return self._seen(grid.frame.box(column.left, 0, column.width, grid.height))

    def _view(self) -> QRect:
        camera = self._sight.camera
        return QRect(0, 0, round(camera.width / camera.ratio), round(camera.height / camera.ratio))

    def _seen(self, bounds: Bounds) -> QRect:
        box, ratio = self._sight.camera.area_to_device(bounds), self._sight.camera.ratio
        return QRectF(box.x / ratio, box.y / ratio, box.width / ratio, box.height / ratio).toAlignedRect()


def _meets(spot: QRect, taken: Sequence[QRect]) -> bool:
    around = spot.adjusted(-APART, -APART, APART, APART)
    return any(around.intersects(area) for area in taken)
