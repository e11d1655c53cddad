"""The signs a map speaks in, each with its colour and what it means: one table for cards, legend and panels."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.picture.primitives import Colour
from cxstudio.words import N_

# The face of each whole value of the emotion scale.
FACES = {-2: "frown", -1: "annoyed", 0: "meh", 1: "smile", 2: "laugh"}


@dataclass(frozen=True, slots=True)
class IconSign:
    """An icon in a colour, and what it says."""

    icon: str
    colour: Colour
    label: str


# By the value of a touchpoint's field; other values show nothing.
FRICTION = {
    "harmful": IconSign("triangle-alert", "role.pain.mark", N_("Harmful friction")),
    "deliberate": IconSign("shield-check", "role.action.mark", N_("Deliberate friction")),
}
SERVICE = {
    "human": IconSign("user-round", "inkMuted", N_("Served by a person")),
    "automated": IconSign("bot", "inkMuted", N_("Served by automation")),
    "feigned": IconSign("venetian-mask", "role.pain.mark", N_("Automation that feigns a person")),
}
OPENS = IconSign("route", "accent", N_("Opens a journey of its own"))
EFFORT = IconSign("gauge", "inkMuted", N_("Effort, 1 to 7"))
OWNED = N_("Who answers for it")
INTERNAL = IconSign("lock", "inkMuted", N_("Internal"))
LINKED = IconSign("link", "inkMuted", N_("Linked to another card"))
GROUPED = IconSign("layers", "inkMuted", N_("Group"))
VOTED = N_("Dots of the last vote")


@dataclass(frozen=True, slots=True)
class HollowTile:
    """A channel that is not ours: the dash of its tile's edge, and what it says."""

    dash: tuple[float, ...]
    label: str


# By the channel's family.
HOLLOW = {
    "alone": HollowTile((), N_("Customer alone")),
    "third": HollowTile((3.0, 2.0), N_("Third party")),
}


def face_value(value: float) -> int:
    """The whole value of the scale whose face shows a mean; halves go away from 0."""
    return max(-2, min(2, int(abs(value) + 0.5) * (1 if value >= 0 else -1)))


def emotion_colour(value: float) -> Colour:
    """The colour of the face that shows a value."""
    step = face_value(value)
    return f"emotion.{step:+d}" if step else "emotion.0"
