"""The field of what was counted for a reading: the numbers its method asks for and the value they make; no document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from cxstudio.app.controls import Choice
from cxstudio.app.figures import figures, measured, typed_number
from cxstudio.app.labels import label
from cxstudio.app.metric_words import wording
from cxstudio.app.panels.field_row import FieldRow, Mixed
from cxstudio.app.scale import scaled
from cxstudio.app.texts import Line
from cxstudio.insight.metrics import measure
from cxstudio.model.counting import counted, inputs_of, way_of, why_not_reading
from cxstudio.model.kinds import Field
from cxstudio.model.measures import Metric, Reading
from cxstudio.model.method_types import Input, Way
from cxstudio.model.methods import method_of
from cxstudio.picture.measured import margin_words, n_words, point_name, value_words
from cxstudio.words import _

_TIMES = "times"  # the one line of a list of times
_SCORES_IN_A_ROW = 4
_NUMBER_WIDTH = 84  # pixels
_BETWEEN = re.compile(r"[\s;]+")


class InputsRow(FieldRow):
    """Numbers by name, and under them the value they make or why they make none. `way_chosen`: another way to count."""

    stacked = True
    way_chosen = Signal()

    def __init__(self, field: Field) -> None:
        self._metric: Metric | None = None
        self._reading = Reading(id="-")
        self._alone = True
        self.way: Way | None = None
        self.lines: dict[str, Line] = {}
        self._made: tuple[object, ...] = ()
        super().__init__(field)
        self._left = QTimer(self, singleShot=True, interval=0)
        self._left.timeout.connect(self._leave_if_gone)

    def make_editor(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.ways = Choice()
        self.ways.setAccessibleName(_("How it was counted"))
        self.ways.activated.connect(self._choose_way)
        column.addWidget(self.ways)
        self._numbers = QWidget()
        column.addWidget(self._numbers)
        self.value = label("", "number")
        self.told = label("", "muted")
        self.told.setWordWrap(True)
        column.addWidget(self.value)
        column.addWidget(self.told)
        self.label.hide()
        return holder

    def measure_for(self, metric: Metric | None, reading: Reading | None, usual: Way | None = None) -> None:
        """Whose reading it is, and how such readings were counted so far; without a metric nothing is counted."""
        if metric != self._metric:
            self._metric, self.way = metric, usual
        self._alone = reading is not None
        self._reading = reading if reading is not None else Reading(id="-")

    def display(self, value: Any) -> None:
        metric = self._metric
        countable = self._alone and metric is not None and not isinstance(value, Mixed)
        self.setVisible(countable)
        if not countable or metric is None:
            return
        method = method_of(metric)
        found = way_of(method, value) or method.ways[0]
        if self.way is None or value:
            self.way = found
        self._build(metric)
        self._fill(dict(value))
        self._tell()
        reason = why_not_reading(metric, self._reading)
        if reason is not None:  # it came from elsewhere: here it would have been refused
            self._say(None, reason)

    # The fields

    def _build(self, metric: Metric) -> None:
        """A line for each number the way asks for; the same way keeps its lines, with the keyboard in them."""
        method, way = method_of(metric), self.way
        assert way is not None
        made = (metric.method, method.scale, way.key)
        if made == self._made:
            return
        self._made = made
        self.ways.clear()
        for one in method.ways:
            self.ways.addItem(_(one.label), one.key)
        self.ways.setCurrentIndex(self.ways.findData(way.key))
        self.ways.setVisible(len(method.ways) > 1)
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        self.lines = {}
        if way.listed == "times":
            self._add_times(grid)
        elif way.listed == "scores":
            self._add_scores(grid, inputs_of(method, way))
        else:
            self._add_named(grid, way.inputs)
        layout = self.editor.layout()
        assert layout is not None
        layout.replaceWidget(self._numbers, fresh)
        self._numbers.hide()
        self._numbers.deleteLater()
        self._numbers = fresh
        fresh.show()

    def _line(self, key: str, words: str) -> Line:
        line = Line()
        line.setAccessibleName(words)
        line.textEdited.connect(self._typed)
        line.editingFinished.connect(self.flush)
        line.returnPressed.connect(self._next)
        line.installEventFilter(self)
        self.lines[key] = line
        return line

    def _add_named(self, grid: QGridLayout, inputs: Sequence[Input]) -> None:
        grid.setColumnStretch(0, 1)
        for place, one in enumerate(inputs):
            words = label(_(one.label), "muted")
            words.setWordWrap(True)
            line = self._line(one.key, _(one.label))
            line.setFixedWidth(scaled(_NUMBER_WIDTH))
            if not one.needed:
                line.setPlaceholderText(_("none"))
            words.setBuddy(line)
            grid.addWidget(words, place, 0)
            grid.addWidget(line, place, 1)

    def _add_scores(self, grid: QGridLayout, inputs: Sequence[Input]) -> None:
        for place, one in enumerate(inputs):
            row, column = divmod(place, _SCORES_IN_A_ROW)
            score = figures(one.key)
            cell = QVBoxLayout()
            cell.setSpacing(2)
            cell.addWidget(label(score, "caption"))
            line = self._line(one.key, _("How many gave {score}").format(score=score))
            line.setMinimumWidth(0)
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            cell.addWidget(line)
            grid.addLayout(cell, row, column)
            grid.setColumnStretch(column, 1)

    def _add_times(self, grid: QGridLayout) -> None:
        line = self._line(_TIMES, _("Each time, in minutes"))
        line.setPlaceholderText(_("such as 12 5.5 30"))
        grid.addWidget(line, 0, 0)

    def _fill(self, numbers: dict[str, float]) -> None:
        texts = {name: measured(number, decimals=6) for name, number in numbers.items()}
        if _TIMES in self.lines:
            texts = {_TIMES: " ".join(texts.values())}
        for key, line in self.lines.items():
            text = texts.get(key, "")
            if line.text() != text:
                line.setText(text)
                line.setCursorPosition(0)

    # What is typed

    def read(self) -> Any:
        if _TIMES in self.lines:
            parts = [part for part in _BETWEEN.split(self.lines[_TIMES].text()) if part]
            return tuple((f"t{place}", _number(part)) for place, part in enumerate(parts, 1))
        found = [(key, _number(line.text())) for key, line in self.lines.items() if line.text().strip()]
        # A score nobody gave is one that was not counted.
        scores = self.way is not None and self.way.listed == "scores"
        return tuple((key, number) for key, number in found if number or not scores)

    def raw(self) -> str:
        """The way it is counted, and what stands in each of its lines."""
        way = self.way.key if self.way is not None else ""
        return "\n".join([way, *(f"{key}\t{line.text()}" for key, line in self.lines.items())])

    def take_up(self, text: str, reason: str) -> None:
        counted_as, *typed_lines = text.split("\n")
        ways = method_of(self._metric).ways if self._metric is not None else ()
        way = next((way for way in ways if way.key == counted_as), None)
        if way is not None and self._metric is not None and way is not self.way:
            self.way = way
            self._build(self._metric)
        for kept in typed_lines:
            key, _tab, typed = kept.partition("\t")
            if key in self.lines:
                self.lines[key].setText(typed)
        self.refuse(reason)
        self._tell()

    def take_keyboard(self) -> None:
        line = next(iter(self.lines.values()), None)
        if line is not None:
            line.setFocus(Qt.FocusReason.TabFocusReason)
            line.selectAll()

    def set_error(self, text: str) -> None:
        super().set_error(figures(text))
        self.told.setVisible(not text and bool(self.told.text()))

    def _typed(self) -> None:
        self.touched()
        self._tell()

    def _next(self) -> None:
        """Enter goes on to the next number."""
        lines = list(self.lines.values())
        here = next((place for place, line in enumerate(lines) if line.hasFocus()), len(lines))
        if here + 1 < len(lines):
            lines[here + 1].setFocus(Qt.FocusReason.TabFocusReason)
            lines[here + 1].selectAll()

    def _choose_way(self) -> None:
        metric = self._metric
        if metric is None:
            return
        chosen = self.ways.currentData()
        self.way = next(way for way in method_of(metric).ways if way.key == chosen)
        self.forget()
        self.set_error("")
        self._build(metric)
        self._fill(
            dict(self._reading.inputs) if way_of(method_of(metric), self._reading.inputs) is self.way else {}
        )
        self._tell()
        self.way_chosen.emit()

    def _tell(self) -> None:
        """The value that what stands here makes, while it is typed."""
        metric = self._metric
        if metric is None:
            return
        try:
            inputs = self.read()
        except ValueError:
            self._say(None, "")
            return
        own = self.way is not None and self.way.n == "asked"
        now = Reading(id="-", inputs=inputs, n=self._reading.n if own else None, origin=self._reading.origin)
        reason = why_not_reading(metric, now) if inputs else None
        self._say(now if reason is None else None, reason or "")

    def _say(self, reading: Reading | None, reason: str) -> None:
        metric, speaks = self._metric, wording()
        assert metric is not None
        found = measure(metric, reading) if reading is not None else None
        if found is None or found.value is None:
            self.value.setText("")
            self.told.setText(reason or self._missing_words(metric, reading))
        else:
            name = point_name(metric, found, speaks)
            self.value.setText(f"{name} {value_words(metric, found.value, speaks)}")
            small = _("few answers") if found.small else ""
            parts = ("" if found.room else n_words(found, speaks), margin_words(found, speaks), small)
            self.told.setText(" · ".join(part for part in parts if part))
        self.value.setVisible(bool(self.value.text()))
        self.told.setVisible(bool(self.told.text()) and not self.error.text())

    def _missing_words(self, metric: Metric, reading: Reading | None) -> str:
        found = counted(metric, reading.inputs) if reading is not None and reading.inputs else None
        if found is None or not found.missing:
            return figures(_(method_of(metric).question))
        return _("Still to be given: {names}").format(names=", ".join(_(one.label) for one in found.missing))

    # The visit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._left.start()
        return False

    def _leave_if_gone(self) -> None:
        """All numbers typed in one visit are one step to undo."""
        held = QApplication.focusWidget()
        if held is None or not self.isAncestorOf(held):
            self.leave()


def _number(text: str) -> float:
    number = typed_number(text)
    if number is None:
        raise ValueError(_("Type a number, such as 40"))
    return number
