"""Asking for one short text: a name for a version or a lane; it knows neither."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.labels import label
from cxstudio.app.texts import Line
from cxstudio.words import _


class NameDialog(QDialog):
    """A heading, one line, and what happens with it. An empty line is no answer, unless `empty` says what it means."""

    def __init__(
        self, heading: str, answer: str, text: str = "", *, empty: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setMinimumWidth(380)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(heading, "title"))
        self.line = Line(text)
        self.line.setAccessibleName(heading)
        self.line.setPlaceholderText(empty)
        self.line.selectAll()
        column.addWidget(self.line)
        self._needed = not empty
        cancel, self._go = QPushButton(_("Cancel")), QPushButton(answer)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self.accept)
        column.addLayout(button_row(cancel, self._go))
        self.line.textChanged.connect(self._typed)
        self._typed()
        self.line.setFocus()

    def name(self) -> str:
        """The text, without what is blank around it."""
        return self.line.text().strip()

    def _typed(self) -> None:
        self._go.setEnabled(bool(self.name()) or not self._needed)


def ask_name(
    parent: QWidget | None, heading: str, answer: str, text: str = "", *, empty: str = ""
) -> str | None:
    """Ask for a name; None when somebody thought better of it."""
    dialog = NameDialog(heading, answer, text, empty=empty, parent=parent)
    return dialog.name() if dialog.exec() else None
