"""Sheets written as a spreadsheet file (.xlsx) in which no text is a formula; the same sheets make the same bytes."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cxstudio.edits.values import clean_text
from cxstudio.exchange.sheet_rows import Cell, Look, Sheet

LONGEST_TITLE = 31  # of a sheet, as the file format has it
LONGEST_CELL = 32_767

_WIDEST, _NARROWEST = 60.0, 8.0  # characters
_LINE_HEIGHT, _HIGHEST = 15.0, 405.0  # points
_FILLED = 0.9  # of a line, as words break
_A3 = 8  # as the file format counts papers
_LOOKED_AT = 200  # rows, for the width of a column
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_LIKE = tuple("=+-@\t＝＋－＠'")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest a zip archive can say
_DATES: dict[type, str] = {datetime: "yyyy-mm-dd hh:mm", date: "yyyy-mm-dd"}
_FIRST_DAY = date(1900, 3, 1)  # before it spreadsheet programs disagree
_SHADE, _LINE = "EEF1F4", "C9CFD6"  # behind headings, and around cells


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
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        self._sheet = sheet
        self._alignment, self._bold = (
            Alignment(wrap_text=True, vertical="top"),
            Font(name="Calibri", size=11, bold=True),
        )
        self._shade = PatternFill("solid", start_color=_SHADE)
        line = Side(style="thin", color=_LINE)
        self._frame = Border(left=line, right=line, top=line, bottom=line)
        self._kept: dict[tuple[str, bool, bool, bool], Any] = {}

    def give(
        self,
        cell: Any,
        *,
        number_format: str = "",
        bold: bool = False,
        quoted: bool = False,
        framed: bool = False,
    ) -> None:
        key = (number_format, bold, quoted, framed)
        if key not in self._kept:
            self._kept[key] = self._made(*key)
        cell._style = self._kept[key]  # noqa: SLF001 - as openpyxl's own copies of cells do

    def _made(self, number_format: str, bold: bool, quoted: bool, framed: bool) -> Any:
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self._sheet)
        cell.alignment = self._alignment
        if number_format:
            cell.number_format = number_format
        if bold:
            cell.font, cell.fill = self._bold, self._shade
        if framed:
            cell.border = self._frame
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

    look = sheet.look
    target.freeze_panes = f"{get_column_letter(look.side + 1)}{look.head + 1}"
    target.sheet_view.rightToLeft = sheet.rtl
    if look.concealed:
        target.sheet_state = "hidden"
    widths = _widths(sheet.widths, table)
    for number, width in enumerate(widths):
        dimension = target.column_dimensions[get_column_letter(number + 1)]
        dimension.width, dimension.hidden = width, number in look.hidden
    for row, first, last in look.merged:
        target.merged_cells.add(
            f"{get_column_letter(first + 1)}{row + 1}:{get_column_letter(last + 1)}{row + 1}"
        )
    if look.filtered:
        target.auto_filter.ref = f"A1:{get_column_letter(len(sheet.headings))}{len(table)}"
    _print_setup(target, look)
    joined = {(row, first) for row, first, _last in look.merged}
    for number, values in enumerate(table):
        seen = [x for x in range(len(values)) if x not in look.hidden and (number, x) not in joined]
        height = _height([values[x] for x in seen], [widths[x] for x in seen])
        if height > _LINE_HEIGHT:
            target.row_dimensions[number + 1].height = height
        target.append(_cells(target, values, looks, look, heading=number < look.head))


def _height(cells: Sequence[Cell], widths: Sequence[float]) -> float:
    """Of a row, in points, so that wrapped texts are seen: not all programs work it out when they open a file."""
    lines = 1
    for cell, width in zip(cells, widths, strict=False):
        if isinstance(cell, str):
            room = max(1.0, width * _FILLED)
            lines = max(lines, sum(max(1, math.ceil(len(line) / room)) for line in cell.split("\n")))
    return min(_HIGHEST, lines * _LINE_HEIGHT)


def _print_setup(target: Any, look: Look) -> None:
    """Across the paper, as wide as it is, with the headings on each page."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    target.page_setup.orientation = "landscape"
    target.page_setup.fitToWidth, target.page_setup.fitToHeight = 1, 0
    target.print_title_rows = f"1:{look.head}"
    if look.side:
        target.page_setup.paperSize = _A3
        target.print_title_cols = f"A:{get_column_letter(look.side)}"


def _cells(target: Any, row: Iterable[Cell], looks: _Looks, look: Look, *, heading: bool) -> list[Any]:
    from openpyxl.cell import WriteOnlyCell

    made = []
    for place, value in enumerate(row):
        cell = WriteOnlyCell(target)
        bold, framed = heading or place < look.side, look.framed and place not in look.hidden
        if isinstance(value, str):
            # A text stays one: the type of its cell says so, and where it looks like a formula the mark that
            # programs use. It is put past openpyxl, which would guess what it is; `_fit` has made it fit.
            cell._value = _ESCAPE_LIKE.sub("_x005F_", value) if "_x" in value else value  # noqa: SLF001
            cell.data_type = "s"
            looks.give(cell, quoted=value.startswith(_FORMULA_LIKE), bold=bold, framed=framed)
        elif value is not None:
            cell.value = value
            looks.give(cell, number_format=_DATES.get(type(value), ""), bold=bold, framed=framed)
        else:
            looks.give(cell, bold=bold, framed=framed)
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
