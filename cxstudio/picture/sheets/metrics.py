"""The metrics on paper: for each its value, its chart, its method in words and its readings; nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxstudio.insight.trends import Point, Series, series_of
from cxstudio.model.counting import inputs_of, way_of
from cxstudio.model.document import Document
from cxstudio.model.measures import Metric, Source
from cxstudio.model.method_types import Input
from cxstudio.model.methods import method_of
from cxstudio.model.naming import number, title
from cxstudio.model.records import Persona
from cxstudio.model.work_kinds import ORIGINS
from cxstudio.picture.flow import Flow
from cxstudio.picture.icons import icon
from cxstudio.picture.lanes.metrics import signs_of, trend_colour
from cxstudio.picture.marks import line
from cxstudio.picture.measured import (
    change_words,
    margin_words,
    metric_name,
    n_figure,
    n_words,
    number_words,
    period_words,
    point_name,
    target_words,
    value_words,
)
from cxstudio.picture.poster import Page
from cxstudio.picture.primitives import Part, Stroke
from cxstudio.picture.sheets.metric_chart import ChartBox, draw_chart, legend_words
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.styles import print_style
from cxstudio.picture.wording import Wording
from cxstudio.words import N_

_CHART = 96.0  # points, at a factor of 1, as are all sizes here
_LEFT, _GAP = 0.36, 18.0
_BETWEEN = 16.0  # two metrics
_COLUMNS = (
    (0.15, N_("Period")),
    (0.16, N_("Where")),
    (0.12, N_("Value")),
    (0.1, N_("n")),
    (0.33, N_("Counted")),
    (0.14, N_("Source")),
)


def holds(document: Document, _journey: str) -> bool:
    """Whether there is a metric to show."""
    return bool(document.nodes(Metric))


def pages(paper: Paper, _journey: str) -> list[Page]:
    """The pages of all metrics, in their order."""
    name = paper.wording.say(N_("Metrics"))
    sheets = _Sheets(paper)
    for metric in paper.document.nodes(Metric):
        sheets.add(metric)
    made = [parts for parts in sheets.pages if parts]
    return [paper.page(parts, name, number, len(made)) for number, parts in enumerate(made, 1)]


class _Sheets:
    """Sets metric under metric, and begins a page where one does not fit any more."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.pages: list[list[Part]] = [[]]
        title = paper.flow(0.0, paper.first, paper.inner)
        title.text(paper.wording.say(N_("Metrics")), print_style("title", paper.factor), "ink")
        title.gap(10)
        self.pages[-1].append(title.part("title"))
        self.y = title.y
        self._begin = paper.top if paper.begun else title.y

    def add(self, metric: Metric) -> None:
        all_series = series_of(self.paper.document, metric) or (Series(metric, "", ()),)
        for series in all_series:
            self._block(series, several=len(all_series) > 1)

    def _block(self, series: Series, *, several: bool) -> None:
        factor = self.paper.factor
        words = self._words(series, several=several)
        height = max(words.y - words.top, _CHART * factor)
        if self.y + height + 30 * factor > self.paper.bottom and self.y > self._begin:
            self._turn()
            words = self._words(series, several=several)
        self.pages[-1].append(words.part("metric"))
        if any(point.value is not None for point in series.points):
            self.pages[-1].append(self._chart(series, height))
        self.y += height + 8 * factor
        self._readings(series)
        self.y += _BETWEEN * factor

    def _turn(self) -> None:
        self.pages.append([])
        self._begin = self.y = self.paper.top

    def _words(self, series: Series, *, several: bool) -> Flow:
        paper = self.paper
        flow = paper.flow(0.0, self.y, paper.inner * _LEFT)
        set_words(series, flow, paper.document, several=several)
        return flow

    def _chart(self, series: Series, height: float) -> Part:
        paper, factor = self.paper, self.paper.factor
        u = paper.inner * _LEFT + _GAP * factor
        width = paper.inner - u
        box = ChartBox(paper.frame, u, self.y, width, height, factor, paper.wording)
        return draw_chart(series, paper.setting, box)

    def _readings(self, series: Series) -> None:
        if not series.points:
            return
        self._row([self.paper.wording.say(words) for _share, words in _COLUMNS], head=True)
        for point in series.points:
            cells = reading_cells(series.metric, point, self.paper.document, self.paper.wording)
            self._row(cells)

    def _row(self, cells: Sequence[str], *, head: bool = False) -> None:
        paper, factor = self.paper, self.paper.factor
        flows = list(self._cells(cells, head=head))
        bottom = max(flow.y for flow in flows) + 2 * factor
        if bottom > paper.bottom and self.y > self._begin:
            self._turn()
            flows = list(self._cells(cells, head=head))
            bottom = max(flow.y for flow in flows) + 2 * factor
        ends = [paper.frame.point(0, bottom), paper.frame.point(paper.inner, bottom)]
        flows[0].draw(line(ends, Stroke("lineControl" if head else "line", 0.5 * factor)))
        drawn = tuple(shape for flow in flows for shape in flow.primitives)
        words = paper.wording.listed(*(word for flow in flows for word in flow.words))
        bounds = paper.frame.box(0, self.y, paper.inner, bottom - self.y)
        self.pages[-1].append(Part("", "reading", bounds, drawn, "ground", words))
        self.y = bottom + 2 * factor

    def _cells(self, cells: Sequence[str], *, head: bool) -> Iterator[Flow]:
        paper, factor = self.paper, self.paper.factor
        style = print_style("card" if head else "note", factor)
        u = 0.0
        for (share, _words), text in zip(_COLUMNS, cells, strict=True):
            width = paper.inner * share
            flow = paper.flow(u, self.y, width - 6 * factor)
            flow.text(text, style, "inkMuted" if head else "ink")
            yield flow
            u += width


def set_words(series: Series, flow: Flow, document: Document, *, several: bool = False) -> None:
    """A metric in words: name, value, n, change, target, and how it is measured."""
    metric, wording, factor = series.metric, flow.setting.wording, flow.setting.factor
    method = method_of(metric)
    flow.text(metric_name(metric, wording), print_style("header", factor), "ink")
    if several or series.at:
        flow.text(place_words(document, series, wording), print_style("note", factor), "inkMuted")
    flow.gap(2)
    if series.latest is not None:
        _set_value(series, series.latest, flow)
    if metric.target is not None:
        said = wording.say(N_("Target {target}")).format(target=target_words(metric, wording))
        flow.text(said, print_style("note", factor), "ink")
    if metric.owner_role:
        said = wording.say(N_("Answers for it: {role}")).format(role=metric.owner_role)
        flow.text(said, print_style("note", factor), "ink")
    flow.gap(3)
    flow.text(wording.say(method.label), print_style("card", factor), "ink")
    flow.text(wording.say(method.question), print_style("note", factor), "inkMuted")
    flow.text(wording.say(method.formula), print_style("note", factor), "ink")
    if metric.text:
        flow.text(metric.text, print_style("note", factor), "ink")
    for words in legend_words(series):
        flow.text(wording.say(words), print_style("min", factor), "inkMuted")


def _set_value(series: Series, point: Point, flow: Flow) -> None:
    metric, wording, factor = series.metric, flow.setting.wording, flow.setting.factor
    measured = point.measured
    value = value_words(metric, point.value, wording)
    style = print_style("title", factor * 0.8)
    top = flow.y
    flow.text(value, style, "ink", max_lines=1)
    u = flow.u + flow.setting.engine.width(value, style) + 6 * factor
    size = 11 * factor
    for sign, colour in signs_of(series):
        flow.draw(*icon(sign, flow.frame.box(u, top + 4 * factor, size, size), colour))
        u += size + 3 * factor
    parts = (
        point_name(metric, measured, wording) if measured.room else n_words(measured, wording),
        margin_words(measured, wording),
        wording.say(N_("few answers")) if measured.small else "",
        period_words(point.reading.start, point.reading.end, wording),
    )
    flow.text(wording.parted(*parts), print_style("note", factor), "inkMuted")
    if series.trend is not None:
        colour = trend_colour(series.trend)
        flow.text(change_words(metric, series.trend, wording), print_style("card", factor), colour)


def place_words(document: Document, series: Series, wording: Wording) -> str:
    """Where a series was measured, and of whom."""
    place = document.get(series.at)
    said = ""
    if place is not None:
        said = f"{wording.digits(number(document, place.id))} {title(place)}".strip()
    lost = next((point.reading.place for point in series.points if point.reading.place), "")
    persona = document.find(series.persona, Persona)
    where = said or lost or wording.say(N_("No one place"))
    return wording.listed(where, title(persona) if persona is not None else "")


def reading_cells(metric: Metric, point: Point, document: Document, wording: Wording) -> list[str]:
    """One reading in words: period, place, value, n, what was counted, where it comes from."""
    reading, measured = point.reading, point.measured
    one = Series(metric, reading.at, (point,), reading.persona)
    value = value_words(metric, point.value, wording)
    if measured.room:
        value = f"{point_name(metric, measured, wording)} {value}"
    few = wording.say(N_("few answers")) if measured.small else ""
    source = document.find(reading.source, Source)
    origin = dict(ORIGINS).get(reading.origin, "")
    return [
        period_words(reading.start, reading.end, wording) or wording.say(N_("No date")),
        place_words(document, one, wording),
        value,
        wording.listed(n_figure(measured, wording), few),
        counted_words(metric, point, wording),
        title(source) if source is not None else wording.say(origin),
    ]


def counted_words(metric: Metric, point: Point, wording: Wording) -> str:
    """The raw inputs: "Promoters (9–10) 105, Passives (7–8) 68"."""
    method = method_of(metric)
    numbers = dict(point.reading.inputs)
    way = way_of(method, point.reading.inputs)
    said = wording.listed(
        *(f"{name[:40]} {number_words(number, wording)}" for name, number in numbers.items())
    )
    if way is not None and way.listed == "times":
        said = wording.listed(*(number_words(number, wording) for number in numbers.values()))
    elif way is not None:
        rows = [row for row in inputs_of(method, way) if row.key in numbers]
        by_score = way.listed == "scores"
        names = [f"{wording.digits(row.key)}:" if by_score else _input_name(row, wording) for row in rows]
        counts = [_input_words(row, numbers[row.key], wording) for row in rows]
        said = wording.listed(*(f"{name} {count}" for name, count in zip(names, counts, strict=True)))
    return said


def _input_name(row: Input, wording: Wording) -> str:
    """What is asked for; its per cent stands behind the number here, not behind the name."""
    name = wording.say(row.label)
    return name.rstrip("%٪ \u061c").rstrip(",،") if row.unit == "%" else name


def _input_words(row: Input, number: float, wording: Wording) -> str:
    return wording.share(number) if row.unit == "%" else number_words(number, wording)
