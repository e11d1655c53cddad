"""A line under a list for the note of what is chosen in it: written on Enter and on leaving; it knows no document."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxstudio.app.texts import Line


class NoteLine(Line):
    """`written` tells the text once it was changed, `left` gives the keyboard back. `about` is whose note it is."""

    written = Signal(str)
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.about = ""
        self._known = ""

    def show_note(self, about: str, text: str, *, enabled: bool) -> None:
        """Show a note, unless somebody is in the middle of writing it."""
        if about == self.about and self.text() != self._known:
            return
        self.about, self._known = about, text
        self.setText(" ".join(text.split()))
        self._known = self.text()
        self.setEnabled(enabled)

    def take(self) -> None:
        """Take the keyboard."""
        if self.isEnabled():
            self.setFocus(Qt.FocusReason.TabFocusReason)
            self.selectAll()

    def tell(self) -> None:
        """Tell the text if it was changed and not told yet."""
        if self.text() != self._known:
            self._known = self.text()
            self.written.emit(self._known)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        unchanged = self.text() == self._known
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or (
            event.key() == Qt.Key.Key_Escape and unchanged
        ):
            self.tell()
            self.left.emit()
            return
        super().keyPressEvent(event)


def over_note(above: QWidget, note: NoteLine) -> QWidget:
    """Something that is rated, with the line for its note under it."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 8)
    column.setSpacing(8)
    column.addWidget(above, 1)
    row = QHBoxLayout()
    row.setContentsMargins(16, 0, 16, 0)
    row.addWidget(note)
    column.addLayout(row)
    return made
