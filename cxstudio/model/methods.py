"""The table of methods: how each metric is measured by its published name, one row each; no arithmetic.

CES has three calculations that cannot be compared, CSAT three, FRT two ways to count and three to sum up: each is a
row of its own and says so in its name. Words are English message ids.
"""

from __future__ import annotations

from dataclasses import replace

from cxstudio.model.asked_methods import ASKED, ENGAGED
from cxstudio.model.counted_methods import CUSTOMERS, OWN, SERVICE
from cxstudio.model.measures import Metric
from cxstudio.model.method_types import Family, Method
from cxstudio.model.method_ways import POSITIVE, USUAL_POINTS
from cxstudio.words import N_

FAMILIES: dict[Family, str] = {
    "loyalty": N_("Recommendation"),
    "satisfaction": N_("Satisfaction"),
    "effort": N_("Effort"),
    "customers": N_("Customers and their value"),
    "service": N_("Service"),
    "engagement": N_("Engagement"),
    "own": N_("Own metric"),
}

METHODS: dict[str, Method] = {method.key: method for method in (*ASKED, *CUSTOMERS, *SERVICE, *ENGAGED, *OWN)}
# What a session without metrics is offered first.
FIRST_METHODS = ("nps", "csat", "ces_2_mean", "churn", "retention", "fcr_flag", "frt_median", "clv_end")


def method_of(metric: Metric) -> Method:
    """How a metric is measured, with what it decides itself filled in; an unknown method is a figure of one's own."""
    method = METHODS.get(metric.method, METHODS["custom"])
    if "better" in method.leaves:
        method = replace(method, better=metric.better)
    if "points" in method.leaves:
        points = metric.points if metric.points in POSITIVE else USUAL_POINTS
        top = POSITIVE[points] if method.top is not None else None
        high = float(points) if method.rule == "mean" else method.high
        low = 100.0 / points if method.rule == "share_of_most" else method.low
        method = replace(method, scale=(1, points), top=top, high=high, low=low)
    return method


def asks(metric: Metric, field: str) -> bool:
    """Whether a field of a metric is a question at all with its method."""
    return field not in {"points", "unit", "better"} or field in method_of(metric).leaves


def unit_of(metric: Metric) -> str:
    """What stands behind a value of a metric: "%", a currency or a unit of one's own, the highest score as "/7"."""
    method = method_of(metric)
    if method.unit in {"own", "money"}:
        return metric.unit
    if method.rule == "mean" and method.scale is not None:
        return f"/{method.scale[1]}"
    return method.unit
