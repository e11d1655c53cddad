"""What stands at the trailing side of the wall: the clock of the step, the parking lot, the dots of an open vote."""

from __future__ import annotations

import math
from dataclasses import replace

from cxstudio.model.naming import one_line
from cxstudio.model.workshops import VoteRound
from cxstudio.picture.marks import disc, line
from cxstudio.picture.primitives import Colour, Part, Stroke
from cxstudio.picture.styles import Style
from cxstudio.picture.wall.scene import TimerShown
from cxstudio.picture.wall.sheet import (
    HAIR,
    LINE,
    MARGIN,
    STRONG,
    Paper,
    Pen,
    Room,
    Sheet,
    figures_style,
    strong,
)
from cxstudio.picture.wall.time_words import time_words
from cxstudio.text.layout import TextBlock
from cxstudio.words import N_

_TIMER = 218.0  # of the clock as a card, without its name
_PAD = 30.0
_BAR, _LAST_BAR = 14.0, 24.0
_DOT, _MOST_DOTS, _ROW = 28.0, 60, 10
_SMALL_BAR_UP, _PAUSE = 10.0, 44.0  # of the clock in the line of the agenda
_HEAD = 52.0
_TWO_LINES = 100.0
_SPARE = 1.0  # inside of an area, whose edges may lie between two pixels


def timer_colour(timer: TimerShown) -> Colour:
    """The colour of the digits: red in the last minute alone."""
    return "role.pain.mark" if timer.last_minute and timer.left >= 0 else "ink"


def bar(pen: Pen, room: Room, timer: TimerShown) -> None:
    """How much of the step is left, thicker in its last minute; its middle is that of the room."""
    last = timer.last_minute and timer.left >= 0
    height = room.height * (_LAST_BAR / _BAR) if last else room.height
    top = room.y + (room.height - height) / 2
    pen.box(Room(room.u, top, room.width, height), "line", None, height / 2)
    share = min(1.0, max(0.0, timer.left / timer.total)) if timer.total > 0 else 0.0
    if share > 0:
        width = max(height, room.width * share)
        pen.box(Room(room.u, top, width, height), "role.pain.mark" if last else "accent", None, height / 2)


def timer_height(sheet: Sheet, width: float, timer: TimerShown) -> float:
    """How high the card of the clock is: a long name stands on two lines."""
    return _TIMER + _named(sheet, timer, width - 2 * _PAD).height


def _named(sheet: Sheet, timer: TimerShown, width: float) -> TextBlock:
    return sheet.block(one_line(timer.title) or "–", strong("min"), width, 2)


def timer_part(sheet: Sheet, room: Room, timer: TimerShown) -> Part:
    """The clock as a card."""
    pen, inner = sheet.pen(), Room(room.u + _PAD, room.y + 18.0, room.width - 2 * _PAD, room.height - 36.0)
    pen.box(room.inside(STRONG / 2 + _SPARE), "surface", Stroke("accent", STRONG))
    named = _named(sheet, timer, inner.width).height
    title = inner.width
    if timer.paused:
        title = _paused(pen, inner)
    name = one_line(timer.title)
    block = sheet.fitted(name, strong("min"), title, named + _SPARE)
    pen.set(name, block, (inner.u, inner.y))
    _digits(pen, Room(inner.u, inner.y + named + 6.0, inner.width, 130.0), timer)
    bar(pen, Room(inner.u, room.bottom - 30.0 - _LAST_BAR, inner.width, _BAR), timer)
    return pen.part("timer", room)


def _paused(pen: Pen, inner: Room) -> float:
    """Says so at the trailing end; returns the room that is left."""
    say, size = pen.sheet.wording.say, 36.0
    words = say(N_("Paused"))
    width = min(inner.width * 0.6, pen.sheet.natural(words, "min"))
    pen.words(words, "min", (inner.end - width, inner.y), width, "inkMuted")
    pen.sign("pause", inner.end - width - size - 8.0, inner.y + 3.0, size, "inkMuted")
    return inner.width - width - size - 20.0


def _digits(pen: Pen, room: Room, timer: TimerShown) -> None:
    words = time_words(timer.left, pen.sheet.wording)
    over = timer.left < 0
    names = ("stage", "card") if over else ("timer", "stage")
    styles = [figures_style(name, words) for name in names]
    style = pen.sheet.first_whole(widest(pen.sheet, words, styles[0]), styles, room.width)
    block = pen.sheet.block(words, style, room.width, 2) if over else clock_block(pen.sheet, words, style)
    pen.set(words, block, (room.u, room.y + (room.height - block.height) / 2), timer_colour(timer))


def clock_block(sheet: Paper, words: str, style: Style) -> TextBlock:
    """The digits of a clock, in the room of the widest ones, from its left edge on: minutes stay where they are."""
    room = sheet.natural(widest(sheet, words, style), style)
    return sheet.block(words, style, room, 1, "end" if sheet.wording.rtl else "start")


def widest(sheet: Paper, words: str, style: Style) -> str:
    """The words with the widest digit of their script for each of their digits."""
    digit = next((letter for letter in words if letter.isdecimal()), "0")
    script = [chr(ord(digit) - int(digit) + n) for n in range(10)]
    wide = max(script, key=lambda one: sheet.natural(one, style))
    return "".join(wide if letter in script else letter for letter in words)


def small_timer_part(sheet: Sheet, room: Room, timer: TimerShown) -> Part:
    """The clock where a lens takes the whole width: in the line of the agenda, its bar under the digits."""
    pen = sheet.pen()
    ends = [sheet.frame.point(u, room.bottom - HAIR / 2) for u in (room.u, room.end)]
    pen.draw(line(ends, Stroke("line", HAIR)))
    inner = Room(room.u, room.y, room.width - MARGIN, room.height)
    bar(pen, Room(inner.u, room.bottom - _SMALL_BAR_UP - _BAR, inner.width, _BAR), timer)
    words, over = time_words(timer.left, sheet.wording), timer.left < 0
    left = inner.width - (_PAUSE + 8.0 if timer.paused else 0.0)
    styles = [replace(figures_style(name, words), weight=700) for name in ("stage", "card", "min")]
    style = sheet.first_whole(words if over else widest(sheet, words, styles[0]), styles, left)
    block = sheet.block(words, style, left, 1) if over else clock_block(sheet, words, style)
    middle = (room.y + 6.0 + room.bottom - _SMALL_BAR_UP - _LAST_BAR) / 2
    if timer.paused:
        pen.sign("pause", inner.end - _PAUSE, middle - _PAUSE / 2, _PAUSE, "inkMuted")
    pen.set(words, block, (inner.u, middle - block.height / 2), timer_colour(timer))
    return pen.part("timer", room)


def parking_part(sheet: Sheet, room: Room) -> Part:
    """The latest of the parking lot, as many as there is room for, and how many there are."""
    pen, inner = sheet.pen(), Room(room.u + _PAD, room.y + 20.0, room.width - 2 * _PAD, room.height - 36.0)
    texts = [one_line(text) for text in sheet.scene.parked if one_line(text)]
    count = sheet.wording.digits(str(max(len(texts), sheet.scene.parked_count)))
    _head(pen, inner, sheet.wording.say(N_("Parking lot")), count)
    y = inner.y + _HEAD
    for text in texts:
        block = sheet.fitted(text, "min", inner.width - 26.0, min(_TWO_LINES, inner.bottom - y))
        if y + block.height > inner.bottom:
            break
        pen.draw(disc(sheet.frame.point(inner.u + 6.0, y + 21.0), 12.0, "lineControl"))
        y += pen.set(text, block, (inner.u + 26.0, y), "inkMuted") + 10.0
    frame = Room(room.u, room.y, room.width, min(room.height, y + 14.0 - room.y))
    pen.box(frame.inside(HAIR / 2 + _SPARE), None, Stroke("lineControl", HAIR))
    return pen.part("parking", room)


def vote_height(vote: VoteRound) -> float:
    """How high the card of an open vote is."""
    rows = math.ceil(vote.to_place / _ROW) if 0 < vote.to_place <= _MOST_DOTS else 1
    return 20.0 + _HEAD + rows * 40.0 + 66.0


def vote_part(sheet: Sheet, room: Room, vote: VoteRound) -> Part:
    """How many dots are placed, and nothing of where."""
    wording, pen = sheet.wording, sheet.pen()
    inner = Room(room.u + _PAD, room.y + 20.0, room.width - 2 * _PAD, room.height - 40.0)
    pen.box(room.inside(HAIR / 2 + _SPARE), "surface", Stroke("lineControl", HAIR))
    words = wording.say(N_("{n} of {all}")).format(
        n=wording.digits(str(vote.placed)), all=wording.digits(str(vote.to_place))
    )
    _head(
        pen, inner, wording.say(N_("Dot vote")), words if vote.to_place else wording.digits(str(vote.placed))
    )
    y = inner.y + _HEAD
    left = max(0, vote.to_place - vote.placed)
    if 0 < vote.to_place <= _MOST_DOTS:
        _dots(pen, inner, y, vote)
        y += math.ceil(vote.to_place / _ROW) * 40.0
    elif vote.to_place:
        whole = Room(inner.u, y + 8.0, inner.width, 24.0)
        pen.box(whole, "surface", Stroke("vote", LINE), 12.0)
        share = min(1.0, vote.placed / vote.to_place)
        pen.box(Room(whole.u, whole.y, max(24.0, whole.width * share), 24.0), "vote", None, 12.0)
        y += 40.0
    said = wording.say_count("{n} dot still to place", "{n} dots still to place", left)
    words = said.format(n=wording.digits(str(left))) if left else wording.say(N_("All dots are placed"))
    if vote.to_place:
        pen.words(words, "min", (inner.u, y + 6.0), inner.width, "inkMuted")
    return pen.part("vote", room)


def _dots(pen: Pen, inner: Room, y: float, vote: VoteRound) -> None:
    pitch = min(44.0, (inner.width - _DOT) / (_ROW - 1))
    for place in range(vote.to_place):
        row, column = divmod(place, _ROW)
        centre = pen.sheet.frame.point(inner.u + _DOT / 2 + column * pitch, y + 20.0 + row * 40.0)
        if place < vote.placed:
            pen.draw(disc(centre, _DOT, "vote"))
        else:
            pen.draw(disc(centre, _DOT - LINE, "surface", Stroke("lineControl", LINE)))


def _head(pen: Pen, inner: Room, title: str, count: str) -> None:
    width = min(inner.width / 2, pen.sheet.natural(count, "min"))
    pen.words(title, strong("min"), (inner.u, inner.y), inner.width - width - 12.0)
    pen.words(count, "min", (inner.end - width, inner.y), width, "inkMuted", side="end")
