"""What a future or ideal state only took over from the journey it came from; it asks only.

A copy is the source of a `same_as` link to the card or touchpoint it was, in another journey. Lists and counts that go
over all journeys leave it out while what it was is on a map.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from cxstudio.model.reading import Reading
from cxstudio.model.records import Card, Touchpoint


class Copies:
    """The copies there are now; a change of the document asks for another one."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @cached_property
    def origin_of(self) -> Mapping[str, str]:
        """Of each copy what it comes from in the end: an ideal state may be that of a future one."""
        behind = self._behind
        return {id: origin for id in behind if (origin := self._first(id)) != id}

    def __contains__(self, id: str) -> bool:
        return id in self.origin_of

    @cached_property
    def _behind(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for link in sorted(self._reading.links("same_as"), key=lambda x: x.id):
            here, there = self._journey(link.source), self._journey(link.target)
            if here and there and here != there:
                found.setdefault(link.source, link.target)
        return found

    def _first(self, id: str) -> str:
        path = [id]
        while (behind := self._behind.get(path[-1], "")) and behind not in path:
            path.append(behind)
        # Two cards may each be said to be the other: then one of them stands for both.
        return min(path[path.index(behind) :]) if behind else path[-1]

    def _journey(self, id: str) -> str:
        """The journey on whose map a card or touchpoint is; "" for what is parked, and for anything else."""
        record = self._reading.get(id)
        if not isinstance(record, Card | Touchpoint) or (isinstance(record, Card) and record.parked):
            return ""
        stage = self._reading.stage_of(id)
        return stage.journey if stage is not None else ""
