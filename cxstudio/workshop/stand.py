"""Where a workshop stands: what the wall is to show of which step, as plain data; it changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cxstudio.model.labels import label, place_of
from cxstudio.model.workshops import Lens

__all__ = ["KEPT", "MOST_NEWEST", "Stand", "candidates_kept", "label", "place_of"]

KEPT = "workshop"  # of a file's local state: the stand

MOST_NEWEST = 200


@dataclass(frozen=True, slots=True)
class Stand:
    """What the facilitator has chosen for the wall, and what the room added last.

    `stage` and `touchpoint` are where the room is, "" while it is nowhere yet. `newest` are the ids of what was added
    in this step, the newest first. `spot` is what is in the spotlight: all else is dimmed. `page` counts from 0 where
    a lens does not fit at once. While it is `frozen` the wall keeps what it showed when that began; the `curtain` hides
    the map, `black` everything.
    """

    step: str = ""
    lens: Lens = "map"
    stage: str = ""
    touchpoint: str = ""
    persona: str = ""
    vote: str = ""
    aim: str = ""  # the pain that the room is finding answers to
    matrix: tuple[str, ...] = ()  # the labelled candidates: A, B, C …
    newest: tuple[str, ...] = ()
    latest: tuple[str, ...] = ()  # what was added last in any step, the newest first
    reader: str = ""  # whose turn it is to read out, once a round has begun
    spot: tuple[str, ...] = ()
    pointer: tuple[float, float] | None = None  # shares of the wall's width and height
    page: int = 0
    frozen: bool = False
    curtain: bool = False
    black: bool = False

    def with_newest(self, ids: Sequence[str]) -> Stand:
        """The newest things with more in front, which came in this order."""
        fresh = tuple(reversed(ids))
        newest, latest = (
            tuple(dict.fromkeys((*fresh, *before)))[:MOST_NEWEST] for before in (self.newest, self.latest)
        )
        return replace(self, newest=newest, latest=latest)


def candidates_kept(kept: object) -> tuple[str, ...]:
    """The candidates of the priorities, as the local state of a file has them; none where it is of another form."""
    found = kept.get("matrix") if isinstance(kept, dict) else None
    return tuple(id for id in found if isinstance(id, str)) if isinstance(found, list | tuple) else ()
