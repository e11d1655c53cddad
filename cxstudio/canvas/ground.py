"""Paints the ground under the map, with its dots; knows no widget and no map."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPen

from cxstudio.picture.primitives import Bounds
from cxstudio.picture.theme import Theme, tokens
from cxstudio.render.qt import QtPainter

DOTS = 16.0  # canvas units between the dots of the ground
DOT = 1.5  # device pixels across, at least


def dots_show(zoom: float) -> bool:
    """Whether the dots of the ground are far enough apart to help the eye."""
    return zoom >= float(tokens().zoom["gridHiddenUnder"])


def paint_dots(painter: QPainter, brush: QtPainter, area: Bounds, scale: float) -> None:
    """One dot on every crossing of the ground's grid."""
    columns = range(math.ceil(area.x / DOTS), math.floor(area.right / DOTS) + 1)
    rows = range(math.ceil(area.y / DOTS), math.floor(area.bottom / DOTS) + 1)
    points = [QPointF(column * DOTS, row * DOTS) for row in rows for column in columns]
    if not points:
        return
    pen = QPen(brush.colour("line"), max(DOT / scale, 1.25))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(pen)
    painter.drawPoints(points)


def ground_colour(theme: Theme) -> str:
    """The colour under everything."""
    return theme.colour("canvas")
