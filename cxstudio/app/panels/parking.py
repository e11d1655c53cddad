"""The parking lot at the foot of the left panel: how much lies there, and a list that takes things out again."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton

from cxstudio.app.figures import figures
from cxstudio.app.icons import icon, kind_colour
from cxstudio.app.labels import label, look
from cxstudio.model.document import Document, Report
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import title
from cxstudio.model.records import Annotation, Card, Stage, Touchpoint
from cxstudio.picture.theme import Theme
from cxstudio.words import _

LISTED = 20
HEIGHT = 40


class ParkingLot(QToolButton):
    """One row with a count. `taken_out` tells what should go back onto the map."""

    taken_out = Signal(str)

    def __init__(self, document: Document, wears: Theme) -> None:
        super().__init__()
        self._document, self._look = document, wears
        look(self, "foot")
        self.setAccessibleName(_("Parking lot"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(_("Cards kept for later"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        self._sign = QLabel()
        self._name = label(_("Parking lot"), "strong")
        self._count = label("", "muted")
        row.addWidget(self._sign)
        row.addWidget(self._name, 1)
        row.addWidget(self._count)
        for part in (self._sign, self._name, self._count):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self._menu.triggered.connect(self._take_out)
        self.setMenu(self._menu)
        self._stop = document.subscribe(self._hear)
        self.wear(wears)
        self.refresh()

    def close_down(self) -> None:
        self._stop()

    def sizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def wear(self, wears: Theme) -> None:
        self._look = wears
        self._sign.setPixmap(
            icon("inbox", wears.colour("ink"), 18).pixmap(QSize(18, 18), self.devicePixelRatioF())
        )

    def set_narrow(self, narrow: bool) -> None:
        """Only the icon, in a rail."""
        self._name.setHidden(narrow)
        self._count.setHidden(narrow)

    def refresh(self) -> None:
        count = len(self._document.parked())
        self._count.setText(figures(str(count)))
        self.setAccessibleDescription(figures(_("{n} things").format(n=count)))

    def _hear(self, report: Report) -> None:
        kinds = {type(change.before or change.after) for change in report.changes}
        if kinds & {Stage, Touchpoint, Card, Annotation}:
            self.refresh()

    def _fill(self) -> None:
        self._menu.clear()
        parked = self._document.parked()
        if not parked:
            self._menu.addAction(_("Nothing here yet")).setEnabled(False)
            return
        heading = self._menu.addAction(_("Put back at the selection"))
        heading.setEnabled(False)
        for record in parked[:LISTED]:
            text = title(record)
            shown = text if len(text) <= 60 else f"{text[:59]}…"
            colour = kind_colour(record.kind, self._look)
            name = KINDS[record.kind].icon if record.kind in KINDS else "circle"
            action = self._menu.addAction(icon(name, colour, 16), shown.replace("&", "&&"))
            action.setData(record.id)

    def _take_out(self, action: QAction) -> None:
        if action.data():
            self.taken_out.emit(str(action.data()))
