"""A scrolled form whose lines are as wide with a scroll bar as without one; it knows nothing of the form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

GUTTER = 8  # pixels of a scroll bar, as in the style sheet


class GutterScroll(QScrollArea):
    """Keeps the room of its scroll bar free while there is none, so that nothing wraps anew when it comes."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._keep_room)
        self._keep_room(0, 0)

    def _keep_room(self, _least: int, most: int) -> None:
        room = 0 if most > 0 else GUTTER
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setViewportMargins(room if rtl else 0, 0, 0 if rtl else room, 0)
