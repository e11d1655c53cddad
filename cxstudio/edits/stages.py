"""Stages: adding and reordering them."""

from __future__ import annotations

from collections.abc import Iterable

from cxstudio.edits.placing import keys_at, new_id, stays_in_place
from cxstudio.edits.problems import Refused, distinct, refuse_if, required
from cxstudio.edits.structure import keep_structure
from cxstudio.edits.values import title_text
from cxstudio.model.document import Document
from cxstudio.model.records import Journey, Stage
from cxstudio.model.rules import why_not_home
from cxstudio.words import _, ngettext


def add_stage(document: Document, journey: str, title: str = "", before: str | None = None) -> str:
    """Add a stage before another, or at the end. Returns its id."""
    refuse_if(why_not_home("stage", document.get(journey)))
    keep_structure(document, "add stages")
    with document.transaction(_("Add stage")):
        stage = Stage(
            id=new_id(),
            journey=journey,
            title=title_text(title),
            order=keys_at(document, document.stages(journey), before)[0],
        )
        document.put(stage)
    return stage.id


def move_stage(document: Document, stage: str, before: str | None) -> None:
    """Move a stage, with everything in it, before another of its journey, or to the end."""
    move_stages(document, [stage], before)


def move_stages(document: Document, ids: Iterable[str], before: str | None) -> None:
    """Move stages of one journey, with everything in them, before another of it, or to the end, in the order named."""
    moving = distinct(ids)
    if not moving:
        return
    journeys = {required(document, stage, Stage).journey for stage in moving}
    if len(journeys) > 1:
        raise Refused(_("A stage belongs to the journey"))
    journey = required(document, journeys.pop(), Journey)
    keep_structure(document, "move stages")
    siblings = document.stages(journey.id)
    if stays_in_place(siblings, moving, before):
        return
    label = ngettext("Move stage", "Move {n} stages", len(moving)).format(n=len(moving))
    with document.transaction(label):
        keys = keys_at(document, siblings, before, count=len(moving), moving=moving)
        for stage, key in zip(moving, keys, strict=True):
            document.set(stage, order=key)
