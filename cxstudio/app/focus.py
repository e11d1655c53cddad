"""The ring around whatever has the keyboard, shown once somebody moves it by key; fields draw their own edge."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QFocusFrame, QWidget

_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class FocusRing(QFocusFrame):
    """Two pixels in the focus colour, just outside a button."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.colour = colour

    def surround(self, widget: QWidget | None) -> None:
        """Move to a widget; None takes the ring away."""
        if widget is None:
            self.hide()
        else:
            self.setWidget(widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.colour), 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 7, 7)
        painter.end()


class FocusWatch(QObject):
    """Puts the ring on the button that got the keyboard by key."""

    def __init__(self, application: QApplication, colour: str) -> None:
        super().__init__(application)
        self._ring = FocusRing(colour)
        application.installEventFilter(self)

    def set_colour(self, colour: str) -> None:
        self._ring.colour = colour
        self._ring.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QFocusEvent)
            and event.type() == QEvent.Type.FocusIn
            and isinstance(watched, QWidget)
        ):
            ringed = isinstance(watched, QAbstractButton) and event.reason() in _BY_KEY
            self._ring.surround(watched if ringed else None)
        return False
