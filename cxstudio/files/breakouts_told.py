"""What came of trying to merge the files of groups, as plain data that one process writes and another reads.

What groups changed differently is told thing by thing, with what each side says; which of it is right is for others to
say.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from cxstudio.files.merge import Conflict
from cxstudio.files.problems import FileProblem, ProblemKind
from cxstudio.model.document import Document
from cxstudio.model.fields import HIDDEN, Group
from cxstudio.model.registers import GROUPS, State

# Sides that are no group: this map, the map as it was when the copies were made, and some of several sides.
HERE, BEFORE, MIXED = -1, -2, -3
VOTE = "vote_round"


@dataclass(frozen=True, slots=True)
class Brought:
    """What the file of a group brought: ids of what it added, changed and deleted, or why it stays out."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problem: ProblemKind | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says: of each disputed field its value, None for the default. `by` counts the files, or is HERE."""

    by: int
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Along:
    """A field that a deletion changes, also of what hangs on the deleted thing: its value without and with it."""

    group: Group
    item: str
    field: str
    kept: Any
    gone: Any


@dataclass(frozen=True, slots=True)
class Dispute:
    """A thing that several changed, each in another way: the fields, what they were, and what each side made of them.

    `taken` is the side that the merge takes by itself, MIXED where it takes something of several. Of a thing that some
    deleted and this map still has, `along` is what goes when it goes; by itself the merge keeps it.
    """

    group: Group
    item: str
    fields: tuple[str, ...]
    before: tuple[Any, ...]
    sides: tuple[Side, ...]
    taken: int
    along: tuple[Along, ...] = ()

    def deletes(self, by: int) -> bool:
        """Whether a side, or the map as it was, says that the thing is to go."""
        values = next((side.values for side in self.sides if side.by == by), self.before)
        return bool(dict(zip(self.fields, values, strict=True)).get(HIDDEN))


@dataclass(frozen=True, slots=True)
class Tried:
    """All that a trial found. `said` holds the fields of disputed things alone, by side."""

    brought: tuple[Brought, ...]
    disputes: tuple[Dispute, ...]
    fresh: tuple[Conflict, ...]
    said: dict[int, State]

    def write(self, path: Path) -> None:
        """Put it down for another process."""
        path.write_bytes(msgspec.json.encode(self))


def read_tried(path: Path) -> Tried:
    """What another process put down. Raises FileProblem: "unsafe" for what it did not end."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Tried)
    except (OSError, msgspec.DecodeError) as error:
        raise FileProblem("unsafe", path) from error


def noted(document: Document) -> State:
    """Every field as it is now; the fields themselves are copied where they are changed in place later."""
    return {
        group: {id: dict(fields) for id, fields in document.registers.state[group].items()}
        for group in GROUPS
    }
