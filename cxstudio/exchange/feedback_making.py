"""A plan of imported feedback carried out: slice by slice, so that a window can breathe, and one step to undo."""

from __future__ import annotations

from collections.abc import Generator

from cxstudio.edits.feedback import (
    NewMetric,
    NewSource,
    add_counts,
    add_metric_of_table,
    add_said,
    add_source_of_table,
    keys_for,
    recount,
)
from cxstudio.exchange.feedback_import import Plan
from cxstudio.model.document import Document
from cxstudio.model.measures import Source
from cxstudio.words import _

_SLICE = 200  # pieces of feedback in one durable row


def making(document: Document, plan: Plan) -> Generator[float, None, tuple[str, ...]]:
    """Make what the plan says; tells the part that is done, and returns the ids of all that was made.

    When it is given up half way, `undo` takes all of it back. Raises Refused when the session has changed since.
    """
    step, label = object(), _("Import feedback")
    made: list[str] = []
    with document.one_step(step), document.transaction(label):
        source = _source_of(document, plan.source) if plan.source else ""
        made += _readings(document, plan, source)
        keys = keys_for(document, len(plan.said))
    for start in range(0, len(plan.said), _SLICE):
        with document.one_step(step), document.transaction(label):
            part = slice(start, start + _SLICE)
            made += add_said(document, plan.said[part], source, keys[part])
        yield min(1.0, (start + _SLICE) / len(plan.said))
    return tuple(made)


def _readings(document: Document, plan: Plan, source: str) -> list[str]:
    if plan.metric is None:
        return []
    metric = plan.metric
    id = metric.id or add_metric_of_table(document, NewMetric(metric.title, metric.method, metric.points))
    made = add_counts(document, id, plan.counts, source)
    for reading, counts in plan.updates:
        recount(document, reading, counts)
    return made


def _source_of(document: Document, wanted: NewSource) -> str:
    """The source of this title, brought up to date, or a new one."""
    title = wanted.title.strip().casefold()
    for source in document.nodes(Source):
        if source.title.strip().casefold() == title:
            document.set(source.id, n=max(wanted.n, source.n or 0), date=max(wanted.date, source.date))
            return source.id
    return add_source_of_table(document, wanted)
