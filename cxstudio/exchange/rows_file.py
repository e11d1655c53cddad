"""Sheets as lines of JSON, by which the process that reads foreign files hands them to the window; it knows no map.

A sheet begins with an object of what is known of it; each of its rows is a list of its number and its cells. A day is
``{"day": "2026-05-31"}``, a moment ``{"moment": "2026-05-31T14:05:00"}``.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from cxstudio.exchange.sheet_rows import Cell, SheetRow, SheetRows

_SLICE = 500  # rows between two looks at the clock


def lines_of(sheets: Iterable[SheetRows]) -> Iterator[bytes]:
    """The lines, each with its end."""
    encoder = msgspec.json.Encoder()
    for sheet in sheets:
        known = {"sheet": sheet.title, "hidden": sheet.hidden, "notes": sheet.notes}
        yield encoder.encode(known) + b"\n"
        for row in sheet.rows:
            yield encoder.encode([row.number, *map(_written, row.cells)]) + b"\n"


def reading(path: Path) -> Generator[float, None, tuple[SheetRows, ...]]:
    """The sheets of such a file, read in slices; returns them at the end. Raises ValueError for any other file."""
    decoder = msgspec.json.Decoder()
    sheets: list[SheetRows] = []
    rows: list[SheetRow] = []
    size, done = max(1, path.stat().st_size), 0
    with path.open("rb") as file:
        for number, line in enumerate(file):
            done += len(line)
            told = decoder.decode(line)
            if isinstance(told, dict):
                _end(sheets, rows)
                sheets.append(SheetRows(str(told["sheet"]), (), bool(told["hidden"]), tuple(told["notes"])))
            else:
                rows.append(SheetRow(int(told[0]), tuple(map(_read, told[1:]))))
            if number % _SLICE == _SLICE - 1:
                yield done / size
    _end(sheets, rows)
    return tuple(sheets)


def _end(sheets: list[SheetRows], rows: list[SheetRow]) -> None:
    if sheets:
        sheets[-1] = replace(sheets[-1], rows=tuple(rows))
    rows.clear()


def _written(cell: Cell) -> Any:
    if isinstance(cell, datetime):
        return {"moment": cell.isoformat()}
    return {"day": cell.isoformat()} if isinstance(cell, date) else cell


def _read(told: Any) -> Cell:
    if isinstance(told, dict):
        if "day" in told:
            return date.fromisoformat(told["day"])
        return datetime.fromisoformat(told["moment"])
    cell: Cell = told
    return cell
