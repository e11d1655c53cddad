"""How a map is to be drawn, apart from what is on it; plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MapOptions:
    """The choices a painter makes before a map is laid out.

    `outlined` draws what is tinted on a screen with an edge, for white paper. `placeholders` shows what invites
    a person to act (empty stages, points not rated yet); it is off in print. `gradual` guesses the heights of most
    cards of a large map at first; `MapPicture.settle` lays them out bit by bit. `comments` shows how many open ones
    there are.
    """

    outlined: bool = False
    placeholders: bool = True
    gradual: bool = False
    comments: bool = False


# What a map is drawn with where somebody works on it.
ON_SCREEN = MapOptions(gradual=True, comments=True)
