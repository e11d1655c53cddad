"""The small controls of the plan view: tabs of its lists, the switch of its looks, its menu, the line that adds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QWidget,
)

from cxstudio.app.controls import words_button
from cxstudio.app.figures import figures
from cxstudio.app.icons import icon
from cxstudio.app.labels import look
from cxstudio.app.letter_menu import LetterMenu
from cxstudio.app.scale import scaled
from cxstudio.app.texts import Line
from cxstudio.app.views.plan_lists import LISTS, Column, how_many
from cxstudio.model.document import Document
from cxstudio.picture.theme import Theme
from cxstudio.words import N_, _

Shown = Literal["table", "timeline", "matrix"]
_SHOWN: dict[Shown, str] = {"table": N_("Table"), "timeline": N_("Timeline"), "matrix": N_("Matrix")}


class ListTabs(QTabBar):
    """One tab for each list, with how much is in it. `chosen` tells its name."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Lists of the plan"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self._names: list[str] = [*LISTS]
        for row in LISTS.values():
            self.addTab(_(row.label))
        self.currentChanged.connect(self._changed)

    def mark(self, name: str) -> None:
        """This list is shown; nothing is told."""
        self.blockSignals(True)
        self.setCurrentIndex(self._names.index(name))
        self.blockSignals(False)

    def count_things(self, document: Document) -> None:
        """Say how much is in each."""
        for place, (name, row) in enumerate(LISTS.items()):
            n = how_many(document, name)
            words = f"{_(row.label)}  {figures(str(n))}" if n else _(row.label)
            if self.tabText(place) != words:
                self.setTabText(place, words)

    def _changed(self, place: int) -> None:
        self.chosen.emit(self._names[place])


class PlanTools(QWidget):
    """At the head's end. `shown`: another look. `added`: a new action. The menu is filled when it is `asked` for."""

    shown = Signal(str)
    added = Signal()
    copied = Signal()
    exported = Signal(str)  # the ending of a file
    sorted = Signal(object)  # a column's name, None for the order of the plan
    asked = Signal()

    def __init__(self, wears: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        switch = QFrame()
        look(switch, "segments")
        inside = QHBoxLayout(switch)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.setSpacing(0)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        for name, words in _SHOWN.items():
            button = QToolButton()
            look(button, "segment")
            button.setText(_(words))
            button.setCheckable(True)
            button.setMinimumWidth(scaled(68))
            button.setFixedHeight(scaled(26))
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setProperty("name", name)
            button.clicked.connect(self._looked)
            self._group.addButton(button)
            self.buttons[name] = button
            inside.addWidget(button)
        row.addWidget(switch)
        self.add = words_button(_("Action"), _("Add action"))
        self.add.clicked.connect(self.added)
        row.addWidget(self.add)
        self.more = QToolButton()
        self.more.setAccessibleName(_("More for the plan"))
        self.more.setToolTip(_("More for the plan"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu = LetterMenu(self.more)
        self.menu.aboutToShow.connect(self.asked)
        self.more.setMenu(self.menu)
        row.addWidget(self.more)
        self.wear(wears)

    def wear(self, wears: Theme) -> None:
        self.add.setIcon(icon("plus", wears.colour("ink"), 16))
        self.more.setIcon(icon("ellipsis", wears.colour("ink"), 18))

    def offer(self, shown: Shown, *, matrix: bool, timeline: bool) -> None:
        """Which looks there are to choose from, and which one is shown."""
        self.buttons["matrix"].setVisible(matrix)
        self.buttons["timeline"].setEnabled(timeline)
        self.buttons[shown].setChecked(True)

    def fill(self, columns: Sequence[Column], now: tuple[str, bool] | None) -> None:
        """Make the menu: how to sort, and how the actions leave."""
        self.menu.clear()
        for words, ending in (
            (_("Copy the actions as text"), ""),
            (_("Save as text for an e-mail…"), ".txt"),
            (_("Save as calendar…"), ".ics"),
        ):
            action = self.menu.addAction(words)
            action.setData(ending)
            action.triggered.connect(self._leave)
        order = self.menu.addMenu(_("Sort by"))
        for name, words in ((None, _("Order of the plan")), *((c.name, _(c.label)) for c in columns)):
            action = order.addAction(words)
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == (now[0] if now else None))
            action.triggered.connect(self._sort)

    def _looked(self) -> None:
        sender = self.sender()
        if isinstance(sender, QToolButton):
            self.shown.emit(str(sender.property("name")))

    def _leave(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction) and sender.data():
            self.exported.emit(str(sender.data()))
        else:
            self.copied.emit()

    def _sort(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.sorted.emit(sender.data())


class AddLine(QFrame):
    """The line at the foot of a list. `entered` tells what was written."""

    entered = Signal(str)

    def __init__(self, wears: Theme) -> None:
        super().__init__()
        look(self, "add-row")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(4)
        self._plus = QToolButton()
        self._plus.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plus.setAccessibleName(_("Add"))
        self.field = Line()
        row.addWidget(self._plus)
        row.addWidget(self.field, 1)
        self._plus.clicked.connect(self._enter)
        self.field.returnPressed.connect(self._enter)
        self.wear(wears)

    def invite(self, words: str) -> None:
        """What stands in the empty line."""
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)

    def wear(self, wears: Theme) -> None:
        self._plus.setIcon(icon("plus", wears.colour("inkMuted"), 16))

    def _enter(self) -> None:
        words = self.field.text().strip()
        if words:
            self.entered.emit(words)
        else:
            self.field.setFocus()
