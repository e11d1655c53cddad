"""Widgets one after the other in reading direction, on as many rows as they need; it knows no widget's meaning.

They are placed by hand: a layout of our own would be asked for its items while Python takes it apart.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget


class FlowRow(QFrame):
    """A row that breaks as words break into lines. `gap` in pixels."""

    def __init__(self, gap: int = 8) -> None:
        super().__init__()
        self._gap = gap
        self._shown: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def clear(self) -> None:
        """Let go of all widgets in it."""
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        self._shown = []

    def add(self, widget: QWidget) -> None:
        """Put a widget behind the others."""
        widget.setParent(self)
        widget.show()
        self._shown.append(widget)
        self._arrange()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height(width, move=False)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        widest = max((widget.sizeHint().width() for widget in self._shown), default=0)
        return QSize(widest, max((widget.sizeHint().height() for widget in self._shown), default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange}:
            self._arrange()

    def _arrange(self) -> None:
        self._height(self.width(), move=True)

    def _height(self, width: int, *, move: bool) -> int:
        """Give each widget its place if they are to move; returns the height that takes."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        along, top, tallest = 0, 0, 0
        for widget in self._shown:
            size = widget.sizeHint()
            if along and along + size.width() > width:
                along, top, tallest = 0, top + tallest + self._gap, 0
            if move:
                left = width - along - size.width() if rtl else along
                widget.setGeometry(left, top, size.width(), size.height())
            along += size.width() + self._gap
            tallest = max(tallest, size.height())
        return top + tallest
