"""The row of buttons at the foot of a dialog, the same in all of them: the way back first, the usual answer last."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from cxstudio.app.labels import look


def button_row(*buttons: QPushButton) -> QHBoxLayout:
    """The buttons at the trailing edge; the last one is the usual answer, and Enter presses it."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for button in buttons:
        button.setAutoDefault(False)
        row.addWidget(button)
    look(buttons[-1], "primary")
    buttons[-1].setDefault(True)
    return row
