"""Opens a file afresh after its disk was away, if it is still as it was left; it keeps no state."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cxstudio.files.problems import FileProblem
from cxstudio.files.store import Store
from cxstudio.model.log import Row


class Mark(NamedTuple):
    """What tells a row from any other."""

    seq: int
    source: int
    turn: int

    @classmethod
    def of(cls, row: Row) -> Mark:
        """The mark of a row."""
        return cls(row.seq, row.source, row.turn)


def reopened(path: Path, last: Mark, waiting: Sequence[Row]) -> tuple[Store, int] | None:
    """The file, open for writing, and how many of the waiting rows it holds after all; None when it is not ours.

    `last` is the last row known to be on disk.
    """
    try:
        store = Store.open(path)
    except FileProblem:
        return None
    try:
        found = [Mark.of(row) for row in store.rows()]
        beyond = len(found) - last.seq
        ours = found[last.seq - 1 : last.seq] == [last]
        if ours and found[last.seq :] == [Mark.of(row) for row in waiting[:beyond]]:
            return store.begin_writing(), beyond
    except FileProblem:
        pass
    store.drop()
    return None
