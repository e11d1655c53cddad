"""What a view shows while it has nothing to show: a heading, a sentence and a button; it knows no view."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cxstudio.app.focus import give_keyboard
from cxstudio.app.labels import label, look
from cxstudio.app.scale import scaled


class Invitation(QWidget):
    """`button` is connected by whoever makes it."""

    def __init__(self, heading: str, sentence: str, answer: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(_centred(label(heading, "title")))
        words = label(sentence, "muted")
        words.setWordWrap(True)
        words.keep_to_middle()
        words.setMinimumWidth(scaled(360))
        column.addWidget(_centred(words))
        self.button = QPushButton(answer)
        look(self.button, "primary")
        column.addWidget(_centred(self.button))
        column.addStretch(3)

    def take_keyboard(self) -> None:
        """Give it to the button, with its ring: nothing else here could show where the keyboard is."""
        give_keyboard(self.button)


def _centred(widget: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(24, 0, 24, 0)
    row.addStretch(1)
    row.addWidget(widget)
    row.addStretch(1)
    return holder
