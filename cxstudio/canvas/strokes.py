"""Pens, brushes and rounded outlines in the theme's colours; knows shapes, not what they mean."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from cxstudio.canvas.camera import Camera
from cxstudio.picture.primitives import Bounds, Command, Path, Point
from cxstudio.picture.theme import Theme

NO_PEN = QPen(Qt.PenStyle.NoPen)
NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)
SLASH = 16.0  # logical pixels across


class Strokes:
    """Draws over the map in logical pixels, so that lines keep their width at every zoom."""

    def __init__(self, painter: QPainter, camera: Camera, theme: Theme) -> None:
        self.painter = painter
        self.theme = theme
        self._camera = camera

    def seen_by(self, camera: Camera) -> Strokes:
        """The same pens on the same painter, for another camera."""
        return Strokes(self.painter, camera, self.theme)

    @property
    def camera(self) -> Camera:
        return self._camera

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

    def shape(self, path: Path, dx: float, dy: float, colour: str = "", wider: float = 0.0) -> None:
        """Draw a path of the map, shifted by canvas units; in another colour and its line wider, where asked."""
        pen, brush = NO_PEN, NO_BRUSH
        if path.stroke is not None:
            width = max(1.0, path.stroke.width * self.zoom) + wider
            pen = self.pen(colour or path.stroke.colour, width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if path.stroke.dash:
                # Qt counts dashes in widths of the pen.
                pen.setDashPattern([length * self.zoom / width for length in path.stroke.dash])
        if path.fill is not None:
            brush = QBrush(self.colour(colour or path.fill))
        self.painter.setPen(pen)
        self.painter.setBrush(brush)
        self.painter.drawPath(self._outline_of(path.commands, dx, dy))

    def _outline_of(self, commands: Iterable[Command], dx: float, dy: float) -> QPainterPath:
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
            else:
                path.closeSubpath()
        return path

    def line(self, start: QPointF, end: QPointF, pen: QPen) -> None:
        self.painter.setPen(pen)
        self.painter.drawLine(start, end)

    def dot(self, at: QPointF, across: float, fill: str, edge: QPen = NO_PEN) -> None:
        self.painter.setPen(edge)
        self.painter.setBrush(QBrush(self.colour(fill)))
        self.painter.drawEllipse(at, across / 2, across / 2)

    def slash(self, at: QPointF) -> None:
        """The sign that nothing here takes what is carried."""
        way = SLASH / 2 * 0.7071
        self.painter.setPen(self.pen("dropRefused", 2))
        self.painter.setBrush(QBrush(self.colour("surface")))
        self.painter.drawEllipse(at, SLASH / 2, SLASH / 2)
        self.painter.drawLine(at - QPointF(way, way), at + QPointF(way, way))
