"""Stages: adding and reordering them."""

from __future__ import annotations

from cxstudio.edits.placing import keys_at, new_id, stays_in_place
from cxstudio.edits.problems import refuse_if, required
from cxstudio.edits.structure import keep_structure
from cxstudio.edits.values import title_text
from cxstudio.model.document import Document
from cxstudio.model.records import Journey, Stage
from cxstudio.model.rules import why_not_home
from cxstudio.words import _


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
    journey = required(document, required(document, stage, Stage).journey, Journey)
    keep_structure(document, "move stages")
    siblings = document.stages(journey.id)
    if stays_in_place(siblings, [stage], before):
        return
    with document.transaction(_("Move stage")):
        document.set(stage, order=keys_at(document, siblings, before, moving=[stage])[0])
