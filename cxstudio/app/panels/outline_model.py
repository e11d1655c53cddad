"""The outline's rows as Qt's item model, kept in step with the document report by report; it writes nothing itself.

Rows are made when somebody looks under a row for the first time, and a report changes no more rows than it has to.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cxstudio.app.panels.outline_content import (
    LOT,
    editable_text,
    has_rows_inside,
    lot_touched,
    moves_rows,
    parent_of,
    parents_touched,
    row_text,
    rows_inside,
    spoken_row,
)
from cxstudio.model.document import Document, Report

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()  # what stands above the outermost rows
ID = Qt.ItemDataRole.UserRole
MANY = 400  # changed rows under one row beyond which that row is read anew as a whole
_FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_WRITTEN = _FIXED | Qt.ItemFlag.ItemIsEditable


class _Row:
    """One row. `rows` is None until somebody looks under it, or asks whether there is anything to look at."""

    __slots__ = ("id", "number", "parent", "place", "rows")

    def __init__(self, number: int, id: str, parent: _Row | None, place: int) -> None:
        self.number, self.id, self.parent, self.place = number, id, parent, place
        self.rows: list[_Row] | None = None


class OutlineModel(QAbstractItemModel):
    """`write` carries out the edit of a row's text, given its id and the text; True when it was accepted.

    `changing` and `changed` stand around every report that changes rows.
    """

    changing = Signal()
    changed = Signal()

    def __init__(
        self,
        document: Document,
        journey: str,
        write: Callable[[str, str], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._journey, self._write = document, journey, write
        self._next = 1
        self._by_number: dict[int, _Row] = {}
        self._by_id: dict[str, _Row] = {}
        self._root = self._make(journey, None)

    # Finding rows

    def id_at(self, index: Index) -> str:
        """The id of a row; "" for none."""
        return self._by_number[index.internalId()].id if index.isValid() else ""

    def index_of(self, id: str) -> QModelIndex:
        """Where a thing's row is, invalid when it is not in this outline; rows on the way to it are made."""
        path: list[str] = []
        seen: set[str] = set()
        while id not in self._by_id and id and id not in seen:
            seen.add(id)
            path.append(id)
            id = parent_of(self._document, self._journey, id)
        row = self._by_id.get(id)
        for below in reversed(path):
            if row is None:
                break
            self._load(row)
            row = self._by_id.get(below)
        return self._index(row) if row is not None and row is not self._root else QModelIndex()

    def ids_under(self, id: str) -> list[str]:
        """The ids of the rows under a row."""
        row = self._by_id.get(id)
        return [below.id for below in self._load(row)] if row is not None else []

    def _index(self, row: _Row) -> QModelIndex:
        if row.parent is None or row.parent.rows is None:
            return QModelIndex()
        return self.createIndex(row.place, 0, row.number)

    def _row(self, index: Index) -> _Row:
        return self._by_number[index.internalId()] if index.isValid() else self._root

    def _make(self, id: str, parent: _Row | None, place: int = 0) -> _Row:
        row = _Row(self._next, id, parent, place)
        self._next += 1
        self._by_number[row.number] = self._by_id[id] = row
        return row

    def _load(self, row: _Row) -> list[_Row]:
        if row.rows is None:
            inside = rows_inside(self._document, self._journey, row.id)
            row.rows = [self._make(id, row, place) for place, id in enumerate(inside)]
        return row.rows

    def _count(self, row: _Row) -> None:
        """Let each row know its place again."""
        for place, below in enumerate(row.rows or ()):
            below.place = place

    def _drop(self, row: _Row) -> None:
        for below in row.rows or ():
            self._drop(below)
        self._by_number.pop(row.number, None)
        if self._by_id.get(row.id) is row:
            del self._by_id[row.id]

    # What Qt asks

    def index(self, row: int, column: int = 0, parent: Index = NOWHERE) -> QModelIndex:
        rows = self._load(self._row(parent))
        return self.createIndex(row, column, rows[row].number) if 0 <= row < len(rows) else QModelIndex()

    def parent(self, index: Index | None = None) -> Any:
        if index is None:
            return QObject.parent(self)
        row = self._by_number.get(index.internalId()) if index.isValid() else None
        above = row.parent if row is not None else None
        return self._index(above) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return len(self._load(self._row(parent)))

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 1

    def hasChildren(self, parent: Index = NOWHERE) -> bool:
        row = self._row(parent)
        if row.rows is None and not has_rows_inside(self._document, self._journey, row.id):
            # Who was told "nothing" may unfold the row at once and never ask again: what comes must be announced.
            row.rows = []
        return row.rows is None or bool(row.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _FIXED if self.id_at(index) == LOT else _WRITTEN

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        id = self.id_at(index)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return row_text(self._document, id)
        if role == Qt.ItemDataRole.EditRole:
            return editable_text(self._document, id)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_row(self._document, self._journey, id)
        return id if role == ID else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        return role == Qt.ItemDataRole.EditRole and self._write(self.id_at(index), str(value))

    # What the document tells

    def hear(self, report: Report) -> None:
        """Bring the rows into step with what a report says."""
        touched: dict[str, None] = {}
        for change in report.changes:
            if moves_rows(change):
                touched.update(dict.fromkeys(parents_touched(self._journey, change)))
        if lot_touched(self._document, report):
            touched[LOT] = touched[self._journey] = None
        rows = [row for id in touched if (row := self._by_id.get(id)) is not None and row.rows is not None]
        if rows:
            self.changing.emit()
            for row in rows:
                if self._by_id.get(row.id) is row:
                    self._bring_up_to_date(row)
            self.changed.emit()
        for change in report.changes:
            if change.after is not None:
                self._tell_changed(change.after.id)
        for id in touched:
            self._tell_changed(id)  # what stands at the end of its row, and whether it can be unfolded

    def _tell_changed(self, id: str) -> None:
        row = self._by_id.get(id)
        if row is not None and row is not self._root:
            index = self._index(row)
            self.dataChanged.emit(index, index)

    def _bring_up_to_date(self, row: _Row) -> None:
        wanted = rows_inside(self._document, self._journey, row.id)
        now = [below.id for below in row.rows or ()]
        if wanted == now:
            return
        there, coming = set(wanted), set(now)
        if sum(id not in coming for id in wanted) + sum(id not in there for id in now) > MANY:
            self._read_anew(row, wanted)
            return
        for place in reversed([i for i, id in enumerate(now) if id not in there]):
            self._take_out(row, place)
        for place, id in enumerate(wanted):
            self._put_at(row, place, id)

    def _take_out(self, row: _Row, place: int) -> None:
        assert row.rows is not None
        self.beginRemoveRows(self._index(row), place, place)
        self._drop(row.rows.pop(place))
        self._count(row)
        self.endRemoveRows()

    def _put_at(self, row: _Row, place: int, id: str) -> None:
        """Let the row of a thing stand at a place, moved there within its level, or made."""
        rows = row.rows
        assert rows is not None
        if place < len(rows) and rows[place].id == id:
            return
        parent = self._index(row)
        here = next((i for i in range(place, len(rows)) if rows[i].id == id), None)
        if here is not None:
            self.beginMoveRows(parent, here, here, parent, place)
            rows.insert(place, rows.pop(here))
            self._count(row)
            self.endMoveRows()
            return
        elsewhere = self._by_id.get(id)
        if elsewhere is not None and elsewhere.parent is not None and elsewhere.parent.rows is not None:
            self._take_out(elsewhere.parent, elsewhere.place)
        self.beginInsertRows(parent, place, place)
        rows.insert(place, self._make(id, row))
        self._count(row)
        self.endInsertRows()

    def _read_anew(self, row: _Row, wanted: Sequence[str]) -> None:
        parent = self._index(row)
        old = row.rows or []
        if old:
            self.beginRemoveRows(parent, 0, len(old) - 1)
            row.rows = []
            for below in old:
                self._drop(below)
            self.endRemoveRows()
        for id in wanted:
            elsewhere = self._by_id.get(id)
            if elsewhere is not None and elsewhere.parent is not None and elsewhere.parent.rows is not None:
                self._take_out(elsewhere.parent, elsewhere.place)
        if wanted:
            self.beginInsertRows(parent, 0, len(wanted) - 1)
            row.rows = [self._make(id, row, place) for place, id in enumerate(wanted)]
            self.endInsertRows()
