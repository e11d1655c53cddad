"""What can be wrong with a foreign file, in words its owner can act on; it knows no particular format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxstudio.words import _, ngettext

MOST_NAMED = 20  # in one sentence
LONGEST_NAME = 60  # characters, inside a sentence


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one row; rows are numbered as a spreadsheet shows them, the header being row 1.

    `column` is the key of the column it is about, where it is one. Of a fault that is a `value` the rest of its row
    can be taken.
    """

    row: int
    reason: str
    column: str = ""
    value: bool = False

    def __str__(self) -> str:
        return _("Row {number}: {reason}").format(number=self.row, reason=self.reason)


class ImportProblem(ValueError):
    """The file cannot be imported; the text is one plain sentence with the remedy, `faults` are its bad rows."""

    def __init__(self, reason: str, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.faults = faults


def few(names: Sequence[str]) -> str:
    """Names from a file inside a sentence: a few of them, each cut where it is long, and how many more there are."""
    shown = ", ".join(
        name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…" for name in names[:MOST_NAMED]
    )
    more = len(names) - MOST_NAMED
    if more <= 0:
        return shown
    return ngettext("{names} and {n} more", "{names} and {n} more", more).format(names=shown, n=more)
