"""A strip over the map's foot, by the entry line: words and a few things to do by key; it never takes the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cxstudio.app.labels import Elided, keycap, label, look
from cxstudio.app.scale import scaled
from cxstudio.canvas.accessible import announce
from cxstudio.words import _

LEAST = 320  # pixels it is wide
ALONE_UNDER = 480  # pixels: in a narrower strip the words have a line of their own
LEFT_HIGH = 140  # pixels of the list of what was not added


@dataclass(frozen=True, slots=True)
class Offer:
    """A thing to do: its word, its key as it is shown, and what does it."""

    word: str
    key: str
    does: Callable[[], object]


class Above(QFrame):
    """Stands on the bar another widget is in, as wide as that widget, over whatever lies there."""

    def __init__(self, by: QWidget) -> None:
        super().__init__()
        look(self, "flyout")
        self._by = by
        by.installEventFilter(self)
        self.hide()

    def stand(self) -> None:
        """Come to its place."""
        over = self._by.window()
        if self.parentWidget() is not over:
            self.setParent(over)
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        over = self._by.window()
        corner = self._by.mapTo(over, QPoint(0, 0))
        width = max(scaled(LEAST), self._by.width())
        self._fit(width)
        bar = (self._by.parentWidget() or self._by).mapTo(over, QPoint(0, 0)).y()
        height = min(self.sizeHint().height(), bar)
        x = max(0, min(corner.x(), over.width() - width))
        self.setGeometry(x, bar - height, width, height)

    def _fit(self, width: int) -> None:
        """Arrange what is inside for so many pixels."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and watched is self._by:
            self.hide()
        elif event.type() in {QEvent.Type.Resize, QEvent.Type.Move} and self.isVisible():
            self._place()
        return False


class LikelyStrip(Above):
    """Says that something like what is typed is there already, and what can be done about it."""

    def __init__(self, by: QWidget, offers: Sequence[Offer]) -> None:
        super().__init__(by)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(12, 6, 8, 6)
        self._whole.setSpacing(8)
        self._words = Elided("")
        self._whole.addWidget(self._words, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self._whole.addLayout(row)
        for offer in offers:
            button = QPushButton(offer.word)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(offer.does)
            row.addWidget(button)
            row.addWidget(keycap(offer.key))
        self.said = ""

    def _fit(self, width: int) -> None:
        way = QBoxLayout.Direction
        self._whole.setDirection(way.TopToBottom if width < scaled(ALONE_UNDER) else way.LeftToRight)

    def say(self, words: str) -> None:
        """Show these words, or nothing."""
        if words == self.said:
            return
        self.said = words
        self._words.setText(words)
        if not words:
            self.hide()
            return
        self.stand()
        announce(self, words)


class LeftLines(Above):
    """The pasted lines that were not added, each with its reason, to be copied; they stay until closed."""

    def __init__(self, by: QWidget) -> None:
        super().__init__(by)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._head = label("", "section")
        row.addWidget(self._head, 1)
        copy, close = QPushButton(_("Copy")), QPushButton(_("Close"))
        copy.setAccessibleName(_("Copy the lines that were not added"))
        copy.clicked.connect(self.copy)
        close.clicked.connect(self.forget)
        row.addWidget(copy)
        row.addWidget(close)
        column.addLayout(row)
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setFixedHeight(scaled(LEFT_HIGH))
        self.list.setAccessibleName(_("Lines that were not added"))
        column.addWidget(self.list)
        self.lines: list[tuple[str, str]] = []

    def keep(self, left: Sequence[tuple[str, str]], words: str) -> None:
        """Show these beside those that are there still."""
        self.lines += left
        self._head.setText(words)
        self.list.setPlainText(
            "\n".join(f"{text}\n    {reason}" if reason else text for text, reason in self.lines)
        )
        self.stand()
        announce(self, words)

    def copy(self) -> None:
        """Put the lines on the clipboard, without the reasons: they can be mended and pasted again."""
        QApplication.clipboard().setText("\n".join(text for text, _reason in self.lines))

    def forget(self) -> None:
        self.lines.clear()
        self.hide()
