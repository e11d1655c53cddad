"""One touchpoint while the room raises hands: the hands on each of five values, their mean, and whether they agree."""

from __future__ import annotations

from cxstudio.insight.hands import disagrees, few, spread_of
from cxstudio.model.naming import one_line
from cxstudio.model.records import EMOTION_VALUES, Emotion, Touchpoint
from cxstudio.picture.primitives import Part, Stroke
from cxstudio.picture.signs import FACES, emotion_colour, face_value
from cxstudio.picture.wall.notes import channel_tile
from cxstudio.picture.wall.sheet import GAP, HAIR, Lensed, Room, Sheet, figures_style, strong
from cxstudio.picture.wall.stage import channel_of, persona_of
from cxstudio.picture.wall.whole import curve_lens
from cxstudio.words import N_

_FACE = 60.0
_LARGEST_FACE, _LARGE_FACE, _FINGERS = (
    168.0,
    96.0,
    52.0,
)  # of the scale the room answers on, and the line of figures under it
_LEAST_FULL = 6  # hands a bar of full height stands for at least
_WORDS = 0.34  # of the width, for the mean and what it says
_TILE = 72.0
_MEAN = (
    "timer",
    "stage",
    "card",
    "body",
    "min",
)  # the styles of the mean, the first that has room for all of it


def hands_lens(sheet: Sheet, room: Room) -> Lensed:
    """The lens."""
    touchpoint = sheet.document.find(sheet.scene.touchpoint, Touchpoint)
    persona = persona_of(sheet)
    if touchpoint is None:
        return curve_lens(sheet, room)
    emotion = sheet.document.emotion(touchpoint.id, persona.id) if persona is not None else None
    head = _head(sheet, room, touchpoint, one_line(persona.name) if persona is not None else "")
    top = head.bounds.bottom + GAP
    if emotion is None or not emotion.n:
        return Lensed((head, _waiting(sheet, Room(room.u, top, room.width, room.bottom - top))))
    words = room.width * _WORDS
    bars = Room(room.u, top, room.width - words - GAP, room.bottom - top)
    beside = Room(room.end - words, top, words, bars.height)
    return Lensed((head, _bars(sheet, bars, emotion), _said(sheet, beside, emotion)))


def _head(sheet: Sheet, room: Room, touchpoint: Touchpoint, name: str) -> Part:
    pen, u, channel = sheet.pen(), room.u, channel_of(sheet, touchpoint)
    if channel is not None:
        channel_tile(pen, channel, Room(u, room.y + 4.0, _TILE, _TILE))
        u += _TILE + GAP
    title = one_line(touchpoint.title) or sheet.wording.say(N_("Touchpoint"))
    y = room.y + pen.words(title, "stage", (u, room.y), room.end - u, lines=2)
    if name:
        asked = sheet.wording.say(N_("How does {name} feel here?")).format(name=name)
        y += pen.words(asked, "body", (u, y), room.end - u, "inkMuted", lines=1)
    return pen.part("touchpoint", Room(room.u, room.y, room.width, y - room.y), touchpoint.id)


def _waiting(sheet: Sheet, room: Room) -> Part:
    """The scale before a hand is raised: as large as it can be, with the fingers that mean each value."""
    pen, words = (
        sheet.pen(),
        sheet.block(sheet.wording.say(N_("No hands yet")), "body", room.width, 1, "center"),
    )
    width = room.width / len(EMOTION_VALUES)
    face = min(_LARGEST_FACE, width * 0.7, max(_FACE, room.height - _FINGERS - words.height - 3 * GAP))
    height = face + GAP + _FINGERS + GAP + words.height
    y = room.y + max(0.0, (room.height - height) / 2)
    for at, value in enumerate(EMOTION_VALUES):
        u = room.u + at * width
        pen.sign(FACES[value], u + (width - face) / 2, y, face, emotion_colour(value))
        fingers = sheet.wording.digits(str(at + 1))
        pen.words(fingers, strong("card"), (u, y + face + GAP), width, side="center")
    pen.set(words.text, words, (room.u, y + height - words.height), "inkMuted")
    return pen.part("hands", room)


def _bars(sheet: Sheet, room: Room, emotion: Emotion) -> Part:
    """A bar for each value from the worst to the best, its hands in figures over it, under it its face and fingers."""
    pen = sheet.pen()
    counts = emotion.counts
    full = max(_LEAST_FULL, *counts)
    width = (room.width - GAP * 4) / 5
    foot = room.bottom - _LARGE_FACE - _FINGERS - 20.0
    tallest = foot - room.y - 56.0
    for at, (value, count) in enumerate(zip(EMOTION_VALUES, counts, strict=True)):
        u, colour = room.u + at * (width + GAP), emotion_colour(value)
        height = tallest * count / full
        face = min(_LARGE_FACE, width)
        pen.sign(FACES[value], u + (width - face) / 2, foot + 14.0, face, colour)
        fingers = sheet.wording.digits(str(at + 1))
        pen.words(fingers, strong("card"), (u, room.bottom - _FINGERS), width, side="center")
        pen.box(Room(u, foot - 4.0, width, 4.0), colour, None, 2.0)
        if count:
            pen.box(Room(u, foot - height, width, height), colour, None, 8.0)
            words = sheet.wording.digits(str(count))
            pen.words(words, strong("card"), (u, foot - height - 54.0), width, side="center")
    return pen.part("hands", room, emotion.id)


def _said(sheet: Sheet, room: Room, emotion: Emotion) -> Part:
    """How many hands, their mean, and whether they are of one mind."""
    pen, wording = sheet.pen(), sheet.wording
    inner = Room(room.u + 32.0, room.y, room.width - 32.0, room.height)
    pen.box(Room(room.u, room.y, HAIR, room.height), "line", None, 0.0)
    felt = emotion.mean or 0.0
    y, colour = inner.y, emotion_colour(felt)
    counted = wording.say_count("{n} hand", "{n} hands", emotion.n)
    y += pen.words(
        counted.format(n=wording.digits(str(emotion.n))), "body", (inner.u, y), inner.width, "inkMuted"
    )
    mean, room_for_it = wording.signed(round(felt, 1)), inner.width - _FACE - GAP
    style = sheet.first_whole(mean, [figures_style(name, mean) for name in _MEAN], room_for_it)
    height = pen.words(mean, style, (inner.u, y), room_for_it, colour)
    pen.sign(FACES[face_value(felt)], inner.end - _FACE, y + (height - _FACE) / 2, _FACE, colour)
    y += height
    apart, at_odds = _apart(sheet, emotion)
    if at_odds:
        block = sheet.block(apart, strong("body"), inner.width - 40.0, 3)
        place = Room(inner.u, y + 8.0, inner.width, block.height + 24.0)
        pen.box(place.inside(2.0), "surface", Stroke("role.pain.mark", 4.0), 12.0)
        pen.set(apart, block, (inner.u + 20.0, place.y + 12.0), "role.pain.mark")
        y = place.bottom
    elif apart:
        y += pen.words(apart, "body", (inner.u, y + 8.0), inner.width, lines=2)
    if few(emotion):
        pen.words(wording.say(N_("few hands")), "min", (inner.u, y + 12.0), inner.width, "inkMuted")
    return pen.part("mean", room, emotion.id)


def _apart(sheet: Sheet, emotion: Emotion) -> tuple[str, bool]:
    """How far the hands are apart, in words, and whether the room disagrees."""
    wording = sheet.wording
    if disagrees(emotion):
        others = _others(emotion)
        words = wording.say(N_("{n} of {all} disagree")) if others else wording.say(N_("Hands are far apart"))
        return words.format(n=wording.digits(str(others)), all=wording.digits(str(emotion.n))), True
    return (wording.say(N_("The room agrees")), False) if spread_of(emotion) == "narrow" else ("", False)


def _others(emotion: Emotion) -> int:
    """The hands on the side of the scale where fewer are raised."""
    pairs = list(zip(EMOTION_VALUES, emotion.counts, strict=True))
    below = sum(count for value, count in pairs if value < 0)
    above = sum(count for value, count in pairs if value > 0)
    return min(below, above)
