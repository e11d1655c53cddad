"""Round corners of menus that also hold where the screen mixes no windows; it knows no menu's content."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QBitmap, QPainter
from PySide6.QtWidgets import QMenu

from cxstudio.app.menu_items import PANEL_ROUND


class Corners(QObject):
    """Cuts the corners off the menus it watches: without a compositor what is see-through would be black."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show} and isinstance(watched, QMenu):
            shape = QBitmap(watched.size())
            shape.clear()
            painter = QPainter(shape)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Qt.GlobalColor.color1)
            painter.drawRoundedRect(QRectF(watched.rect()), PANEL_ROUND, PANEL_ROUND)
            painter.end()
            watched.setMask(shape)
        return False
