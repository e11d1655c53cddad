"""The form of an import: what a table is and which column holds what, guessed and changeable; it plans nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxstudio.app.controls import Choice, Tick
from cxstudio.app.figures import figures
from cxstudio.app.labels import Elided, label
from cxstudio.app.scale import scaled
from cxstudio.app.segments import Segments
from cxstudio.edits.problems import Refused
from cxstudio.exchange.feedback_import import Asked, What
from cxstudio.exchange.sheet_rows import SheetRow, SheetRows
from cxstudio.exchange.survey import PERIODS, methods_of_surveys, with_scores
from cxstudio.exchange.survey_cells import number_of, text_of
from cxstudio.exchange.survey_columns import Column, columns_for, guessed, heading_row
from cxstudio.model.document import Document
from cxstudio.model.measures import Metric
from cxstudio.model.method_ways import POSITIVE
from cxstudio.model.methods import method_of
from cxstudio.model.naming import one_line, shortened
from cxstudio.words import N_, _

_EXAMPLES = 40  # rows in which an example is looked for
_HIGHEST_LOOKED_AT = 2000  # rows in which the highest score is looked for
LABEL = 104  # pixels
WHATS = (("survey", N_("Survey with scores")), ("feedback", N_("Feedback")))


class SurveyForm(QWidget):
    """`changed`: something else is asked for."""

    changed = Signal()

    def __init__(
        self,
        document: Document,
        journey: str,
        sheets: Sequence[SheetRows],
        source: str,
        is_place: Callable[[str], bool],
    ) -> None:
        super().__init__()
        self._document, self._journey, self._source, self._is_place = document, journey, source, is_place
        self._sheets = [sheet for sheet in sheets if sheet.rows] or list(sheets)
        self._metrics = _metrics(document)
        self._columns: dict[str, int] = {}
        self._heading = 0
        self._what = "survey"
        self.what = Segments(tuple((key, _(words)) for key, words in WHATS), _("What the table is"))
        self.sheet = _choice([one.title for one in self._sheets], _("Sheet"))
        self.measure = _choice([_metric_words(one) for one in self._metrics], _("Metric"))
        self.points = _choice([figures(str(points)) for points in POSITIVE], _("Points of the scale"))
        self.period = _choice([_(words) for _key, words in PERIODS], _("One reading for"))
        self.overall = Tick(_("Also for the journey as a whole"))
        self.overall.setChecked(True)
        self.fields: dict[str, Choice] = {}
        self._put_together()
        self._take_sheet()

    def asked(self) -> Asked:
        """What is asked for now."""
        what: What = "survey" if self._what == "survey" else "feedback"
        allowed = {column.key for column in columns_for(what)}
        columns = {key: number for key, number in self._columns.items() if key in allowed}
        metric = None
        if what == "survey":
            metric = self._metrics[self.measure.currentIndex()]
            if not metric.id and "points" in method_of(metric).leaves:
                metric = with_points(metric, list(POSITIVE)[self.points.currentIndex()])
        period = PERIODS[self.period.currentIndex()][0]
        return Asked(
            what,
            columns,
            self._heading,
            self._journey,
            metric,
            period,
            self._source,
            overall=self.overall.isChecked(),
        )

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """The rows of the chosen sheet, its headings among them."""
        return self._sheets[self.sheet.currentIndex()].rows if self._sheets else ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be known about the chosen sheet."""
        sheet = self._sheets[self.sheet.currentIndex()]
        hidden = (
            (_("The sheet “{title}” is hidden in its program").format(title=sheet.title),)
            if sheet.hidden
            else ()
        )
        return (*hidden, *sheet.notes)

    # Building

    def _put_together(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.what)
        self._form = QFormLayout()
        self._form.setSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for choice in (self.sheet, self.measure, self.points, self.period):
            self._form.addRow(_name(choice.accessibleName()), choice)
            choice.activated.connect(self._chose)
        self._form.addRow("", self.overall)
        self.overall.toggled.connect(self._chose)
        column.addLayout(self._form)
        column.addWidget(label(_("Which column holds what"), "section"))
        self._fields = QFormLayout()
        self._fields.setSpacing(6)
        self._fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        column.addLayout(self._fields)
        self._examples: dict[str, Elided] = {}
        for one in columns_for("survey"):
            self._fields.addRow(_name(_(one.label)), self._field(one))
        column.addStretch(1)
        self.what.chosen.connect(self._choose_what)
        self.sheet.activated.connect(self._take_sheet)
        self._form.setRowVisible(self.sheet, len(self._sheets) > 1)

    def _field(self, column: Column) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        choice = _choice([], _(column.label))
        choice.activated.connect(lambda _n, key=column.key: self._chose_column(key))
        self.fields[column.key] = choice
        example = Elided("", "caption")
        choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._examples[column.key] = example
        row.addWidget(choice, 3)
        row.addWidget(example, 2)
        return holder

    # What is chosen

    def _take_sheet(self) -> None:
        """Another sheet: guess anew."""
        rows = self.rows
        self._heading = heading_row(rows)
        self._columns = guessed(rows, self._heading, self._is_place)
        for key, choice in self.fields.items():
            choice.clear()
            choice.addItem(_("– not in the table –"), -1)
            for number, words in enumerate(self._headings()):
                choice.addItem(words, number)
            choice.setCurrentIndex(choice.findData(self._columns.get(key, -1)))
        highest = self._highest()
        fitting = [place for place, points in enumerate(POSITIVE) if points >= highest]
        self.points.setCurrentIndex(
            max(0, fitting[0] if fitting and highest > 5 else list(POSITIVE).index(5))
        )
        self._choose_metric(highest)
        self._choose_what("survey" if "score" in self._columns else "feedback")

    def _choose_metric(self, highest: float) -> None:
        """The first metric whose scale reaches as far as the scores do."""
        scales = [method_of(metric).scale for metric in self._metrics]
        fitting = [n for n, scale in enumerate(scales) if scale is not None and scale[1] >= highest]
        self.measure.setCurrentIndex(fitting[0] if fitting else 0)

    def _highest(self) -> float:
        number, highest = self._columns.get("score"), 0.0
        for row in self.rows[self._heading + 1 : _HIGHEST_LOOKED_AT]:
            if number is not None and number < len(row.cells):
                try:
                    highest = max(highest, number_of(row.cells[number]) or 0.0)
                except Refused:
                    continue
        return highest

    def _headings(self) -> list[str]:
        rows = self.rows
        width = max((len(row.cells) for row in rows[: _EXAMPLES + self._heading]), default=0)
        cells = rows[self._heading].cells if rows else ()
        named = [shortened(one_line(text_of(cell))) for cell in cells]
        numbered = [_("Column {n}").format(n=figures(str(n + 1))) for n in range(width)]
        said = [named[n] if n < len(named) else "" for n in range(width)]
        return [
            (words if said.count(words) == 1 else f"{words} ({column})") if words else column
            for words, column in zip(said, numbered, strict=True)
        ]

    def _choose_what(self, what: str) -> None:
        self._what = what or self._what  # one of the two it is in any case
        self.what.set_value(self._what)
        self._show()

    def _chose(self) -> None:
        self._show()

    def _chose_column(self, key: str) -> None:
        """A column holds one thing: whoever had it before has none."""
        number = int(self.fields[key].currentData())
        self._columns = {k: n for k, n in self._columns.items() if k != key and n != number}
        if number >= 0:
            self._columns[key] = number
        for other, choice in self.fields.items():
            choice.setCurrentIndex(choice.findData(self._columns.get(other, -1)))
        self._show()

    def _show(self) -> None:
        """Only what is a question for this kind of table."""
        survey = self._what == "survey"
        new = not self._metrics[self.measure.currentIndex()].id
        points = survey and new and "points" in method_of(self._metrics[self.measure.currentIndex()]).leaves
        for row in (self.measure, self.period, self.overall):
            self._form.setRowVisible(row, survey)
        self._form.setRowVisible(self.points, points)
        allowed = {column.key for column in columns_for("survey" if survey else "feedback")}
        for place, column in enumerate(columns_for("survey")):
            self._fields.setRowVisible(place, column.key in allowed)
            self._examples[column.key].setText(self._example(column.key))
        self.changed.emit()

    def _example(self, key: str) -> str:
        number = self._columns.get(key)
        rows = self.rows[self._heading + 1 : self._heading + 1 + _EXAMPLES]
        cells = (row.cells[number] for row in rows if number is not None and number < len(row.cells))
        return next((one_line(text_of(cell))[:60] for cell in cells if cell is not None), "")


def _name(words: str) -> QWidget:
    """The name of a field, so wide that all fields begin at one line."""
    made = label(words, "muted")
    made.setWordWrap(True)
    made.setFixedWidth(scaled(LABEL))
    return made


def with_points(metric: Metric, points: int) -> Metric:
    """The metric with so many points of its scale."""
    return Metric(id=metric.id, title=metric.title, method=metric.method, points=points)


def _choice(words: Sequence[str], name: str) -> Choice:
    choice = Choice()
    choice.addItems(list(words))
    choice.setAccessibleName(name)
    choice.setCurrentIndex(0 if words else -1)
    choice.setMinimumWidth(scaled(120))
    return choice


def _metrics(document: Document) -> list[Metric]:
    """The metrics of the session that have scores, then a new one by each method."""
    own = [metric for metric in document.nodes(Metric) if with_scores(method_of(metric))]
    new = [Metric(id="", title=_(method.short), method=method.key) for method in methods_of_surveys()]
    return own + new


def _metric_words(metric: Metric) -> str:
    if metric.id:
        return shortened(one_line(metric.title)) or _("(unnamed metric)")
    return _("New: {method}").format(method=_(method_of(metric).label))
