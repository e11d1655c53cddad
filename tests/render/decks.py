"""Decks read back by python-pptx, as tests ask for their shapes and words."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pptx import Presentation

from cxstudio.picture.poster import Connection, ExportReport, Page, PlacedGroup, Poster
from cxstudio.picture.primitives import Bounds, Part, Path, Placed, Stroke
from cxstudio.picture.theme import theme
from cxstudio.render.pptx import write_pptx
from tests.render.posters import card, images

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def deck(poster: Poster, *, as_pictures: bool = False) -> Any:
    """The poster's deck, written and opened again."""
    made = write_pptx(poster, theme("light"), images=images, as_pictures=as_pictures)
    return Presentation(io.BytesIO(made))


def chosen(deck: Any, branch: str) -> Any:
    """The same deck as a program shows it that takes this branch ("Choice" or "Fallback") of what is told twice."""
    for slide in deck.slides:
        for either in slide.shapes.element.findall(f"{MC}AlternateContent"):
            for child in either.find(f"{MC}{branch}"):
                either.addprevious(child)
            slide.shapes.element.remove(either)
    return deck


def shapes_of(shapes: Any) -> Iterator[Any]:
    """All shapes, those in groups too, without the groups."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from shapes_of(shape.shapes)
        else:
            yield shape


def words_of(slide: Any) -> str:
    """All texts of a slide, a line each."""
    return "\n".join(shape.text_frame.text for shape in shapes_of(slide.shapes) if shape.has_text_frame)


def shape_with(slide: Any, text: str) -> Any:
    """The shape that has this text in it."""
    return next(s for s in shapes_of(slide.shapes) if s.has_text_frame and text in s.text_frame.text)


def page_of(*parts: Placed, **told: Any) -> Poster:
    """A poster of one page, 620 x 760 points."""
    page = Page(620, 760, (PlacedGroup(1.0, 0, 0, parts),), **told)
    return Poster((page,), ExportReport(), title="Deck")


def arrow(node: str) -> Part:
    """A line that an arrow is drawn with where there are no connectors."""
    line = Path((("M", 0.0, 0.0), ("L", 40.0, 0.0)), stroke=Stroke("blueprintLine", 2))
    return Part(node, "link", Bounds(0, 0, 40, 1), (line,), "link", "First → Second")


def joined(label: str = "") -> Poster:
    """Two cards side by side and an arrow between them."""
    parts = (
        Placed(card("one", "First", "Opens the door"), 20, 200),
        Placed(card("two", "Second", "Comes in"), 320, 200),
        Placed(arrow("link"), 215, 220),
    )
    return page_of(*parts, connections=(Connection("link", "one", "two", label),))
