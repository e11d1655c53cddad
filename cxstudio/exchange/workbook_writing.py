"""Sheets written as a spreadsheet file (.xlsx) in which no text is a formula; the same sheets make the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from cxstudio.edits.values import clean_text
from cxstudio.exchange.sheet_rows import Cell, Sheet

LONGEST_TITLE = 31  # of a sheet, as the file format has it
LONGEST_CELL = 32_767

_WIDEST, _NARROWEST = 60.0, 8.0  # characters
_LOOKED_AT = 200  # rows, for the width of a column
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_LIKE = tuple("=+-@\t＝＋－＠'")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest a zip archive can say
_FIRST_DAY = date(1900, 3, 1)  # before it spreadsheet programs disagree


def write_workbook(sheets: Sequence[Sheet]) -> bytes:
    """The bytes of an .xlsx file; titles are cut and told apart as the format wants it.

    Raises ValueError for a text longer than a cell holds.
    """
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    tables = [_table(sheet) for sheet in sheets]  # what does not fit is found before openpyxl begins
    book = Workbook(write_only=True)
    book.properties.creator = "CX Studio"
    book.properties.created = book.properties.modified = datetime(*_LONG_AGO)  # noqa: DTZ001 - the format has no zone
    for title, sheet, table in zip(_titles(sheets), sheets, tables, strict=True):
        _write(book.create_sheet(title), sheet, table)
    made = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED)).save()
    return _timeless(made)


def _table(sheet: Sheet) -> list[tuple[Cell, ...]]:
    """The headings and rows of a sheet, each value as a cell can hold it."""
    return [tuple(_fit(value) for value in row) for row in (sheet.headings, *sheet.rows)]


def _fit(value: Cell) -> Cell:
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return value.isoformat() if day < _FIRST_DAY else value
    if not isinstance(value, str):
        return value
    text = clean_text(value)
    if len(text) > LONGEST_CELL:
        raise ValueError(f"a cell holds at most {LONGEST_CELL} characters")
    return text


def _write(target: Any, sheet: Sheet, table: Sequence[tuple[Cell, ...]]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    target.freeze_panes = "A2"
    target.sheet_view.rightToLeft = sheet.rtl
    for number, width in enumerate(_widths(sheet.widths, table), start=1):
        target.column_dimensions[get_column_letter(number)].width = width
    heading, text = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(table):
        target.append(_cells(target, row, text, None if number else heading))


def _cells(target: Any, values: Iterable[Cell], alignment: Any, font: Any) -> list[Any]:
    from openpyxl.cell import WriteOnlyCell

    made = []
    for value in values:
        cell = WriteOnlyCell(target)
        if isinstance(value, str):
            _put_text(cell, value)
        elif value is not None:
            cell.value = value
            if isinstance(value, date):
                cell.number_format = "yyyy-mm-dd hh:mm" if isinstance(value, datetime) else "yyyy-mm-dd"
        cell.alignment = alignment
        if font is not None:
            cell.font = font
        made.append(cell)
    return made


def _put_text(cell: Any, text: str) -> None:
    """A text stays one: the type of its cell says so, and where it looks like a formula the mark that programs use."""
    cell.value = _ESCAPE_LIKE.sub("_x005F_", text)
    cell.data_type = "s"
    if text.startswith(_FORMULA_LIKE):
        cell.quotePrefix = True


def _titles(sheets: Sequence[Sheet]) -> list[str]:
    """What the sheets are called: bounded, without signs the format forbids, each once."""
    titles: list[str] = []
    taken: set[str] = set()
    for number, sheet in enumerate(sheets, start=1):
        wanted = " ".join(_NOT_IN_TITLES.sub(" ", clean_text(sheet.title)).split()).strip("'")
        title = wanted[:LONGEST_TITLE] or str(number)
        again = 2
        while title.casefold() in taken:
            mark = f" {again}"
            title = wanted[: LONGEST_TITLE - len(mark)] + mark
            again += 1
        taken.add(title.casefold())
        titles.append(title)
    return titles


def _widths(wanted: Sequence[float], table: Sequence[tuple[Cell, ...]]) -> list[float]:
    """Of each column, in characters: as asked for, or as the first rows need it."""
    first = table[:_LOOKED_AT]
    columns = max((len(row) for row in first), default=0)
    widths = list(wanted[:columns])
    for column in range(len(widths), columns):
        texts = [str(row[column]) for row in first if column < len(row) and row[column] is not None]
        longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
        widths.append(min(_WIDEST, max(_NARROWEST, longest + 2.0)))
    return widths


def _timeless(made: io.BytesIO) -> bytes:
    """The same archive without the moment it was made."""
    target = io.BytesIO()
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name, _LONG_AGO), before.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()
