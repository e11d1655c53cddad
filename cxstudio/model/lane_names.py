"""Which rows of any journey a name means: what is left out by its name is gone wherever a row is called so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxstudio.model.alike import alike
from cxstudio.model.kinds import LANES
from cxstudio.model.lanes import lane_key, lane_keys, lane_kind
from cxstudio.model.naming import lane_title
from cxstudio.model.records import Lane
from cxstudio.words import SOURCE_LANGUAGE, translate, window_language

if TYPE_CHECKING:
    from cxstudio.model.reading import Reading


def lanes_called(reading: Reading, name: str) -> frozenset[str]:
    """The keys of all rows with this name in any journey: their key, the name somebody gave them, or the usual one.

    Two rows may share a name, in one journey or in two: all of them are meant.
    """
    wanted = alike(name)
    if not wanted:
        return frozenset()
    keys = {key for journey in reading.journeys() for key in lane_keys(reading, journey.id)}
    found = {key for key in keys if wanted in map(alike, _usual_names(reading, key))}
    for lane in reading.every(Lane):
        if lane_key(lane) in keys and alike(lane.title) == wanted:
            found.add(lane_key(lane))
    return frozenset(found)


def lanes_like(reading: Reading, journey: str, key: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """One row of a journey with those called the same in any, and the names by which `lanes_called` finds them all."""
    title = lane_title(reading, journey, key)
    names = (title,) if key not in LANES else (key, title)
    by_name = {name: lanes_called(reading, name) for name in names}
    found = frozenset().union(*by_name.values())
    fewest = next(((name,) for name, keys in by_name.items() if keys == found), names)
    return found, fewest


def _usual_names(reading: Reading, key: str) -> Iterator[str]:
    yield key
    if key in LANES or not any(lane.title.strip() for lane in reading.every(Lane) if lane_key(lane) == key):
        for language in (SOURCE_LANGUAGE, window_language(), reading.session.language):
            yield translate(lane_kind(key).label, language)
