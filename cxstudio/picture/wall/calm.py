"""What a lens shows while there is nothing to show yet: which step it is, its goal, and what is missing."""

from __future__ import annotations

from cxstudio.model.naming import one_line
from cxstudio.model.records import Journey
from cxstudio.picture.primitives import Part
from cxstudio.picture.styles import wall_style
from cxstudio.picture.wall.sheet import Room, Sheet
from cxstudio.text.layout import TextBlock

_RADIUS = 28.0
_SIGN, _UNDER_SIGN = 112.0, 36.0
_WIDEST = 1100.0  # of a text: longer lines are hard to follow from afar
_PAD = 48.0
_BETWEEN = 16.0
_GOAL = 1.2  # times the text of a card
_HIGHER = 0.46  # the share of what is left that lies above: the middle looks too low


def running_title(sheet: Sheet) -> str:
    """What the running step is called."""
    timer = sheet.scene.timer
    running = next((step.title for step in sheet.scene.steps if step.state == "now"), "")
    return one_line(timer.title if timer is not None and timer.title else running)


def nothing_yet(sheet: Sheet, room: Room, words: str, sign: str = "sticky-note") -> Part:
    """A calm ground as large as the room, with the step and its goal, and at its foot what is not there yet.

    Without a running step it says of which journey. What has no room is left out, the least important first.
    """
    pen = sheet.pen()
    pen.box(room, "surfaceSunken", None, _RADIUS)
    inner = room.inside(_PAD)
    wide = min(_WIDEST, inner.width)
    journey = sheet.document.find(sheet.scene.journey, Journey)
    name = running_title(sheet) or (one_line(journey.title) if journey is not None else "")
    goal = one_line(sheet.scene.goal)
    said = sheet.block(words, "body", wide, 2, "center")
    blocks = [(words, said, "inkMuted")]
    left = inner.height - said.height
    for text, style, colour, lines in (
        (name, wall_style("stage"), "ink", 2),
        (goal, wall_style("card", factor=_GOAL), "ink", 3),
    ):
        block: TextBlock = sheet.block(text, style, wide, lines, "center")
        if text and block.height + _BETWEEN <= left:
            blocks.insert(len(blocks) - 1, (text, block, colour))
            left -= block.height + _BETWEEN
    signed = left >= _SIGN + _UNDER_SIGN
    y = inner.y + max(0.0, left - (_SIGN + _UNDER_SIGN if signed else 0.0)) * _HIGHER
    u = inner.u + (inner.width - wide) / 2
    if signed:
        pen.sign(sign, inner.u + (inner.width - _SIGN) / 2, y, _SIGN, "accent")
        y += _SIGN + _UNDER_SIGN
    for text, block, colour in blocks:
        y += pen.set(text, block, (u, y), colour) + _BETWEEN
    return pen.part("nothing", room)
