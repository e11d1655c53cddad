"""A scrolled form: its lines are as wide with a scroll bar as without one, and where somebody writes stays in view.

It knows nothing of the form.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea

GUTTER = 8  # pixels of a scroll bar, as in the style sheet


class GutterScroll(QScrollArea):
    """Keeps the room of its scroll bar free while there is none, so that nothing wraps anew when it comes."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._keep_room)
        self.verticalScrollBar().rangeChanged.connect(self._stay_soon)
        self._stay = QTimer(self, singleShot=True, interval=0)  # once the form has laid itself out anew
        self._stay.timeout.connect(self._stay_at_keyboard)
        self._keep_room(0, 0)

    def _stay_soon(self, _least: int, _most: int) -> None:
        self._stay.start()

    def _stay_at_keyboard(self) -> None:
        """The form has grown or shrunk: the field with the keyboard, and all of what was written, stay in view."""
        field = QApplication.focusWidget()
        if field is not None and self.isAncestorOf(field):
            self.ensureWidgetVisible(field)

    def _keep_room(self, _least: int, most: int) -> None:
        room = 0 if most > 0 else GUTTER
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setViewportMargins(room if rtl else 0, 0, 0 if rtl else room, 0)
