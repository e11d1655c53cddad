"""What a screen reader is told of the canvas: the map as a tree of things with name, role, place and state."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from weakref import ref

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.spoken import spoken_name
from cxstudio.canvas.tree import children, parent

if TYPE_CHECKING:
    from cxstudio.canvas.view import MapCanvas


def tell_focus(canvas: MapCanvas) -> None:
    """Tell a screen reader, when one listens, which thing the keyboard is on now."""
    if not QAccessible.isActive():
        return
    interface = QAccessible.queryAccessibleInterface(canvas)
    thing = interface.focusChild() if isinstance(interface, SpokenCanvas) else None
    if thing is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(thing, QAccessible.Event.Focus))


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader, when one listens, read a text out as soon as it is done with what it reads."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class SpokenThing(QAccessibleInterface):
    """One thing on the map. It lives as long as its canvas, which it must not keep."""

    def __init__(self, canvas: MapCanvas, spoken: SpokenCanvas, id: str) -> None:
        super().__init__()
        self._weak, self._weak_spoken = ref(canvas), ref(spoken)
        self.id = id

    @property
    def _canvas(self) -> MapCanvas:
        canvas = self._weak()
        assert canvas is not None
        return canvas

    def isValid(self) -> bool:
        return (
            self._weak() is not None and self._weak_spoken() is not None and self._canvas.desk.there(self.id)
        )

    def object(self) -> Any:
        return None

    def window(self) -> Any:
        return None

    def parent(self) -> Any:
        # Qt asks for it once more when the thing is let go, with its canvas or before it.
        if not self.isValid() or self._spoken().closing:
            return None
        above = parent(self._canvas.desk, self.id)
        here = self._spoken()
        return here.thing(above) if above and above != self._canvas.desk.journey else here

    def childCount(self) -> int:
        return len(self._children())

    def child(self, index: int) -> Any:
        below = self._children()
        return self._spoken().thing(below[index]) if 0 <= index < len(below) else None

    def childAt(self, x: int, y: int) -> Any:
        return self._spoken().under(self._children(), x, y)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return _place(self._children(), child)

    def _children(self) -> list[str]:
        return self._spoken().below(self.id)

    def _spoken(self) -> SpokenCanvas:
        spoken = self._weak_spoken()
        assert spoken is not None
        return spoken

    def text(self, which: QAccessible.Text) -> str:
        return self._name() if which == QAccessible.Text.Name else ""

    def _name(self) -> str:
        desk = self._canvas.desk
        return spoken_name(desk.document, desk.journey, self.id)

    def setText(self, which: QAccessible.Text, text: str) -> None:
        pass

    def rect(self) -> QRect:
        placed = self._canvas.picture.placed(self.id)
        if placed is None:
            return QRect()
        here = self._canvas.sheet.to_view(placed.bounds).toAlignedRect()
        return here.translated(self._canvas.mapToGlobal(QPoint(0, 0)))

    def role(self) -> QAccessible.Role:
        # Lists in lists: as items of a tree Linux takes them for cells, of a table that is not there.
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        chosen = self.id in self._canvas.desk.selection
        for name in ("selectable", "focusable"):
            setattr(state, name, 1)
        state.selected = 1 if chosen else 0
        state.focused = 1 if self.id == self._canvas.desk.current and self._canvas.hasFocus() else 0
        return state


class SpokenCanvas(QAccessibleWidget):
    """The canvas as a tree of what is on it; it must not keep a canvas that was closed."""

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas, QAccessible.Role.List, canvas.accessibleName())
        self._weak = ref(canvas)
        self.closing = False
        # Qt keeps no reference to what Python hands it.
        self._things: dict[str, SpokenThing] = {}
        # Whoever reads a long list asks for its items one by one: each list is made once after a change.
        self._below: dict[str, list[str]] = {}
        self._stop: Callable[[], None] = canvas.desk.document.subscribe(lambda _report: self._below.clear())

    @property
    def _desk(self) -> Desk:
        canvas = self._weak()
        assert canvas is not None
        return canvas.desk

    def childCount(self) -> int:
        return len(self._top())

    def child(self, index: int) -> Any:
        top = self._top()
        return self.thing(top[index]) if 0 <= index < len(top) else None

    def childAt(self, x: int, y: int) -> Any:
        return self.under(self._top(), x, y)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return _place(self._top(), child)

    def focusChild(self) -> Any:
        current = self._desk.current
        return self.thing(current) if current and parent(self._desk, current) else None

    def below(self, id: str) -> list[str]:
        """The ids of what hangs on a thing, in reading order."""
        if id not in self._below:
            self._below[id] = children(self._desk, id)
        return self._below[id]

    def under(self, ids: list[str], x: int, y: int) -> SpokenThing | None:
        """The innermost of these things and what hangs on them under a global point, in logical pixels."""
        for id in ids:
            inner = self.under(self.below(id), x, y)
            if inner is not None:
                return inner
            if self.thing(id).rect().contains(x, y):
                return self.thing(id)
        return None

    def thing(self, id: str) -> SpokenThing:
        """The interface of one thing, the same one as long as the thing is there."""
        if id not in self._things:
            canvas = self._weak()
            assert canvas is not None
            self._let_go([old for old in self._things if not canvas.desk.there(old)])
            self._things[id] = SpokenThing(canvas, self, id)
        return self._things[id]

    def close(self) -> None:
        """Let go of every thing; the canvas is going."""
        self.closing = True
        self._stop()
        self._stop = _nothing  # Qt may keep this object longer than the document may live
        self._let_go(list(self._things))

    def _let_go(self, ids: list[str]) -> None:
        for id in ids:
            release(self._things.pop(id))

    def _top(self) -> list[str]:
        return self.below(self._desk.journey)


def _nothing() -> None:
    """There is nothing left to stop."""


def _place(ids: list[str], child: QAccessibleInterface) -> int:
    return ids.index(child.id) if isinstance(child, SpokenThing) and child.id in ids else -1


def release(interface: QAccessibleInterface) -> None:
    """Take an interface out of Qt's register and delete it: Qt would go on using one that Python alone drops."""
    QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(interface))
