"""The ring around whatever has the keyboard, shown once somebody moves it by key; fields draw their own edge."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QFocusFrame, QWidget
from shiboken6 import isValid


class FocusRing(QFocusFrame):
    """Two pixels in the focus colour, just outside a button."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.colour = colour

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.colour), 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 7, 7)
        painter.end()


class FocusWatch(QObject):
    """Puts the ring on the button that got the keyboard, unless a mouse press brought it there."""

    def __init__(self, application: QApplication, colour: str) -> None:
        super().__init__()
        self._application, self._colour = application, colour
        self._ring: FocusRing | None = None
        application.focusChanged.connect(self._moved)

    def set_colour(self, colour: str) -> None:
        self._colour = colour
        self._take_off()

    def stop(self) -> None:
        """The program ends."""
        self._application.focusChanged.disconnect(self._moved)
        self._take_off()

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._take_off()
        pressed = self._application.mouseButtons() != Qt.MouseButton.NoButton
        if isinstance(now, QAbstractButton) and not pressed:
            self._ring = FocusRing(self._colour)
            self._ring.setWidget(now)

    def _take_off(self) -> None:
        # The ring becomes a child of the window it is shown in and may have gone with it.
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None
