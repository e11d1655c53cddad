"""Places in words for the panels: where a new thing goes, where a thing is, what lies there; it knows no widget."""

from __future__ import annotations

from cxstudio.app.figures import figures
from cxstudio.edits.adding import spot_for
from cxstudio.edits.spans import covered
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.measures import Metric, Reading
from cxstudio.model.naming import number, shortened, title
from cxstudio.model.records import (
    Card,
    Node,
    Stage,
    Touchpoint,
)
from cxstudio.words import _


def target_words(document: Document, journey: str, kind: str, selected: str) -> str:
    """Where `edits.adding.add_at` puts a new thing of a kind, in words; "" when there is no place yet."""
    spot = spot_for(document, journey, kind, selected)
    if spot is None:
        return ""
    if kind == "persona":
        return _("Becomes the journey's persona")
    home, after = document.get(spot.home), document.get(spot.after)
    if kind == "stage":
        if after is None:
            return _("Goes to the end of the journey")
        return _("Goes after stage {stage}").format(stage=numbered_name(document, after))
    if home is None:
        return _("Goes to a first stage")
    name = numbered_name(document, home)
    if kind == "touchpoint" and after is not None:
        return _("Goes after {place}").format(place=numbered_name(document, after))
    if kind == "touchpoint":
        return _("Goes to stage {stage}").format(stage=name)
    if isinstance(home, Stage):
        return _("Goes to all of stage {stage}").format(stage=name)
    return _("Goes to {place}").format(place=name)


def numbered_name(document: Document, record: Node) -> str:
    """A title behind its number, that in the window's digits: what somebody typed stays as it was typed.

    A long one is cut: it stands in a sentence, and what follows it there is worth reading.
    """
    return f"{figures(number(document, record.id))} {shortened(title(record))}".strip()


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


def step(document: Document, journey: str, kind: str, selected: str, by: int) -> str:
    """The next (1) or previous (-1) place for a thing of a kind, from the selected one; "" before the first.

    After the last comes the first again.
    """
    all_ids = _places(document, journey, kind)
    here = next((i for i, id in enumerate(all_ids) if id in _homes(document, selected)), None)
    if here is None:  # a whole stage is not one of the places: its first touchpoint follows on it
        stage = document.stage_of(selected)
        inside = {touchpoint.id for touchpoint in document.touchpoints(stage.id)} if stage else set()
        first = next((i for i, id in enumerate(all_ids) if id in inside), 0)
        here = first - 1 if by > 0 else first
    if not all_ids or (by < 0 and not here):
        return ""
    return all_ids[(here + by) % len(all_ids)]


def step_stage(document: Document, journey: str, kind: str, selected: str, by: int) -> str:
    """The first place for a thing of a kind in the next (1) or previous (-1) stage; "" where there is no stage."""
    stages = [stage.id for stage in document.stages(journey)]
    if not stages:
        return ""
    here = next((i for i, id in enumerate(stages) if id in _homes(document, selected)), None)
    stage = stages[(0 if by > 0 else -1) if here is None else (here + by) % len(stages)]
    if kind in {"stage", "touchpoint"}:
        return stage
    return next((t.id for t in document.touchpoints(stage)), stage)


def _places(document: Document, journey: str, kind: str) -> list[str]:
    """Where a thing of a kind can go: a stage after each stage, all else to each touchpoint and each empty stage."""
    stages = [stage.id for stage in document.stages(journey)]
    if kind == "stage":
        return stages
    return [id for stage in stages for id in [t.id for t in document.touchpoints(stage)] or [stage]]


def _homes(document: Document, selected: str) -> set[str]:
    found = (document.touchpoint_of(selected), document.stage_of(selected))
    return {record.id for record in found if record is not None}


def name_of(document: Document, record: Node) -> str:
    """What stands over a thing's details: a reading has no name, and goes by that of its metric."""
    metric = document.find(record.metric, Metric) if isinstance(record, Reading) else None
    return title(metric or record)


def where(document: Document, record: Node) -> str:
    """The line under a thing's name: "Stage 4 Visit · touchpoint 4.2"."""
    if isinstance(record, Stage):
        return figures(_("Stage {number}").format(number=number(document, record.id)))
    if isinstance(record, Touchpoint):
        stage = document.find(record.stage, Stage)
        if stage is None:
            return _("In the parking lot")
        return _("Stage {number} {stage} · touchpoint {point}").format(
            number=figures(number(document, stage.id)),
            stage=title(stage),
            point=figures(number(document, record.id)),
        )
    row = KINDS.get(record.kind)
    kind = _(row.label) if row else record.kind
    if isinstance(record, Reading):
        place = document.get(record.at)
        return (
            _("{kind} at {place}").format(kind=kind, place=numbered_name(document, place)) if place else kind
        )
    if isinstance(record, Card):
        if record.parked:
            return _("{kind} in the parking lot").format(kind=kind)
        home = document.get(record.home)
        over = [number(document, id) for id in covered(document, record)]
        if len(over) > 1:
            return _("{kind} at {place}").format(kind=kind, place=figures(f"{over[0]}–{over[-1]}"))
        if home is not None:
            return _("{kind} at {place}").format(kind=kind, place=numbered_name(document, home))
    return kind
