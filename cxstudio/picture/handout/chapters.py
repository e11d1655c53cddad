"""What a handout is bound of: chapters with their pages, the names their links lead to, and bookmarks; no layout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cxstudio.picture.poster import Anchor, Bookmark, Page


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of what is inside: its words, the anchor it leads to; `level` 1 stands under the entry before it."""

    title: str
    to: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Chapter:
    """Pages that belong together, with their lines in what is inside; the first of these leads to the first page.

    One that `follows` begins on the page where the chapter before it ends, under what stands there.
    """

    entries: tuple[Entry, ...]
    pages: tuple[Page, ...]
    follows: bool = False


def chapter(
    title: str, to: str, pages: Sequence[Page], inside: Iterable[Entry] = (), top: float = 0.0
) -> Chapter:
    """A chapter whose first page can be found by its name; its pages' own bookmarks stand under its title.

    `top` is where it begins on its first page, in points.
    """
    first, *rest = (
        replace(page, bookmarks=tuple(_under(mark) for mark in page.bookmarks if mark.title != title))
        for page in pages
    )
    begun = replace(
        first,
        bookmarks=(Bookmark(title, 0.0, top), *first.bookmarks),
        anchors=(Anchor(to, 0.0, top), *first.anchors),
    )
    return Chapter((Entry(title, to), *inside), (begun, *rest))


def named(page: Page, to: str) -> Page:
    """The page with an anchor at its top."""
    return replace(page, anchors=(Anchor(to, 0.0, 0.0), *page.anchors))


def persona_anchor(persona: str) -> str:
    """The name of the anchor of a persona's sheet."""
    return f"persona {persona}"


def page_numbers(pages: Sequence[Page]) -> Mapping[str, int]:
    """The number of the page of each anchor, from 1; of two of one name the first is meant."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages, start=1):
        for anchor in page.anchors:
            found.setdefault(anchor.name, number)
    return found


def _under(mark: Bookmark) -> Bookmark:
    return replace(mark, level=mark.level + 1)
