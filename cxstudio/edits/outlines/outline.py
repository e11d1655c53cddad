"""How a template is told in words: stages, touchpoints, rows and the questions asked in them; it knows no document.

All texts are message ids: the shipped files hold them in English, and a session made from one is translated.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.words import N_


@dataclass(frozen=True, slots=True)
class Ask:
    """A question in an empty cell of a row of the map, by the row's key."""

    lane: str
    text: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A touchpoint with its channels, by their English names."""

    title: str
    channels: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    truth: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A stage with what the customer wants to reach in it."""

    title: str
    goal: str = ""
    moments: tuple[Moment, ...] = ()
    asks: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole template. `line` says in a few words what it is for, `name` is that of its file: never change it."""

    name: str
    title: str
    line: str
    journey: str = ""
    scenario: str = ""
    persona: str = ""
    employee: bool = False
    lanes: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    audit: bool = False


# What a practitioner asks wherever it fits.
WANTS = N_("What does the customer want to achieve here?")
DOES = N_("What does the customer do here, step by step?")
THINKS = N_("What goes through their mind? Write it in their own words.")
KNOWS = N_("What do they know by now, and what do they have to guess?")
SAYS = N_("What have customers really said about this, word for word?")
WRONG = N_("What could go wrong here without our noticing?")
WAITS = N_("Where do they wait, and do they know for how long?")
TWICE = N_("What do they have to do or say twice?")
PLEASES = N_("What do they tell others about with pleasure?")
EASIER = N_("What would make this easier at little cost?")
PROOF = N_("How do we know? Who has seen it or measured it?")
SEES = N_("What do they see, hold or take home?")
MOMENTS = N_("Where does the customer meet us here? Add a touchpoint for each.")

USUAL_LANES = ("touchpoints", "customer_does", "thoughts", "emotion", "pains", "gains", "opportunities")
