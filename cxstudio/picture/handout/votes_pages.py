"""The chapter of what the room counted: votes and raised hands in the words of the minutes; it counts nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cxstudio.picture.handout.counted import counted
from cxstudio.picture.handout.items import Section, set_sections
from cxstudio.picture.poster import Bookmark, Page
from cxstudio.picture.primitives import Part
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.sheets.pouring import begun
from cxstudio.picture.styles import print_style

_LETTERS = 1.1  # times the size of a note on a map


def name(paper: Paper) -> str:
    """What the chapter is called: as its first section is; "" where the room counted nothing."""
    return next((section.name for section in counted(paper)), "")


def pages(paper: Paper) -> list[Page]:
    """The pages of the chapter; a heading after the first has its bookmark."""
    first, *rest = counted(paper)
    column = begun(paper)
    column.text(first.name, print_style("title", paper.factor), "ink", role="title")
    column.gap(8)
    set_sections(column, (replace(first, named=True), *rest), _LETTERS)
    made = column.pages.parts
    return [
        _marked(paper.page(parts, first.name, at, len(made), first.name if at == 1 else ""), parts, rest)
        for at, parts in enumerate(made, start=1)
    ]


def _marked(page: Page, parts: Sequence[Part], sections: Sequence[Section]) -> Page:
    return replace(page, bookmarks=(*page.bookmarks, *_marks(parts, {one.name for one in sections})))


def _marks(parts: Sequence[Part], names: set[str]) -> Iterator[Bookmark]:
    for part in parts:
        if part.role == "heading" and part.full in names:
            yield Bookmark(part.full, part.bounds.x, part.bounds.y)
