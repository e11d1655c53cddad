"""A heading over lines that can be read, copied and scrolled; hidden where there are none. It knows nothing of them."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from cxstudio.app.dialogs.problems import in_window
from cxstudio.app.figures import figures
from cxstudio.app.labels import label
from cxstudio.app.scale import scaled


class Listed(QWidget):
    """The lines and their heading."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        self.heading = label("", "strong")
        self.heading.setWordWrap(True)
        self.lines = _Lines()
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setMinimumHeight(scaled(56))
        column.addWidget(self.heading)
        column.addWidget(self.lines, 1)

    def show_lines(self, heading: str, lines: list[str]) -> None:
        """Hidden where there are none."""
        self.setVisible(bool(lines))
        self.heading.setText(figures(heading))
        self.lines.setAccessibleName(heading)
        self.lines.setPlainText(in_window(figures("\n".join(lines))))


class _Lines(QPlainTextEdit):
    """Asks for no more than its least height, and takes what there is."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())
