"""The parking lot at the foot of the left panel: its count, and a list that gives things back by mouse and key.

It renames and deletes by `edits`; where a thing goes that is taken out is for others to say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QToolButton,
)

from cxstudio.app.carry import Carry, DropTarget
from cxstudio.app.figures import figures
from cxstudio.app.flyout import Flyout
from cxstudio.app.icons import icon, kind_colour
from cxstudio.app.labels import label, look, restyle
from cxstudio.app.panels.outline_content import editable_text, lot_touched, lot_words, spoken_row
from cxstudio.edits.fields import set_text
from cxstudio.edits.parking import drop_parked
from cxstudio.edits.problems import Refused
from cxstudio.model.document import Document, Report
from cxstudio.model.groups import parked_rows, parked_with, row_named
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import title
from cxstudio.model.records import Card, Node
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext

HEIGHT = 40
WIDE, ROW, AROUND, MOST = 300, 34, 74, 360  # pixels of the list: width, a row, what is not rows, and at most
ID = Qt.ItemDataRole.UserRole


class ParkingLot(QToolButton):
    """One row with a count, which opens the list upwards and takes cards that are dropped on it.

    `taken_out` tells what should go back onto the map, `put_in` what was dropped here, `elsewhere` what is too long
    to be written in a row, `left` that the keyboard goes back to the map.
    """

    taken_out = Signal(str)
    put_in = Signal(list)
    said = Signal(str)
    elsewhere = Signal(str)
    left = Signal()

    def __init__(self, document: Document, journey: str, wears: Theme) -> None:
        super().__init__()
        self._document, self._look = document, wears
        look(self, "foot")
        self.setAccessibleName(_("Parking lot"))
        self.setToolTip(_("Cards kept for later"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        self._sign = QLabel()
        self._name = label(_("Parking lot"), "strong")
        self._count = label("", "muted")
        row.addWidget(self._sign)
        row.addWidget(self._name, 1)
        row.addWidget(self._count)
        for part in (self._sign, self._name, self._count):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.list = ParkedList(document, journey, wears)
        self.panel = Flyout(self, _("Parking lot"))
        self._hint = label("", "caption")
        self._hint.setContentsMargins(16, 0, 16, 0)
        self._hint.setWordWrap(True)
        self.panel.hold(self.list, self._hint)
        self.clicked.connect(self.toggle)
        for signal, relayed in ((self.list.said, self.said), (self.list.elsewhere, self.elsewhere)):
            signal.connect(relayed)
        self.list.put_back.connect(self._put_back)
        self.list.emptied.connect(self._leave)
        self._stop = document.subscribe(self._hear)
        self.wear(wears)
        self.refresh()

    def close_down(self) -> None:
        self._stop()
        self.panel.close_now()
        self.panel.deleteLater()

    def sizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def wear(self, wears: Theme) -> None:
        self._look = wears
        self.list.wear(wears)
        self._sign.setPixmap(
            icon("inbox", wears.colour("ink"), 18).pixmap(QSize(18, 18), self.devicePixelRatioF())
        )

    def carry_to(self, targets: Sequence[DropTarget]) -> None:
        """Where things from the list can be dragged."""
        self.list.drop_targets = list(targets)

    def set_narrow(self, narrow: bool) -> None:
        """Only the icon, in a rail."""
        self._name.setHidden(narrow)
        self._count.setHidden(narrow)

    def count(self) -> str:
        """How much lies there, as it is written."""
        return self._count.text()

    def refresh(self) -> None:
        count = len(parked_rows(self._document, self._document.parked()))
        self._count.setText(figures(str(count)))
        words = figures(ngettext("{n} item", "{n} items", count).format(n=count))
        self.setAccessibleDescription(words)
        self._hint.setText(
            _("Enter puts it back at the selection, or drag it there.")
            if count
            else _("Nothing here yet: drag cards onto the parking lot.")
        )
        self.list.refresh()
        self.list.setVisible(bool(count))
        if self.panel.isVisible():
            self._place()

    def toggle(self) -> None:
        """Open the list, or close it."""
        if self.panel.isVisible():
            self.panel.close_now()
            return
        self.list.refresh()
        self._place()
        self.list.take_keyboard()

    def _place(self) -> None:
        self.panel.open_above((WIDE, min(MOST, AROUND + ROW * self.list.count())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not self.panel.isVisible():
            self.toggle()
        elif event.key() == Qt.Key.Key_Escape and not self.panel.isVisible():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _put_back(self, id: str) -> None:
        self.taken_out.emit(id)

    def _leave(self) -> None:
        if self.panel.isVisible():
            self.panel.close_now()
            self.left.emit()

    def _hear(self, report: Report) -> None:
        if lot_touched(self._document, report):
            self.refresh()
        elif self.panel.isVisible():
            self.list.refresh()

    # As a drop target

    def offer(self, ids: Sequence[str], point: QPoint) -> bool | None:
        over = (self, self.panel) if self.panel.isVisible() else (self,)
        if not any(one.isVisible() and one.rect().contains(one.mapFromGlobal(point)) for one in over):
            return None
        fits = bool(ids) and all(self._document.find(id, Card) is not None for id in ids)
        restyle(self, "drop", "yes" if fits else "no")
        self.said.emit(_("Into the parking lot") if fits else _("Only cards go into the parking lot"))
        return fits

    def take(self, ids: Sequence[str], point: QPoint) -> None:
        self.leave()
        if all(card is not None and card.parked for card in (self._document.find(id, Card) for id in ids)):
            return
        self.put_in.emit(list(ids))

    def leave(self) -> None:
        restyle(self, "drop", "")
        self.said.emit("")


class ParkedList(QListWidget):
    """What lies in the parking lot. `put_back` asks for one at the selection, `emptied` tells of the last one gone."""

    put_back = Signal(str)
    said = Signal(str)
    elsewhere = Signal(str)
    emptied = Signal()

    def __init__(self, document: Document, journey: str, wears: Theme) -> None:
        super().__init__()
        self._document, self._journey, self._look = document, journey, wears
        self._shown: tuple[tuple[str, tuple[Node, ...]], ...] = ()  # the rows, as they are named
        self.drop_targets: list[DropTarget] = []
        self.setAccessibleName(_("Items in the parking lot"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(QSize(16, 16))
        self.itemChanged.connect(self._renamed)
        self._quiet = False
        self._carry = Carry(self.viewport(), self._lift, self._words, lambda: self.drop_targets)

    def wear(self, wears: Theme) -> None:
        self._look = wears
        self._shown = ()
        self.refresh()

    def ids(self) -> list[str]:
        """What is listed, from the top."""
        return [str(self.item(row).data(ID)) for row in range(self.count())]

    def refresh(self) -> None:
        """List what lies there now, with the keyboard on the same thing, or on what took its place."""
        rows = parked_rows(self._document, self._document.parked())
        parked = tuple((lot_words(self._document, row), row) for row in rows)
        if parked == self._shown:
            return
        had, row = bool(self._shown), max(0, self.currentRow())
        current = self._current()
        self._shown, self._quiet = parked, True
        self.clear()
        for words, row_shown in parked:
            self.addItem(self._item(words, row_shown[0]))
        ids = self.ids()
        if ids:
            self.setCurrentRow(ids.index(current) if current in ids else min(row, len(ids) - 1))
        self._quiet = False
        if had and not parked:
            self.emptied.emit()

    def take_keyboard(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.currentRow() < 0:
            self.setCurrentRow(0)

    def _item(self, words: str, record: Node) -> QListWidgetItem:
        name = KINDS[record.kind].icon if record.kind in KINDS else "circle"
        item = QListWidgetItem(icon(name, kind_colour(record.kind, self._look), 16), words)
        several = len(parked_with(self._document, record.id)) > 1
        said = words if several else spoken_row(self._document, self._journey, record.id)
        item.setData(ID, record.id)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        item.setToolTip(words)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        return item

    def _current(self) -> str:
        return str(self.currentItem().data(ID)) if self.currentRow() >= 0 else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        id = self._current()
        writing = self.state() == QAbstractItemView.State.EditingState
        if not id or writing:
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.put_back.emit(id)
        elif event.key() == Qt.Key.Key_Delete:
            self._attempt(lambda: drop_parked(self._document, id))
        elif event.key() == Qt.Key.Key_F2:
            self._rename(id)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # These keys are the list's own here, whatever they mean on the map.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            mine = event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Delete}
            if mine and not event.modifiers():
                event.accept()
                return True
        return super().event(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._current():
            self.put_back.emit(self._current())

    def _rename(self, id: str) -> None:
        text = editable_text(self._document, self._named(id))
        if "\n" in text:
            self.elsewhere.emit(id)
            return
        item = self.currentItem()
        self._quiet = True
        item.setText(text)
        self._quiet = False
        self.editItem(item)

    def _renamed(self, item: QListWidgetItem) -> None:
        if self._quiet:
            return
        id, text = self._named(str(item.data(ID))), item.text().strip()
        if text != editable_text(self._document, id):
            self._attempt(lambda: set_text(self._document, id, text))
        self._shown = ()
        self.refresh()

    def _named(self, id: str) -> str:
        """Whose words a row shows: of several things in one group those of the group."""
        row = tuple(self._document.node(one) for one in parked_with(self._document, id))
        return row_named(self._document, row).id

    def _attempt(self, edit: Callable[[], object]) -> None:
        try:
            edit()
        except Refused as refusal:
            self.said.emit(refusal.reason)

    def _lift(self, point: QPoint) -> list[str]:
        item = self.itemAt(point)
        return [str(item.data(ID))] if item is not None else []

    def _words(self, ids: Sequence[str]) -> str:
        text = title(self._document.get(ids[0]))
        return text if len(text) <= 30 else f"{text[:29]}…"
