"""Where cards that are there already would land: each beside the others as now, of another kind in another lane.

It makes the one edit and says it in words; it draws nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.tools import landing
from cxstudio.canvas.tools.landing import STAYS, Landing, Make
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.edits import cards as card_edits
from cxstudio.model.kinds import KINDS
from cxstudio.model.lanes import CardLanes, card_lanes, holds_cards, lane_of
from cxstudio.model.naming import lane_title, short_title
from cxstudio.model.records import Card, Stage, Touchpoint
from cxstudio.picture.primitives import Bounds
from cxstudio.words import _, ngettext

if TYPE_CHECKING:
    from cxstudio.picture.grid import Place

# Whole clauses: what a kind is called changes with its place in a sentence.
MOST_BARS = 12  # of more cards that land in places of their own the rest is told by where they are seen


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a drop would do: the cards in their order, the home of each, the kind all take on ("" = they keep theirs).

    `named` is the lane somebody added into which all go, "" where the lane follows from the kind; in `lanes` the
    cards lie. `cell` is the home and the lane in which the one that leads lands, `before` what those landing there
    then stand before.
    """

    ids: tuple[str, ...]
    homes: dict[str, str]
    kind: str
    cell: tuple[str, str]
    before: str | None
    pile: bool
    named: str
    lanes: CardLanes


def of_cards(
    desk: Desk, ids: Sequence[str], at: Pointer, make: Make | None = None, *, grabbed: str = ""
) -> Landing:
    """Cards brought to another touchpoint, stage, lane or place in their cell; with `make` copies of them.

    The `grabbed` one goes where the pointer is and the others keep their distance to it in touchpoints. Without one,
    or where there is no such place for each of them, they go there together in their order.
    """
    leader = desk.document.node(grabbed or ids[-1])
    assert isinstance(leader, Card)
    place = desk.picture.place_at(at.x, at.y)
    whole = isinstance(desk.document.get(leader.home), Stage)
    home = landing.card_home(desk, place, at, whole=whole)
    refusal = landing.refusal_at(desk, leader.kind, home, at)
    if refusal:
        return refusal
    lane = _lane_meant(desk, leader, place, at)
    if not holds_cards(lane):
        words = _("No cards lie in the lane “{name}”. Drop it in a lane of cards, or on a touchpoint.")
        return landing.refused(desk, at, words.format(name=lane_title(desk.document, desk.journey, lane)))
    plan = _plan(desk, ids, leader, home, lane, at, arranged=bool(grabbed), copied=make is not None)
    if make is None and _stays(desk, plan):
        return STAYS

    def act() -> str:
        moved = tuple(make([id])[0] for id in plan.ids) if make else plan.ids
        _carry_out(desk, plan, dict(zip(plan.ids, moved, strict=True)))
        return moved[plan.ids.index(leader.id)]

    going = () if make else plan.ids
    others = [id for id in plan.ids if plan.homes[id] != plan.homes[leader.id]]
    bars = {id: _bar(desk, plan, id, going, place) for id in others[:MOST_BARS]}
    return Landing(
        _words(desk, plan, home, copied=make is not None),
        act,
        bar=_bar(desk, plan, leader.id, going, place),
        accepts=landing.lane_area(desk, lane),
        bars=tuple({bar: None for bar in bars.values() if bar is not None}),
        pile=plan.pile,
    )


def _lane_meant(desk: Desk, leader: Card, place: Place, at: Pointer) -> str:
    """The lane under the pointer; the card's own above and below all lanes, and on a touchpoint or a stage's header."""
    hit = desk.picture.at(at.x, at.y)
    named = hit is not None and hit.part.role in {"touchpoint", "stage-header"}
    below = at.y >= desk.picture.grid.bounds.bottom
    return lane_of(desk.document, leader) if named or below or not place.lane else place.lane


def _plan(
    desk: Desk,
    ids: Sequence[str],
    leader: Card,
    home: str,
    lane: str,
    at: Pointer,
    *,
    arranged: bool,
    copied: bool,
) -> _Plan:
    cards = [card for id in ids if (card := desk.document.find(id, Card)) is not None]
    lanes = card_lanes(desk.document, desk.journey)
    kinds, stays = lanes.kinds(lane), lane == lanes.of(leader)
    kind = "" if stays else leader.kind if leader.kind in kinds else kinds[0]
    named = lane if lane in lanes.added and not stays else ""
    homes = _arranged(desk, cards, leader, home) if arranged else None
    pile = homes is None
    if homes is None:
        homes = {card.id: home for card in cards}
    going = () if copied else ids
    cell = landing.cell_of(desk, home, lane)
    under_lane = desk.picture.grid.lane_at(at.y) == lane
    before = landing.before_in_cell(desk, cell, going, at) if under_lane else None
    ordered = tuple(card.id for card in cards)
    return _Plan(ordered, homes, kind, (home, lane), before, pile and arranged, named, lanes)


def _arranged(desk: Desk, cards: Sequence[Card], leader: Card, home: str) -> dict[str, str] | None:
    """Where each card goes when all go as far as the one that leads; None where one of them has no such place."""
    # The picture has them in their order at hand; this is asked at every step of a drag.
    grid = desk.picture.grid
    if len(cards) == 1 and grid.touchpoint(leader.home) and grid.touchpoint(home):
        return None if leader.parked else {leader.id: home}
    columns = grid.columns
    points = [id for column in columns for id in column.touchpoints]
    stages = [column.stage for column in columns]
    row = points if desk.document.find(home, Touchpoint) is not None else stages
    places = {id: place for place, id in enumerate(row)}
    if leader.parked or leader.home not in places or home not in places:
        return None
    step = places[home] - places[leader.home]
    homes = {}
    for card in cards:
        there = places[card.home] + step if card.home in places else -1
        if card.parked or not 0 <= there < len(row):
            return None
        homes[card.id] = row[there]
    return homes


def _lane_of_landed(desk: Desk, plan: _Plan, id: str) -> str:
    card = desk.document.find(id, Card)
    return plan.cell[1] if plan.kind or card is None else plan.lanes.of(card)


def _groups(desk: Desk, plan: _Plan) -> dict[tuple[str, str], list[str]]:
    """The cards by the cell they land in."""
    groups: dict[tuple[str, str], list[str]] = {}
    for id in plan.ids:
        groups.setdefault((plan.homes[id], _lane_of_landed(desk, plan, id)), []).append(id)
    return groups


def _before(desk: Desk, plan: _Plan, home: str, lane: str, ids: Sequence[str]) -> str | None:
    """What cards landing in a cell then stand before; those that stay in a cell nobody points at keep their place."""
    cell = landing.cell_of(desk, home, lane)
    if (home, lane) == plan.cell or not set(ids) <= set(cell):
        return plan.before if plan.before in cell else None
    following = cell[cell.index(ids[-1]) + 1 :]
    return next((id for id in following if id not in ids), None)


def _carry_out(desk: Desk, plan: _Plan, made: dict[str, str]) -> None:
    """Move the cards, or the copies made of them, and let them change their kind: one step named after the change."""
    document = desk.document
    if plan.kind:
        label = _("Change to {thing}").format(thing=_(KINDS[plan.kind].label).lower())
    else:
        label = ngettext("Move card", "Move {n} cards", len(plan.ids)).format(n=len(plan.ids))
    groups = _groups(desk, plan)
    befores = {cell: _before(desk, plan, *cell, ids) for cell, ids in groups.items()}
    with document.transaction(label):
        if plan.kind:
            card_edits.change_kind(document, made.values(), plan.kind, lane=plan.named)
        for (home, lane), ids in groups.items():
            card_edits.move_cards(document, [made[id] for id in ids], home, before=befores[home, lane])


def _stays(desk: Desk, plan: _Plan) -> bool:
    """Whether every card would lie where it lies."""
    if plan.kind:
        return False
    for (home, lane), ids in _groups(desk, plan).items():
        cards = [desk.document.find(id, Card) for id in ids]
        if any(card is None or card.home != home or card.parked for card in cards):
            return False
        cell = landing.cell_of(desk, home, lane)
        before, without = _before(desk, plan, home, lane, ids), [id for id in cell if id not in ids]
        spot = without.index(before) if before in without else len(without)
        if [*without[:spot], *ids, *without[spot:]] != cell:
            return False
    return True


def _bar(desk: Desk, plan: _Plan, id: str, going: Sequence[str], place: Place) -> Bounds | None:
    home, lane = plan.homes[id], _lane_of_landed(desk, plan, id)
    cell = [card for card in landing.cell_of(desk, home, lane) if card not in going]
    before = plan.before if plan.before in cell else None
    kind = plan.kind or desk.document.node(id).kind
    stage = desk.document.stage_of(home)
    if stage is not None and home not in {place.stage, place.touchpoint}:
        place = replace(place, stage=stage.id, touchpoint=home if home != stage.id else "")
    return landing.card_bar(desk, kind, place, home, cell, before, lane=lane)


def _words(desk: Desk, plan: _Plan, home: str, *, copied: bool) -> str:
    where = landing.home_words(desk, home)
    if not plan.kind:
        return where
    n, name = len(plan.ids), short_title(desk.document, home)
    change = _(KINDS[plan.kind].becomes)
    if n > 1:
        plural = _(KINDS[plan.kind].plural).lower()
        change = ngettext("{n} card becomes: {things}", "{n} cards become {things}", n).format(
            n=n, things=plural
        )
    if isinstance(desk.document.get(home), Stage):
        words = _("{change} for all of {stage}").format(change=change, stage=name)
    else:
        words = _("{change} at {touchpoint}").format(change=change, touchpoint=name)
    lost = 0 if copied else len(card_edits.links_lost(desk.document, plan.ids, plan.kind))
    if lost:
        goes = ngettext("an arrow that cannot stay goes", "{n} arrows that cannot stay go", lost)
        words = _("{words}; {more}").format(words=words, more=goes.format(n=lost))
    return words
