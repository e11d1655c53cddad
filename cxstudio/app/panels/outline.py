"""The outline: the whole map as a tree that is read and edited by keyboard, by mouse and by ear; it writes by `edits`.

Selecting goes both ways. What keys do to a row stands in `outline_moves`, where a drop goes in `outline_drops`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from time import monotonic

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTreeView, QWidget

from cxstudio.app.carry import Carry, DropTarget
from cxstudio.app.icons import kind_colour
from cxstudio.app.panels.outline_content import LOT, editable_text, parent_of, record_of, row_text
from cxstudio.app.panels.outline_dropping import OutlineDropping
from cxstudio.app.panels.outline_keys import means_something, press_in_outline
from cxstudio.app.panels.outline_look import RowLook, chevron_box
from cxstudio.app.panels.outline_model import OutlineModel
from cxstudio.app.panels.outline_moves import write_row
from cxstudio.edits.problems import Refused
from cxstudio.model.document import Document, Report
from cxstudio.model.records import Stage
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext

FOLLOWED = 100  # of very many selected things the rows above the last ones are opened
MARKED, RANGES = 2000, 400  # rows of a selection that are marked, and in how many ranges at most
SEARCHING = 3.0  # seconds for which letters that led to a row still count as words on their way
Select = QItemSelectionModel.SelectionFlag


class Outline(QTreeView):
    """`chosen` tells what somebody selected here, `said` a sentence for the status line, `left` that Esc was pressed.

    `elsewhere` asks for a text of several lines to be written in its form, `menu_wanted` for the menu of what is
    selected at a point of the screen, `entry_wanted` for the entry line.
    """

    chosen = Signal(list)
    said = Signal(str)
    left = Signal()
    elsewhere = Signal(str)
    menu_wanted = Signal(list, QPoint)
    entry_wanted = Signal()

    def __init__(self, document: Document, journey: str, wears: Theme) -> None:
        super().__init__()
        self._document, self._journey = document, journey
        self._quiet = False
        self._folded: set[str] = set()  # stages somebody closed
        self._unfolded: set[str] = set()  # other rows somebody opened
        self._followed: list[str] = []  # rows opened only because something under them is selected
        self._chosen: list[str] = []  # all that is selected, also where it is too much to be shown
        self._kept = ""  # the current row while rows change
        self._new = ""  # a thing just added, while its first text is written
        self._searched = 0.0  # when a letter last went to a row, in seconds of a clock
        self.drops = OutlineDropping(self, document, journey)
        self.drop_targets: list[DropTarget] = [self.drops]
        self._rows = OutlineModel(document, journey, self._write, self)
        self._rows.changing.connect(self._keep)
        self._rows.changed.connect(self._restore)
        self.setAccessibleName(_("Outline"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._look = RowLook(self, document, wears)
        self.setItemDelegate(self._look)
        self.setModel(self._rows)
        self.selectionModel().selectionChanged.connect(self._selected)
        self.expanded.connect(self._note_open)
        self.collapsed.connect(self._note_closed)
        self._rows.rowsInserted.connect(self._open_new)
        self._carry = Carry(self.viewport(), self._lift, self._words_carried, lambda: self.drop_targets)
        self._stop = document.subscribe(self._hear)
        self._quiet = True
        self.expandToDepth(0)
        self._quiet = False

    def close_down(self) -> None:
        self._stop()

    def wear(self, wears: Theme) -> None:
        self._look.wears = wears
        self.viewport().update()

    # Selecting

    def show_ids(self, ids: Sequence[str]) -> None:
        """Select these without telling anyone: it came from the map. The last one is brought into view."""
        if list(ids) == self._chosen:
            return
        quiet, self._quiet = self._quiet, True
        self._chosen = list(ids)
        last = self._rows.index_of(ids[-1]) if ids else QModelIndex()
        self._follow([id for id in ids[-FOLLOWED:] if self._rows.index_of(id).isValid()])
        self._mark_chosen()
        if last.isValid():
            self.selectionModel().setCurrentIndex(last, Select.NoUpdate)
            self.scrollTo(last)
        self._quiet = quiet

    def _mark_chosen(self) -> None:
        """Mark the rows of what is selected; of very many the last ones, because Qt asks each range for each row."""
        indexes = [index for id in self._chosen[-MARKED:] if (index := self._rows.index_of(id)).isValid()]
        self.selectionModel().clearSelection()
        self.selectionModel().select(_ranges(indexes), Select.Select)

    def selected_ids(self) -> list[str]:
        """What is selected."""
        return list(self._chosen)

    def current_id(self) -> str:
        """The row the keyboard is on; "" for none."""
        return self._rows.id_at(self.currentIndex())

    def id_at(self, point: QPoint) -> str:
        """The row at a point of the viewport; "" for none."""
        return self._rows.id_at(self.indexAt(point))

    def row_of(self, id: str) -> QModelIndex:
        """Where a thing's row is; invalid when it is not in this outline."""
        return self._rows.index_of(id)

    def choose(self, ids: Sequence[str]) -> None:
        """Select these here and on the map."""
        self.show_ids(ids)
        self.chosen.emit([id for id in ids if id != LOT])

    def _selected(self) -> None:
        if not self._quiet:
            self._chosen = [self._rows.id_at(index) for index in self.selectionModel().selectedRows()]
            self.chosen.emit([id for id in self._chosen if id != LOT])

    def _follow(self, ids: Sequence[str]) -> None:
        """Open the rows above things for as long as they are selected."""
        path: list[str] = []
        for id in ids:
            above = parent_of(self._document, self._journey, id)
            while above and above != self._journey and above not in path:
                path.append(above)
                above = parent_of(self._document, self._journey, above)
        for row in self._followed:
            if row not in path and row not in self._unfolded:
                self.setExpanded(self._rows.index_of(row), row not in self._folded and self._is_stage(row))
        self._followed = [row for row in path if not self.isExpanded(self._rows.index_of(row))] + [
            row for row in self._followed if row in path
        ]
        for row in reversed(path):
            self.setExpanded(self._rows.index_of(row), True)

    # Folding

    def _is_stage(self, id: str) -> bool:
        return self._document.find(id, Stage) is not None

    def _note_open(self, index: QModelIndex) -> None:
        if not self._quiet:
            id = self._rows.id_at(index)
            self._folded.discard(id)
            if not self._is_stage(id):
                self._unfolded.add(id)

    def _note_closed(self, index: QModelIndex) -> None:
        if not self._quiet:
            id = self._rows.id_at(index)
            self._unfolded.discard(id)
            if self._is_stage(id):
                self._folded.add(id)

    def _open_new(self, parent: QModelIndex, first: int, last: int) -> None:
        quiet, self._quiet = self._quiet, True
        for place in range(first, last + 1):
            index = self._rows.index(place, 0, parent)
            id = self._rows.id_at(index)
            if id in self._unfolded or (self._is_stage(id) and id not in self._folded):
                self.setExpanded(index, True)
        self._quiet = quiet

    # Writing

    def rename(self, id: str = "") -> None:
        """Write the text of a row, by default the current one, where it stands or, when it is long, in its form."""
        id = id or self.current_id()
        index = self._rows.index_of(id)
        if not index.isValid() or id == LOT:
            return
        if "\n" in editable_text(self._document, id):
            self.elsewhere.emit(id)
            return
        # Not by the view itself, which goes by the keys that are held and would take it out of the selection again.
        alone = Select.NoUpdate if id in self.selected_ids() else Select.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, alone)
        self.edit(index)

    def begin(self, id: str) -> None:
        """Select something just added and open its text; Esc takes it back while nothing was written."""
        self.choose([id])
        self._new = id
        self.rename(id)

    def attempt(self, edit: Callable[[], object]) -> bool:
        """Carry out an edit; a refusal is told and changes nothing."""
        try:
            edit()
        except Refused as refusal:
            self.said.emit(refusal.reason)
            return False
        return True

    def _write(self, id: str, text: str) -> bool:
        if text.strip() == editable_text(self._document, id):
            return False
        return self.attempt(lambda: write_row(self._document, id, text.strip()))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        new, self._new = self._new, ""
        given_up = hint == QAbstractItemDelegate.EndEditHint.RevertModelCache
        empty = bool(new) and not editable_text(self._document, new)
        if given_up and empty and self._document.undo_takes_away(new):
            self._document.undo()
        self.setFocus()

    # What the document tells

    def _hear(self, report: Report) -> None:
        self._rows.hear(report)
        self.viewport().update()  # names of channels, arrows' ends: what others' rows say

    def _keep(self) -> None:
        self._kept, self._quiet = self.current_id(), True

    def _restore(self) -> None:
        there = [id for id in self._chosen if id == LOT or record_of(self._document, id) is not None]
        if there or self._chosen:
            self._chosen = there
            self._mark_chosen()
        if self._kept != self.current_id() and (index := self._rows.index_of(self._kept)).isValid():
            self.selectionModel().setCurrentIndex(index, Select.NoUpdate)
        self._quiet = False

    # Keys and the pointer

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.selectionModel().setCurrentIndex(self.model().index(0, 0), Select.NoUpdate)
        if event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        }:
            self.scrollTo(self.currentIndex())  # whoever comes by key sees where the keyboard is

    def event(self, event: QEvent) -> bool:
        overriding = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if overriding and isinstance(event, QKeyEvent) and means_something(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
            return
        searched, self._searched = self._searched, 0.0
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and monotonic() - searched < SEARCHING:
            return  # it ends the words that led to this row, which it must not open to be written over
        if press_in_outline(self, event):
            return
        super().keyPressEvent(event)
        if event.text().isalnum() or (searched and event.text().isprintable()):
            self._searched = monotonic()

    @property
    def document(self) -> Document:
        return self._document

    @property
    def journey(self) -> str:
        return self._journey

    def kind_colour(self, kind: str) -> str:
        """The "#rrggbb" of a kind's icon in the theme that is worn."""
        return kind_colour(kind, self._look.wears)

    def neighbour_of(self, ids: Sequence[str]) -> str:
        """Where the keyboard goes when these rows go: the next row of the level, else the one before, else above."""
        index = self._rows.index_of(ids[-1])
        level = self._rows.ids_under(self._rows.id_at(index.parent()) or self._journey)
        rest = [*level[index.row() + 1 :], *reversed(level[: index.row()])]
        staying = next((id for id in rest if id not in ids), "")
        return staying or self._rows.id_at(index.parent())

    def show_current(self) -> None:
        """Open the way to the current row and bring it into view."""
        quiet, self._quiet = self._quiet, True
        self._follow(self.current_id())
        self._quiet = quiet
        self.scrollTo(self.currentIndex())

    def menu_point(self) -> QPoint:
        """Where the menu of the current row opens, on the screen."""
        rect = self.visualRect(self.currentIndex())
        return self.viewport().mapToGlobal(rect.center())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        point = event.globalPos()
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            point = self.menu_point()
        self.menu_wanted.emit([id for id in self.selected_ids() if id != LOT], point)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._rows.hasChildren(index):
            start, size = chevron_box(index)
            rect = self.visualRect(index)
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            from_edge = rect.right() - event.position().x() if rtl else event.position().x() - rect.left()
            if start - 4 <= from_edge <= start + size:
                self.setExpanded(index, not self.isExpanded(index))
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.rename(self._rows.id_at(index))

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Nothing: the rows paint their own chevrons."""

    # Dragging

    def _lift(self, point: QPoint) -> list[str]:
        id = self.id_at(point)
        chosen = [one for one in self.selected_ids() if one != LOT]
        return chosen if id in chosen else [id] if id not in {"", LOT} else []

    def _words_carried(self, ids: Sequence[str]) -> str:
        if len(ids) > 1:
            return ngettext("{n} item", "{n} items", len(ids)).format(n=len(ids))
        text = row_text(self._document, ids[0])
        return text if len(text) <= 30 else f"{text[:29]}…"

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.drops.paint(painter, self._look.wears)
        painter.end()


def _ranges(indexes: Iterable[QModelIndex]) -> QItemSelection:
    """A selection of rows in as few ranges as they form: one range a row is slow for thousands."""
    levels: dict[int, list[QModelIndex]] = {}
    for index in indexes:
        levels.setdefault(index.parent().internalId() if index.parent().isValid() else 0, []).append(index)
    found: list[list[QModelIndex]] = []
    for row in levels.values():
        row.sort(key=lambda index: index.row())
        found.append([row[0], row[0]])
        for index in row[1:]:
            if index.row() > found[-1][1].row() + 1:
                found.append([index, index])
            found[-1][1] = index
    selection = QItemSelection()
    for first, last in found[-RANGES:]:
        selection.select(first, last)
    return selection
