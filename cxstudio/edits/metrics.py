"""Metrics and their readings: adding, counting, moving; a reading that cannot be is refused. It knows no formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec

from cxstudio.edits.placing import END, keys_at, new_id
from cxstudio.edits.problems import Refused, distinct, refuse_if, required
from cxstudio.edits.values import field_value, iso_date, plain_number, quoted, title_text
from cxstudio.model.counting import why_not_reading
from cxstudio.model.document import Document
from cxstudio.model.measures import Metric, Reading
from cxstudio.model.method_ways import POSITIVE
from cxstudio.model.methods import METHODS, method_of
from cxstudio.model.naming import shortened, title
from cxstudio.model.records import Journey, Node, Stage, Touchpoint
from cxstudio.words import _

_BY_SYSTEM = frozenset(("customers", "service"))  # families of methods
# What of a metric or a reading decides whether the two fit.
_DECIDING = frozenset(("method", "points", "metric", "inputs", "n", "start", "end"))


def add_metric(document: Document, title: str = "", method: str = "", before: str | None = END) -> str:
    """Add a metric. Returns its id.

    Without a title it is called by its method, without a method it is measured by the one its title names. Raises
    Refused with neither, or for a method there is not.
    """
    title = title_text(title).strip()
    if not title and not method:
        raise Refused(_("A metric needs a title"))
    method = method or method_named(title)
    if method not in METHODS:
        raise Refused(_("There is no method “{method}”").format(method=quoted(method)))
    with document.transaction(_("Add metric")):
        order = keys_at(document, document.nodes(Metric), before)[0]
        name = title or _(METHODS[method].short)
        document.put(metric := Metric(id=new_id(), title=name, method=method, order=order))
    return metric.id


def method_named(title: str) -> str:
    """The method whose short name opens a title ("NPS after waiting"), else a figure of one's own."""
    words = f"{title.strip()} ".casefold()
    named = (key for key, method in METHODS.items() if method.family != "own")
    return next((key for key in named if words.startswith(f"{METHODS[key].short} ".casefold())), "custom")


def metric_for(document: Document, said: str) -> str:
    """The metric an id or a title stands for: a title no metric has makes a new one, "" is none."""
    name = said.strip()
    if not name or document.find(said, Metric) is not None:
        return said if name else ""
    named = (x.id for x in document.nodes(Metric) if x.title.strip().casefold() == name.casefold())
    return next(named, "") or add_metric(document, name)


def add_reading(
    document: Document,
    metric: str,
    at: str = "",
    inputs: Sequence[tuple[str, float]] = (),
    **fields: Any,
) -> str:
    """Add a reading of a metric at a place ("" = no one place). Returns its id.

    `fields` are further ones of a reading: n, start, end, origin, source, persona, text. Without an origin it comes
    from a system where the method counts customers or cases, else from a survey. Raises Refused with a plain reason
    when they are no reading of this metric; what is not counted yet is no reason.
    """
    of = required(document, metric, Metric)
    _check_place(document, at)
    for day in ("start", "end"):
        if fields.get(day):
            iso_date(fields[day])
    fields = {"origin": "system" if method_of(of).family in _BY_SYSTEM else "survey", **fields}
    values = {name: field_value(Reading, name, value) for name, value in fields.items()}
    inputs = field_value(Reading, "inputs", tuple(inputs))
    with document.transaction(_("Add reading")):
        order = keys_at(document, document.children(metric, Reading), END)[0]
        made = Reading(id=new_id(), metric=metric, at=at, inputs=tuple(inputs), order=order, **values)
        refuse_if(why_not_reading(of, made))
        document.put(made)
    return made.id


def set_inputs(
    document: Document, reading: str, inputs: Sequence[tuple[str, float]], n: int | None = None
) -> None:
    """Say what was counted, all of it in one step. Raises Refused with a plain reason."""
    record = required(document, reading, Reading)
    inputs = field_value(Reading, "inputs", tuple(inputs))
    wanted = msgspec.structs.replace(record, inputs=tuple(inputs), n=field_value(Reading, "n", n))
    metric = required(document, record.metric, Metric)
    refuse_if(why_not_reading(metric, wanted))
    with document.transaction(_("Change what was counted")):
        document.set(reading, inputs=wanted.inputs, n=wanted.n)


def move_readings(document: Document, readings: Iterable[str], at: str) -> None:
    """Move readings to another touchpoint, stage or journey, or to no one place. Raises Refused."""
    ids = [required(document, id, Reading).id for id in distinct(readings)]
    _check_place(document, at)
    with document.transaction(_("Move reading")):
        for id in ids:
            document.set(id, at=at)


def repeat_reading(document: Document, reading: str, today: date) -> str:
    """Add an empty reading like another one, to be counted anew, of the period that follows. Returns its id.

    After whole months come as many months more; after anything else comes today.
    """
    last = required(document, reading, Reading)
    start, end = following_period(last.start, last.end) or ("", today.isoformat())
    return add_reading(
        document,
        last.metric,
        last.at,
        persona=last.persona,
        origin=last.origin,
        source=last.source,
        start=start,
        end=end,
    )


def following_period(start: str, end: str) -> tuple[str, str] | None:
    """The period after one of whole months, as long as it; None after any other."""
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        return None
    following = last + timedelta(days=1)
    if first.day != 1 or following.day != 1 or last < first:
        return None
    months = (following.year - first.year) * 12 + following.month - first.month
    year, month = divmod(following.year * 12 + following.month - 1 + months, 12)
    return following.isoformat(), (date(year, month + 1, 1) - timedelta(days=1)).isoformat()


def move_metric(document: Document, id: str, before: str | None) -> None:
    """Move a metric before another one, or to the end."""
    required(document, id, Metric)
    if before == id:
        return
    with document.transaction(_("Move metric")):
        document.set(id, order=keys_at(document, document.nodes(Metric), before, moving=[id])[0])


def check_measure(document: Document, node: Node, field: str, value: Any) -> None:
    """Raise Refused when a new value of this field would leave a metric and a reading of it that do not fit."""
    if field == "target" and value is not None:
        _check_target(document, node, value)
    if field not in _DECIDING:
        return
    if isinstance(node, Reading):
        metric = document.find(node.metric, Metric)
        if metric is not None:
            refuse_if(why_not_reading(metric, msgspec.structs.replace(node, **{field: value})))
    elif isinstance(node, Metric):
        _check_metric(document, msgspec.structs.replace(node, **{field: value}))


def _check_target(document: Document, node: Node, target: float) -> None:
    """A target lies where values of its method can lie."""
    metric = node if isinstance(node, Metric) else document.find(getattr(node, "metric", ""), Metric)
    method = method_of(metric) if metric is not None else None
    if method is None:
        return
    low, high = method.low, method.high
    if low is not None and high is not None and not low <= target <= high:
        reason = _("The value must lie between {low} and {high}")
        raise Refused(reason.format(low=plain_number(low), high=plain_number(high)))
    if low is not None and target < low:
        raise Refused(_("The value may not be below {limit}").format(limit=plain_number(low)))
    if high is not None and target > high:
        raise Refused(_("The value may not be above {limit}").format(limit=plain_number(high)))


def _check_metric(document: Document, metric: Metric) -> None:
    if metric.method not in METHODS:
        raise Refused(_("There is no method “{method}”").format(method=quoted(metric.method)))
    if metric.points and metric.points not in POSITIVE:
        raise Refused(_("A scale has 2 to 8 points, or 10"))
    before = document.find(metric.id, Metric)
    for reading in document.children(metric.id, Reading):
        reason = why_not_reading(metric, reading)
        if reason is not None and before is not None and why_not_reading(before, reading) is None:
            raise Refused(
                _(
                    "“{metric}” has readings that do not fit: {reason}. Add another metric for this method"
                ).format(metric=shortened(title(before)), reason=reason)
            )


def _check_place(document: Document, at: str) -> None:
    if at and not isinstance(document.get(at), Touchpoint | Stage | Journey):
        raise Refused(_("Choose a touchpoint, a stage or a journey that is there"))
