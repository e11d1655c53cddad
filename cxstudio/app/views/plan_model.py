"""A list of the plan as Qt's model: rows, what is shown of each, their order and filter; it changes no document."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxstudio.app.views.plan_lists import (
    LISTS,
    ListName,
    PlanList,
    cell_hint,
    cell_words,
    field_of,
    late,
    sort_key,
    things,
    written,
)
from cxstudio.model.document import Document
from cxstudio.model.records import Node
from cxstudio.words import _

Index = QModelIndex | QPersistentModelIndex
ID = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class PlanModel(QAbstractTableModel):
    """One list. `write` is given the id, the column's name and the text of a cell that was written."""

    def __init__(self, document: Document, write: Callable[[str, str, str], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._write = document, write
        self.list: PlanList = LISTS["actions"]
        self.ids: list[str] = []
        self.numbers: dict[str, int] = {}
        self.sorted_by: tuple[str, bool] | None = None  # the column's name, and whether it falls
        self._only: frozenset[str] | None = None
        self.take_up()

    def show_list(self, name: ListName) -> None:
        """Another list."""
        self.list, self.sorted_by, self._only = LISTS[name], None, None
        self.take_up(anew=True)

    def show_only(self, ids: Collection[str] | None) -> None:
        """These rows alone, or None for all."""
        self._only = frozenset(ids) if ids is not None else None
        self.take_up()

    @property
    def filtered(self) -> bool:
        return self._only is not None

    def sort_list(self, name: str | None, *, falling: bool = False) -> None:
        """In the order of a column, or None for that of the plan."""
        self.sorted_by = (name, falling) if name else None
        self.take_up()

    def take_up(self, *, anew: bool = False) -> bool:
        """Bring the rows to what the document says now. True when there are others than before."""
        found = things(self._document, self.list.name)
        self.numbers = {record.id: place for place, record in enumerate(found, start=1)}
        shown = [record for record in found if self._only is None or record.id in self._only]
        ids = [record.id for record in self._in_order(shown)]
        if ids == self.ids and not anew:
            if ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(self.list.columns) - 1))
            return False
        self.beginResetModel()
        self.ids = ids
        self.endResetModel()
        return True

    def _in_order(self, records: Sequence[Node]) -> list[Node]:
        if self.sorted_by is None:
            return list(records)
        name, falling = self.sorted_by
        keys = {record.id: sort_key(self._document, record, name) for record in records}
        known = [r for r in records if not keys[r.id][0]]
        known.sort(key=lambda r: keys[r.id], reverse=falling)
        return [*known, *(r for r in records if keys[r.id][0])]

    def record(self, row: int) -> Node | None:
        """What a row shows."""
        return self._document.get(self.ids[row]) if 0 <= row < len(self.ids) else None

    def place(self, id: str, column: int = 0) -> QModelIndex:
        """Where a thing stands; no place when it is not shown."""
        return self.index(self.ids.index(id), column) if id in self.ids else QModelIndex()

    def spoken_of(self, id: str, name: str) -> str:
        """What is said of a cell: "Status: Done"."""
        names = [column.name for column in self.list.columns]
        record = self._document.get(id)
        return self._spoken(record, names.index(name)) if record is not None and name in names else ""

    # Qt's questions

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.list.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        shown = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        if orientation == Qt.Orientation.Horizontal and shown and section < len(self.list.columns):
            return _(self.list.columns[section].label)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        record = self.record(index.row())
        if record is None or index.column() >= len(self.list.columns):
            return None
        if role == ID:
            return record.id
        column = self.list.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_words(self._document, record, column.name)
        if role == Qt.ItemDataRole.EditRole:
            return written(self._document, record, column.name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(record, column.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(record, index.column())
        return None

    def _tip(self, record: Node, name: str) -> str:
        if name == "due" and late(record):
            return _("Overdue")
        return cell_words(self._document, record, name)

    def _spoken(self, record: Node, column: int) -> str:
        row = self.list.columns[column]
        words = cell_words(self._document, record, row.name) or cell_hint(record, row.name)
        if row.name == "due" and late(record):
            words = _("{day}, overdue").format(day=words)
        if column == 0:
            return f"{self.numbers[record.id]}. {words}"
        return f"{_(row.label)}: {words}" if words else _(row.label)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        record = self.record(index.row())
        if record is None or role != Qt.ItemDataRole.EditRole:
            return False
        return self._write(record.id, self.list.columns[index.column()].name, str(value))

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        record = self.record(index.row())
        name = self.list.columns[index.column()].name
        # A text of several lines is written in the details.
        if record is not None and field_of(record, name) and "\n" not in str(getattr(record, name)):
            found |= Qt.ItemFlag.ItemIsEditable
        return found
