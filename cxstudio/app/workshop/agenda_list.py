"""The steps of the agenda as a list for keys and hands: go to one, move, rename, add, delete; it keeps no time.

It changes the document through `edits` alone, and asks `AgendaRun` to go along.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from cxstudio.app.carry import Carry, DropTarget
from cxstudio.app.scale import scaled
from cxstudio.app.workshop.agenda_keys import means_something, press_in_agenda
from cxstudio.app.workshop.agenda_look import ROW, ROW_FACTS, AgendaLook, StepRow
from cxstudio.app.workshop.agenda_run import AgendaRun
from cxstudio.app.workshop.agenda_words import length_words, spoken_step, time_of_day, title_of
from cxstudio.edits.agenda import add_step, move_steps
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_text
from cxstudio.edits.problems import Refused
from cxstudio.model.workshops import AgendaStep
from cxstudio.picture.theme import Theme
from cxstudio.words import _
from cxstudio.workshop.agenda import starts

ID = Qt.ItemDataRole.UserRole
MOST_ROWS = 16  # shown at once; more scroll


class AgendaList(QListWidget):
    """`chosen` carries the step whose fields are to be shown, `said` a sentence, `offered` what can be taken back."""

    chosen = Signal(str)
    said = Signal(str)
    offered = Signal(str)

    def __init__(self, run: AgendaRun) -> None:
        super().__init__()
        self._run = run
        self._rows: tuple[StepRow, ...] = ()
        self._quiet = False
        self.setAccessibleName(_("Agenda"))
        self._look = AgendaLook(self)
        self.setItemDelegate(self._look)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._choose)
        self.itemChanged.connect(self._renamed)
        self.itemDoubleClicked.connect(self._go_to_item)
        self._carry = Carry(self.viewport(), self._lift, self._carried, self._targets)

    def _go_to_item(self, item: QListWidgetItem) -> None:
        self._run.go_to(str(item.data(ID)))

    # Showing

    def wear(self, wears: Theme) -> None:
        self._look.wears = wears
        self.viewport().update()

    def refresh(self) -> None:
        """Show the steps as they are now; the row that is current stays so."""
        if self.state() == QAbstractItemView.State.EditingState:
            return
        rows = self._facts()
        if rows == self._rows:
            return
        same = [row.id for row in rows] == [row.id for row in self._rows]
        current, place = self.current(), self.currentRow()
        self._rows, self._quiet = rows, True
        if not same:
            self.clear()
            for row in rows:
                item = QListWidgetItem()
                item.setData(ID, row.id)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                self.addItem(item)
        for at, row in enumerate(rows):
            self.item(at).setData(ROW_FACTS, row)
            self.item(at).setText(row.title)
            self.item(at).setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(at))
            self.item(at).setToolTip(self._tip(row))
        self._quiet = False
        if not same:
            self._stand_at(current, place)
        self.setFixedHeight(scaled(ROW) * max(1, min(len(rows), MOST_ROWS)))

    def current(self) -> str:
        """The id of the row that is current; "" for none."""
        return str(self.currentItem().data(ID)) if self.currentRow() >= 0 else ""

    def show_step(self, id: str) -> None:
        """Make a step's row the current one."""
        at = next((place for place, row in enumerate(self._rows) if row.id == id), -1)
        if at >= 0:
            self.setCurrentRow(at)
            self.scrollToItem(self.item(at))

    def _stand_at(self, id: str, place: int) -> None:
        ids = [row.id for row in self._rows]
        if id in ids:
            self.setCurrentRow(ids.index(id))
        elif ids:
            self.setCurrentRow(min(max(place, 0), len(ids) - 1))
        self._choose()

    def _facts(self) -> tuple[StepRow, ...]:
        agenda, clock, now = self._run.agenda, self._run.clock, self._run.running
        begins = starts(agenda, clock.now, clock.left)
        here = agenda.index(now) if now is not None else -1
        found = []
        for place, step in enumerate(agenda):
            at = begins.get(step.id)
            found.append(
                StepRow(
                    step.id,
                    title_of(step),
                    time_of_day(clock.as_shown(at)) if at is not None else "",
                    length_words(step.allotted),
                    _state(step, now, passed=place < here),
                    step.keeps,
                    step.squeezed is not None,
                )
            )
        return tuple(found)

    def _spoken(self, place: int) -> str:
        row = self._rows[place]
        step = self._run.document.find(row.id, AgendaStep)
        states = {"done": _("done"), "now": _("now"), "passed": _("left out"), "next": ""}
        return spoken_step(step, place, len(self._rows), row.begins, states[row.state]) if step else row.title

    def _tip(self, row: StepRow) -> str:
        step = self._run.document.find(row.id, AgendaStep)
        words = [row.title]
        if step is not None and row.squeezed:
            words.append(_("Squeezed from {minutes}").format(minutes=length_words(step.minutes)))
        if row.keeps:
            words.append(_("Keeps its minutes when the rest is squeezed"))
        return "\n".join(words)

    # Keys

    def event(self, event: QEvent) -> bool:
        # These keys are the list's own here, whatever they mean on the map.
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and means_something(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        writing = self.state() == QAbstractItemView.State.EditingState
        if writing or not press_in_agenda(self, event):
            super().keyPressEvent(event)

    def go_to(self) -> None:
        """Begin the current step, or go back to it."""
        if self.current():
            self._run.go_to(self.current())

    def add(self) -> None:
        """A new step after the current one, or at the end; its title is written at once."""
        ids = [row.id for row in self._rows]
        place = ids.index(self.current()) + 1 if self.current() in ids else len(ids)
        made = add_step(self._run.document, before=ids[place] if place < len(ids) else None)
        self.refresh()
        self.show_step(made)
        self.setFocus()
        self.rename()

    def rename(self) -> None:
        """Write the title of the current step where it stands."""
        step = self._run.document.find(self.current(), AgendaStep)
        if step is None:
            return
        item = self.currentItem()
        self._quiet = True
        item.setText(step.title)
        self._quiet = False
        self.editItem(item)

    def remove(self) -> None:
        """Delete the current step, with a button that takes it back."""
        step = self._run.document.find(self.current(), AgendaStep)
        if step is None:
            return
        self._attempt(lambda: delete(self._run.document, [step.id]))
        self.refresh()
        self.offered.emit(_("Deleted “{step}”").format(step=title_of(step)))

    def move_by(self, by: int) -> None:
        """Move the current step by a place; 1 is downwards."""
        id, ids = self.current(), [row.id for row in self._rows]
        if id not in ids:
            return
        place = ids.index(id) + by
        if 0 <= place < len(ids):
            after = place if by < 0 else place + 1
            self._move([id], ids[after] if after < len(ids) else None)

    def _move(self, ids: Sequence[str], before: str | None) -> None:
        self._attempt(lambda: move_steps(self._run.document, ids, before))
        self.refresh()
        self.show_step(ids[0])

    def _renamed(self, item: QListWidgetItem) -> None:
        if self._quiet:
            return
        id, text = str(item.data(ID)), item.text().strip()
        step = self._run.document.find(id, AgendaStep)
        if step is not None and text != step.title:
            self._attempt(lambda: set_text(self._run.document, id, text))
        self._rows = tuple(row for row in self._rows if row.id != id)
        self._run_later()

    def _run_later(self) -> None:
        """The editor is still open while it tells what was written."""
        QTimer.singleShot(0, self, self.refresh)

    def _choose(self, *_items: object) -> None:
        if not self._quiet:
            self.chosen.emit(self.current())

    def _attempt(self, edit: Callable[[], object]) -> None:
        try:
            edit()
        except Refused as refusal:
            self.said.emit(refusal.reason)

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _lift(self, point: QPoint) -> list[str]:
        item = self.itemAt(point)
        return [str(item.data(ID))] if item is not None else []

    def _carried(self, ids: Sequence[str]) -> str:
        title = next((row.title for row in self._rows if row.id == ids[0]), "")
        return title if len(title) <= 30 else f"{title[:29]}…"

    def _targets(self) -> Sequence[DropTarget]:
        return (_Between(self, self._look, self._move),)

    def place_at(self, point: QPoint) -> int | None:
        """Before which row a point of the screen lies, the number of rows for after the last; None beside the list."""
        inside = self.viewport().mapFromGlobal(point)
        if not self.viewport().rect().adjusted(0, -8, 0, 8).contains(inside):
            return None
        index = self.indexAt(QPoint(self.viewport().width() // 2, inside.y()))
        if not index.isValid():
            return 0 if inside.y() < 0 else self.count()
        return index.row() + int(inside.y() > self.visualRect(index).center().y())

    def id_at(self, place: int) -> str | None:
        """The id of a row; None for after the last."""
        return self._rows[place].id if place < len(self._rows) else None


class _Between:
    """The places between the rows, as what is carried meets them."""

    def __init__(
        self, rows: AgendaList, looks: AgendaLook, move: Callable[[Sequence[str], str | None], None]
    ) -> None:
        self._list, self._look, self._move = rows, looks, move

    def offer(self, ids: Sequence[str], point: QPoint) -> bool | None:
        self._look.drop = self._list.place_at(point)
        self._list.viewport().update()
        return None if self._look.drop is None else True

    def take(self, ids: Sequence[str], point: QPoint) -> None:
        place = self._list.place_at(point)
        self.leave()
        if place is not None:
            self._move(ids, self._list.id_at(place))

    def leave(self) -> None:
        self._look.drop = None
        self._list.viewport().update()


def _state(
    step: AgendaStep, now: AgendaStep | None, *, passed: bool
) -> Literal["done", "now", "passed", "next"]:
    if now is not None and step.id == now.id:
        return "now"
    if step.began is not None:
        return "done"
    return "passed" if passed else "next"
