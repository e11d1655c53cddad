"""The order in which keys go through the map, and what moves when a key moves it; no toolkit in here."""

from __future__ import annotations

from typing import Literal

from cxstudio.canvas.desk import Desk
from cxstudio.edits import annotations as annotation_edits
from cxstudio.edits import cards as card_edits
from cxstudio.edits import stages as stage_edits
from cxstudio.edits import touchpoints as touchpoint_edits
from cxstudio.model.kinds import LANES
from cxstudio.model.records import Annotation, Card, Stage, Touchpoint
from cxstudio.picture.content import lane_of
from cxstudio.words import _

Direction = Literal["left", "right", "up", "down"]

NUDGE = 8.0  # canvas units
_RANK = {key: index for index, key in enumerate(LANES)}


def reading_order(desk: Desk) -> list[str]:
    """Everything that can be selected, as it would be read aloud: stage, its cards, its touchpoints with theirs."""
    notes: dict[str, list[str]] = {}
    for annotation in desk.document.annotations():
        notes.setdefault(annotation.anchor, []).append(annotation.id)
    order: list[str] = []

    def take(id: str) -> None:
        if desk.picture.placed(id) is not None:
            order.append(id)
        for note in notes.get(id, ()):
            take(note)

    for stage in desk.document.stages(desk.journey):
        take(stage.id)
        for card in cards_in_order(desk, stage.id):
            take(card.id)
        for touchpoint in desk.document.touchpoints(stage.id):
            take(touchpoint.id)
            for link in desk.document.links_of(touchpoint.id):
                if link.source == touchpoint.id:
                    take(link.id)
            for card in cards_in_order(desk, touchpoint.id):
                take(card.id)
            for emotion in desk.document.emotions(touchpoint.id):
                take(emotion.id)
    return order


def cards_in_order(desk: Desk, home: str) -> list[Card]:
    """The cards of a touchpoint or stage, lane by lane."""
    return sorted(desk.document.cards(home), key=lambda card: _RANK.get(lane_of(card), len(_RANK)))


def move_by_key(desk: Desk, direction: Direction) -> bool:
    """Move the current thing one place in a direction of the screen; False when it has nowhere to go."""
    record = desk.document.get(desk.current)
    towards = direction
    if desk.picture.rtl and direction in {"left", "right"}:
        towards = "right" if direction == "left" else "left"
    if isinstance(record, Annotation):
        return _nudge(desk, record, towards)
    if isinstance(record, Card) and direction in {"up", "down"}:
        return _move_in_cell(desk, record, -1 if direction == "up" else 1)
    if direction in {"up", "down"}:
        return False
    step = -1 if towards == "left" else 1
    if isinstance(record, Stage):
        return _move_stage(desk, record, step)
    if isinstance(record, Touchpoint):
        return _move_touchpoint(desk, record, step)
    if isinstance(record, Card):
        return _move_card(desk, record, step)
    return False


def end_of_arrow(desk: Desk, direction: str) -> str | None:
    """Where a key leads from a selected arrow: to the end that lies there, up and down to where it begins."""
    link = desk.document.link(desk.current)
    source, target = (
        (desk.picture.placed(link.source), desk.picture.placed(link.target)) if link else (None, None)
    )
    if link is None or source is None or target is None:
        return None
    ahead = source.bounds.x <= target.bounds.x
    return link.target if direction == ("right" if ahead else "left") else link.source


def stretch_card(desk: Desk, direction: Direction) -> bool:
    """Let a card reach one touchpoint further in a direction of the screen, or one less far."""
    card = desk.document.find(desk.current, Card)
    home = desk.document.find(card.home, Touchpoint) if card else None
    if card is None or home is None:
        desk.say(_("Select a card of a touchpoint to stretch it"))
        return False
    row = [t.id for t in desk.document.touchpoints(home.stage)]
    step = 1 if (direction == "right") != desk.picture.rtl else -1
    end = row.index(card.until or home.id) + step
    if not row.index(home.id) <= end < len(row):
        desk.say(_("A card spans touchpoints of one stage"))
        return False
    return desk.attempt(lambda: card_edits.span_card(desk.document, card.id, row[end]))


def _nudge(desk: Desk, note: Annotation, towards: Direction) -> bool:
    dx = {"left": -NUDGE, "right": NUDGE}.get(towards, 0.0)
    dy = {"up": -NUDGE, "down": NUDGE}.get(towards, 0.0)
    return desk.attempt(
        lambda: annotation_edits.move_annotation(desk.document, note.id, note.dx + dx, note.dy + dy)
    )


def _before_after(row: list[str], id: str, step: int) -> tuple[bool, str | None]:
    """Whether it can go one place along its row, and what it then stands before."""
    index = row.index(id) + step
    if not 0 <= index < len(row):
        return (False, None)
    following = index if step < 0 else index + 1
    return (True, row[following] if following < len(row) else None)


def _move_stage(desk: Desk, stage: Stage, step: int) -> bool:
    row = [s.id for s in desk.document.stages(stage.journey)]
    possible, before = _before_after(row, stage.id, step)
    return possible and desk.attempt(lambda: stage_edits.move_stage(desk.document, stage.id, before))


def _move_touchpoint(desk: Desk, touchpoint: Touchpoint, step: int) -> bool:
    document = desk.document
    row = [t.id for t in document.touchpoints(touchpoint.stage)]
    possible, before = _before_after(row, touchpoint.id, step)
    stage = touchpoint.stage
    if not possible:
        # At the edge of its stage it goes on into the next one.
        stages = [s.id for s in document.stages(desk.journey)]
        index = stages.index(stage) + step
        if not 0 <= index < len(stages):
            return False
        stage = stages[index]
        there = document.touchpoints(stage)
        before = there[0].id if step > 0 and there else None
    return desk.attempt(lambda: touchpoint_edits.move_touchpoints(document, [touchpoint.id], stage, before))


def _move_card(desk: Desk, card: Card, step: int) -> bool:
    row = [t.id for t in desk.document.journey_touchpoints(desk.journey)]
    if card.home not in row or not 0 <= row.index(card.home) + step < len(row):
        return False
    target = row[row.index(card.home) + step]
    return desk.attempt(lambda: card_edits.move_cards(desk.document, [card.id], target))


def _move_in_cell(desk: Desk, card: Card, step: int) -> bool:
    row = [c.id for c in desk.document.cards(card.home) if lane_of(c) == lane_of(card)]
    if card.id not in row:
        return False
    possible, before = _before_after(row, card.id, step)
    return possible and desk.attempt(
        lambda: card_edits.move_cards(desk.document, [card.id], card.home, before=before)
    )
