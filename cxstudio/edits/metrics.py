"""Metrics and their readings: adding them, and what a field that names a metric makes of a name; no formula."""

from __future__ import annotations

from cxstudio.edits.placing import END, keys_at, new_id
from cxstudio.edits.problems import Refused
from cxstudio.edits.values import title_text
from cxstudio.model.document import Document
from cxstudio.model.measures import Metric
from cxstudio.words import _


def add_metric(document: Document, title: str) -> str:
    """Add a metric. Returns its id. Raises Refused without a title."""
    title = title_text(title).strip()
    if not title:
        raise Refused(_("A metric needs a title"))
    with document.transaction(_("Add metric")):
        metric = Metric(id=new_id(), title=title, order=keys_at(document, document.nodes(Metric), END)[0])
        document.put(metric)
    return metric.id


def metric_for(document: Document, said: str) -> str:
    """The metric an id or a title stands for: a title no metric has makes a new one, "" is none."""
    name = said.strip()
    if not name or document.find(said, Metric) is not None:
        return said.strip() and said
    named = (x.id for x in document.nodes(Metric) if x.title.strip().casefold() == name.casefold())
    return next(named, "") or add_metric(document, name)
