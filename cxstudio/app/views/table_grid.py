"""The grid of the table: its selection, its keys and what they ask for; it decides nothing about the cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QEvent, QItemSelectionModel, QItemSelectionRange, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from cxstudio.app.labels import look
from cxstudio.app.scale import scaled
from cxstudio.app.views.table_cells import ROW, CellEditors
from cxstudio.app.views.table_model import ThingsModel
from cxstudio.words import _

Key = Qt.Key
Standard = QKeySequence.StandardKey
Triggers = QAbstractItemView.EditTrigger


class _RowNumbers(QHeaderView):
    """The numbers of the rows, as wide as the last one; Qt would measure hundreds of them again and again."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self.setSectionsClickable(True)

    def sizeHint(self) -> QSize:
        last = self.sectionSizeFromContents(
            max(0, self.count() - 2)
        )  # behind it is only the row for a new one
        return QSize(max(self.minimumWidth(), last.width()), last.height())


class Grid(QTableView):
    """`cleared`, `filled`, `copy_wanted`, `paste_wanted`, `ticked` and `doomed` are what keys and menus ask for."""

    cleared = Signal()
    filled = Signal()
    copy_wanted = Signal()
    cut_wanted = Signal()
    paste_wanted = Signal()
    ticked = Signal()
    doomed = Signal()
    shown = Signal()

    def __init__(self, model: ThingsModel) -> None:
        super().__init__()
        self._things = model
        self.setModel(model)
        self.editors = CellEditors(model, self)
        self.editors.moved.connect(self.move_on)
        self.setItemDelegate(self.editors)
        self.setAccessibleName(_("Table"))
        look(self, "sheet")
        self.setEditTriggers(Triggers.DoubleClicked | Triggers.EditKeyPressed | Triggers.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(True)
        rows = _RowNumbers(self)
        self.setVerticalHeader(rows)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(scaled(ROW))
        rows.setMinimumWidth(scaled(40))
        heads = self.horizontalHeader()
        heads.setSectionsMovable(True)
        heads.setMinimumSectionSize(scaled(48))
        heads.setSectionsClickable(True)
        heads.setHighlightSections(False)
        heads.setSortIndicatorShown(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._things.rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    # What is selected

    def cells(self) -> list[tuple[int, int]]:
        """The selected cells that can be seen, row by row."""
        found = ((x.row(), x.column()) for x in self.selectionModel().selectedIndexes())
        return sorted(cell for cell in found if not self.isColumnHidden(cell[1]))

    def whole_rows(self) -> list[int]:
        """The rows that are selected as a whole."""
        return sorted(x.row() for x in self.selectionModel().selectedRows())

    def rows(self) -> list[int]:
        """The rows in which anything is selected."""
        ranges = cast("Iterable[QItemSelectionRange]", self.selectionModel().selection())
        return sorted({row for part in ranges for row in range(part.top(), part.bottom() + 1)})

    def seen_columns(self) -> list[int]:
        """The columns that can be seen, from the leading side."""
        heads = self.horizontalHeader()
        order = (heads.logicalIndex(place) for place in range(heads.count()))
        return [column for column in order if not self.isColumnHidden(column)]

    def move_on(self, down: int, on: int) -> None:
        """Go to another cell from the current one; beyond the last column comes the next row."""
        now = self.currentIndex()
        columns = self.seen_columns()
        if not now.isValid() or now.column() not in columns:
            return
        place, row = columns.index(now.column()) + on, now.row() + down
        if place >= len(columns):
            place, row = 0, row + 1
        elif place < 0:
            place, row = len(columns) - 1, row - 1
        if 0 <= row < self._things.rowCount():
            self.go(row, columns[place])
        self.setFocus()

    def go(self, row: int, column: int) -> None:
        """Make a cell the current one and the only selected one, whatever keys are held."""
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self._things.index(row, column), chosen)

    def edit_now(self) -> None:
        """Begin to write in the current cell."""
        now = self.currentIndex()
        if now.isValid() and self._things.may_edit(now.row(), now.column()):
            self.edit(now)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        for standard, signal in (
            (Standard.Copy, self.copy_wanted),
            (Standard.Cut, self.cut_wanted),
            (Standard.Paste, self.paste_wanted),
        ):
            if event.matches(standard):
                signal.emit()
                return
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = event.key()
        if key == Key.Key_D and control:
            self.filled.emit()
        elif key in {Key.Key_Delete, Key.Key_Backspace}:
            (self.doomed if self.whole_rows() else self.cleared).emit()
        elif key in {Key.Key_Return, Key.Key_Enter}:
            self.move_on(-1 if shift else 1, 0)
        elif key in {Key.Key_Tab, Key.Key_Backtab} and not control:
            self.move_on(0, -1 if shift or key == Key.Key_Backtab else 1)
        elif key == Key.Key_Space and shift:
            self.selectRow(self.currentIndex().row())
        elif key == Key.Key_Space and self._on_tick():
            self.ticked.emit()
        elif key == Key.Key_F2:
            self.edit_now()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """Tab stays in the grid; F6 leaves it."""
        return False

    def _on_tick(self) -> bool:
        now = self.currentIndex()
        return now.isValid() and self._things.columns[now.column()].editor == "check"

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._on_tick():
            self.ticked.emit()
            return
        super().mouseDoubleClickEvent(event)

    def _offer(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, keys, signal in (
            (_("Cut"), Standard.Cut, self.cut_wanted),
            (_("Copy"), Standard.Copy, self.copy_wanted),
            (_("Paste"), Standard.Paste, self.paste_wanted),
            (_("Fill down"), "Ctrl+D", self.filled),
            (_("Clear cells"), "Del", self.cleared),
            (_("Show it where it belongs"), "", self.shown),
            (_("Delete rows"), "", self.doomed),
        ):
            action = menu.addAction(words)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(signal)
        menu.popup(self.viewport().mapToGlobal(at))

    def flush(self) -> None:
        """Write what is being typed in a cell."""
        editor = self._open_editor()
        if editor is not None:
            self.editors.commitData.emit(editor)

    def _open_editor(self) -> QWidget | None:
        if self.state() != QAbstractItemView.State.EditingState:
            return None
        inside = self.viewport().findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return next((x for x in inside if x.property("look") == "cell"), None)
