"""How a map is to be drawn, apart from what is on it; plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a journey's map that is drawn on its own: of one stage the touchpoints `first` up to `end`.

    `lanes` are the rows it shows at most, `cards` the cards; None leaves none of them out. `pins` are the annotations
    it shows, each with its number on the whole map, 0 for a sticky. `further` are whole stages beside the
    first one.
    """

    stage: str
    first: int = 0
    end: int | None = None
    lanes: tuple[str, ...] | None = None
    cards: frozenset[str] | None = None
    pins: tuple[tuple[str, int], ...] = ()
    further: tuple[str, ...] = ()

    def shows(self, stage: str) -> bool:
        return stage == self.stage or stage in self.further


@dataclass(frozen=True, slots=True)
class MapOptions:
    """The choices a painter makes before a map is laid out.

    `outlined` draws what is tinted on a screen with an edge, for white paper. `placeholders` shows what invites
    a person to act (empty stages, points not rated yet); it is off in print. `gradual` guesses the heights of most
    cards of a large map at first; `MapPicture.settle` lays them out bit by bit. `comments` shows how many open ones
    there are, `changes` what is other than in the state before. `column` is how wide a touchpoint is at least in canvas
    units, 0 as the tokens say; `lanes` are the rows it shows at most, None as the journey says; `piece` shows a part
    of the map instead of the whole, and says its rows itself.
    """

    outlined: bool = False
    placeholders: bool = True
    gradual: bool = False
    comments: bool = False
    changes: bool = False
    column: float = 0.0
    lanes: tuple[str, ...] | None = None
    piece: Piece | None = None


# What a map is drawn with where somebody works on it.
ON_SCREEN = MapOptions(gradual=True, comments=True)
