"""What stands beside the map in words: numbered callouts and the texts their cards could not show in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxstudio.model.kinds import KINDS
from cxstudio.model.lanes import lane_kind, lane_of
from cxstudio.model.naming import own_lane_title
from cxstudio.model.records import Annotation, Card, Stage, Touchpoint, parts_of_emotion_id
from cxstudio.picture.content import EMOTION_LANE
from cxstudio.picture.laid_out import LaidOut
from cxstudio.picture.stages import stage_name


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered callout (`number` from 1), or a text that is longer than its card shows (`number` 0).

    `place` says in words where on the map it belongs.
    """

    number: int
    node: str
    place: str
    text: str


def notes(picture: LaidOut) -> list[Note]:
    """All notes of a map: callouts by number, then long texts in reading order."""
    callouts = [
        Note(item.number, item.record.id, place_words(picture, item.record.anchor), item.record.text)
        for item in picture.over.pins
        if item.number
    ]
    return [*callouts, *_long_texts(picture)]


def _long_texts(picture: LaidOut) -> Iterator[Note]:
    for block in picture.blocks:
        stage = block.content.stage
        header = block.header
        if not header.title.complete or (header.meta and not header.meta.complete):
            words = "\n".join(x for x in (stage.title, stage.time_span) if x)
            yield Note(0, stage.id, place_words(picture, stage.id), words)
        for touchpoint, drawing in zip(block.content.touchpoints, block.touchpoints, strict=True):
            if drawing.cut:
                yield Note(0, touchpoint.id, place_words(picture, touchpoint.id), touchpoint.title)
        for row in picture.grid.rows:
            cell = block.cells.get(row.key)
            for item in cell.items if cell else ():
                if item.drawing.cut:
                    card = picture.document.find(item.drawing.node, Card)
                    yield Note(
                        0,
                        item.drawing.node,
                        place_words(picture, item.drawing.node),
                        card.text if card else "",
                    )
    for arrow in picture.arrows.arrows:
        if arrow.label and not arrow.label.complete:
            yield Note(0, arrow.link.id, f"{arrow.source_title} → {arrow.target_title}", arrow.link.label)
    for id, sticky in picture.over.stickies.items():
        if not sticky.block.complete:
            yield Note(0, id, place_words(picture, sticky.record.anchor), sticky.record.text)


def place_words(picture: LaidOut, node: str) -> str:
    """Where on the map a thing is: "4.2 Waiting area · Pain points"."""
    record = picture.document.get(node)
    if isinstance(record, Stage):
        index = next((b.content.index for b in picture.blocks if b.content.stage.id == record.id), 0)
        return stage_name(record, index + 1, picture.wording)
    if isinstance(record, Touchpoint):
        return _touchpoint_words(picture, record)
    if isinstance(record, Card):
        home = place_words(picture, record.home)
        return " · ".join(x for x in (home, lane_words(picture, lane_of(picture.document, record))) if x)
    if isinstance(record, Annotation):
        return place_words(picture, record.anchor)
    emotion = parts_of_emotion_id(node)
    if emotion is not None:
        home = place_words(picture, emotion[0])
        return " · ".join(x for x in (home, lane_words(picture, EMOTION_LANE)) if x)
    return ""


def lane_words(picture: LaidOut, key: str) -> str:
    """What a lane is called on the map."""
    own = own_lane_title(picture.document, picture.journey, key)
    return own or picture.wording.say(lane_kind(key).label)


def _touchpoint_words(picture: LaidOut, record: Touchpoint) -> str:
    found = picture.grid.touchpoint(record.id)
    title = record.title or picture.wording.say(KINDS["touchpoint"].label)
    if found is None:
        return title
    content = next(b.content for b in picture.blocks if b.content.stage.id == found[0].stage)
    return f"{picture.wording.number(content.index + 1, content.first + found[1] + 1)} {title}"
