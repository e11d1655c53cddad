"""The mark of the program, drawn in a theme's colours; it knows no window."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from cxstudio.picture.theme import Theme


def logo(wears: Theme, size: int, ratio: float) -> QPixmap:
    """The mark of the program: a curve that dips, rises and ends at a point."""
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(wears.colour("accent")))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.22, size * 0.22)
    unit = size / 40
    path = QPainterPath(QPointF(8 * unit, 16 * unit))
    path.cubicTo(QPointF(13 * unit, 16 * unit), QPointF(13 * unit, 27 * unit), QPointF(18 * unit, 27 * unit))
    path.cubicTo(QPointF(24 * unit, 27 * unit), QPointF(22 * unit, 14 * unit), QPointF(30 * unit, 14 * unit))
    ink = QColor(wears.colour("inkOnAccent"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 3.5 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(30 * unit, 14 * unit), 3.4 * unit, 3.4 * unit)
    painter.end()
    return made
