"""What goes on the pages of an export: the map and other views that hold something, all journeys, the comments."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cxstudio.app.controls import Tick
from cxstudio.model.document import Document
from cxstudio.model.views import VIEWS
from cxstudio.picture.book import SHEETS, Sheet
from cxstudio.picture.profiles import Option
from cxstudio.picture.sheets import comments
from cxstudio.words import _


class ExportContents(QWidget):
    """Ticks in two columns, of what holds something; one of them always stands. `changed` tells of another choice."""

    changed = Signal()

    def __init__(self, document: Document, journey: str, wanted: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(_("On the pages"))
        self.ticks: dict[str, Tick] = {}
        self.comments = Tick(_("Comments"))
        self.every_journey = Tick(_("All journeys"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        for name, view in VIEWS.items():
            sheet = SHEETS.get(name)
            if name != "map" and (sheet is None or not _holds(sheet, document, journey)):
                continue
            tick = Tick(_(view.label))
            tick.setToolTip(_(view.tip))
            tick.setChecked(name in wanted)
            self._add(tick)
            self.ticks[name] = tick
        if not self.chosen():
            self.ticks["map"].setChecked(True)
        self._there: dict[Tick, Option] = dict.fromkeys(self.ticks.values(), "views")
        if len(document.journeys()) > 1:
            self._there[self.every_journey] = "journeys"
        if comments.holds(document, journey):
            self._there[self.comments] = "comments"
        for tick in (self.every_journey, self.comments):
            if tick in self._there:
                self._add(tick)
            else:
                tick.setParent(self)
                tick.hide()

    def offer(self, takes: Collection[Option]) -> bool:
        """Show the ticks a purpose takes; False where that is none."""
        for tick, option in self._there.items():
            tick.setVisible(option in takes)
        return any(option in takes for option in self._there.values())

    def _add(self, tick: Tick) -> None:
        count = self._grid.count()
        self._grid.addWidget(tick, count // 2, count % 2)
        tick.clicked.connect(self._clicked)

    def chosen(self) -> tuple[str, ...]:
        """The names of the views that are ticked, in the order of the views."""
        return tuple(name for name, tick in self.ticks.items() if tick.isChecked())

    def _clicked(self) -> None:
        if not self.chosen():
            tick = self.sender()
            assert isinstance(tick, Tick)
            tick.setChecked(True)  # a page shows something
            return
        self.changed.emit()


def _holds(sheet: Sheet, document: Document, journey: str) -> bool:
    """Whether a view has something of this journey, or of any."""
    return any(sheet.holds(document, one) for one in (journey, *(other.id for other in document.journeys())))
