"""A column of a dialog that scrolls where a screen is too low for it; it knows nothing of what stands in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


def scrolled(column: QVBoxLayout, width: int) -> QScrollArea:
    """The column, so many pixels wide."""
    holder, area = QWidget(), QScrollArea()
    holder.setLayout(column)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setFixedWidth(width)
    area.setWidget(holder)
    return area
