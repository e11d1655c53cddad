"""What stands beside a map or under it: its notes and its legend, in columns; it knows no page and no scale.

Both are needed to read the map, so both share the room that the map leaves, and neither takes any that it needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxstudio.picture.flow import Flow, Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.legend import Entry, legend_flow
from cxstudio.picture.marks import lines
from cxstudio.picture.notes import Note
from cxstudio.picture.notes_column import SetNote, Slot, heading_height, set_notes
from cxstudio.picture.primitives import Part, Point, Stroke
from cxstudio.picture.styles import print_style
from cxstudio.words import N_

NOTES_WIDTH = 128.0
NOTES_GAP = 14.0
_SHARES = (1.0, 0.25, 0.34, 0.45, 0.6, 0.75)  # of the width under a map, for the legend beside notes
_GROWTH = 1.12
_LINE = 19.0  # from one ruled line to the next, for somebody's hand
_FEWEST_LINES, _MOST_LINES = 3, 14
_ENDLESS = 1e9


@dataclass(frozen=True)
class Beside:
    """Notes and legend, set at a place; `whole` is whether all of the notes stand there. `bottom` is of all columns."""

    notes: tuple[SetNote, ...]
    legend: Flow | None
    whole: bool
    bottom: float
    last: float  # where the last column ends, under which there may be room left

    def fits(self, bottom: float) -> bool:
        """Whether the legend ends above; notes always do, or go on elsewhere."""
        return self.legend is None or self.legend.y <= bottom


def beside(
    notes: Sequence[Note],
    items: list[Entry],
    setting: Setting,
    frame: Frame,
    columns: Sequence[Slot],
    more: Iterator[Slot] | None = None,
) -> Beside:
    """Notes in columns beside a map and the legend under them, at the end of the last one.

    What the columns cannot hold goes on in `more`, or is lost where only the room is asked for.
    """
    gap = NOTES_GAP * setting.factor
    *first, last = columns
    legend = _legend(items, setting, frame, last.u, last.top, last.width) if items else None
    taken = legend.y - last.top + gap if legend else 0.0
    slots = [*first]
    if notes and last.height - taken > _least(setting):
        slots.append(Slot(last.page, last.u, last.top, last.width, last.height - taken, last.heading))
    # Where only the room is asked for, a few lines beyond it tell that something is left.
    beyond = more if more is not None else iter([Slot(last.page + 1, 0.0, 0.0, last.width, 0.0)])
    noted = tuple(set_notes(notes, _chained(slots, beyond), setting, frame))
    here = [note for note in noted if note.page == last.page]
    under = max((n.part.bounds.bottom for n in here if _in_column(n, frame, last)), default=last.top - gap)
    if legend is not None:
        legend = _legend(items, setting, frame, last.u, under + gap, last.width)
    end = legend.y if legend is not None else under
    bottom = max([end, *(note.part.bounds.bottom for note in here)])
    return Beside(noted, legend, len(here) == len(noted), bottom, end)


def under(
    notes: Sequence[Note],
    items: list[Entry],
    setting: Setting,
    frame: Frame,
    room: Slot,
) -> Beside | None:
    """Legend and notes beside each other in a strip that is as low as it can be; None where the room is too low."""
    best: Beside | None = None
    for share in _SHARES if notes and items else (1.0,):
        if notes and items and share == 1.0:
            found = _over_each_other(notes, items, setting, frame, room)
        else:
            found = _next_to_each_other(notes, items, setting, frame, room, share)
        if found is not None and (best is None or found.bottom < best.bottom):
            best = found
    return best


def _over_each_other(
    notes: Sequence[Note], items: list[Entry], setting: Setting, frame: Frame, room: Slot
) -> Beside | None:
    """The legend over the whole width, the notes under it."""
    legend = _legend(items, setting, frame, room.u, room.top, room.width)
    top = legend.y + NOTES_GAP * setting.factor
    rest = Slot(room.page, room.u, top, room.width, room.top + room.height - top)
    noted = _balanced(notes, setting, frame, rest)
    if noted is None:
        return None
    bottom = max(note.part.bounds.bottom for note in noted)
    return Beside(noted, legend, True, bottom, bottom)


def _next_to_each_other(
    notes: Sequence[Note], items: list[Entry], setting: Setting, frame: Frame, room: Slot, share: float
) -> Beside | None:
    gap = 2 * NOTES_GAP * setting.factor
    legend, wide = None, 0.0
    if items:
        wide = room.width * share
        legend = _legend(items, setting, frame, room.u, room.top, wide)
        if legend.y > room.top + room.height:
            return None
    bottom = legend.y if legend else room.top
    if not notes:
        return Beside((), legend, True, bottom, bottom)
    start = room.u + (wide + gap if items else 0.0)
    rest = Slot(room.page, start, room.top, room.u + room.width - start, room.height)
    noted = _balanced(notes, setting, frame, rest, bottom - room.top)
    if noted is None:
        return None
    bottom = max(bottom, *(note.part.bounds.bottom for note in noted))
    return Beside(noted, legend, True, bottom, bottom)


def _balanced(
    notes: Sequence[Note], setting: Setting, frame: Frame, room: Slot, least: float = 0.0
) -> tuple[SetNote, ...] | None:
    """Notes in columns of one height, the least that holds each of them whole; None where the room is too low."""
    gap = NOTES_GAP * setting.factor
    count = max(1, int((room.width + gap) // (NOTES_WIDTH * setting.factor + gap)))
    width = (room.width - (count - 1) * gap) / count
    height = max(least, _least(setting))
    # A column may be planned higher than the room: what counts is how far its notes reach.
    while height <= 2 * room.height:
        # All columns begin beside the first note, under the one heading.
        lower = heading_height(setting)
        slots = [Slot(room.page, room.u, room.top, width, height)]
        slots += [
            Slot(
                room.page, room.u + i * (width + gap), room.top + lower, width, height - lower, heading=False
            )
            for i in range(1, count)
        ]
        beyond = Slot(room.page + 1, 0.0, 0.0, width, _ENDLESS)
        noted = tuple(set_notes(notes, iter([*slots, beyond]), setting, frame))
        reached = max((note.part.bounds.bottom for note in noted if note.page == room.page), default=0.0)
        whole = len(noted) == len(notes) + 1 and all(note.page == room.page for note in noted)
        if whole and reached <= room.top + room.height:
            return noted
        height *= _GROWTH
    return None


def ruled_lines(setting: Setting, frame: Frame, room: Slot) -> Part | None:
    """Lines for somebody's own notes, where there is room for a few; None where there is not."""
    flow = Flow(setting, frame, room.u, room.top, room.width)
    flow.text(setting.wording.say(N_("Your notes")), print_style("header", setting.factor * 0.8), "ink")
    step = _LINE * setting.factor
    count = min(_MOST_LINES, int((room.top + room.height - flow.y) // step))
    if count < _FEWEST_LINES:
        return None
    pieces: list[list[Point]] = [
        [frame.point(room.u, y), frame.point(room.u + room.width, y)]
        for y in (flow.y + step * (i + 1) for i in range(count))
    ]
    flow.draw(lines(pieces, Stroke("line", 0.75 * setting.factor)))
    flow.y += step * count
    return flow.part("ruled")


def _legend(items: list[Entry], setting: Setting, frame: Frame, u: float, top: float, width: float) -> Flow:
    return legend_flow(items, setting, frame, u, top, width)


def _least(setting: Setting) -> float:
    """The height under which a column of notes is not worth beginning: its heading and a few lines."""
    return 60.0 * setting.factor


def _in_column(note: SetNote, frame: Frame, column: Slot) -> bool:
    return abs(frame.box(column.u, 0.0, column.width, 0.0).x - note.part.bounds.x) < 1.0


def _chained(slots: Sequence[Slot], more: Iterator[Slot]) -> Iterator[Slot]:
    yield from slots
    yield from more
