"""How it feels: one register per touchpoint and persona, stated by the facilitator or counted in hands."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from cxstudio.edits.deleting import delete
from cxstudio.edits.problems import Refused, required
from cxstudio.edits.values import field_value
from cxstudio.model.document import Document
from cxstudio.model.records import EMOTION_VALUES, Emotion, Journey, Persona, Touchpoint, emotion_id
from cxstudio.words import _

LOWEST, HIGHEST = EMOTION_VALUES[0], EMOTION_VALUES[-1]
NO_HANDS = (0, 0, 0, 0, 0)


def rate_emotion(
    document: Document, touchpoint: str, persona: str, value: float, *, decimals: int = 1
) -> None:
    """State how a persona feels at a touchpoint, from -2 to 2 in tenths; it replaces hands counted before.

    A value that was not set by hand but computed elsewhere may keep more decimals.
    """
    if not math.isfinite(value) or not LOWEST <= value <= HIGHEST:
        raise Refused(_("An emotion lies between −2 and 2"))
    register = _register(document, touchpoint, persona)
    stated = round(value, decimals) + 0.0  # never a negative zero
    with document.transaction(_("Rate emotion")):
        document.put(
            Emotion(
                id=register.id, touchpoint=touchpoint, persona=persona, stated=stated, origin="facilitator"
            )
        )


def count_hand(document: Document, touchpoint: str, persona: str, value: int) -> None:
    """Count one hand of the room for a value from -2 to 2; the mean of the hands is then the emotion."""
    _add_hand(document, touchpoint, persona, value, 1, _("Count a hand"))


def count_hands(document: Document, places: Iterable[tuple[str, str]], value: int) -> None:
    """Count one hand for the same value at each of several places, given as touchpoint and persona, in one step."""
    with document.transaction(_("Count a hand")):
        for touchpoint, persona in places:
            count_hand(document, touchpoint, persona, value)


def take_hand_back(document: Document, touchpoint: str, persona: str, value: int) -> None:
    """Take back one hand counted for a value."""
    _add_hand(document, touchpoint, persona, value, -1, _("Take a hand back"))


def take_hands_back(document: Document, hands: Iterable[tuple[str, str, int]]) -> None:
    """Take back several hands in one step, each given as touchpoint, persona and value."""
    with document.transaction(_("Take a hand back")):
        for touchpoint, persona, value in hands:
            take_hand_back(document, touchpoint, persona, value)


def clear_emotion(document: Document, touchpoint: str, persona: str) -> None:
    """Say nothing about how a persona feels at a touchpoint."""
    register = document.emotion(touchpoint, persona)
    if register is None:
        return
    with document.transaction(_("Clear emotion")):
        delete(document, [register.id])


def show_curve(document: Document, journey: str, persona: str, *, shown: bool) -> None:
    """Show or hide a persona's curve on a journey's map; what was rated stays."""
    hidden = required(document, journey, Journey).hides
    required(document, persona, Persona)
    others = tuple(id for id in hidden if id != persona)
    with document.transaction(_("Show curve") if shown else _("Hide curve")):
        document.set(journey, hides=others if shown else (*others, persona))


def toggle_curve(document: Document, journey: str, persona: str) -> bool:
    """Hide a persona's curve, or show it again. Returns whether it shows now."""
    shown = persona in required(document, journey, Journey).hides
    show_curve(document, journey, persona, shown=shown)
    return shown


def show_all_curves(document: Document, journey: str) -> None:
    """Show every persona's curve on a journey's map."""
    if required(document, journey, Journey).hides:
        with document.transaction(_("Show all curves")):
            document.set(journey, hides=())


def state_basis(document: Document, touchpoint: str, persona: str, origin: str) -> None:
    """Say what an emotion rests on: the facilitator, the room, or research. Raises Refused when none was rated."""
    register = document.emotion(touchpoint, persona)
    if register is None or register.mean is None:
        raise Refused(_("Nothing is rated here yet"))
    with document.transaction(_("Change origin")):
        document.set(register.id, origin=field_value(Emotion, "origin", origin))


def count_all_hands(document: Document, touchpoint: str, persona: str, counts: Sequence[int]) -> None:
    """Say how many hands there were for each value from -2 to 2; none at all clears what was counted."""
    hands = field_value(Emotion, "counts", tuple(counts))
    register = _register(document, touchpoint, persona)
    with document.transaction(_("Count hands")):
        if not sum(hands) and register.stated is None:
            clear_emotion(document, touchpoint, persona)
            return
        origin = "room" if register.origin == "facilitator" else register.origin
        document.put(replace(register, counts=hands, origin=origin if sum(hands) else "facilitator"))


def _add_hand(document: Document, touchpoint: str, persona: str, value: int, change: int, label: str) -> None:
    if value not in EMOTION_VALUES:
        raise Refused(_("A hand counts for −2, −1, 0, 1 or 2"))
    register = _register(document, touchpoint, persona)
    counts = [n + change if v == value else n for v, n in zip(EMOTION_VALUES, register.counts, strict=True)]
    if min(counts) < 0:
        raise Refused(_("No hand was counted for this value"))
    hands = (counts[0], counts[1], counts[2], counts[3], counts[4])
    with document.transaction(label):
        if hands == NO_HANDS and register.stated is None:
            delete(document, [register.id])
            return
        document.put(
            Emotion(
                id=register.id,
                touchpoint=touchpoint,
                persona=persona,
                counts=hands,
                stated=register.stated,
                origin="room" if sum(hands) else "facilitator",
            )
        )


def _register(document: Document, touchpoint: str, persona: str) -> Emotion:
    required(document, touchpoint, Touchpoint)
    required(document, persona, Persona)
    return document.emotion(touchpoint, persona) or Emotion(
        id=emotion_id(touchpoint, persona), touchpoint=touchpoint, persona=persona
    )
