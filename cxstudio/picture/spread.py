"""How far the hands of a room were apart, drawn around their mean and said in words; it knows no map and no page.

Hands that are apart have a whisker with caps. Where the room disagrees (see `insight/hands.py`) its ends are arrow
heads that point away from each other: the shape tells it, not the colour.
"""

from __future__ import annotations

from collections.abc import Callable

from cxstudio.insight.hands import disagrees, few
from cxstudio.model.records import EMOTION_VALUES, Emotion
from cxstudio.picture.marks import lines, polygon
from cxstudio.picture.primitives import Colour, Point, Primitive, Stroke
from cxstudio.picture.wording import Wording
from cxstudio.words import N_

SPREAD = N_("Spread of the hands")
DISAGREES = N_("The room disagrees")
_HEAD = 1.6  # how long an arrow head is, in halves of its width


def spread_marks(
    emotion: Emotion, x: float, height: Callable[[float], float], colour: Colour, *, cap: float, width: float
) -> tuple[Primitive, ...]:
    """One standard deviation up and down from the mean, within the scale; nothing where the hands agree.

    `height` is where a value of the scale lies, `cap` half the width of an end, in the units of the drawing.
    """
    mean, spread = emotion.mean, emotion.spread
    if emotion.n < 2 or mean is None or spread <= 0:
        return ()
    top = height(min(float(EMOTION_VALUES[-1]), mean + spread))
    bottom = height(max(float(EMOTION_VALUES[0]), mean - spread))
    return whisker(x, top, bottom, colour, cap=cap, width=width, apart=disagrees(emotion))


def whisker(
    x: float, top: float, bottom: float, colour: Colour, *, cap: float, width: float, apart: bool
) -> tuple[Primitive, ...]:
    """The sign itself, from one height to another."""
    stem: list[Point] = [(x, top), (x, bottom)]
    if not apart:
        caps = [[(x - cap, y), (x + cap, y)] for y in (top, bottom)]
        return (lines([stem, *caps], Stroke(colour, width)),)
    wide, long = 1.5 * cap, 1.5 * cap * _HEAD
    up = polygon([(x, top - long / 2), (x + wide, top + long / 2), (x - wide, top + long / 2)], colour)
    down = polygon(
        [(x, bottom + long / 2), (x - wide, bottom - long / 2), (x + wide, bottom - long / 2)], colour
    )
    return (lines([stem], Stroke(colour, 1.5 * width)), up, down)


def feeling_words(emotion: Emotion, wording: Wording) -> str:
    """A value and what it rests on: "−0.8, room, n = 9, opinions differ"; a stated one is its value alone."""
    value = wording.signed(round(emotion.mean or 0.0, 1) + 0.0)
    return wording.listed(value, room_words(emotion, wording))


def disagreement_words(emotion: Emotion, wording: Wording) -> str:
    """That a room is of two minds, "" where it is not."""
    return wording.say(DISAGREES) if disagrees(emotion) else ""


def room_words(emotion: Emotion, wording: Wording) -> str:
    """What counted hands rest on: "room, n = 9, opinions differ"; "" for a stated value."""
    if not emotion.n:
        return ""
    said = wording.digits(wording.say(N_("room, n = {n}")).format(n=emotion.n))
    if few(emotion):
        said = wording.say(N_("{basis}, few")).format(basis=said)
    if disagrees(emotion):
        said = wording.say(N_("{basis}, opinions differ")).format(basis=said)
    return said
