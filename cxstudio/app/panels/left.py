"""The panel at the leading edge: things to add, the outline, and the parking lot at its foot; as a rail when narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from cxstudio.app.areas import name_area
from cxstudio.app.carry import DropTarget
from cxstudio.app.controls import rule
from cxstudio.app.flyout import Flyout
from cxstudio.app.icons import icon
from cxstudio.app.labels import label, look
from cxstudio.app.panels.outline import Outline
from cxstudio.app.panels.palette import Palette
from cxstudio.app.panels.parking import ParkingLot
from cxstudio.model.document import Document
from cxstudio.picture.theme import Theme
from cxstudio.words import _

OUTLINE_WIDE = 260  # pixels of the outline where it opens out of a rail


class LeftPanel(QFrame):
    """Holds palette, outline and parking lot."""

    def __init__(self, document: Document, journey: str, wears: Theme) -> None:
        super().__init__()
        look(self, "left")
        self.setAccessibleName(_("Add and outline"))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.palette_area = Palette(wears)
        self.outline = Outline(document, journey, wears)
        self.parking = ParkingLot(document, journey, wears)
        self._title = label(_("Outline"), "quiet-section")
        self._title.setContentsMargins(12, 6, 12, 6)
        self.opener = QToolButton()
        self.opener.setAccessibleName(_("Outline"))
        self.opener.setToolTip(_("Outline"))
        self.opener.setIconSize(QSize(18, 18))
        self.opener.setFixedSize(40, 36)
        self.opener.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.opener.clicked.connect(self.open_outline)
        self.opener.hide()
        self.flyout = Flyout(self.opener, _("Outline"))
        self._rail = False
        column.addWidget(self.palette_area)
        column.addWidget(self._title)
        column.addWidget(self.outline, 1)
        column.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignHCenter)
        self._gap = QWidget()
        column.addWidget(self._gap, 0)
        column.addWidget(rule())
        column.addWidget(self.parking)
        name_area(self.outline, "outline")
        name_area(self.parking, "parking")
        self._tint(wears)

    def wear(self, wears: Theme) -> None:
        for part in (self.palette_area, self.outline, self.parking):
            part.wear(wears)
        self._tint(wears)

    def _tint(self, wears: Theme) -> None:
        self.opener.setIcon(icon("list", wears.colour("ink"), 18))

    def carry_to(self, target: DropTarget) -> None:
        """Where else things from the outline and the parking lot can be dragged."""
        self.outline.drop_targets = [self.parking, self.outline.drops, target]
        self.parking.carry_to(self.outline.drop_targets)

    def close_down(self) -> None:
        self.outline.close_down()
        self.parking.close_down()
        self.flyout.close_now()
        self.flyout.deleteLater()

    def arrange(self, *, rail: bool, low: bool) -> None:
        """A rail of icons folds the outline away; a button opens it beside the rail."""
        self.palette_area.arrange(rail=rail, low=low)
        self._title.setHidden(rail)
        self.opener.setVisible(rail)
        self.parking.set_narrow(rail)
        self._column.setStretchFactor(self._gap, 1 if rail else 0)
        if rail == self._rail:
            return
        self._rail = rail
        self.flyout.close_now()
        if rail:
            self.flyout.hold(self.outline)
        else:
            self._column.insertWidget(2, self.outline, 1)
            self.outline.show()

    def open_outline(self) -> None:
        """Show the outline: beside the rail where there is one. The keyboard goes into it."""
        if self._rail:
            if self.flyout.isVisible():
                self.flyout.close_now(back=True)
                return
            height = (
                self.window().height() - self.opener.mapTo(self.window(), self.opener.rect().topLeft()).y()
            )
            self.flyout.open_beside((OUTLINE_WIDE, max(320, height)))
        self.outline.setFocus(Qt.FocusReason.ShortcutFocusReason)
