"""All things of a kind as a table to be edited in a spreadsheet and brought back; it knows no file and no window.

Each row carries the id of its thing and, in its last cell, a mark: the id once more, because spreadsheets take some ids
for numbers, and what each cell said when the table was made, as a check sum. So it is seen afterwards which cells were
edited in the table, and which in the session meanwhile. The heading over the marks names the kind and the moment.
"""

from __future__ import annotations

import csv
import io
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from cxstudio.edits.values import clean_text
from cxstudio.exchange.cells import guarded
from cxstudio.exchange.direction import closed
from cxstudio.exchange.exported import Exported
from cxstudio.exchange.kind_cells import cell_of, cell_text, readable_cell, same_text
from cxstudio.exchange.kind_columns import Column, columns_of, kinds_with_tables
from cxstudio.exchange.kind_names import Names
from cxstudio.exchange.sheet_rows import Cell, Look, Sheet
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.owners import OWNERS
from cxstudio.model.reading import Reading
from cxstudio.model.records import Node
from cxstudio.words import N_, _, translate, window_language

_HEADING = re.compile(r"cxs ([a-z_]{1,40}) (\d{1,18})")
_MINUTES = N_("{field} (minutes)")
_WIDE, _NARROW, _LEAST = 44.0, 16.0, 8.0  # characters
_MOST_MAPS = 100
_FOR_PROGRAMS = frozenset({"lane", "preset"})  # kinds that say how a map is shown, and nothing of the journey


def things_of(reading: Reading, kind: str) -> list[Node]:
    """All things of a kind in the order of the map, what lost its place at the end."""
    found = [x for x in reading.nodes(KINDS[kind].record) if x.kind == kind]
    if OWNERS.get(KINDS[kind].record) is None:
        return found
    places: dict[str, tuple[tuple[str, str], ...]] = {}

    def place(id: str) -> tuple[tuple[str, str], ...]:
        known = places.get(id)
        if known is None:
            owners = reversed(list(reading.owners(id)))
            known = places[id] = tuple((getattr(x, "order", ""), x.id) for x in owners)
        return known

    def key(node: Node) -> tuple[bool, tuple[tuple[str, str], ...], str, str]:
        owner = getattr(node, OWNERS[type(node)])
        return not place(owner), place(owner), getattr(node, "order", ""), node.id

    return sorted(found, key=key)


def counts(reading: Reading) -> dict[str, int]:
    """How many things there are of each kind that has a table."""
    found = dict.fromkeys(kinds_with_tables(), 0)
    for _id, kind in reading.graph.nodes(data="kind"):
        if kind in found:
            found[kind] += 1
    return found


def heading_of(column: Column) -> str:
    """What a column is called, in the window's language."""
    return heading_in(column, window_language())


def heading_in(column: Column, language: str) -> str:
    """What a column is called in a language."""
    word = translate(column.label, language)
    if column.role == "hands":
        return f"{word} {int(column.key.removeprefix('hands')):+d}".replace("+0", "0")
    if column.editor == "duration":
        return translate(_MINUTES, language).format(field=word)
    return word


def sheet_of(document: Document, kind: str, names: Names | None = None) -> Sheet:
    """The table of a kind, for a spreadsheet."""
    names = names or Names(document)
    columns = columns_of(kind)
    return Sheet(
        title=_(KINDS[kind].plural),
        headings=(*map(heading_of, columns), mark_heading(document, kind)),
        rows=_rows(document, kind, columns, names, cell_of),
        widths=(*map(_width, columns), _LEAST),
        rtl=document.session.direction == "rtl",
    )


def readable_sheet(document: Document, kind: str, names: Names, *, conceal: bool = False) -> Sheet:
    """The same for people: ids stand in hidden columns alone, and so does what nobody filled in."""
    columns = columns_of(kind)
    rows = list(_rows(document, kind, columns, names, readable_cell))
    silent = (place for place, column in enumerate(columns) if _is_silent(column, place, rows))
    look = Look(hidden=frozenset({*silent, len(columns)}), filtered=True, concealed=conceal)
    return replace(sheet_of(document, kind, names), rows=rows, look=look)


def _is_silent(column: Column, place: int, rows: Sequence[tuple[Cell, ...]]) -> bool:
    """Whether a column is hidden: for programs, or joins, ticks and results of which there are none."""
    if column.role == "id":
        return True
    may_be = column.role in {"links", "told"} or column.editor == "check"
    return may_be and not any(row[place] for row in rows)


def _width(column: Column) -> float:
    if column.role == "id":
        return _LEAST
    text = column.editor in {"text", "line"} or column.role == "links"
    return _WIDE if text else _NARROW


def _rows(
    document: Document,
    kind: str,
    columns: Sequence[Column],
    names: Names,
    cell: Callable[[Names, Node, Column], Cell],
) -> Iterator[tuple[Cell, ...]]:
    for node in things_of(document, kind):
        cells = tuple(cell(names, node, column) for column in columns)
        yield (*cells, mark_of(node.id, columns, cells))


# Marks


@dataclass(frozen=True, slots=True)
class Mark:
    """What a row said when its table was made: the id of its thing, and a check sum for each column that was there."""

    id: str
    sums: dict[str, int]


def mark_heading(document: Document, kind: str) -> str:
    """The heading over the marks: the kind, and when the session was changed last, in microseconds since 1970."""
    return f"cxs {kind} {moment_of(document.changed or 0.0)}"


def moment_of(seconds: float) -> int:
    """A moment in seconds since 1970 as the headings of marks have it: in microseconds."""
    return round(seconds * 1_000_000)


def read_heading(text: str) -> tuple[str, int] | None:
    """The kind and the moment, in microseconds since 1970, a heading over marks tells; None for any other heading."""
    found = _HEADING.fullmatch(" ".join(text.split()).strip("'"))
    return (found[1], int(found[2])) if found is not None and found[1] in KINDS else None


def mark_of(id: str, columns: Sequence[Column], cells: Sequence[Cell]) -> str:
    """The mark of a row."""
    sums = (
        f"{column.key}={check_sum(column, cell):x}"
        for column, cell in zip(columns, cells, strict=True)
        if column.role not in {"id", "mark"}
    )
    return ";".join([id, *sums])


def read_mark(text: str) -> Mark | None:
    """What a mark tells; None for what is none."""
    id, *parts = text.strip().split(";")
    sums = {}
    for part in parts:
        key, sign, digits = part.partition("=")
        if sign and re.fullmatch("[0-9a-f]{1,8}", digits):
            sums[key] = int(digits, 16)
    return Mark(id, sums) if id and sums else None


def check_sum(column: Column, cell: Cell, *, day_first: bool | None = None) -> int:
    """What tells two cells of a column apart; 0 for an empty one."""
    return zlib.crc32(same_text(column, cell, day_first=day_first).encode("utf-8", "replace"))


# Out


def export_kind(document: Document, kind: str) -> Exported:
    """All things of a kind as comma-separated values: UTF-8 with a byte order mark. Raises KeyError for no kind."""
    sheet = sheet_of(document, kind)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(guarded(heading) for heading in sheet.headings)
    for row in sheet.rows:
        writer.writerow(_separated(cell) for cell in row)
    return Exported(out.getvalue().encode("utf-8-sig"))


def _separated(cell: Cell) -> str:
    text = cell_text(cell)
    return guarded(closed(clean_text(text))) if isinstance(cell, str) else text


def export_workbook(document: Document, kinds: Sequence[str] = (), journey: str = "") -> Exported:
    """A spreadsheet with the map of each journey, or of one, and a sheet for each kind that holds something.

    Of `kinds` that are asked for there is a sheet each and no map.
    """
    from cxstudio.exchange.map_sheet import map_sheets
    from cxstudio.exchange.workbook_writing import write_workbook

    names = Names(document)
    if kinds:
        return Exported(write_workbook([readable_sheet(document, kind, names) for kind in kinds]))
    journeys = [journey] if journey else [x.id for x in document.journeys()[:_MOST_MAPS]]
    maps = [sheet for id in journeys for sheet in map_sheets(document, id)]
    there = [kind for kind, n in counts(document).items() if n]
    tables = [readable_sheet(document, x, names, conceal=x in _FOR_PROGRAMS) for x in there]
    return Exported(write_workbook([*maps, *tables]))
