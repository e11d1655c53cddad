"""What can be wrong with a foreign file, in words its owner can act on; it knows no particular format."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.words import _


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one row; rows are numbered as a spreadsheet shows them, the header being row 1."""

    row: int
    reason: str

    def __str__(self) -> str:
        return _("Row {number}: {reason}").format(number=self.row, reason=self.reason)


class ImportProblem(ValueError):
    """The file cannot be imported; the text is one plain sentence with the remedy, `faults` are its bad rows."""

    def __init__(self, reason: str, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.faults = faults
