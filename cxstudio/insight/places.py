"""Which place of a map a name from elsewhere means, and which ones are called almost so; it changes nothing.

Names are compared as a search compares texts. One that several places share means none of them: guessing would put
somebody's words where they do not belong.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from cxstudio.insight.folding import fold
from cxstudio.model.reading import Reading
from cxstudio.model.records import Journey, Stage, Touchpoint

MOST_SIMILAR = 3
_ALIKE = 0.72  # of 1, how much two names have in common to be called similar
_NUMBER = re.compile(r"^\d+(\.\d+)?[.:)]?\s+")
_BETWEEN = " / "

Place = Journey | Stage | Touchpoint


class Places:
    """The places of a session by their names, those of one journey before all others."""

    def __init__(self, document: Reading, journey: str = "") -> None:
        self._here: dict[str, list[str]] = {}
        self._elsewhere: dict[str, list[str]] = {}
        for one in document.journeys():
            names = self._here if one.id == journey or not journey else self._elsewhere
            for name, id in _named(document, one):
                names.setdefault(name, []).append(id)

    def find(self, name: str) -> str:
        """The id of the place called so; "" where none is, or more than one."""
        for key in _keys(name):
            for names in (self._here, self._elsewhere):
                found = names.get(key, ())
                if len(found) == 1:
                    return found[0]
                if found:
                    return ""
        return ""

    def similar(self, name: str, most: int = MOST_SIMILAR) -> tuple[str, ...]:
        """The ids of places called almost so, or exactly so where several are, the likeliest first.

        A place elsewhere is none where the journey has one of the same name, as a state to come has of the current one.
        """
        key = _folded(name)
        if not key:
            return ()
        found: dict[str, None] = {}
        for names in (self._here, self._elsewhere):
            near = difflib.get_close_matches(key, names, most * 2, _ALIKE)
            near += [other for other in names if other not in near and _within(key, other)]
            if names is self._elsewhere:
                near = [other for other in near if other not in self._here]
            for other in near:
                found.update(dict.fromkeys(names[other]))
        return tuple(found)[:most]


def _named(document: Reading, journey: Journey) -> Iterator[tuple[str, str]]:
    """Each place with what it may be called: its title, and with its stage before it."""
    if key := _folded(journey.title):
        yield key, journey.id
    for stage in document.stages(journey.id):
        above = _folded(stage.title)
        if above:
            yield above, stage.id
        for touchpoint in document.touchpoints(stage.id):
            own = _folded(touchpoint.title)
            if own:
                yield own, touchpoint.id
                yield f"{above}{_BETWEEN}{own}", touchpoint.id


def _keys(name: str) -> tuple[str, ...]:
    """What a name may stand under: as it is, and without the number a map puts before it."""
    key = _folded(name)
    return tuple(dict.fromkeys(x for x in (key, _NUMBER.sub("", key)) if x))


def _folded(name: str) -> str:
    return " ".join(re.sub(r"\s*[/>→]\s*", _BETWEEN, fold(name)).split())


def _within(key: str, other: str) -> bool:
    """Whether all words of the shorter name stand in the longer one."""
    one, two = sorted((set(key.split()), set(other.split())), key=len)
    return bool(one) and one <= two
