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
_CHIP, _PAD, _APART = 60.0, 20.0, 12.0
_CHECK = 34.0
_WIDEST = {"done": 360.0, "now": 560.0, "next": 360.0}
_COUNT = 96.0  # for how many more there are at an end


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
    first, end, widths = _window(sheet, steps, inner.width)
    u, parts = inner.u, [ground]
    if first:
        parts.append(_count(sheet, sheet.wording.digits(str(first)), u, room, done=_all_done(steps[:first])))
        u += _COUNT + _APART
    for step, width in zip(steps[first:end], widths, strict=True):
        parts.append(_chip(sheet, step, Room(u, (room.height - _CHIP) / 2 - HAIR, width, _CHIP)))
        u += width + _APART
    if end < len(steps):
        parts.append(_count(sheet, sheet.wording.figure(f"+{len(steps) - end}"), u, room, done=False))
    return tuple(parts)


def _all_done(steps: Sequence[StepShown]) -> bool:
    return all(step.state == "done" for step in steps)


def _window(sheet: Sheet, steps: Sequence[StepShown], width: float) -> tuple[int, int, list[float]]:
    """The steps that fit around the one that runs, and how wide each is."""
    widths = [_width(sheet, step) for step in steps]
    now = next((place for place, step in enumerate(steps) if step.state == "now"), None)
    if now is None:
        now = next((place for place, step in enumerate(steps) if step.state == "next"), len(steps) - 1)
    first, end = now, now + 1

    def fits(first: int, end: int) -> bool:
        more = (first > 0) + (end < len(steps))
        return sum(widths[first:end]) + _APART * (end - first - 1) + more * (_COUNT + _APART) <= width

    while True:
        grown = [
            (low, high)
            for low, high in ((first, end + 1), (first - 1, end))
            if low >= 0 and high <= len(steps) and fits(low, high)
        ]
        if not grown:
            return first, end, widths[first:end]
        # What comes is worth more than what was, until there is as much of both.
        first, end = min(grown, key=lambda pair: abs((pair[1] - 1 - now) - (now - pair[0]) - 1))


def _style(step: StepShown) -> Style:
    return strong("min") if step.state == "now" else styled("min")


def _width(sheet: Sheet, step: StepShown) -> float:
    sign = _CHECK + 10.0 if step.state == "done" else 0.0
    around = 2 * _PAD + sign
    block = sheet.block(_title(step), _style(step), _WIDEST[step.state] - around)
    return block.natural_width + 1.0 + around


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


def _count(sheet: Sheet, text: str, u: float, room: Room, *, done: bool) -> Part:
    pen, middle = sheet.pen(), room.height / 2 - HAIR
    place = Room(u, middle - _CHIP / 2, _COUNT, _CHIP)
    if done:
        pen.sign("check-check", u + 4.0, middle - _CHECK / 2, _CHECK, "role.gain.mark")
    block = sheet.block(text, "min", _COUNT - _CHECK - 14.0)
    pen.set(text, block, (u + _CHECK + 14.0, middle - block.height / 2), "inkMuted")
    return pen.part("step-count", place)
