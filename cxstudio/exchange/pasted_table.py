"""Cells with headings from a spreadsheet, read as rows about stages, touchpoints and cards; it knows no map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxstudio.edits.problems import Refused
from cxstudio.edits.tables import TableRow
from cxstudio.edits.values import clean_text
from cxstudio.exchange.cells import read_values, unguarded
from cxstudio.exchange.pasted import MOST_CELLS, MOST_LETTERS, check_lengths, rows_of
from cxstudio.exchange.table import CARD_COLUMNS, column_meant
from cxstudio.words import _

_TAKEN = {"stage", "touchpoint", "channel", "description", *CARD_COLUMNS}
_FEWEST = 2  # headings that are understood: one alone may be a word among others


@dataclass(frozen=True, slots=True)
class PastedTable:
    """What the rows say, and the headings of the columns that have no place on a map."""

    rows: tuple[TableRow, ...]
    left_out: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many texts there are."""
        return sum(bool(row.stage) + bool(row.touchpoint) + len(row.cards) for row in self.rows)

    def lines(self) -> list[str]:
        """The rows as an outline."""
        return list(self._lines())

    def _lines(self) -> Iterator[str]:
        stage = ""
        for row in self.rows:
            if row.stage and row.stage != stage:
                stage = row.stage
                yield stage
            if row.touchpoint:
                yield f"    {row.touchpoint}"
            yield from (f"        {' '.join(text.split())}" for _kind, text in row.cards)


def read_table(text: str) -> PastedTable | None:
    """The rows under the headings; None for a text whose first line names no columns.

    Raises Refused, one sentence, for a table that is too long.
    """
    first = text.lstrip("\r\n").split("\n", 1)[0]
    if "\t" not in first or len(text) > MOST_LETTERS:
        return None
    headings = [cell.strip() for cell in rows_of(clean_text(first))[0]]
    columns = [column_meant(heading.replace("_", " ")) for heading in headings]
    if len({column for column in columns if column in _TAKEN}) < _FEWEST:
        return None
    lines = [row for row in rows_of(clean_text(text.strip("\r\n")))[1:] if any(cell.strip() for cell in row)]
    if sum(bool(cell.strip()) for row in lines for cell in row) > MOST_CELLS:
        raise Refused(_("The table has more than {n} cells; paste fewer at once").format(n=MOST_CELLS))
    if not lines:
        raise Refused(_("The table has headings but no rows"))
    left_out = [h for h, column in zip(headings, columns, strict=True) if h and column not in _TAKEN]
    return PastedTable(tuple(_row(cells, columns) for cells in lines), tuple(left_out))


def _row(cells: list[str], columns: list[str]) -> TableRow:
    found: dict[str, list[str]] = {}
    for cell, column in zip(cells, columns, strict=False):
        found.setdefault(column, []).extend(read_values(unguarded(cell)))
    check_lengths(tuple(text for texts in found.values() for text in texts))

    def one(column: str) -> str:
        return " ".join(" ".join(found.get(column, ())).split())

    return TableRow(
        stage=one("stage"),
        touchpoint=one("touchpoint"),
        channels=tuple(found.get("channel", ())),
        description="\n".join(found.get("description", ())),
        cards=tuple((kind, text) for column, kind in CARD_COLUMNS.items() for text in found.get(column, ())),
    )
