"""Frozen records of an audit: the six components with rated questions, and how alike channels are; no graph."""

from __future__ import annotations

from typing import Literal

from cxstudio.model.records import Day, Id, Node, OrderKey, Scale5, Text, Title

Component = Literal["reachability", "service", "purchase", "personalisation", "simplicity", "flexibility"]


class Audit(Node, frozen=True, kw_only=True):
    """One look at the six components of customer experience, on one day. Two of them show before and after."""

    kind: str = "audit"
    title: Title = ""
    journey: Id = ""  # "" = of all
    date: Day = ""
    text: Text = ""
    order: OrderKey = ""


class AuditItem(Node, frozen=True, kw_only=True):
    """One test question of an audit with its rating, 1 (poor) to 5 (very good)."""

    kind: str = "audit_item"
    audit: Id = ""
    component: Component = "reachability"
    text: Text = ""
    rating: Scale5 | None = None
    note: Text = ""
    order: OrderKey = ""


class Consistency(Node, frozen=True, kw_only=True):
    """How consistent a touchpoint is in one channel with the others, 1 to 5.

    The id comes from `consistency_id`, so that two people who rate the same cell write into one register.
    """

    kind: str = "consistency"
    touchpoint: Id = ""
    channel: Id = ""
    rating: Scale5 | None = None
    note: Text = ""


def consistency_id(touchpoint: str, channel: str) -> str:
    """The one register of a channel at a touchpoint."""
    return f"{touchpoint}={channel}"
