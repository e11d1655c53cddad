"""The frame in which an import says what it will make: its heading, how far it is, and lines of words; no plan."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout

from cxstudio.app.dialogs.listed import Listed
from cxstudio.app.labels import Label, label, look
from cxstudio.words import _


class OutcomeCard(QFrame):
    """Whoever shows a plan in it adds its lines of words, and its lists, which take the room that is left."""

    def __init__(self) -> None:
        super().__init__()
        look(self, "card")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(label(_("What will be made"), "section"))
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.bar.setAccessibleName(_("Progress of the import"))
        column.addWidget(self.bar)
        column.addStretch(0)  # where no list takes the room, the lines stand at the top

    def add_words(self, name: str = "") -> Label:
        """A line of words that may be several."""
        words = label("", name)
        words.setWordWrap(True)
        self._column.insertWidget(self._column.count() - 1, words)
        return words

    def add_list(self) -> Listed:
        """A list under a heading, hidden while it is empty."""
        found = Listed()
        found.hide()
        self._column.insertWidget(self._column.count() - 1, found, 1)
        return found

    def begin(self) -> None:
        """Something is being worked out."""
        self.bar.setValue(0)
        self.bar.show()

    def show_part(self, part: float) -> None:
        """How far it is, from 0 to 1."""
        self.bar.setValue(round(part * 1000))
