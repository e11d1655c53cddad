"""The order in which keys go through the map, and where each leads; it changes nothing and knows no toolkit."""

from __future__ import annotations

from cxstudio.canvas.desk import Desk
from cxstudio.model.lanes import in_lane_order, lane_of
from cxstudio.model.records import Card, Emotion, Stage, Touchpoint
from cxstudio.picture.travel import Direction


def reading_order(desk: Desk) -> list[str]:
    """Everything that can be selected, as it would be read aloud: stage, its cards, its touchpoints with theirs."""
    notes: dict[str, list[str]] = {}
    for annotation in desk.document.annotations():
        notes.setdefault(annotation.anchor, []).append(annotation.id)
    order: list[str] = []

    def take(id: str) -> None:
        if desk.picture.shows(id):
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
    return in_lane_order(desk.document, desk.document.cards(home))


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


def beside(desk: Desk, direction: Direction) -> str | None:
    """Where an arrow key leads from the current thing."""
    inside = first_inside(desk, desk.current) if direction == "down" else None
    return end_of_arrow(desk, direction) or inside or desk.picture.neighbour(desk.current, direction)


def first_inside(desk: Desk, stage: str) -> str | None:
    """What stands first in a stage: its first touchpoint, else its first card."""
    if desk.document.find(stage, Stage) is None:
        return None
    inside = [*(t.id for t in desk.document.touchpoints(stage)), *(c.id for c in cards_in_order(desk, stage))]
    return next((id for id in inside if desk.picture.placed(id) is not None), None)


def end_of_row(desk: Desk, *, first: bool) -> str | None:
    """The first or last thing in reading order beside the current one: of the stages, or of its lane."""
    here = _row_of(desk, desk.current)
    row = [id for id in reading_order(desk) if _row_of(desk, id) == here]
    return row[0 if first else -1] if row and here is not None else None


def other_stage(desk: Desk, step: int) -> str | None:
    """What stands a stage further on, or back: its first touchpoint, else the stage itself; None at the ends."""
    row = [s.id for s in desk.document.stages(desk.journey)]
    stage = desk.document.stage_of(desk.current)
    if stage is None or stage.id not in row or not 0 <= row.index(stage.id) + step < len(row):
        return None
    there = row[row.index(stage.id) + step]
    return there if stage.id == desk.current else first_inside(desk, there) or there


def _row_of(desk: Desk, id: str) -> tuple[str, str] | None:
    """What makes things stand in one row: their kind, their lane, or whose feelings they are."""
    record = desk.document.get(id)
    match record:
        case Stage():
            return ("stage", "")
        case Touchpoint():
            return ("touchpoint", "")
        case Card():
            return ("card", lane_of(desk.document, record))
        case Emotion():
            return ("emotion", record.persona)
        case _:
            return None
