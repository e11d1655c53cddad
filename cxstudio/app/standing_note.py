"""A note over the window that stays until it is answered or no longer true; it never takes the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from cxstudio.app.labels import label, look
from cxstudio.canvas.accessible import announce

GAP = 12  # device-independent pixels from the top

Answer = tuple[str, Callable[[], None]]


class StandingNote(QFrame):
    """Top centre of a part of its parent; each answer hides it and does one thing."""

    def __init__(self, over: QWidget, part: QWidget) -> None:
        super().__init__(over)
        look(self, "toast")
        self._part = part
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 12, 8)
        self._row.setSpacing(16)
        self._text = label("")
        self._row.addWidget(self._text)
        self.buttons: list[QPushButton] = []
        over.installEventFilter(self)
        self.hide()

    def text(self) -> str:
        return self._text.text()

    def say(self, text: str, answers: Sequence[Answer]) -> None:
        """Say something in place of what was said before."""
        self._text.setText(text)
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(*answer) for answer in answers]
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        self._place()
        announce(self, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest} and self.isVisible():
            self._place()
        return False

    def _button(self, words: str, does: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard with whoever types

        def answered() -> None:
            self.hide()
            does()

        button.clicked.connect(answered)
        self._row.addWidget(button)
        return button

    def _place(self) -> None:
        self.adjustSize()
        over = self.parentWidget()
        if over is not None:
            top = self._part.mapTo(over, self._part.rect().topLeft()).y()
            self.move((over.width() - self.width()) // 2, top + GAP)
