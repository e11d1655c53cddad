"""A list in a section of the console: as tall as its rows, each in plain words, one key each for what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from cxstudio.app.labels import isolated
from cxstudio.app.workshop.row_look import HEAD, MUTED, RowLook
from cxstudio.picture.theme import Theme

_ID = Qt.ItemDataRole.UserRole
_OWN = {
    Qt.Key.Key_Delete,
    Qt.Key.Key_F2,
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
}
_EDGE = 2  # pixels of the frame


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its id. `spoken` is what a screen reader says, "" = the text; a `head` cannot be chosen.

    The icon of a row that `ticks` is a box to be ticked by a click.
    """

    id: str
    text: str
    icon: QIcon | None = None
    spoken: str = ""
    strong: bool = False
    head: bool = False
    ticks: bool = False


class RowList(QListWidget):
    """`taken` is Enter or a double click, `ticked` Space or a click on a box, `dropped` Delete, `renaming` F2.

    `at` is the row one stands on, `left` Escape.
    `renamed` carries what was written into a row that `write` opened, `written` is the end of that.
    """

    taken = Signal(str)
    ticked = Signal(str)
    dropped = Signal(str)
    renaming = Signal(str)
    at = Signal(str)
    renamed = Signal(str, str)
    written = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._paints = RowLook(self)
        self.setItemDelegate(self._paints)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._row_changed)
        self.itemChanged.connect(self._changed)
        self.itemDelegate().closeEditor.connect(self._tell_written)
        self._shown: tuple[Row, ...] = ()
        self._pressed = ""  # the row whose box the mouse was pressed on
        self._muted = QColor()
        self._quiet = False
        self._stale = False  # a row says what is being written there

    def _row_changed(self, _row: int) -> None:
        self._moved()

    def _tell_written(self) -> None:
        self.written.emit()

    def wear(self, wears: Theme) -> None:
        """The colour of what stands below the first line of a row."""
        self._muted, self._stale = QColor(wears.colour("inkMuted")), True

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the keyboard stays on the same row, or on the one that took its place."""
        if tuple(rows) == self._shown and not self._stale:
            return
        self._stale = False
        current, place = self.current(), self.currentRow()
        self._quiet = True
        self._shown = tuple(rows)
        self.clear()
        for row in rows:
            self.addItem(self._item(row))
        self._quiet = False
        ids = [row.id for row in rows if not row.head]
        if current in ids or place >= 0:
            self.stand_on(current if current in ids else self._near(place))
        self._fit()

    def ids(self) -> list[str]:
        """What can be chosen, from the top."""
        return [row.id for row in self._shown if not row.head]

    def texts(self) -> list[str]:
        """The words of all rows, heads among them."""
        return [self.item(place).text() for place in range(self.count())]

    def current(self) -> str:
        """The id of the row one stands on, "" for none."""
        return str(self.currentItem().data(_ID)) if self.currentRow() >= 0 else ""

    def stand_on(self, id: str) -> None:
        """Go to a row; without such a row to the first."""
        places = [place for place, row in enumerate(self._shown) if not row.head]
        found = next((place for place in places if self._shown[place].id == id), None)
        if places:
            self.setCurrentRow(found if found is not None else places[0])

    def take_keyboard(self) -> None:
        """Let the keys go here."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.current():
            self.stand_on("")

    def write(self, id: str, text: str) -> None:
        """Open a row for its name, all of it selected."""
        self.stand_on(id)
        item = self.currentItem()
        if self.current() == id:
            self._quiet = True
            item.setText(text)
            self._quiet, self._stale = False, True
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.editItem(item)

    @property
    def writing(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState

    def _near(self, place: int) -> str:
        following = [row.id for row in self._shown[place:] if not row.head]
        before = [row.id for row in self._shown[:place] if not row.head]
        return next(iter(following), before[-1] if before else "")

    def _item(self, row: Row) -> QListWidgetItem:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        item = QListWidgetItem("\n".join(isolated(line, rtl=rtl) for line in row.text.split("\n")))
        item.setData(_ID, row.id)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken or row.text)
        item.setData(HEAD, row.head)
        item.setData(MUTED, self._muted)
        if row.icon is not None:
            item.setIcon(row.icon)
        font = self.font()
        font.setBold(row.strong or row.head)
        item.setFont(font)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        item.setFlags(Qt.ItemFlag.NoItemFlags if row.head else flags)
        return item

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        id, key = self.current(), event.key()
        if not id or self.writing:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.taken.emit(id)
        elif key == Qt.Key.Key_Space:
            self.ticked.emit(id)
        elif key == Qt.Key.Key_Delete:
            self.dropped.emit(id)
        elif key == Qt.Key.Key_F2:
            self.renaming.emit(id)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._box_at(event)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, ""
        super().mouseReleaseEvent(event)
        if pressed and pressed == self._box_at(event):
            self.ticked.emit(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A box that was clicked twice is ticked once: its first click has ticked it."""
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton and not self._box_at(event):
            id = str(index.data(_ID))
            if id in self.ids():
                self.taken.emit(id)

    def _box_at(self, event: QMouseEvent) -> str:
        """The row whose box is under the left button, "" for none."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return ""
        row, rtl = self._shown[index.row()], self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at = row.ticks and self._paints.is_on_sign(point, self.visualRect(index), index, rtl=rtl)
        return row.id if at else ""

    def event(self, event: QEvent) -> bool:
        # These keys are the list's own here, whatever they mean on the map.
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _OWN and not event.modifiers():
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.current():
            self.stand_on("")
        self.at.emit(self.current())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.writing:
            self.at.emit("")

    def _moved(self) -> None:
        if not self._quiet and self.hasFocus():
            self.at.emit(self.current())

    def _changed(self, item: QListWidgetItem) -> None:
        if not self._quiet:
            self.renamed.emit(str(item.data(_ID)), item.text())

    # Size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self._fit()

    def _fit(self) -> None:
        height = sum(self.sizeHintForRow(row) for row in range(self.count())) + 2 * _EDGE
        self.setFixedHeight(height)
        self.setVisible(self.count() > 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "_shown"):
            self._fit()
