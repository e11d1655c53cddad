"""What a page tells beside its drawing: bookmarks, note annotations and the order it is read in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import journey_called
from cxstudio.model.records import Journey
from cxstudio.picture.content import EMOTION_LANE
from cxstudio.picture.notes import lane_words
from cxstudio.picture.poster import Bookmark, Element, PageNote, PlacedGroup, Tag
from cxstudio.picture.primitives import Bounds, Image, Part
from cxstudio.picture.state_mark import state_words

__all__ = ["bookmarks", "page_notes", "state_words", "structure", "title_of"]

if TYPE_CHECKING:
    from cxstudio.picture.map import MapPicture


def title_of(picture: MapPicture) -> str:
    """The title of the journey, or of the session until it has one."""
    journey = picture.document.find(picture.journey, Journey)
    return journey_called(picture.document, journey, picture.wording.say(KINDS["journey"].label))


def bookmarks(picture: MapPicture, group: PlacedGroup, top: float) -> tuple[Bookmark, ...]:
    """The page, and each stage on it."""
    marks = [Bookmark(title_of(picture), 0.0, top, 0)]
    for block in picture.blocks:
        placed = picture.placed(block.content.stage.id)
        if placed is not None:
            x, y = _on_page(placed.bounds.x, placed.bounds.y, group)
            marks.append(Bookmark(block.header.name, x, y, 1))
    return tuple(marks)


def page_notes(picture: MapPicture, group: PlacedGroup) -> tuple[PageNote, ...]:
    """A real note for each annotation, over the mark it belongs to."""
    author = picture.document.session.facilitator
    found = []
    for item in picture.over.pins:
        placed = picture.placed(item.record.id)
        if placed is not None and item.record.text:
            box: Bounds = placed.bounds
            x, y = _on_page(box.x, box.y, group)
            text = f"{item.number}. {item.record.text}" if item.number else item.record.text
            size = group.scale
            found.append(PageNote(x, y, author, text, box.width * size, box.height * size))
    return tuple(found)


def _on_page(x: float, y: float, group: PlacedGroup) -> tuple[float, float]:
    return (group.dx + group.scale * x, group.dy + group.scale * y)


def structure(picture: MapPicture, head: Sequence[Part], notes: Sequence[Part]) -> tuple[Element, ...]:
    """The reading order: head, stage by stage with its touchpoints and cards lane by lane, curves, notes."""
    words = [part.full for part in head if part.full]
    return (
        *(Element("P" if i else "H1", "", text) for i, text in enumerate(words)),
        *_map_elements(picture),
        *(Element("P", "", part.full) for part in notes if part.full),
    )


def _tag(part: Part) -> Tag:
    """A touchpoint is a heading, a card with a picture a figure that its text describes."""
    if part.role == "touchpoint":
        return "H3"
    return "Figure" if any(isinstance(x, Image) for x in part.primitives) else "P"


def _map_elements(picture: MapPicture) -> Iterator[Element]:
    for block, column in zip(picture.blocks, picture.grid.columns, strict=True):
        header = picture.placed(column.stage)
        if header is not None:
            yield Element("H2", column.stage, header.part.full)
        for row in picture.grid.rows:
            for placed in picture.cell_parts(column, row):
                yield Element(_tag(placed.part), placed.part.node, placed.part.full)
        assert block.content.stage.id == column.stage
    for arrow in picture.arrows.arrows:
        yield Element("P", arrow.link.id, arrow.full)
    if picture.grid.row(EMOTION_LANE):
        for feeling in picture.feelings:
            yield Element("Figure", feeling.persona.id, _curve_words(picture, feeling.persona.id))
    for item in picture.over.pins:
        yield Element(
            "P", item.record.id, f"{item.number}: {item.record.text}" if item.number else item.record.text
        )


def _curve_words(picture: MapPicture, persona: str) -> str:
    """A curve as words: "Emotion, Amina: 1.1 −0.5, 1.2 −0.8"."""
    feeling = next(f for f in picture.feelings if f.persona.id == persona)
    values = []
    for block in picture.blocks:
        for i, touchpoint in enumerate(block.content.touchpoints):
            emotion = feeling.readings.get(touchpoint.id)
            if emotion is not None and emotion.mean is not None:
                number = picture.wording.number(block.content.index + 1, block.content.first + i + 1)
                values.append(f"{number} {picture.wording.signed(round(emotion.mean, 1))}")
    lane = lane_words(picture, EMOTION_LANE)
    return f"{lane}, {feeling.persona.name}: {', '.join(values)}"
