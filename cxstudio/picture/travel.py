"""Where the arrow keys lead on a map: along a lane, up and down a sub-column; directions are those on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from cxstudio.model.lanes import lane_of
from cxstudio.model.records import (
    Annotation,
    Card,
    Emotion,
    Node,
    Prompt,
    Stage,
    Touchpoint,
    parts_of_emotion_id,
)
from cxstudio.picture.content import EMOTION_LANE, TOUCHPOINT_LANE
from cxstudio.picture.grid import Column, Row
from cxstudio.picture.laid_out import LaidOut
from cxstudio.picture.primitives import Bounds, Placed

Direction = Literal["left", "right", "up", "down"]


def neighbour(picture: LaidOut, node: str, direction: Direction) -> str | None:
    """The next node in a direction; None at the edge of the map."""
    here = picture.placed(node)
    if here is None:
        return None
    record = picture.document.get(node)
    if isinstance(record, Annotation) or record is None:
        return _nearest(here.bounds, _all(picture), direction, node)
    if direction in {"left", "right"}:
        found = _nearest(here.bounds, _lane(picture, record), direction, node)
    else:
        found = _nearest(here.bounds, _column(picture, here.bounds), direction, node)
    # At the end of a lane or column whatever lies further on is better than standing still.
    return found or _nearest(here.bounds, _same_sort(picture, record), direction, node)


def _same_sort(picture: LaidOut, record: Node) -> Iterable[Placed]:
    """Everything a key may jump to when nothing lies straight ahead: a stage or touchpoint stays at the edge."""
    return () if isinstance(record, (Stage, Touchpoint)) else _all(picture)


def _lane(picture: LaidOut, record: Node) -> Iterable[Placed]:
    """What lies beside a record: the stages, or the things of its lane."""
    match record:
        case Stage():
            return (p for c in picture.grid.columns if (p := picture.placed(c.stage)))
        case Touchpoint():
            key = TOUCHPOINT_LANE
        case Emotion():
            points = ((p, parts_of_emotion_id(p.part.node)) for p in _points(picture))
            return (p for p, parts in points if parts is not None and parts[1] == record.persona)
        case Card():
            key = lane_of(picture.document, record)
        case Prompt():
            key = record.lane
        case _:
            return ()
    row = picture.grid.row(key)
    return (p for c in picture.grid.columns for p in _cell(picture, c, row)) if row else ()


def _cell(picture: LaidOut, column: Column, row: Row) -> Iterable[Placed]:
    """What stands in a cell itself: lanes without cards tell of what stands elsewhere."""
    return (p for p in picture.cell_parts(column, row) if p.part.role not in {"derived", "lane-line"})


def _column(picture: LaidOut, here: Bounds) -> Iterable[Placed]:
    """What stands over or under, stage headers included."""
    return (p for p in _all(picture) if p.bounds.x < here.right and here.x < p.bounds.right)


def _all(picture: LaidOut) -> Iterable[Placed]:
    for column in picture.grid.columns:
        header = picture.placed(column.stage)
        if header:
            yield header
        for row in picture.grid.rows:
            yield from _cell(picture, column, row)
    if picture.grid.row(EMOTION_LANE):
        yield from _points(picture)


def _points(picture: LaidOut) -> Iterable[Placed]:
    """The points of the curves that were given; the hollow ones only say where one may be put."""
    return (p for p in picture.over.points() if picture.document.get(p.part.node) is not None)


def _nearest(here: Bounds, things: Iterable[Placed], direction: Direction, node: str) -> str | None:
    """The nearest thing that lies in a direction: first along it, then across it."""
    across = 0 if direction in {"left", "right"} else 1
    sign = -1 if direction in {"left", "up"} else 1

    def distance(placed: Placed) -> tuple[float, float] | None:
        box = placed.bounds
        if across == 0:
            ahead = (here.x - box.right) if sign < 0 else (box.x - here.right)
            aside = max(0.0, box.y - here.bottom, here.y - box.bottom) * 4 + abs(box.y - here.y)
        else:
            ahead = (here.y - box.bottom) if sign < 0 else (box.y - here.bottom)
            aside = abs(box.centre[0] - here.centre[0])
        # Things that overlap a little, such as two points of one touchpoint, still follow each other.
        return (max(0.0, ahead), aside) if ahead > -min(here.width, here.height) / 2 else None

    found = [
        (d, p.part.node)
        for p in things
        if p.part.node != node and (d := distance(p)) is not None and _is_beyond(here, p.bounds, across, sign)
    ]
    return min(found)[1] if found else None


def _is_beyond(here: Bounds, box: Bounds, across: int, sign: int) -> bool:
    return (box.centre[across] - here.centre[across]) * sign > 0
