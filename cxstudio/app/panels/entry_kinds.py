"""The kind of the next note at the entry line: a button with a list to choose from; it adds nothing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QPaintEvent

from cxstudio.app.controls import MenuButton, WordsButton
from cxstudio.app.icons import icon, kind_colour
from cxstudio.app.labels import restyle
from cxstudio.app.letter_menu import LetterMenu
from cxstudio.app.workshop.line_mode import LineMode
from cxstudio.model.kinds import ADDED_KINDS, KINDS
from cxstudio.picture.theme import Theme
from cxstudio.words import _

KIND_ORDER = tuple(kind for kind in ADDED_KINDS if kind != "persona")
# What a step of a workshop may begin with as well; the list to choose from has them not.
FROM_STEPS = ("action", "decision")


class KindPicker(MenuButton):
    """`chosen` carries a kind somebody chose from the list."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("button")
        self.setIconSize(QSize(16, 16))
        self.letters = LetterMenu(self)
        self.letters.triggered.connect(self._choose)
        self.setMenu(self.letters)
        self._chooses = True

    def end(self) -> int:
        return super().end() if self._chooses else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Without a chevron while there is nothing to choose."""
        if self._chooses:
            super().paintEvent(event)
        else:
            WordsButton.paintEvent(self, event)

    def wear(self, wears: Theme) -> None:
        """Make the list in the colours of a theme."""
        self.letters.clear()
        for kind in KIND_ORDER:
            row = KINDS[kind]
            action = self.letters.addAction(icon(row.icon, kind_colour(kind, wears), 16), _(row.label))
            action.setData(kind)
            action.setCheckable(True)

    def show_kind(self, kind: str, mode: LineMode | None, wears: Theme) -> None:
        """Stand for a kind, or for what the line is instead of adding notes."""
        row = KINDS[kind]
        self._chooses = mode is None
        self.setEnabled(self._chooses)
        restyle(self, "means", "" if self._chooses else "mode")
        for action in self.letters.actions():
            action.setChecked(action.data() == kind)
        if mode is not None:
            self.setIcon(icon(mode.icon, wears.colour("ink"), 16))
            self.say(mode.title)
            self.setAccessibleName(mode.title)
            return
        self.setIcon(icon(row.icon, kind_colour(kind, wears), 16))
        self.say(_(row.label))
        self.setAccessibleName(_("Kind of note: {kind}").format(kind=_(row.label)))

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))


def kind_beside(kind: str, by: int) -> str:
    """The kind a few places on in the list, from the first one where it is not in it."""
    at = KIND_ORDER.index(kind) if kind in KIND_ORDER else 0
    return KIND_ORDER[(at + by) % len(KIND_ORDER)]
