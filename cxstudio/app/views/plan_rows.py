"""What the plan's pictures show of the actions: their milestones on the line of months; it knows no widget."""

from __future__ import annotations

from cxstudio.insight.plan import day_of, is_overdue, today, weighed_actions
from cxstudio.model.document import Document
from cxstudio.model.plans import Action
from cxstudio.picture.sheets.timeline import Milestone


def milestones(document: Document) -> list[Milestone]:
    """The actions of the plan with their days."""
    on = today()
    found = []
    for one in weighed_actions(document):
        action = document.find(one.id, Action)
        if action is not None:
            late = is_overdue(action, on)
            due = day_of(action.due)
            found.append(Milestone(one.id, one.number, one.title, one.role, action.status, due, late))
    return found
