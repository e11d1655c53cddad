"""The calm line that says what is missing from pain to plan, each count a way to it; it reckons and changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from cxstudio.app.figures import figures
from cxstudio.app.flow_row import FlowRow
from cxstudio.app.icons import icon
from cxstudio.app.labels import label, look, spaced
from cxstudio.insight.gaps import Gap, GapName, counted
from cxstudio.picture.sheets.plan_signs import OVERDUE
from cxstudio.picture.theme import Theme
from cxstudio.words import _


class GapLine(FlowRow):
    """`chosen` tells the name of the gaps somebody wants to see; "" for everything again."""

    chosen = Signal(str)

    def __init__(self, wears: Theme) -> None:
        super().__init__(gap=4)
        self._look = wears
        self._said: tuple[tuple[tuple[GapName, str], ...], str, bool] | None = None
        self.seek()

    def seek(self) -> None:
        """Keep the room of the counts, which come a moment later; the ones before are no longer true."""
        self._said = None
        self.clear()
        self.add(self._button("", " ", False))

    def show_gaps(self, found: Sequence[Gap], only: str = "", *, anything: bool = True) -> None:
        """Say how many of each there are; `only` is the one that is looked at now.

        Where there is not yet `anything` to answer or to do, nothing is praised.
        """
        words = (tuple(counted(found)), only, anything)
        if words == self._said:
            return
        self._said = words
        self.clear()
        if not words[0] and not only and anything:
            self.add(label(_("Everything is answered, owned and measured"), "caption"))
        for name, text in words[0]:
            self.add(self._button(name, text, only == name))
        if only:
            self.add(self._button("", _("Show all"), False))

    def wear(self, wears: Theme) -> None:
        self._look, self._said = wears, None

    def _button(self, name: str, text: str, pressed: bool) -> QPushButton:
        button = QPushButton(spaced(figures(text)) if name == "overdue" else figures(text).replace("&", "&&"))
        look(button, "chip")
        button.setCheckable(True)
        button.setChecked(pressed)
        if name == "overdue":
            button.setIcon(icon(OVERDUE, self._look.colour("role.pain.mark"), 14))
        button.setProperty("gap", "" if pressed else name)
        button.clicked.connect(self._choose)
        return button

    def _choose(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.chosen.emit(str(sender.property("gap")))
