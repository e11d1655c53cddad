"""Saying how a touchpoint feels by dragging the point of its curve."""

from __future__ import annotations

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.preview import NOTHING, Preview, Reading
from cxstudio.canvas.tools.grips import POINT_REACH
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.edits import emotions as emotion_edits
from cxstudio.model.naming import short_title
from cxstudio.model.records import Emotion, Journey, emotion_id
from cxstudio.picture.wording import Wording
from cxstudio.words import _, ngettext, spoken_language


def as_signed(value: float) -> str:
    """A value of the emotion scale as people read it: sign, U+2212 for minus, one decimal where it has one."""
    return Wording(spoken_language()).signed(round(value, 1))


def snapped(value: float, *, fine: bool) -> float:
    """To halves, or to tenths with the fine key; inside -2..+2."""
    step = 10 if fine else 2
    return max(-2.0, min(2.0, round(value * step) / step))


class DragEmotion:
    """One persona's point at one touchpoint, following the pointer up and down."""

    def __init__(self, desk: Desk, touchpoint: str, persona: str, x: float) -> None:
        self._desk = desk
        self._touchpoint = touchpoint
        self._persona = persona
        self._x = x

    def move(self, at: Pointer) -> None:
        value = self._value(at)
        register = self._desk.document.emotion(self._touchpoint, self._persona)
        point = (self._x, self._desk.picture.emotion_y(value))
        reading = Reading(point, value, register.id if register else "", self._persona)
        self._desk.show(Preview(cursor="height", reading=reading))
        self._desk.say(self._words(value, hands=register.n if register else 0))

    def drop(self, at: Pointer) -> None:
        value = self._value(at)
        desk, touchpoint, persona = self._desk, self._touchpoint, self._persona
        register = desk.document.emotion(touchpoint, persona)
        hands = register.n if register else 0
        desk.show(NOTHING)
        desk.say("")
        if desk.attempt(lambda: emotion_edits.rate_emotion(desk.document, touchpoint, persona, value)):
            desk.select([emotion_id(touchpoint, persona)])
            if hands:
                said = ngettext(
                    "Replaced {n} hand; Undo brings it back",
                    "Replaced {n} hands; Undo brings them back",
                    hands,
                )
                desk.say(said.format(n=hands))

    def cancel(self) -> None:
        self._desk.show(NOTHING)
        self._desk.say("")

    def _words(self, value: float, *, hands: int) -> str:
        words = _("{touchpoint} feels {value}").format(
            touchpoint=short_title(self._desk.document, self._touchpoint), value=as_signed(value)
        )
        if not hands:
            return words
        return f"{words} · {ngettext('Replaces {n} hand', 'Replaces {n} hands', hands).format(n=hands)}"

    def _value(self, at: Pointer) -> float:
        return snapped(self._desk.picture.emotion_at(at.y), fine=at.alt)


def drag_of_point(desk: Desk, emotion: str) -> DragEmotion | None:
    """The gesture on a point that is there."""
    register, spot = desk.document.find(emotion, Emotion), desk.picture.placed(emotion)
    if register is None or spot is None:
        return None
    return DragEmotion(desk, register.touchpoint, register.persona, spot.bounds.centre[0])


def new_point_at(desk: Desk, at: Pointer) -> tuple[str, str, float] | None:
    """Touchpoint, persona and x of a point that could be set here, where the journey's shown persona has none yet."""
    place = desk.picture.place_at(at.x, at.y)
    journey = desk.document.find(desk.journey, Journey)
    if place.lane != "emotion" or not place.touchpoint or journey is None or not journey.persona:
        return None
    if (
        journey.persona in journey.hides
        or desk.document.emotion(place.touchpoint, journey.persona) is not None
    ):
        return None
    spot = desk.picture.placed(place.touchpoint)
    if spot is None or abs(spot.bounds.centre[0] - at.x) > POINT_REACH * at.unit:
        return None
    return (place.touchpoint, journey.persona, spot.bounds.centre[0])
