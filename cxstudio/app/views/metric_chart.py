"""The chart of one metric on the screen: the picture that is on paper too, as wide as there is room; no document."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cxstudio.app.metric_words import wording
from cxstudio.app.scale import text_scale
from cxstudio.app.views.metric_list import PIXELS
from cxstudio.insight.trends import Series
from cxstudio.picture.flow import Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.primitives import Part, Placed
from cxstudio.picture.sheets.metric_chart import ChartBox, draw_chart, draw_sparkline
from cxstudio.picture.theme import Theme
from cxstudio.render.qt import QtPainter
from cxstudio.text.layout import TextEngine


class ChartArea(QWidget):
    """A series drawn in all of the widget; `bare` leaves out everything but the line."""

    def __init__(self, engine: TextEngine, wears: Theme, *, bare: bool = False) -> None:
        super().__init__()
        self._engine, self._bare = engine, bare
        self._series: Series | None = None
        self._drawn: tuple[object, Part] | None = None
        self.wear(wears)

    def show_series(self, series: Series) -> None:
        self._series = series
        part = self._part()
        self.setAccessibleName(part.full if part is not None else "")
        self.update()

    def wear(self, wears: Theme) -> None:
        self._brush = QtPainter(wears, lambda _sha256: None, 0)
        self.update()

    def _part(self) -> Part | None:
        if self._series is None or self.width() < 20:
            return None
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        key = (self._series, self.width(), self.height(), rtl, text_scale())
        if self._drawn is None or self._drawn[0] != key:
            setting = Setting(self._engine, wording(), PIXELS * text_scale())
            frame = Frame(rtl, float(self.width()) if rtl else 0.0)
            box = ChartBox(setting, frame, 0.0, 0.0, float(self.width()), float(self.height()))
            draw = draw_sparkline if self._bare else draw_chart
            self._drawn = (key, draw(self._series, box))
        return self._drawn[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        part = self._part()
        if part is not None:
            painter = QPainter(self)
            self._brush.paint(painter, (Placed(part, 0.0, 0.0),), 1.0)
            painter.end()
