"""Adding a thing at the selection: where it goes, and the one verb that puts it there; it knows no pointer."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.edits.annotations import add_annotation
from cxstudio.edits.cards import add_card
from cxstudio.edits.personas import drop_persona
from cxstudio.edits.placing import next_in
from cxstudio.edits.problems import Refused
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_first_touchpoint, add_touchpoint
from cxstudio.model.document import Document
from cxstudio.model.kinds import ANNOTATION_KINDS
from cxstudio.words import _

NOTE_OFFSET = (24.0, 112.0)  # canvas units: beside the anchor's foot, where its title stays readable


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a new thing goes: what it will belong to, and the sibling it comes after ("" = at the end).

    Without a `home` a touchpoint brings its own stage.
    """

    home: str
    after: str = ""


def spot_for(document: Document, journey: str, kind: str, selected: str = "") -> Spot | None:
    """Where a new thing of a kind goes while one thing ("" = none) is selected; None when there is no place yet.

    It goes beside or into what is selected, else to the end of the journey.
    """
    stage, touchpoint = document.stage_of(selected), document.touchpoint_of(selected)
    if stage is None or stage.journey != journey:  # nothing is selected, or something that is not on this map
        stage = touchpoint = None
    stages = document.stages(journey)
    if kind == "persona":
        return Spot(journey)
    if kind == "stage":
        return Spot(journey, stage.id if stage else "")
    if kind == "touchpoint":
        stage = stage or (stages[-1] if stages else None)
        return Spot(stage.id if stage else "", touchpoint.id if touchpoint else "")
    home = touchpoint or stage or next(reversed(document.journey_touchpoints(journey)), None)
    if home is not None:
        return Spot(home.id)
    return Spot(journey) if kind in ANNOTATION_KINDS else None


def add_at(document: Document, journey: str, kind: str, selected: str = "", text: str = "") -> str:
    """Add a thing where `spot_for` says. Returns its id. Raises Refused when there is no place for it."""
    spot = spot_for(document, journey, kind, selected)
    if spot is None:
        raise Refused(_("Add a touchpoint first"))
    if kind == "persona":
        return drop_persona(document, journey, text)
    if kind == "stage":
        return add_stage(
            document, journey, text, next_in([s.id for s in document.stages(journey)], spot.after)
        )
    if kind == "touchpoint":
        if not spot.home:
            return add_first_touchpoint(document, journey, text)
        row = [t.id for t in document.touchpoints(spot.home)]
        return add_touchpoint(document, spot.home, text, next_in(row, spot.after))
    if kind in ANNOTATION_KINDS:
        return add_annotation(document, kind, spot.home, *NOTE_OFFSET, text)
    return add_card(document, kind, spot.home, text)
