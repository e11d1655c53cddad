"""What stands around the content of a section of the step: title, how much is done, and the keys; it knows no step."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxstudio.app.labels import label


class StepFrame:
    """Lays a section out. `done` stands at the end of the title's line, `keys` is the quiet sentence at the foot."""

    def __init__(self, section: QWidget, title: str) -> None:
        column = QVBoxLayout(section)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(label(title, "section"), 1)
        self.done = label("", "caption")
        head.addWidget(self.done)
        column.addLayout(head)
        self._body = QVBoxLayout()
        self._body.setSpacing(6)
        column.addLayout(self._body)
        self.keys = label("", "muted")
        self.keys.setWordWrap(True)
        column.addWidget(self.keys)

    def add(self, *parts: QWidget) -> None:
        """Put parts below what there is, above the keys."""
        for part in parts:
            self._body.addWidget(part)
