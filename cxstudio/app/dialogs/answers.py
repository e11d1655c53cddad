"""Rows that are chosen by a click or a key, each with a sign of whether it is; what they mean is for others to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidgetItem

from cxstudio.app.icons import icon
from cxstudio.app.scale import scaled
from cxstudio.app.workshop.folded import ID, KeyedList

SIGN = 16  # pixels
_TALLEST = 190  # pixels, before it scrolls


@dataclass(frozen=True, slots=True)
class Answer:
    """A row: what it is known by, its words, and whether it is chosen; None where it is a question without answer."""

    id: str
    words: str
    chosen: bool | None = False


class Answers(KeyedList):
    """`picked` carries the id of the row that was clicked; long words take several lines."""

    picked = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setWordWrap(True)
        self.itemClicked.connect(self._clicked)

    def _clicked(self, item: QListWidgetItem) -> None:
        self.picked.emit(str(item.data(ID)))

    def show_answers(self, answers: Sequence[Answer]) -> None:
        """Show these rows; where they are as many as before, the current row stays the current one."""
        while self.count() > len(answers):
            self.takeItem(self.count() - 1)
        for row, one in enumerate(answers):
            if row == self.count():
                self.add(one.id, one.words)
            self._write(self.item(row), one)
        self.fit()

    def text(self) -> str:
        """All rows, each as a line."""
        return "\n".join(self.item(row).text() for row in range(self.count()))

    def fit(self) -> None:
        # As they are laid out: what a row would like to have knows nothing of lines that are broken.
        self.setHidden(not self.count())
        rows = sum(self.visualItemRect(self.item(row)).height() for row in range(self.count()))
        self.setFixedHeight(min(rows + 4, scaled(_TALLEST)))
        self.updateGeometries()  # or the scroll bar of the height before stays

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()  # words break elsewhere

    def _write(self, item: QListWidgetItem, one: Answer) -> None:
        names = {None: "circle-question-mark", False: "circle", True: "circle-check"}
        item.setData(ID, one.id)
        item.setIcon(icon(names[one.chosen], self.palette().text().color().name(), SIGN))
        words = " ".join(one.words.splitlines())
        item.setText(words)
        item.setToolTip(one.words)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"✓ {words}" if one.chosen else words)
