"""Frozen records of what is known by asking and counting: sources, metrics, readings, feedback; no formula."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from cxstudio.model.records import LIST_LENGTH, Count, Day, Id, Node, OrderKey, Scale5, Text, Title

Name = Annotated[str, Meta(max_length=60)]
Number = Annotated[float, Meta(ge=-1e15, le=1e15)]


class Source(Node, frozen=True, kw_only=True):
    """Where knowledge comes from. What leans on it is joined to it by a `basis` link and takes its evidence level."""

    kind: str = "source"
    title: Title = ""
    method: Literal["interview", "survey", "observation", "analytics", "workshop"] = "interview"
    n: Count | None = None  # people asked, or cases looked at
    date: Day = ""
    text: Text = ""
    order: OrderKey = ""


class Metric(Node, frozen=True, kw_only=True):
    """Something that is measured again and again, by a published method.

    `method` is a key of the table of methods, `points` the number of points of the scale where the method leaves it
    open (0 = its usual one), `unit` and `better` belong to a metric of one's own.
    """

    kind: str = "metric"
    title: Title = ""
    method: Name = "custom"
    points: Annotated[int, Meta(ge=0, le=11)] = 0
    unit: Annotated[str, Meta(max_length=20)] = ""
    better: Literal["higher", "lower"] = "higher"
    target: Number | None = None
    owner_role: Title = ""
    text: Text = ""
    order: OrderKey = ""


class Reading(Node, frozen=True, kw_only=True):
    """One reading of a metric at a touchpoint, stage or journey ("" = of the whole): raw inputs, from which its value
    is computed and never typed over.

    `inputs` are pairs of an input's name and its number. `n` is given where the inputs do not tell it. `place` is how
    an imported table called where it was read, kept for what could not be found: such a reading is not of the whole.
    """

    kind: str = "reading"
    metric: Id = ""
    at: Id = ""
    place: Title = ""
    inputs: Annotated[tuple[tuple[Name, Number], ...], Meta(max_length=LIST_LENGTH)] = ()
    n: Count | None = None
    start: Day = ""  # of the period, both days included
    end: Day = ""
    source: Id = ""
    origin: Literal["survey", "system", "room", "estimate"] = "survey"
    persona: Id = ""  # "" = all
    text: Text = ""
    order: OrderKey = ""


class Feedback(Node, frozen=True, kw_only=True):
    """What one customer said, word for word, and what becomes of it.

    `at` is the touchpoint, stage or journey it speaks of; `place` how an imported table called it, kept for what
    could not be found. `category` is a key of the table of categories or one of one's own.
    """

    kind: str = "feedback"
    text: Text = ""
    came_by: Title = ""  # "App store", "Call centre"
    source: Id = ""
    date: Day = ""
    category: Title = ""
    sentiment: Literal["", "negative", "neutral", "positive", "mixed"] = ""
    severity: Scale5 | None = None
    score: Number | None = None
    at: Id = ""
    place: Title = ""
    persona: Id = ""  # "" = not known
    owned_by: Id = ""  # the attendee it is assigned to
    status: Literal["new", "read", "started", "answered", "closed"] = "new"
    order: OrderKey = ""
