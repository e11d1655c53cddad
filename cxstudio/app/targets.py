"""Where a thing that is typed or added by key goes, and how places are named in words; it knows no widget."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.edits.annotations import add_annotation
from cxstudio.edits.cards import add_card
from cxstudio.edits.personas import drop_persona
from cxstudio.edits.problems import Refused
from cxstudio.edits.spans import covered
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_first_touchpoint, add_touchpoint
from cxstudio.model.document import Document
from cxstudio.model.kinds import ANNOTATION_KINDS, KINDS
from cxstudio.model.records import (
    Annotation,
    Card,
    Emotion,
    Journey,
    Node,
    Persona,
    Session,
    Stage,
    Touchpoint,
)
from cxstudio.words import _

NOTE_OFFSET = (24.0, 112.0)  # canvas units: beside the anchor's foot, where its title stays readable


@dataclass(frozen=True, slots=True)
class Target:
    """The place something new goes to: the id it will belong to (or follow), and where that is in plain words."""

    id: str
    words: str


def title(record: Node | None) -> str:
    """What a thing is called where it is named; its kind in brackets when it has no name yet."""
    if record is None:
        return ""
    row = KINDS.get(record.kind)
    text = str(getattr(record, row.title_field, "")) if row else ""
    flat = " ".join(text.split())
    if flat:
        return flat
    return _("(unnamed {thing})").format(thing=_(row.label).lower() if row else record.kind)


def number(document: Document, id: str) -> str:
    """The number a stage ("4") or touchpoint ("4.2") has on its map; "" for anything else."""
    record = document.get(id)
    if isinstance(record, Stage):
        stages = [s.id for s in document.stages(record.journey)]
        return str(stages.index(id) + 1) if id in stages else ""
    if isinstance(record, Touchpoint):
        place = [t.id for t in document.touchpoints(record.stage)].index(id) + 1
        return f"{number(document, record.stage) or '?'}.{place}"
    return ""


def touchpoint_at(document: Document, id: str) -> Touchpoint | None:
    """The touchpoint a thing is, or belongs to."""
    record = document.get(id)
    if isinstance(record, Touchpoint):
        return record
    if isinstance(record, Card):
        return document.find(record.home, Touchpoint)
    if isinstance(record, Emotion):
        return document.find(record.touchpoint, Touchpoint)
    if isinstance(record, Annotation):
        return touchpoint_at(document, record.anchor)
    return None


def stage_at(document: Document, id: str) -> Stage | None:
    """The stage a thing is, or lies in."""
    record = document.get(id)
    if isinstance(record, Stage):
        return record
    if isinstance(record, Card) and isinstance(document.get(record.home), Stage):
        return document.find(record.home, Stage)
    if isinstance(record, Annotation) and isinstance(document.get(record.anchor), Stage):
        return document.find(record.anchor, Stage)
    touchpoint = touchpoint_at(document, id)
    return document.find(touchpoint.stage, Stage) if touchpoint else None


def target(document: Document, journey: str, kind: str, selected: str) -> Target | None:
    """Where a new thing of a kind goes while something ("" = nothing) is selected; None when there is no place yet."""
    if kind == "persona":
        return Target(journey, _("Becomes the journey's persona"))
    if kind == "stage":
        after = stage_at(document, selected)
        if after is None:
            return Target("", _("Goes to the end of the journey"))
        return Target(after.id, _("Goes after stage {stage}").format(stage=_named(document, after)))
    stages = document.stages(journey)
    if kind == "touchpoint":
        stage = stage_at(document, selected) or (stages[-1] if stages else None)
        if stage is None:
            return Target("", _("Goes to a first stage"))
        return Target(stage.id, _("Goes to stage {stage}").format(stage=_named(document, stage)))
    touchpoint = touchpoint_at(document, selected)
    if touchpoint is not None:
        return _at(document, touchpoint)
    stage = stage_at(document, selected)
    if stage is not None:
        return Target(stage.id, _("Goes to all of stage {stage}").format(stage=_named(document, stage)))
    last = document.journey_touchpoints(journey)
    return _at(document, last[-1]) if last else None


def add(document: Document, journey: str, kind: str, selected: str, text: str = "") -> str:
    """Add a thing where `target` says. Returns its id. Raises Refused when there is no place for it."""
    place = target(document, journey, kind, selected)
    if place is None:
        raise Refused(_("Add a touchpoint first"))
    if kind == "persona":
        return drop_persona(document, journey, text)
    if kind == "stage":
        return add_stage(document, journey, text, _after([s.id for s in document.stages(journey)], place.id))
    if kind == "touchpoint":
        if not place.id:
            return add_first_touchpoint(document, journey, text)
        here = touchpoint_at(document, selected)
        siblings = [t.id for t in document.touchpoints(place.id)]
        return add_touchpoint(document, place.id, text, _after(siblings, here.id if here else ""))
    if kind in ANNOTATION_KINDS:
        dx, dy = NOTE_OFFSET
        return add_annotation(document, kind, place.id, dx, dy, text)
    return add_card(document, kind, place.id, text)


def cards_at(document: Document, place: Touchpoint | Stage) -> list[Card]:
    """The cards of a stage or touchpoint, for a touchpoint also those that begin earlier and span it."""
    if isinstance(place, Stage):
        return document.cards(place.id)
    homes = [t.id for t in document.touchpoints(place.stage)]
    earlier = homes[: homes.index(place.id)] if place.id in homes else []
    spanning = [
        c for home in earlier for c in document.cards(home) if c.until and place.id in covered(document, c)
    ]
    return [*spanning, *document.cards(place.id)]


def step(document: Document, journey: str, selected: str, by: int) -> str:
    """The next (1) or previous (-1) touchpoint from the selected thing, round the ends; "" when there is none."""
    all_ids = [t.id for t in document.journey_touchpoints(journey)]
    if not all_ids:
        return ""
    here = touchpoint_at(document, selected)
    if here is None or here.id not in all_ids:
        return all_ids[0] if by > 0 else all_ids[-1]
    return all_ids[(all_ids.index(here.id) + by) % len(all_ids)]


def where(document: Document, record: Node) -> str:
    """The line under a thing's name: "Stage 4 Visit · touchpoint 4.2"."""
    if isinstance(record, Stage):
        return _("Stage {number}").format(number=number(document, record.id))
    if isinstance(record, Touchpoint):
        stage = document.find(record.stage, Stage)
        if stage is None:
            return _("In the parking lot")
        return _("Stage {number} {stage} · touchpoint {point}").format(
            number=number(document, stage.id), stage=title(stage), point=number(document, record.id)
        )
    kind = _(KINDS[record.kind].label) if record.kind in KINDS else record.kind
    if isinstance(record, Card):
        if record.parked:
            return _("{kind} in the parking lot").format(kind=kind)
        home = document.get(record.home)
        if home is not None:
            return _("{kind} at {place}").format(kind=kind, place=_named(document, home))
    if isinstance(record, (Journey, Persona, Session)):
        return kind
    return kind


def _at(document: Document, touchpoint: Touchpoint) -> Target:
    return Target(touchpoint.id, _("Goes to {place}").format(place=_named(document, touchpoint)))


def _named(document: Document, record: Node) -> str:
    return f"{number(document, record.id)} {title(record)}".strip()


def _after(ids: list[str], id: str) -> str | None:
    """What comes after an id, for a verb that inserts before; None is the end."""
    if id not in ids:
        return None
    place = ids.index(id) + 1
    return ids[place] if place < len(ids) else None
