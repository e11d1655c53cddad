"""A scrolled form: its lines are as wide with a scroll bar as without one, and where somebody writes stays in view.

It knows nothing of the form.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

GUTTER = 8  # pixels of a scroll bar, as in the style sheet


@runtime_checkable
class KeepsRoom(Protocol):
    """A form that keeps the room of the scroll bar free within itself."""

    def leave_room(self, room: int) -> None:
        """`room` in pixels: 0 where the bar is there."""
        ...


class GutterScroll(QScrollArea):
    """Keeps the room of its scroll bar free while there is none, so that nothing wraps anew when it comes."""

    def __init__(self, *, stays: bool = True) -> None:
        """`stays`: follow the field with the keyboard when the form grows or shrinks."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._keep_room)
        if stays:
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

    def setWidget(self, widget: QWidget) -> None:
        super().setWidget(widget)
        self._keep_room(0, self.verticalScrollBar().maximum())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._keep_room(0, self.verticalScrollBar().maximum())

    def _keep_room(self, _least: int, most: int) -> None:
        room = 0 if most > 0 else GUTTER
        form: object = self.widget()
        if isinstance(form, KeepsRoom):
            form.leave_room(room)
            room = 0
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setViewportMargins(room if rtl else 0, 0, 0 if rtl else room, 0)
