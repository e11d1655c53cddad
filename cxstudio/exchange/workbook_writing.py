"""Sheets written as a spreadsheet file (.xlsx) in which no text is a formula; the same sheets make the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
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
_DATES: dict[type, str] = {datetime: "yyyy-mm-dd hh:mm", date: "yyyy-mm-dd"}
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
    looks: _Looks | None = None
    for title, sheet, table in zip(_titles(sheets), sheets, tables, strict=True):
        target = book.create_sheet(title)
        looks = looks or _Looks(target)
        _write(target, sheet, table, looks)
    made = io.BytesIO()
    ExcelWriter(book, _Timeless(made, "w", zipfile.ZIP_DEFLATED)).save()
    return made.getvalue()


class _Timeless(zipfile.ZipFile):
    """An archive without the moment it was made."""

    def writestr(
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: Any,
        compress_type: int | None = zipfile.ZIP_DEFLATED,
        compresslevel: int | None = None,
    ) -> None:
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        super().writestr(zipfile.ZipInfo(name, _LONG_AGO), data, compress_type, compresslevel)

    def write(
        self,
        filename: Any,
        arcname: Any = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """What openpyxl wrote into a file of its own. Such a sheet is small enough to be held in memory."""
        del compress_type
        self.writestr(str(arcname), Path(filename).read_bytes(), compresslevel=compresslevel)


class _Looks:
    """The few ways a cell looks, each found out once: openpyxl looks up every property of every cell anew."""

    def __init__(self, sheet: Any) -> None:
        from openpyxl.styles import Alignment, Font

        self._sheet = sheet
        self._alignment, self._bold = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
        self._kept: dict[tuple[str, bool, bool], Any] = {}

    def give(self, cell: Any, *, number_format: str = "", bold: bool = False, quoted: bool = False) -> None:
        key = (number_format, bold, quoted)
        if key not in self._kept:
            self._kept[key] = self._made(*key)
        cell._style = self._kept[key]  # noqa: SLF001 - as openpyxl's own copies of cells do

    def _made(self, number_format: str, bold: bool, quoted: bool) -> Any:
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self._sheet)
        cell.alignment = self._alignment
        if number_format:
            cell.number_format = number_format
        if bold:
            cell.font = self._bold
        if quoted:
            cell.quotePrefix = True
        return cell._style  # noqa: SLF001


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


def _write(target: Any, sheet: Sheet, table: Sequence[tuple[Cell, ...]], looks: _Looks) -> None:
    from openpyxl.utils import get_column_letter

    target.freeze_panes = "A2"
    target.sheet_view.rightToLeft = sheet.rtl
    for number, width in enumerate(_widths(sheet.widths, table), start=1):
        target.column_dimensions[get_column_letter(number)].width = width
    for number, row in enumerate(table):
        target.append(_cells(target, row, looks, heading=not number))


def _cells(target: Any, values: Iterable[Cell], looks: _Looks, *, heading: bool) -> list[Any]:
    from openpyxl.cell import WriteOnlyCell

    made = []
    for value in values:
        cell = WriteOnlyCell(target)
        if isinstance(value, str):
            # A text stays one: the type of its cell says so, and where it looks like a formula the mark that
            # programs use. It is put past openpyxl, which would guess what it is; `_fit` has made it fit.
            cell._value = _ESCAPE_LIKE.sub("_x005F_", value) if "_x" in value else value  # noqa: SLF001
            cell.data_type = "s"
            looks.give(cell, bold=heading, quoted=value.startswith(_FORMULA_LIKE))
        elif value is not None:
            cell.value = value
            looks.give(cell, number_format=_DATES.get(type(value), ""), bold=heading)
        else:
            looks.give(cell, bold=heading)
        made.append(cell)
    return made


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
