"""The one place that has openpyxl read: the cells of each sheet of a checked archive, bounded; it knows no map.

openpyxl's own reader of a sheet fills every gap and keeps every element; here rows are taken as they come and let go.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.utils import coordinate_to_tuple, range_boundaries
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import (
    CELL_TAG,
    DATA_TAG,
    FORMULA_TAG,
    INLINE_STRING,
    ROW_TAG,
    VALUE_TAG,
    WorkSheetParser,
)
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from cxstudio.edits.values import clean_text
from cxstudio.exchange.csv_rows import MAX_ROW, MAX_ROWS
from cxstudio.exchange.problems import ImportProblem
from cxstudio.exchange.sheet_rows import Cell, SheetRow, SheetRows, check_width
from cxstudio.words import _, ngettext

MAX_SHEETS = 200
MAX_CELLS = 5_000_000  # filled ones of a file, and as many filled by merging
LAST_ROW = 1_048_576  # of the file format
MAX_TEXTS = 2_000_000  # texts the sheets share
_MAX_ELEMENTS = 200_000  # outside of rows: merged blocks, rules, links
_MAX_IN_ROW = 100_000  # elements inside of one row

_MERGED_TAG = f"{{{SHEET_MAIN_NS}}}mergeCell"
_RUN_TAG, _PLAIN_TAG = f"{{{SHEET_MAIN_NS}}}r", f"{{{SHEET_MAIN_NS}}}t"
_TEXT_TAG = f"{{{SHEET_MAIN_NS}}}si"
_FILLED = re.compile(rb"<(?:\w+:)?(?:v|t)(?: [^<>]*)?>[^<]")
_LOOKED_AT = 2**20  # bytes at a time
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")

Block = tuple[int, int, int, int]
"""First column, first row, last column, last row of a merged block; the first column is 1."""


def sheets_of(archive: zipfile.ZipFile, data: bytes) -> tuple[SheetRows, ...]:
    """The sheets of an archive whose parts were checked. Raises ImportProblem, or anything for a damaged one."""
    del archive  # openpyxl opens the bytes itself
    reader = _Reader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    with reader.archive:
        reader.read()
        sheets = [sheet for sheet in reader.wb.worksheets if isinstance(sheet, ReadOnlyWorksheet)]
        if len(sheets) > MAX_SHEETS:
            reason = _("The spreadsheet has {number} sheets; at most {limit} are possible")
            raise ImportProblem(reason.format(number=len(sheets), limit=MAX_SHEETS))
        room = _Room()
        return tuple(_sheet(sheet, reader.shared_strings, room) for sheet in sheets)


class _Room:
    """How many cells are left for all sheets together."""

    def __init__(self) -> None:
        self.filled = self.merged = MAX_CELLS

    def take(self, number: int) -> None:
        self.filled -= number
        self._check(self.filled)

    def take_merged(self, number: int) -> None:
        self.merged -= number
        self._check(self.merged)

    def _check(self, left: int) -> None:
        if left < 0:
            reason = _("The spreadsheet has more than {limit} cells; split it into several")
            raise ImportProblem(reason.format(limit=MAX_CELLS))


class _Reader(ExcelReader):  # type: ignore[misc]  # openpyxl has no types
    """Reads the texts that sheets share as they were written, and no more than a bounded number."""

    def read_strings(self) -> None:
        part = self.package.find(SHARED_STRINGS)
        if part is None:
            return
        with self.archive.open(part.PartName[1:]) as source:
            parent: Any = None
            for event, element in iterparse(source, events=("start", "end")):
                if event == "start":
                    parent = element if parent is None else parent
                elif element.tag == _TEXT_TAG:
                    self.shared_strings.append(_text_of(element))
                    parent.clear()
                    if len(self.shared_strings) > MAX_TEXTS:
                        raise ImportProblem(_("The spreadsheet holds too many texts; split it into several"))

    def read_worksheets(self) -> None:
        """The sheets in their order. Raises ValueError where one is named and its part is not there."""
        for sheet, relation in self.parser.find_sheets():
            if "chartsheet" in relation.Type:
                continue
            if relation.target not in self.valid_files:
                raise ValueError("a sheet without its part")
            made = _UnmeasuredSheet(self.wb, sheet.name, relation.target, self.shared_strings)
            made.sheet_state = sheet.state
            self.wb._sheets.append(made)  # noqa: SLF001 - as openpyxl's own reader adds them


class _UnmeasuredSheet(ReadOnlyWorksheet):  # type: ignore[misc]  # openpyxl has no types
    """A sheet whose size nobody asks for: where a file does not say it, openpyxl would read all rows to know."""

    def _get_size(self) -> None:
        pass


class _Cells(WorkSheetParser):  # type: ignore[misc]  # openpyxl has no types
    """The rows of one sheet with their cells, and beside them what was met on the way."""

    def __init__(self, source: Any, sheet: Any, texts: list[str]) -> None:
        book = sheet.parent
        super().__init__(
            source,
            texts,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,  # noqa: SLF001 - as openpyxl's own sheets hand them on
            timedelta_formats=book._timedelta_formats,  # noqa: SLF001
        )
        self.col_counter = 0
        self.blocks: list[Block] = []
        self.without_result = 0
        self.errors = 0

    def rows(self) -> Iterator[tuple[int, dict[int, Cell]]]:
        """Numbers and cells by column, the first being 1; cells that are empty are left out."""
        data: Any = None
        inside, outside, within = False, 0, 0
        for event, element in iterparse(self.source, events=("start", "end")):
            if event == "start":
                if element.tag == DATA_TAG:
                    data = element
                elif element.tag == ROW_TAG:
                    inside, within = True, 0
                within += inside
                outside += not inside
                if within > _MAX_IN_ROW or outside > _MAX_ELEMENTS:
                    raise ValueError("more elements than a sheet has")
            elif element.tag == ROW_TAG:
                inside = False
                yield self._row(element)
                (element if data is None else data).clear()
            elif element.tag == _MERGED_TAG:
                self.blocks.append(range_boundaries(element.get("ref")))

    def _row(self, element: Any) -> tuple[int, dict[int, Cell]]:
        number, cells = self.parse_row(element)
        self.row_dimensions.clear()
        return number, {cell["column"]: cell["value"] for cell in cells if cell["value"] not in {None, ""}}

    def parse_cell(self, element: Any) -> dict[str, Any]:
        """One cell, as openpyxl reads it; only a formula without result and an error are empty here."""
        if element.tag != CELL_TAG:
            return {"column": 0, "value": None}
        if element.get("t") == "inlineStr":  # openpyxl would make an object of each part of the text
            self.col_counter = _column(element.get("r")) or self.col_counter + 1
            text = "".join(_text_of(child) for child in element.iterfind(INLINE_STRING))
            return {"column": self.col_counter, "value": text}
        if element.get("t") == "s" and (element.findtext(VALUE_TAG) or "").startswith("-"):
            raise ValueError("a negative number of a text")
        if element.find(FORMULA_TAG) is not None and not element.findtext(VALUE_TAG):
            self.without_result += 1
            return {"column": 0, "value": None}
        cell: dict[str, Any] = super().parse_cell(element)
        if cell["data_type"] == "e":
            self.errors += 1
            cell["value"] = None
        elif element.get("t") == "str" and isinstance(cell["value"], str):
            cell["value"] = _unescaped(cell["value"])
        else:
            cell["value"] = _plain(cell["value"])
        return cell


def _sheet(sheet: Any, texts: list[str], room: _Room) -> SheetRows:
    _refuse_many(sheet)
    rows: list[tuple[int, dict[int, Cell]]] = []
    before = 0
    with sheet._get_source() as source:  # noqa: SLF001 - openpyxl has no open door to it
        cells = _Cells(source, sheet, texts)
        for number, row in cells.rows():
            if not before < number <= LAST_ROW:
                raise ValueError("rows are not in order")
            before = number
            if row:
                room.take(len(row))
                _check_row(number, row, sheet.title, len(rows))
                rows.append((number, row))
    _fill_merged(rows, cells.blocks, room)
    made = tuple(
        SheetRow(number, tuple(row.get(column) for column in range(1, max(row) + 1))) for number, row in rows
    )
    return SheetRows(
        _unescaped(sheet.title), made, sheet.sheet_state != "visible", tuple(_notes(sheet.title, cells))
    )


def _refuse_many(sheet: Any) -> None:
    """Raises ImportProblem for far more rows than are read, by a look at the bytes alone: reading them takes minutes.

    It may find too few, in an unusual spelling of the file; then the reader counts.
    """
    found, rest = 0, b""
    with sheet._get_source() as source:  # noqa: SLF001
        while found <= MAX_ROWS + 1 and (part := source.read(_LOOKED_AT)):
            *rows, rest = (rest + part).split(b"row>")
            found += sum(_FILLED.search(row) is not None for row in rows)
            rest = rest[-_LOOKED_AT:]
    if found > MAX_ROWS + 1:
        raise _too_many(sheet.title)


def _too_many(title: str) -> ImportProblem:
    reason = _("The sheet “{title}” has more than {limit} rows; split it")
    return ImportProblem(reason.format(title=title, limit=MAX_ROWS))


def _check_row(number: int, row: dict[int, Cell], title: str, before: int) -> None:
    if before > MAX_ROWS:
        raise _too_many(title)
    check_width(number, max(row))
    if sum(len(value) for value in row.values() if isinstance(value, str)) > MAX_ROW:
        reason = _("Row {row} of the sheet “{title}” is longer than {limit} characters; split it")
        raise ImportProblem(reason.format(row=number, title=title, limit=MAX_ROW))


def _fill_merged(rows: list[tuple[int, dict[int, Cell]]], blocks: list[Block], room: _Room) -> None:
    """Let each cell of a merged block hold what its first one holds; rows that are empty otherwise stay so."""
    by_number = dict(rows)
    widest = max((max(row) for _number, row in rows), default=0)
    for left, top, last, bottom in blocks:
        value = by_number.get(top, {}).get(left)
        right = min(last, widest)
        room.take_merged(max(0, bottom - top + 1))
        for number in range(top, bottom + 1):
            row = by_number.get(number)
            if row is None:
                continue
            room.take_merged(max(0, right - left + 1))
            for column in range(left, right + 1):
                if value is not None:
                    row[column] = value


def _notes(title: str, cells: _Cells) -> Iterator[str]:
    if cells.without_result:
        number = cells.without_result
        yield ngettext(
            "Sheet “{title}”: {n} formula has no stored result and was read as empty; open and save the file in a "
            "spreadsheet program",
            "Sheet “{title}”: {n} formulas have no stored result and were read as empty; open and save the file in a "
            "spreadsheet program",
            number,
        ).format(title=title, n=number)
    if cells.errors:
        number = cells.errors
        yield ngettext(
            "Sheet “{title}”: {n} cell shows an error and was read as empty",
            "Sheet “{title}”: {n} cells show an error and were read as empty",
            number,
        ).format(title=title, n=number)


def _plain(value: Any) -> Cell:
    """A value of openpyxl as one of ours: a moment at midnight is a day, a time of day or a span is its words."""
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if value is None or isinstance(value, str | int | float | bool | date):
        return value
    return str(value)


def _column(place: str | None) -> int:
    """The number of the column in "AB12", the first being 1; 0 where nothing is said."""
    return int(coordinate_to_tuple(place)[1]) if place else 0


def _text_of(element: Any) -> str:
    """The text of a shared or inline string: its own and that of its runs, without what is said about its sound."""
    runs = (element, *element.iterfind(_RUN_TAG))
    return _unescaped("".join(part.text or "" for run in runs for part in run.iterfind(_PLAIN_TAG)))


def _unescaped(text: str) -> str:
    """A text without the escapes of the file format. Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring)."""
    return clean_text(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text)
