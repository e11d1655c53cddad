"""Sheets of plain cells, as they come from a spreadsheet or a text and as they are given to one; it knows no map."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from cxstudio.edits.values import clean_text
from cxstudio.exchange.cells import unguarded
from cxstudio.exchange.csv_rows import (
    DELIMITERS,
    MAX_COLUMNS,
    csv_rows,
    decoded,
    first_row,
    without_hint,
)
from cxstudio.exchange.problems import ImportProblem
from cxstudio.words import _

Cell = str | int | float | bool | date | datetime | None
"""A cell: a text, a number, a tick, a day, a moment without a zone, or nothing."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that holds something. `number` is the one its spreadsheet shows; cells missing at the end are empty."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SheetRows:
    """A sheet that was read. `notes` say, a sentence each, what was read otherwise than it looks in its program."""

    title: str
    rows: tuple[SheetRow, ...]
    hidden: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """How a sheet is laid out for whoever reads or prints it; rows and columns are counted from 0.

    The first rows (`head`) and columns (`side`) stay in sight and are printed on each page. Columns that are `hidden`
    are there for programs. `merged` are a row, a first and a last column whose cells are one; `framed` draws their
    lines, `filtered` lets rows be chosen, and a sheet that is `concealed` shows only when it is asked for.
    """

    head: int = 1
    side: int = 0
    hidden: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int], ...] = ()
    framed: bool = False
    filtered: bool = False
    concealed: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to write: headings, which stay in sight, and rows under them.

    `widths` are those of the columns in characters; where one is missing, the texts decide. `rtl` begins the sheet
    at its right. No text becomes a formula, whatever it begins with.
    """

    title: str
    headings: tuple[str, ...]
    rows: Iterable[tuple[Cell, ...]] = ()
    widths: tuple[float, ...] = ()
    rtl: bool = False
    look: Look = Look()


def read_sheets(data: bytes, title: str = "", *, named_xlsx: bool = False) -> tuple[SheetRows, ...]:
    """The sheets of a spreadsheet (.xlsx), or the one of a text of separated values, by what the bytes are.

    `title` is what the sheet of a text is called; what is `named_xlsx` and is no spreadsheet is refused.
    Raises ImportProblem, one sentence with the remedy.
    """
    from cxstudio.exchange.workbook import looks_like_workbook, read_workbook

    return read_workbook(data) if named_xlsx or looks_like_workbook(data) else (read_csv(data, title),)


def read_csv(data: bytes, title: str = "") -> SheetRows:
    """The one sheet of separated values; its cells are texts, or nothing. Raises ImportProblem."""
    text = without_hint(decoded(data))
    delimiter = max(DELIMITERS, key=lambda sign: len(first_row(text, sign)))
    rows = []
    for number, cells in csv_rows(text, delimiter):
        check_width(number, len(cells))
        if any(cell.strip() for cell in cells):
            rows.append(SheetRow(number, tuple(_cell(cell) for cell in cells)))
    return SheetRows(title, tuple(rows))


def _cell(text: str) -> Cell:
    return unguarded(clean_text(text)) if text.strip() else None


def check_width(row: int, columns: int) -> None:
    """Raises ImportProblem for more columns than any table of ours needs."""
    if columns > MAX_COLUMNS:
        reason = _(
            "Row {row} has {number} columns; at most {limit} are possible, so leave out what is not needed"
        )
        raise ImportProblem(reason.format(row=row, number=columns, limit=MAX_COLUMNS))
