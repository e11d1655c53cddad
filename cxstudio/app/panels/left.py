"""The panel at the leading edge: things to add, the outline, and the parking lot at its foot; as a rail when narrow."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cxstudio.app.controls import rule
from cxstudio.app.labels import label, look
from cxstudio.app.panels.outline import Outline
from cxstudio.app.panels.palette import Palette
from cxstudio.app.panels.parking import ParkingLot
from cxstudio.model.document import Document
from cxstudio.picture.theme import Theme
from cxstudio.words import _


class LeftPanel(QFrame):
    """Holds palette, outline and parking lot."""

    def __init__(self, document: Document, journey: str, wears: Theme) -> None:
        super().__init__()
        look(self, "left")
        self.setAccessibleName(_("Add and outline"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.palette_area = Palette(wears)
        self.outline = Outline(document, journey, wears)
        self.parking = ParkingLot(document, wears)
        self._title = label(_("Outline"), "quiet-section")
        self._title.setContentsMargins(12, 6, 12, 6)
        column.addWidget(self.palette_area)
        column.addWidget(self._title)
        column.addWidget(self.outline, 1)
        self._gap = QWidget()
        column.addWidget(self._gap, 0)
        column.addWidget(rule())
        column.addWidget(self.parking)

    def wear(self, wears: Theme) -> None:
        for part in (self.palette_area, self.outline, self.parking):
            part.wear(wears)

    def close_down(self) -> None:
        self.outline.close_down()
        self.parking.close_down()

    def arrange(self, *, rail: bool, low: bool) -> None:
        """A rail of icons folds the outline away."""
        self.palette_area.arrange(rail=rail, low=low)
        self._title.setHidden(rail)
        self.outline.setHidden(rail)
        self.parking.set_narrow(rail)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.setStretchFactor(self._gap, 1 if rail else 0)
