"""A short message over the canvas with at most one action; it leaves by itself and never takes the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from cxstudio.app.labels import label, look, sentence
from cxstudio.canvas.accessible import announce

STAY = 5000  # milliseconds
GAP, LONGEST = 16, 720  # pixels: around it, and its width at the most


class Toast(QFrame):
    """Bottom centre of its parent; stays while the pointer is on it or its button has the keyboard.

    Words longer than a line there take several. What `spared` tells is never covered: then it is at the top.
    """

    def __init__(self, over: QWidget, spared: Callable[[], QRect] = QRect) -> None:
        super().__init__(over)
        self._spared = spared
        look(self, "toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(16)
        self._text = label("")
        self._text.setWordWrap(True)
        self._button = QPushButton()
        self._button.clicked.connect(self._act)
        row.addWidget(self._text)
        row.addWidget(self._button)
        self._action: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=STAY)
        self._timer.timeout.connect(self._leave)
        over.installEventFilter(self)
        self.hide()

    def text(self) -> str:
        return self._text.text()

    def show_text(self, text: str, button: str = "", action: Callable[[], None] | None = None) -> None:
        """Say something, and offer one thing to do about it."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._text.setText(sentence(text, rtl=rtl))
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._action = action
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        self._place()
        announce(self, text)
        self._timer.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        over = self.parentWidget()
        if over is None:
            return
        button = self._button.sizeHint().width() + 16 if not self._button.isHidden() else 0
        most = min(LONGEST, over.width() - 2 * GAP) - button - 28
        words = max(
            self._text.fontMetrics().horizontalAdvance(line) for line in self._text.text().split("\n")
        )
        self._text.setFixedWidth(max(1, min(words + 2, most)))
        self.adjustSize()
        place = QRect((over.width() - self.width()) // 2, 0, self.width(), self.height())
        place.moveBottom(over.height() - GAP - 1)
        if place.intersects(self._spared()):
            place.moveTop(GAP)
        self.move(place.topLeft())

    def _act(self) -> None:
        action = self._action
        self.hide()
        if action is not None:
            action()

    def _leave(self) -> None:
        if self._button.hasFocus():
            self._timer.start()
        else:
            self.hide()
