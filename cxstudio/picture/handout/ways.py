"""Ways from what is said of a thing in a table to where the thing stands on its stage's page; no layout."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from cxstudio.insight.plan import origins
from cxstudio.model.document import Document
from cxstudio.model.measures import Feedback
from cxstudio.model.plans import Action
from cxstudio.picture.linking import in_words
from cxstudio.picture.poster import Page, PageLink


def with_ways(document: Document, pages: Sequence[Page]) -> list[Page]:
    """The pages with a link from each row of a table to what it comes from or speaks of, where that is on a page."""
    there = {anchor.name for page in pages for anchor in page.anchors}
    return [_with_ways(document, page, there) for page in pages]


def _with_ways(document: Document, page: Page, there: Container[str]) -> Page:
    links = []
    for group in page.layers:
        for placed in group.parts:
            part = placed.part
            if part.role != "row" or not part.node or group.scale != 1.0:
                continue
            to = next((in_words(id) for id in _meant(document, part.node) if in_words(id) in there), "")
            if to:
                box = placed.bounds
                links.append(PageLink(box.x + group.dx, box.y + group.dy, box.width, box.height, to))
    return replace(page, links=(*page.links, *links)) if links else page


def _meant(document: Document, node: str) -> Sequence[str]:
    """The things of the map a row speaks of, the nearest first."""
    record = document.get(node)
    if isinstance(record, Action):
        return [card.id for card in origins(document, node)]
    if isinstance(record, Feedback):
        return [record.at]
    return [node]
