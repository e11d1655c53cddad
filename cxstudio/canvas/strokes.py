"""Pens, brushes and rounded outlines in the theme's colours; knows shapes, not what they mean."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from cxstudio.canvas.camera import Camera
from cxstudio.picture.primitives import Bounds, Command, Point
from cxstudio.picture.theme import Theme

NO_PEN = QPen(Qt.PenStyle.NoPen)
NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)


class Strokes:
    """Draws over the map in logical pixels, so that lines keep their width at every zoom."""

    def __init__(self, painter: QPainter, camera: Camera, theme: Theme) -> None:
        self.painter = painter
        self.theme = theme
        self._camera = camera

    @property
    def zoom(self) -> float:
        return self._camera.zoom

    def colour(self, name: str, opacity: float = 1.0) -> QColor:
        colour = QColor(self.theme.colour(name))
        colour.setAlphaF(opacity)
        return colour

    def pen(self, name: str, width: float, *, dashed: bool = False) -> QPen:
        pen = QPen(self.colour(name), width)
        if dashed:
            pen.setDashPattern([3.0, 3.0])
        return pen

    def rect(self, bounds: Bounds, grown: float = 0.0) -> QRectF:
        """Canvas units to logical pixels, `grown` logical pixels outwards."""
        device, ratio = self._camera.area_to_device(bounds), self._camera.ratio
        return QRectF(
            device.x / ratio, device.y / ratio, device.width / ratio, device.height / ratio
        ).adjusted(-grown, -grown, grown, grown)

    def point(self, at: Point) -> QPointF:
        x, y = self._camera.to_device(*at)
        return QPointF(x / self._camera.ratio, y / self._camera.ratio)

    def outline(self, rect: QRectF, radius: float, pen: QPen, brush: QBrush = NO_BRUSH) -> None:
        self.painter.setPen(pen)
        self.painter.setBrush(brush)
        self.painter.drawRoundedRect(rect, radius, radius)

    def path(self, commands: Iterable[Command], dx: float, dy: float, pen: QPen) -> None:
        """Trace a path of the map, shifted by canvas units."""
        path = QPainterPath()
        for command in commands:
            numbers = command[1:]
            pairs = zip(numbers[::2], numbers[1::2], strict=True)
            points = [self.point((x + dx, y + dy)) for x, y in pairs]
            if command[0] == "M":
                path.moveTo(points[0])
            elif command[0] == "L":
                path.lineTo(points[0])
            elif command[0] == "C":
                path.cubicTo(points[0], points[1], points[2])
        self.painter.setPen(pen)
        self.painter.setBrush(NO_BRUSH)
        self.painter.drawPath(path)

    def line(self, start: QPointF, end: QPointF, pen: QPen) -> None:
        self.painter.setPen(pen)
        self.painter.drawLine(start, end)

    def dot(self, at: QPointF, across: float, fill: str, edge: QPen = NO_PEN) -> None:
        self.painter.setPen(edge)
        self.painter.setBrush(QBrush(self.colour(fill)))
        self.painter.drawEllipse(at, across / 2, across / 2)
