"""The calm line that says what is missing from pain to plan, each count a way to it; it reckons and changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from cxstudio.app.figures import figures
from cxstudio.app.flow_row import FlowRow
from cxstudio.app.icons import icon
from cxstudio.app.labels import label, look, spaced
from cxstudio.insight.gaps import Gap, GapName, counted
from cxstudio.picture.sheets.plan_signs import OVERDUE
from cxstudio.picture.theme import Theme
from cxstudio.words import _


class GapLine(QFrame):
    """`chosen` tells the name of the gaps somebody wants to see; "" for everything again."""

    chosen = Signal(str)

    def __init__(self, wears: Theme) -> None:
        super().__init__()
        self._look = wears
        self._shown: tuple[tuple[tuple[GapName, str], ...], str] | None = None
        self._row = FlowRow(self, gap=4)

    def show_gaps(self, found: Sequence[Gap], only: str = "") -> None:
        """Say how many of each there are; `only` is the one that is looked at now."""
        words = (tuple(counted(found)), only)
        if words == self._shown:
            return
        self._shown = words
        self._row.clear()
        if not words[0] and not only:
            self._row.addWidget(label(_("Everything is answered, owned and measured"), "caption"))
        for name, text in words[0]:
            self._row.addWidget(self._button(name, text, only == name))
        if only:
            self._row.addWidget(self._button("", _("Show all"), False))

    def wear(self, wears: Theme) -> None:
        self._look, shown, self._shown = wears, self._shown, None
        if shown is not None:
            self._row.clear()

    def _button(self, name: str, text: str, pressed: bool) -> QPushButton:
        button = QPushButton(spaced(figures(text)) if name == "overdue" else figures(text).replace("&", "&&"))
        look(button, "chip")
        button.setCheckable(True)
        button.setChecked(pressed)
        if name == "overdue":
            button.setIcon(icon(OVERDUE, self._look.colour("role.pain.mark"), 14))
        button.clicked.connect(lambda: self.chosen.emit("" if pressed else name))
        return button
