"""The timeline of the plan on paper: under what the plan says in words, else on pages of its own; no window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cxstudio.insight.plan import day_of, is_overdue, today, weighed_actions
from cxstudio.model.plans import Action
from cxstudio.picture.poster import FOOT as PAGE_FOOT
from cxstudio.picture.poster import Bookmark, Element, Page, PlacedGroup
from cxstudio.picture.primitives import Part, Placed
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.sheets.pouring import Column, Pages
from cxstudio.picture.sheets.timeline import FOOT, HEAD, ROW, Milestone, Timeline
from cxstudio.picture.styles import print_style
from cxstudio.words import N_

_SCALE = 0.66  # points for one unit, at a factor of 1: titles of 8.6 pt
_GAP = 18.0  # points at a factor of 1, over a heading


def with_timeline(paper: Paper, pages: Sequence[Page]) -> list[Page]:
    """The pages of the plan's words with its timeline: under the last of them where there is room, else after it."""
    items = _milestones(paper)
    if not any(one.due for one in items):
        return list(pages)
    if pages:
        end = max(p.part.bounds.bottom for p in pages[-1].layers[0].parts if _says(p.part))
        under = end + _GAP * paper.factor
        needed = (HEAD + FOOT + ROW * len(items)) * _SCALE * paper.factor
        heading = _heading(paper, under, "header")
        if heading.bounds.bottom + needed <= paper.bottom:
            return [*pages[:-1], _under(paper, pages[-1], heading, items)]
    return [*pages, *_own_pages(paper, items)]


def _says(part: Part) -> bool:
    return part.role not in {PAGE_FOOT, "assumption"}


def _heading(paper: Paper, top: float, style: str) -> Part:
    column = Column(Pages(paper), 0.0, paper.inner, top)
    column.text(paper.wording.say(N_("Timeline")), print_style(style, paper.factor), "ink", role="title")
    part = column.pages.parts[0][0]
    return replace(part, bounds=replace(part.bounds, height=part.bounds.height + 6 * paper.factor))


def _under(paper: Paper, page: Page, heading: Part, items: Sequence[Milestone]) -> Page:
    words, *rest = page.layers
    named = replace(words, parts=(*words.parts, Placed(heading, 0.0, 0.0)))
    mark = Bookmark(heading.full, 0.0, heading.bounds.y)
    return replace(
        page,
        layers=(named, *rest, _drawn(paper, heading.bounds.bottom, items)),
        bookmarks=(*page.bookmarks, mark),
        structure=(*page.structure, Element("H2", "", heading.full)),
    )


def _own_pages(paper: Paper, items: Sequence[Milestone]) -> list[Page]:
    """As many actions on each page as it holds."""
    heading = _heading(paper, paper.top, "title")
    top = heading.bounds.bottom
    fits = max(1, int(((paper.bottom - top) / (_SCALE * paper.factor) - HEAD - FOOT) // ROW))
    made = []
    for first in range(0, len(items), fits):
        page = paper.page([heading], heading.full, 1, 1, heading.full)
        shown = replace(page, layers=(*page.layers, _drawn(paper, top, items[first : first + fits])))
        made.append(shown if not first else replace(shown, bookmarks=()))
    return made


def _drawn(paper: Paper, top: float, items: Sequence[Milestone]) -> PlacedGroup:
    scale = _SCALE * paper.factor
    line = Timeline(paper.engine, paper.wording, paper.inner / scale, items, today())
    placed = tuple(Placed(replace(part, node=""), 0.0, 0.0) for part in line.parts())
    return PlacedGroup(scale, paper.frame.x(0.0, paper.inner), top, placed)


def _milestones(paper: Paper) -> list[Milestone]:
    """The actions by their days, what has none last."""
    found = []
    for one in weighed_actions(paper.document):
        action = paper.document.find(one.id, Action)
        if action is not None:
            late, due = is_overdue(action, today()), day_of(action.due)
            found.append(Milestone(one.id, one.number, one.title, one.role, action.status, due, late))
    return sorted(found, key=lambda one: (one.due is None, one.due or today(), one.number))
