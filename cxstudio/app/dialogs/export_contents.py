"""What goes on the pages of an export: the map and other views that hold something, all journeys, the comments."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cxstudio.app.controls import Tick
from cxstudio.model.document import Document
from cxstudio.model.views import VIEWS
from cxstudio.picture.book import SHEETS, Sheet
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
        for tick, there in (
            (self.every_journey, len(document.journeys()) > 1),
            (self.comments, comments.holds(document, journey)),
        ):
            if there:
                self._add(tick)
            else:
                tick.setParent(self)
                tick.hide()

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
