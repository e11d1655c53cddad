"""The readings of a metric as a table one writes in: period, place, origin; it tells, and others write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cxstudio.app.controls import Choice
from cxstudio.app.icons import icon
from cxstudio.app.labels import isolated, leading, look
from cxstudio.app.metric_words import wording
from cxstudio.app.panels.field_row import Offer
from cxstudio.app.scale import scaled
from cxstudio.app.texts import Line
from cxstudio.insight.trends import Point, Series
from cxstudio.model.document import Document
from cxstudio.model.measures import Metric
from cxstudio.model.work_kinds import ORIGINS
from cxstudio.picture.measured import margin_words, n_words, point_name, value_words
from cxstudio.picture.sheets.metrics import counted_words, place_words
from cxstudio.picture.theme import Theme
from cxstudio.words import N_, _

Index = QModelIndex | QPersistentModelIndex
Write = Callable[
    [str, str, object], bool
]  # a reading's id, the name of a field, its value: whether it was accepted
ROW = 34  # pixels
_Select = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, and the field that is written in it ("" = it is counted, not written here)."""

    name: str
    label: str
    field: str = ""


COLUMNS = (
    Column("value", N_("Value")),
    Column("n", N_("n")),
    Column("start", N_("From"), "start"),
    Column("end", N_("To"), "end"),
    Column("at", N_("Where"), "at"),
    Column("origin", N_("Origin"), "origin"),
    Column("counted", N_("Counted")),
)
_PLACES = {column.name: place for place, column in enumerate(COLUMNS)}


class ReadingModel(QAbstractTableModel):
    """The rows are the points of a metric, the newest first."""

    def __init__(self, document: Document, write: Write, wears: Theme) -> None:
        super().__init__()
        self._document, self._write, self.wears = document, write, wears
        self.metric: Metric | None = None
        self.points: tuple[Point, ...] = ()
        self.rtl = False

    def show_points(self, metric: Metric | None, points: Sequence[Point]) -> None:
        self.beginResetModel()
        self.metric, self.points = metric, tuple(points)
        self.endResetModel()

    def row_of(self, id: str) -> int:
        """The row of a reading, or -1."""
        return next((row for row, point in enumerate(self.points) if point.reading.id == id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.points)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if COLUMNS[index.column()].field else usual

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section].label)
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return self._heading_alignment(COLUMNS[section])
        return None

    def _heading_alignment(self, column: Column) -> Qt.AlignmentFlag:
        """As its cells; the style does not mirror headings, so it is done here."""
        right = bool(_alignment(column) & Qt.AlignmentFlag.AlignTrailing) != self.rtl
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        point, column = self.points[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return isolated(self._text(point, column.name), rtl=self.rtl)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._text(point, column.name)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.EditRole:
            return getattr(point.reading, column.field) if column.field else None
        if role == Qt.ItemDataRole.DecorationRole and column.name == "n" and point.measured.small:
            return icon("triangle-alert", self.wears.colour("truth"), 14)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            few = _("few answers") if column.name == "n" and point.measured.small else ""
            return f"{_(column.label)}: {self._text(point, column.name)} {few}".strip()
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column = COLUMNS[index.column()]
        return self._write(self.points[index.row()].reading.id, column.field, value)

    def _text(self, point: Point, name: str) -> str:
        metric, speaks, reading = self.metric, wording(), point.reading
        assert metric is not None
        if name == "value":
            value = value_words(metric, point.value, speaks)
            return f"{point_name(metric, point.measured, speaks)} {value}" if point.measured.room else value
        if name == "n":
            margin = margin_words(point.measured, speaks)
            said = n_words(point.measured, speaks).removeprefix("n ")
            return f"{said} ({margin})" if margin else said
        if name == "at":
            return place_words(self._document, Series(metric, reading.at, (point,), reading.persona), speaks)
        if name == "origin":
            return _(dict(ORIGINS)[reading.origin])
        if name == "counted":
            return counted_words(metric, point, speaks) or _("Not counted yet")
        day = str(getattr(reading, name))
        return speaks.date(day) if day else ""


def _alignment(column: Column) -> Qt.AlignmentFlag:
    """Numbers stand at the trailing side, under heads that do so too."""
    trailing = column.name in {"value", "n"}
    side = Qt.AlignmentFlag.AlignTrailing if trailing else Qt.AlignmentFlag.AlignLeading
    return side | Qt.AlignmentFlag.AlignVCenter


class ReadingTable(QTableView):
    """`gone_to`: other readings are chosen. `wanted`: one more, `unwanted`: delete, `counting`: write the numbers."""

    gone_to = Signal()
    wanted = Signal()
    unwanted = Signal()
    counting = Signal()

    def __init__(
        self, document: Document, write: Write, places: Callable[[], Sequence[Offer]], wears: Theme
    ) -> None:
        super().__init__()
        self.rows = ReadingModel(document, write, wears)
        self.setModel(self.rows)
        self.setItemDelegate(_Cells(self, places))
        look(self, "sheet")
        self.setAccessibleName(_("Readings"))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scaled(ROW))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(leading(self))
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self._quiet = False
        self.selectionModel().selectionChanged.connect(self._went)
        self.doubleClicked.connect(self._open)

    def show_points(self, metric: Metric | None, points: Sequence[Point]) -> None:
        """Show these, with the selection and the keyboard where they were."""
        chosen, here = self.chosen, self.currentIndex()
        at = self.rows.points[here.row()].reading.id if 0 <= here.row() < len(self.rows.points) else ""
        column = max(0, here.column())
        self._quiet = True
        self.rows.show_points(metric, points)
        for id in chosen:
            self._select(id)
        row = self.rows.row_of(at)
        if row >= 0:
            place = self.rows.index(row, column)
            self.selectionModel().setCurrentIndex(place, _Select.NoUpdate)
        self._quiet = False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.rows.rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    @property
    def chosen(self) -> list[str]:
        """The selected readings, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.points[row].reading.id for row in rows if row < len(self.rows.points)]

    def go_to(self, id: str) -> None:
        """Select one reading and bring it to the eye."""
        row = self.rows.row_of(id)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row, max(0, self.currentIndex().column())))
            self.scrollTo(self.currentIndex())

    def let_go(self) -> None:
        """Nothing here is selected any more."""
        self._quiet = True
        self.clearSelection()
        self._quiet = False

    def wear(self, wears: Theme) -> None:
        self.rows.wears = wears
        self.viewport().update()

    def _select(self, id: str) -> None:
        row = self.rows.row_of(id)
        if row >= 0:
            self.selectionModel().select(self.rows.index(row, 0), _Select.Select | _Select.Rows)

    def _went(self) -> None:
        if not self._quiet:
            self.gone_to.emit()

    def _open(self, index: QModelIndex) -> None:
        """A cell one can write in is written in; the rest is counted in the details."""
        if self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self.counting.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, editing = event.key(), self.state() == QAbstractItemView.State.EditingState
        if editing:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2} and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif key in {Qt.Key.Key_Insert, Qt.Key.Key_N} and not event.modifiers():
            self.wanted.emit()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.unwanted.emit()
        else:
            super().keyPressEvent(event)


class _Cells(QStyledItemDelegate):
    """A line for a day, a list for a place or an origin."""

    def __init__(self, table: ReadingTable, places: Callable[[], Sequence[Offer]]) -> None:
        super().__init__(table)
        self._places = places

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        name = COLUMNS[index.column()].name
        if name in {"start", "end"}:
            line = Line()
            line.setParent(parent)
            line.setPlaceholderText("2026-11-21")
            return line
        choice = Choice(parent)
        offers = self._places() if name == "at" else [Offer(v, _(words), QIcon()) for v, words in ORIGINS]
        for offer in offers:
            choice.addItem(offer.icon, offer.text, offer.value)
        choice.activated.connect(lambda: self.commitData.emit(choice))
        return choice

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, Choice):
            editor.setCurrentIndex(editor.findData(value))
        elif isinstance(editor, Line):
            editor.setText(str(value or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        value = editor.currentData() if isinstance(editor, Choice) else None
        if isinstance(editor, Line):
            value = editor.text().strip()
        if value is not None and value != index.data(Qt.ItemDataRole.EditRole):
            model.setData(index, value)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        box = option.rect
        editor.setGeometry(box.adjusted(1, 1, -1, -1))
