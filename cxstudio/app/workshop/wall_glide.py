"""How the wall gets from the whole map to a stage and back, so that a room can follow; nothing moves that must not.

It is a picture of what was and one of what is to be: the one grows into the stage's place or shrinks to it while the
other comes. The wall itself is composed once, as always.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractAnimation, QObject, QRectF, QVariantAnimation
from PySide6.QtGui import QPainter, QPixmap

from cxstudio.app.workshop.wall_painting import Fitted, paint_areas
from cxstudio.canvas.motion import easing, moves
from cxstudio.picture.primitives import Bounds
from cxstudio.picture.wall.scene import Scene, WallArea
from cxstudio.render.qt import QtPainter

DURATION = 500  # milliseconds
_LENS = "lens"
_NEAREST = 2.4  # times as large
_COMES = 0.75  # of the way


class WallGlide(QObject):
    """One per wall. `wanted` tells whether the user lets things move; `show` asks for the wall to be painted again."""

    def __init__(self, brush: QtPainter, show: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self.wanted: Callable[[], bool] = lambda: True
        self._brush, self._show = brush, show
        self._scene: Scene | None = None
        self._areas: tuple[WallArea, ...] = ()
        self._before = QPixmap()
        self._after = QPixmap()
        self._place: Bounds | None = None  # of the stage, on the whole map
        self._inwards = True
        self._run = QVariantAnimation(self)
        self._run.setStartValue(0.0)
        self._run.setEndValue(1.0)
        self._run.setDuration(DURATION)
        self._run.setEasingCurve(easing())
        self._run.valueChanged.connect(lambda _part: show())
        self._run.finished.connect(self._arrive)

    @property
    def under_way(self) -> bool:
        return self._run.state() == QAbstractAnimation.State.Running

    def follow(
        self, scene: Scene | None, areas: tuple[WallArea, ...], fitted: Fitted, size: tuple[int, int]
    ) -> None:
        """The wall shows something else now: glide there where that is the way between the map and a stage, else cut.

        `size` is that of the window, in device pixels.
        """
        before, was = self._areas, self._scene
        self._scene, self._areas = scene, areas
        if was is None or scene is None or _sight(was) == _sight(scene):
            return
        self.cut()
        if not _follows(was, scene) or not moves(self.wanted()):
            return
        self._inwards = scene.lens == "stage"
        place = place_of_stage(*((before, scene.stage) if self._inwards else (areas, was.stage)))
        if place is None:
            return
        self._place = _in_window(place, fitted)
        self._before, self._after = (self._painted(one, fitted, size) for one in (before, areas))
        self._run.start()

    def stand(self, scene: Scene | None, areas: tuple[WallArea, ...]) -> None:
        """Nobody sees the wall: when it comes, it stands there at once."""
        self.cut()
        self._scene, self._areas = scene, areas

    def cut(self) -> None:
        """End a way that is gone, at once: what is behind it now must not wait, a curtain least of all."""
        if self.under_way:
            self._run.stop()
            self._arrive()

    def at(self, milliseconds: int) -> None:
        """Show what is seen so long after the beginning."""
        self._run.setCurrentTime(milliseconds)

    def paint(self, painter: QPainter) -> None:
        """What is seen on the way, in device pixels."""
        assert self._place is not None
        part = float(self._run.currentValue())
        whole = QRectF(self._before.rect())
        far, near = (self._before, self._after) if self._inwards else (self._after, self._before)
        along = part if self._inwards else 1.0 - part
        painter.fillRect(whole, self._brush.colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        window = between(whole, QRectF(*_corners(self._place)), along)
        painter.drawPixmap(whole, far, window)
        # The stage itself comes when its place is large, so that hardly ever two texts are over each other.
        painter.setOpacity(max(0.0, (along - _COMES) / (1.0 - _COMES)))
        painter.drawPixmap(whole, near, QRectF(near.rect()))
        painter.setOpacity(1.0)

    def _painted(self, areas: Sequence[WallArea], fitted: Fitted, size: tuple[int, int]) -> QPixmap:
        made = QPixmap(*size)
        painter = QPainter(made)
        try:
            paint_areas(painter, self._brush, areas, fitted, QRectF(0, 0, *size))
        finally:
            painter.end()
        return made

    def _arrive(self) -> None:
        self._before, self._after = QPixmap(), QPixmap()
        self._show()


def place_of_stage(areas: Sequence[WallArea], stage: str) -> Bounds | None:
    """Where a stage lies on the wall while that shows the whole map, in pixels of the wall; None where it does not."""
    for area in areas:
        if area.name != _LENS:
            continue
        boxes = [placed.bounds for placed in area.parts if placed.part.node == stage]
        if not boxes:
            return None
        left, right = min(box.x for box in boxes), max(box.right for box in boxes)
        return Bounds(left * area.scale, area.bounds.y, (right - left) * area.scale, area.bounds.height)
    return None


def between(whole: QRectF, place: QRectF, part: float) -> QRectF:
    """The part of the whole that is seen on the way to a place in it, always of the whole's own shape.

    The place is as high as the whole: it comes nearer by its width, and no nearer than a room can follow.
    """
    width = min(max(place.width(), whole.width() / _NEAREST), whole.width())
    height = width * whole.height() / whole.width()
    x = min(max(place.center().x() - width / 2, whole.left()), whole.right() - width)
    y = min(max(place.center().y() - height / 2, whole.top()), whole.bottom() - height)
    seen = (whole.left(), whole.top(), whole.width(), whole.height())
    there = (x, y, width, height)
    return QRectF(*(a + (b - a) * part for a, b in zip(seen, there, strict=True)))


def _sight(scene: Scene) -> tuple[object, ...]:
    """What makes it another picture: while this stays, a way that is gone goes on."""
    places = (scene.journey, scene.lens, scene.stage, scene.persona, scene.vote, scene.page)
    return (*places, scene.spot, scene.black, scene.curtain)


def _follows(was: Scene, now: Scene) -> bool:
    if was.journey != now.journey or any((was.black, now.black, was.curtain, now.curtain)):
        return False
    return {was.lens, now.lens} == {"map", "stage"}


def _in_window(bounds: Bounds, fitted: Fitted) -> Bounds:
    rect = fitted.rect(bounds)
    return Bounds(rect.x(), rect.y(), rect.width(), rect.height())


def _corners(bounds: Bounds) -> tuple[float, float, float, float]:
    return bounds.x, bounds.y, bounds.width, bounds.height
