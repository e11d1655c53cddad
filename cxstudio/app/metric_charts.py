"""The charts of a metric on the screen: the pictures that are on paper too, as wide as there is room; no document."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cxstudio.app.metric_words import wording
from cxstudio.app.scale import text_scale
from cxstudio.insight.trends import Series
from cxstudio.picture.flow import Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.measured import series_words
from cxstudio.picture.primitives import Part, Placed
from cxstudio.picture.sheets.metric_chart import ChartBox, draw_chart, draw_sparkline
from cxstudio.picture.theme import Theme
from cxstudio.render.qt import QtPainter
from cxstudio.text.layout import TextEngine

PIXELS = 1.72  # of a point: the small print of paper is then as large as the words of the window


class ChartArea(QWidget):
    """A series drawn in all of the widget."""

    def __init__(self, engine: TextEngine, wears: Theme) -> None:
        super().__init__()
        self._engine = engine
        self._series: Series | None = None
        self._drawn: tuple[object, Part] | None = None
        self.wear(wears)

    def show_series(self, series: Series) -> None:
        self._series = series
        self.setAccessibleName(series_words(series, wording()))
        self.update()

    def wear(self, wears: Theme) -> None:
        self._brush = brush_for(wears)
        self.update()

    def _part(self, series: Series) -> Part:
        box = box_of(self)
        key = (series, box)
        if self._drawn is None or self._drawn[0] != key:
            setting = Setting(self._engine, box.wording, box.factor)
            self._drawn = (key, draw_chart(series, setting, box))
        return self._drawn[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._series is not None and self.width() > 80:
            paint_part(self, self._brush, self._part(self._series))


class Sparkline(QWidget):
    """The bare line of a series; what it says is said beside it."""

    def __init__(self, series: Series, wears: Theme) -> None:
        super().__init__()
        self._series, self._brush = series, brush_for(wears)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_part(self, self._brush, draw_sparkline(self._series, box_of(self)))


def brush_for(wears: Theme) -> QtPainter:
    """A painter of charts, in which nothing is too small to paint."""
    return QtPainter(wears, lambda _sha256: None, 0)


def box_of(widget: QWidget) -> ChartBox:
    """All of a widget, in its direction."""
    rtl = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    frame = Frame(rtl, float(widget.width()) if rtl else 0.0)
    factor = PIXELS * text_scale()
    return ChartBox(frame, 0.0, 0.0, float(widget.width()), float(widget.height()), factor, wording(rtl=rtl))


def paint_part(widget: QWidget, brush: QtPainter, part: Part) -> None:
    """Paint a part in all of a widget; call it while that is painted."""
    painter = QPainter(widget)
    brush.paint(painter, (Placed(part, 0.0, 0.0),), 1.0)
    painter.end()
