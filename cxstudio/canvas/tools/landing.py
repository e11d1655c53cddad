"""Where a drop would land, whether it may and why not, in plain words, and the one edit it makes; it draws nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.edits import annotations as annotation_edits
from cxstudio.edits import cards as card_edits
from cxstudio.edits import personas as persona_edits
from cxstudio.edits import stages as stage_edits
from cxstudio.edits import touchpoints as touchpoint_edits
from cxstudio.edits.structure import why_locked
from cxstudio.model.kinds import ANNOTATION_KINDS, CARD_KINDS
from cxstudio.model.lanes import card_lanes, lanes_at
from cxstudio.model.naming import short_title
from cxstudio.model.records import Node, Stage
from cxstudio.model.rules import why_not_home
from cxstudio.picture.primitives import Bounds
from cxstudio.picture.theme import tokens
from cxstudio.words import _

if TYPE_CHECKING:
    from cxstudio.picture.grid import Place

BAR = float(tokens().stroke["dropBar"])
Make = Callable[[Sequence[str]], list[str]]


@dataclass(frozen=True, slots=True)
class Landing:
    """What letting go would do: `act` is the one edit (it gives the id to select), None when nothing would happen."""

    words: str
    act: Callable[[], str] | None = None
    bar: Bounds | None = None
    accepts: Bounds | None = None
    refuses: Bounds | None = None
    bars: tuple[Bounds, ...] = ()  # where what comes along would land
    pile: bool = False  # what comes along cannot keep its place beside the one that leads

    @property
    def refused(self) -> bool:
        return self.act is None and bool(self.words)


STAYS = Landing("")


def of_stages(desk: Desk, ids: Sequence[str], at: Pointer, make: Make | None = None) -> Landing:
    """Stages dragged by a header, in their order on the map; with `make` copies of them."""
    if locked := why_locked(desk.document, "add stages" if make else "move stages"):
        return Landing(locked)
    if at.on_lanes:
        return _not_on_lanes(desk, at)
    place = desk.picture.place_at(at.x, at.y)
    row = [s.id for s in desk.document.stages(desk.journey)]
    before, same = _in_row(row, () if make else ids, place.before_stage or None)
    if same and not make:
        return STAYS

    def act() -> str:
        moved = make(ids) if make else ids
        stage_edits.move_stages(desk.document, moved, before)
        return moved[-1]

    words = (
        _("Before {stage}").format(stage=short_title(desk.document, before)) if before else _("To the end")
    )
    return Landing(words, act, bar=desk.picture.drop_bar("stage", place))


def of_touchpoints(desk: Desk, ids: Sequence[str], at: Pointer, make: Make | None = None) -> Landing:
    """Touchpoints dragged within a stage or to another one; with `make` copies of them."""
    if locked := why_locked(desk.document, "add touchpoints" if make else "move touchpoints"):
        return Landing(locked)
    place = desk.picture.place_at(at.x, at.y)
    refusal = refusal_at(desk, "touchpoint", place.stage if over_columns(desk, at) else "", at)
    if refusal:
        return refusal
    stage = place.stage
    row = [t.id for t in desk.document.touchpoints(stage)]
    before, same = _in_row(row, () if make else ids, place.before_touchpoint or None)
    if same and not make:
        return STAYS
    without = [id for id in row if make or id not in ids]
    spot = without.index(before) if before else len(without)

    def act() -> str:
        moved = make(ids) if make else ids
        touchpoint_edits.move_touchpoints(desk.document, moved, stage, before)
        return moved[-1]

    return Landing(
        _row_words(desk, stage, without[spot - 1] if spot else ""),
        act,
        bar=desk.picture.drop_bar("touchpoint", place),
        accepts=_column(desk, stage),
    )


def of_new(desk: Desk, kind: str, at: Pointer) -> Landing:
    """A new thing from the palette."""
    if kind == "persona":
        return Landing(
            _("Travels this journey"),
            lambda: persona_edits.drop_persona(desk.document, desk.journey),
        )
    if at.on_lanes and kind not in CARD_KINDS and kind != "touchpoint":
        return _not_on_lanes(desk, at)
    place = desk.picture.place_at(at.x, at.y)
    if kind == "stage":
        return _new_stage(desk, place)
    if kind == "touchpoint":
        return _new_touchpoint(desk, place, at)
    if kind in CARD_KINDS:
        return _new_card(desk, kind, place, at)
    assert kind in ANNOTATION_KINDS
    return _new_annotation(desk, kind, place, at)


def _new_stage(desk: Desk, place: Place) -> Landing:
    if locked := why_locked(desk.document, "add stages"):
        return Landing(locked)
    before = place.before_stage or None
    words = (
        _("A stage before {stage}").format(stage=short_title(desk.document, before))
        if before
        else _("A stage at the end")
    )
    return Landing(
        words,
        lambda: stage_edits.add_stage(desk.document, desk.journey, before=before),
        bar=desk.picture.drop_bar("stage", place),
    )


def _new_touchpoint(desk: Desk, place: Place, at: Pointer) -> Landing:
    if locked := why_locked(desk.document, "add touchpoints"):
        return Landing(locked)
    if not desk.document.stages(desk.journey):
        return Landing(
            _("Into a first stage"),
            lambda: touchpoint_edits.add_first_touchpoint(desk.document, desk.journey),
        )
    refusal = refusal_at(desk, "touchpoint", place.stage if over_columns(desk, at) else "", at)
    if refusal:
        return refusal
    stage, before = place.stage, place.before_touchpoint or None
    row = [t.id for t in desk.document.touchpoints(stage)]
    spot = row.index(before) if before in row else len(row)
    return Landing(
        _row_words(desk, stage, row[spot - 1] if spot else ""),
        lambda: touchpoint_edits.add_touchpoint(desk.document, stage, before=before),
        bar=desk.picture.drop_bar("touchpoint", place),
        accepts=_column(desk, stage),
    )


def _new_card(desk: Desk, kind: str, place: Place, at: Pointer) -> Landing:
    home = card_home(desk, place, at)
    refusal = refusal_at(desk, kind, home, at)
    if refusal:
        return refusal
    lanes = card_lanes(desk.document, desk.journey)
    own = place.lane if place.lane in lanes.added and kind in lanes.kinds(place.lane) else ""
    lane = own or lanes.of_kind(kind)
    cell = cell_of(desk, home, lane)
    before = before_in_cell(desk, cell, (), at) if place.lane == lane else None
    return Landing(
        home_words(desk, home),
        lambda: card_edits.add_card(desk.document, kind, home, before=before, lane=own),
        bar=card_bar(desk, kind, place, home, cell, before, lane=lane),
        accepts=lane_area(desk, lane),
    )


def _new_annotation(desk: Desk, kind: str, place: Place, at: Pointer) -> Landing:
    anchor = place.touchpoint or place.stage or desk.journey
    spot = desk.picture.placed(anchor)
    corner = leading_corner(desk, spot.bounds) if spot else (0.0, 0.0)
    dx, dy = round((at.x - corner[0]) * reading_sign(desk)), round(at.y - corner[1])
    return Landing(
        _("Beside {thing}").format(thing=short_title(desk.document, anchor)),
        lambda: annotation_edits.add_annotation(desk.document, kind, anchor, dx, dy),
    )


def leading_corner(desk: Desk, bounds: Bounds) -> tuple[float, float]:
    """The top corner where reading begins."""
    return (bounds.right if desk.picture.rtl else bounds.x, bounds.y)


def reading_sign(desk: Desk) -> float:
    """1 where reading goes to the right, -1 where it goes to the left."""
    return -1.0 if desk.picture.rtl else 1.0


def refusal_at(desk: Desk, kind: str, home: str, at: Pointer) -> Landing | None:
    """Why a thing of a kind cannot belong to what is here; None when it can."""
    # Outside every stage the journey itself is what was hit.
    target: Node | None = desk.document.get(home) if home else desk.document.get(desk.journey)
    reason = why_not_home(kind, target)
    if reason is None:
        return None
    return refused(desk, at, reason)


def refused(desk: Desk, at: Pointer, reason: str) -> Landing:
    """Nothing lands here, and why; what was hit shows it."""
    hit = desk.picture.at(at.x, at.y)
    return Landing(reason, refuses=hit.bounds.moved(*at.slid) if hit else None)


def _not_on_lanes(desk: Desk, at: Pointer) -> Landing:
    """What lies under the lanes' headers is not seen, so nothing is put there."""
    return refused(desk, at, _("Put it on a stage, not on the name of a lane"))


def card_home(desk: Desk, place: Place, at: Pointer, *, whole: bool = False) -> str:
    """On a stage's header a card comes to belong to the whole stage, on a touchpoint to that one; elsewhere it
    stays what it is: of the stage under the pointer when it was of a `whole` one, else of the sub-column's touchpoint.
    """
    hit = desk.picture.at(at.x, at.y)
    role = hit.part.role if hit else ""
    if hit is not None and role == "stage-header":
        return hit.part.node
    if whole and role != "touchpoint":
        return place.stage if over_columns(desk, at) else ""
    return (place.touchpoint or place.stage) if over_columns(desk, at) else ""


def over_columns(desk: Desk, at: Pointer) -> bool:
    """Whether the point is on or under a stage, not beside all of them nor above the map."""
    grid = desk.picture.grid
    return grid.lead <= grid.frame.u(at.x) < grid.width and at.y >= grid.bounds.y


def _in_row(row: Sequence[str], ids: Sequence[str], before: str | None) -> tuple[str | None, bool]:
    """What things moved before another of a row would come to stand before, and whether nothing would change."""
    if before in ids:
        start = row.index(before) if before in row else len(row)
        before = next((id for id in row[start:] if id not in ids), None)
    without = [id for id in row if id not in ids]
    spot = without.index(before) if before else len(without)
    return (before, [*without[:spot], *ids, *without[spot:]] == list(row))


def cell_of(desk: Desk, home: str, lane: str) -> list[str]:
    """The cards of a touchpoint or stage in a lane."""
    lanes = lanes_at(desk.document, home)
    return [card.id for card in desk.document.cards(home) if lanes.of(card) == lane]


def before_in_cell(desk: Desk, cell: Sequence[str], moving: Sequence[str], at: Pointer) -> str | None:
    """The first card of a cell below the pointer that does not move; None where all are above it."""
    for card in cell:
        spot = desk.picture.placed(card)
        if card not in moving and spot is not None and at.y < spot.bounds.centre[1]:
            return card
    return None


def card_bar(
    desk: Desk, kind: str, place: Place, home: str, cell: Sequence[str], before: str | None, *, lane: str = ""
) -> Bounds | None:
    """A level bar between two notes of the cell; an empty cell is the picture's to show."""
    neighbour = desk.picture.placed(before or (cell[-1] if cell else ""))
    if neighbour is None:
        # Under the headers, which is what an empty lane means, the bar is as wide as the stage.
        over = replace(place, lane="", inside=True) if home == place.stage else place
        return desk.picture.drop_bar(kind, over, lane)
    spot = neighbour.bounds
    y = spot.y - BAR if before else spot.bottom
    return Bounds(spot.x, y, spot.width, BAR)


def _column(desk: Desk, stage: str) -> Bounds | None:
    header = desk.picture.placed(stage)
    if header is None:
        return None
    bounds = desk.picture.bounds
    return Bounds(header.bounds.x, header.bounds.y, header.bounds.width, bounds.bottom - header.bounds.y)


def lane_area(desk: Desk, lane: str) -> Bounds | None:
    """The row of a lane beside its header; None where it does not show yet."""
    grid = desk.picture.grid
    row = grid.row(lane)
    return grid.frame.box(grid.lead, row.top, grid.width - grid.lead, row.height) if row else None


def _row_words(desk: Desk, stage: str, after: str) -> str:
    name = short_title(desk.document, stage)
    if not after:
        return _("Into {stage}, first").format(stage=name)
    return _("Into {stage}, after {touchpoint}").format(
        stage=name, touchpoint=short_title(desk.document, after)
    )


def home_words(desk: Desk, home: str) -> str:
    """Where a card would belong."""
    name = short_title(desk.document, home)
    if isinstance(desk.document.get(home), Stage):
        return _("For all of {stage}").format(stage=name)
    return _("To {touchpoint}").format(touchpoint=name)
