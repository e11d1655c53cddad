"""Which kind of things a sheet holds and which column is which, by its headings in any language; it reads no row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from cxstudio.exchange.kind_cells import cell_text
from cxstudio.exchange.kind_columns import ID, MARK, Column, columns_of, kinds_with_tables
from cxstudio.exchange.kind_table import heading_in, read_heading, read_mark
from cxstudio.exchange.map_sheet import says_the_same
from cxstudio.exchange.problems import few
from cxstudio.exchange.sheet_rows import Cell, SheetRow, SheetRows
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.words import _, languages, translate


@dataclass(frozen=True, slots=True)
class KindSheet:
    """A sheet with the columns that were recognised, by their place. `kind` is "" for a sheet of something else.

    Of a map, which is `only_read`, nothing comes back.

    `moment` is when the session had been changed last as the table was made, in microseconds since 1970; None where the
    table does not tell. `marked` is whether it is one of ours beyond doubt.
    """

    title: str
    kind: str = ""
    columns: dict[int, Column] = field(default_factory=dict)
    rows: tuple[SheetRow, ...] = ()
    moment: int | None = None
    marked: bool = False
    notes: tuple[str, ...] = ()
    only_read: bool = False

    def place(self, column: Column) -> int | None:
        """Where a column stands."""
        return next((place for place, one in self.columns.items() if one.key == column.key), None)


def kind_sheets(sheets: Iterable[SheetRows], document: Document | None) -> list[KindSheet]:
    """What the sheets of a file hold. Without marks the ids tell the kind, where a document is given."""
    return [_kind_sheet(sheet, document) for sheet in sheets]


def _kind_sheet(sheet: SheetRows, document: Document | None) -> KindSheet:
    if not sheet.rows:
        return KindSheet(sheet.title)
    same = says_the_same(sheet.rows)
    if same is not None:
        words = _("The sheet “{title}” is to be read; what was changed in it was left out")
        return KindSheet(
            sheet.title, only_read=True, notes=() if same else (words.format(title=sheet.title),)
        )
    head, *rows = sheet.rows
    headings = [" ".join(cell_text(cell).split()) for cell in head.cells]
    kind, moment = next((told for x in headings if (told := read_heading(x)) is not None), ("", None))
    marked = bool(kind)
    if not kind:
        kind = _kind_guessed(sheet, headings, rows, document)
    if not kind:
        return KindSheet(sheet.title)
    columns, notes = _columns(kind, headings)
    if ID.key not in {x.key for x in columns.values()} and MARK.key not in {x.key for x in columns.values()}:
        return KindSheet(sheet.title)
    return KindSheet(sheet.title, kind, columns, tuple(rows), moment, marked, (*sheet.notes, *notes))


def _kind_guessed(
    sheet: SheetRows, headings: Sequence[str], rows: Sequence[SheetRow], document: Document | None
) -> str:
    """The kind of a sheet whose column of marks was removed: by its ids, else by its title."""
    place = next((n for n, x in enumerate(headings) if x.casefold() in _words(ID.label)), None)
    if place is None:
        return ""
    ids = [cell_text(row.cells[place]).strip() for row in rows if place < len(row.cells)]
    found = Counter(
        record.kind for id in ids if document is not None and (record := document.get(id)) is not None
    )
    if found:
        return found.most_common(1)[0][0]
    titled = sheet.title.casefold()
    return next((kind for kind in kinds_with_tables() if titled in _words(KINDS[kind].plural)), "")


@cache
def _words(label: str) -> frozenset[str]:
    return frozenset(translate(label, language).casefold() for language in languages())


@cache
def _meanings(kind: str) -> dict[str, Column]:
    found: dict[str, Column] = {}
    for column in columns_of(kind):
        found[column.key.casefold()] = column
    for column in columns_of(kind):
        for language in languages():
            found.setdefault(heading_in(column, language).casefold(), column)
    return found


def _columns(kind: str, headings: Sequence[str]) -> tuple[dict[int, Column], list[str]]:
    columns: dict[int, Column] = {}
    unknown: list[str] = []
    for place, heading in enumerate(headings):
        if read_heading(heading) is not None:
            columns[place] = MARK
            continue
        column = _meanings(kind).get(heading.casefold())
        if column is None:
            unknown += [heading] if heading else []
        elif column.key in {x.key for x in columns.values()}:
            unknown.append(heading)
        else:
            columns[place] = column
    if not unknown:
        return columns, []
    text = _("These columns are unknown, or there twice, and were left out: {names}")
    return columns, [text.format(names=few(unknown))]


def cell_at(row: SheetRow, place: int | None) -> Cell:
    """A cell of a row; None for one that is not there."""
    return row.cells[place] if place is not None and place < len(row.cells) else None


def mark_at(sheet: KindSheet, row: SheetRow) -> str:
    """The text of a row's mark, or ""."""
    text = cell_text(cell_at(row, sheet.place(MARK)))
    return text if read_mark(text) is not None else ""
