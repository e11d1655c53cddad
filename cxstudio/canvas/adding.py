"""Adding a thing where the selection is: what a key or a menu does, where a pointer would show the place."""

from __future__ import annotations

from collections.abc import Callable

from cxstudio.canvas.desk import Desk
from cxstudio.edits import annotations as annotation_edits
from cxstudio.edits import cards as card_edits
from cxstudio.edits import personas as persona_edits
from cxstudio.edits import stages as stage_edits
from cxstudio.edits import touchpoints as touchpoint_edits
from cxstudio.edits.problems import Refused
from cxstudio.model.kinds import CARD_KINDS
from cxstudio.model.records import Annotation, Card, Emotion, Stage, Touchpoint
from cxstudio.words import _

BESIDE = 24.0  # canvas units from the anchor's corner


def touchpoint_of(desk: Desk, id: str) -> str:
    """The touchpoint a thing belongs to, or ""."""
    record = desk.document.get(id)
    if isinstance(record, Touchpoint):
        return record.id
    if isinstance(record, Card):
        return touchpoint_of(desk, record.home)
    if isinstance(record, Emotion):
        return record.touchpoint
    if isinstance(record, Annotation):
        return touchpoint_of(desk, record.anchor)
    return ""


def stage_of(desk: Desk, id: str) -> str:
    """The stage a thing belongs to, or ""."""
    record = desk.document.get(id)
    if isinstance(record, Stage):
        return record.id
    touchpoint = desk.document.find(touchpoint_of(desk, id), Touchpoint)
    if touchpoint is not None:
        return touchpoint.stage
    return stage_of(desk, record.home) if isinstance(record, Card) else ""


def add_here(desk: Desk, kind: str) -> str:
    """Add one thing of this kind beside or inside the selection. Returns its id. Raises Refused."""
    if kind == "persona":
        return persona_edits.drop_persona(desk.document, desk.journey)
    if kind == "stage":
        stages = [s.id for s in desk.document.stages(desk.journey)]
        return stage_edits.add_stage(
            desk.document, desk.journey, before=_following(stages, stage_of(desk, desk.current))
        )
    if kind == "touchpoint":
        return _add_touchpoint(desk)
    home = touchpoint_of(desk, desk.current) or stage_of(desk, desk.current)
    if kind in CARD_KINDS:
        home = home or next((t.id for t in desk.document.journey_touchpoints(desk.journey)), "")
        if not home:
            raise Refused(_("Add a touchpoint first"))
        return card_edits.add_card(desk.document, kind, home)
    anchor = home or desk.journey
    return annotation_edits.add_annotation(desk.document, kind, anchor, BESIDE, -BESIDE)


def _add_touchpoint(desk: Desk) -> str:
    stages = [s.id for s in desk.document.stages(desk.journey)]
    if not stages:
        return touchpoint_edits.add_first_touchpoint(desk.document, desk.journey)
    stage = stage_of(desk, desk.current) or stages[-1]
    row = [t.id for t in desk.document.touchpoints(stage)]
    return touchpoint_edits.add_touchpoint(
        desk.document, stage, before=_following(row, touchpoint_of(desk, desk.current))
    )


def _following(row: list[str], id: str) -> str | None:
    """The one after it, None at the end or when it is not there."""
    if id not in row:
        return None
    index = row.index(id) + 1
    return row[index] if index < len(row) else None


def add_and_open(desk: Desk, add: Callable[[], str]) -> str:
    """Add a thing, select it and open its text; "" when it was refused (the status line says why)."""
    made: list[str] = []
    if not desk.attempt(lambda: made.append(add())):
        return ""
    desk.select(made)
    desk.open_text(made[0])
    return made[0]
