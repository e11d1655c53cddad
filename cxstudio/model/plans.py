"""Frozen records of what becomes of a map: people, goals, actions, decisions, comments, groups; no graph."""

from __future__ import annotations

from typing import Literal

from cxstudio.model.measures import Number
from cxstudio.model.records import Day, Half5, Id, Node, OrderKey, Text, Title


class Attendee(Node, frozen=True, kw_only=True):
    """Somebody who takes part, or answers for something."""

    kind: str = "attendee"
    name: Title = ""
    role: Title = ""
    team: Title = ""
    present: bool = False  # was in the room
    order: OrderKey = ""


class Goal(Node, frozen=True, kw_only=True):
    """What the customer experience is to become, and the figure that will show it."""

    kind: str = "goal"
    title: Title = ""
    kpi: Title = ""
    metric: Id = ""
    target: Number | None = None
    due: Day = ""
    text: Text = ""
    order: OrderKey = ""


class Action(Node, frozen=True, kw_only=True):
    """One thing somebody will do. What it delivers is told by its links."""

    kind: str = "action"
    title: Title = ""
    text: Text = ""
    owned_by: Id = ""
    due: Day = ""
    status: Literal["next", "started", "done", "later", "parked"] = "next"
    impact: Half5 | None = None
    effort: Half5 | None = None
    first_step: Title = ""
    kpi: Title = ""
    metric: Id = ""
    order: OrderKey = ""


class Decision(Node, frozen=True, kw_only=True):
    """What was decided, when and by whom."""

    kind: str = "decision"
    text: Text = ""
    date: Day = ""
    owned_by: Id = ""
    order: OrderKey = ""


class Comment(Node, frozen=True, kw_only=True):
    """What somebody says about a thing; open until it is resolved. It never leaves in a clean copy."""

    kind: str = "comment"
    on: Id = ""
    text: Text = ""
    author: Title = ""
    date: Day = ""
    resolved: bool = False
    order: OrderKey = ""


class Group(Node, frozen=True, kw_only=True):
    """A name for similar cards, which are joined to it by `in_group` links."""

    kind: str = "group"
    title: Title = ""
    order: OrderKey = ""
