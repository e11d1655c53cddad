"""The agenda as a strip along the top of the wall: what is done, what runs, what comes; as much as fits around now."""

from __future__ import annotations

from collections.abc import Sequence

from cxstudio.model.naming import one_line
from cxstudio.picture.marks import line
from cxstudio.picture.primitives import Part, Stroke
from cxstudio.picture.styles import Style
from cxstudio.picture.wall.scene import StepShown
from cxstudio.picture.wall.sheet import HAIR, MARGIN, Room, Sheet, strong, styled

HEIGHT = 96.0
WITH_CLOCK = 124.0  # where the clock stands in it
_CHIP, _PAD, _APART = 60.0, 20.0, 12.0
_CHECK = 34.0
_WIDEST = (360.0, 560.0)  # of a step, of one beside that which runs
_BESIDE = 14.0  # between a sign and how many there are


def step_parts(sheet: Sheet, room: Room) -> tuple[Part, ...]:
    """The strip; the line under it runs the whole length."""
    pen = sheet.pen()
    ends = [sheet.frame.point(u, room.bottom - HAIR / 2) for u in (room.u, room.end)]
    pen.draw(line(ends, Stroke("line", HAIR)))
    ground = pen.part("steps", room, layer="ground", full=" ")
    steps = sheet.scene.steps
    if not steps:
        return (ground,)
    inner = Room(room.u + MARGIN, room.y, room.width - 2 * MARGIN, room.height)
    aside = _count_width(sheet, len(steps))
    first, end, widths = _window(sheet, steps, inner.width, aside)
    u, parts = inner.u, [ground]
    if first:
        place = Room(u, room.y, aside, room.height)
        parts.append(_count(sheet, sheet.wording.digits(str(first)), place, done=_all_done(steps[:first])))
        u += aside + _APART
    for step, width in zip(steps[first:end], widths, strict=True):
        parts.append(_chip(sheet, step, Room(u, (room.height - _CHIP) / 2 - HAIR, width, _CHIP)))
        u += width + _APART
    if end < len(steps):
        place = Room(u, room.y, aside, room.height)
        parts.append(_count(sheet, sheet.wording.figure(f"+{len(steps) - end}"), place, done=False))
    return tuple(parts)


def _all_done(steps: Sequence[StepShown]) -> bool:
    return all(step.state == "done" for step in steps)


def _count_width(sheet: Sheet, count: int) -> float:
    """The room for how many more there are at an end."""
    return _CHECK + _BESIDE + sheet.natural(sheet.wording.figure(f"+{count}"), "min")


def _window(
    sheet: Sheet, steps: Sequence[StepShown], width: float, aside: float
) -> tuple[int, int, list[float]]:
    """The steps that fit around the one that runs, and how wide each is; `aside` is for the count at an end."""
    now = next((place for place, step in enumerate(steps) if step.state == "now"), None)
    if now is None:
        now = next((place for place, step in enumerate(steps) if step.state == "next"), len(steps) - 1)
    whole = [_whole(sheet, step) for step in steps]
    most = [
        width - 2 * (aside + _APART) if place == now else _WIDEST[abs(place - now) == 1]
        for place in range(len(steps))
    ]
    widths = [_width(sheet, step, at) for step, at in zip(steps, most, strict=True)]
    first, end = now, now + 1

    def fits(first: int, end: int) -> bool:
        more = (first > 0) + (end < len(steps))
        return sum(widths[first:end]) + _APART * (end - first - 1) + more * (aside + _APART) <= width

    while True:
        grown = [
            (low, high)
            for low, high in ((first, end + 1), (first - 1, end))
            if low >= 0 and high <= len(steps) and fits(low, high)
        ]
        if not grown:
            more = (first > 0) + (end < len(steps))
            free = width - sum(widths[first:end]) - _APART * (end - first - 1) - more * (aside + _APART)
            return (
                first,
                end,
                _given(free, widths[first:end], whole[first:end], now - first),
            )
        # What comes is worth more than what was, until there is as much of both.
        first, end = min(grown, key=lambda pair: abs((pair[1] - 1 - now) - (now - pair[0]) - 1))


def _given(free: float, widths: Sequence[float], whole: Sequence[float], now: int) -> list[float]:
    """The widths with the free room given to names that are cut: the running step's first, then those beside it."""
    given = list(widths)
    for place in sorted(range(len(given)), key=lambda place: (abs(place - now), place < now)):
        more = whole[place] - given[place]
        if 0 < more <= free:
            given[place] += more
            free -= more
    return given


def _style(step: StepShown) -> Style:
    return strong("min") if step.state == "now" else styled("min")


def _width(sheet: Sheet, step: StepShown, most: float) -> float:
    around = _around(step)
    block = sheet.block(_title(step), _style(step), most - around)
    return block.natural_width + 1.0 + around


def _whole(sheet: Sheet, step: StepShown) -> float:
    """How wide a step is whose name is not cut."""
    return sheet.natural(_title(step), _style(step)) + 1.0 + _around(step)


def _around(step: StepShown) -> float:
    return 2 * _PAD + (_CHECK + 10.0 if step.state == "done" else 0.0)


def _title(step: StepShown) -> str:
    return one_line(step.title) or "–"


def _chip(sheet: Sheet, step: StepShown, room: Room) -> Part:
    pen, u = sheet.pen(), room.u + _PAD
    if step.state == "now":
        pen.box(room, "accent", None, 10.0)
    if step.state == "done":
        pen.sign("check", u, room.y + (room.height - _CHECK) / 2, _CHECK, "role.gain.mark")
        u += _CHECK + 10.0
    colour = "inkOnAccent" if step.state == "now" else "inkMuted"
    block = sheet.block(_title(step), _style(step), room.end - _PAD - u)
    pen.set(step.title, block, (u, room.y + (room.height - block.height) / 2), colour)
    return pen.part(f"step-{step.state}", room)


def _count(sheet: Sheet, text: str, room: Room, *, done: bool) -> Part:
    pen, middle = sheet.pen(), room.height / 2 - HAIR
    place = Room(room.u, middle - _CHIP / 2, room.width, _CHIP)
    if done:
        pen.sign("check-check", room.u + 4.0, middle - _CHECK / 2, _CHECK, "role.gain.mark")
    lead = _CHECK + _BESIDE
    block = sheet.block(text, "min", room.width - lead)
    pen.set(text, block, (room.u + lead, middle - block.height / 2), "inkMuted")
    return pen.part("step-count", place)
