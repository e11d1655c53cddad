"""The doors of the toolbar that lead into the workshop: buttons of actions that are on or off; they do nothing."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction

from cxstudio.app.actions import tip
from cxstudio.app.controls import SIGN, WordsButton
from cxstudio.app.icons import icon
from cxstudio.app.scale import scaled
from cxstudio.picture.theme import Theme

ALONE = 36  # pixels of the width without words


class Door(WordsButton):
    """Looks pressed while its action is on. A `filled` one is what the window is there for."""

    def __init__(self, action: QAction, name: str, sign: str, *, filled: bool = False) -> None:
        super().__init__("primary" if filled else "button")
        self._name, self._sign, self._filled, self._folded = name, sign, filled, False
        self.setIconSize(QSize(SIGN, SIGN))
        self.setAccessibleName(name)
        self.setToolTip(tip(action))
        self.setCheckable(True)
        self.setChecked(action.isChecked())
        action.toggled.connect(self.setChecked)
        self.clicked.connect(action.trigger)
        self.say(name)

    def wear(self, wears: Theme) -> None:
        self.setIcon(icon(self._sign, wears.colour("inkOnAccent" if self._filled else "ink"), SIGN))

    def fold(self, *, narrow: bool) -> None:
        """Leave only the icon, or have words again."""
        self._folded = narrow
        self.say("" if narrow else self._name)

    def nextCheckState(self) -> None:
        """How it stands is told by the action alone."""

    def sizeHint(self) -> QSize:
        return QSize(scaled(ALONE), max(32, scaled(32))) if self._folded else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Names of maps give way to it, and not its words to them."""
        return self.sizeHint()

    def _edge(self) -> int:
        return (scaled(ALONE) - SIGN) // 2 if self._folded else super()._edge()
