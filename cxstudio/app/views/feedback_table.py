"""The register of feedback as a table of many thousand rows, walked by keyboard; it changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from cxstudio.app.labels import leading
from cxstudio.app.scale import scaled
from cxstudio.app.views.feedback_look import CellLook
from cxstudio.app.views.feedback_rows import COLUMNS, NAMES, ColumnName, Register, cell_words
from cxstudio.model.measures import Feedback
from cxstudio.picture.theme import Theme
from cxstudio.words import _

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_Select = QItemSelectionModel.SelectionFlag
_INDENT = "\u00a0\u00a0"  # the heading of the first column stands over its words, which keep off the edge
LEAST_WORDS = 220  # pixels of the verbatim, before other columns leave


class RegisterModel(QAbstractTableModel):
    """The rows as Qt asks for them: nothing is worked out that is not in view."""

    def __init__(self, register: Register, parent: QObject) -> None:
        super().__init__(parent)
        self.register = register

    def record(self, row: int) -> Feedback | None:
        """The feedback of a row; None while it is going."""
        ids = self.register.ids
        return self.register.document.find(ids[row], Feedback) if 0 <= row < len(ids) else None

    def take_up(self) -> None:
        """Rows, order and filter anew."""
        self.beginResetModel()
        self.register.take_up()
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.register.ids)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        record = self.record(index.row())
        return cell_words(self.register.document, record, NAMES[index.column()]) if record else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            words = _(COLUMNS[section].label)
            return words if section else f"{_INDENT}{words}"
        return None


class FeedbackTable(QTableView):
    """`chosen`: the selected ids. The others are what a key or a click asks for."""

    chosen = Signal(list)
    sorted = Signal(object)  # a column's name and whether it falls, or None
    opened = Signal()  # the details of what is selected
    added = Signal()
    deleted = Signal(list)
    placed = Signal(list)  # these want a place
    shown = Signal(str)  # the place of this one on the map

    def __init__(self, register: Register, wears: Theme) -> None:
        super().__init__()
        self.rows = RegisterModel(register, self)
        self.setModel(self.rows)
        self.look = CellLook(self, self.rows.record, register.document, wears)
        self.setItemDelegate(self.look)
        self.setAccessibleName(_("Feedback"))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.sectionClicked.connect(self._sort_by)
        self.doubleClicked.connect(self._open)
        self._quiet = False
        self.selectionModel().selectionChanged.connect(self._selected)
        self._fit()

    # For the view

    def take_up(self) -> None:
        """The register changed: what was selected stays so, and stays where it is seen."""
        chosen, top = self.selected_ids(), self.verticalScrollBar().value()
        here = self.currentIndex().row()
        self._quiet = True
        self.rows.take_up()
        self.select(chosen, tell=False)
        gone = bool(chosen) and not self.selected_ids()
        if self.rows.rowCount() and (gone or here >= 0):
            # Whoever works through the rows goes on with the one that took the place of the last.
            place = self.rows.index(min(max(0, here), self.rows.rowCount() - 1), 0)
            self.selectionModel().setCurrentIndex(
                place, _Select.SelectCurrent | _Select.Rows if gone else _Select.NoUpdate
            )
        self.verticalScrollBar().setValue(top)
        self._quiet = False
        self._show_order()
        if gone:
            self.chosen.emit(self.selected_ids())

    def selected_ids(self) -> list[str]:
        """What is selected, from the top."""
        ids = self.rows.register.ids
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [ids[row] for row in rows if row < len(ids)]

    def select(self, ids: Sequence[str], *, tell: bool = True) -> None:
        """Select these rows and bring the first of them to the eye."""
        before, self._quiet = self._quiet, not tell
        model = self.selectionModel()
        model.clearSelection()
        wanted = set(ids)
        rows = [row for row, id in enumerate(self.rows.register.ids) if id in wanted]
        for row in rows:
            model.select(self.rows.index(row, 0), _Select.Select | _Select.Rows)
        if rows:
            model.setCurrentIndex(self.rows.index(rows[0], 0), _Select.NoUpdate)
            self.scrollTo(self.rows.index(rows[0], 0))
        self._quiet = before

    def wear(self, wears: Theme) -> None:
        self.look.wears = wears
        self.viewport().update()

    def _selected(self) -> None:
        if not self._quiet:
            self.chosen.emit(self.selected_ids())

    def _fit(self) -> None:
        """The words take what the others leave; where that is too little, columns leave, the least needed first."""
        header = self.horizontalHeader()
        shown = {column.name for column in COLUMNS}
        going = sorted((c for c in COLUMNS if c.leaves), key=lambda c: -c.leaves)
        rest = self.viewport().width() - sum(scaled(column.width) for column in COLUMNS)
        for column in going:
            if rest >= scaled(LEAST_WORDS):
                break
            shown.discard(column.name)
            rest += scaled(column.width)
        for place, column in enumerate(COLUMNS):
            header.setSectionHidden(place, column.name not in shown)
            header.resizeSection(place, scaled(column.width) if column.width else max(60, rest))
        self.verticalHeader().setDefaultSectionSize(self.look.row_height())
        header.setDefaultAlignment(leading(self))

    def _open(self) -> None:
        self.opened.emit()

    def _sort_by(self, section: int) -> None:
        """Once rises, twice falls, three times is the order in which it came."""
        name: ColumnName = NAMES[section]
        now = self.rows.register.sorted_by
        if now is None or now[0] != name:
            self.sorted.emit((name, False))
        else:
            self.sorted.emit(None if now[1] else (name, True))

    def _show_order(self) -> None:
        header, now = self.horizontalHeader(), self.rows.register.sorted_by
        header.setSortIndicatorShown(now is not None)
        if now is not None:
            order = Qt.SortOrder.DescendingOrder if now[1] else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(NAMES.index(now[0]), order)

    # Qt's events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._pressed(event):
            super().keyPressEvent(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        """What a key asks for; False for one that is Qt's own."""
        if event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        key, ids = event.key(), self.selected_ids()
        if key == Qt.Key.Key_N:
            self.added.emit()
        elif not ids:
            return False
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.opened.emit()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.deleted.emit(ids)
        elif key == Qt.Key.Key_L:
            self.placed.emit(ids)
        elif key == Qt.Key.Key_M:
            self.shown.emit(ids[0])
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange}:
            self._fit()
