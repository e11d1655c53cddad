"""The section of what is measured at a touchpoint, stage or journey: value, n, trend; adding a reading, opening one."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cxstudio.app.figures import figures
from cxstudio.app.icons import icon
from cxstudio.app.labels import Elided, in_menu, label, look
from cxstudio.app.metric_charts import Sparkline
from cxstudio.app.metric_words import wording
from cxstudio.app.panels.part import Part, Rows, small_button
from cxstudio.app.scale import scaled
from cxstudio.edits.metrics import add_metric, add_reading
from cxstudio.insight.trends import Point, Series, series_at, series_of
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.measures import Metric
from cxstudio.model.methods import FIRST_METHODS, METHODS
from cxstudio.model.naming import numbered_title, shortened, title
from cxstudio.model.records import Node
from cxstudio.picture.measured import (
    change_words,
    n_words,
    point_name,
    series_words,
    target_words,
    value_words,
)
from cxstudio.picture.theme import Theme
from cxstudio.words import _

LINE = (84, 28)  # pixels of the line of a trend
MOST_PLACES = 2  # named behind a metric that is read elsewhere


class MetricsPart(Part):
    """The metrics of one place, each with its newest value; a reading is added by the button with the plus."""

    def __init__(self, document: Document, wears: Theme) -> None:
        super().__init__(document, wears)
        head = QHBoxLayout()
        head.addWidget(label(_("Metrics"), "section"), 1)
        self.plus = small_button("plus", _("Measure something here"), wears)
        self.plus.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.plus)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.plus.setMenu(self.menu)
        head.addWidget(self.plus)
        self.column.addLayout(head)
        self._list = Rows()
        self.column.addWidget(self._list)
        self._shown: object = None

    def begin(self) -> None:
        """Offer what can be measured; the menu takes the keyboard."""
        self.plus.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTimer.singleShot(0, self.plus, self._offer)  # where the plus stands once the details are laid out

    def show_thing(self, thing: Node) -> bool:
        self.thing = thing.id
        found = series_at(self.document, thing.id)
        shown = (thing.id, found, self.wears.name)
        if shown == self._shown:
            return False
        self._shown = shown
        self._list.fill([self._row(series) for series in found if series.points])
        return True

    def _row(self, series: Series) -> QWidget:
        row = MetricRow(series, self.wears)
        row.clicked.connect(self._open)
        return row

    def _open(self) -> None:
        row = self.sender()
        if isinstance(row, MetricRow):
            self.opened.emit(row.reading)

    # Adding

    def _offer(self) -> None:
        self.menu.popup(self.plus.mapToGlobal(self.plus.rect().bottomLeft()))
        self.menu.setActiveAction(self.menu.actions()[0])

    def _fill_menu(self) -> None:
        """The metrics there are, then the usual methods for a new one."""
        self.menu.clear()
        sign = icon(KINDS["metric"].icon, self.wears.colour("ink"), 16)
        for metric in self.document.nodes(Metric):
            action = self.menu.addAction(sign, in_menu(self._offered(metric)))
            action.setData(("metric", metric.id))
            action.triggered.connect(self._chosen)
        if not self.menu.isEmpty():
            self.menu.addSeparator()
        for key in FIRST_METHODS:
            action = self.menu.addAction(_("New: {method}").format(method=_(METHODS[key].label)))
            action.setData(("method", key))
            action.triggered.connect(self._chosen)

    def _offered(self, metric: Metric) -> str:
        """What a metric is called, and where it was read so far when that is elsewhere: a line goes on there."""
        read = [series for series in series_of(self.document, metric) if series.points]
        if not read or any(series.at == self.thing for series in read):
            return title(metric)
        named = (self.document.get(series.at) for series in read)
        places = [
            shortened(numbered_title(self.document, at) if at else series.place)
            for at, series in zip(named, read, strict=True)
        ]
        shown = [place for place in dict.fromkeys(places) if place]
        if not shown:
            return title(metric)
        said = ", ".join(shown[:MOST_PLACES]) + ("…" if len(shown) > MOST_PLACES else "")
        return _("{metric}, so far at {places}").format(metric=title(metric), places=figures(said))

    def _chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            what, key = action.data()
            self.measure_here(**{what: key})

    def measure_here(self, *, metric: str = "", method: str = "") -> None:
        """Add a reading here of a metric, or of a new one by a method, and open it to be counted."""
        made: list[str] = []

        def add() -> None:
            with self.document.transaction(_("Add reading")):
                of = metric or add_metric(self.document, method=method)
                today = datetime.now().astimezone().date().isoformat()
                made.append(add_reading(self.document, of, self.thing, end=today))

        if self.attempt(add):
            self.opened.emit(made[0])


class MetricRow(QToolButton):
    """One metric: what it is called and its value large, n muted, how it changed, and its line."""

    def __init__(self, series: Series, wears: Theme) -> None:
        super().__init__()
        speaks = wording()
        point, metric = series.latest, series.metric
        assert point is not None
        self.reading = point.reading.id
        look(self, "row")
        self.setAccessibleName(series_words(series, speaks))
        self.setToolTip(_("Open the newest reading"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(0)
        column.addWidget(Elided(point_name(metric, point.measured, speaks), "strong"))
        column.addLayout(self._value(series, point, wears))
        under = _under(series)
        if under:
            column.addWidget(Elided(under, "caption"))
        for inner in self.findChildren(QWidget):
            inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _value(self, series: Series, point: Point, wears: Theme) -> QHBoxLayout:
        """The value with its n, and the line of its trend at the end."""
        speaks = wording()
        row = QHBoxLayout()
        row.setSpacing(6)
        value = label(value_words(series.metric, point.value, speaks), "number")
        value.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row.addWidget(value)
        if point.measured.small:
            mark = label("")
            mark.setPixmap(icon("triangle-alert", wears.colour("truth"), 14).pixmap(QSize(14, 14)))
            row.addWidget(mark)
        row.addWidget(label("" if point.measured.room else n_words(point.measured, speaks), "muted"))
        row.addStretch(1)
        if len(series.measurements) > 1:
            line = Sparkline(series, wears)
            line.setFixedSize(*(scaled(pixels) for pixels in LINE))
            row.addWidget(line)
        return row

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())


def _under(series: Series) -> str:
    """How it changed, else what it is to reach."""
    speaks = wording()
    if series.trend is not None:
        return change_words(series.metric, series.trend, speaks)
    if series.metric.target is not None:
        return _("Target {value}").format(value=target_words(series.metric, speaks))
    return ""
