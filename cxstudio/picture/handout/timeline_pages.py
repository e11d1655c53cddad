"""The timeline of the plan on paper: as many actions as a page holds, those without a day last; no window."""

from __future__ import annotations

from dataclasses import replace

from cxstudio.insight.plan import day_of, is_overdue, today, weighed_actions
from cxstudio.model.plans import Action
from cxstudio.picture.poster import Page, PlacedGroup
from cxstudio.picture.primitives import Placed
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.sheets.pouring import Column, Pages
from cxstudio.picture.sheets.timeline import FOOT, HEAD, ROW, Milestone, Timeline
from cxstudio.picture.styles import print_style
from cxstudio.words import N_

_SCALE = 0.66  # points for one unit, at a factor of 1: titles of 8.6 pt


def pages(paper: Paper) -> list[Page]:
    """The pages of the timeline; none where no action has a day."""
    items = _milestones(paper)
    if not any(one.due for one in items):
        return []
    wording, factor = paper.wording, paper.factor
    scale = _SCALE * factor
    name = wording.say(N_("Timeline"))
    column = Column(Pages(paper), 0.0, paper.inner, paper.top)
    column.text(name, print_style("title", factor), "ink", role="title")
    column.gap(8)
    fits = max(1, int(((paper.bottom - column.y) / scale - HEAD - FOOT) // ROW))
    made = []
    for first in range(0, len(items), fits):
        line = Timeline(paper.engine, wording, paper.inner / scale, items[first : first + fits], today())
        placed = tuple(Placed(replace(part, node=""), 0.0, 0.0) for part in line.parts())
        group = PlacedGroup(scale, paper.frame.x(0.0, paper.inner), column.y, placed)
        page = paper.page(column.pages.parts[0], name, 1, 1, name)
        shown = replace(page, layers=(*page.layers, group))
        made.append(shown if not first else replace(shown, bookmarks=()))
    return made


def _milestones(paper: Paper) -> list[Milestone]:
    """The actions by their days, what has none last."""
    found = []
    for one in weighed_actions(paper.document):
        action = paper.document.find(one.id, Action)
        if action is not None:
            late, due = is_overdue(action, today()), day_of(action.due)
            found.append(Milestone(one.id, one.number, one.title, one.role, action.status, due, late))
    return sorted(found, key=lambda one: (one.due is None, one.due or today(), one.number))
