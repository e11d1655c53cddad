"""Where things dropped on a row of the outline would go, in words, and the one edit that does it; it draws nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from cxstudio.app.panels.outline_content import LOT, parent_of
from cxstudio.edits.annotations import move_annotation
from cxstudio.edits.cards import move_cards, park
from cxstudio.edits.links import retarget
from cxstudio.edits.placing import next_in
from cxstudio.edits.stages import move_stage
from cxstudio.edits.touchpoints import move_touchpoints
from cxstudio.model.document import Document
from cxstudio.model.lanes import lane_of
from cxstudio.model.naming import short_title
from cxstudio.model.records import Annotation, Card, Link, Node, Stage, Touchpoint
from cxstudio.model.rules import why_not_home
from cxstudio.words import _

Side = Literal["before", "into", "after"]


@dataclass(frozen=True, slots=True)
class Drop:
    """What letting go would do: `act` is the edit, None where it is refused; `side` of which row shows the place."""

    words: str
    act: Callable[[], object] | None = None
    row: str = ""
    side: Side = "into"


def drop_on(document: Document, journey: str, ids: Sequence[str], row: str, side: Side) -> Drop:
    """What dropping things on a row, or before or after it, would do; "" is the empty room below all rows."""
    things = [document.get(id) or document.link(id) for id in ids]
    kinds = {type(thing) for thing in things}
    if row in ids:
        return Drop("")
    if None in things or len(kinds) != 1:
        return Drop(_("Move items of one kind at a time"), row=row)
    first = things[0]
    if row == LOT or parent_of(document, journey, row) == LOT:
        return _on_the_lot(document, ids, first, row)
    if isinstance(first, Stage):
        return _of_stages(document, journey, ids, row, side)
    if isinstance(first, Touchpoint):
        return _of_touchpoints(document, journey, ids, row, side)
    if isinstance(first, Card):
        return _of_cards(document, first, ids, row, side)
    if isinstance(first, Annotation):
        return _of_notes(document, journey, ids, row)
    if isinstance(first, Link):
        return _of_arrows(document, ids, row)
    return Drop(_("An emotion belongs to a touchpoint"), row=row)


def _on_the_lot(document: Document, ids: Sequence[str], first: object, row: str) -> Drop:
    if not isinstance(first, Card):
        return Drop(_("Only cards go into the parking lot"), row=row)
    return Drop(_("Into the parking lot"), lambda: park(document, ids), row)


def _of_stages(document: Document, journey: str, ids: Sequence[str], row: str, side: Side) -> Drop:
    target = document.stage_of(row)
    stages = [stage.id for stage in document.stages(journey)]
    before = target.id if target is not None else None
    if target is not None and (side != "before" or row != target.id):
        before = next_in(stages, target.id)
    while before in ids:
        before = next_in(stages, before or "")

    def act() -> None:
        with document.transaction(_("Move stage")):
            for id in [stage for stage in stages if stage in ids]:
                move_stage(document, id, before)

    words = _("Before {stage}").format(stage=short_title(document, before)) if before else _("To the end")
    mark: Side = "before" if target is not None and before == target.id else "after"
    return Drop(words, act, target.id if target is not None else "", mark)


def _of_touchpoints(document: Document, journey: str, ids: Sequence[str], row: str, side: Side) -> Drop:
    stage, touchpoint = document.stage_of(row), document.touchpoint_of(row)
    if stage is None:
        stages = document.stages(journey)
        if row or not stages:
            return Drop(why_not_home("touchpoint", document.get(journey)) or "", row=row)
        stage = stages[-1]
    home = stage.id
    inside = [t.id for t in document.touchpoints(home)]
    before = touchpoint.id if touchpoint is not None else None
    if touchpoint is not None and (side != "before" or row != touchpoint.id):
        before = next_in(inside, touchpoint.id)
    while before in ids:
        before = next_in(inside, before or "")
    without = [id for id in inside if id not in ids]
    after = without[(without.index(before) if before else len(without)) - 1] if without else ""
    first = bool(without) and before == without[0]
    name = short_title(document, home)
    if first or not after:
        words = _("Into {stage}, first").format(stage=name)
    else:
        words = _("Into {stage}, after {touchpoint}").format(
            stage=name, touchpoint=short_title(document, after)
        )
    mark: Side = "into" if touchpoint is None else "before" if before == touchpoint.id else "after"
    return Drop(
        words,
        lambda: move_touchpoints(document, ids, home, before),
        touchpoint.id if touchpoint is not None else home,
        mark,
    )


def _of_cards(document: Document, first: Card, ids: Sequence[str], row: str, side: Side) -> Drop:
    target = document.get(row)
    home: Node | None = document.touchpoint_of(row) or document.stage_of(row)
    refusal = (
        why_not_home(first.kind, home) if home is not None else _("A card belongs to a touchpoint or a stage")
    )
    if home is None or refusal:
        return Drop(refusal or "", row=row)
    place, before = home.id, None
    beside = (
        isinstance(target, Card) and lane_of(document, target) == lane_of(document, first) and side != "into"
    )
    if beside:
        cell = [c.id for c in document.cards(place) if lane_of(document, c) == lane_of(document, first)]
        before = row if side == "before" else next_in(cell, row)
        while before in ids:
            before = next_in(cell, before or "")
    name = short_title(document, place)
    whole = isinstance(home, Stage)
    words = (
        _("For all of {stage}").format(stage=name) if whole else _("To {touchpoint}").format(touchpoint=name)
    )
    act = lambda: move_cards(document, ids, place, before=before)  # noqa: E731 - one line of many alike
    return Drop(words, act, row if beside else place, side if beside else "into")


def _of_notes(document: Document, journey: str, ids: Sequence[str], row: str) -> Drop:
    anchor = document.get(row) or document.get(journey)
    if anchor is None or document.link(row) is not None:
        return Drop(_("A note hangs on a stage, a touchpoint or a card"), row=row)
    home = anchor.id

    def act() -> None:
        with document.transaction(_("Move note")):
            for note in (document.node(id) for id in ids):
                if isinstance(note, Annotation):
                    move_annotation(document, note.id, note.dx, note.dy, home)

    return Drop(_("To {touchpoint}").format(touchpoint=short_title(document, home)), act, row)


def _of_arrows(document: Document, ids: Sequence[str], row: str) -> Drop:
    target = document.get(row)
    if target is None:
        return Drop(_("An arrow leads from a touchpoint to another one"), row=row)

    def act() -> None:
        with document.transaction(_("Move arrow")):
            for id in ids:
                retarget(document, id, target=row)

    return Drop(_("To {touchpoint}").format(touchpoint=short_title(document, row)), act, row)
