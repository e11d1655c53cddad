"""A panel that stands open over the window by the button that opened it, until Esc or the keyboard leaves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QVBoxLayout, QWidget

from cxstudio.app.labels import look

GAP = 4  # pixels between the button and the panel


class Flyout(QFrame):
    """Holds one widget. A child of the window, not a window of its own, so that things can be dragged out of it."""

    closed = Signal()

    def __init__(self, button: QAbstractButton, name: str) -> None:
        super().__init__()
        look(self, "flyout")
        self.setAccessibleName(name)
        self._button = button
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 8)
        column.setSpacing(4)
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def hold(self, *widgets: QWidget) -> None:
        """Put these into the panel, from top to bottom."""
        column = self.layout()
        assert column is not None
        for widget in widgets:
            column.addWidget(widget)
            widget.show()

    def open_above(self, size: tuple[int, int]) -> None:
        """Stand on the upper edge of the button, its leading edge at the button's. The size is in pixels."""
        self._open(size, QPoint(0, -size[1] - GAP))

    def open_beside(self, size: tuple[int, int]) -> None:
        """Stand beside the trailing edge of the button, its upper edge at the button's."""
        self._open(size, QPoint(self._button.width() + GAP, 0))

    def _open(self, size: tuple[int, int], by: QPoint) -> None:
        window = self._button.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = self._button.mapTo(window, QPoint(0, 0))
        x = corner.x() + by.x()
        if self._button.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = corner.x() + self._button.width() - by.x() - size[0]
        height = min(size[1], window.height() - 2 * GAP)
        y = max(GAP, min(corner.y() + by.y(), window.height() - height - GAP))
        self.setGeometry(max(GAP, min(x, window.width() - size[0] - GAP)), y, size[0], height)
        self.show()
        self.raise_()

    def close_now(self, *, back: bool = False) -> None:
        """Close; `back` gives the keyboard to the button that opened it."""
        if not self.isVisible():
            return
        self.hide()
        if back:
            self._button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_now(back=True)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        asks = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asks and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def _focus_moved(self, _old: QObject | None, now: QObject | None) -> None:
        inside = isinstance(now, QWidget) and (now is self._button or now is self or self.isAncestorOf(now))
        # Without a widget the whole window lost the keyboard: that is no reason to close.
        if self.isVisible() and now is not None and not inside:
            self.close_now()
