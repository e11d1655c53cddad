"""What is drawn round the entry line: its hint, the key that adds, and the help; it gives each the room there is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from cxstudio.app.arrangement import TWO_ROWS
from cxstudio.app.labels import label, look, restyle
from cxstudio.app.panels.entry_hint import Hint
from cxstudio.app.panels.entry_line import EntryLine
from cxstudio.app.scale import scaled
from cxstudio.words import _

HIGH = 34  # pixels
LEAST = 160  # pixels of the line itself
ROOMY = 440  # pixels: in a narrower frame what the line says needs the room of the name of the key
HINT_SHARE = 0.55  # of the frame's width, at most: the rest is for typing
UNBOUNDED = 16_777_215  # pixels: Qt takes it for no bound
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
        self._row = row
        self.line.textChanged.connect(self._share)
        self.line.textChanged.connect(self.calm)

    def refuse(self, reason: str) -> None:
        """Say why not, beneath what was typed, until that is another text."""
        restyle(self, "wrong", "true")
        self.hint.say(reason, reason)

    def calm(self) -> None:
        """Nothing is refused any longer."""
        restyle(self, "wrong", "false")

    def hold_hint(self) -> None:
        """Take the hint between the line and what follows it."""
        self._row.insertWidget(1, self.hint)
        self._share()

    def lend_hint(self, to: QHBoxLayout) -> None:
        """Let the hint stand elsewhere."""
        self._row.removeWidget(self.hint)
        to.addWidget(self.hint)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        share = HINT_SHARE if self.line.text() else EMPTY_SHARE
        lent = self.hint.parentWidget() is not self
        self.hint.setMaximumWidth(UNBOUNDED if lent else round(self.width() * share))
        self.cap.setVisible(self.width() >= scaled(ROOMY))


class Rows(QBoxLayout):
    """What stands before the line and the line: beside each other, or where the bar has two rows, above each other."""

    def __init__(self, bar: QWidget, before: QWidget, frame: LineFrame) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, bar)
        self.setContentsMargins(12, 7, 12, 7)
        self.setSpacing(8)
        self._bar, self._frame, self._two = bar, frame, False
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._head.addWidget(before)
        before.setSizePolicy(QSizePolicy.Policy.Minimum, before.sizePolicy().verticalPolicy())
        self.addLayout(self._head)
        self.addWidget(frame, 1)
        bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._bar:
            self._fit()
        return False

    def _fit(self) -> None:
        two = self._bar.height() >= scaled(TWO_ROWS)
        if two == self._two:
            return
        self._two = two
        self.setDirection(QBoxLayout.Direction.TopToBottom if two else QBoxLayout.Direction.LeftToRight)
        if two:
            self._frame.lend_hint(self._head)
        else:
            self._head.removeWidget(self._frame.hint)
            self._frame.hold_hint()
