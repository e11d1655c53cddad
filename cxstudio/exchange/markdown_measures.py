"""What was measured and said, as Markdown: metrics with method, formula and readings, feedback word for word."""

from __future__ import annotations

from collections.abc import Iterator

from cxstudio.exchange.markdown_text import heading, inline, item, named, table
from cxstudio.exchange.plan_text import day_in_words
from cxstudio.insight.metrics import Measured
from cxstudio.insight.trends import Point, Series, series_of
from cxstudio.insight.voice import said_in, speaks_of
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.measures import Feedback, Metric, Source
from cxstudio.model.methods import method_of, unit_of
from cxstudio.model.naming import number, own_title
from cxstudio.model.records import Journey, Stage, Touchpoint
from cxstudio.model.work_kinds import FEEDBACK_CATEGORIES, FEEDBACK_STATUS, ORIGINS, SENTIMENTS
from cxstudio.words import N_, translate

MINUS = "\u2212"


def metrics_of(document: Document, journey: str = "") -> Iterator[str]:
    """The metrics of a session, or those read in one journey: blocks of Markdown."""

    def say(text: str) -> str:
        return translate(text, document.session.language)

    begun = False
    for metric in document.nodes(Metric):
        series = [one for one in series_of(document, metric) if _is_in(document, one.at, journey)]
        if journey and not series:
            continue
        if not begun:
            begun = True
            yield heading(2, say(KINDS["metric"].plural))
        method = method_of(metric)
        yield heading(3, inline(own_title(metric)) or inline(say(method.label)))
        lines = [named(say(N_("Method")), say(method.label))]
        lines += [named(say(N_("Question")), say(method.question))] if method.question else []
        lines += [named(say(N_("Formula")), say(method.formula))] if method.formula else []
        if metric.target is not None:
            lines.append(named(say(N_("Target")), figure_of(metric, metric.target)))
        if metric.text.strip():
            lines.append(named(say(N_("Notes")), "; ".join(metric.text.split("\n"))))
        yield "\n".join(lines)
        rows = [_row(document, one, point) for one in series for point in one.points]
        if rows:
            headings = (N_("Where"), N_("From"), N_("To"), N_("Value"), "n", "±", N_("Origin"), N_("Source"))
            yield table([say(word) for word in headings], rows)


def _row(document: Document, series: Series, point: Point) -> list[str]:
    reading, measured = point.reading, point.measured
    persona = own_title(document.get(series.persona))
    where = place_words(document, series.at) or series.place
    source = own_title(document.find(reading.source, Source))
    origin = translate(dict(ORIGINS)[reading.origin], document.session.language)
    return [
        f"{where} ({persona})" if persona else where,
        day_in_words(document, reading.start),
        day_in_words(document, reading.end),
        figure_of(point.metric, measured.value) if measured.value is not None else "–",
        _n(measured),
        f"{measured.margin:.3g}" if measured.margin is not None else "",
        origin,
        source,
    ]


def _n(measured: Measured) -> str:
    return str(measured.n) if measured.n is not None else ("?" if measured.counts else "")


def figure_of(metric: Metric, value: float) -> str:
    """A value with its unit, rounded as its method says."""
    method, unit = method_of(metric), unit_of(metric)
    digits = f"{abs(value):.{method.decimals}f}" if method.rule != "figure" else f"{abs(value):.6g}"
    figure = (MINUS if value < 0 and float(digits) else "") + digits
    joined = unit in {"%", ""} or unit.startswith("/")
    return figure + unit if joined else f"{figure} {unit}"


def feedback_of(document: Document, journey: str = "") -> Iterator[str]:
    """What customers said, of a session or in one journey: blocks of Markdown."""
    said = said_in(document, journey)
    if not said:
        return
    yield heading(2, translate(KINDS["feedback"].plural, document.session.language))
    yield "\n".join(item(one.text, _about(document, one)) for one in said)


def _about(document: Document, one: Feedback) -> str:
    def say(text: str) -> str:
        return translate(text, document.session.language) if text else ""

    category = dict(FEEDBACK_CATEGORIES).get(one.category)
    parts = [
        ", ".join(place_words(document, place) for place in speaks_of(document, one)) or one.place,
        day_in_words(document, one.date),
        one.came_by,
        say(category) if category else one.category,
        say(dict(SENTIMENTS)[one.sentiment]) if one.sentiment else "",
        f"{say(N_('Severity'))}: {one.severity}" if one.severity is not None else "",
        f"{say(N_('Score'))}: {one.score:g}" if one.score is not None else "",
        own_title(document.get(one.persona)),
        say(dict(FEEDBACK_STATUS)[one.status]),
    ]
    return f"({inline('; '.join(filter(None, parts)))})"


def place_words(document: Document, id: str) -> str:
    """A place by its number and name; "" for none."""
    node = document.get(id)
    return f"{number(document, id)} {own_title(node)}".strip() if node is not None else ""


def _is_in(document: Document, place: str, journey: str) -> bool:
    """Whether a place is of a journey; all are for ""."""
    if not journey:
        return True
    node = document.get(place)
    if isinstance(node, Journey):
        return node.id == journey
    stage = document.stage_of(place) if isinstance(node, Stage | Touchpoint) else None
    return stage is not None and stage.journey == journey
