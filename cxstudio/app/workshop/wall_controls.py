"""What the facilitator can press on a wall that covers the only screen: it comes with the pointer and leaves by itself.

It takes neither keyboard nor clicks from the wall, and has no tool tips: those would pop up before the room.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from cxstudio.app.icons import icon
from cxstudio.app.workshop.press_once import PressOnce
from cxstudio.picture.theme import Theme, theme
from cxstudio.words import N_, _
from cxstudio.workshop.stand import Stand

LEAVES = 3000  # milliseconds after the pointer moved last
_SIGN = 28  # pixels
_FROM_EDGE = 24  # pixels

# A word of the wall's keys, its icon, what it is called, and the field of the stand that says whether it is on.
_ROWS = (
    ("back", "chevron-left", N_("Back"), ""),
    ("ahead", "chevron-right", N_("Ahead"), ""),
    ("pause", "pause", N_("Pause or go on"), ""),
    ("next", "skip-forward", N_("Next step"), ""),
    ("freeze", "lock", N_("Freeze"), "frozen"),
    ("curtain", "eye-off", N_("Curtain"), "curtain"),
    ("black", "square", N_("Black screen"), "black"),
    ("console", "undo-2", N_("Back to the console"), ""),
)


class WallControls(QFrame):
    """A row of buttons at the foot of a wall; `asks` is called with what a button means."""

    def __init__(self, wall: QWidget, asks: Callable[[str], None]) -> None:
        super().__init__(wall)
        self.setObjectName("wall-controls")
        self.setAccessibleName(_("Controls of the wall"))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(4)
        wears = theme("projector")
        self.setStyleSheet(_sheet(wears))
        self.buttons: dict[str, QToolButton] = {}
        for word, sign, name, _field in _ROWS:
            button = QToolButton(self)
            button.setIcon(icon(sign, wears.colour("ink"), _SIGN))
            button.setIconSize(QSize(_SIGN, _SIGN))
            button.setAccessibleName(_(name))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(partial(self._press, asks, word))
            row.addWidget(button)
            self.buttons[word] = button
        PressOnce(self.buttons["next"])
        self._leave = QTimer(self, singleShot=True, interval=LEAVES)
        self._leave.timeout.connect(self._go)
        wall.installEventFilter(self)
        self.hide()

    def come(self, *, wanted: bool) -> None:
        """The pointer moved: be there for a while, where that is `wanted`; else only the pointer is."""
        wall = self.parentWidget()
        assert wall is not None
        wall.setCursor(Qt.CursorShape.ArrowCursor)
        if wanted:
            self.adjustSize()
            self.move((wall.width() - self.width()) // 2, wall.height() - self.height() - _FROM_EDGE)
            self.show()
            self.raise_()
        self._leave.start()

    def show_stand(self, stand: Stand) -> None:
        """Press what is on."""
        for word, _sign, _name, field in _ROWS:
            if field:
                self.buttons[word].setCheckable(True)
                self.buttons[word].setChecked(getattr(stand, field))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Hide}:
            self.hide()
        return False

    def _press(self, asks: Callable[[str], None], word: str, *_checked: bool) -> None:
        asks(word)
        self._leave.start()

    def _go(self) -> None:
        self.hide()
        wall = self.parentWidget()
        if wall is not None:
            wall.setCursor(Qt.CursorShape.BlankCursor)


def _sheet(wears: Theme) -> str:
    """In the colours of the wall, whatever the window wears."""
    raised, line, ink, tint = (
        wears.colour(name) for name in ("surfaceRaised", "lineControl", "ink", "accentTint")
    )
    return (
        f"#wall-controls {{ background: {raised}; border: 2px solid {line}; border-radius: 8px; }}"
        " QToolButton { background: transparent; border: 2px solid transparent; border-radius: 6px; padding: 6px; }"
        f" QToolButton:hover {{ border-color: {ink}; }}"
        f" QToolButton:checked {{ background: {tint}; border-color: {wears.colour('accent')}; }}"
    )
