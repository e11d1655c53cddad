"""What is worth telling of each version: who made it, whether by name, and what was done since the one before."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cxstudio.files.session_file import SessionFile
from cxstudio.files.versions import Turns, Version, versions
from cxstudio.model.log import Row

_BY_ITSELF = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}")


@dataclass(frozen=True, slots=True)
class Note:
    """A version and the steps since the one before: the words of the undo menu and how often, most frequent first."""

    version: Version
    authors: tuple[str, ...]
    steps: tuple[tuple[str, int], ...]

    @property
    def automatic(self) -> bool:
        """Whether Save put it, so that its name is only a time."""
        return _BY_ITSELF.fullmatch(self.version.name) is not None

    @property
    def changes(self) -> int:
        return sum(number for _label, number in self.steps)


def automatic_name() -> str:
    """What a version is called that nobody names."""
    return time.strftime("%Y-%m-%d %H:%M:%S")


def notes(session: SessionFile) -> list[Note]:
    """A note on each version, oldest first."""
    rows = session.rows()
    found: list[Note] = []
    before: Turns = {}
    for version in versions(session):
        found.append(_note(version, before, rows))
        before = version.turns
    return found


def _note(version: Version, before: Turns, rows: Sequence[Row]) -> Note:
    new = [
        row
        for row in rows
        if before.get(row.source, 0) < row.turn <= version.turns.get(row.source, 0) and row.kind == "do"
    ]
    authors = tuple(dict.fromkeys(row.author for row in new if row.author))
    steps = Counter(row.label for row in new if row.label)
    return Note(version, authors, tuple(steps.most_common()))
