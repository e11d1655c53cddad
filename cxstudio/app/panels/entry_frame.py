"""What is drawn round the entry line: its hint, the key that adds, and the help; it gives each the room there is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from cxstudio.app.labels import label, look
from cxstudio.app.panels.entry_hint import Hint
from cxstudio.app.panels.entry_line import EntryLine
from cxstudio.app.scale import scaled
from cxstudio.words import _

HIGH = 34  # pixels
LEAST = 160  # pixels of the line itself
ROOMY = 440  # pixels: in a narrower frame what the line says needs the room of the name of the key
HINT_SHARE = 0.55  # of the frame's width, at most: the rest is for typing
EMPTY_SHARE = 0.35  # while nothing is typed, so that what to type can be read


class LineFrame(QFrame):
    """`line` is what is typed in, `hint` what it says, `help` opens the table of signs."""

    def __init__(self) -> None:
        super().__init__()
        look(self, "line")
        self.setMinimumHeight(HIGH)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 6, 0)
        row.setSpacing(8)
        self.line = EntryLine()
        self.line.setAccessibleName(_("Text of the new note"))
        self.line.setMinimumWidth(LEAST)
        self.hint = Hint()
        self.cap = label(_("Enter"), "keycap")
        self.help = QToolButton()
        self.help.setText("?")
        self.help.setFixedSize(scaled(24), scaled(24))
        self.help.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.help.setAccessibleName(_("Signs of the entry line"))
        self.help.setToolTip(f"{_('Signs of the entry line')} (F1)")
        row.addWidget(self.line, 1)
        for part in (self.hint, self.cap, self.help):
            row.addWidget(part)
        self.line.textChanged.connect(self._share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        share = HINT_SHARE if self.line.text() else EMPTY_SHARE
        self.hint.setMaximumWidth(round(self.width() * share))
        self.cap.setVisible(self.width() >= scaled(ROOMY))
