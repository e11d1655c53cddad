"""A list of the plan as a table one writes in, sorts and reorders by mouse and keyboard; it tells, others write."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from cxstudio.app.labels import leading
from cxstudio.app.scale import scaled
from cxstudio.app.views.plan_lists import ListName
from cxstudio.app.views.plan_look import PAD, CellLook
from cxstudio.app.views.plan_model import ID, PlanModel
from cxstudio.model.document import Document
from cxstudio.picture.theme import Theme
from cxstudio.words import _

LEAST_TITLE = 150  # pixels of the first column, before others leave
_Select = QItemSelectionModel.SelectionFlag


class _Head(QHeaderView):
    """The heads of the columns; that of the first stands over its titles, behind the room of the numbers."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.lead = 0

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        lead = self.lead if section == 0 else 0
        super().paintSection(painter, rect.adjusted(0 if rtl else lead, 0, -lead if rtl else 0, 0), section)


class PlanTable(QTableView):
    """`chosen`: the selected ids. The others name what a key asks for: status on, delete, another place, its map."""

    chosen = Signal(list)
    stepped = Signal(list, int)
    deleted = Signal(list)
    moved = Signal(list, object)
    sought = Signal(str)
    pursued = Signal(str)  # a goal for this action, an action for this opportunity

    def __init__(self, document: Document, wears: Theme, write: Callable[[str, str, str], bool]) -> None:
        super().__init__()
        self._write_cell = write
        self.rows = PlanModel(document, self._write, self)
        self.setModel(self.rows)
        self.look = CellLook(self, document, wears)
        self.setItemDelegate(self.look)
        self.setAccessibleName(_("Plan"))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self._head = _Head(self)
        self.setHorizontalHeader(self._head)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort_by)
        self._quiet = False
        self._again = QTimer(self, interval=0, singleShot=True)
        self._again.timeout.connect(self._write_again)
        self.selectionModel().selectionChanged.connect(self._selected)
        self._fit()

    # For the view

    def show_list(self, name: ListName) -> None:
        self.look.refused = None
        self.rows.show_list(name)
        self.setAccessibleName(_(self.rows.list.label))
        self._fit()
        self._show_order()

    def take_up(self) -> None:
        """The document changed: the rows follow, the selection stays with its things."""
        chosen, here = self.selected_ids(), self._here()
        if self.rows.take_up():
            self._fit()
            self.select(chosen, tell=False)
            self._stand_at(*here)
        else:
            self._fit_rows()

    def selected_ids(self) -> list[str]:
        """What is selected, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.ids[row] for row in rows if row < len(self.rows.ids)]

    def select(self, ids: Sequence[str], *, tell: bool = True) -> None:
        """Select these rows and bring the first of them to the eye."""
        self._quiet = not tell
        model = self.selectionModel()
        model.clearSelection()
        for id in ids:
            place = self.rows.place(id)
            if place.isValid():
                model.select(place, _Select.Select | _Select.Rows)
        first = next((p for id in ids if (p := self.rows.place(id)).isValid()), QModelIndex())
        if first.isValid():
            column = max(0, self.currentIndex().column())
            model.setCurrentIndex(first.siblingAtColumn(column), _Select.NoUpdate)
            self.scrollTo(first)
        self._quiet = False

    def sort_by(self, name: str | None, *, falling: bool = False) -> None:
        """In the order of a column, or of the plan."""
        chosen = self.selected_ids()
        self.rows.sort_list(name, falling=falling)
        self._fit()
        self._show_order()
        self.select(chosen, tell=False)

    def wear(self, wears: Theme) -> None:
        self.look.wears = wears
        self.viewport().update()

    # Writing

    def _write(self, id: str, name: str, text: str) -> bool:
        if self._write_cell(id, name, text):
            return True
        self.look.refused = (id, name, text)
        self._again.start()
        return False

    def _write_again(self) -> None:
        """What was refused stands in its field again, to be mended."""
        refused = self.look.refused
        names = [column.name for column in self.rows.list.columns]
        if refused is not None and refused[1] in names:
            place = self.rows.place(refused[0], names.index(refused[1]))
            if place.isValid():
                self.setCurrentIndex(place)
                self.edit(place)

    # Inner workings

    def _here(self) -> tuple[str, int]:
        index = self.currentIndex()
        return (str(index.data(ID) or ""), index.column()) if index.isValid() else ("", 0)

    def _stand_at(self, id: str, column: int) -> None:
        place = self.rows.place(id, max(0, column))
        if place.isValid():
            self.selectionModel().setCurrentIndex(place, _Select.NoUpdate)

    def _selected(self) -> None:
        if not self._quiet:
            self.chosen.emit(self.selected_ids())

    def _fit(self) -> None:
        """The first column takes what the others leave; where that is too little, the last ones are not shown."""
        if not self.isVisible():
            return  # done once when it is shown
        header, columns = self.horizontalHeader(), self.rows.list.columns
        self._head.lead = self.look.lead() - PAD
        room = self.viewport().width()
        rest = room - sum(scaled(c.width) for c in columns)
        hidden = 0
        while rest < scaled(LEAST_TITLE) and hidden < len(columns) - 2:
            hidden += 1
            rest += scaled(columns[-hidden].width)
        for place, column in enumerate(columns):
            header.setSectionHidden(place, place >= len(columns) - hidden)
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(place, scaled(column.width) if column.width else max(60, rest))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()
        header.setDefaultAlignment(leading(self))

    def _fit_rows(self) -> None:
        """Each row as tall as its title needs."""
        if not self.isVisible():
            return
        records = [self.rows.record(row) for row in range(len(self.rows.ids))]
        for row, height in enumerate(self.look.row_heights(records, self.columnWidth(0))):
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)

    def _sort_by(self, section: int) -> None:
        """Once rises, twice falls, three times is the order of the plan."""
        name = self.rows.list.columns[section].name
        now = self.rows.sorted_by
        if now is None or now[0] != name:
            self.sort_by(name)
        else:
            self.sort_by(None if now[1] else name, falling=True)

    def _show_order(self) -> None:
        header, now = self.horizontalHeader(), self.rows.sorted_by
        header.setSortIndicatorShown(now is not None)
        if now is not None:
            names = [column.name for column in self.rows.list.columns]
            order = Qt.SortOrder.DescendingOrder if now[1] else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(names.index(now[0]), order)

    # Qt's events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState or not self._pressed(event):
            super().keyPressEvent(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        """What a key asks for; False for one that is Qt's own."""
        ids, key, keys = self.selected_ids(), event.key(), event.modifiers()
        if not ids:
            return False
        if keys == Qt.KeyboardModifier.AltModifier and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            return self._carry(ids, up=key == Qt.Key.Key_Up)
        if keys not in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}:
            return False
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.deleted.emit(ids)
        elif key == Qt.Key.Key_S:
            self.stepped.emit(ids, -1 if keys else 1)
        elif key == Qt.Key.Key_M:
            self.sought.emit(ids[-1])
        elif key in {Qt.Key.Key_G, Qt.Key.Key_A}:
            self.pursued.emit(ids[-1])
        else:
            return False
        return True

    def _carry(self, ids: list[str], *, up: bool) -> bool:
        """One place up or down in the plan; only in its own order that means something."""
        row = self.rows.ids
        if self.rows.list.name != "actions" or self.rows.sorted_by is not None or self.rows.filtered:
            return False
        first, last = row.index(ids[0]), row.index(ids[-1])
        if up and first:
            self.moved.emit(ids, row[first - 1])
        elif not up and last < len(row) - 1:
            self.moved.emit(ids, row[last + 2] if last + 2 < len(row) else None)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange}:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.rows.ids:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(self.look.wears.colour("inkMuted")))
        words = _("Nothing like this now") if self.rows.filtered else _(self.rows.list.nothing)
        box = self.viewport().rect().adjusted(24, 24, -24, -24)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(box, int(flags) | int(Qt.TextFlag.TextWordWrap), words)
        painter.end()
