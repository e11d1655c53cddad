"""Turns Qt's mouse, wheel and touchpad events into plain points for the hand, and into panning and zooming."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QCursor, QMouseEvent, QWheelEvent

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.hand import Hand
from cxstudio.canvas.overlay import Hover
from cxstudio.canvas.sight import Sight
from cxstudio.canvas.tools.choose import node_at
from cxstudio.canvas.tools.connecting import port_at
from cxstudio.canvas.tools.feeling import new_point_at
from cxstudio.canvas.tools.offering import in_reach, offer_at
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.canvas.tools.retargeting import end_at
from cxstudio.canvas.tools.spanning import edge_at
from cxstudio.edits.structure import is_locked
from cxstudio.picture.primitives import Bounds, Point

WHEEL_STEP = 64.0  # logical pixels for one notch of a mouse wheel
WHEEL_ZOOM = 1.0015  # to the power of eighths of a degree
EDGE = 28.0  # logical pixels at the border in which a drag scrolls
EDGE_STEP = 18.0
EDGE_TIME = 30  # milliseconds

_CURSORS = {
    "arrow": Qt.CursorShape.ArrowCursor,
    "hand": Qt.CursorShape.OpenHandCursor,
    "grab": Qt.CursorShape.ClosedHandCursor,
    "cross": Qt.CursorShape.CrossCursor,
    "move": Qt.CursorShape.SizeAllCursor,
    "link": Qt.CursorShape.DragLinkCursor,
    "refused": Qt.CursorShape.ForbiddenCursor,
    "text": Qt.CursorShape.IBeamCursor,
    "span": Qt.CursorShape.SizeHorCursor,
    "copy": Qt.CursorShape.DragCopyCursor,
    "height": Qt.CursorShape.SizeVerCursor,
}
_OVER = {"emotion-point": "height", "stage-header": "move"}  # what can only be dragged one way says so


class Pointing(QObject):
    """One per view. `show_hover` and `show_cursor` tell the view what to draw."""

    def __init__(
        self,
        sight: Sight,
        desk: Desk,
        hand: Hand,
        show_hover: Callable[[Hover], None],
        show_cursor: Callable[[QCursor], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sight = sight
        self._desk = desk
        self._hand = hand
        self._show_hover = show_hover
        self._show_cursor = show_cursor
        self._last = QPointF()
        self._keys = Qt.KeyboardModifier.NoModifier
        self._panning: Point | None = None  # the canvas point that stays under the pointer
        self._space = False
        self._node = ""  # under the resting pointer
        self._size = QRectF()
        self._scroll = QTimer(self, interval=EDGE_TIME)
        self._scroll.timeout.connect(self._scroll_at_edge)

    @property
    def panning(self) -> bool:
        return self._panning is not None

    def pointer(
        self, position: QPointF, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> Pointer:
        """A position in the widget as a point of the map."""
        camera = self._sight.camera
        device = (position.x() * camera.ratio, position.y() * camera.ratio)
        (x, y), seen = self._sight.on_map(*device), camera.to_map(*device)
        return Pointer(
            x,
            y,
            shift=bool(keys & Qt.KeyboardModifier.ShiftModifier),
            ctrl=bool(keys & Qt.KeyboardModifier.ControlModifier),
            alt=bool(keys & Qt.KeyboardModifier.AltModifier),
            unit=1 / camera.zoom,
            slid=(seen[0] - x, seen[1] - y),
            outside=not (0 <= device[0] < camera.width and 0 <= device[1] < camera.height),
        )

    def press(self, event: QMouseEvent) -> None:
        self._note(event)
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (left and self._space):
            at = event.position() * self._sight.camera.ratio
            self._panning = self._sight.camera.to_map(at.x(), at.y())
            self.show_cursor()
        elif left:
            self._show_hover(Hover())
            self._hand.press(self.pointer(event.position(), event.modifiers()))

    def move(self, event: QMouseEvent, size: QRectF) -> None:
        self._note(event)
        self._size = size
        if self._panning is not None:
            x, y = self._sight.camera.to_device(*self._panning)
            at_device = event.position() * self._sight.camera.ratio
            self._sight.pan_by(x - at_device.x(), y - at_device.y())
            return
        at = self.pointer(event.position(), event.modifiers())
        self._hand.move(at)
        if self._hand.busy:
            self._watch_edges()
        elif not self._hand.holding and not self._hand.armed:
            self._hover(at)
        self.show_cursor()

    def release(self, event: QMouseEvent) -> None:
        self._note(event)
        self._scroll.stop()
        if self._panning is not None:
            self._panning = None
        elif event.button() == Qt.MouseButton.LeftButton:
            self._hand.release(self.pointer(event.position(), event.modifiers()))
        self.show_cursor()

    def choose_for_menu(self, position: QPointF) -> None:
        """Select what a context menu is asked for, unless it is selected already."""
        node = node_at(self._desk, self.pointer(position))
        if node not in self._desk.selection:
            self._desk.select([node] if node else [])

    def leave(self) -> None:
        self._show_hover(Hover())

    def wheel(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom at the pointer; with Shift scroll sideways."""
        camera, position = self._sight.camera, event.position()
        keys = event.modifiers()
        self._show_hover(Hover())  # what the pointer was on moves away under it
        if keys & Qt.KeyboardModifier.ControlModifier:
            zoom = camera.zoom * WHEEL_ZOOM ** event.angleDelta().y()
            self._sight.zoom_at(zoom, position.x() * camera.ratio, position.y() * camera.ratio)
            return
        way = QPointF(event.pixelDelta())
        if event.pixelDelta().isNull():
            way = QPointF(event.angleDelta()) / 120 * WHEEL_STEP
        if keys & Qt.KeyboardModifier.ShiftModifier and way.x() == 0:
            way = QPointF(way.y(), 0)
        self._sight.pan_by(-way.x() * camera.ratio, -way.y() * camera.ratio)

    def hold_space(self, held: bool) -> None:
        """While the space bar is held, dragging pans."""
        self._space = held
        self.show_cursor()

    def again(self) -> None:
        """The map moved under a resting pointer during a gesture."""
        if self._hand.busy:
            self._hand.move(self.pointer(self._last, self._keys))

    def show_cursor(self) -> None:
        self._show_cursor(QCursor(_CURSORS[self._cursor()]))

    def _cursor(self) -> str:
        if self._panning is not None:
            return "grab"
        if self._space:
            return "hand"
        preview = self._desk.preview
        if preview.cursor is not None:
            return preview.cursor
        if self._hand.armed:
            return "cross"
        at = self.pointer(self._last, self._keys)
        if port_at(self._desk, at) is not None or end_at(self._desk, at) is not None:
            return "link"
        node = self._node
        if not node and new_point_at(self._desk, at) is not None:
            return "height"
        return self._over(node, at) if node and self._desk.there(node) else "arrow"

    def _over(self, node: str, at: Pointer) -> str:
        if node in self._desk.selection and edge_at(self._desk, node, at):
            return "span"
        placed = self._desk.picture.placed(node)
        role = placed.part.role if placed else ""
        if role == "stage-header" and is_locked(self._desk.document):
            return "arrow"
        return _OVER.get(role, "arrow")

    def _note(self, event: QMouseEvent) -> None:
        self._last, self._keys = event.position(), event.modifiers()

    def _hover(self, at: Pointer) -> None:
        self._node = node = node_at(self._desk, at)
        offer = None if node else offer_at(self._desk, at)
        cell: Bounds | None = offer.spot if offer else None
        self._show_hover(Hover(node, cell, pressable=offer is not None and in_reach(offer, at)))

    def _watch_edges(self) -> None:
        inner = self._size.adjusted(EDGE, EDGE, -EDGE, -EDGE)
        # Beyond the edge the thing is on its way to somewhere else.
        if inner.contains(self._last) or not self._size.contains(self._last):
            self._scroll.stop()
        elif not self._scroll.isActive():
            self._scroll.start()

    def _scroll_at_edge(self) -> None:
        if not self._hand.busy:
            self._scroll.stop()
            return
        ratio = self._sight.camera.ratio
        dx = _edge_step(self._last.x(), self._size.width())
        dy = _edge_step(self._last.y(), self._size.height())
        self._sight.scroll_by(dx * ratio, dy * ratio)
        self.again()


def _edge_step(position: float, length: float) -> float:
    if position < EDGE:
        return -EDGE_STEP
    return EDGE_STEP if position > length - EDGE else 0.0
