"""Lays a map and its furniture out on pages; it knows no PDF and no Qt."""

from __future__ import annotations

from cxstudio.model.document import Document
from cxstudio.picture.poster import (
    Bookmark,
    Element,
    ExportReport,
    Page,
    PageNote,
    PageSetup,
    PlacedGroup,
    Poster,
)
from cxstudio.text.layout import TextEngine

__all__ = [
    "Bookmark",
    "Element",
    "ExportReport",
    "Page",
    "PageNote",
    "PageSetup",
    "PlacedGroup",
    "Poster",
    "compose",
]


def compose(document: Document, journey: str, engine: TextEngine, setup: PageSetup | None = None) -> Poster:
    """The pages of one journey."""
    raise NotImplementedError
