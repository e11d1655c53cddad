"""A journey in spans a room can still read: the whole of it, or of a very long one some stages after the others.

What a wall shows takes as long as what it shows, however long the journey is.
"""

from __future__ import annotations

from cxstudio.model.records import Stage
from cxstudio.picture.wall.sheet import Sheet

MOST_TOUCHPOINTS, MOST_STAGES = 120, 24  # of a span


def spans(sheet: Sheet) -> list[tuple[Stage, ...]]:
    """The stages of the journey in as few spans as can be; one stage is never parted."""
    found: list[list[Stage]] = []
    room = 0
    for stage in sheet.document.stages(sheet.scene.journey):
        count = len(sheet.document.touchpoints(stage.id))
        if not found or room < count or len(found[-1]) == MOST_STAGES:
            found.append([])
            room = MOST_TOUCHPOINTS
        found[-1].append(stage)
        room -= count
    return [tuple(stages) for stages in found]


def span_of(sheet: Sheet, stage: str) -> tuple[tuple[Stage, ...], bool]:
    """The span a stage stands in, else the first one, and whether that is the whole journey."""
    found = spans(sheet)
    here = (span for span in found if any(one.id == stage for one in span))
    return next(here, found[0] if found else ()), len(found) < 2
