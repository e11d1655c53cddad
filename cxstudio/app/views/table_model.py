"""The things of one kind as Qt's model of a table: rows, columns, their order and filter; it changes no document.

A cell is worked out when it is asked for, so that a table of many thousands costs no more than what is in view.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from cxstudio.app.figures import MINUS, figure, figures
from cxstudio.app.labels import isolated
from cxstudio.edits.making import made_by_name
from cxstudio.exchange.kind_cells import NUMBERS, cell_of, cell_text
from cxstudio.exchange.kind_columns import Column, columns_of
from cxstudio.exchange.kind_names import Names, without_id
from cxstudio.exchange.kind_table import heading_of, things_of
from cxstudio.exchange.sheet_rows import Cell
from cxstudio.insight.folding import fold
from cxstudio.model.document import Document, Report
from cxstudio.model.kinds import KINDS, LINK_KINDS
from cxstudio.model.naming import one_line
from cxstudio.model.records import Link, Node
from cxstudio.picture.theme import Theme
from cxstudio.words import _

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Role = Qt.ItemDataRole
LONGEST = 400  # characters of a cell on the screen
TICK = "✓"


class ThingsModel(QAbstractTableModel):
    """`written` is a cell somebody edited: its row, its column and the text."""

    written = Signal(int, int, str)

    def __init__(self, document: Document, wears: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._look = document, wears
        self.kind = ""
        self.columns: tuple[Column, ...] = ()
        self.ids: list[str] = []
        self.names = Names(document)
        self.sorted_by: tuple[str, bool] | None = None  # the key of a column, and whether it falls
        self.filter = ""
        self._texts: dict[str, tuple[Node, str]] = {}
        self._may_add = False
        self.rtl = False

    # What is shown

    def show_kind(self, kind: str) -> None:
        """The things of another kind, all of them in the order of the map."""
        self.beginResetModel()
        self.kind, self.sorted_by, self.filter = kind, None, ""
        self.columns = tuple(x for x in columns_of(kind))
        self._texts.clear()
        self._take_rows()
        self.endResetModel()

    def show_filtered(self, text: str) -> None:
        """Only the things in which all these words stand."""
        self.beginResetModel()
        self.filter = text
        self._take_rows()
        self.endResetModel()

    def sort_rows(self, key: str | None, *, falling: bool = False) -> None:
        """In the order of a column, or None for that of the map."""
        self.beginResetModel()
        self.sorted_by = (key, falling) if key else None
        self._take_rows()
        self.endResetModel()

    def wear(self, wears: Theme) -> None:
        self._look = wears

    @property
    def extra(self) -> int:
        """Whether there is a row to write something new in: 1 or 0."""
        return int(self._may_add and not self.filter)

    def node(self, row: int) -> Node | None:
        """The thing in a row; None for the row of what is new."""
        return self._document.get(self.ids[row]) if 0 <= row < len(self.ids) else None

    def cell(self, row: int, column: int) -> Cell:
        """What stands in a cell."""
        node = self.node(row)
        return cell_of(self.names, node, self.columns[column]) if node is not None else None

    def text(self, row: int, column: int) -> str:
        """A cell as text, as it is edited and copied."""
        return cell_text(self.cell(row, column))

    def shown(self, row: int, column: int) -> str:
        """A cell as it stands in the table."""
        return _shown(self.columns[column], self.cell(row, column))

    def place(self, key: str) -> int:
        """Where a column stands; -1 for none."""
        return next((n for n, column in enumerate(self.columns) if column.key == key), -1)

    def hear(self, report: Report) -> None:
        """Show what a change did: rows that came or went, and cells that say something else."""
        self.names = Names(self._document)
        records = [record for change in report.changes for record in (change.before, change.after) if record]
        kinds = {record.kind for record in records}
        if self.kind in kinds and self._rows_changed(report):
            self._move_rows()
        if self.ids and any(not isinstance(x, Link) or x.kind in LINK_KINDS for x in records):
            last = self.index(len(self.ids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _rows_changed(self, report: Report) -> bool:
        """Whether any change made, deleted or turned a thing of this kind, or moved one in the order of the map."""
        for change in report.changes:
            before, after = change.before, change.after
            was, now = (x is not None and x.kind == self.kind for x in (before, after))
            if was != now or (was and getattr(before, "order", "") != getattr(after, "order", "")):
                return True
        return False

    def _move_rows(self) -> None:
        """What is there stays where it is seen, unless the order is that of the map."""
        old = self.ids
        self.layoutAboutToBeChanged.emit()
        indexes = self.persistentIndexList()
        kept = [old[x.row()] if x.row() < len(old) else "" for x in indexes]
        self._take_rows()
        if self.sorted_by is not None:
            known = set(old)
            there = set(self.ids)
            self.ids = [x for x in old if x in there] + [x for x in self.ids if x not in known]
        places = {id: row for row, id in enumerate(self.ids)} | {"": len(self.ids)}
        moved = [self.index(places.get(id, -1), x.column()) for id, x in zip(kept, indexes, strict=True)]
        self.changePersistentIndexList(indexes, moved)
        self.layoutChanged.emit()

    def _take_rows(self) -> None:
        things = things_of(self._document, self.kind)
        words = fold(self.filter).split()
        if words:
            things = [x for x in things if all(word in self._folded(x) for word in words)]
        self.ids = [x.id for x in things]
        if self.sorted_by is not None:
            key, falling = self.sorted_by
            column = self.columns[self.place(key)]
            order = {x.id: _sort_key(cell_of(self.names, x, column)) for x in things}
            blank = [id for id in self.ids if order[id] is None]
            filled = [id for id in self.ids if order[id] is not None]
            self.ids = sorted(filled, key=lambda id: order[id] or (0, 0.0, ""), reverse=falling) + blank
        self._may_add = made_by_name(self.kind)

    def _folded(self, node: Node) -> str:
        known = self._texts.get(node.id)
        if known is None or known[0] is not node:
            cells = (cell_text(cell_of(self.names, node, x)) for x in self.columns if x.role != "id")
            known = self._texts[node.id] = (node, fold("\n".join(cells)))
        return known[1]

    # As Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.ids) + self.extra

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        row, column = index.row(), self.columns[index.column()]
        if role == Role.TextAlignmentRole:
            return _alignment(column)
        if role == Role.ForegroundRole:
            quiet = column.write == "never" or row >= len(self.ids)
            return QColor(self._look.colour("inkMuted" if quiet else "ink"))
        if role not in {Role.DisplayRole, Role.EditRole, Role.AccessibleTextRole, Role.ToolTipRole}:
            return None
        cell = self.cell(row, index.column())
        if role == Role.EditRole:
            return cell_text(cell)
        shown = _shown(column, cell)
        if role == Role.ToolTipRole:
            return shown if len(shown) > 24 else None
        if role == Role.AccessibleTextRole:
            return f"{heading_of(column)}: {cell_text(cell) or _('empty')}"
        if not shown and row >= len(self.ids) and index.column() == self._first():
            shown = _("New {thing}…").format(thing=_(KINDS[self.kind].label).lower())
        return isolated(shown, rtl=self.rtl)

    def _first(self) -> int:
        return next((n for n, column in enumerate(self.columns) if column.write != "never"), 0)

    def _heading_alignment(self, column: Column) -> Qt.AlignmentFlag:
        """As its cells; the style does not mirror headings, so it is done here."""
        asked = _alignment(column)
        if not self.rtl or asked == Qt.AlignmentFlag.AlignCenter:
            return asked
        trailing = bool(asked & Qt.AlignmentFlag.AlignTrailing)
        side = Qt.AlignmentFlag.AlignLeft if trailing else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or str(value) == self.text(index.row(), index.column()):
            return False
        self.written.emit(index.row(), index.column(), str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.may_edit(index.row(), index.column()) else flags

    def may_edit(self, row: int, column: int) -> bool:
        """Whether a cell can be written."""
        write = self.columns[column].write
        return write == "always" or (write == "new" and row >= len(self.ids))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal:
            if role == Role.DisplayRole and section < len(self.columns):
                return heading_of(self.columns[section])
            if section < len(self.columns) and role == Role.TextAlignmentRole:
                return self._heading_alignment(self.columns[section])
            return heading_of(self.columns[section]) if role == Role.ToolTipRole else None
        if role == Role.DisplayRole:
            return "+" if section >= len(self.ids) else figures(str(section + 1))
        return Qt.AlignmentFlag.AlignCenter if role == Role.TextAlignmentRole else None


def _alignment(column: Column) -> Qt.AlignmentFlag:
    if column.editor in NUMBERS or column.role == "hands" or column.key in {"number", "mean", "votes"}:
        return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
    if column.editor == "check" or column.key == "parked":
        return Qt.AlignmentFlag.AlignCenter
    return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


def _shown(column: Column, cell: Cell) -> str:
    if isinstance(cell, bool):
        return TICK if cell else ""
    if isinstance(cell, int | float):
        return figure(cell_text(cell).replace("-", MINUS))
    if column.targets and isinstance(cell, str):  # the ids that tell two of one name apart are for tables
        return ", ".join(without_id(line) for line in cell.splitlines())
    text = one_line(cell_text(cell)[: LONGEST + 1])
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _sort_key(cell: Cell) -> tuple[int, float, str] | None:
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool | int | float):
        return 0, float(cell), ""
    return 1, 0.0, fold(cell_text(cell))


def headings(columns: Sequence[Column]) -> list[str]:
    """The headings of columns, for a table copied to a spreadsheet."""
    return [heading_of(column) for column in columns]
