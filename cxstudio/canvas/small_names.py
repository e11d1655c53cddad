"""Names of stages and lanes that stay readable on screen when the map is small; they know no document.

Under a zoom at which the names on the map can no longer be read, each is laid over its place once more, at a size of
its own and shortened to the room there is. Paper is printed at one size and needs none of this.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from cxstudio.canvas.camera import Camera
from cxstudio.picture.content import EMOTION_LANE
from cxstudio.picture.lane_headers import SCALE_WIDTH
from cxstudio.picture.map import MapPicture
from cxstudio.picture.primitives import Bounds, Part, Placed, Text
from cxstudio.picture.styles import canvas_style, furniture
from cxstudio.render.qt import QtPainter

FLOOR = 11.0  # logical pixels of these names
READABLE = 8.0  # logical pixels under which the names on the map give way to them
_LINE = 13.0  # logical pixels from line to line
_PAD = 4.0
_LEAST = 22.0  # a narrower place has room for no name
_BESIDE = 120.0  # how far a lane's name may reach out of its column, beside the map
_FACES_FROM = 0.5  # zoom from which the faces of the emotion lane's scale can be told apart
_STEP = 4  # widths are told apart by steps of so many pixels, so that a zoom lays out few names anew
_MOST_KEPT = 400
_Side = Literal["start", "end"]


class SmallNames:
    """Call `renew` when the picture has changed."""

    def __init__(self) -> None:
        # Parts, because the painter remembers those it has seen.
        self._names: dict[tuple[str, str, int, int], Part] = {}

    def renew(self) -> None:
        self._names.clear()

    def draw_lanes(
        self,
        painter: QPainter,
        picture: MapPicture,
        camera: Camera,
        brush: QtPainter,
        headers: Iterable[Placed],
        *,
        pinned: bool,
    ) -> None:
        """The names of lanes at the map's edge; beside it as well, unless the map is scrolled under them."""
        if _readable("lane", camera):
            return
        curve = picture.grid.row(EMOTION_LANE)
        for header in headers:
            box = _in_pixels(header.bounds, camera)
            at_curve = curve is not None and header.dy == curve.top
            kept = SCALE_WIDTH * camera.zoom if at_curve and camera.zoom >= _FACES_FROM else 0.0
            out = 0.0 if pinned else _BESIDE
            if picture.rtl:
                left, right = box.x + kept, min(box.right + out, camera.width / camera.ratio)
            else:
                left, right = max(box.x - out, 0.0), box.right - kept
            room = Bounds(left + _PAD, box.y + 1, right - left - 2 * _PAD, box.height - 2)
            name = self._name(picture, header, "lane", room, "end")
            if name is not None:
                x = room.x if picture.rtl else room.right - name.bounds.width
                covered = Bounds(box.x + kept * picture.rtl, room.y, box.width - kept, room.height)
                _lay_over(painter, camera, brush, (covered, "canvas"), name, x)

    def draw_stages(
        self,
        painter: QPainter,
        picture: MapPicture,
        camera: Camera,
        brush: QtPainter,
        headers: Iterable[Placed],
        seen: tuple[float, float],
    ) -> None:
        """The names of stages in their headers, in what is seen between two heights of the view's width, in pixels."""
        if _readable("stage", camera):
            return
        for header in headers:
            box = _in_pixels(header.bounds, camera)
            left, right = max(box.x + 1, seen[0]), min(box.right - 1, seen[1])
            # A header lower than a line grows upwards, where nothing stands.
            top = min(box.y, box.bottom - _LINE)
            room = Bounds(left + _PAD, top, right - left - 2 * _PAD, box.bottom - top)
            name = self._name(picture, header, "stage", room, "start")
            if name is not None:
                ground = Bounds(left, top, right - left, box.bottom - top)
                x = room.right - name.bounds.width if picture.rtl else room.x
                _lay_over(painter, camera, brush, (ground, "stageHeader"), name, x)

    def _name(
        self, picture: MapPicture, header: Placed, style: str, room: Bounds, side: _Side
    ) -> Part | None:
        name = next((s.block.text for s in header.part.primitives if isinstance(s, Text)), "")
        lines, width = max(1, int(room.height // _LINE)), int(room.width) // _STEP * _STEP
        if not name or width < _LEAST or room.height < FLOOR:
            return None
        key = (name, style, lines, width)
        if key not in self._names:
            if len(self._names) >= _MOST_KEPT:
                self._names.clear()
            small = replace(canvas_style(style), size=FLOOR, line_height=_LINE)
            # A word too long for its line is shortened, not broken.
            if any(picture.engine.width(word, small) > width for word in name.split()):
                lines = 1
            block = furniture(picture.engine, name, small, width, picture.wording, max_lines=lines, side=side)
            bounds = Bounds(0, 0, block.width, block.height)
            self._names[key] = Part("", "small-name", bounds, (Text(0, 0, block, "ink"),))
        return self._names[key]


def _lay_over(
    painter: QPainter, camera: Camera, brush: QtPainter, ground: tuple[Bounds, str], name: Part, x: float
) -> None:
    """A name at a place across, in the middle of its ground, which hides what is drawn there."""
    box, colour = ground
    painter.fillRect(QRectF(box.x, box.y, box.width, box.height), brush.colour(colour))
    y = box.y + (box.height - name.bounds.height) / 2
    brush.paint(painter, (Placed(name, x, y),), camera.ratio)


def _readable(style: str, camera: Camera) -> bool:
    return canvas_style(style).size * camera.zoom >= READABLE


def _in_pixels(area: Bounds, camera: Camera) -> Bounds:
    """An area of the map in logical pixels of the view."""
    box, ratio = camera.area_to_device(area), camera.ratio
    return Bounds(box.x / ratio, box.y / ratio, box.width / ratio, box.height / ratio)
