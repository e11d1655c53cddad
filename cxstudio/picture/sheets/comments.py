"""The open comments on paper: what each is about, who said it and when; it knows no window."""

from __future__ import annotations

from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import number, one_line, own_title, shortened
from cxstudio.model.plans import Comment
from cxstudio.model.records import Node
from cxstudio.picture.poster import Page
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.sheets.plan_rows import LETTERS
from cxstudio.picture.sheets.pouring import begun
from cxstudio.picture.styles import print_style
from cxstudio.words import N_

NAME = N_("Comments")
_LEAST = 46.0  # points at a factor of 1: what a comment is about and its first two lines


def open_ones(document: Document) -> list[Comment]:
    """The comments nobody has resolved, in their order."""
    return [one for one in document.nodes(Comment) if not one.resolved and one.text.strip()]


def holds(document: Document, _journey: str) -> bool:
    """Whether there is an open comment."""
    return bool(open_ones(document))


def pages(paper: Paper, _journey: str) -> list[Page]:
    """The open comments, each with its thing, its author and its day; they may be long, so they are poured."""
    wording, factor = paper.wording, paper.factor
    column = begun(paper)
    column.text(wording.say(NAME), print_style("title", factor), "ink", role="title")
    column.gap(6)
    for one in open_ones(paper.document):
        column.gap(7)
        column.need(_LEAST * factor)
        day = wording.date(one.date) if one.date else ""
        about = wording.listed(_about(paper, one), one_line(one.author), day)
        column.text(about, print_style("note", factor * LETTERS), "inkMuted")
        column.text(one.text.strip(), print_style("card", factor * LETTERS), "ink", one.id, "row")
    made = column.pages.parts
    name = wording.say(NAME)
    return [
        paper.page(parts, name, place, len(made), name if place == 1 else "")
        for place, parts in enumerate(made, start=1)
    ]


def _about(paper: Paper, comment: Comment) -> str:
    """What a comment is on, and for a card where that stands: "4.2 Waiting area: No news for an hour"."""
    document = paper.document
    thing = document.get(comment.on)
    if thing is None:
        return ""
    home = document.touchpoint_of(comment.on) or document.stage_of(comment.on)
    words = shortened(_called(paper, thing))
    if home is None or home.id == comment.on:
        return f"{paper.wording.digits(number(document, comment.on))} {words}".strip()
    place = f"{paper.wording.digits(number(document, home.id))} {shortened(_called(paper, home))}".strip()
    return f"{place}: {words}"


def _called(paper: Paper, thing: Node) -> str:
    return own_title(thing) or paper.wording.say(KINDS[thing.kind].label)
