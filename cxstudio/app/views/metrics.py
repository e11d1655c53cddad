"""The metrics view: what is measured as cards, and for one of them its chart, its method and its readings.

Numbers are counted in the details, by the fields the method asks for; nobody types a value.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cxstudio.app.controls import MenuButton
from cxstudio.app.ear import Ear
from cxstudio.app.figures import figures
from cxstudio.app.labels import Elided, label, look, sentence
from cxstudio.app.metric_charts import ChartArea
from cxstudio.app.metric_words import wording
from cxstudio.app.panels.field_row import Offer
from cxstudio.app.panels.offers import place_offers
from cxstudio.app.scale import scaled
from cxstudio.app.views.invitation import Invitation
from cxstudio.app.views.metric_list import MetricList
from cxstudio.app.views.reading_table import ReadingTable
from cxstudio.app.views.view import Around, ViewBody
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_field
from cxstudio.edits.metrics import add_metric, add_reading, move_metric, repeat_reading
from cxstudio.insight.trends import Series, SeriesKey, key_of, series_of
from cxstudio.model.document import Report
from cxstudio.model.measures import Metric, Reading, Source
from cxstudio.model.methods import FAMILIES, FIRST_METHODS, METHODS, method_of
from cxstudio.model.records import Journey, Persona, Stage, Touchpoint
from cxstudio.picture.measured import metric_name
from cxstudio.picture.sheets.metric_card import CardFacts
from cxstudio.picture.sheets.metrics import place_words
from cxstudio.picture.theme import Theme
from cxstudio.text.digits import right_to_left
from cxstudio.words import N_, _, ngettext, spoken_language

INVITATION = N_(
    "Measure by a published method: type what was counted, and the value, its n and its trend follow. Nothing is typed"
    " over."
)
_NOWHERE: SeriesKey = ("", "", "", "")
_SHOWN = (Metric, Reading, Source, Touchpoint, Stage, Journey, Persona)
EMPTY, FULL = 0, 1
LIST_WIDTH, CHART_HEIGHT, LEAST_CHART = 300, 320, 112  # pixels
CHART_SHARE = 0.36  # of the height of the view
NARROW = 640  # pixels of a view in which the list is as wide as it must be


class MetricsBody(ViewBody):
    """The body of the metrics view."""

    def __init__(self, around: Around, journey: str, wears: Theme) -> None:
        super().__init__(around, journey, wears)
        self._here = _NOWHERE  # the card that is looked at
        self._put_together()
        self._wire()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fill)
        self._ear = Ear(self.document, self, self._hear)
        self._fill()

    def _put_together(self) -> None:
        around, wears = self.around, self.wears
        self.list = MetricList(around.engine, wears)
        self.chart = ChartArea(around.engine, wears)
        self.table = ReadingTable(self.document, self._write, self._places, wears)
        self.heading = Elided("", "title")
        self.under = label("", "muted")
        self.under.setWordWrap(True)
        self.add_reading_button = QPushButton(_("Add a reading"))
        self.add_reading_button.setToolTip(_("N in the list or the table"))
        self.add_button = MenuButton("button")
        self.add_button.say(_("Add a metric"))
        self.menu = QMenu(self.add_button)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.add_button.setMenu(self.menu)
        self.invitation = Invitation(_("Nothing is measured yet"), _(INVITATION), _("Add NPS"))
        self._invite_more()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.invitation)
        self._stack.addWidget(self._both())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _invite_more(self) -> None:
        """Under the first metric others to begin with."""
        column = self.invitation.layout()
        assert isinstance(column, QVBoxLayout)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setSpacing(8)
        self.templates: dict[str, QPushButton] = {}
        for place, key in enumerate(FIRST_METHODS[1:]):
            button = self.templates[key] = QPushButton(_(METHODS[key].label))
            look(button, "chip")
            button.clicked.connect(partial(self.add, key))
            alone = place == len(FIRST_METHODS) - 2 and place % 2 == 0
            grid.addWidget(button, place // 2, place % 2, 1, 2 if alone else 1)
        widest = max(button.sizeHint().width() for button in self.templates.values())
        for side in (0, 1):
            grid.setColumnMinimumWidth(side, widest)
        column.insertWidget(column.count() - 1, holder, 0, Qt.AlignmentFlag.AlignHCenter)

    def _both(self) -> QWidget:
        detail = QWidget()
        column = QVBoxLayout(detail)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.under)
        column.addWidget(self.chart)
        row = QHBoxLayout()
        row.addWidget(label(_("Readings"), "section"))
        row.addStretch(1)
        row.addWidget(self.add_reading_button)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)
        self.list.setMinimumWidth(scaled(200))
        self._split.addWidget(self.list)
        self._split.addWidget(detail)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([scaled(LIST_WIDTH), 2 * scaled(LIST_WIDTH)])
        return self._split

    def _add_first(self) -> None:
        self.add("nps")

    def _count_anew(self) -> None:
        self.field_wanted.emit("inputs")

    def _wire(self) -> None:
        self.invitation.button.clicked.connect(self._add_first)
        self.add_reading_button.clicked.connect(self.add_reading)
        self.list.gone_to.connect(self._went_to_metric)
        self.list.wanted.connect(self.add_reading)
        self.list.unwanted.connect(self._delete_metric)
        self.list.moved.connect(self._move)
        self.list.opened.connect(self._open)
        self.table.gone_to.connect(self._went_to_reading)
        self.table.wanted.connect(self.add_reading)
        self.table.unwanted.connect(self._delete_readings)
        self.table.counting.connect(self._count_anew)

    # What a view is

    @property
    def selection(self) -> list[str]:
        readings = [id for id in self.table.chosen if self.document.get(id) is not None]
        metric = self.document.find(self._here[0], Metric)
        return readings or ([metric.id] if metric is not None else [])

    def tools(self) -> Sequence[QWidget]:
        return (self.add_button,)

    def count(self) -> str:
        metrics, readings = len(self.document.nodes(Metric)), len(self.document.nodes(Reading))
        if not metrics:
            return ""
        first = ngettext("{n} metric", "{n} metrics", metrics).format(n=metrics)
        second = ngettext("{n} reading", "{n} readings", readings).format(n=readings)
        return figures(f"{first}, {second}")

    def choose(self, ids: Sequence[str]) -> None:
        record = self.document.get(ids[0]) if ids else None
        if isinstance(record, Reading):
            self._look_at(key_of(record))
            self.table.go_to(record.id)
        elif isinstance(record, Metric):
            self.list.go_to(record.id)
            self.table.let_go()
            self._went_to_metric()

    def wear(self, wears: Theme) -> None:
        super().wear(wears)
        self.list.wear(wears)
        self.chart.wear(wears)
        self.table.wear(wears)

    def take_keyboard(self) -> None:
        if self._stack.currentIndex():
            self.list.setFocus()
        else:
            self.invitation.take_keyboard()
        self.chosen.emit(self.selection)

    def close_down(self) -> None:
        self._later.stop()
        self._ear.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._later.isActive():  # something changed while nobody looked
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tall, low = scaled(CHART_HEIGHT), scaled(LEAST_CHART)
        self.chart.setFixedHeight(max(low, min(tall, round(event.size().height() * CHART_SHARE))))
        if event.size().width() < scaled(NARROW) <= max(event.oldSize().width(), scaled(NARROW)):
            self._split.setSizes([scaled(200), event.size().width() - scaled(200)])

    # What somebody does

    def add(self, method: str) -> None:
        """Add a metric with its first reading, and count that."""
        made: list[str] = []

        def both() -> None:
            with self.document.transaction(_("Add metric")):
                metric = add_metric(self.document, method=method)
                made.append(add_reading(self.document, metric, end=_today().isoformat()))

        if self.attempt(both):
            self._count_now(made[0])

    def add_reading(self) -> None:
        """One more reading like the newest one, not counted yet: dates and numbers are written in the details."""
        facts = self.list.chosen
        if facts is None:
            self.add("nps")
            return
        series, made = facts.series, list[str]()

        def one() -> None:
            last = series.points[-1].reading.id if series.points else ""
            made.append(
                repeat_reading(self.document, last, _today())
                if last
                else add_reading(self.document, series.metric.id, end=_today().isoformat())
            )

        if self.attempt(one):
            self._count_now(made[0])

    def _count_now(self, reading: str) -> None:
        """Go to a reading and put the keyboard where it is counted."""
        self._fill()
        self.choose([reading])
        self.chosen.emit(self.selection)
        self.field_wanted.emit("inputs")

    def _write(self, reading: str, field: str, value: object) -> bool:
        return self.attempt(lambda: set_field(self.document, [reading], field, value))

    def _delete_metric(self) -> None:
        if self.document.find(self._here[0], Metric) is not None:
            self.attempt(lambda: delete(self.document, [self._here[0]]))

    def _delete_readings(self) -> None:
        readings = self.table.chosen
        if readings:
            self.attempt(lambda: delete(self.document, readings))

    def _move(self, by: int) -> None:
        row = [metric.id for metric in self.document.nodes(Metric)]
        if self._here[0] not in row:
            return
        place = row.index(self._here[0]) + (by if by < 0 else by + 1)
        if 0 <= place <= len(row):
            before = row[place] if place < len(row) else None
            self.attempt(lambda: move_metric(self.document, self._here[0], before))

    def _open(self) -> None:
        """From the card to its readings; without any the first one is added."""
        if not self.table.rows.points:
            self.add_reading()
            return
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.table.chosen:
            self.table.go_to(self.table.rows.points[0].reading.id)

    def _fill_menu(self) -> None:
        """The usual methods first, then all of them by what they are about."""
        self.menu.clear()
        for key in FIRST_METHODS:
            self._offer(self.menu, key)
        self.menu.addSeparator()
        for family, words in FAMILIES.items():
            inner = self.menu.addMenu(_(words))
            for key, method in METHODS.items():
                if method.family == family:
                    self._offer(inner, key)

    def _offer(self, menu: QMenu, method: str) -> None:
        menu.addAction(_(METHODS[method].label)).triggered.connect(lambda: self.add(method))

    # Showing

    def _places(self) -> list[Offer]:
        return place_offers(self.document, self.journey, self.wears)

    def _went_to_metric(self) -> None:
        facts = self.list.chosen
        if facts is not None:
            self._here = facts.series.key
        self.table.let_go()
        self._show_detail()
        self.chosen.emit(self.selection)

    def _went_to_reading(self) -> None:
        self.chosen.emit(self.selection)

    def _look_at(self, key: SeriesKey) -> None:
        if self._here != key:
            self._here = key
            self.table.let_go()
            self._fill()

    def _hear(self, report: Report) -> None:
        if any(isinstance(change.before or change.after, _SHOWN) for change in report.changes):
            self._follow(report)
            self._later.start()

    def _follow(self, report: Report) -> None:
        """A reading that is moved to another place takes the eye along."""
        moved = [c.after for c in report.changes if isinstance(c.after, Reading) and c.before is not None]
        if len(moved) == 1 and self.table.chosen == [moved[0].id]:
            self._here = key_of(moved[0])

    def _fill(self) -> None:
        self._later.stop()
        speaks = wording()
        cards: list[CardFacts] = []
        for metric in self.document.nodes(Metric):
            for series in series_of(self.document, metric) or (Series(metric, "", ()),):
                known = series.at or series.persona or series.place
                place = place_words(self.document, series, speaks) if known else ""
                cards.append(CardFacts(series, place))
        before = self.selection
        self.list.show_cards(cards, self._here)
        self._stack.setCurrentIndex(FULL if cards else EMPTY)
        facts = self.list.chosen
        self._here = facts.series.key if facts is not None else _NOWHERE
        self._show_detail()
        if self.selection != before:
            self.chosen.emit(self.selection)

    def _show_detail(self) -> None:
        facts = self.list.chosen
        if facts is None:
            self.table.show_points(None, ())
            return
        series = facts.series
        method = method_of(series.metric)
        self.heading.setText(metric_name(series.metric, wording()))
        rtl = right_to_left(spoken_language())
        self.under.setText(sentence(figures(f"{_(method.label)} · {_(method.formula)}"), rtl=rtl))
        self.under.setToolTip(sentence(figures(_(method.question)), rtl=rtl))
        self.chart.show_series(series)
        self.chart.setVisible(any(point.value is not None for point in series.points))
        self.table.show_points(series.metric, tuple(reversed(series.points)))


def _today() -> date:
    """The day it is where the user sits."""
    return datetime.now().astimezone().date()
