"""The clock alone on the wall, and the curtain: a calm cover with the step's title and clock, nothing of the map."""

from __future__ import annotations

from cxstudio.model.naming import one_line
from cxstudio.picture.primitives import Part, Stroke
from cxstudio.picture.styles import Style, wall_style
from cxstudio.picture.wall.beside import bar, clock_block, timer_colour, widest
from cxstudio.picture.wall.calm import running_title
from cxstudio.picture.wall.sheet import STRONG, Room, Sheet, figures_style
from cxstudio.picture.wall.time_words import time_words
from cxstudio.words import N_

_DIGITS = 3.4  # times the largest style of the wall
_BAR = 28.0
_GOAL, _GOAL_OVER, _LIFT = 1.2, 96.0, 24.0  # the goal at the foot: its size, and the room over and under it


def clock_part(sheet: Sheet, room: Room) -> Part:
    """The title of the step over digits as large as the room."""
    pen, timer = sheet.pen(), sheet.scene.timer
    wide = min(room.width, 1500.0)
    inner = Room(room.u + (room.width - wide) / 2, room.y, wide, room.height)
    title = sheet.block(running_title(sheet), "stage", wide, 2, "center")
    digits = None
    if timer is not None:
        words, style = time_words(timer.left, sheet.wording), _style(sheet, wide)
        over = timer.left < 0
        digits = sheet.block(words, style, wide, 2, "center") if over else clock_block(sheet, words, style)
    goal = sheet.block(one_line(sheet.scene.goal), wall_style("card", factor=_GOAL), wide, 2, "center")
    height = title.height + (digits.height + 110.0 if digits else 0.0)
    height += goal.height + _GOAL_OVER if goal.text else 0.0
    y = inner.y + max(0.0, (inner.height - height) / 2)
    y += pen.set(title.text, title, (inner.u, y)) if title.text else 0.0
    if timer is not None and digits is not None:
        y += (
            pen.set(digits.text, digits, (inner.u + (wide - digits.width) / 2, y), timer_colour(timer)) + 20.0
        )
        bar(pen, Room(inner.u, y, wide, _BAR), timer)
        if timer.paused:
            words = sheet.wording.say(N_("Paused"))
            pen.words(words, "card", (inner.u, y + _BAR + 26.0), wide, "inkMuted", side="center")
    if goal.text and inner.bottom - goal.height >= y + _BAR + _GOAL_OVER:
        pen.set(
            goal.text,
            goal,
            (inner.u, max(y + _BAR + _GOAL_OVER, inner.bottom - goal.height - _LIFT)),
            "inkMuted",
        )
    return pen.part("timer", room)


def _style(sheet: Sheet, width: float) -> Style:
    """The largest digits that stand on one line."""
    timer = sheet.scene.timer
    assert timer is not None
    words = time_words(timer.left, sheet.wording)
    figures = figures_style("timer", words).tabular
    largest = wall_style("timer", factor=_DIGITS, tabular=figures)
    natural = sheet.natural(widest(sheet, words, largest), largest)
    if natural <= width:
        return largest
    return wall_style("timer", factor=_DIGITS * width / natural * 0.98, tabular=figures)


def curtain_ground(sheet: Sheet) -> Part:
    """What covers the map."""
    pen, whole = sheet.pen(), Room(0.0, 0.0, sheet.width, sheet.height)
    pen.box(whole, "accentTint", None, 0.0)
    pen.box(whole.inside(28.0), "surface", Stroke("accent", STRONG), 24.0)
    return pen.part("curtain", whole, layer="ground", full=" ")
