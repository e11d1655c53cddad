"""Choosing a place of the map for what somebody said: by typing a few letters of its name; it changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.labels import label
from cxstudio.app.panels.field_row import Offer
from cxstudio.app.scale import scaled
from cxstudio.app.texts import Line
from cxstudio.insight.folding import fold
from cxstudio.words import _

_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


@dataclass(frozen=True, slots=True)
class Answer:
    """The id of the place, and whether it is that of all that was imported under the same name."""

    place: str
    all_of_name: bool


class PlaceDialog(QDialog):
    """A line to type in over the places; those called alike stand first. `also` asks about others of the same name."""

    def __init__(
        self,
        heading: str,
        offers: Sequence[Offer],
        alike: Sequence[str] = (),
        *,
        also: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Link to a touchpoint"))
        self.resize(scaled(440), scaled(460))
        first = {id: place for place, id in enumerate(alike)}
        self._offers = sorted(offers, key=lambda offer: first.get(offer.value, len(first)))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        words = label(heading, "title")
        words.setWordWrap(True)
        column.addWidget(words)
        self.line = Line()
        self.line.setPlaceholderText(_("Find a touchpoint, stage or journey"))
        self.line.setAccessibleName(_("Find a touchpoint, stage or journey"))
        self.line.textChanged.connect(self._show)
        self.line.installEventFilter(self)
        column.addWidget(self.line)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Places"))
        self.list.itemActivated.connect(self.accept)
        self.list.currentRowChanged.connect(self._switch)
        column.addWidget(self.list, 1)
        self.also = QCheckBox(also)
        self.also.setChecked(bool(also))
        self.also.setVisible(bool(also))
        column.addWidget(self.also)
        cancel, self.go = QPushButton(_("Cancel")), QPushButton(_("Link"))
        cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self.accept)
        column.addLayout(button_row(cancel, self.go))
        self._show()
        self.line.setFocus()

    def answer(self) -> Answer | None:
        """What was chosen; None for nothing."""
        row = self.list.currentRow()
        if row < 0:
            return None
        return Answer(str(self.list.item(row).data(Qt.ItemDataRole.UserRole)), self.also.isChecked())

    def _show(self) -> None:
        words = fold(self.line.text()).split()
        self.list.clear()
        for offer in self._offers:
            if all(word in fold(offer.text) for word in words):
                item = QListWidgetItem(offer.icon, offer.text)
                item.setData(Qt.ItemDataRole.UserRole, offer.value)
                self.list.addItem(item)
        self.list.setCurrentRow(0 if self.list.count() else -1)
        self._switch()

    def _switch(self) -> None:
        self.go.setEnabled(self.list.currentRow() >= 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows walk the list while the letters go into the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _KEYS:
            rows, now = self.list.count(), self.list.currentRow()
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
            self.list.setCurrentRow(min(rows - 1, max(0, now + step[Qt.Key(event.key())])))
            return True
        return super().eventFilter(watched, event)
