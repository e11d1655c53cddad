"""The table of views: the ways to look at one session, their words and icons; it knows no window and no paper."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.model.kind_types import ViewName
from cxstudio.words import N_


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at a session. `tip` says what it is for, `on_paper` whether it makes pages of its own."""

    name: ViewName
    label: str
    tip: str
    icon: str
    on_paper: bool = True


VIEWS: dict[ViewName, View] = {
    view.name: view
    for view in (
        View("map", N_("Map"), N_("The journey with its stages, touchpoints and lanes"), "columns-3"),
        View("journeys", N_("Journeys"), N_("All journeys of the session side by side"), "layout-grid"),
        View("personas", N_("Personas"), N_("A sheet for each customer and employee"), "users"),
        View("plan", N_("Plan"), N_("Priorities, actions, goals, decisions and people"), "target"),
        View("metrics", N_("Metrics"), N_("What is measured, with its readings and trends"), "chart-line"),
        View("feedback", N_("Feedback"), N_("What customers said, word for word"), "messages-square"),
        View("audit", N_("Audit"), N_("The six components, and how alike the channels are"), "shield-check"),
        View(
            "table",
            N_("Table"),
            N_("Everything in rows, to be edited like a spreadsheet"),
            "table",
            on_paper=False,
        ),
    )
}
VIEWS_ON_PAPER: tuple[str, ...] = tuple(view.name for view in VIEWS.values() if view.on_paper)
