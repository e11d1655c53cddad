"""The canvas widget: a map that is edited; it passes events to hand and keys, and draws over the map what they do."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from cxstudio.canvas.accessible import tell_focus
from cxstudio.canvas.adding import add_and_open
from cxstudio.canvas.carrying import Carrying, carried_out
from cxstudio.canvas.gone_and_back import came_back, delete_selection
from cxstudio.canvas.hand import Hand
from cxstudio.canvas.headers import Pinned
from cxstudio.canvas.hints import full_text, show_hint
from cxstudio.canvas.key_names import BY_KEYS, HELD, letter_on_key, name_of_key, run_single_key, starts_a_map
from cxstudio.canvas.keys import Keys
from cxstudio.canvas.minimap import Minimap
from cxstudio.canvas.opening import open_or_write
from cxstudio.canvas.overlay import Hover, Standing, draw_over
from cxstudio.canvas.pointing import Pointing
from cxstudio.canvas.preview import NOTHING, Preview
from cxstudio.canvas.reach import Reach
from cxstudio.canvas.settling import height_looked_at
from cxstudio.canvas.showing import Showing
from cxstudio.canvas.shown import ShownMap
from cxstudio.canvas.strokes import Strokes
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.canvas.touching import GESTURES, Touching
from cxstudio.canvas.writing import Writing
from cxstudio.model.document import Report
from cxstudio.picture.theme import Theme


class MapCanvas(ShownMap):
    """A journey on screen, with all that somebody can do to it there."""

    selection_changed = Signal(list)
    status = Signal(str)
    tool_changed = Signal(str)
    edited_in_place = Signal()
    menu_wanted = Signal(list, QPoint)
    dropped_outside = Signal(list, QPoint)  # ids of what was dragged out of the view, global position

    def __init__(self, showing: Showing, parent: QWidget | None = None) -> None:
        super().__init__(showing, parent)
        self._hover = Hover()
        self._by_keys = False
        self.hand = Hand(self.desk, self._tool_moved)
        self.keys = Keys(self.desk, self.hand)
        self.minimap = Minimap(self, self.desk, self.sight, showing.theme)
        self.writing = Writing(self, self.desk, self.sheet.to_view, self._text_closed)
        self.pointing = Pointing(self.sight, self.desk, self.hand, self._show_hover, self.setCursor, self)
        self._touching = Touching(self, self.sight)
        self.carrying = Carrying(self.desk, self.hand, self._at_global)
        self.desk.on_selection = self._selection_moved
        self.desk.on_preview = self._preview_moved
        self.desk.on_status = self.status.emit
        self.desk.on_text = self.edit
        self._reach = Reach(self.desk, self.sheet.to_view)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._touching.begin()

    # For the window

    @property
    def selection(self) -> list[str]:
        """Ids of what is selected, nodes and links."""
        return list(self.desk.selection)

    def select(self, ids: Iterable[str]) -> None:
        """Select these and bring the last one into view."""
        if self.writing.yields_to(ids := list(ids)):
            self.desk.select(ids)
            self.sight.reveal()

    def edit(self, node: str) -> None:
        """Open a thing's text for typing in its place."""
        if self.writing.open(node, self.zoom, self._theme):
            self.select([node])

    def flush(self) -> None:
        """Commit a text being typed."""
        self.writing.flush()

    def arm(self, kind: str | None) -> None:
        """The next click places one thing of this kind; None goes back to the ordinary tool."""
        if self.writing.finish():
            self.hand.arm(kind or "")

    def _at_global(self, point: QPoint) -> Pointer | None:
        here = self.mapFromGlobal(point)
        return self.pointing.pointer(QPointF(here)) if self.rect().contains(here) else None

    def add(self, kind: str) -> str:
        """Add a thing of this kind at the selection and open its text. Returns its id, "" when refused."""
        return add_and_open(self.desk, kind) if self.writing.finish() else ""

    def delete_selection(self) -> None:
        delete_selection(self.desk, lambda id: self._headers.seen(self.camera, id) is not None)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.minimap.wear(theme)
        self._place_text()

    def close_map(self) -> None:
        """Commit what is being typed and stop listening to the document."""
        self.writing.finish()
        super().close_map()

    def _looked_away(self) -> None:
        self._place_text()
        self.minimap.place()

    def _place_text(self) -> None:
        self.writing.place(self.zoom, self._theme)

    def _draw_over(self, strokes: Strokes, pinned: Pinned) -> None:
        standing = Standing(self._hover, self._by_keys and self.hasFocus(), self.writing.node, pinned)
        draw_over(strokes, self.desk, standing, self._brush.paint)

    # What happens to the document and on the desk

    def _changed(self, report: Report) -> None:
        self._hover = Hover()
        self.minimap.renew()
        self.sight.stay(typing=bool(self.writing.node))
        self.writing.forget_vanished()
        self._place_text()
        if back := came_back(self.desk, report):
            self.select(back)

    def _must_rest(self) -> bool:
        """A gesture is going on, so nothing may move by itself."""
        return super()._must_rest() or self.hand.busy or self.desk.preview != NOTHING

    def _eye(self) -> float:
        return height_looked_at(self, self.camera, self.picture.placed(self.writing.node))

    def _map_moved(self) -> None:
        self.minimap.renew()
        super()._map_moved()
        self._place_text()

    def _selection_moved(self, ids: list[str]) -> None:
        self.update()
        self.minimap.place()
        tell_focus(self)
        self.selection_changed.emit(ids)

    def _preview_moved(self, preview: Preview) -> None:
        self.minimap.place()
        changed = self._reach.changed(preview)
        self.update() if changed is None else self.update(changed)

    def _tool_moved(self, kind: str) -> None:
        self.pointing.show_cursor()
        self.update()
        self.tool_changed.emit(kind)

    def _show_hover(self, hover: Hover) -> None:
        if hover != self._hover:
            self._hover = hover
            self.update()

    def _text_closed(self) -> None:
        self.update()
        self.edited_in_place.emit()

    # Qt's events

    def event(self, event: QEvent) -> bool:
        if isinstance(event, GESTURES) and self._touching.hear(event):
            return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self.pointing.pointer(QPointF(event.pos()))
            show_hint(self, "" if self.hand.busy else full_text(self.desk, at), event.globalPos())
            return True
        if event.type() == QEvent.Type.ShortcutOverride and starts_a_map(self.desk, event):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keys = False
        self.keys.stop_link()
        if self.writing.finish():
            self.pointing.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointing.move(event, QRectF(self.rect()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if out := carried_out(self.desk, self.hand, self.pointing.pointer(event.position())):
            self.dropped_outside.emit(out, event.globalPosition().toPoint())
        self.pointing.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        here = self.pointing.pointer(event.position(), event.modifiers())
        mine = event.button() == Qt.MouseButton.LeftButton and not self.hand.armed
        if not (mine and open_or_write(self.desk, here, self.edit)):
            self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointing.leave()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.pointing.wheel(event)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.pointing.choose_for_menu(QPointF(event.pos()))
            self.menu_wanted.emit(self.selection, event.globalPos())
        else:
            self.menu_wanted.emit(self.selection, self.mapToGlobal(self._current_spot()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = event.modifiers()
        if event.key() == Qt.Key.Key_Space and not keys:
            if not event.isAutoRepeat():
                self.pointing.hold_space(True)
            return
        if event.key() == Qt.Key.Key_F10 and keys == Qt.KeyboardModifier.ShiftModifier:
            self.menu_wanted.emit(self.selection, self.mapToGlobal(self._current_spot()))
            return
        letter = letter_on_key(event)
        name = name_of_key(event.key()) or (letter if letter == "l" else "")
        self._by_keys = True
        shift, alt, ctrl = (bool(keys & held) for held in HELD)
        if starts_a_map(self.desk, event):
            self.add("stage")
            self.writing.begin_with(event.text())
        elif name and self.keys.press(name, shift=shift, alt=alt, ctrl=ctrl):
            if not self.writing.node:
                self.sight.reveal()
            self.update()
        elif not run_single_key(self.actions(), letter):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.pointing.hold_space(False)
        else:
            super().keyReleaseEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        # Tab goes through the map first and leaves it at the ends.
        if not self.hasFocus() or not self.keys.step(forwards):
            return super().focusNextPrevChild(forwards)
        self._by_keys = True
        self.sight.reveal()
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in BY_KEYS:
            self._by_keys = True
        elif event.reason() == Qt.FocusReason.MouseFocusReason:
            self._by_keys = False
        # After a dialog, a menu or another window it is as it was.
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.pointing.hold_space(False)
        super().focusOutEvent(event)
        self.update()

    def _current_spot(self) -> QPoint:
        return self.sheet.to_view(self.sight.spot()).center().toPoint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.sight.through_new_size(partial(super().resizeEvent, event))

    def _take_size(self) -> None:
        super()._take_size()
        self.minimap.place()
