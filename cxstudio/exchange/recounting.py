"""Which counts of a survey are new, and which a session has from an earlier import of it; it changes nothing.

A survey that grew is counted again: what it says of a place holds all that it said before, and more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxstudio.edits.feedback import Counts
from cxstudio.insight.folding import fold
from cxstudio.model.measures import Reading

Compared = tuple[list[Counts], list[tuple[str, Counts]], int]


def compared(earlier: Sequence[Reading], counts: Iterable[Counts]) -> Compared:
    """The new ones, those of an earlier reading (by its id) counted again, and how many are the same.

    `earlier` are the readings of the same metric and source.
    """
    new: list[Counts] = []
    updates: list[tuple[str, Counts]] = []
    same, left = 0, {reading.id: reading for reading in earlier}
    rest = []
    for one in counts:
        exact = next((x for x in left.values() if _there(x, one) and _then(x, one)), None)
        if exact is None:
            rest.append(one)
            continue
        del left[exact.id]
        if dict(exact.inputs) == dict(one.inputs):
            same += 1
        else:
            updates.append((exact.id, one))
    for one in rest:
        grown = next((x for x in left.values() if _there(x, one) and _grew(x, one)), None)
        if grown is None:
            new.append(one)
        else:
            del left[grown.id]
            updates.append((grown.id, one))
    return new, updates, same


def _there(reading: Reading, counts: Counts) -> bool:
    """Whether both are of one place; what was placed since is still known by the name it came under."""
    if counts.place:
        return fold(reading.place) == fold(counts.place)
    return reading.at == counts.at and (bool(counts.at) or not reading.place)


def _then(reading: Reading, counts: Counts) -> bool:
    return (reading.start, reading.end) == (counts.start, counts.end)


def _grew(reading: Reading, counts: Counts) -> bool:
    """Whether the days of both meet, and no score was given less often than before."""
    if not (reading.start and counts.start and reading.start <= counts.end and counts.start <= reading.end):
        return False
    now = dict(counts.inputs)
    return all(now.get(score, 0) >= times for score, times in reading.inputs)
