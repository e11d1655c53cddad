"""Questions about points of a map: what lies there, what would land there, where a text is edited; it draws nothing."""

from __future__ import annotations

from cxstudio.model.kinds import KINDS
from cxstudio.model.lanes import card_lanes, lane_keys
from cxstudio.model.records import Annotation, Card, Stage, Touchpoint
from cxstudio.picture.arrows import label_bounds, near_line
from cxstudio.picture.content import TOUCHPOINT_LANE
from cxstudio.picture.grid import Column, Place
from cxstudio.picture.laid_out import LaidOut
from cxstudio.picture.primitives import Bounds, Placed
from cxstudio.picture.styles import canvas_style
from cxstudio.picture.theme import tokens
from cxstudio.text.layout import Style

_FURNITURE = frozenset(
    ("lane-line", "blueprint-line", "blueprint-name", "emotion-curve", "tether", "tether-end")
)


def at(picture: LaidOut, x: float, y: float) -> Placed | None:
    """The topmost part at a point."""
    found = None
    for placed in picture.parts(Bounds(x, y, 0.1, 0.1)):
        if placed.part.role in _FURNITURE or not placed.bounds.contains(x, y):
            continue
        if placed.part.role == "link" and not near_line(placed, x, y):
            continue
        found = placed
    return found


def drop_bar(picture: LaidOut, kind: str, place: Place, lane: str = "") -> Bounds | None:
    """The bar between two stages, between two touchpoints, or under the cards of a cell, usually in their own lane."""
    if kind == "stage":
        return _before_stage(picture, place.before_stage)
    column = picture.grid.column(place.stage)
    if column is None:
        return None
    if kind == "touchpoint":
        return _before_touchpoint(picture, column, place.before_touchpoint)
    row = KINDS.get(kind)
    if row is not None and row.record is Card:
        lane = lane or card_lanes(picture.document, picture.journey).of_kind(kind)
        return _under_cards(picture, column, lane, place)
    return None


def _before_stage(picture: LaidOut, before: str | None) -> Bounds:
    grid, thick = picture.grid, tokens().stroke["dropBar"]
    gap = tokens().card["stageGap"]
    column = grid.column(before) if before else None
    u = (column.left if column else grid.width + gap) - gap / 2
    return grid.frame.box(u - thick / 2, 0, thick, grid.height)


def _before_touchpoint(picture: LaidOut, column: Column, before: str | None) -> Bounds | None:
    row = picture.grid.row(TOUCHPOINT_LANE)
    if row is None:
        return None
    thick, gap = tokens().stroke["dropBar"], tokens().card["subColumnGap"]
    found = picture.grid.touchpoint(before) if before else None
    if found is not None and found[0] is column:
        u = column.starts[found[1]] - gap / 2
    elif column.starts:
        u = column.starts[-1] + column.sub_width + gap / 2
    else:
        u = column.left + gap / 2
    return picture.grid.frame.box(u - thick / 2, row.top + picture.band, thick, row.lone)


def _under_cards(picture: LaidOut, column: Column, lane: str, place: Place) -> Bounds:
    """Under the last card of the cell; where the lane does not show yet, at the line it will appear on."""
    thick, pad = tokens().stroke["dropBar"], tokens().card["padding"]
    left, width = column.left + pad, column.width - 2 * pad
    found = picture.grid.touchpoint(place.touchpoint)
    over_header = place.lane == "" and place.inside
    if found is not None and not over_header:
        left, width = column.starts[found[1]], column.sub_width
    row = picture.grid.row(lane)
    if row is None:
        order = lane_keys(picture.document, picture.journey)
        higher = set(order[: order.index(lane)] if lane in order else order)
        above = [r for r in picture.grid.rows if r.key in higher]
        y = above[-1].bottom if above else picture.grid.head
        return picture.grid.frame.box(left, y - thick / 2, width, thick)
    top = row.top + row.inset
    bottoms = [
        p.bounds.bottom + tokens().card["noteGap"] / 2
        for p in picture.cell_parts(column, row)
        if p.bounds.meets(picture.grid.frame.box(left, row.top, width, row.height))
    ]
    y = max(bottoms, default=top + thick / 2)
    return picture.grid.frame.box(left, min(y, row.bottom - thick / 2) - thick / 2, width, thick)


def text_bounds(picture: LaidOut, node: str) -> tuple[Bounds, Style] | None:
    """Where a text is edited in place."""
    record = picture.document.get(node)
    placed = picture.placed(node)
    if placed is None:
        return None
    if isinstance(record, Stage):
        block = next(b for b in picture.blocks if b.content.stage.id == node)
        return block.header.text_bounds(picture.grid.head).moved(placed.dx, placed.dy), canvas_style("stage")
    if isinstance(record, (Touchpoint, Card)):
        drawing = picture.drawing(node)
        return (drawing.text.moved(placed.dx, placed.dy), drawing.style) if drawing else None
    if isinstance(record, Annotation):
        return _annotation_text(picture, record, placed.bounds)
    arrow = next((a for a in picture.arrows.arrows if a.link.id == node), None)
    route = picture.arrows.routing.routes.get(node)
    row = picture.grid.row(TOUCHPOINT_LANE)
    if arrow is None or row is None:
        return None
    if route is None:
        middle = placed.bounds.centre
        return Bounds(middle[0] - 40, middle[1] - 8, 80, 16), canvas_style("stageMeta")
    return label_bounds(arrow, route, picture.grid.frame, row.top + picture.band), canvas_style("stageMeta")


def _annotation_text(picture: LaidOut, record: Annotation, bounds: Bounds) -> tuple[Bounds, Style]:
    """The inside of a sticky; beside a callout, whose text stands in the notes, as large as a sticky."""
    pad = tokens().card["stickyPad"]
    if record.kind == "callout":
        width, height = tokens().card["stickyWidth"], tokens().card["stickyMinHeight"]
        x = bounds.x - width - 4 if picture.wording.rtl else bounds.right + 4
        bounds = Bounds(x, bounds.y, width, height)
    return bounds.grown(-pad), canvas_style("note")
