"""The rows of a returning table beside the things they speak of: what differs, is new, is wrong or is missing.

A cell is compared with what it said when the table was made, where its row carries a mark; else with what the session
says now.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cxstudio.edits.making import Thing
from cxstudio.edits.problems import Refused, kind_words
from cxstudio.exchange.cells import unguarded
from cxstudio.exchange.kind_cells import (
    cell_of,
    cell_text,
    possible_days,
    readable_cell,
    same_text,
    spelt_out,
    value_in,
)
from cxstudio.exchange.kind_columns import ID, Column, is_owner_field
from cxstudio.exchange.kind_names import Names
from cxstudio.exchange.kind_table import Mark, check_sum, heading_of, moment_of, read_mark, things_of
from cxstudio.exchange.returning_sheet import KindSheet, cell_at, mark_at
from cxstudio.exchange.sheet_rows import Cell, SheetRow
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import one_line, own_title, shortened
from cxstudio.words import _

LONGEST_SHOWN = 200  # characters of a cell in the plan


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with a row, or with one of its cells."""

    row: int
    field: str
    text: str
    reason: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that says another thing than its session. `conflict`: the session changed there as well."""

    row: int
    id: str
    column: Column
    heading: str
    before: str
    after: str
    value: Any
    conflict: bool


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row without an id. `like` is whether there is something of its name already."""

    row: int
    thing: Thing
    title: str
    cells: tuple[tuple[Column, Any], ...]
    like: bool


@dataclass(slots=True)
class ReturningRows:
    """What the rows of one sheet come to. `strangers` is how many ids are not of this session."""

    changes: list[CellChange] = field(default_factory=list)
    new: list[NewRow] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    same: int = 0
    strangers: int = 0


def read_returning(document: Document, names: Names, sheet: KindSheet, seen: set[str]) -> ReturningRows:
    """Compare a sheet with its session. `seen` are the ids of the sheets before, and gets those of this one."""
    reader = _Rows(document, names, sheet, seen)
    for row in sheet.rows:
        reader.take(row)
    reader.found.missing += _missing(document, sheet, reader.met)
    return reader.found


class _Rows:
    """One sheet while it is read."""

    def __init__(self, document: Document, names: Names, sheet: KindSheet, seen: set[str]) -> None:
        self._document, self._names, self._sheet, self._seen = document, names, sheet, seen
        self._columns = {place: x for place, x in sheet.columns.items() if x.write != "never"}
        self._fixed = {
            place: x
            for place, x in sheet.columns.items()
            if x.write == "never" and x.role not in {"id", "mark"}
        }
        self._id_place = sheet.place(ID)
        self._day_first = _days_first(sheet, self._columns)
        self._again: Counter[str] = Counter()  # new rows that say the same
        self._titles = {own_title(x).casefold() for x in things_of(document, sheet.kind)} - {""}
        names.remember(_names_before(document, names, sheet))
        self.found = ReturningRows()
        self.met: set[str] = set()

    def take(self, row: SheetRow) -> None:
        said = cell_text(cell_at(row, self._id_place)).strip()
        mark = read_mark(mark_at(self._sheet, row))
        if not said:
            if any(cell_text(cell_at(row, place)).strip() for place in self._columns):
                self._take_new(row)
            return
        id = self._known(said, mark)
        record = self._document.get(id) if id else None
        reason = ""
        if record is None:
            self.found.strangers += 1
            reason = _("This id is not in the session; to add something new, leave the id empty")
            if mark is not None and self._document.registers.hidden("n", mark.id):
                reason = _("It was deleted in the session since the table was made")
        elif record.kind != self._sheet.kind:
            self.met.add(id)
            reason = _("It is now of another kind: {kind}").format(kind=kind_words(record.kind))
        elif id in self._seen:
            reason = _("This id stands in a row before; to add something new, leave the id empty")
        if reason:
            self.found.faults.append(RowFault(row.number, _(ID.label), said[:40], reason))
            return
        self._seen.add(id)
        self.met.add(id)
        sums = mark.sums if mark is not None and mark.id == id else {}
        self._compare(row, id, sums)
        self._look_at_fixed(row, id, sums)

    def _known(self, said: str, mark: Mark | None) -> str:
        """The id a row means: spreadsheets take some ids for numbers, so the mark has it once more."""
        if self._document.get(said) is not None:
            return said
        number = said.replace(".", "").replace(",", "").replace("+", "").replace("E", "").replace("e", "")
        return mark.id if mark is not None and number.isdigit() else ""

    def _compare(self, row: SheetRow, id: str, sums: Mapping[str, int]) -> None:
        node = self._document.node(id)
        differs = False
        for place, column in self._columns.items():
            cell, now = self._plain(row, place, column, sums), cell_of(self._names, node, column)
            day_first = self._day_first.get(place)
            said = same_text(column, cell, day_first=day_first)
            shown = readable_cell(self._names, node, column)
            if said in {same_text(column, now), same_text(column, shown)}:
                continue
            if check_sum(column, cell, day_first=day_first) == sums.get(column.key):
                continue
            differs = True
            texts = cell_text(now)[:LONGEST_SHOWN], cell_text(cell)[:LONGEST_SHOWN]
            try:
                value = self._value(column, spelt_out(self._names, node, column, cell), day_first)
                if column.write == "new":
                    raise Refused(_("It stays as it is; make a new one instead"))
            except Refused as refused:
                fault = RowFault(row.number, heading_of(column), texts[1], refused.reason, id)
                self.found.faults.append(fault)
                continue
            if column.editor == "date":
                texts = texts[0], value
            then = sums.get(column.key)
            conflict = then not in {None, check_sum(column, now), check_sum(column, shown)}
            self.found.changes.append(
                CellChange(row.number, id, column, heading_of(column), *texts, value, conflict)
            )
        self.found.same += not differs

    def _look_at_fixed(self, row: SheetRow, id: str, sums: Mapping[str, int]) -> None:
        """Tell of cells somebody wrote over that a table cannot change: those its mark knew otherwise."""
        for place, column in self._fixed.items():
            cell = self._plain(row, place, column, sums)
            now = cell_of(self._names, self._document.node(id), column)
            if same_text(column, cell) == same_text(column, now) or sums.get(column.key) in {
                None,
                check_sum(column, cell),
            }:
                continue
            reason = _("It is worked out and cannot be written")
            if column.role == "owner":
                reason = _("It cannot be changed in a table")
            text = cell_text(cell)[:LONGEST_SHOWN]
            self.found.faults.append(RowFault(row.number, heading_of(column), text, reason, id))

    def _value(self, column: Column, cell: Cell, day_first: bool | None) -> Any:
        value = value_in(self._names, column, cell, day_first=day_first)
        if not value and is_owner_field(self._sheet.kind, column):
            raise Refused(_("It cannot be left empty"))
        return value

    def _plain(self, row: SheetRow, place: int, column: Column, sums: Mapping[str, int]) -> Cell:
        """A cell without the apostrophe of separated values, that a spreadsheet may have kept as a sign."""
        cell = cell_at(row, place)
        if isinstance(cell, str) and column.key in sums:
            bare = unguarded(cell)
            if bare != cell and check_sum(column, cell) != sums[column.key]:
                return bare
        return cell

    def _take_new(self, row: SheetRow) -> None:
        """A row without an id: a thing known by what it says."""
        kind = self._sheet.kind
        cells: list[tuple[Column, Any]] = []
        home, also = "", dict[str, Any]()
        for place, column in self._columns.items():
            cell = cell_at(row, place)
            if not cell_text(cell).strip():
                continue
            try:
                value = self._value(column, cell, self._day_first.get(place))
            except Refused as refused:
                text = cell_text(cell)[:LONGEST_SHOWN]
                self.found.faults.append(RowFault(row.number, heading_of(column), text, refused.reason))
                continue
            owned = column.key == "in" or (is_owner_field(kind, column) and column.role == "field")
            if owned:
                home = value
            elif column.write == "new":
                also[column.key] = value
            else:
                cells.append((column, value))
        id = self._new_id(row)
        if self._document.get(id) is not None:
            self.found.same += 1  # brought back before
            return
        title = self._title(cells)
        like = bool(title) and title.casefold() in self._titles
        shown = shortened(title) or _(KINDS[kind].label)
        self.found.new.append(NewRow(row.number, Thing(kind, home, id, also), shown, tuple(cells), like))

    def _title(self, cells: list[tuple[Column, Any]]) -> str:
        field = KINDS[self._sheet.kind].title_field
        return next((one_line(value) for column, value in cells if column.key == field), "")

    def _new_id(self, row: SheetRow) -> str:
        """The id of a new row, the same each time its table comes back."""
        said = [
            f"{column.key}={same_text(column, cell_at(row, place), day_first=self._day_first.get(place))}"
            for place, column in sorted(self._columns.items(), key=lambda pair: pair[1].key)
        ]
        text = "\n".join([self._sheet.kind, *said])
        self._again[text] += 1
        return hashlib.sha256(f"{self._again[text]}\n{text}".encode("utf-8", "replace")).hexdigest()[:12]


def _days_first(sheet: KindSheet, columns: Mapping[int, Column]) -> dict[int, bool]:
    """For each column of days, whether "3/4/2026" begins with the day: what marks and other rows tell."""
    found: dict[int, bool] = {}
    for place, column in columns.items():
        if column.editor == "date":
            votes = Counter(vote for row in sheet.rows for vote in _votes(sheet, row, place, column))
            if len(votes) == 1:
                found[place] = next(iter(votes))
    return found


def _votes(sheet: KindSheet, row: SheetRow, place: int, column: Column) -> Iterator[bool]:
    text = cell_text(cell_at(row, place)).strip()
    days = possible_days(text)
    mark = read_mark(mark_at(sheet, row))
    if len(days) == 2 and mark is not None:
        fits = [check_sum(column, day) == mark.sums.get(column.key) for day in days]
        if any(fits):
            yield fits[0]
    elif len(days) == 1 and text[:4].isdigit() is False:
        parts = [
            int(x) for x in text.replace("/", "-").replace(".", "-").rstrip("-").split("-")[:2] if x.isdigit()
        ]
        if len(parts) == 2 and max(parts) > 12:
            yield parts[0] > 12


def _names_before(document: Document, names: Names, sheet: KindSheet) -> dict[str, str]:
    """What the names in untouched cells meant: the things those cells name now."""
    found: dict[str, str] = {}
    references = {
        place: x
        for place, x in sheet.columns.items()
        if x.targets and x.role == "field" and x.write != "never"
    }
    for row in sheet.rows if references else ():
        mark = read_mark(mark_at(sheet, row))
        node = document.get(mark.id) if mark is not None else None
        if mark is None or node is None or node.kind != sheet.kind:
            continue
        for place, column in references.items():
            text = one_line(cell_text(cell_at(row, place)))
            if text and check_sum(column, text) == mark.sums.get(column.key):
                found[text] = str(getattr(node, column.key))
    return found


def _missing(document: Document, sheet: KindSheet, met: set[str]) -> list[str]:
    """The things of the kind whose rows were taken out of the table: those that were there when it was made."""
    if sheet.moment is None:
        return []
    left = [x.id for x in things_of(document, sheet.kind) if x.id not in met]
    if not left:
        return []
    later = _made_since(document, sheet.moment)
    return [id for id in left if id not in later]


def _made_since(document: Document, moment: int) -> set[str]:
    """The ids of things made after a moment, in microseconds since 1970."""
    from cxstudio.model.history import made_in

    log = document.log
    found: set[str] = set()
    for row in reversed(log.rows()):
        if moment_of(row.time) <= moment:
            break
        found |= made_in(log.inverse(row.seq))
    return found
