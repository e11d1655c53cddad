"""What goes on the pages of an export: the map and the other views that hold something, each with a tick."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cxstudio.app.controls import Tick
from cxstudio.model.document import Document
from cxstudio.model.views import VIEWS
from cxstudio.picture.book import SHEETS
from cxstudio.words import _


class ExportContents(QWidget):
    """Ticks in two columns, of what holds something; one of them always stands. `changed` tells of another choice."""

    changed = Signal()

    def __init__(self, document: Document, journey: str, wanted: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(_("On the pages"))
        self.ticks: dict[str, Tick] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for name, view in VIEWS.items():
            sheet = SHEETS.get(name)
            if name != "map" and (sheet is None or not sheet.holds(document, journey)):
                continue
            tick = Tick(_(view.label))
            tick.setToolTip(_(view.tip))
            tick.setChecked(name in wanted)
            tick.clicked.connect(self._clicked)
            grid.addWidget(tick, len(self.ticks) // 2, len(self.ticks) % 2)
            self.ticks[name] = tick
        if not self.chosen():
            self.ticks["map"].setChecked(True)

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
