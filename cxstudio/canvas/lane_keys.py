"""The names of the lanes for the keyboard: reached from the first column, moved up and down; no toolkit in here."""

from __future__ import annotations

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.travel import reading_order
from cxstudio.edits import lanes as lane_edits
from cxstudio.model.naming import lane_title
from cxstudio.picture.primitives import Bounds
from cxstudio.picture.travel import Direction
from cxstudio.words import _


def lane_beside(desk: Desk, direction: Direction) -> str:
    """The lane whose name stands beside the current thing in a direction, or ""."""
    placed = desk.picture.placed(desk.current)
    if placed is None or direction != _outwards(desk):
        return ""
    return desk.picture.grid.lane_at(placed.bounds.centre[1]) or _rows(desk)[0]


def step_from_lane(desk: Desk, direction: Direction) -> None:
    """From a lane's name to the next one, or into the lane."""
    rows = _rows(desk)
    if direction in {"up", "down"}:
        place = rows.index(desk.lane) + (-1 if direction == "up" else 1)
        if 0 <= place < len(rows):
            desk.stand_on(rows[place])
            desk.say(words_of_lane(desk, rows[place]))
    elif direction != _outwards(desk):
        first = first_in_lane(desk, desk.lane)
        if first:
            desk.select([first])
            desk.say("")


def move_lane_by_key(desk: Desk, direction: Direction) -> None:
    """Move the lane one row up or down."""
    rows = _rows(desk)
    if direction not in {"up", "down"}:
        return
    lane, place = desk.lane, rows.index(desk.lane) + (-1 if direction == "up" else 2)
    if 0 <= place <= len(rows):
        before = rows[place] if place < len(rows) else None
        if desk.attempt(lambda: lane_edits.move_lane(desk.document, desk.journey, lane, before)):
            desk.say(words_of_lane(desk, lane))


def first_in_lane(desk: Desk, lane: str) -> str:
    """The first thing that stands in a lane, or ""."""
    for id in reading_order(desk):
        placed = desk.picture.placed(id)
        stands = placed is not None and placed.part.role in {"touchpoint", "card", "emotion-point"}
        if placed is not None and stands and desk.picture.grid.lane_at(placed.bounds.centre[1]) == lane:
            return id
    return ""


def lane_bounds(desk: Desk, lane: str) -> Bounds | None:
    """Where the name of a lane stands when the map is not scrolled."""
    row = desk.picture.grid.row(lane)
    return desk.picture.grid.frame.box(0, row.top, desk.picture.grid.lead, row.height) if row else None


def words_of_lane(desk: Desk, lane: str) -> str:
    """What is said of a lane the keyboard is on."""
    rows = _rows(desk)
    return _("Lane {name}, {place} of {number}. Enter renames it, Alt with an arrow moves it.").format(
        name=lane_title(desk.document, desk.journey, lane), place=rows.index(lane) + 1, number=len(rows)
    )


def _rows(desk: Desk) -> list[str]:
    return [row.key for row in desk.picture.grid.rows]


def _outwards(desk: Desk) -> Direction:
    """The direction of the screen in which the names of the lanes stand."""
    return "right" if desk.picture.rtl else "left"
